"""Memory that nobody needs any more."""

import ctypes
from contextlib import suppress


def give_back_memory() -> None:
    """Return to the system what has been freed: glibc keeps it, in pieces that the next model does not fit into.

    Takes some 10 ms, in which other threads may go on, but wait if they want memory.
    """
    with suppress(OSError, AttributeError):  # other systems' libraries have no such function, and need none
        ctypes.CDLL(None).malloc_trim(0)
