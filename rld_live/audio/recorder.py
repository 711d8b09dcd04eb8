"""The tap that records what goes out, without holding it up."""

import contextlib
import threading
from collections.abc import Callable
from pathlib import Path

from rld_live.audio.frames import Frames
from rld_live.audio.recording import Recording
from rld_live.audio.ring import RingBuffer

BUFFER_SECONDS = 20.0
"""How long the disk may stand still before frames are lost."""

_DRAIN_SECONDS = 0.05


class Recorder:
    """Copies frames into a ring of its own, which a thread writes to disk.

    `tap` belongs to the device's callback: it copies and counts. A disk that fails ends the recording, not the music;
    `on_failure` is told once, from the recorder's thread.
    """

    def __init__(
        self,
        path: Path,
        *,
        number: int = 0,
        sample_rate: int,
        channels: int,
        skips_silence: bool = True,
        on_failure: Callable[[str], None],
    ) -> None:
        """Open `path`; raise `DataError` if that fails. `number` is what the engine calls this recording."""
        self.path = path
        self.number = number
        self.skips_silence = skips_silence
        self.lost_frames = 0
        self.is_failed = False
        self._on_failure = on_failure
        self._recording = Recording(path, sample_rate=sample_rate, channels=channels, skips_silence=skips_silence)
        self._ring = RingBuffer.create(int(BUFFER_SECONDS * sample_rate), channels)
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._drain, name="recorder", daemon=True)
        self._thread.start()

    @property
    def frames(self) -> int:
        """Frames on disk so far."""
        return self._recording.frames

    def tap(self, frames: Frames) -> None:
        """Take `frames` along."""
        if not self.is_failed:
            self.lost_frames += len(frames) - self._ring.write(frames)

    def close(self) -> None:
        """Write what was tapped, and complete the file."""
        self._closing.set()
        self._thread.join()
        self._ring.close()

    def _drain(self) -> None:
        try:
            while not self._closing.wait(_DRAIN_SECONDS):
                self._recording.write(self._ring.read(self._ring.capacity_frames))
            self._recording.write(self._ring.read(self._ring.capacity_frames))
            self._recording.close()
        except OSError as error:
            self.is_failed = True
            with contextlib.suppress(OSError):  # it fails again, and has been told
                self._recording.close()
            self._on_failure(
                f"{self.path}: the recording ended after {self.frames} frames: {error}; free some disk space"
            )
