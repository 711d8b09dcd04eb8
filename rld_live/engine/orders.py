"""What is asked of the engine from outside of the music: by the terminal, the system, or its supervisor."""

import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, Self

from rld_live.box.handing_over import handed_over
from rld_live.leash import TERMINAL_SIGNALS, Word

log = logging.getLogger(__name__)


class Orders:
    """Events that any thread sets, and the main one looks at."""

    def __init__(self) -> None:
        self.leave = threading.Event()
        """Fade, and end."""
        self.reload = threading.Event()
        """Read the config again."""


class Leash(Protocol):
    """The way to who has started the engine."""

    def tell(self, word: Word) -> None: ...


class NoLeash:
    """Of an engine that was started by a person."""

    def tell(self, word: Word) -> None:
        """Tell nobody."""


class SupervisorLeash:
    """The engine's end of the leash; when the other one is gone, so is the engine's reason to play."""

    def __init__(self, end: socket.socket, orders: Orders) -> None:
        """Hear what the supervisor says at the other `end`, from now on."""
        self._orders = orders
        self._socket = end
        threading.Thread(target=self._listen, name="leash", daemon=True).start()

    @classmethod
    def at_standard_input(cls, orders: Orders) -> Self:
        """Return the leash of an engine that was started by a supervisor, and is deaf to its terminal from now on.

        It was born with those signals blocked: what has arrived meanwhile is dropped, and what it starts is as deaf.
        """
        for number in TERMINAL_SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, TERMINAL_SIGNALS)
        return cls(socket.socket(fileno=os.dup(sys.stdin.fileno())), orders)

    def tell(self, word: Word) -> None:
        """Say `word`, if anybody is there."""
        try:
            self._socket.sendall(word.line)
        except OSError:
            self._orders.leave.set()

    def _listen(self) -> None:
        try:
            with self._socket.makefile("rb") as lines:
                for line in lines:
                    if line == Word.LEAVE.line:
                        self._orders.leave.set()
                    elif line == Word.RELOAD.line:
                        self._orders.reload.set()
        except OSError:
            pass  # reset: the same as its end
        if not self._orders.leave.is_set():
            log.warning("the supervisor is gone: the music ends")
        self._orders.leave.set()


@contextmanager
def signals_as(orders: Orders, *, is_supervised: bool) -> Iterator[None]:
    """Turn Ctrl-C and SIGTERM into `leave`, so that the music can fade, and SIGHUP into `reload`.

    Without a supervisor, a second one ends at once. With one, the first two are its own, and it says so by the leash:
    a terminal sends them to the whole group.
    """

    asked: list[int] = []

    def hear(number: int) -> None:
        (orders.reload if number == signal.SIGHUP else orders.leave).set()

    with handed_over(hear) as hand_over:

        def leave(number: int, _frame: object) -> None:
            if (asked or orders.leave.is_set()) and not is_supervised:
                raise KeyboardInterrupt
            asked.append(number)
            hand_over(number)

        handlers = {signal.SIGTERM: leave}
        if not is_supervised:
            handlers[signal.SIGINT] = leave
            if not sys.stdin.isatty():  # else it means that the terminal is closed
                handlers[signal.SIGHUP] = lambda number, _frame: hand_over(number)
        before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
