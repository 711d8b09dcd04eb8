"""The table of contents of a latent folder: what was encoded, with which codec, and what could not be."""

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, BinaryIO

import pydantic_core
from pydantic import AfterValidator, Field, TypeAdapter, ValidationError, with_config

from rld_live.codec.contract import CodecInfo
from rld_live.diffusion.checkpoint import CodecIdentity, Standardisation
from rld_live.diffusion.header import AS_WRITTEN, Count, Size, wrong_key
from rld_live.errors import DataError, RldError
from rld_live.latent.statistics import LatentStatistics

FILE = "manifest.json"
VERSION = 1
_PLAIN = re.compile(r"(?:[\w-][\w. -]*/)*[\w-][\w. -]*\.npy")  # no part begins with a dot, so none leads outwards


def _inside(path: str) -> str:
    if not _PLAIN.fullmatch(path):
        raise ValueError(f"{path!r} is no .npy inside the folder")
    return path


@dataclass(frozen=True)
class EncodedSource:
    """One audio file and its latents, float32 [latent_dim, frames]."""

    path: str
    """Relative to the audio folder, with forward slashes."""
    size: Count
    mtime_ns: int
    latents: Annotated[str, AfterValidator(_inside)]
    """Relative to the latent folder."""
    frames: Size
    padded_frames: Count
    """How many of `frames`, at the end, are silence and nothing else."""
    seconds: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    """Length of the audio that was encoded."""
    damage: str | None = None
    """Why the audio ends before its file does, if so."""
    song: str | None = None
    """What this is one part of, where a recording was cut into several."""
    is_held_out: bool | None = None
    """Whether it was put aside for validation, where somebody decided that already."""

    def __post_init__(self) -> None:
        """Raise ValueError for more silence than there are frames."""
        if self.padded_frames > self.frames:
            raise ValueError(f"padded_frames {self.padded_frames} are more than frames {self.frames}")


@dataclass(frozen=True)
class Failure:
    """An audio file that could not be read, or not to its end."""

    path: str
    reason: str


@with_config(AS_WRITTEN)
@dataclass(frozen=True)
class Manifest:
    """What one folder holds."""

    codec: CodecIdentity
    window: Size
    audio: str
    """The folder that the sources' paths are relative to."""
    statistics: LatentStatistics
    sources: Annotated[tuple[EncodedSource, ...], Field(min_length=1)]
    failed: tuple[Failure, ...]
    standardisation: Standardisation = "dimension"
    """ "window" where every piece was standardised as a whole before it was written, and its own scale is lost."""
    version: int = VERSION

    def __post_init__(self) -> None:
        """Raise ValueError for statistics of other latents."""
        if self.statistics.latent_dim != self.codec.latent_dim:
            raise ValueError(
                f"statistics are of {self.statistics.latent_dim}, codec.latent_dim {self.codec.latent_dim}"
            )

    @property
    def seconds(self) -> float:
        """Length of all audio that was encoded."""
        return sum(source.seconds for source in self.sources)

    def write(self, folder: Path) -> None:
        """Write it whole or not at all; raise `DataError` if that cannot be done."""
        text = json.dumps(asdict(self), indent=1, ensure_ascii=False)
        with written_whole(folder / FILE) as file:
            file.write(text.encode())


_MANIFEST = TypeAdapter(Manifest)


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
    mend = "remove the folder and run preprocess again"
    try:
        text = path.read_bytes()
        values = pydantic_core.from_json(text)
        if isinstance(values, dict) and values.get("version") not in (None, VERSION):
            raise DataError("is of another version of rld-live: choose another --out")
        return _MANIFEST.validate_json(text)
    except RldError as error:
        raise DataError(f"{path}: {error}") from error
    except ValidationError as error:
        raise DataError(f"{path}: is damaged ({wrong_key(error)}): {mend}") from error
    except (OSError, ValueError) as error:
        raise DataError(f"{path}: is damaged ({error}): {mend}") from error


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
