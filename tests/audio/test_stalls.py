"""A decoder that stalls, on a clock that counts blocks: what is heard of it, to the frame."""

import numpy as np
import pytest

from rld_live.audio.frames import Frames
from rld_live.audio.playback import FADE_SECONDS, Playback
from rld_live.audio.ring import RingBuffer
from tests.audio.sounds import RATE, sharpest_bend, sine

BLOCK = 512
PREBUFFER_SECONDS = 0.5
PREBUFFER = round(PREBUFFER_SECONDS * RATE)
CHUNK = 8192
"""Frames that are decoded at once."""
LEVEL, PERIOD = 0.3, 110
"""Of the music."""
SPEED = 4
"""Chunks that the decoder makes in the time of one."""


class Show:
    """A decoder that keeps the prebuffer in the ring, unless it stalls, and a device that asks for blocks."""

    def __init__(self) -> None:
        self.ring = RingBuffer.create(1 << 17, 2)
        self.playback = Playback(self.ring, sample_rate=RATE, prebuffer_frames=PREBUFFER)
        self.playback.play()
        self.heard: list[Frames] = []
        self._credit = 0.0

    def play(self, seconds: float, *, is_stalled: bool = False) -> None:
        for _ in range(round(seconds * RATE / BLOCK)):
            self._credit = 0.0 if is_stalled else self._credit + SPEED * BLOCK
            while self._credit >= CHUNK and self.ring.ahead_frames < PREBUFFER:
                self._credit -= CHUNK
                self.ring.write(sine(CHUNK, start=self.ring.written))
            block = np.full((BLOCK, 2), np.nan, np.float32)
            self.playback.render(block)
            self.heard.append(block)

    @property
    def sound(self) -> Frames:
        return np.concatenate(self.heard)

    def gaps(self) -> list[tuple[int, int]]:
        """Return where complete silence begins and ends, but for the one before the music."""
        is_silent = np.concatenate([[0], (np.abs(self.sound).max(1) == 0.0).astype(int), [0]])
        edges = np.flatnonzero(np.diff(is_silent))
        runs = zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
        return [(start, stop) for start, stop in runs if start and stop - start > 50]


@pytest.mark.parametrize("seconds", [0.05, 0.3])
def test_a_stall_shorter_than_the_prebuffer_is_not_heard(seconds: float) -> None:
    show = Show()
    show.play(2.0)
    show.play(seconds, is_stalled=True)
    show.play(2.0)
    assert show.playback.meters().underruns == 0
    assert show.gaps() == []
    assert sharpest_bend(show.sound) < 1.2 * sharpest_bend(sine(RATE))


@pytest.mark.parametrize("seconds", [1.0, 3.0, 10.0])
def test_a_longer_one_is_one_episode_of_silence_between_two_fades(seconds: float) -> None:
    show = Show()
    show.play(2.0)
    show.play(seconds, is_stalled=True)
    show.play(3.0)
    assert show.playback.meters().underruns == 1
    ((start, stop),) = show.gaps()
    silence = (stop - start) / RATE
    refilled = PREBUFFER_SECONDS / SPEED + 2 * CHUNK / RATE
    assert seconds - PREBUFFER_SECONDS - CHUNK / RATE < silence < seconds - PREBUFFER_SECONDS + refilled
    assert show.playback.meters().underrun_frames == pytest.approx(silence * RATE, abs=FADE_SECONDS * RATE)
    assert sharpest_bend(show.sound) < 1.5 * sharpest_bend(sine(RATE))


def test_a_decoder_that_is_too_slow_for_good_gives_whole_stretches_and_no_stutter() -> None:
    show = Show()
    show.play(2.0)
    for _ in range(20):  # of each 0.4 s, 0.3 s are computed
        show.play(0.3, is_stalled=True)
        show.play(0.1 * 3 / SPEED)
    underruns = show.playback.meters().underruns
    assert 1 <= underruns <= 8
    assert sharpest_bend(show.sound) < 1.5 * sharpest_bend(sine(RATE))


def test_stalls_in_a_row_are_an_episode_each_between_fades_of_ten_milliseconds() -> None:
    show = Show()
    for _ in range(3):
        show.play(2.0)
        show.play(1.0, is_stalled=True)
    show.play(2.0)
    assert show.playback.meters().underruns == 3
    assert len(show.gaps()) == 3
    fade = round(FADE_SECONDS * RATE)
    for start, stop in show.gaps():
        before, after = (
            np.abs(show.sound[place : place + PERIOD]).max() for place in (start - fade - PERIOD, stop + fade)
        )
        assert (before, after) == pytest.approx((LEVEL, LEVEL), rel=0.02)
        assert np.abs(show.sound[start - fade // 4 : start]).max() < LEVEL / 4
