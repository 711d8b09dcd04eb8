"""A WAV file of 32-bit floats that is whole at any time."""

import struct
from pathlib import Path

import numpy as np

from rld_live.audio.frames import Frames

_HEADER_BYTES = 94
_RIFF_LIMIT = 0xFFFFFFFF
_FLOAT = 3


class WaveFile:
    """Grows while it is written; each `write` leaves a file that plays, also if the process is killed after it.

    Beyond 4 GiB it becomes RF64 on the fly: the header keeps room for the 64-bit sizes (EBU Tech 3306, section 4).
    """

    def __init__(self, path: Path, *, sample_rate: int, channels: int) -> None:
        self.frames = 0
        self._sample_rate = sample_rate
        self._channels = channels
        self._file = path.open("wb")
        self._file.write(self._header())

    def write(self, frames: Frames) -> None:
        """Append `frames` [frames, channels]."""
        self._file.write(np.ascontiguousarray(frames, dtype="<f4").tobytes())
        self.frames += len(frames)
        self._file.seek(0)
        self._file.write(self._header())
        self._file.seek(0, 2)
        self._file.flush()

    def close(self) -> None:
        """Nothing is missing in the file before this either."""
        self._file.close()

    def _header(self) -> bytes:
        return wave_header(self.frames, sample_rate=self._sample_rate, channels=self._channels)


def wave_header(frames: int, *, sample_rate: int, channels: int) -> bytes:
    """Return the 94 bytes before the samples: RIFF with spare room, or RF64 where the sizes need it."""
    frame_bytes = 4 * channels
    data_bytes = frames * frame_bytes
    riff_bytes = data_bytes + _HEADER_BYTES - 8
    byte_rate = sample_rate * frame_bytes
    form = struct.pack("<4sIHHIIHHH", b"fmt ", 18, _FLOAT, channels, sample_rate, byte_rate, frame_bytes, 32, 0)
    fact = struct.pack("<4sII", b"fact", 4, min(frames, _RIFF_LIMIT))
    if riff_bytes <= _RIFF_LIMIT:
        head = struct.pack("<4sI4s4sI28x", b"RIFF", riff_bytes, b"WAVE", b"JUNK", 28)
    else:
        head = struct.pack("<4sI4s4sI", b"RF64", _RIFF_LIMIT, b"WAVE", b"ds64", 28)
        head += struct.pack("<QQQI", riff_bytes, data_bytes, frames, 0)
    return head + form + fact + struct.pack("<4sI", b"data", min(data_bytes, _RIFF_LIMIT))
