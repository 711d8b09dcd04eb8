"""The journal of systemd, as a program meets it that writes lines."""

import os
import sys
from typing import TextIO

WARNING = "<4>"
"""Before a line: its priority, after sd-daemon(3)."""


def is_journal(stream: TextIO = sys.stderr) -> bool:
    """Return whether `stream` goes to the journal, as systemd tells it in JOURNAL_STREAM: device and inode."""
    try:
        status = os.fstat(stream.fileno())
    except (OSError, ValueError):  # closed, or no file at all
        return False
    return os.environ.get("JOURNAL_STREAM") == f"{status.st_dev}:{status.st_ino}"
