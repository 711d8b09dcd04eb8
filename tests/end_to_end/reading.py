"""What a recording of the telling set says: which latents it holds, and where in which seed they come from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from rld_live.audio.frames import Frames
from tests.end_to_end.telling import DIMENSIONS, FIRST, LEVEL, RATE, RATIO, STRIDE, Latents

NEAR = 0.05
"""Distance between latents that are the same but for the filters of the output; unrelated ones are about 4 apart."""
_BINS = slice(FIRST, FIRST + STRIDE * DIMENSIONS, STRIDE)


@dataclass(frozen=True)
class Reading:
    """A recording, cut into latent frames where the decoder's began.

    It must hold more than one: what is frozen repeats itself, and does not tell where its latent frames begin.
    """

    audio: Frames
    """[frames, 2]"""
    offset: int
    """Audio frame at which the first whole latent frame begins."""
    latents: Latents
    """[latent_frames, latent_dim]"""
    residual: NDArray[np.float64]
    """Share of each latent frame's level that is none of the set's tones: 0, but for edges and what is no music."""

    @classmethod
    def of(cls, path: Path) -> "Reading":
        audio, rate = soundfile.read(path, dtype="float32", always_2d=True)
        assert rate == RATE
        return cls.of_audio(audio)

    @classmethod
    def of_audio(cls, audio: Frames) -> "Reading":
        mono = audio[:, 0].astype(np.float64)
        coarse = min(range(0, RATIO, 16), key=lambda offset: _misfit(mono, offset))
        offset = min(range(coarse - 16, coarse + 17), key=lambda each: _misfit(mono, each % RATIO)) % RATIO
        latents, residual = _read(mono, offset)
        return cls(audio, offset, latents, residual)

    def sample(self, latent_frame: int) -> int:
        """Return the audio frame at which a latent frame begins."""
        return self.offset + latent_frame * RATIO

    def latent_frame(self, sample: float) -> float:
        """Return the latent frame, with its fraction, in which an audio frame lies."""
        return (sample - self.offset) / RATIO

    def places(self, seeds: Mapping[int, Latents]) -> list[tuple[int, int] | None]:
        """Return (seed, latent frame of it) for each latent frame; None for what is none of the `seeds`."""
        return [_nearest(latents, seeds) for latents in self.latents]


def silent_runs(audio: Frames, *, least: int = 256) -> list[tuple[int, int]]:
    """Return where complete silence begins and ends, in audio frames; runs of fewer than `least` left out."""
    is_silent = np.all(audio == 0.0, axis=1).astype(int)
    edges = np.flatnonzero(np.diff(is_silent, prepend=0, append=0))
    return [(int(start), int(stop)) for start, stop in edges.reshape(-1, 2) if stop - start >= least]


def first_change(places: Sequence[tuple[int, int] | None], seed: int, *, start: int = 0) -> int:
    """Return the first latent frame from `start` on that is one of `seed`."""
    return next(index for index in range(start, len(places)) if (place := places[index]) and place[0] == seed)


def stretches(places: Sequence[tuple[int, int] | None], *, least: int = 3) -> list[tuple[int, int, int]]:
    """Return what was played without a break: (seed, first latent frame of the seed, how many), short ones left out."""
    found: list[tuple[int, int, int]] = []
    before: tuple[int, int] | None = None
    for place in places:
        if place is not None and before is not None and place == (before[0], before[1] + 1):
            seed, first, count = found[-1]
            found[-1] = (seed, first, count + 1)
        elif place is not None:
            found.append((*place, 1))
        before = place
    return [each for each in found if each[2] >= least]


def slerp(first: Latents, second: Latents, share: float) -> Latents:
    """Return the point between two latents [latent_dim] on the arc, its length in proportion: written anew here."""
    lengths = np.linalg.norm(first), np.linalg.norm(second)
    angle = np.arccos(np.clip(first @ second / lengths[0] / lengths[1], -1, 1))
    ways = np.sin((1 - share) * angle) * first / lengths[0] + np.sin(share * angle) * second / lengths[1]
    return np.asarray(ways / np.sin(angle) * ((1 - share) * lengths[0] + share * lengths[1]))


def _nearest(latents: NDArray[np.float64], seeds: Mapping[int, Latents]) -> tuple[int, int] | None:
    distances = {seed: np.linalg.norm(each - latents, axis=1) for seed, each in seeds.items()}
    seed = min(distances, key=lambda each: float(distances[each].min()))
    place = int(distances[seed].argmin())
    return (seed, place) if distances[seed][place] < NEAR else None


def _read(mono: NDArray[np.float64], offset: int) -> tuple[Latents, NDArray[np.float64]]:
    count = (len(mono) - offset) // RATIO
    blocks = mono[offset : offset + count * RATIO].reshape(count, RATIO)
    spectra = np.fft.rfft(blocks, axis=1)
    latents = -2 / RATIO / LEVEL * spectra[:, _BINS].imag
    power = np.square(np.abs(spectra[:, 1:-1])).sum(1)
    ours = np.square(spectra[:, _BINS].imag).sum(1)
    return latents, np.sqrt(np.maximum(0.0, power - ours) / np.maximum(power, 1e-12))


def _misfit(mono: NDArray[np.float64], offset: int) -> float:
    return float(_read(mono[: 200 * RATIO], offset)[1].mean())
