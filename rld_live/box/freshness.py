"""Who is alive: numbers that must not stand still for long."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Sign:
    """A number that changes for as long as somebody lives."""

    name: str
    read: Callable[[], float]
    longest_seconds: float
    """How long it may stand still, at the worst of good times."""


class Freshness:
    """Looked at by one thread, which gives the time (monotonic seconds)."""

    def __init__(self, signs: Sequence[Sign]) -> None:
        self._signs = signs
        self._seen: dict[str, tuple[float, float]] = {}
        """The latest number of each, and when it was first seen."""

    def stale(self, now: float, *, excused: Collection[str] = ()) -> tuple[str, ...]:
        """Return the names of those who gave no sign for too long; who is `excused` counts as having given one."""
        for sign in self._signs:
            number = sign.read()
            if sign.name in excused or self._seen.get(sign.name, (None,))[0] != number:
                self._seen[sign.name] = (number, now)
        return tuple(sign.name for sign in self._signs if now - self._seen[sign.name][1] > sign.longest_seconds)
