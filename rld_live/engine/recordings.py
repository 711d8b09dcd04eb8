"""The recordings that a performer starts and stops, each with the log of its take beside it."""

import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from rld_live.control.replies import Answer
from rld_live.engine.attempt import attempt
from rld_live.engine.clerk import Clerk
from rld_live.engine.names import checked_name
from rld_live.engine.pre_ring import DROPPED
from rld_live.errors import ControlError, DataError

SUFFIX, LOG_SUFFIX = ".wav", ".jsonl"
NAME_OF_A_MOMENT = "%Y-%m-%d %H-%M-%S"


class Tape(Protocol):
    """The audio process, as recordings see it: what takes time may block, and raises `RldError`."""

    @property
    def recording(self) -> Path | None: ...
    def start_recording(self, path: Path) -> None: ...
    def stop_recording(self) -> None: ...
    def journal(self) -> list[dict[str, Any]]: ...


class TakeLog(Protocol):
    """The log of everything so far, which a recording gets a copy of."""

    def note(self, **line: Any) -> None: ...
    def begin(self, path: Path) -> None: ...
    def end(self) -> None: ...


class Recordings:
    """Answers by itself; opening and closing files is the clerk's. Nothing is ever overwritten."""

    def __init__(
        self,
        folder: Path,
        *,
        tape: Tape,
        log: TakeLog,
        clerk: Clerk,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        self._folder = folder
        self._tape = tape
        self._log = log
        self._clerk = clerk
        self._now = now
        self._draining = threading.Lock()  # the journal has one reader at a time
        self._has_log = False

    def begin(self, path: Path) -> None:
        """Keep the log of the recording at `path` beside it, from the start of the session on."""
        self._log.begin(path.with_suffix(LOG_SUFFIX))
        self._has_log = True

    @property
    def current(self) -> str:
        """Return the file that is recorded; empty if none is."""
        return str(self._tape.recording or "")

    def start(self, name: str | None, answer: Answer, *, due: float | None = None) -> None:
        """Record to a new file in the folder; without a name, one made of the date."""

        def start() -> None:
            path = self._free_path(name)
            self._tape.start_recording(path)
            self.begin(path)
            answer.done(str(path))

        self._submit(start, answer, due=due)

    def stop(self, answer: Answer, *, due: float | None = None) -> None:
        """Complete the recording and its log; fails where none runs."""

        def stop() -> None:
            path = self._tape.recording
            if path is None:
                raise ControlError("nothing is recorded: send /rld/record/start first")
            self._tape.stop_recording()
            self.drain()
            answer.done(str(path))

        self._submit(stop, answer, due=due)

    def drain(self) -> None:
        """Take over into the log what the audio process has noted, and end the log of a recording that has ended.

        Now and then, from any thread; once more when the audio process has gone.
        """
        with self._draining:
            has_ended = self._has_log and self._tape.recording is None  # first: then the journal holds its last frame
            for line in self._tape.journal():
                self._log.note(**line)
            if has_ended:
                self._log.end()
                self._has_log = False

    def _free_path(self, name: str | None) -> Path:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DataError(f"{self._folder}: cannot be made: {error.strerror}; see files.folder") from error
        stem = self._now().strftime(NAME_OF_A_MOMENT) if name is None else checked_name(name)
        path = self._folder / f"{stem}{SUFFIX}"
        for each in (path, path.with_suffix(LOG_SUFFIX)):
            if each.exists():
                raise ControlError(f"{each} is there already: choose another name, nothing is overwritten")
        return path

    def _submit(self, job: Callable[[], None], answer: Answer, *, due: float | None) -> None:
        self._clerk.submit(lambda: attempt(job, answer), due=due, otherwise=lambda: answer.failed(DROPPED))
