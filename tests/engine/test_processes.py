"""What the instrument costs, with everything that it has started."""

import os
import subprocess
import sys

from rld_live.engine.processes import Processes


def test_a_child_counts_while_it_is_there_and_is_followed_when_it_comes_back() -> None:
    pid: int | None = None
    processes = Processes(lambda: (pid, None))
    processes.cores()
    alone = processes.resident_mb()
    command = [sys.executable, "-c", "import sys; print('here', flush=True); sys.stdin.read()"]
    for _ in range(2):
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            child.stdout.readline()
            pid = child.pid
            assert processes.cores() >= 0.0
            assert processes.resident_mb() > alone + 1.0
        pid = None
        processes.cores()
        assert processes.resident_mb() < alone + 1.0


def test_a_child_that_has_just_died_costs_nothing() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        pid = child.pid
    processes = Processes(lambda: (pid,))
    assert processes.cores() >= 0.0
    assert processes.resident_mb() > 1.0
    assert pid != os.getpid()
