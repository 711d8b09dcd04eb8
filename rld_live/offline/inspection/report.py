"""What is told about a file, and the words that every report uses for the same thing."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Rows = tuple[tuple[str, str], ...]  # name, value

_MOST_NEIGHBOURS = 16  # files of the same folder that are looked at for what fits


@dataclass(frozen=True)
class Report:
    """A title and a table of two columns."""

    title: str
    rows: Rows


def neighbours(path: Path, pattern: str) -> Iterator[Path]:
    """Yield files that lie beside `path`, the first few by name."""
    yield from sorted(path.absolute().parent.glob(pattern))[:_MOST_NEIGHBOURS]


def latent_rate(sample_rate: int, ratio: int) -> str:
    """Say how often a latent frame comes."""
    return f"one frame every {ratio} samples, {sample_rate / ratio:.2f} per second"


def sentence_of(error: Exception, path: Path) -> str:
    """Return what an error says, without the path that it begins with."""
    return str(error).removeprefix(f"{path}: ")


def size(path: Path) -> str:
    """Say how large a file is."""
    return f"{path.stat().st_size / 1e6:.1f} MB"
