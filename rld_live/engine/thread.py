"""A named thread of the engine that starts and stops with its `with` block."""

import logging
import threading
from types import TracebackType
from typing import Self

log = logging.getLogger(__name__)


class EngineThread:
    """Calls `turn` again and again; a turn that has nothing to do waits on `idle`.

    An exception ends the thread and is kept in `fault` for the main thread, which decides what becomes of the show.
    """

    def __init__(self, name: str) -> None:
        self.fault: BaseException | None = None
        self.turns = 0
        """How many were taken: of a thread that lives, the number grows."""
        self._stopping = threading.Event()
        self._wake = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopping.set()
        self._wake.set()
        self._thread.join()

    def wake(self) -> None:
        """End the present `idle` (any thread)."""
        self._wake.set()

    @property
    def is_stopping(self) -> bool:
        """Tell whether the `with` block has ended, so that nothing long should be begun."""
        return self._stopping.is_set()

    def begin(self) -> None:
        """Run once in the new thread, before the first turn."""

    def turn(self) -> None:
        """Do one piece of work, or `idle`."""
        raise NotImplementedError

    def end(self) -> None:
        """Run once behind the last turn, in the thread."""

    def idle(self, seconds: float) -> None:
        """Wait until woken, `seconds` at most."""
        self._wake.wait(seconds)
        self._wake.clear()

    def _run(self) -> None:
        try:
            self.begin()
            while not self._stopping.is_set():
                self.turn()
                self.turns += 1
            self.end()
        except BaseException as error:  # whatever it was, the main thread must hear of it
            log.exception("the %s thread has failed", self._thread.name)
            self.fault = error
