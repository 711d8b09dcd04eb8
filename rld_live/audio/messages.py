"""What the engine asks of the audio process."""

import struct
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple, Self

from rld_live.audio.shared_queue import SharedQueue

_LAYOUT = struct.Struct("=qddd")


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
    due: float = 0.0
    """When it is to be heard, on the monotonic clock; 0: in the next block."""


class MessageQueue:
    """Messages on their way from one sender to one reader, in order, without a lock."""

    def __init__(self, queue: SharedQueue) -> None:
        self._queue = queue

    @classmethod
    def create(cls) -> Self:
        """Make an empty queue."""
        return cls(SharedQueue.create(_LAYOUT))

    @classmethod
    def attach(cls, fd: int) -> Self:
        """Open the queue that another process created."""
        return cls(SharedQueue.attach(fd, _LAYOUT))

    @property
    def fd(self) -> int:
        """What a child process needs to attach."""
        return self._queue.fd

    def close(self) -> None:
        """Give the descriptor back."""
        self._queue.close()

    def post(self, message: Message) -> bool:
        """Send `message`; returns False where 1024 wait already, so nobody reads."""
        return self._queue.post(*message)

    def take(self) -> Iterator[Message]:
        """Yield what has arrived since the last time."""
        for verb, value, seconds, due in self._queue.take():
            yield Message(Verb(verb), value, seconds, due)
