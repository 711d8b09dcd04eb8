"""Waiting in a test for what another thread or process does in its own time."""

import time
from collections.abc import Callable


def wait_until(is_so: Callable[[], object], *, seconds: float = 5.0) -> None:
    """Return as soon as it is so; fail when it is still not after so many seconds."""
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, f"it was still not so after {seconds:g} s"
        time.sleep(0.002)
