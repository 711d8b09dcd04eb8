"""The way from a signal handler to a thread that may do something."""

import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def handed_over(hear: Callable[[int], None]) -> Iterator[Callable[[int], None]]:
    """Yield what a signal handler may call with a signal's number: a thread calls `hear` with it.

    A handler runs in the midst of whatever the main thread does, and may hold: setting an `Event` that the main thread
    waits for, it could wait for that thread for ever. A `SimpleQueue` alone may be used there.
    """
    arrived: queue.SimpleQueue[int | None] = queue.SimpleQueue()

    def hear_all() -> None:
        while (number := arrived.get()) is not None:
            hear(number)

    thread = threading.Thread(target=hear_all, name="signals", daemon=True)
    thread.start()
    try:
        yield arrived.put
    finally:
        arrived.put(None)
        thread.join()
