"""The written set while it is played: which cue comes next, and when."""

import math
from collections.abc import Callable

from rld_live.control.cuelist import Cue, CueList
from rld_live.errors import ControlError


class Cues:
    """Plays a cue list: calls `play` with number, cue and time; knows no clock, belongs to one thread."""

    def __init__(self, cuelist: CueList, play: Callable[[int, Cue, float], None], *, number: int = 0) -> None:
        """Go on behind cue `number`."""
        self._cuelist = cuelist
        self._play = play
        self._number = min(number, len(cuelist))
        self._next_due: float | None = None
        self._stops_at = math.inf

    @property
    def number(self) -> int:
        """Return the number of the cue that was played last, 0 before the first; from any thread."""
        return self._number

    @property
    def cuelist(self) -> CueList:
        """Return all of it."""
        return self._cuelist

    def replace(self, cuelist: CueList) -> None:
        """Go on with another list, behind the cue of the name that was played last, or else of its number."""
        name = self._cuelist[self._number - 1].name if self._number else None
        numbers = [number for number, cue in enumerate(cuelist, start=1) if cue.name == name]
        self._cuelist = cuelist
        self._number = min(numbers, key=lambda number: abs(number - self._number), default=self._number)
        self._number = min(self._number, len(cuelist))
        if self._number == len(cuelist):
            self._next_due = None

    def next(self, now: float) -> tuple[int, str]:
        """Play the next cue and return its number and name; raise `ControlError` when there is none."""
        if self._cuelist and self._number == len(self._cuelist):
            raise ControlError(f"cue {self._number} was the last: send /rld/cuelist/goto 1 to begin again")
        return self.go_to(self._number + 1, now)

    def go_to(self, number: int, now: float) -> tuple[int, str]:
        """Play cue `number` and return its number and name; raise `ControlError` when there is none."""
        if not self._cuelist:
            raise ControlError("there is no written set: name one in play.cuelist, and serve again")
        if number > len(self._cuelist):
            raise ControlError(f"there is no cue {number}: send 1 to {len(self._cuelist)}")
        cue = self._cuelist[number - 1]
        self._number = number
        if now >= self._stops_at:
            self._stops_at = math.inf
        self._next_due = None if cue.then is None or now + cue.then >= self._stops_at else now + cue.then
        self._play(number, cue, now)
        return number, cue.name

    def stop(self, at: float = -math.inf) -> None:
        """Let nothing come by itself from `at` on (now, if left out), until somebody asks for a cue after that."""
        self._stops_at = at
        if self._next_due is not None and self._next_due >= at:
            self._next_due = None

    def run_due(self, now: float) -> None:
        """Play what is due by itself."""
        while self._next_due is not None and self._next_due <= now:
            self.go_to(self._number + 1, self._next_due)  # from the time that was due: no cue makes the later ones late

    def seconds_to_next(self, now: float) -> float | None:
        """Return how long nothing is due; None when nothing comes by itself."""
        return None if self._next_due is None else max(0.0, self._next_due - now)
