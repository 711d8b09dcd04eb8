"""The decoder's thread, with a ring whose reader is the test."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np
import pytest
import torch
from torch import Tensor

from rld_live.audio.frames import Frames
from rld_live.audio.playback import Playback
from rld_live.audio.ring import RingBuffer
from rld_live.engine.decoder import DecoderThread
from rld_live.latent.library import Library
from rld_live.latent.statistics import LatentStatistics
from rld_live.latent.timeline import Timeline
from rld_live.pipeline import Decoding, Generation, Performance, Pipeline
from rld_live.pipeline.diffusion_source import DiffusionSource

RATE = 8000
RATIO = 80
HOP = 64
BLOCK = 80
PREBUFFER = 3200


class SeedSampler:
    """Denoises every window to one value, which its steps tell: a piece with s steps is s / 10 all along."""

    def sample(self, noise: Tensor, *, steps: int) -> Tensor:
        return torch.full_like(noise, steps / 10)


class HoldingDecoder:
    """Each latent frame becomes RATIO frames of its value."""

    delay_frames = 0

    def push(self, latents: Tensor) -> Frames:
        return np.repeat(latents[0].numpy(), RATIO)[:, None].astype(np.float32)


class Rig:
    def __init__(self) -> None:
        library = Library(hop=HOP)
        timeline = Timeline(library)
        source = DiffusionSource(SeedSampler(), latent_dim=1, window=2 * HOP)
        self.pipeline = Pipeline(
            generation=Generation(source, library, wanted=lambda: timeline.wanted),
            decoding=Decoding(timeline, HoldingDecoder(), LatentStatistics((0.0,), (1.0,)), chunk=4, ratio=RATIO),
            performance=Performance(
                timeline, latent_rate=RATE / RATIO, crossfade_seconds=0.0, temperature=1.0, steps=2
            ),
            timeline=timeline,
            library=library,
            latent_rate=RATE / RATIO,
        )
        self.ring = RingBuffer.create(32_000, 1)
        self.playback = Playback(self.ring, sample_rate=RATE, prebuffer_frames=PREBUFFER)
        self.playback.play()
        self.decoder = DecoderThread(
            self.pipeline,
            self.ring,
            codec_rate=RATE,
            device_rate=RATE,
            block_frames=BLOCK,
            prebuffer_frames=PREBUFFER,
            after_turn=self.generate,
        )

    def generate(self) -> None:
        while self.pipeline.generation.next() is not None:
            pass

    def hear(self, blocks: int) -> Frames:
        """Take blocks as a sound card would, giving the decoder time between them."""
        out = np.zeros((blocks * BLOCK, 1), np.float32)
        for start in range(0, len(out), BLOCK):
            self.playback.render(out[start : start + BLOCK])
            time.sleep(0.002)
        return out


@contextmanager
def playing() -> Iterator[Rig]:
    rig = Rig()
    rig.decoder.submit(lambda performance: performance.start((1,)))
    with rig.decoder:
        wait_until(lambda: rig.ring.ahead_frames >= PREBUFFER)
        yield rig


def wait_until(is_true: Callable[[], bool], seconds: float = 5.0) -> None:
    deadline = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < deadline
        time.sleep(0.002)


def test_the_ring_is_kept_at_the_prebuffer() -> None:
    with playing() as rig:
        time.sleep(0.05)
        assert PREBUFFER <= rig.ring.ahead_frames < PREBUFFER + 2 * 4 * RATIO
        rig.hear(20)
        wait_until(lambda: rig.ring.ahead_frames >= PREBUFFER)
        assert rig.decoder.fault is None


def test_a_trigger_is_heard_long_before_the_ring_would_have_played_out() -> None:
    with playing() as rig:
        rig.hear(10)

        def other_steps(performance: Performance) -> None:
            performance.set_steps(8)
            performance.play_seed(2, 0.0)

        before = rig.playback.meters().frames_played
        level = rig.hear(1)[-1, 0]
        rig.decoder.submit(other_steps)
        heard = rig.hear(60)[:, 0]
        changed = int(np.argmax(np.abs(heard - level) > 0.3))
        assert before > 0
        assert 0 < changed < PREBUFFER // 2
        assert rig.playback.meters().underruns == 0


def test_a_splice_goes_over_in_ten_milliseconds_without_a_step() -> None:
    with playing() as rig:
        rig.hear(10)
        rig.decoder.submit(lambda performance: performance.set_steps(8))
        rig.decoder.submit(lambda performance: performance.play_seed(2, 0.0))
        heard = rig.hear(60)[:, 0]
        assert np.abs(np.diff(heard)).max() < 0.6 * (np.pi / 2) / (0.01 * RATE) * 1.5


def test_work_that_raises_ends_the_thread_and_is_told(caplog: pytest.LogCaptureFixture) -> None:
    def fail(_performance: Performance) -> None:
        raise ZeroDivisionError

    with playing() as rig:
        rig.decoder.submit(fail)
        wait_until(lambda: rig.decoder.fault is not None)
        assert isinstance(rig.decoder.fault, ZeroDivisionError)
        assert "decoder thread has failed" in caplog.text


def test_work_that_never_ends_does_not_stop_the_music() -> None:
    with playing() as rig:

        def again(_performance: Performance) -> None:
            rig.decoder.submit(again)

        rig.decoder.submit(again)
        rig.hear(20)
        wait_until(lambda: rig.ring.ahead_frames >= PREBUFFER)
        assert rig.playback.meters().underruns == 0


def test_a_trigger_behind_another_waits_for_its_splice_instead_of_the_ring() -> None:
    rig = Rig()
    rig.decoder.submit(lambda performance: performance.start((1,)))
    while rig.ring.ahead_frames < PREBUFFER:
        rig.decoder.turn()
    rig.hear(10)
    for seed in (2, 3):
        rig.decoder.submit(lambda performance, seed=seed: performance.play_seed(seed, 0.0))  # type: ignore[misc]
        rig.decoder.turn()
    assert rig.pipeline.timeline.waiting_seed == 3
    while rig.ring.is_splice_pending:
        rig.hear(1)
    rig.decoder.turn()
    assert rig.pipeline.timeline.waiting_seed == -1
    assert rig.ring.is_splice_pending
