"""What the instrument costs the machine: this process, and those that it has started."""

import contextlib
from collections.abc import Callable, Iterable

import psutil


class Processes:
    """Looked at by one thread; a child that comes, goes and comes back is followed."""

    def __init__(self, children: Callable[[], Iterable[int | None]]) -> None:
        """Count this process and its `children`, asked for at each look: None for one that is not there."""
        self._children = children
        self._own = psutil.Process()
        self._known: dict[int, psutil.Process] = {}

    def cores(self) -> float:
        """Return how many cores they have kept busy since the last look."""
        self._look()
        return sum(_cores(process) for process in (self._own, *self._known.values()))

    def resident_mb(self) -> float:
        """Return the memory that they hold."""
        return sum(_resident_mb(process) for process in (self._own, *self._known.values()))

    def _look(self) -> None:
        pids = {pid for pid in self._children() if pid is not None}
        for pid in self._known.keys() - pids:
            del self._known[pid]
        for pid in pids - self._known.keys():
            with contextlib.suppress(psutil.Error):  # it has just died, which is noticed elsewhere
                self._known[pid] = psutil.Process(pid)


def _cores(process: psutil.Process) -> float:
    try:
        return process.cpu_percent() / 100
    except psutil.Error:
        return 0.0


def _resident_mb(process: psutil.Process) -> float:
    try:
        return process.memory_info().rss / 2**20
    except psutil.Error:
        return 0.0
