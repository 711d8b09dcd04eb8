"""What a part of the bench found."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Measurement:
    """A table for people, and the same figures for programs."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: Mapping[str, Any]
    """Plain values, for the JSON report."""
    notes: tuple[str, ...] = ()
    """What one must know to read the table rightly, above all where noise makes a row meaningless."""
