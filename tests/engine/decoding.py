"""A decoder's thread whose ring is read, and whose latents are generated, by the test."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from rld_live.audio.frames import Frames
from rld_live.audio.playback import Playback
from rld_live.audio.ring import RingBuffer
from rld_live.engine.decoder import DecoderThread
from rld_live.engine.positions import Positions
from rld_live.engine.sets.now_playing import NowPlaying
from tests.engine.sets.small_sets import generate, playing_of, small_pipeline
from tests.waiting import wait_until

RATE = 8000
RATIO = 80
BLOCK = 80
PREBUFFER = 3200


class NotingLog:
    def __init__(self) -> None:
        self.lines: list[dict[str, Any]] = []

    def note(self, **line: Any) -> None:
        self.lines.append(line)


class Rig:
    def __init__(self, *, device_rate: int = RATE) -> None:
        self.pipeline = small_pipeline(rate=RATE, ratio=RATIO, knobs={"crossfade": 0.0, "steps": 2})
        self.playing = NowPlaying(playing_of("default", self.pipeline))
        self.ring = RingBuffer.create(32_000, 1)
        self.playback = Playback(self.ring, sample_rate=device_rate, prebuffer_frames=PREBUFFER)
        self.playback.play()
        self.log = NotingLog()
        self.block_time = time.monotonic()
        self.positions = Positions(
            self.ring,
            clock=lambda: (self.ring.taken, self.block_time),
            latent_rate=RATE / RATIO,
            late_seconds=0.0,
        )
        self.decoder = DecoderThread(
            self.playing,
            self.ring,
            positions=self.positions,
            log=self.log,
            device_rate=device_rate,
            block_frames=BLOCK,
            prebuffer_frames=PREBUFFER,
            after_turn=self.generate,
        )

    def generate(self) -> None:
        for each in self.playing.at_work:
            generate(each.pipeline)

    def hear(self, blocks: int) -> Frames:
        """Take blocks as a sound card would, giving the decoder time between them."""
        out = np.zeros((blocks * BLOCK, 1), np.float32)
        for start in range(0, len(out), BLOCK):
            self.playback.render(out[start : start + BLOCK])
            self.block_time = time.monotonic()
            time.sleep(0.002)
        return out


@contextmanager
def playing(*, device_rate: int = RATE) -> Iterator[Rig]:
    rig = Rig(device_rate=device_rate)
    rig.decoder.submit(lambda performance: performance.start((1,)))
    with rig.decoder:
        wait_until(lambda: rig.ring.ahead_frames >= PREBUFFER)
        yield rig


def turned(rig: Rig, blocks: int = 0) -> Rig:
    """Let the music begin, and be heard for `blocks`, without a thread: the test takes the turns."""
    rig.decoder.submit(lambda performance: performance.start((1,)))
    fill(rig)
    for _ in range(blocks):
        rig.hear(1)
        fill(rig)
    return rig


def fill(rig: Rig) -> None:
    while rig.ring.ahead_frames < PREBUFFER:
        rig.decoder.turn()


def play_on(rig: Rig, blocks: int) -> Frames:
    """Take turns and blocks until so many are heard; return them."""
    heard = []
    for _ in range(blocks):
        fill(rig)
        rig.decoder.turn()
        heard.append(rig.hear(1))
    return np.concatenate(heard)
