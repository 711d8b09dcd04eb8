"""Messages that wait for the time their bundle is dated."""

import heapq
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from rld_live.errors import ControlError

AHEAD_SECONDS_MAXIMUM = 60.0
WAITING_MAXIMUM = 1000

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, order=True)
class _Waiting(Generic[Item]):
    due: float
    turn: int  # equal dates keep the order of arrival, and items are never compared
    item: Item = field(compare=False)


class Scheduler(Generic[Item]):
    """A bounded heap of items by due time; knows no clock, runs nothing, belongs to one thread."""

    def __init__(self) -> None:
        self._heap: list[_Waiting[Item]] = []
        self._turns = itertools.count()

    def __len__(self) -> int:
        return len(self._heap)

    def add(self, items: Sequence[tuple[float, Item]], *, due: float, now: float) -> None:
        """Keep `items`, in their order, each until so many seconds before `due` as stand before it.

        Raises `ControlError`, and keeps none, when that is too far off or too many wait.
        """
        if due - now > AHEAD_SECONDS_MAXIMUM:
            raise ControlError(
                f"dated {due - now:.0f} s ahead, more than {AHEAD_SECONDS_MAXIMUM:.0f}: "
                "send it later, or set the clocks of both machines"
            )
        if len(self._heap) + len(items) > WAITING_MAXIMUM:
            raise ControlError(f"{WAITING_MAXIMUM} dated messages wait already: send later, or /rld/panic to drop them")
        for lead, item in items:
            heapq.heappush(self._heap, _Waiting(due - lead, next(self._turns), item))

    def seconds_to_next(self, now: float) -> float | None:
        """Return how long nothing is due; None when nothing waits."""
        return max(0.0, self._heap[0].due - now) if self._heap else None

    def take_due(self, now: float) -> list[Item]:
        """Remove and return what is due, in its order."""
        due = []
        while self._heap and self._heap[0].due <= now:
            due.append(heapq.heappop(self._heap).item)
        return due

    def take_all(self) -> list[Item]:
        """Remove and return everything that waits, in its order."""
        waiting = [each.item for each in sorted(self._heap)]
        self._heap.clear()
        return waiting
