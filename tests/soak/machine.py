"""A small, busy machine: two cores, which other programs want as well."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

CORES_OF_A_STAGE_COMPUTER = 2


@contextlib.contextmanager
def only_two_cores() -> Iterator[None]:
    """Keep what is started inside to two cores, where the system can."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    all_cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(all_cores)[:CORES_OF_A_STAGE_COMPUTER])
    try:
        yield
    finally:
        os.sched_setaffinity(0, all_cores)


@contextlib.contextmanager
def busy_programs(count: int = CORES_OF_A_STAGE_COMPUTER) -> Iterator[None]:
    """Have `count` other programs compute all the time, each as fast as a core lets it."""
    programs = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(count)]
    try:
        yield
    finally:
        for program in programs:
            program.kill()
            program.wait()


def own_bytes(pid: int) -> int:
    """Return the memory that a process has asked for and nobody shares: its heap and its stacks.

    What is mapped from files, the ring among it, has a fixed size, and counts as resident or not as pages are touched.
    """
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Anonymous:"):
            return 1024 * int(line.split()[1])
    raise AssertionError("this kernel does not tell what is anonymous")
