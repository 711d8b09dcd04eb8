"""The thread that does what takes its time: files."""

import bisect
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from rld_live.engine.thread import EngineThread
from rld_live.errors import ControlError

IDLE_SECONDS = 1.0
WAITING_MAXIMUM = 64
"""Jobs that may wait when a client asks for one more: the state is saved, and the server ends, behind all of them."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Job:
    do: Callable[[], None]
    due: float
    otherwise: Callable[[], None]


class Clerk(EngineThread):
    """Does one job after another, each at its time; when it stops, what is due is done first."""

    def __init__(self) -> None:
        super().__init__("clerk")
        self._lock = threading.Lock()
        self._jobs: list[_Job] = []

    def submit(
        self,
        do: Callable[[], None],
        *,
        due: float | None = None,
        otherwise: Callable[[], None] = lambda: None,
    ) -> None:
        """Have `do` done at `due` (monotonic seconds), or now; `otherwise` is called if it is dropped before."""
        job = _Job(do, time.monotonic() if due is None else due, otherwise)
        with self._lock:
            bisect.insort_right(self._jobs, job, key=lambda each: each.due)
        self.wake()

    def ask(
        self,
        do: Callable[[], None],
        *,
        due: float | None = None,
        otherwise: Callable[[], None] = lambda: None,
    ) -> None:
        """Submit what a client asks for; raise `ControlError` where too much waits already."""
        with self._lock:
            waiting = len(self._jobs)
        if waiting >= WAITING_MAXIMUM:
            raise ControlError(f"{waiting} presets and recordings wait for the disk: send it again, less often")
        self.submit(do, due=due, otherwise=otherwise)

    def drop_dated(self) -> None:
        """Forget what is not due yet, and tell it so, in this thread."""
        now = time.monotonic()
        with self._lock:
            dropped = [job for job in self._jobs if job.due > now]
            self._jobs = [job for job in self._jobs if job.due <= now]
        for job in dropped:
            job.otherwise()

    def turn(self) -> None:
        if not self._do_next():
            with self._lock:
                seconds = self._jobs[0].due - time.monotonic() if self._jobs else IDLE_SECONDS
            self.idle(min(max(0.0, seconds), IDLE_SECONDS))

    def end(self) -> None:
        while self._do_next():
            pass

    def _do_next(self) -> bool:
        """Do the job whose turn it is; return whether one was due. The others count as waiting until it is theirs."""
        with self._lock:
            if not self._jobs or self._jobs[0].due > time.monotonic():
                return False
            job = self._jobs.pop(0)
        try:
            job.do()
        except Exception:
            log.exception("a job failed, and the music goes on")
        return True
