"""One line to the person at the keyboard."""

import shlex
from pathlib import Path

from rich.console import Console


def say(line: str) -> None:
    """Print `line` as it is, however long."""
    Console().print(line, soft_wrap=True, markup=False, highlight=False)


def quote(path: Path) -> str:
    """Return `path` as a shell reads it."""
    return shlex.quote(str(path))
