"""One engine, as the supervisor holds it."""

import contextlib
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence

from rld_live.leash import TERMINAL_SIGNALS, Word
from rld_live.supervisor.lives import Life

LEAVE_SECONDS = 8.0
"""How long an engine may take to end that was asked to; then it is ended."""


class EngineProcess:
    """Lives from its making until `wait` returns; made and waited for by the main thread, told things by any.

    It stays in the terminal's process group, so that Ctrl-Z stops the music with the supervisor, and is born deaf to
    what a terminal sends to the whole group: the supervisor says what is meant, once.
    """

    def __init__(self, command: Sequence[str], *, started: Callable[[], None]) -> None:
        """Start it, or raise `OSError`; `started` is called when it can be played, by a thread of this."""
        self._tell_started = started
        self._started_at = 0.0
        self._sounding_since = 0.0
        self._is_over = False
        self._socket, theirs = socket.socketpair()
        try:
            with theirs, _deaf():
                self._process = subprocess.Popen(command, stdin=theirs.fileno())
        except OSError:
            self._socket.close()
            raise
        self._ending: threading.Timer | None = None
        self._listener = threading.Thread(target=self._listen, name="engine", daemon=True)
        self._listener.start()

    @property
    def has_started(self) -> bool:
        """Whether it can be played."""
        return self._started_at > 0.0

    def leave(self) -> None:
        """Let it fade and end; one that cannot be played yet is ended at once."""
        if not self.has_started:
            self.kill()
            return
        self._say(Word.LEAVE)
        self._ending = threading.Timer(LEAVE_SECONDS, self.kill)
        self._ending.daemon = True
        self._ending.start()

    def reload(self) -> None:
        """Let it read its config again."""
        self._say(Word.RELOAD)

    def kill(self) -> None:
        """End it, now."""
        self._process.kill()

    def wait(self) -> Life:
        """Return how it lived, when it has ended."""
        code = self._process.wait()
        if self._ending is not None:
            self._ending.cancel()
        with contextlib.suppress(OSError):  # else a grandchild that has inherited the other end would hold us up
            self._socket.shutdown(socket.SHUT_RD)
        self._listener.join()  # what it has said last counts as well
        self._socket.close()
        played_seconds = time.monotonic() - self._started_at if self.has_started else 0.0
        return Life(code, played_seconds, self._sounding_since, is_over=self._is_over)

    def _say(self, word: Word) -> None:
        with contextlib.suppress(OSError):  # it has just ended, which `wait` tells
            self._socket.sendall(word.line)

    def _listen(self) -> None:
        with self._socket.makefile("rb") as lines, contextlib.suppress(OSError):
            for line in lines:
                if line == Word.STARTED.line:
                    self._started_at = time.monotonic()
                    self._tell_started()
                elif line == Word.SOUNDING.line:
                    self._sounding_since = time.monotonic()
                elif line == Word.ENDING.line:
                    self._is_over = True


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """Block what a child is to be deaf to from its first instruction on: a mask is inherited.

    Ignored meanwhile, what is said to the supervisor itself would be lost. At its leash the engine then ignores it.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, TERMINAL_SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
