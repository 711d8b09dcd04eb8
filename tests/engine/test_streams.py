"""What listeners get, when it is heard."""

import time

import numpy as np
import pytest
import torch

from rld_live.audio.ring import RingBuffer
from rld_live.control.replies import Value
from rld_live.engine.positions import Positions, Written
from rld_live.engine.streams import Streams

RATE = 1000.0
RATIO = 10
LATENT_RATE = RATE / RATIO


class Stage:
    """Notes what is sent, and when."""

    def __init__(self, *listeners: str) -> None:
        self.listeners = set(listeners)
        self.sent: list[tuple[float, str, tuple[Value, ...]]] = []

    def has_listeners(self, name: str) -> bool:
        return name in self.listeners

    def stream(self, name: str, *values: Value) -> None:
        self.sent.append((time.monotonic(), name, values))


class Rig:
    """Latents at 100 Hz whose numbers are their places, played from now on."""

    def __init__(self, *listeners: str) -> None:
        self.stage = Stage(*listeners)
        self.ring = RingBuffer.create(4096, 1)
        self.began = time.monotonic()
        self.outlines = 0
        positions = Positions(self.ring, clock=self.clock, latent_rate=LATENT_RATE, late_seconds=0.0)
        self.ring.write(np.zeros((2000, 1), np.float32))
        positions.add(Written(0, 2000, 0, 200, torch.arange(200.0).repeat(2, 1)))
        self.streams = Streams(self.stage, positions, outline=self.outline)

    def clock(self) -> tuple[int, float]:
        """Return the place of the latest block of 20 frames."""
        blocks = int((time.monotonic() - self.began) * RATE / 20)
        return 20 * blocks, self.began + 20 * blocks / RATE

    def outline(self) -> list[tuple[float, float]]:
        self.outlines += 1
        return [(-0.5, 0.5 / self.outlines)]


def test_each_latent_frame_is_sent_once_when_it_begins_to_be_heard() -> None:
    rig = Rig("latent")
    with rig.streams:
        time.sleep(0.4)
    assert {name for _, name, _ in rig.stage.sent} == {"latent"}
    frames = [int(values[0]) for _, _, values in rig.stage.sent]
    assert frames == list(range(frames[0], frames[0] + len(frames)))
    assert len(frames) > 20
    late = [moment - rig.began - values[0] / LATENT_RATE for moment, _, values in rig.stage.sent[1:]]  # type: ignore[operator]
    assert np.median(late) == pytest.approx(0.0, abs=0.005)


def test_the_outline_goes_out_twenty_times_a_second_without_what_nobody_listened_to() -> None:
    rig = Rig("waveform")
    with rig.streams:
        time.sleep(0.4)
    assert 5 <= len(rig.stage.sent) <= 8
    assert rig.stage.sent[0][2] == (-0.5, 0.25)
    assert rig.outlines == len(rig.stage.sent) + 1


def test_nobody_listens_and_nothing_is_made() -> None:
    rig = Rig()
    with rig.streams:
        time.sleep(0.1)
    assert rig.stage.sent == []
    assert rig.outlines == 0


def test_a_jump_of_the_music_is_followed_without_what_lies_between() -> None:
    rig = Rig("latent")
    with rig.streams:
        time.sleep(0.1)
        rig.began -= 1.0
        time.sleep(0.1)
    frames = [int(values[0]) for _, _, values in rig.stage.sent]
    assert len(frames) < 40
    assert frames[-1] > 100
