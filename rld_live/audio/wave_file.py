"""A WAV file of 32-bit floats that is whole at any time."""

import os
import struct
from pathlib import Path

import numpy as np

from rld_live.audio.frames import Frames

RIFF_LIMIT = 0xFFFFFFFF
"""Bytes that a RIFF header can count."""

_HEADER_BYTES = 94
_FLOAT = 3


class WaveFile:
    """Grows while it is written; each `write` leaves a file that plays, also if the process is killed after it.

    Beyond 4 GiB it becomes RF64 on the fly: the header keeps room for the 64-bit sizes (EBU Tech 3306, section 4).
    """

    def __init__(self, path: Path, *, sample_rate: int, channels: int, riff_limit: int = RIFF_LIMIT) -> None:
        """Create the file; raise `OSError` if that fails, on a full disk too. `riff_limit` is for tests."""
        self.frames = 0
        self._sample_rate = sample_rate
        self._channels = channels
        self._riff_limit = riff_limit
        self._file = path.open("wb", buffering=0)  # nothing waits here for a `close` that a crash leaves out
        try:
            write_all(self._file.fileno(), self._header())
        except OSError:
            self._file.close()
            path.unlink(missing_ok=True)  # it would keep the name from whoever comes when there is room again
            raise

    def write(self, frames: Frames) -> None:
        """Append `frames` [frames, channels]; raise `OSError` for a full disk, and the file keeps what it had."""
        write_all(self._file.fileno(), np.ascontiguousarray(frames, dtype="<f4").tobytes())
        self.frames += len(frames)
        os.pwrite(self._file.fileno(), self._header(), 0)  # last, so that it never tells of frames that are not there

    def close(self) -> None:
        """Nothing is missing in the file before this either."""
        self._file.close()

    def _header(self) -> bytes:
        return wave_header(
            self.frames, sample_rate=self._sample_rate, channels=self._channels, riff_limit=self._riff_limit
        )


def write_all(fd: int, data: bytes) -> None:
    """Write `data`, in several steps where the disk takes less at once; raise `OSError` when it takes nothing."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(fd, rest) :]


def wave_header(frames: int, *, sample_rate: int, channels: int, riff_limit: int = RIFF_LIMIT) -> bytes:
    """Return the 94 bytes before the samples: RIFF with spare room, or RF64 where the sizes need it."""
    frame_bytes = 4 * channels
    data_bytes = frames * frame_bytes
    riff_bytes = data_bytes + _HEADER_BYTES - 8
    byte_rate = sample_rate * frame_bytes
    form = struct.pack("<4sIHHIIHHH", b"fmt ", 18, _FLOAT, channels, sample_rate, byte_rate, frame_bytes, 32, 0)
    if riff_bytes <= riff_limit:
        head = struct.pack("<4sI4s4sI28x", b"RIFF", riff_bytes, b"WAVE", b"JUNK", 28)
        counted, data_counted = frames, data_bytes
    else:  # all 32-bit sizes are told to be in ds64
        head = struct.pack("<4sI4s4sI", b"RF64", RIFF_LIMIT, b"WAVE", b"ds64", 28)
        head += struct.pack("<QQQI", riff_bytes, data_bytes, frames, 0)
        counted = data_counted = RIFF_LIMIT
    fact = struct.pack("<4sII", b"fact", 4, counted)
    return head + form + fact + struct.pack("<4sI", b"data", data_counted)
