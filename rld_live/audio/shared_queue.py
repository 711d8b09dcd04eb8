"""Records of numbers on their way from one process to another."""

import struct
from collections.abc import Iterator
from typing import Any, Self

from rld_live.audio.shared_memory import SharedMemory

_POSTED, _READ, _SLOTS = 0, 64, 128
CAPACITY = 1024


class SharedQueue:
    """A bounded queue of fixed-size records with one sender and one reader, in order, without a lock."""

    def __init__(self, memory: SharedMemory, layout: struct.Struct) -> None:
        self._memory = memory
        self._layout = layout
        self._posted = memory.integers(_POSTED, 1)
        self._read = memory.integers(_READ, 1)
        self._slots = memory.part(_SLOTS, CAPACITY * layout.size)

    @classmethod
    def create(cls, layout: struct.Struct) -> Self:
        """Make an empty queue."""
        return cls(SharedMemory.create(_SLOTS + CAPACITY * layout.size), layout)

    @classmethod
    def attach(cls, fd: int, layout: struct.Struct) -> Self:
        """Open the queue that another process created."""
        return cls(SharedMemory.attach(fd), layout)

    @property
    def fd(self) -> int:
        """What a child process needs to attach."""
        return self._memory.fd

    def close(self) -> None:
        """Give the descriptor back; what was posted can still be taken."""
        self._memory.close()

    def post(self, *record: float) -> bool:
        """Send one record; returns False where `CAPACITY` wait already, so nobody reads."""
        posted = self._posted[0]
        if posted - self._read[0] >= CAPACITY:
            return False
        self._layout.pack_into(self._slots, posted % CAPACITY * self._layout.size, *record)
        self._posted[0] = posted + 1  # last, so that the reader never sees half a record
        return True

    def take(self) -> Iterator[tuple[Any, ...]]:
        """Yield what has arrived since the last time."""
        while self._read[0] < self._posted[0]:
            record = self._layout.unpack_from(self._slots, self._read[0] % CAPACITY * self._layout.size)
            self._read[0] += 1
            yield record
