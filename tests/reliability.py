"""What faults came to, row by row: the table that `make soak` prints and the README quotes."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field

SOAK_MINUTES = float(os.environ.get("SOAK_MINUTES", "5"))
ROUNDS = max(1, int(SOAK_MINUTES // 5))
"""How often each fault is injected."""

HEADINGS = ("fault", "times", "detected in", "silent for", "recovered in", "clicks", "lost")


@dataclass(frozen=True)
class Outcome:
    """What one injection of a fault came to; None for what does not apply to it."""

    detected: float | None = None
    """Seconds from the fault to the event, the log line or the status that tells it."""
    silent: float | None = None
    """Seconds of silence in what was heard."""
    recovered: float | None = None
    """Seconds from the fault (or from when its cause had gone, where the fault's name says so) to sound as before."""
    clicks: int | None = None
    """Steps in the recording that are steeper than the music around them, where they were looked for."""
    lost: str = "nothing"
    """What a performer has to do again."""


@dataclass(frozen=True)
class Bound:
    """What is promised; None: nothing."""

    detected: float | None = None
    silent: float | None = None
    recovered: float | None = None
    clicks: int = 0


@dataclass(frozen=True)
class Row:
    """One fault, injected some times: of each figure the worst."""

    fault: str
    outcomes: tuple[Outcome, ...]
    bound: Bound

    def worst(self, figure: str) -> float | None:
        """Return the greatest of a figure; None where nothing has it."""
        found = [value for outcome in self.outcomes if (value := getattr(outcome, figure)) is not None]
        return max(found, default=None)

    @property
    def broken(self) -> list[str]:
        """What is out of its bound."""
        broken = []
        for figure in ("detected", "silent", "recovered", "clicks"):
            worst, bound = self.worst(figure), getattr(self.bound, figure)
            if bound is not None and worst is None and figure != "clicks":
                broken.append(f"{figure}: never measured")
            elif bound is not None and worst is not None and worst > bound:
                broken.append(f"{figure} {worst:g} > {bound:g}")
        return broken

    def cells(self) -> tuple[str, ...]:
        """Return what stands in the table, in the order of the headings."""
        figures = [_seconds(self.worst(figure), getattr(self.bound, figure)) for figure in HEADED]
        clicks = self.worst("clicks")
        lost = ", ".join(sorted({outcome.lost for outcome in self.outcomes}))
        return (self.fault, str(len(self.outcomes)), *figures, "–" if clicks is None else f"{clicks:g}", lost)


HEADED = ("detected", "silent", "recovered")


def _seconds(worst: float | None, bound: float | None) -> str:
    if worst is None:
        return "–"
    return f"{worst:.2f} s" + (f" (≤ {bound:g})" if bound is not None else "")


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a table of Markdown."""
    lines = [HEADINGS, tuple("---" for _ in HEADINGS), *(row.cells() for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


@dataclass
class Reliability:
    """The table of one run of tests."""

    rows: list[Row] = field(default_factory=list)

    def add(self, fault: str, outcomes: Sequence[Outcome], bound: Bound) -> Row:
        """Put a row into the table; fail where a figure is out of its bound."""
        row = Row(fault, tuple(outcomes), bound)
        self.rows.append(row)
        assert row.outcomes, f"{fault}: was not injected"
        assert not row.broken, f"{fault}: out of its bound: {'; '.join(row.broken)}"
        return row
