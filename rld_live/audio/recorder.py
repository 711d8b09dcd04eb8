"""The tap that records what goes out, without holding it up."""

import contextlib
import threading
from collections import deque
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from rld_live.audio.frames import Frames
from rld_live.audio.recording import Recording
from rld_live.audio.ring import RingBuffer

BUFFER_SECONDS = 20.0
"""How long the disk may stand still before frames are lost."""

_DRAIN_SECONDS = 0.05
_PIECE_SECONDS = 0.5  # what the disk has been behind with is written in pieces: copying holds the interpreter


class _Gap(NamedTuple):
    """`frames` are missing before frame `at` of the buffer."""

    at: int
    frames: int


class Recorder:
    """Copies frames into a buffer of its own, which a thread writes to disk.

    `tap` belongs to the device's callback: it copies and counts. A disk that is too slow costs whole blocks, in whose
    place the file has as much silence; once it has begun to lose, the buffer is half emptied first, so that a slow disk
    leaves a few gaps and no crackle. A disk that fails ends the recording with what it has written, not the music;
    `on_failure` is told once, from the recorder's thread.
    """

    def __init__(
        self,
        recording: Recording,
        *,
        number: int = 0,
        on_failure: Callable[[str], None],
        buffer_seconds: float = BUFFER_SECONDS,
    ) -> None:
        """Write to `recording`; `number` is what the engine calls it."""
        self.path = recording.path
        self.number = number
        self.skips_silence = recording.skips_silence
        self.lost_frames = 0
        """Frames so far that the disk was too slow for."""
        self.is_failed = False
        self._on_failure = on_failure
        self._recording = recording
        self._ring = RingBuffer.create(int(buffer_seconds * recording.sample_rate), recording.channels)
        self._piece_frames = round(_PIECE_SECONDS * recording.sample_rate)
        self._missing = 0
        self._gaps: deque[_Gap] = deque()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="recorder", daemon=True)
        self._thread.start()

    @property
    def frames(self) -> int:
        """Frames on disk so far."""
        return self._recording.frames

    def tap(self, frames: Frames) -> int:
        """Take `frames` along; return how many before them are missing, if a gap ends with them."""
        if self.is_failed:
            return 0
        needed = max(len(frames), self._ring.capacity_frames // 2 if self._missing else 0)
        if self._ring.free_frames < needed:
            self._missing += len(frames)
            self.lost_frames += len(frames)
            return 0
        missing, self._missing = self._missing, 0
        if missing:
            self._gaps.append(_Gap(self._ring.written, missing))  # first: nothing behind a gap is written before it
        self._ring.write(frames)
        return missing

    def close(self, timeout: float | None = None) -> None:
        """Write what was tapped, and complete the file; what the disk has not taken after `timeout` seconds is left."""
        self._closing.set()
        self._thread.join(timeout)
        self._ring.close()

    def _run(self) -> None:
        try:
            while not self._closing.wait(_DRAIN_SECONDS):
                self._drain()
            self._drain()
            self._recording.close()
        except OSError as error:
            self.is_failed = True
            with contextlib.suppress(OSError):  # it fails again, and has been told
                self._recording.close()
            self._on_failure(
                f"{self.path}: the recording ended after {self.frames} frames: {error.strerror or error}; "
                "free some disk space"
            )

    def _drain(self) -> None:
        """Write what is in the buffer, piece by piece, and each gap where it belongs."""
        while (written := self._ring.written) > self._ring.taken or self._gaps:
            gap = self._gaps[0] if self._gaps else None  # behind the look at what is written, which no gap hides from
            stop = written if gap is None else min(written, gap.at)
            if gap is not None and self._ring.taken == gap.at:
                self._write_silence(gap.frames)
                self._gaps.popleft()
            self._recording.write(self._ring.read(min(stop - self._ring.taken, self._piece_frames)))

    def _write_silence(self, frames: int) -> None:
        while frames:
            piece = min(frames, self._piece_frames)
            self._recording.write(np.zeros((piece, self._recording.channels), np.float32))
            frames -= piece
