"""Sounds and cuts that the tests of audio share."""

from collections.abc import Callable, Iterator

import numpy as np

RATE = 48000


def sine(frames, *, hz=440.0, level=0.3, channels=2, start=0):
    """float32 [frames, channels] of one sine on all channels, from frame `start` of it on."""
    wave = level * np.sin(2 * np.pi * hz * np.arange(start, start + frames) / RATE)
    return np.repeat(wave.astype(np.float32)[:, None], channels, axis=1)


def noise(frames, *, level=0.3, channels=2, seed=1):
    """float32 [frames, channels] of uniform noise."""
    return np.random.default_rng(seed).uniform(-level, level, (frames, channels)).astype(np.float32)


def cuts(frames: int, seed: int, *, longest: int = 3000) -> Iterator[slice]:
    """Yield slices that cover `frames` frames in pieces of random size, single frames among them."""
    random = np.random.default_rng(seed)
    start = 0
    while start < frames:
        size = int(random.choice([1, 2, int(random.integers(1, 200)), int(random.integers(1, longest))]))
        yield slice(start, min(frames, start + size))
        start += size


def in_pieces(process: Callable[[np.ndarray], np.ndarray], frames: np.ndarray, seed: int) -> np.ndarray:
    """Feed `frames` to `process` in random pieces, and return all that came out."""
    return np.concatenate([process(frames[cut].copy()) for cut in cuts(len(frames), seed)])


def largest_step(frames: np.ndarray) -> float:
    """The largest difference between neighbouring samples: what a click raises."""
    return float(np.abs(np.diff(frames, axis=0)).max())


def sharpest_bend(frames: np.ndarray) -> float:
    """The largest second difference: a click in smooth material stands out in it."""
    return float(np.abs(np.diff(frames.astype(np.float64), n=2, axis=0)).max())
