"""How soon the kernel lets a process run."""

import os
import sys
import threading

import pytest

from rld_live.box.priority import realtime_priority

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")


def test_a_process_without_realtime_threads_and_one_that_is_gone_have_none() -> None:
    assert realtime_priority(os.getpid()) == 0
    assert realtime_priority(2**22 + 1) == 0


def test_one_thread_with_a_priority_is_enough() -> None:
    found: list[int] = []

    def look() -> None:
        try:
            os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(7))
        except PermissionError:
            return
        found.append(realtime_priority(os.getpid()))

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    if not found:
        pytest.skip("no realtime priority is allowed here")
    assert found == [7]
