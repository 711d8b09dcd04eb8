"""What can be said of rare events, from how many of them were seen."""

import math

RARE = 0.01
"""One piece of work in a hundred …"""
DOUBT = 0.05
"""… with so much left to chance."""
PIECES_NEEDED = math.ceil(math.log(DOUBT) / math.log(1 - RARE))
"""Without a slow one among so many, one in a hundred can be ruled out."""


def is_ruled_out(seen: int, pieces: int) -> bool:
    """Return whether a share of `RARE` or more would have shown itself more often than `seen` times in `pieces`.

    A one-sided test: the binomial probability of so few is below `DOUBT`.
    """
    if seen >= RARE * pieces:
        return False
    return sum(_probability(count, pieces) for count in range(seen + 1)) < DOUBT


def _probability(count: int, pieces: int) -> float:
    """Return the probability that exactly `count` of `pieces` are rare; by logarithms, as the factors overflow."""
    ways = math.lgamma(pieces + 1) - math.lgamma(count + 1) - math.lgamma(pieces - count + 1)
    return math.exp(ways + count * math.log(RARE) + (pieces - count) * math.log(1 - RARE))
