"""The show log: a file per performance, a line for each thing that one wants to know of afterwards."""

import contextlib
import json
import logging
import os
import queue
import threading
import time
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from rld_live.box.show_folder import open_show

BYTES_MAXIMUM = 16 * 2**20
"""Of one file; a minute of ordinary playing takes a kilobyte."""
WAITING_MAXIMUM = 10_000
AT_ONCE = 50
PER_SECOND = 5.0
"""Lines of one kind that are written; what is beyond is counted."""
SYNC_SECONDS = 5.0
"""How long a line may wait for the disk itself: what a power cut takes away, where a killed process loses nothing."""
ALWAYS = frozenset({"start", "end", "left out"})

_logger = logging.getLogger(__name__)


class ShowLog:
    """Takes notes from any thread, and never makes one wait: a thread of its own writes, from enter to exit."""

    def __init__(self, descriptor: int, path: Path | None, *, bytes_maximum: int = BYTES_MAXIMUM) -> None:
        self.path = path
        """The file; None if there is none."""
        self.first_sound_time = 0.0
        """When music was first heard, on the monotonic clock; set by the main thread."""
        self._descriptor = descriptor
        self._waiting: queue.Queue[dict[str, Any] | None] = queue.Queue(WAITING_MAXIMUM)
        self._allowances: dict[str, _Allowance] = {}
        self._left_out: Counter[str] = Counter()
        self._bytes_maximum = bytes_maximum
        self._bytes = os.fstat(descriptor).st_size
        self._is_broken = False
        self._thread = threading.Thread(target=self._write_all, name="show-log", daemon=True)

    @classmethod
    def open(cls, folder: Path, *, kept: int, goes_on_of: int | None = None) -> Self:
        """Begin a file in `folder`, and delete others beyond `kept`; with 0, or where none can be, there is none.

        A show goes on in its latest file if that was begun by children of the process `goes_on_of`.
        """
        if kept == 0:
            return cls(os.open(os.devnull, os.O_WRONLY), None)
        try:
            descriptor, path = open_show(folder, kept=kept, goes_on_of=goes_on_of)
        except OSError as error:
            _logger.warning("%s: no show log: %s", folder, error.strerror)
            return cls(os.open(os.devnull, os.O_WRONLY), None)
        return cls(descriptor, path)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Return when everything is written, or two seconds later; an error is the last thing that is noted."""
        if kind is not None:
            self.note("failed", {"error": f"{kind.__name__}: {error}"})
        with contextlib.suppress(queue.Full):
            self._waiting.put(None, timeout=1.0)
        self._thread.join(2.0)
        if not self._thread.is_alive():
            os.close(self._descriptor)

    def note(self, kind: str, details: Mapping[str, Any]) -> None:
        """Write a line some time soon; `details` are for JSON."""
        with contextlib.suppress(queue.Full):  # the disk hangs, and so many lines tell enough
            self._waiting.put_nowait(self._line(kind, details))

    def _line(self, kind: str, details: Mapping[str, Any]) -> dict[str, Any]:
        now, first = time.monotonic(), self.first_sound_time
        return {
            "time": datetime.now(UTC).astimezone().isoformat(timespec="milliseconds"),
            "seconds": round(now - first, 3) if first else None,
            "kind": kind,
            "details": dict(details),
        }

    def _write_all(self) -> None:
        is_synced = True
        while True:
            try:
                line = self._waiting.get(timeout=None if is_synced else SYNC_SECONDS)
            except queue.Empty:
                self._tell_left_out()
                self._sync()
                is_synced = True
                continue
            if line is None:
                self._tell_left_out()
                self._sync()
                return
            self._write(line)
            is_synced = False

    def _write(self, line: dict[str, Any]) -> None:
        kind = line["kind"]
        allowance = self._allowances.setdefault(kind, _Allowance())
        if kind not in ALWAYS and (self._bytes > self._bytes_maximum or not allowance.is_left(time.monotonic())):
            self._left_out[kind] += 1
            return
        text = (json.dumps(line, ensure_ascii=False, default=str) + "\n").encode(errors="replace")
        try:
            os.write(self._descriptor, text)  # in one piece, so that a kill leaves whole lines
        except OSError as error:
            if not self._is_broken:
                _logger.warning("%s: the show log has gaps: %s", self.path, error.strerror)
            self._is_broken = True
        else:
            self._bytes += len(text)

    def _tell_left_out(self) -> None:
        if self._left_out:
            left_out, self._left_out = self._left_out, Counter()
            self._write(self._line("left out", left_out))

    def _sync(self) -> None:
        with contextlib.suppress(OSError):  # it is no disk
            os.fsync(self._descriptor)


class _Allowance:
    """So many at once, then so many a second."""

    def __init__(self) -> None:
        self._left = float(AT_ONCE)
        self._at = time.monotonic()

    def is_left(self, now: float) -> bool:
        self._left = min(AT_ONCE, self._left + PER_SECOND * (now - self._at))
        self._at = now
        if self._left < 1.0:
            return False
        self._left -= 1.0
        return True
