"""What the person at the keyboard is told, as it is."""

import shlex
from pathlib import Path

from rich.console import Console
from rich.text import Text


def say(line: str) -> None:
    """Print `line` as it is, however long."""
    Console().print(line, soft_wrap=True, markup=False, highlight=False)


def verbatim(told: str, style: str = "") -> Text:
    """Return `told` for a terminal: its brackets are no markup, and what would steer the terminal shows as a �.

    Names of files and of devices, and what strangers have sent, may hold anything.
    """
    return Text("".join(each if each.isprintable() or each == "\n" else "�" for each in told), style)


def quote(path: Path) -> str:
    """Return `path` as a shell reads it."""
    return shlex.quote(str(path))
