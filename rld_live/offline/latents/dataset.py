"""Latents on disk as batches to learn from."""

import functools
import hashlib
import itertools
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

import numpy as np
import torch
from torch import Generator, Tensor

from rld_live.codec.contract import CodecInfo
from rld_live.diffusion.checkpoint import Standardisation
from rld_live.errors import DataError
from rld_live.latent.statistics import LatentStatistics, standardise_window
from rld_live.offline.latents.foreign_latents import read_foreign
from rld_live.offline.latents.latent_file import Latents, open_array
from rld_live.offline.latents.manifest import EncodedSource, Manifest, read_manifest

_OPEN_FILES = 256
_STANDARDISE: Mapping[Standardisation, Callable[[LatentStatistics, Tensor], Tensor]] = MappingProxyType(
    {"dimension": LatentStatistics.standardise, "window": lambda _, windows: standardise_window(windows)}
)


@dataclass(frozen=True)
class Span:
    """Part of one source's latents from which windows are cropped: frames `start` to `stop`."""

    path: Path
    start: int
    stop: int

    def crops(self, window: int) -> int:
        """Return how many different windows it holds."""
        return self.stop - self.start - window + 1


Sides = tuple[tuple[Span, ...], tuple[Span, ...]]  # training, validation


def read_latents(folder: Path, codec: CodecInfo | None = None) -> Manifest:
    """Return what `folder` holds, by its manifest or, where RAVE-Latent Diffusion filled it, by what lies in it.

    Those latents do not tell their codec, so `codec` has to; of others it is what they must be of. Raise `DataError` if
    they are of another, or if there is nothing that can be read.
    """
    if not folder.is_dir():
        raise DataError(f"{folder}: is no folder: give one that preprocess wrote, or RAVE-Latent Diffusion's")
    manifest = read_manifest(folder)
    if manifest is None:
        return read_foreign(folder, codec)
    if codec is not None and codec.fingerprint != manifest.codec.fingerprint:
        raise DataError(
            f"{folder}: holds latents of codec {manifest.codec.name} ({manifest.codec.fingerprint}), and --codec is "
            f"{codec.name} ({codec.fingerprint}): leave it out, or encode the audio with it"
        )
    return manifest


def split(folder: Path, sources: Sequence[EncodedSource], *, window: int, share: float = 0.1) -> Sides:
    """Return (training, validation): whole songs of a latent folder, about `share` of the frames held out.

    Where somebody has divided the folder, that stands. Else songs are drawn by a hash of their name, so that adding
    files moves few from one side to the other. A single one is cut in time, its end held out; if it is too short for
    that, validation is on what is trained on. Raise `DataError` for a source shorter than `window`.
    """
    spans = [_music(folder, source, window) for source in sources]
    held_out = tuple(span for span, source in zip(spans, sources, strict=True) if source.is_held_out)
    if 0 < len(held_out) < len(spans):
        return tuple(span for span in spans if span not in held_out), held_out
    if len(spans) == 1:
        return _split_in_time(spans[0], window=window, share=share)
    songs: dict[str, list[Span]] = {}
    for span, source in zip(spans, sources, strict=True):
        songs.setdefault(source.song or source.path, []).append(span)
    order = [songs[name] for name in sorted(songs, key=lambda name: hashlib.sha256(name.encode()).digest())]
    if len(order) == 1:  # one song in parts, which stand in the order of time
        order = [[span] for span in reversed(order[0])]
    wanted = share * sum(span.stop for span in spans)
    count, frames = 0, 0
    while frames < wanted and count < len(order) - 1:
        frames += sum(span.stop for span in order[count])
        count += 1
    return tuple(itertools.chain(*order[count:])), tuple(itertools.chain(*order[:count]))


class WindowCrops:
    """Standardised windows cropped at any offset of some spans."""

    def __init__(
        self,
        spans: tuple[Span, ...],
        statistics: LatentStatistics,
        *,
        window: int,
        standardisation: Standardisation = "dimension",
    ) -> None:
        """Crop from `spans`, each at least `window` long; `statistics` are used if dimensions are standardised."""
        self._spans = spans
        self._window = window
        self._latent_dim = statistics.latent_dim
        self._standardise = functools.partial(_STANDARDISE[standardisation], statistics)
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
        return self._standardise(torch.stack([self._crop(index) for index in indices]))

    def _crop(self, index: int) -> Tensor:
        number = int(np.searchsorted(self._ends, index, side="right"))
        span = self._spans[number]
        start = span.start + index - (int(self._ends[number - 1]) if number else 0)
        return torch.from_numpy(np.array(self._array(number)[:, start : start + self._window], dtype=np.float32))

    def _open(self, number: int) -> Latents:
        span = self._spans[number]
        array = open_array(span.path)
        if array.shape[0] != self._latent_dim or array.shape[1] < span.stop:
            raise DataError(
                f"{span.path}: holds latents {list(array.shape)}, and at first they were [{self._latent_dim}, at least "
                f"{span.stop}]: write them again"
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
            f"{folder}: {source.path}: {source.frames} latent frames are fewer than the window of {window}: train with "
            f"--window {source.frames} or less, or run preprocess with --window {window}, which pads with real silence"
        )
    return Span(folder / source.latents, 0, max(source.frames - source.padded_frames, window))


def _split_in_time(span: Span, *, window: int, share: float) -> Sides:
    held_out = max(window, math.ceil(share * span.stop))
    cut = span.stop - held_out
    if cut < window:
        return (span,), (span,)
    return (replace(span, stop=cut),), (replace(span, start=cut),)
