"""Memory that nobody needs any more, and memory that is not there."""

import ctypes
import re
from contextlib import suppress

_REFUSED = re.compile("allocate memory|bad_alloc|out of memory", re.IGNORECASE)
"""What torch says in a RuntimeError, and a scripted module hands on."""


def give_back_memory() -> None:
    """Return to the system what has been freed: glibc keeps it, in pieces that the next model does not fit into.

    Takes some 10 ms, in which other threads may go on, but wait if they want memory.
    """
    with suppress(OSError, AttributeError):  # other systems' libraries have no such function, and need none
        ctypes.CDLL(None).malloc_trim(0)


def lacks_memory(error: BaseException | None) -> bool:
    """Tell whether it is for want of memory that something failed, whatever has been made of that error since."""
    while error is not None:
        if isinstance(error, MemoryError) or _REFUSED.search(str(error)):
            return True
        error = error.__cause__ or error.__context__
    return False
