"""What waits to be done to the performance, in its order."""

import bisect
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from rld_live.pipeline import Performance

Do = Callable[[Performance], None]


def nothing() -> None:
    """Stand for a work that nobody misses."""


@dataclass(frozen=True, slots=True)
class Work:
    """One thing to do, in the decoder's thread."""

    do: Do
    asked_at: float
    """When it was asked for, on the monotonic clock."""
    key: str | None = None
    """Works with the same key stand for one control, of which only the latest position counts."""
    due: float | None = None
    """When it is to be heard, on the monotonic clock; None: as soon as it can be."""
    otherwise: Callable[[], None] = nothing
    """Called instead of `do` when a later one takes its place, or when it is dropped."""


class WorkQueue:
    """Any thread puts, one takes; knows no clock.

    A work with a key takes the place of an earlier one with that key, and stands at the end of the queue; but never
    across a work without a key, which may depend on the earlier position. What has a date waits beside the queue.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._queue: OrderedDict[int, Work] = OrderedDict()
        self._turn = 0
        self._tail: dict[str, int] = {}
        """Turns of the works with keys behind the last one without."""
        self._dated: list[Work] = []

    def put(self, work: Work) -> None:
        """Add `work`; what it replaces is told so, in this thread."""
        replaced = None
        with self._lock:
            if work.due is not None:
                bisect.insort_right(self._dated, work, key=_due)
                return
            self._turn += 1
            self._queue[self._turn] = work
            if work.key is None:
                self._tail.clear()
            else:
                earlier = self._tail.get(work.key)
                replaced = self._queue.pop(earlier, None) if earlier is not None else None
                self._tail[work.key] = self._turn
        if replaced is not None:
            replaced.otherwise()

    def take(self, count: int, *, with_tail: bool) -> list[Work]:
        """Remove and return the first `count` works; those with keys behind the last one without only `with_tail`."""
        with self._lock:
            length = len(self._queue) if with_tail else len(self._queue) - len(self._tail)
            turns = [turn for turn, _ in zip(self._queue, range(min(count, length)), strict=False)]
            taken = [self._queue.pop(turn) for turn in turns]
            self._tail = {key: turn for key, turn in self._tail.items() if turn in self._queue}
            return taken

    def take_due(self, before: float) -> Work | None:
        """Remove and return the first work that is dated up to `before`; None if none is."""
        with self._lock:
            return self._dated.pop(0) if self._dated and _due(self._dated[0]) <= before else None

    def drop_dated(self) -> None:
        """Forget what has a date, and tell it so, in this thread."""
        with self._lock:
            dropped, self._dated = self._dated, []
        for work in dropped:
            work.otherwise()


def _due(work: Work) -> float:
    assert work.due is not None
    return work.due
