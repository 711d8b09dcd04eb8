"""Rectangles, and whether they cover each other."""

from collections.abc import Sequence
from itertools import combinations

Rectangle = tuple[float, float, float, float]
"""Left, top, width, height."""


def covering(shown: Sequence[tuple[str, Rectangle]]) -> list[tuple[str, str]]:
    """Return the pairs of names whose rectangles have points in common."""
    return [(name, other) for (name, one), (other, two) in combinations(shown, 2) if _meet(one, two)]


def outside(shown: Sequence[tuple[str, Rectangle]], width: float, height: float) -> list[str]:
    """Return the names of what is not wholly inside a window."""
    return [name for name, (x, y, w, h) in shown if x < 0 or y < 0 or x + w > width or y + h > height]


def _meet(one: Rectangle, two: Rectangle) -> bool:
    is_beside = one[0] + one[2] <= two[0] or two[0] + two[2] <= one[0]
    is_above = one[1] + one[3] <= two[1] or two[1] + two[3] <= one[1]
    return not (is_beside or is_above)
