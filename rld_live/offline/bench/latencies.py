"""From messages, and what followed them, to latencies."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise


def latencies(sent: Sequence[float], heard: Sequence[float], *, early_seconds: float) -> list[float | None]:
    """Return for each message the seconds to the first change after it; None where none comes before the next message.

    Both are times on one clock, in ascending order. A change may seem to come `early_seconds` before its message: only
    so exactly is it known when something was heard.
    """
    found: list[float | None] = []
    for this, following in pairwise([*sent, float("inf")]):
        index = bisect_left(heard, this - early_seconds)
        is_answered = index < len(heard) and heard[index] < following - early_seconds
        found.append(heard[index] - this if is_answered else None)
    return found
