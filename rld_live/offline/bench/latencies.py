"""From messages and what followed them to latencies."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise


def latencies(sent: Sequence[float], heard: Sequence[float], *, early_seconds: float) -> list[float]:
    """Return for each message the seconds to the first change after it, leaving out those that none follows.

    Both are times on one clock, in ascending order. A change counts for a message until the next one is sent, and may
    seem to come `early_seconds` before its message: as exactly is it known when something was heard.
    """
    found = []
    for this, following in pairwise([*sent, float("inf")]):
        index = bisect_left(heard, this - early_seconds)
        if index < len(heard) and heard[index] < following - early_seconds:
            found.append(heard[index] - this)
    return found


def drift(sent: Sequence[float], delays: Sequence[float]) -> float:
    """Return how many seconds per second `delays` grow with the time at which they were `sent`: 0 for equal clocks."""
    if len(sent) < 2:
        return 0.0
    middle = sum(sent) / len(sent)
    mean = sum(delays) / len(delays)
    spread = sum((time - middle) ** 2 for time in sent)
    return sum((time - middle) * (delay - mean) for time, delay in zip(sent, delays, strict=True)) / spread
