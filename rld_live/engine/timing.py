"""How long the work takes, against how long its audio lasts."""

import threading
from collections import deque
from itertools import islice

import numpy as np


class RealTimeFactor:
    """Seconds of compute per second of audio, over the latest `kept` pieces of work: below 1 keeps up.

    One thread adds, any thread reads; the lock is held for a copy, never while somebody computes.
    """

    def __init__(self, kept: int = 20_000) -> None:
        self._lock = threading.Lock()
        self._ratios: deque[float] = deque(maxlen=kept)

    def add(self, *, compute_seconds: float, audio_seconds: float) -> None:
        """Count one piece of work in."""
        with self._lock:
            self._ratios.append(compute_seconds / audio_seconds)

    def percentile(self, percent: float, *, latest: int | None = None) -> float:
        """Return a percentile of the latest pieces of work; 0 before the first."""
        with self._lock:  # from the end: a look at the latest must not cost a copy of all
            ratios = list(islice(reversed(self._ratios), latest))
        return float(np.percentile(ratios, percent)) if ratios else 0.0

    @property
    def median(self) -> float:
        return self.percentile(50)
