"""How long something has stood still."""

import time
from collections.abc import Callable

LOOK_SECONDS = 0.05
"""How often to look, at least …"""
_LONGEST_LOOK_SECONDS = 2 * LOOK_SECONDS
"""… and what a longer pause between two looks counts for: then the watcher stood still, and maybe the whole machine."""


class Stillness:
    """The patience of a watcher, who may be held up himself; `look` belongs to one thread."""

    def __init__(self, *, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._looked_at = now()
        self._seen: int | None = None
        self._seconds = 0.0

    def look(self, number: int) -> float:
        """Return for how many seconds `number` has been what it is, as far as they were watched."""
        now = self._now()
        self._seconds += min(now - self._looked_at, _LONGEST_LOOK_SECONDS)
        self._looked_at = now
        if number != self._seen:
            self._seen, self._seconds = number, 0.0
        return self._seconds
