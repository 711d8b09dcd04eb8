"""The log of a session: all that a rendering needs to play it again, sample for sample."""

import json
import logging
import os
import queue
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from rld_live.errors import DataError, RldError
from rld_live.pipeline.take_header import TakeHeader

log = logging.getLogger(__name__)

SUFFIX = ".jsonl"
WAITING_MAXIMUM = 100_000
"""Lines that wait for a disk that stands still; further ones are lost, and counted."""
SESSION_MEBIBYTES_MAXIMUM = 512
"""Weeks that nobody plays on, days that somebody does: where temporary files are in memory, this is."""


class TakeLog:
    """One JSON object per line, from the start of the server on: what sounds has an endless past.

    The session's lines go to a temporary file without a name. A recording's own log gets a copy of them, and goes on
    until the recording ends. Any thread may call `note`, `begin` and `end`, which return at once and take effect in
    their order; a thread of its own writes. A disk that fails ends the log with a warning, never the music.
    """

    def __init__(self) -> None:
        self._jobs: queue.SimpleQueue[Callable[[_Files], None] | None] = queue.SimpleQueue()
        self._lost = 0
        self._thread = threading.Thread(target=self._run, name="take-log", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._jobs.put(None)
        self._thread.join()

    def head(self, header: TakeHeader) -> None:
        """Write the first line; the model files are hashed by the log's own thread."""
        self._jobs.put(lambda files: files.head(header))

    def note(self, **line: Any) -> None:
        """Add a line."""
        if self._jobs.qsize() >= WAITING_MAXIMUM:
            self._lost += 1
            return
        if self._lost:
            lost, self._lost = self._lost, 0
            self._jobs.put(lambda files: files.write({"lost": lost}))
        self._jobs.put(lambda files: files.write(line))

    def begin(self, path: Path) -> None:
        """Copy the session so far to `path`, and every line to come; what was there is replaced."""
        self._jobs.put(lambda files: files.begin(path))

    def end(self) -> None:
        """Complete the copy, if there is one."""
        self._jobs.put(lambda files: files.end())

    def _run(self) -> None:
        with _Files() as files:
            while (job := self._jobs.get()) is not None:
                job(files)
                if self._jobs.empty():
                    files.flush()


class _Files:
    """The session's file, and the copy of it that a recording has. Belongs to the log's thread; raises nothing."""

    def __init__(self) -> None:
        self._session: IO[bytes] | None = None
        self._copy: IO[bytes] | None = None
        with self._session_guarded():
            self._session = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `__exit__`

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()
        with self._session_guarded():
            _closed(self._session)

    def head(self, header: TakeHeader) -> None:
        with self._session_guarded():
            self.write(header.line())

    def write(self, line: dict[str, Any]) -> None:
        encoded = json.dumps(line, separators=(",", ":")).encode() + b"\n"
        with self._session_guarded():
            if self._session is not None:
                if self._session.tell() > SESSION_MEBIBYTES_MAXIMUM * 2**20:
                    raise DataError(f"it has come to {SESSION_MEBIBYTES_MAXIMUM} MiB; start the server again")
                self._session.write(encoded)
        with self._copy_guarded():
            if self._copy is not None:
                self._copy.write(encoded)

    def begin(self, path: Path) -> None:
        self.end()
        with self._copy_guarded():
            if self._session is None:
                raise OSError("the log of this session has ended before")
            self._copy = path.open("wb")
            self._session.seek(0)
            try:
                shutil.copyfileobj(self._session, self._copy)
            finally:
                self._session.seek(0, os.SEEK_END)  # a full disk must not leave the session in its middle

    def end(self) -> None:
        with self._copy_guarded():
            _closed(self._copy)
        self._copy = None

    def flush(self) -> None:
        with self._copy_guarded():
            if self._copy is not None:
                self._copy.flush()

    @contextmanager
    def _session_guarded(self) -> Iterator[None]:
        try:
            yield
        except (OSError, RldError) as error:
            log.warning("the log of this session ends, and what is recorded from now on cannot be rendered: %s", error)
            _abandon(self._session)
            self._session = None

    @contextmanager
    def _copy_guarded(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            log.warning("the log of this recording ends, and it cannot be rendered: %s", error)
            _abandon(self._copy)
            self._copy = None


def _closed(file: IO[bytes] | None) -> None:
    if file is not None:
        file.close()


def _abandon(file: IO[bytes] | None) -> None:
    """Close a file that has failed, and may fail again at that."""
    with suppress(OSError):
        _closed(file)
