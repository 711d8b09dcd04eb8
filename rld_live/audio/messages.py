"""What the engine asks of the audio process."""

import struct
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple, Self

from rld_live.audio.shared_memory import SharedMemory

_POSTED, _READ, _SLOTS = 0, 64, 128
_CAPACITY = 1024
_LAYOUT = struct.Struct("=qdd")


class Verb(IntEnum):
    """What can be asked."""

    PLAY = 0
    STOP = 1
    PANIC = 2
    GAIN = 3
    MUTE = 4
    LIMITER = 5


class Message(NamedTuple):
    """One request: what, with which value, over how many seconds."""

    verb: Verb
    value: float = 0.0
    seconds: float = 0.0


class MessageQueue:
    """Messages on their way from one sender to one reader, in order, without a lock."""

    def __init__(self, memory: SharedMemory) -> None:
        self._memory = memory
        self._posted = memory.integers(_POSTED, 1)
        self._read = memory.integers(_READ, 1)
        self._slots = memory.part(_SLOTS, _CAPACITY * _LAYOUT.size)

    @classmethod
    def create(cls) -> Self:
        """Make an empty queue."""
        return cls(SharedMemory.create(_SLOTS + _CAPACITY * _LAYOUT.size))

    @classmethod
    def attach(cls, fd: int) -> Self:
        """Open the queue that another process created."""
        return cls(SharedMemory.attach(fd))

    @property
    def fd(self) -> int:
        """What a child process needs to attach."""
        return self._memory.fd

    def close(self) -> None:
        """Give the descriptor back."""
        self._memory.close()

    def post(self, message: Message) -> bool:
        """Send `message`; returns False where 1024 wait already, so nobody reads."""
        posted = self._posted[0]
        if posted - self._read[0] >= _CAPACITY:
            return False
        _LAYOUT.pack_into(self._slots, posted % _CAPACITY * _LAYOUT.size, *message)
        self._posted[0] = posted + 1  # last, so that the reader never sees half a message
        return True

    def take(self) -> Iterator[Message]:
        """Yield what has arrived since the last time."""
        while self._read[0] < self._posted[0]:
            verb, value, seconds = _LAYOUT.unpack_from(self._slots, self._read[0] % _CAPACITY * _LAYOUT.size)
            self._read[0] += 1
            yield Message(Verb(verb), value, seconds)
