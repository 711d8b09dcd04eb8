"""The recordings that a performer starts and stops, each with the log of its take beside it."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from rld_live.audio.recording import LOG_SUFFIX, further_path, is_taken
from rld_live.control.replies import Answer
from rld_live.engine.attempt import attempt
from rld_live.engine.clerk import Clerk
from rld_live.engine.files.folder import Folder
from rld_live.engine.pre_ring import DROPPED
from rld_live.errors import ControlError, RldError

SUFFIX = ".wav"
NAME_OF_A_MOMENT = "%Y-%m-%d %H-%M-%S"

log = logging.getLogger(__name__)


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
        self._folder = Folder(folder)
        self._tape = tape
        self._log = log
        self._clerk = clerk
        self._now = now
        self._draining = threading.Lock()  # the journal has one reader at a time

    @property
    def current(self) -> str:
        """Return the file that is recorded; empty if none is."""
        return str(self._tape.recording or "")

    def start(self, name: str | None, answer: Answer, *, due: float | None = None) -> None:
        """Record to a new file in the folder; without a name, one made of the date."""

        def start() -> None:
            path = self._free_path(name)
            self._tape.start_recording(path)
            self.drain()
            answer.done(str(path))

        self._submit(start, answer, due=due)

    def go_on(self, path: Path) -> None:
        """Record to `path` what a death has cut short elsewhere; the music goes on where that cannot be."""

        def start() -> None:
            try:
                self._tape.start_recording(path)
            except RldError as error:
                log.warning("the recording does not go on: %s", error)
            self.drain()

        self._clerk.submit(start)

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
        """Take over into the log what the audio process has noted.

        A recording has its log beside it, from where it begins until it ends, or until the audio process does that made
        it. Now and then, from any thread; once more when the audio process has gone.
        """
        with self._draining:
            for line in self._tape.journal():
                if "replaced" in line:
                    self._log.end()
                elif begins := line.get("recording"):
                    self._log.begin(Path(begins).with_suffix(LOG_SUFFIX))
                self._log.note(**line)
                if line.get("recording") == "":
                    self._log.end()

    def _free_path(self, name: str | None) -> Path:
        stem = self._now().strftime(NAME_OF_A_MOMENT) if name is None else name
        path = self._folder.place_for(stem, SUFFIX)
        if is_taken(path):
            if name is None:  # the second one within a second
                return further_path(path)
            raise ControlError(f"{path}, or its log, is there already: choose another name, nothing is overwritten")
        return path

    def _submit(self, job: Callable[[], None], answer: Answer, *, due: float | None) -> None:
        self._clerk.ask(lambda: attempt(job, answer), due=due, otherwise=lambda: answer.failed(DROPPED))
