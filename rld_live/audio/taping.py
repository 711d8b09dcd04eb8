"""The recording that runs, if any: begun and ended between two blocks of the device."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from rld_live.audio.frames import Frames
from rld_live.audio.journal import Journal
from rld_live.audio.recorder import Recorder
from rld_live.audio.recording import Recording
from rld_live.errors import DataError

_TURN_SECONDS = 1.0
"""How long after its last block a device is waited for."""


class Taping:
    """`start` and `stop` wait for the disk, which may stand still: they belong to a thread that has nothing else to do.

    `close` belongs to whoever ends the process, and does not wait for ever. `turn` and `tap` belong to the device's
    thread, which goes over to the recorder that is wanted, and says at which frame.
    """

    def __init__(
        self, journal: Journal, *, sample_rate: int, channels: int, on_failure: Callable[[int, str], None]
    ) -> None:
        """Record at `sample_rate`; `on_failure` is told the number of a recording that its disk ended, and why."""
        self._journal = journal
        self._sample_rate = sample_rate
        self._channels = channels
        self._on_failure = on_failure
        self._at_work = threading.Lock()  # held while a file is opened or completed
        self._wanted: Recorder | None = None  # written under it
        self._running: Recorder | None = None  # the device's thread writes it
        self._frame = 0
        self._turned_at = time.monotonic()

    # Opening and completing files

    def start(self, path: Path, *, number: int, skips_silence: bool = False) -> None:
        """Record to `path` from the next block on; raise `DataError` where the file cannot be made, or another runs."""
        with self._at_work:
            if self._wanted is not None and not self._wanted.is_failed:
                raise DataError(f"{self._wanted.path} is being recorded: stop that first")
            self._end()
            recording = Recording(
                path, sample_rate=self._sample_rate, channels=self._channels, skips_silence=skips_silence
            )
            try:
                self._wanted = Recorder(
                    recording, number=number, on_failure=lambda reason: self._on_failure(number, reason)
                )
            except OSError as error:
                recording.close()
                path.unlink(missing_ok=True)
                raise DataError(f"{path}: no room for what waits for the disk: {error.strerror or error}") from error

    def stop(self) -> None:
        """End the recording with the present block, and complete its file; does nothing where none runs."""
        with self._at_work:
            self._end()

    def close(self, timeout: float) -> None:
        """The same, but leave after `timeout` seconds what a disk that stands still does not take."""
        deadline = time.monotonic() + timeout
        if self._at_work.acquire(timeout=timeout):
            try:
                self._end(deadline)
            finally:
                self._at_work.release()

    def await_turn(self) -> None:
        """Wait until the device has gone over to what is wanted, if it still asks for blocks."""
        while self._running is not self._next() and time.monotonic() < self._turned_at + _TURN_SECONDS:
            time.sleep(0.002)

    def _end(self, deadline: float | None = None) -> None:
        recorder, self._wanted = self._wanted, None
        if recorder is not None:
            self.await_turn()
            recorder.close(None if deadline is None else max(0.0, deadline - time.monotonic()))

    # The device's thread

    def turn(self, frame: int) -> None:
        """Go over to what is wanted, before device frame `frame`."""
        self._frame, self._turned_at = frame, time.monotonic()
        wanted = self._next()
        if wanted is self._running:
            return
        if wanted is None:
            self._journal.note_recording(frame, 0, skips_silence=False)
        else:
            self._journal.note_recording(frame, wanted.number, skips_silence=wanted.skips_silence)
        self._running = wanted

    def tap(self, out: Frames) -> None:
        """Take `out` along."""
        if self._running is not None and (missing := self._running.tap(out)):
            self._journal.note_gap(self._frame, missing)

    @property
    def frames(self) -> int:
        """Frames on disk so far."""
        return self._running.frames if self._running else 0

    @property
    def lost_frames(self) -> int:
        """Frames that the disk was too slow for."""
        return self._running.lost_frames if self._running else 0

    def _next(self) -> Recorder | None:
        wanted = self._wanted
        return None if wanted is None or wanted.is_failed else wanted
