"""Ctrl-C as a wish that long work reads between its steps."""

import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import Self


class Interruption:
    """While entered, the first Ctrl-C sets `is_wanted` instead of raising, so that nothing is left half done.

    A second one raises `KeyboardInterrupt`. Python lets only the main thread handle signals: entered in another
    one, this does nothing.
    """

    def __init__(self) -> None:
        self.is_wanted = False
        self._before: Callable[[int, FrameType | None], object] | int | None = None

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._wish)
        return self

    def __exit__(self, *_: object) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)
            self._before = None

    def _wish(self, _number: int, _frame: FrameType | None) -> None:
        if self.is_wanted:  # not left to the handler before, which ignores signals where a script started us behind it
            raise KeyboardInterrupt
        self.is_wanted = True
