"""Latent folders of RAVE-Latent Diffusion and its forks, read where they lie.

Their preprocessing writes one array per piece of a recording: float32 [1, latent_dim, window] called
`SONG_part000.npy` (RAVE-Latent Diffusion; the Flex-ed fork, after a hash of the song's folder), [latent_dim, frames]
for a whole song (E. Elia's fork), or a compressed `.npz` whose `z_audio` stands beside a loudness (L. Blanchard's).
Most standardise each piece by its own mean and deviation, one number for all dimensions, and keep neither; some leave
the latents as they are. Nowhere does it say which codec they are of.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from rld_live.codec.contract import CodecInfo
from rld_live.errors import DataError
from rld_live.latent.statistics import LatentStatistics, StatisticsEstimator
from rld_live.offline.latents.latent_file import SUFFIXES, open_array
from rld_live.offline.latents.manifest import EncodedSource, Manifest, codec_identity, known_statistics

_PART = re.compile(r"_part\d+$")
_HELD_OUT: Mapping[str, bool] = MappingProxyType(
    {"train": False, "training": False, "val": True, "valid": True, "validation": True, "test": True}
)
# Pieces are cut to the window after they were standardised, which moves both numbers by about 1 %. Raw latents that
# pass for standardised ones, piece by piece, are so nearly so that standardising them changes nothing.
_TOLERANCE = 0.02
_MOST_PIECES = 0.9


@dataclass(frozen=True)
class ForeignFolder:
    """What the headers of a folder's arrays say."""

    folder: Path
    latent_dim: int
    frames: Mapping[str, int]
    """Length of every array, by its path relative to the folder."""

    @property
    def songs(self) -> int:
        """How many recordings the arrays are parts of."""
        return len({_song(name) for name in self.frames})


def survey(folder: Path) -> ForeignFolder:
    """Return what the arrays in `folder` are, from their headers (those of `.npz` take unpacking).

    Raise `DataError` if they are not latents of one codec.
    """
    paths = sorted(
        path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and not path.name.startswith(".")
    )
    if not paths:
        raise DataError(
            f"{folder}: holds neither a manifest nor .npy or .npz files: give a folder that preprocess wrote, or "
            "RAVE-Latent Diffusion's"
        )
    shapes = {path: open_array(path).shape for path in paths}
    first, (latent_dim, _) = next(iter(shapes.items()))
    for path, (dims, _) in shapes.items():
        if dims != latent_dim:
            raise DataError(
                f"{folder}: {first.name} has {latent_dim} latent dimensions and {path.name} has {dims}: keep the "
                "latents of one codec in a folder"
            )
    return ForeignFolder(
        folder, latent_dim, {path.relative_to(folder).as_posix(): frames for path, (_, frames) in shapes.items()}
    )


def read_foreign(folder: Path, codec: CodecInfo | None) -> Manifest:
    """Return what a manifest of `folder` would say, had `preprocess` written it with `codec`; read everything once.

    Raise `DataError` for latents of several codecs or of another one than `codec`, and for arrays without music.
    """
    found = survey(folder)
    if codec is None:
        raise DataError(
            f"{folder}: does not tell which codec its latents of {found.latent_dim} dimensions are of: name it "
            "(--codec CODEC.ts)"
        )
    if codec.latent_dim != found.latent_dim:
        raise DataError(
            f"{folder}: holds latents of {found.latent_dim} dimensions, and codec {codec.name} has "
            f"{codec.latent_dim}: name the codec that they were made with"
        )
    estimator, sources, standardised, spoilt = StatisticsEstimator(), [], 0, []
    for name, frames in found.frames.items():
        array = np.asarray(open_array(folder / name), dtype=np.float32)
        music = array[:, : _end_of_music(array)]
        if not np.isfinite(array).all() or not music.size:
            spoilt.append(name)
            continue
        estimator.add(music)
        standardised += _is_standardised(music)
        sources.append(_source(folder, name, frames=frames, padded=frames - music.shape[1], codec=codec))
    if spoilt:
        raise DataError(
            f"{folder}: {len(spoilt)} of {len(found.frames)} arrays hold NaN, infinity, or zeros and nothing else "
            f"({', '.join(spoilt[:5])}{', …' if len(spoilt) > 5 else ''}): remove them, or encode that audio again"
        )
    manifest = Manifest(
        codec=codec_identity(codec),
        window=min(found.frames.values()),
        audio=str(folder),
        statistics=known_statistics(codec) or estimator.statistics(),
        sources=tuple(sources),
        failed=(),
    )
    if standardised < _MOST_PIECES * len(sources):
        return manifest
    return replace(manifest, standardisation="window", statistics=LatentStatistics.uniform(codec.latent_dim))


def _source(folder: Path, name: str, *, frames: int, padded: int, codec: CodecInfo) -> EncodedSource:
    stamp = (folder / name).stat()
    return EncodedSource(
        path=name,
        size=stamp.st_size,
        mtime_ns=stamp.st_mtime_ns,
        latents=name,
        frames=frames,
        padded_frames=padded,
        seconds=(frames - padded) * codec.ratio / codec.sample_rate,
        song=_song(name),
        is_held_out=next((_HELD_OUT[part] for part in Path(name.lower()).parts[:-1] if part in _HELD_OUT), None),
    )


def _song(name: str) -> str:
    return _PART.sub("", name.rpartition(".")[0])


def _end_of_music(array: NDArray[np.float32]) -> int:
    """Return where the zeros begin that short pieces are filled up with."""
    sounding = np.flatnonzero(array.any(axis=0))
    return int(sounding[-1]) + 1 if len(sounding) else 0


def _is_standardised(music: NDArray[np.float32]) -> bool:
    mean, deviation = music.mean(dtype=np.float64), music.std(dtype=np.float64)
    return bool(abs(mean) < _TOLERANCE and abs(deviation - 1) < _TOLERANCE)
