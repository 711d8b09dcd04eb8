"""What the supervisor and the engine say to each other, over the socket that is the engine's standard input.

One word a line. Each sees at once when the other is gone, however it ended: the socket ends.
"""

import signal
from enum import StrEnum

TERMINAL_SIGNALS = frozenset({signal.SIGINT, signal.SIGHUP})
"""What a terminal sends to its whole group; the engine is deaf to it, as the supervisor tells it by the leash."""


class Word(StrEnum):
    """Said by the engine: started (it can be played), sounding, ending (somebody wants it to, or its time is over).

    Said by the supervisor: leave, reload.
    """

    STARTED = "started"
    SOUNDING = "sounding"
    ENDING = "ending"
    LEAVE = "leave"
    RELOAD = "reload"

    @property
    def line(self) -> bytes:
        """What goes through the socket."""
        return f"{self}\n".encode()
