"""When the device's blocks begin, whatever the moments at which it asks for them."""

import math

BANDWIDTH_HZ = 0.02
"""Narrow enough for half a millisecond of jitter to move dates that are 100 ms apart by a sample at most."""
FIRST_SECONDS = 0.1
LOST_SECONDS = 0.5


class BlockClock:
    """A delay-locked loop of second order: F. Adriaensen, "Using a DLL to filter time", LAC 2005.

    It begins wide and narrows to `BANDWIDTH_HZ` as a line fitted to all calls so far would. A call that is far
    from what the loop expects, after a suspended machine or a stalled server, begins anew.
    """

    def __init__(self, sample_rate: int) -> None:
        self._sample_rate = sample_rate
        self._seconds = 0.0
        """How long the loop has run."""
        self._next = 0.0
        self._rate_error = 0.0
        """By how much a second of the device is longer than one of the machine's clock, as a factor less one."""

    def begin(self, now: float, frames: int) -> float:
        """Return when the block of `frames` frames begins that the device asks for at `now` (monotonic seconds)."""
        period = frames / self._sample_rate
        error = now - self._next
        if abs(error) > LOST_SECONDS:
            self._seconds, self._next, self._rate_error, error = 0.0, now, 0.0, 0.0
        bandwidth = max(BANDWIDTH_HZ, 0.5 / (FIRST_SECONDS + self._seconds))
        omega = min(0.5, 2.0 * math.pi * bandwidth * period)
        start = self._next
        self._rate_error += omega * omega * error / period
        self._next += math.sqrt(2.0) * omega * error + period * (1.0 + self._rate_error)
        self._seconds += period
        return start
