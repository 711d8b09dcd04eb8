"""The engine's hand on the audio process."""

import contextlib
import json
import logging
import os
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from rld_live.audio.device import OutputInfo
from rld_live.audio.messages import Message, MessageQueue, Verb
from rld_live.audio.meters import MeterBoard, Meters
from rld_live.audio.ring import RingBuffer
from rld_live.audio.settings import ProcessSettings
from rld_live.config import AudioConfig
from rld_live.errors import DataError, DeviceError, RldError

START_SECONDS = 15.0
STALE_SECONDS = 4.0
LEAVE_SECONDS = 2.0

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
        )
        self._posting = threading.Lock()  # the queue has one sender at a time
        self._process: subprocess.Popen[str] | None = None
        self._listeners: list[threading.Thread] = []
        self._events: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._started = 0.0
        self._failure = ""
        self._last_words = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> OutputInfo:
        """Start the process and return the output that it opened; raise `DeviceError` or `DataError` if it cannot."""
        command = [sys.executable, "-m", "rld_live.audio.process", self._settings.to_text()]
        descriptors = (self._settings.ring_fd, self._settings.messages_fd, self._settings.meters_fd)
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=pipe, pass_fds=descriptors, env=_environment(), text=True
        )
        self._listeners = [
            threading.Thread(target=target, args=(self._process,), name=name, daemon=True)
            for target, name in ((self._hear, "audio-events"), (self._hear_errors, "audio-errors"))
        ]
        for listener in self._listeners:
            listener.start()
        info = self._opened(self._await_event())
        self._started = time.monotonic()
        return info

    # Post-ring controls

    def play(self, fade_seconds: float) -> None:
        """Sound as soon as the ring holds the prebuffer."""
        self._post(Message(Verb.PLAY, seconds=fade_seconds))

    def stop(self, fade_seconds: float) -> None:
        """Fade to silence, and hold what is in the ring."""
        self._post(Message(Verb.STOP, seconds=fade_seconds))

    def panic(self) -> None:
        """Be silent at once, and drop what is in the ring now; what is written later waits for `play`."""
        self._post(Message(Verb.PANIC, float(self.ring.written)))

    def set_gain(self, db: float, glide_seconds: float) -> None:
        """Go to `db`."""
        self._post(Message(Verb.GAIN, db, glide_seconds))

    def set_mute(self, is_muted: bool) -> None:
        """Close or open the output."""
        self._post(Message(Verb.MUTE, float(is_muted)))

    def set_limiter(self, db: float) -> None:
        """Guard the ceiling `db`, in dBFS."""
        self._post(Message(Verb.LIMITER, db))

    # State

    def meters(self) -> Meters:
        """Return the latest snapshot."""
        return self._board.read()

    @property
    def is_alive(self) -> bool:
        """Whether the process runs and its device asks for blocks."""
        latest = max(self._started, self.meters().time)
        return self._process is not None and self._process.poll() is None and time.monotonic() - latest < STALE_SECONDS

    @property
    def pid(self) -> int | None:
        """The process, for those who count what it costs; None before the start and after the end."""
        return self._process.pid if self._process else None

    @property
    def failure(self) -> str:
        """Why the output or its recording ended, in a sentence; empty while all is well."""
        return self._failure

    def close(self, fade_seconds: float = 0.05) -> None:
        """Fade out, complete the recording, and end the process; calling it again does nothing."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.poll() is None and self.meters().is_sounding:
            self._post(Message(Verb.STOP, seconds=fade_seconds))
            deadline = time.monotonic() + fade_seconds + 0.3
            while self.meters().is_sounding and process.poll() is None and time.monotonic() < deadline:
                time.sleep(0.005)
        _reap(process)
        for listener in self._listeners:
            listener.join(timeout=1.0)
        for stream in (process.stdout, process.stderr):
            if stream is not None:
                stream.close()
        for shared in (self.ring, self._messages, self._board):
            shared.close()

    def _post(self, message: Message) -> None:
        with self._posting:
            is_posted = self._messages.post(message)
        if not is_posted:
            raise DeviceError(f"the audio process does not answer: {self._failure or 'restart the server'}")

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

    def _hear(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            if not line.startswith("{"):  # a sound server's library that prints
                _logger.debug("audio process: %s", line.rstrip())
                continue
            event = json.loads(line)
            if event["event"] in {"lost", "recording_failed"}:
                self._failure = event["message"]
                _logger.error("%s", self._failure)
            else:
                self._events.put(event)
        self._failure = self._failure or f"the audio process ended: {self._last_words or 'nothing says why'}"
        self._events.put({"event": "ended", "message": self._failure})

    def _hear_errors(self, process: subprocess.Popen[str]) -> None:
        assert process.stderr is not None
        for line in process.stderr:  # mostly ALSA thinking aloud
            self._last_words = line.strip()
            _logger.debug("audio process: %s", self._last_words)


_ERRORS: dict[str, type[RldError]] = {kind.__name__: kind for kind in (DeviceError, DataError)}


def _environment() -> dict[str, str]:
    """The child finds this very package, and numpy starts no threads of its own there."""
    package_root = str(Path(__file__).resolve().parents[2])
    paths = [package_root, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def _reap(process: subprocess.Popen[str]) -> None:
    """End `process`: ask by closing its input, then tell it, then do it (a dead JACK server leaves no other way)."""
    assert process.stdin is not None
    with contextlib.suppress(BrokenPipeError):
        process.stdin.close()
    for insist in (process.terminate, process.kill):
        try:
            process.wait(timeout=LEAVE_SECONDS)
        except subprocess.TimeoutExpired:
            insist()
    process.wait()
