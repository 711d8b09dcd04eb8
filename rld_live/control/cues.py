"""The written set while it is played: which cue comes next, and when."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from rld_live.control.cuelist import Cue, CueList
from rld_live.errors import ControlError


@dataclass(frozen=True, slots=True)
class CuePlace:
    """Where a written set stands."""

    number: int = 0
    """Of the cue that was played last, 0 before the first."""
    seconds_to_next: float | None = None
    """Until the next one comes by itself; None when nothing does."""


BEGINNING = CuePlace()


class _Standing(NamedTuple):
    """One value, so that whoever looks from another thread never sees half of a step."""

    number: int
    next_due: float | None


class Cues:
    """Plays a cue list: calls `play` with number, cue and time; knows no clock, belongs to one thread."""

    def __init__(self, cuelist: CueList, play: Callable[[int, Cue, float], None], *, number: int = 0) -> None:
        """Go on behind cue `number`."""
        self._cuelist = cuelist
        self._play = play
        self._standing = _Standing(min(number, len(cuelist)), None)
        self._stops_at = math.inf

    @property
    def number(self) -> int:
        """Return the number of the cue that was played last, 0 before the first; from any thread."""
        return self._standing.number

    def place(self, now: float) -> CuePlace:
        """Return where the set stands; from any thread."""
        number, due = self._standing
        return CuePlace(number, None if due is None else max(0.0, due - now))

    def go_on(self, seconds: float, now: float) -> None:
        """Let the next cue come by itself in `seconds`, as it would have before a restart, if it still is to."""
        then = self._cuelist[self.number - 1].then if self.number else None
        if then is not None:
            self._standing = _Standing(self.number, now + min(seconds, then))

    @property
    def cuelist(self) -> CueList:
        """Return all of it."""
        return self._cuelist

    def replace(self, cuelist: CueList) -> None:
        """Go on with another list, behind the cue of the name that was played last, or else of its number."""
        before, due = self._standing
        name = self._cuelist[before - 1].name if before else None
        numbers = [number for number, cue in enumerate(cuelist, start=1) if cue.name == name]
        self._cuelist = cuelist
        number = min(min(numbers, key=lambda number: abs(number - before), default=before), len(cuelist))
        self._standing = _Standing(number, None if number == len(cuelist) else due)

    def next(self, now: float) -> tuple[int, str]:
        """Play the next cue and return its number and name; raise `ControlError` when there is none."""
        if self._cuelist and self.number == len(self._cuelist):
            raise ControlError(f"cue {self.number} was the last: send /rld/cuelist/goto 1 to begin again")
        return self.go_to(self.number + 1, now)

    def go_to(self, number: int, now: float) -> tuple[int, str]:
        """Play cue `number` and return its number and name; raise `ControlError` when there is none."""
        if not self._cuelist:
            raise ControlError("there is no written set: name one in play.cuelist, and serve again")
        if number > len(self._cuelist):
            raise ControlError(f"there is no cue {number}: send 1 to {len(self._cuelist)}")
        cue = self._cuelist[number - 1]
        if now >= self._stops_at:
            self._stops_at = math.inf
        due = None if cue.then is None or now + cue.then >= self._stops_at else now + cue.then
        self._standing = _Standing(number, due)
        self._play(number, cue, now)
        return number, cue.name

    def stop(self, at: float = -math.inf) -> None:
        """Let nothing come by itself from `at` on (now, if left out), until somebody asks for a cue after that."""
        self._stops_at = at
        number, due = self._standing
        if due is not None and due >= at:
            self._standing = _Standing(number, None)

    def run_due(self, now: float) -> None:
        """Play what is due by itself."""
        while (due := self._standing.next_due) is not None and due <= now:
            self.go_to(self.number + 1, due)  # from the time that was due: no cue makes the later ones late

    def seconds_to_next(self, now: float) -> float | None:
        """Return how long nothing is due; None when nothing comes by itself."""
        return self.place(now).seconds_to_next
