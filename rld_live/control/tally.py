"""How many messages were obeyed, and how many refused."""

import threading
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """Messages since the server started: `commands` were understood, `refused` of all were answered with an error.

    `late` ones were dated more than 50 ms before they came, and obeyed at once.
    """

    commands: int = 0
    refused: int = 0
    late: int = 0


class Tally:
    """Counters with a lock: a command may be refused on any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._commands = 0
        self._refused = 0
        self._late = 0

    @property
    def counts(self) -> Counts:
        """Return the numbers, all of one moment."""
        with self._lock:
            return Counts(self._commands, self._refused, self._late)

    def count_command(self) -> None:
        """Count a message that was understood."""
        with self._lock:
            self._commands += 1

    def count_refusal(self) -> None:
        """Count a message that was refused."""
        with self._lock:
            self._refused += 1

    def count_late(self, messages: int) -> None:
        """Count messages whose date had passed long before they came."""
        with self._lock:
            self._late += messages
