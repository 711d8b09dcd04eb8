"""The engine's hand on what the audio process records."""

import contextlib
import logging
import queue
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from rld_live.audio.journal import Journal
from rld_live.audio.recording import further_path
from rld_live.errors import DataError, DeviceError, RldError

ANSWER_SECONDS = 3.0
"""How long a folder may take to open a file, or to complete one."""
GO_ON_SECONDS = 0.2
"""How long the sound waits for the file in which the recording goes on."""

_LOOK_SECONDS = 0.05
_logger = logging.getLogger(__name__)


class Process(Protocol):
    """The audio process, as one that can be told to record."""

    @property
    def is_running(self) -> bool: ...
    def tell(self, **line: Any) -> None: ...


class Tape:
    """One recording at a time, which goes on in a further file when another process takes over.

    `start` and `stop` may wait for the disk: call them from a thread that may.
    """

    def __init__(self, journal: Journal, *, first: Path | None) -> None:
        """Begin with the recording `first`, which the first process makes by itself."""
        self.recording = first
        """The file that is recorded; None if none is."""
        self.failure = ""
        """Why the latest recording that ended by itself did."""
        self.news: queue.SimpleQueue[tuple[str, str, str | float]] = queue.SimpleQueue()
        """Events, for the engine to tell: `recording_failed` with file and reason."""
        self._journal = journal
        self._recordings = [first] if first else []
        """Every one that was asked for; the journal counts them from 1."""
        self._asking = threading.Lock()  # one asks for a recording at a time
        self._is_asking = False
        self._answers: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._process: Process | None = None
        self._has_begun = False

    def start(self, path: Path) -> None:
        """Record what goes out from now on to `path` (.wav or .flac); wait until the first block is on its way there.

        Some 10 ms on a healthy disk, 3 s at most. Raises `DataError` if the file cannot be made or another recording
        runs, `DeviceError` if no audio process answers.
        """
        with self._asking:
            if self.recording is not None:
                raise DataError(f"{self.recording} is being recorded: stop that first")
            self._recordings.append(path)
            self.recording = path  # before the answer: its disk may fail right after it
            try:
                self._ask(path)
            except RldError:
                self.recording = None
                with contextlib.suppress(OSError, ValueError):  # it may begin all the same, and nobody would end it
                    self._tell(None)
                raise

    def stop(self) -> None:
        """Complete the recording, and wait until the file is whole; does nothing where none runs.

        When it returns, the journal holds the frame at which the recording ended. Raises as `start` does.
        """
        with self._asking:
            if self.recording is not None:
                if self._process is not None:  # otherwise the file is as whole as it will be
                    self._ask(None)
                self.recording = None

    def go_on(self, process: Process) -> None:
        """Another `process` plays, and records to a further file, beside the one that the last one left.

        Waits a moment for it to begin, so that what sounds from now on is in it.
        """
        with self._asking:
            is_first, self._has_begun = not self._has_begun, True
            self._process = process
            if self.recording is not None and not is_first:
                self.recording = further_path(self.recording)
                self._recordings.append(self.recording)
                _logger.warning("the recording goes on in %s", self.recording)
                try:
                    self._ask(self.recording, seconds=GO_ON_SECONDS)
                except DeviceError:
                    pass  # a slow disk: it begins later, or says why not
                except DataError as error:
                    self._fail(len(self._recordings), str(error))

    def lose(self) -> None:
        """No process plays."""
        self._process = None

    def hear(self, event: dict[str, Any]) -> None:
        """Take what a process says about a recording (any thread)."""
        is_latest = event["number"] == len(self._recordings)
        if event["event"] != "recording_failed" and is_latest and self._is_asking:
            self._answers.put(event)
        elif event["event"] != "recording":
            self._fail(event["number"], event["message"])

    def _fail(self, number: int, reason: str) -> None:
        self.failure = reason
        _logger.error("%s", reason)
        self.news.put(("recording_failed", str(self._recordings[number - 1]), reason))
        if number == len(self._recordings):
            self.recording = None

    def lines(self) -> Iterator[dict[str, Any]]:
        """Yield what the audio process has noted since the last time, as lines of a take's log (one caller)."""
        for line in self._journal.take():
            number = line.get("recording")
            path = str(self._recordings[number - 1]) if number else ""
            yield line if number is None else {**line, "recording": path}

    def _ask(self, path: Path | None, *, seconds: float = ANSWER_SECONDS) -> None:
        """Ask for the recording `path`, or for its end, and wait for the answer."""
        deadline = time.monotonic() + seconds
        number, process = len(self._recordings), self._process
        answer: dict[str, Any] = {}
        self._is_asking = True
        try:
            self._tell(path)
            while answer.get("number") != number:  # an answer that came too late is nobody's
                if time.monotonic() > deadline or process is None or not process.is_running:
                    raise BrokenPipeError
                with contextlib.suppress(queue.Empty):
                    answer = self._answers.get(timeout=_LOOK_SECONDS)
        except (OSError, ValueError):  # its pipe is broken, or closed
            raise DeviceError("the audio process does not answer: try again when the sound is back") from None
        finally:
            self._is_asking = False
        if answer["event"] == "recording_refused":
            raise DataError(answer["message"])

    def _tell(self, path: Path | None) -> None:
        if self._process is None:
            raise BrokenPipeError
        self._process.tell(record=None if path is None else str(path), number=len(self._recordings))
