"""Standard error, whose reader may be gone, or stand still."""

import contextlib
import io
import sys
import threading
from typing import TextIO

PATIENCE_SECONDS = 0.5
"""How long whoever has something to say waits for a terminal that stands still, as after Ctrl-S."""


def tell(lines: str) -> None:
    """Print `lines`, if anybody reads: a pipe or a disk that takes no more is no reason to end otherwise."""
    thread = threading.Thread(target=_print, args=(lines,), name="last-words", daemon=True)
    thread.start()
    thread.join(PATIENCE_SECONDS)


def unbuffered() -> TextIO:
    """Return standard error without a buffer.

    What a buffer could not get rid of would fail once more at the exit, whose code it makes 120; a thread that stands
    still in its write would hold the buffer's lock, which the exit waits for.
    """
    try:
        raw = io.FileIO(sys.stderr.fileno(), "w", closefd=False)
    except (OSError, ValueError):  # a stream of somebody's own, or closed
        return sys.stderr
    return io.TextIOWrapper(raw, encoding=sys.stderr.encoding, errors="backslashreplace", write_through=True)


def _print(lines: str) -> None:
    with contextlib.suppress(OSError):
        unbuffered().write(f"{lines}\n")  # in one piece, beside what others write
