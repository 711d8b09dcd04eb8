"""A program that prints, and what it has printed."""

import os
import select
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

TIMEOUT_SECONDS = 8.0


class Printing:
    """A running program, and its lines so far."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._rest = ""
        self.lines: list[str] = []

    def read_until(self, expected: str) -> None:
        """Read until there is a line that begins with `expected`; raise `AssertionError` when it does not come."""
        deadline = time.monotonic() + TIMEOUT_SECONDS
        while not any(line.startswith(expected) for line in self.lines):
            if not self._read(deadline - time.monotonic()):
                raise AssertionError(f"{expected!r} was not printed, but {self.lines}")

    def read_all(self) -> None:
        """Read until the program has ended."""
        while self._read(TIMEOUT_SECONDS):
            pass

    def _read(self, timeout_seconds: float) -> bool:
        """Read what is there; return whether anything came in time."""
        assert self._process.stdout is not None
        ready, _, _ = select.select([self._process.stdout], [], [], max(timeout_seconds, 0.0))
        text = os.read(self._process.stdout.fileno(), 65536).decode("utf-8", "replace") if ready else ""
        *whole, self._rest = (self._rest + text).split("\n")
        self.lines += whole
        return bool(text)


@contextmanager
def printing(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Iterator[Printing]:
    """Run a program for as long as the block lasts."""
    process = subprocess.Popen(
        command,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        yield Printing(process)
    finally:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()
