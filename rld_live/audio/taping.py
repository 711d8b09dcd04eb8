"""The recording that runs, if any: begun and ended between two blocks of the device."""

import time
from collections.abc import Callable
from pathlib import Path

from rld_live.audio.frames import Frames
from rld_live.audio.journal import Journal
from rld_live.audio.recorder import Recorder
from rld_live.errors import DataError

_TURN_SECONDS = 1.0
"""How long a device that does not ask for blocks is waited for."""


class Taping:
    """`start`, `stop` and `close` belong to the main thread, which opens and closes files; `turn` and `tap` to the
    device's, which goes over to the recorder that the main thread wants, and says at which frame.
    """

    def __init__(
        self, journal: Journal, *, sample_rate: int, channels: int, on_failure: Callable[[int, str], None]
    ) -> None:
        """Record at `sample_rate`; `on_failure` is told the number of a recording that its disk ended, and why."""
        self._journal = journal
        self._sample_rate = sample_rate
        self._channels = channels
        self._on_failure = on_failure
        self._wanted: Recorder | None = None  # the main thread writes it
        self._running: Recorder | None = None  # the device's thread writes it

    # Main thread

    def start(self, path: Path, *, number: int, skips_silence: bool = False) -> None:
        """Record to `path` from the next block on; raise `DataError` where the file cannot be made, or another runs."""
        if self._wanted is not None and not self._wanted.is_failed:
            raise DataError(f"{self._wanted.path} is being recorded: stop that first")
        self.stop()
        self._wanted = Recorder(
            path,
            number=number,
            sample_rate=self._sample_rate,
            channels=self._channels,
            skips_silence=skips_silence,
            on_failure=lambda reason: self._on_failure(number, reason),
        )

    def stop(self) -> None:
        """End the recording with the present block, and complete its file; does nothing where none runs."""
        recorder, self._wanted = self._wanted, None
        if recorder is not None:
            self.await_turn()
            recorder.close()

    def await_turn(self) -> None:
        """Wait until the device has gone over to what is wanted, if it still asks for blocks."""
        deadline = time.monotonic() + _TURN_SECONDS
        while self._running is not self._next() and time.monotonic() < deadline:
            time.sleep(0.002)

    # The device's thread

    def turn(self, frame: int) -> None:
        """Go over to what is wanted, before device frame `frame`."""
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
        if self._running is not None:
            self._running.tap(out)

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
