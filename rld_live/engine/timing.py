"""How long the work takes, against how long its audio lasts."""

import threading
from collections import deque
from itertools import islice

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

SLOW_FACTOR = 3.0
"""A piece of work that takes so many times as long as those around it stood still: no music asks for as much more."""
AROUND = 16
"""Pieces before and behind it that it is compared with: what else the machine does makes all of them slower."""


class RealTimeFactor:
    """Seconds of compute per second of audio, over the latest `kept` pieces of work: below 1 keeps up.

    One thread adds, any thread reads; the lock is held for a copy, never while somebody computes.
    """

    def __init__(self, kept: int = 20_000) -> None:
        self.count = 0
        """Pieces of work so far, whether kept or not."""
        self._lock = threading.Lock()
        self._ratios: deque[float] = deque(maxlen=kept)
        self.worst_seconds = 0.0
        """The longest that a piece of work took."""

    def add(self, *, compute_seconds: float, audio_seconds: float) -> None:
        """Count one piece of work in."""
        self.worst_seconds = max(self.worst_seconds, compute_seconds)
        with self._lock:
            self._ratios.append(compute_seconds / audio_seconds)
            self.count += 1

    @property
    def pieces(self) -> int:
        """How many pieces of work the percentiles stand on."""
        return len(self._ratios)

    @property
    def slow_pieces(self) -> int:
        """How many of them took more than `SLOW_FACTOR` times as long as the median of those around them."""
        with self._lock:
            ratios = np.array(self._ratios)
        if len(ratios) <= AROUND:
            return int(np.count_nonzero(ratios > SLOW_FACTOR * np.median(ratios))) if len(ratios) else 0
        around = sliding_window_view(np.pad(ratios, AROUND, mode="symmetric"), 2 * AROUND + 1)
        return int(np.count_nonzero(ratios > SLOW_FACTOR * np.median(around, axis=1)))

    def percentile(self, percent: float, *, latest: int | None = None) -> float:
        """Return a percentile of the latest pieces of work; 0 before the first."""
        with self._lock:  # from the end: a look at the latest must not cost a copy of all
            ratios = list(islice(reversed(self._ratios), latest))
        return float(np.percentile(ratios, percent)) if ratios else 0.0

    @property
    def median(self) -> float:
        return self.percentile(50)
