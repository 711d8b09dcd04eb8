"""The audio that a codec is trained on: decoded once to disk, cropped from there."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from rld_live.audio.sound_files import read_audio
from rld_live.errors import DataError, RldError

HELD_OUT = 0.05  # of the files, at least one; of a single file, its end

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Corpus:
    """Spans (first frame, frame count) of one memory-mapped int16 array [frames, channels], split by source file."""

    samples: NDArray[np.int16]
    training: tuple[tuple[int, int], ...]
    held_out: tuple[tuple[int, int], ...]

    def random_crops(self, count: int, frames: int, rng: np.random.Generator) -> Tensor:
        """Return crops from anywhere in the training part, long spans more often: float32 [count, channels, frames]."""
        lengths = np.array([length for _, length in self.training], dtype=np.float64)
        spans = rng.choice(len(self.training), size=count, p=lengths / lengths.sum())
        starts = [self.training[span][0] + int(rng.integers(self._room(span, frames))) for span in spans]
        return torch.stack([self.crop(start, frames) for start in starts])

    def even_crops(self, count: int, frames: int, *, held_out: bool) -> Tensor:
        """Return up to `count` crops spread evenly over one part, the same every time: [n, channels, frames]."""
        starts = [
            first + offset
            for first, length in (self.held_out if held_out else self.training)
            for offset in range(0, max(length - frames, 0) + 1, frames)
        ]
        picked = [starts[int(index)] for index in np.linspace(0, len(starts) - 1, min(count, len(starts)))]
        return torch.stack([self.crop(start, frames) for start in picked])

    def crop(self, start: int, frames: int) -> Tensor:
        """Return float32 [channels, frames], silence where the audio has ended."""
        piece = torch.from_numpy(self.samples[start : start + frames].astype(np.float32).T / 32768.0)
        return torch.nn.functional.pad(piece, (0, frames - piece.shape[1])).contiguous()

    def _room(self, span: int, frames: int) -> int:
        return max(self.training[span][1] - frames, 0) + 1


def open_corpus(files: Sequence[Path], folder: Path, *, sample_rate: int, channels: int) -> Corpus:
    """Decode `files` to `folder`/corpus.i16, unless that is already done, and return them ready to be cropped.

    Files that cannot be read are left out, each with a warning. Raises DataError when nothing remains.
    """
    wanted = {
        "sample_rate": sample_rate,
        "channels": channels,
        "files": [[str(path), path.stat().st_size, path.stat().st_mtime_ns] for path in files],
    }
    index, store = folder / "corpus.json", folder / "corpus.i16"
    known = json.loads(index.read_text()) if index.exists() else {}
    if known.get("source") != wanted:
        known = {"source": wanted, "lengths": _decode(files, store, sample_rate, channels)}
        index.write_text(json.dumps(known, indent=1))  # last, so that an interrupted decoding is done again
    spans: list[tuple[int, int]] = []
    first = 0
    for length in known["lengths"]:
        spans.append((first, length))
        first += length
    samples = np.memmap(store, dtype=np.int16, mode="r").reshape(-1, channels)
    return Corpus(samples, *_split(spans))


def _decode(files: Sequence[Path], store: Path, sample_rate: int, channels: int) -> list[int]:
    lengths: list[int] = []
    with store.open("wb") as out:
        for path in files:
            try:
                frames = read_audio(path, sample_rate=sample_rate, channels=channels)
            except RldError as error:
                logger.warning("left out of training: %s", error)
                continue
            if len(frames):
                out.write((np.clip(frames, -1.0, 1.0) * 32767.0).round().astype(np.int16).tobytes())
                lengths.append(len(frames))
    if not lengths:
        raise DataError(f"none of {len(files)} files holds audio to train a codec on: give a folder with music")
    return lengths


def _split(spans: list[tuple[int, int]]) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """Hold out every n-th file, so that early and late ones are both heard; of a single file, its last part."""
    if len(spans) == 1:
        first, length = spans[0]
        kept = int(length * (1 - HELD_OUT))
        return ((first, kept),), ((first + kept, length - kept),)
    count = max(1, round(HELD_OUT * len(spans)))
    chosen = {int((index + 0.5) * len(spans) / count) for index in range(count)}
    training = tuple(span for index, span in enumerate(spans) if index not in chosen)
    return training, tuple(spans[index] for index in sorted(chosen))
