"""How much one client may send: a rate beyond which it waits or is refused, so that a flood hurts only itself."""

DEBT_SECONDS = 5.0
"""Whatever was sent: who was refused so long ago may try again."""


class Allowance:
    """A token bucket; `now` is monotonic seconds."""

    def __init__(self, *, per_second: float, at_once: int) -> None:
        self._per_second = per_second
        self._at_once = at_once
        self._used = 0.0
        self._drained_at = 0.0

    def wait(self, now: float) -> float:
        """Count one message, and return how many seconds to wait before it is obeyed: mostly none."""
        self._drain(now)
        self._used = min(self._used + 1.0, self._at_once + DEBT_SECONDS * self._per_second)
        return max(0.0, self._used - self._at_once) / self._per_second

    def is_left(self, now: float) -> bool:
        """Return whether one more message may pass now, and count it if so."""
        self._drain(now)
        if self._used + 1.0 > self._at_once:
            return False
        self._used += 1.0
        return True

    def _drain(self, now: float) -> None:
        self._used = max(0.0, self._used - (now - self._drained_at) * self._per_second)
        self._drained_at = now
