"""A sleeper that tells how late this machine wakes it."""

import contextlib
import math
import os
import threading
import time
from types import TracebackType
from typing import Self

PERIOD_SECONDS = 0.001
REALTIME_PRIORITY = 20
"""What the audio process asks for."""


class Sleeper:
    """Sleeps a millisecond again and again, from `__enter__` to `__exit__`, with the priority of the audio process."""

    def __init__(self) -> None:
        self.late: list[float] = []
        """Seconds that each waking came late."""
        self.is_realtime = False
        self._leaving = threading.Event()
        self._thread = threading.Thread(target=self._sleep, name="sleeper", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leaving.set()
        self._thread.join()

    def percentile(self, percent: float) -> float:
        """Return the smallest lateness that `percent` of all do not exceed: one that was seen; 0 without any."""
        late = sorted(self.late)
        return late[max(0, math.ceil(percent * len(late) / 100) - 1)] if late else 0.0

    def _sleep(self) -> None:
        self.is_realtime = be_realtime()
        while not self._leaving.is_set():
            due = time.monotonic() + PERIOD_SECONDS
            time.sleep(PERIOD_SECONDS)
            self.late.append(time.monotonic() - due)


def be_realtime() -> bool:
    """Ask for realtime priority for the thread that calls; return whether the system allows it."""
    with contextlib.suppress(OSError, AttributeError):  # macOS has no such call
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(REALTIME_PRIORITY))
        return True
    return False
