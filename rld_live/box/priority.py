"""How soon the kernel lets a process run."""

import os
import sys
from pathlib import Path


def realtime_priority(pid: int) -> int:
    """Return the highest realtime priority that a thread of the process has; 0 if none has one, or none can be seen.

    JACK gives one to the thread that it calls us in, whoever else was refused one.
    """
    if sys.platform != "linux":
        return 0
    return max(map(_priority, _threads(pid)), default=0)


def _threads(pid: int) -> list[int]:
    try:
        return [int(each.name) for each in Path(f"/proc/{pid}/task").iterdir()]
    except OSError:  # it has just ended
        return []


def _priority(thread: int) -> int:
    try:
        if os.sched_getscheduler(thread) & ~os.SCHED_RESET_ON_FORK in (os.SCHED_FIFO, os.SCHED_RR):
            return os.sched_getparam(thread).sched_priority
    except OSError:
        pass
    return 0
