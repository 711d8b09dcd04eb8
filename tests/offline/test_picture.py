from pathlib import Path

import numpy as np
import pytest
from matplotlib.image import imread

from rld_live.offline.picture import draw

RATE = 48000


def _picture(tmp_path: Path, frames: np.ndarray, latents: np.ndarray) -> np.ndarray:
    path = tmp_path / "new" / "picture.png"
    draw(frames.astype(np.float32), RATE, latents.astype(np.float32), path, "seed 1")
    return imread(path)[:, :, :3]


def _rows_of_the_spectrogram(picture: np.ndarray) -> np.ndarray:
    """Return the brightness of each row between the waveform and the latents, at the middle of the time."""
    return picture[260:600, 600:800].sum(axis=(1, 2))


def test_a_higher_tone_is_drawn_higher_by_equal_steps_per_octave(tmp_path: Path) -> None:
    time = np.arange(2 * RATE)[:, None] / RATE
    latents = np.random.default_rng(0).standard_normal((8, 47))

    rows = [
        int(_rows_of_the_spectrogram(_picture(tmp_path, 0.5 * np.sin(2 * np.pi * hertz * time), latents)).argmax())
        for hertz in (500, 2000, 8000)
    ]

    assert rows[0] > rows[1] > rows[2]
    assert rows[0] - rows[1] == pytest.approx(rows[1] - rows[2], abs=4)


def test_latents_change_their_own_drawing_and_nothing_else(tmp_path: Path) -> None:
    frames = 0.1 * np.random.default_rng(1).standard_normal((RATE, 2))
    latents = np.random.default_rng(2).standard_normal((8, 24))

    one, other = _picture(tmp_path, frames, latents), _picture(tmp_path, frames, -latents)

    changed = np.flatnonzero(np.abs(one - other).max(axis=(1, 2)) > 0.02)
    assert changed.min() > 0.7 * len(one)


def test_silence_is_dark(tmp_path: Path) -> None:
    picture = _picture(tmp_path, np.zeros((RATE, 1)), np.zeros((4, 24)))

    assert _rows_of_the_spectrogram(picture).max() < 0.01 * 200 * 3


@pytest.mark.parametrize(("count", "channels"), [(0, 1), (1, 2), (100, 4), (30 * RATE, 2)])
def test_any_length_and_channel_count_is_drawn(tmp_path: Path, count: int, channels: int) -> None:
    picture = _picture(tmp_path, np.zeros((count, channels)), np.ones((3, max(1, count // 2048))))

    assert picture.shape == (880, 1540, 3)
