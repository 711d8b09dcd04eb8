"""The outline of the sound, for those who draw it."""

import struct
from typing import Self

import numpy as np

from rld_live.audio.frames import Frames
from rld_live.audio.shared_memory import SharedMemory

POINT_FRAMES = 256
_POINTS = 1024  # 4 s at 64 kHz; who looks less often misses some
_SPARE = 16  # the oldest points, which may be overwritten while they are read
_COUNT, _FIRST = 0, 64
_LAYOUT = struct.Struct("=ff")


class Scope:
    """Least and greatest sample, of all channels, of each 256 frames: one writer, and one reader who may be late."""

    def __init__(self, memory: SharedMemory) -> None:
        self._memory = memory
        self._count = memory.integers(_COUNT, 1)
        self._points = memory.part(_FIRST, _POINTS * _LAYOUT.size)
        self._read = 0
        self._least, self._greatest, self._frames = 0.0, 0.0, 0

    @classmethod
    def create(cls) -> Self:
        """Make an empty scope."""
        return cls(SharedMemory.create(_FIRST + _POINTS * _LAYOUT.size))

    @classmethod
    def attach(cls, fd: int) -> Self:
        """Open the scope that another process created."""
        return cls(SharedMemory.attach(fd))

    @property
    def fd(self) -> int:
        """What a child process needs to attach."""
        return self._memory.fd

    def close(self) -> None:
        """Give the descriptor back."""
        self._memory.close()

    def draw(self, out: Frames) -> None:
        """Add `out` [frames, channels]."""
        start = 0
        while start < len(out):
            part = out[start : start + POINT_FRAMES - self._frames]
            least, greatest = float(np.min(part)), float(np.max(part))
            self._least = min(self._least, least) if self._frames else least
            self._greatest = max(self._greatest, greatest) if self._frames else greatest
            self._frames += len(part)
            start += len(part)
            if self._frames == POINT_FRAMES:
                count = self._count[0]
                _LAYOUT.pack_into(self._points, count % _POINTS * _LAYOUT.size, self._least, self._greatest)
                self._count[0] = count + 1  # last, so that the reader never sees half a point
                self._frames = 0

    def read(self) -> list[tuple[float, float]]:
        """Return (least, greatest) of each 256 frames since the last call, as far back as they are kept."""
        count = self._count[0]
        first = max(self._read, count - _POINTS + _SPARE)
        self._read = count
        points = (_LAYOUT.unpack_from(self._points, index % _POINTS * _LAYOUT.size) for index in range(first, count))
        return [(least, greatest) for least, greatest in points]
