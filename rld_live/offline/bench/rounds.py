"""Repeated measurements of one thing, kept by the round in which they were taken."""

import math
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

NOISY_SPREAD = 0.25
"""Where the medians of the rounds lie further apart than this share, the machine was measured and not the program."""


@dataclass(frozen=True)
class Rounds:
    """Values of the same unit; a contender is measured in several rounds, taking turns with the others."""

    values: tuple[tuple[float, ...], ...]

    @classmethod
    def single(cls, values: Sequence[float]) -> "Rounds":
        """Return values that were all taken in one round."""
        return cls((tuple(values),))

    @property
    def count(self) -> int:
        """How many values there are: what the percentiles stand on."""
        return sum(len(each) for each in self.values)

    @property
    def median(self) -> float:
        """The middle of all values."""
        return self.percentile(50)

    @property
    def worst(self) -> float:
        """The largest value."""
        return self.percentile(100)

    def percentile(self, percent: float) -> float:
        """Return the smallest value that `percent` of all do not exceed; NaN without any.

        No interpolation: a P99.9 of 300 values is their worst, and not something better that nobody saw.
        """
        everything = sorted(value for each in self.values for value in each)
        rank = math.ceil(percent * len(everything) / 100)  # not percent / 100 first: 99.9 % of 1000 are 999
        return everything[max(0, rank - 1)] if everything else math.nan

    @property
    def spread(self) -> float:
        """How far the medians of the rounds lie apart, as a share of the median of all."""
        medians = [statistics.median(each) for each in self.values if each]
        return (max(medians) - min(medians)) / self.median if len(medians) > 1 and self.median else 0.0

    @property
    def is_noisy(self) -> bool:
        """Whether the rounds disagree too much to be compared."""
        return self.spread > NOISY_SPREAD

    def figures(self) -> dict[str, float]:
        """Return what there is to report."""
        return {
            "median": self.median,
            "p95": self.percentile(95),
            "p99": self.percentile(99),
            "p999": self.percentile(99.9),
            "worst": self.worst,
            "count": self.count,
            "rounds": len(self.values),
            "spread": self.spread,
        }


def take_turns(contenders: Mapping[str, Callable[[], Sequence[float]]], *, rounds: int) -> dict[str, Rounds]:
    """Measure every contender once per round, in turn, so that a busy moment hits all of them alike."""
    taken: dict[str, list[tuple[float, ...]]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, measure in contenders.items():
            taken[name].append(tuple(measure()))
    return {name: Rounds(tuple(values)) for name, values in taken.items()}


def noise_notes(contenders: Mapping[str, Rounds]) -> tuple[str, ...]:
    """Return a warning for each contender whose rounds disagree."""
    return tuple(
        f"{name}: the medians of its {len(each.values)} rounds lie {each.spread:.0%} apart: the machine was busy, "
        "this row means little"
        for name, each in contenders.items()
        if each.is_noisy
    )
