"""Latents on disk as batches to learn from."""

import functools
import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Generator, Tensor

from rld_live.errors import DataError
from rld_live.latent.statistics import LatentStatistics
from rld_live.offline.manifest import EncodedSource, Manifest, read_manifest

_OPEN_FILES = 256


@dataclass(frozen=True)
class Span:
    """Part of one source's latents from which windows are cropped: frames `start` to `stop`."""

    path: Path
    start: int
    stop: int

    def crops(self, window: int) -> int:
        """Return how many different windows it holds."""
        return self.stop - self.start - window + 1


def read_latents(folder: Path) -> Manifest:
    """Return what `folder` says that it holds; raise `DataError` if that is nothing, or cannot be read."""
    manifest = read_manifest(folder)
    if manifest is None:
        raise DataError(f"{folder}: there is no manifest in it: give a folder that preprocess wrote")
    if not manifest.sources:
        raise DataError(f"{folder}: holds no latents: run preprocess on a folder with audio in it")
    return manifest


def split(
    folder: Path, sources: Sequence[EncodedSource], *, window: int, share: float = 0.1
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return (training, validation): whole sources of a latent folder, about `share` of the frames held out.

    Sources are drawn by a hash of their name, so that adding files moves few from one side to the other. A single one
    is cut in time, its end held out; if it is too short for that, validation is on what is trained on. Raise
    `DataError` for a source shorter than `window`.
    """
    order = sorted(sources, key=lambda source: hashlib.sha256(source.path.encode()).digest())
    spans = [_music(folder, source, window) for source in order]
    if len(spans) == 1:
        return _split_in_time(spans[0], window=window, share=share)
    wanted = share * sum(span.stop for span in spans)
    count, frames = 0, 0
    while frames < wanted and count < len(spans) - 1:
        frames += spans[count].stop
        count += 1
    return tuple(spans[count:]), tuple(spans[:count])


class WindowCrops:
    """Standardised windows cropped at any offset of some spans."""

    def __init__(self, spans: tuple[Span, ...], statistics: LatentStatistics, *, window: int) -> None:
        """Crop from `spans`, each at least `window` long."""
        self._spans = spans
        self._statistics = statistics
        self._window = window
        self._ends = np.cumsum([span.crops(window) for span in spans])
        self._array = functools.lru_cache(maxsize=_OPEN_FILES)(self._open)

    def __len__(self) -> int:
        """Return how many different windows there are."""
        return int(self._ends[-1])

    def draw(self, count: int, generator: Generator) -> Tensor:
        """Return `count` windows, every offset of every source equally likely: [count, latent_dim, window]."""
        return self.at(torch.randint(len(self), (count,), generator=generator).tolist())

    def spread(self, count: int) -> Tensor:
        """Return `count` windows at equal distances over everything: always the same ones."""
        return self.at([(2 * number + 1) * len(self) // (2 * count) for number in range(count)])

    def at(self, indices: list[int]) -> Tensor:
        """Return the windows numbered `indices`: [len(indices), latent_dim, window]."""
        return self._statistics.standardise(torch.stack([self._crop(index) for index in indices]))

    def _crop(self, index: int) -> Tensor:
        number = int(np.searchsorted(self._ends, index, side="right"))
        span = self._spans[number]
        start = span.start + index - (int(self._ends[number - 1]) if number else 0)
        return torch.from_numpy(np.array(self._array(number)[:, start : start + self._window]))

    def _open(self, number: int) -> NDArray[np.float32]:
        span = self._spans[number]
        try:
            array: NDArray[np.float32] = np.load(span.path, mmap_mode="r", allow_pickle=False)
        except (OSError, ValueError) as error:
            raise DataError(f"{span.path}: cannot be read ({error}): run preprocess again") from error
        expected = self._statistics.latent_dim
        if array.ndim != 2 or array.shape[0] != expected or array.shape[1] < span.stop or array.dtype != np.float32:
            raise DataError(
                f"{span.path}: holds {array.dtype} {list(array.shape)}, and the manifest says float32 "
                f"[{expected}, at least {span.stop}]: run preprocess again"
            )
        return array


def step_generator(seed: int, step: int) -> Generator:
    """Return the generator of everything random in training step `step`: it depends on nothing that came before."""
    (state,) = np.random.SeedSequence([seed, step]).generate_state(1, np.uint64)
    return torch.Generator().manual_seed(int(state) & (2**63 - 1))


def _music(folder: Path, source: EncodedSource, window: int) -> Span:
    """Return the part of `source` that is music: the silence after it counts only as far as one window needs it."""
    if source.frames < window:
        raise DataError(
            f"{source.path}: {source.frames} latent frames are fewer than the window of {window}: run preprocess "
            f"with --window {window}, which pads with real silence, or train with a smaller window"
        )
    return Span(folder / source.latents, 0, max(source.frames - source.padded_frames, window))


def _split_in_time(span: Span, *, window: int, share: float) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    held_out = max(window, math.ceil(share * span.stop))
    cut = span.stop - held_out
    if cut < window:
        return (span,), (span,)
    return (replace(span, stop=cut),), (replace(span, start=cut),)
