"""The engine's hand on the audio process."""

import contextlib
import logging
import queue
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from rld_live.audio.child import Child
from rld_live.audio.device import OutputInfo
from rld_live.audio.journal import Journal
from rld_live.audio.messages import Message, MessageQueue, Verb
from rld_live.audio.meters import MeterBoard, Meters
from rld_live.audio.ring import RingBuffer
from rld_live.audio.scope import Scope
from rld_live.audio.settings import ProcessSettings
from rld_live.config import AudioConfig
from rld_live.errors import DataError, DeviceError, RldError

START_SECONDS = 15.0
STALE_SECONDS = 4.0
RECORDING_SECONDS = 3.0
"""How long a folder may take to open a file, or to complete one."""

_HIGHEST_RATE = 96000
_RING_SECONDS = 4.0  # beside two prebuffers: a splice keeps the old and the new one, and each is topped up by a chunk

_logger = logging.getLogger(__name__)


class AudioOutput:
    """Starts the audio process, hands it the ring, tells it what to do, and takes it down again.

    Any thread may call the post-ring controls: what they say is heard in the next block. The ring belongs to the
    decoder's thread. Leaving the context closes with a short fade.
    """

    def __init__(self, config: AudioConfig, *, channels: int, preferred_rate: int, record: Path | None = None) -> None:
        capacity = round(_HIGHEST_RATE * (2 * config.prebuffer_seconds + _RING_SECONDS))
        self.ring = RingBuffer.create(capacity, channels)
        self._messages = MessageQueue.create()
        self._board = MeterBoard.create(channels)
        self._journal = Journal.create()
        self._scope = Scope.create()
        self._settings = ProcessSettings(
            device=config.device,
            channels=channels,
            preferred_rate=preferred_rate,
            block_frames=config.block_frames,
            latency_seconds=config.latency_seconds,
            prebuffer_seconds=config.prebuffer_seconds,
            record=str(record) if record else None,
            ring_fd=self.ring.fd,
            messages_fd=self._messages.fd,
            meters_fd=self._board.fd,
            journal_fd=self._journal.fd,
            scope_fd=self._scope.fd,
        )
        self._recordings: list[Path] = []
        """Every one that was asked for; the journal counts them from 1."""
        self._recording: Path | None = None
        self._taping = threading.Lock()  # one asks for a recording at a time
        self._answers: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        if record:
            self._recordings, self._recording = [record], record
        self._posting = threading.Lock()  # the queue has one sender at a time
        self._child: Child | None = None
        self._events: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._started = 0.0
        self._failure = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> OutputInfo:
        """Start the process and return the output that it opened; raise `DeviceError` or `DataError` if it cannot."""
        shared = (self.ring, self._messages, self._board, self._journal, self._scope)
        self._child = Child(self._settings, descriptors=tuple(each.fd for each in shared), on_event=self._hear)
        info = self._opened(self._await_event())
        self._started = time.monotonic()
        return info

    # Post-ring controls. `due` dates one: it is obeyed at the very sample that is heard then (monotonic seconds).

    def play(self, fade_seconds: float, *, due: float | None = None) -> None:
        """Sound as soon as the ring holds the prebuffer."""
        self._post(Verb.PLAY, seconds=fade_seconds, due=due)

    def stop(self, fade_seconds: float, *, due: float | None = None) -> None:
        """Fade to silence, and hold what is in the ring."""
        self._post(Verb.STOP, seconds=fade_seconds, due=due)

    def panic(self) -> None:
        """Be silent at once, drop what is in the ring now and what is dated; what is written later waits for `play`."""
        self._post(Verb.PANIC, float(self.ring.written))

    def set_gain(self, db: float, glide_seconds: float, *, due: float | None = None) -> None:
        """Go to `db`."""
        self._post(Verb.GAIN, db, glide_seconds, due=due)

    def set_mute(self, is_muted: bool, *, due: float | None = None) -> None:
        """Close or open the output."""
        self._post(Verb.MUTE, float(is_muted), due=due)

    def set_limiter(self, db: float, *, due: float | None = None) -> None:
        """Guard the ceiling `db`, in dBFS."""
        self._post(Verb.LIMITER, db, due=due)

    # Recording

    @property
    def recording(self) -> Path | None:
        """The file that is recorded; None if none is."""
        return self._recording

    def start_recording(self, path: Path) -> None:
        """Record what goes out from now on to `path` (.wav or .flac); waits until the first block is on its way there.

        Some 10 ms on a healthy disk, 3 s at most: call it from a thread that may wait. Raises `DataError` if the file
        cannot be made or another recording runs, `DeviceError` if the audio process does not answer.
        """
        with self._taping:
            if self._recording is not None:
                raise DataError(f"{self._recording} is being recorded: stop that first")
            self._recordings.append(path)
            self._recording = path  # before the answer: its disk may fail right after it
            try:
                self._ask(record=str(path))
            except RldError:
                self._recording = None
                with contextlib.suppress(OSError):  # it may begin all the same, too late, and nobody would end it
                    self._tell(record=None)
                raise

    def stop_recording(self) -> None:
        """Complete the recording, and wait until the file is whole; does nothing where none runs.

        When it returns, `journal` holds the frame at which the recording ended. Raises as `start_recording` does.
        """
        with self._taping:
            if self._recording is not None:
                self._ask(record=None)
                self._recording = None

    def journal(self) -> list[dict[str, Any]]:
        """Return the lines that the audio process has added to the take's log since the last call (one caller).

        They can still be had after `close`, the last ones only then.
        """
        return [self._named(line) for line in self._journal.take()]

    def outline(self) -> list[tuple[float, float]]:
        """Return least and greatest sample of each 256 frames that went out since the last call (one caller)."""
        return self._scope.read()

    # State

    def clock(self) -> tuple[int, float]:
        """Return how far in the ring the latest block went, and when the device asked for that block.

        The time is on the monotonic clock and even, whatever the jitter of the calls. The block is heard the
        device's latency later.
        """
        meters = self.meters()
        return meters.ring_frame, meters.block_time

    def meters(self) -> Meters:
        """Return the latest snapshot."""
        return self._board.read()

    @property
    def is_alive(self) -> bool:
        """Whether the process runs and its device asks for blocks."""
        latest = max(self._started, self.meters().time)
        return self._child is not None and self._child.is_running and time.monotonic() - latest < STALE_SECONDS

    @property
    def pid(self) -> int | None:
        """The process, for those who count what it costs; None before the start and after the end."""
        return self._child.pid if self._child else None

    @property
    def failure(self) -> str:
        """Why the output or its recording ended, in a sentence; empty while all is well."""
        return self._failure

    def close(self, fade_seconds: float = 0.05) -> None:
        """Fade out, complete the recording, and end the process; calling it again does nothing."""
        child, self._child = self._child, None
        if child is None:
            return
        if child.is_running and self.meters().is_sounding:
            self._post(Verb.STOP, seconds=fade_seconds)
            deadline = time.monotonic() + fade_seconds + 0.3
            while self.meters().is_sounding and child.is_running and time.monotonic() < deadline:
                time.sleep(0.005)
        child.end()
        for shared in (self.ring, self._messages, self._board, self._journal, self._scope):
            shared.close()

    def _post(self, verb: Verb, value: float = 0.0, seconds: float = 0.0, due: float | None = None) -> None:
        with self._posting:
            is_posted = self._messages.post(Message(verb, value, seconds, due or 0.0))
        if not is_posted:
            raise DeviceError(f"the audio process does not answer: {self._failure or 'restart the server'}")

    def _ask(self, *, record: str | None) -> None:
        """Ask for the latest recording of the list, or for its end, and wait for the answer."""
        number = len(self._recordings)
        deadline = time.monotonic() + RECORDING_SECONDS
        answer: dict[str, Any] = {}
        try:
            self._tell(record=record)
            while answer.get("number") != number:  # an answer that came too late is nobody's
                answer = self._answers.get(timeout=max(0.0, deadline - time.monotonic()))
        except (OSError, queue.Empty):
            raise DeviceError(f"the audio process does not answer: {self._failure or 'restart the server'}") from None
        if answer["event"] == "recording_refused":
            raise DataError(answer["message"])

    def _tell(self, *, record: str | None) -> None:
        if self._child is None:
            raise BrokenPipeError
        self._child.tell(record=record, number=len(self._recordings))

    def _named(self, line: dict[str, Any]) -> dict[str, Any]:
        """Put the path of a recording where the journal has its number."""
        number = line.get("recording")
        return line if number is None else {**line, "recording": str(self._recordings[number - 1]) if number else ""}

    def _await_event(self) -> dict[str, Any]:
        try:
            return self._events.get(timeout=START_SECONDS)
        except queue.Empty:
            self.close()
            raise DeviceError(
                f"the sound card did not open in {START_SECONDS:g} s: check the sound server, or choose the device null"
            ) from None

    def _opened(self, event: dict[str, Any]) -> OutputInfo:
        kind = event.pop("event")
        if kind == "ready":
            return OutputInfo(**event)
        self.close()
        raise _ERRORS.get(event.get("kind", ""), DeviceError)(event["message"])

    def _hear(self, event: dict[str, Any]) -> None:
        match event["event"]:
            case "recording" | "recording_refused":
                self._answers.put(event)
            case "lost" | "recording_failed":
                self._failure = event["message"]
                _logger.error("%s", self._failure)
                if event.get("number") == len(self._recordings):
                    self._recording = None
            case "ended":
                words = self._child.last_words if self._child else ""
                self._failure = self._failure or f"the audio process ended: {words or 'nothing says why'}"
                self._events.put({**event, "message": self._failure})
            case _:
                self._events.put(event)


_ERRORS: dict[str, type[RldError]] = {kind.__name__: kind for kind in (DeviceError, DataError)}
