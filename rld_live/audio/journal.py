"""What the audio process did, frame by frame: the audio lines of a take's log."""

import struct
from collections.abc import Iterator
from enum import IntEnum
from typing import Any, Self

from rld_live.audio.messages import Message, Verb
from rld_live.audio.ring import RingView
from rld_live.audio.shared_queue import SharedQueue

_LAYOUT = struct.Struct("=qqddd")  # kind, frame, three numbers; whole ones are exact up to 2⁵³


class _Kind(IntEnum):
    RING = 0
    VERB = 1
    RECORDING = 2
    FAULT = 3
    LOST = 4
    REPLACED = 5
    GAP = 6


class Journal:
    """Written in the device's callback, read by the engine; bounded, without a lock.

    Frames count what the device has asked for since its start, silence included. Where the engine does not read
    for so long that lines are lost, the journal says how many as soon as it can.
    """

    def __init__(self, queue: SharedQueue) -> None:
        self._queue = queue
        self._lost = 0

    @classmethod
    def create(cls) -> Self:
        """Make an empty journal."""
        return cls(SharedQueue.create(_LAYOUT))

    @classmethod
    def attach(cls, fd: int) -> Self:
        """Open the journal that another process created."""
        return cls(SharedQueue.attach(fd, _LAYOUT))

    @property
    def fd(self) -> int:
        """What a child process needs to attach."""
        return self._queue.fd

    def close(self) -> None:
        """Give the descriptor back; what was written can still be read."""
        self._queue.close()

    # The writer

    def note_view(self, frame: int, view: RingView) -> None:
        """From `frame` on the reader sees the ring like this."""
        self._note(_Kind.RING, frame, *view)

    def note_message(self, frame: int, message: Message) -> None:
        """`message` was obeyed before `frame`."""
        self._note(_Kind.VERB, frame, message.verb, message.value, message.seconds)

    def note_recording(self, frame: int, number: int, *, skips_silence: bool) -> None:
        """Recording `number` begins with `frame`; 0: the one that ran ended before it."""
        self._note(_Kind.RECORDING, frame, number, skips_silence, 0)

    def note_gap(self, frame: int, frames: int) -> None:
        """The recording has silence in the place of the `frames` before `frame`: its disk was too slow for them."""
        self._note(_Kind.GAP, frame, frames, 0, 0)

    def note_fault(self, frame: int) -> None:
        """The block that begins with `frame` was silenced, since rendering it failed."""
        self._note(_Kind.FAULT, frame, 0, 0, 0)

    def note_replaced(self, frame: int, taken: int) -> None:
        """The process that wrote so far has ended; another one reads the ring from frame `taken` on."""
        self._note(_Kind.REPLACED, frame, taken, 0, 0)

    def _note(self, kind: _Kind, frame: int, *numbers: float) -> None:
        if self._lost and self._queue.post(_Kind.LOST, frame, self._lost, 0, 0):
            self._lost = 0
        if self._lost or not self._queue.post(kind, frame, *numbers):
            self._lost += 1

    # The reader

    def take(self) -> Iterator[dict[str, Any]]:
        """Yield what was noted since the last time, as lines of a log; `recording` is still a number."""
        for kind, frame, first, second, third in self._queue.take():
            match kind:
                case _Kind.RING:
                    yield {"frame": frame, "ring": [int(first), int(second), int(third)]}
                case _Kind.VERB:
                    verb = Verb(int(first)).name.lower()
                    yield {"frame": frame, "verb": verb, "value": second, "seconds": third}
                case _Kind.RECORDING:
                    yield {"frame": frame, "recording": int(first), "skips_silence": bool(second)}
                case _Kind.FAULT:
                    yield {"frame": frame, "fault": True}
                case _Kind.REPLACED:
                    yield {"frame": frame, "replaced": int(first)}
                case _Kind.GAP:
                    yield {"frame": frame, "gap": int(first)}
                case _Kind.LOST:
                    yield {"frame": frame, "lost": int(first)}
