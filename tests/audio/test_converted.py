"""The music fed to a card that has another rate than the ring."""

import numpy as np
import pytest
import soxr

from rld_live.audio.converted import ConvertedRender
from rld_live.audio.device import OutputInfo
from rld_live.audio.opening import fitting
from tests.audio.sounds import RATE, noise


class Music:
    """Renders `frames` block by block, and remembers when each block begins and what it was told."""

    def __init__(self, frames):
        self.frames = frames
        self.done = 0
        self.times = []
        self.told = []

    def __call__(self, out, *, block_time, late_seconds, is_underflow):
        out[:] = self.frames[self.done : self.done + len(out)]
        self.done += len(out)
        self.times.append(block_time)
        self.told.append((late_seconds, is_underflow))


@pytest.mark.parametrize("card_rate", [44100, 96000, 22050])
@pytest.mark.parametrize("block", [64, 512, 777])
def test_the_card_gets_what_resampling_all_at_once_gives(card_rate, block):
    music = Music(noise(2 * RATE))
    render = ConvertedRender(music, music_rate=RATE, card_rate=card_rate, channels=2, block_frames=512)
    out = np.full((card_rate, 2), np.nan, np.float32)
    for start in range(0, len(out), block):
        piece = out[start : start + block]
        render(piece, block_time=1000.0 + start / card_rate, late_seconds=0.0, is_underflow=False)
    whole = soxr.resample(music.frames, RATE, card_rate, quality="HQ")[: len(out)]
    assert np.abs(out - whole).max() < 1e-4


def test_each_block_of_the_music_is_dated_at_the_moment_when_the_card_comes_to_it():
    music = Music(noise(2 * RATE))
    render = ConvertedRender(music, music_rate=RATE, card_rate=44100, channels=2, block_frames=512)
    for start in range(0, 44100, 441):
        render(np.zeros((441, 2), np.float32), block_time=5.0 + start / 44100, late_seconds=0.0, is_underflow=False)
    assert np.array(music.times) == pytest.approx(5.0 + np.arange(len(music.times)) * 512 / RATE)


@pytest.mark.parametrize("block", [16, 64])
def test_small_blocks_of_a_card_at_another_rate_never_cost_many_of_the_music(block):
    music = Music(noise(4 * RATE))
    info = OutputInfo("card", "JACK", 44100, 2, block, latency_seconds=0.01, is_null=False, sentence="a card")
    _, render = fitting(info, music, music_rate=RATE)
    asked = []
    for _ in range(44100 // block):
        before = len(music.times)
        render(np.zeros((block, 2), np.float32), block_time=0.0, late_seconds=0.0, is_underflow=False)
        asked.append(len(music.times) - before)
    assert max(asked[1:]) == 1  # the first fills the conversion


def test_lateness_is_told_once():
    music = Music(noise(2 * RATE))
    render = ConvertedRender(music, music_rate=RATE, card_rate=44100, channels=2, block_frames=64)
    render(np.zeros((1024, 2), np.float32), block_time=5.0, late_seconds=0.3, is_underflow=True)
    assert music.told[0] == (0.3, True)
    assert set(music.told[1:]) == {(0.0, False)}
