"""The table of contents of a latent folder: what was encoded, with which codec, and what could not be."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from rld_live.codec.contract import CodecInfo
from rld_live.diffusion.checkpoint import CodecIdentity, Standardisation
from rld_live.errors import DataError
from rld_live.latent.statistics import LatentStatistics

FILE = "manifest.json"
VERSION = 1


@dataclass(frozen=True)
class EncodedSource:
    """One audio file and its latents, float32 [latent_dim, frames]."""

    path: str
    """Relative to the audio folder, with forward slashes."""
    size: int
    mtime_ns: int
    latents: str
    """Relative to the latent folder."""
    frames: int
    padded_frames: int
    """How many of `frames`, at the end, are silence and nothing else."""
    seconds: float
    """Length of the audio that was encoded."""
    damage: str | None = None
    """Why the audio ends before its file does, if so."""
    song: str | None = None
    """What this is one part of, where a recording was cut into several."""
    is_held_out: bool | None = None
    """Whether it was put aside for validation, where somebody decided that already."""


@dataclass(frozen=True)
class Failure:
    """An audio file that could not be read, or not to its end."""

    path: str
    reason: str


@dataclass(frozen=True)
class Manifest:
    """What one folder holds."""

    codec: CodecIdentity
    window: int
    audio: str
    """The folder that the sources' paths are relative to."""
    statistics: LatentStatistics
    sources: tuple[EncodedSource, ...]
    failed: tuple[Failure, ...]
    standardisation: Standardisation = "dimension"
    """ "window" where every piece was standardised as a whole before it was written, and its own scale is lost."""

    @property
    def seconds(self) -> float:
        """Length of all audio that was encoded."""
        return sum(source.seconds for source in self.sources)

    def write(self, folder: Path) -> None:
        """Write it whole or not at all; raise `DataError` if that cannot be done."""
        text = json.dumps({"version": VERSION, **asdict(self)}, indent=1, ensure_ascii=False)
        with written_whole(folder / FILE) as file:
            file.write(text.encode())


def codec_identity(info: CodecInfo) -> CodecIdentity:
    """Return what latents and checkpoints remember of a codec."""
    return CodecIdentity(info.name, info.fingerprint, info.sample_rate, info.ratio, info.latent_dim)


def known_statistics(info: CodecInfo) -> LatentStatistics | None:
    """Return the statistics of a codec's latents, where they need no measuring.

    Angles stay as they are: they wrap, so they have no mean, and another unit would wrap elsewhere.
    """
    return LatentStatistics.uniform(info.latent_dim) if info.geometry == "angular" else None


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest of a latent folder, None where there is none yet; raise `DataError` if it is damaged."""
    path = folder / FILE
    if not path.exists():
        return None
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        if values.pop("version") != VERSION:
            raise DataError(f"{path}: is of another version of rld-live: choose another --out")
        return Manifest(
            codec=CodecIdentity(**values.pop("codec")),
            statistics=LatentStatistics(**{name: tuple(row) for name, row in values.pop("statistics").items()}),
            sources=tuple(EncodedSource(**source) for source in values.pop("sources")),
            failed=tuple(Failure(**failure) for failure in values.pop("failed")),
            **values,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(f"{path}: is damaged ({error!r}): remove the folder and run preprocess again") from error


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """Give a file that takes the place of `path` only when all went well; raise `DataError` if it cannot be written."""
    partial = path.with_name(path.name + ".partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as error:
        raise DataError(f"{path}: cannot be written: {error.strerror}; choose a folder with room for it") from error
    finally:
        with suppress(OSError):  # it is gone when all went well, and may never have been there
            partial.unlink()
