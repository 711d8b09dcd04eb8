"""What one client has not been told yet."""

import asyncio
import contextlib
from collections import deque
from dataclasses import dataclass

from rld_live.web.instrument import Values

LINES_MAXIMUM = 200
STREAM_PIECES_MAXIMUM = 8
"""Of each stream: less than half a second, after which a picture had better jump."""

Line = tuple[str, Values]


@dataclass(frozen=True)
class Letter:
    """What there is to tell at one moment."""

    latest: dict[str, Values]
    lines: list[Line]
    streams: dict[str, list[Values]]


class Outbox:
    """The latest of what has a value, the end of what happened: a client that is slow gets no queue.

    Belongs to the event loop; a `Listener` of the instrument.
    """

    def __init__(self) -> None:
        self._latest: dict[str, Values] = {}
        self._lines: deque[Line] = deque(maxlen=LINES_MAXIMUM)
        self._streams: dict[str, deque[Values]] = {}
        self._wake = asyncio.Event()

    def changed(self, address: str, values: Values) -> None:
        """Keep where `address` stands."""
        self._latest[address] = values
        self._wake.set()

    def happened(self, address: str, values: Values) -> None:
        """Keep an event or an answer; the oldest is forgotten first."""
        self._lines.append((address, values))
        self._wake.set()

    def streamed(self, address: str, values: Values) -> None:
        """Keep a piece of a stream; the oldest is forgotten first."""
        self._streams.setdefault(address, deque(maxlen=STREAM_PIECES_MAXIMUM)).append(values)
        self._wake.set()

    async def filled(self, timeout_seconds: float) -> None:
        """Return when there is something to tell, or the time is over."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(timeout_seconds):  # `wait_for` may swallow that a client has gone (Python 3.11)
                await self._wake.wait()

    def take(self) -> Letter:
        """Return all of it, and be empty."""
        letter = Letter(
            self._latest, list(self._lines), {address: list(each) for address, each in self._streams.items()}
        )
        self._latest = {}
        self._lines.clear()
        self._streams.clear()
        self._wake.clear()
        return letter
