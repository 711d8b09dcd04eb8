"""What other threads leave for the control thread, which waits on sockets."""

import queue
import socket
from types import TracebackType
from typing import Generic, Self, TypeVar

Letter = TypeVar("Letter")


class Mailbox(Generic[Letter]):
    """A queue that a selector can wait for: any thread puts, one thread takes."""

    def __init__(self) -> None:
        self._letters: queue.SimpleQueue[Letter] = queue.SimpleQueue()
        self._bell, self._ear = socket.socketpair()
        self._bell.setblocking(False)
        self._ear.setblocking(False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._bell.close()
        self._ear.close()

    def fileno(self) -> int:
        """Return the descriptor that is readable while letters wait."""
        return self._ear.fileno()

    def put(self, letter: Letter) -> None:
        """Leave `letter`; after the mailbox is closed it is lost, and nothing is raised."""
        self._letters.put(letter)
        try:
            self._bell.send(b"!")
        except BlockingIOError:
            pass  # the bell rings already
        except OSError:
            pass  # closed: nobody will read any more

    def take_all(self) -> list[Letter]:
        """Remove and return the letters, oldest first."""
        try:
            self._ear.recv(4096)  # before the letters: a bell rung from here on wakes the next wait
        except BlockingIOError:
            return []
        letters = []
        while not self._letters.empty():
            letters.append(self._letters.get_nowait())
        return letters
