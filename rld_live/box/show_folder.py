"""The folder of the show logs: which there are, which goes on, and which go."""

import contextlib
import errno
import json
import os
import re
from datetime import datetime
from pathlib import Path

SUFFIX = ".jsonl"

_NAME = re.compile(r"\d{4}-\d\d-\d\d-\d{6}(-\d+)?\.jsonl")
_FIRST_BYTES = 65536
_LAST_BYTES = 8192
_FLAGS = os.O_RDWR | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC


def shows(folder: Path) -> list[Path]:
    """Return the show logs in `folder`, the oldest first: by their last line, as a clock is often set after a start."""
    try:
        there = [path for path in folder.iterdir() if _NAME.fullmatch(path.name) and path.is_file()]
    except OSError:
        return []
    return sorted(there, key=lambda path: (_written_at(path), path.stem))  # the second of one second behind the first


def open_show(folder: Path, *, kept: int, goes_on_of: int | None) -> tuple[int, Path]:
    """Return the file to append to: the latest of the process `goes_on_of`, or a new one; raise `OSError`.

    Others beyond `kept` are deleted. Nothing is written where a link leads out of the folder's own.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if not folder.resolve().is_relative_to(folder.parent.resolve()):
        raise OSError(errno.ELOOP, f"it leads out of {folder.parent}")
    latest = None if goes_on_of is None else _latest_of(folder, goes_on_of)
    if latest is None:
        _delete_oldest(folder, kept - 1)
        return _new(folder, datetime.now())
    descriptor = os.open(latest, _FLAGS)
    _end_torn_line(descriptor)
    return descriptor, latest


def _written_at(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:  # it has just been deleted
        return 0


def _new(folder: Path, now: datetime) -> tuple[int, Path]:
    stem, number = now.strftime("%Y-%m-%d-%H%M%S"), 1
    while True:
        path = folder / (f"{stem}{SUFFIX}" if number == 1 else f"{stem}-{number}{SUFFIX}")
        with contextlib.suppress(FileExistsError):
            return os.open(path, _FLAGS | os.O_CREAT | os.O_EXCL, 0o644), path
        number += 1


def _latest_of(folder: Path, parent: int) -> Path | None:
    return next((path for path in reversed(shows(folder)) if _parent(path) == parent), None)


def _parent(path: Path) -> int | None:
    """Return which process's children wrote a show log, as its first line tells."""
    try:
        with path.open("rb") as file:
            parent: int | None = json.loads(file.readline(_FIRST_BYTES))["details"]["parent"]
            return parent
    except (OSError, ValueError, LookupError, TypeError):  # torn, or not of ours
        return None


def _delete_oldest(folder: Path, kept: int) -> None:
    """Delete what is beyond `kept`, first what was never heard: a box that cannot start tries again and again."""
    there = sorted(shows(folder), key=_was_heard)
    for path in there[: max(0, len(there) - kept)]:
        path.unlink(missing_ok=True)


def _was_heard(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _LAST_BYTES))
            lines = file.read().splitlines()
    except OSError:
        return True
    return bool(lines) and b'"seconds": null' not in lines[-1]


def _end_torn_line(descriptor: int) -> None:
    """End the line that somebody was killed in the middle of."""
    size = os.fstat(descriptor).st_size
    if size and os.pread(descriptor, 1, size - 1) != b"\n":
        os.write(descriptor, b"\n")
