"""Messages that wait for the sample at which they are to be heard."""

import heapq
import itertools
import math

from rld_live.audio.messages import Message

WAITING_MAXIMUM = 8192
"""More than a client can send in the second by which they come early: what finds no room is obeyed at once."""


class DatedMessages:
    """A bounded heap by date; equal dates keep the order of arrival. Belongs to the device's thread, knows no clock."""

    def __init__(self) -> None:
        self._heap: list[tuple[float, int, Message]] = []
        self._turns = itertools.count()

    def add(self, message: Message) -> bool:
        """Keep `message` until it is due; returns False where `WAITING_MAXIMUM` wait already."""
        if len(self._heap) >= WAITING_MAXIMUM:
            return False
        heapq.heappush(self._heap, (message.due, next(self._turns), message))
        return True

    def take(self, *, start: float, frames: int, sample_rate: int) -> tuple[int, Message] | None:
        """Remove and return the next one of a block of `frames` frames that is heard from `start` on, with its frame.

        What was due before the block gets its first frame. Returns None when the block holds no more.
        """
        if not self._heap:
            return None
        frame = max(0, math.floor((self._heap[0][0] - start) * sample_rate + 0.5))
        if frame >= frames:
            return None
        return frame, heapq.heappop(self._heap)[2]

    def clear(self) -> None:
        """Forget them all."""
        self._heap.clear()
