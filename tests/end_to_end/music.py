"""What a seed should sound like, and measures of how far something else is from it."""

import numpy as np
from numpy.typing import NDArray

from rld_live.audio.frames import Frames
from rld_live.audio.recording import first_sound
from rld_live.config import ModelsConfig
from rld_live.offline.generate import play
from rld_live.parameters import defaults
from rld_live.pipeline import Pipeline
from rld_live.pipeline.models import compute_on_one_thread, load_models

RATE = 48000
"""Of the built-in codec."""

_WINDOW = 2048


def render(seed: int, seconds: float) -> Frames:
    """Return the beginning of `seed` as the built-in set plays and records it, without a clock: [frames, 2]."""
    compute_on_one_thread()
    models = load_models(ModelsConfig(), solver="dpmpp-2m", chunk=4)
    pipeline = Pipeline.build(models, chunk=4, knobs=defaults())
    pipeline.performance.start((seed,))
    music = np.concatenate(list(play(pipeline, sample_rate=models.codec.info.sample_rate, seconds=seconds)))
    return music[first_sound(music) :]


def loudness(audio: Frames, rate: int = RATE, *, seconds: float = 0.02) -> NDArray[np.float64]:
    """Return the RMS of each stretch, of all channels together."""
    length = round(seconds * rate)
    blocks = audio[: len(audio) // length * length].reshape(-1, length * audio.shape[1])
    return np.asarray(np.sqrt(np.square(blocks.astype(np.float64)).mean(1)))


def silences(audio: Frames, rate: int = RATE, *, longer_than: float = 0.3) -> list[tuple[float, float]]:
    """Return where complete silence begins and ends, in seconds."""
    step = 0.02
    is_silent = loudness(audio, rate, seconds=step) < 1e-6
    edges = np.flatnonzero(np.diff(np.concatenate([[0], is_silent.astype(int), [0]])))
    spans = [(start * step, stop * step) for start, stop in zip(edges[::2], edges[1::2], strict=True)]
    return [(start, stop) for start, stop in spans if stop - start > longer_than]


def likeness(ours: Frames, theirs: Frames) -> float:
    """Return how alike two stretches are, about 1 for the same latents and 0 for unrelated ones.

    It is the correlation of their band levels over time, what both have in all bands at all times left out. Samples
    would not do: the codec's noise and the phases of its tones depend on what was decoded before.
    """
    frames = min(len(ours), len(theirs))
    first, second = (_band_levels(audio[:frames]) for audio in (ours, theirs))
    return float(np.vdot(first, second) / np.sqrt(np.vdot(first, first) * np.vdot(second, second)))


def best_likeness(ours: Frames, theirs: Frames, *, within: float) -> float:
    """Return the greatest likeness of `ours` to a stretch of `theirs` that begins at its start or `within` seconds."""
    starts = range(0, round(within * RATE) + 1, _WINDOW // 4)
    return max(likeness(ours, theirs[start : start + len(ours)]) for start in starts)


def _band_levels(audio: Frames) -> NDArray[np.float64]:
    """Return decibels [blocks, bands], each band's mean taken out."""
    blocks = audio[: len(audio) // _WINDOW * _WINDOW].mean(1).reshape(-1, _WINDOW) * np.hanning(_WINDOW)
    power = np.square(np.abs(np.fft.rfft(blocks, axis=1)))
    edges = np.unique(np.geomspace(2, power.shape[1], 25).astype(int))
    levels = 10 * np.log10(np.add.reduceat(power, edges[:-1], axis=1) + 1e-9)
    return np.asarray(levels - levels.mean(0))
