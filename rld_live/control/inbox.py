"""Datagrams that have arrived and are not read yet, each sender's in a queue of its own."""

from collections import Counter, OrderedDict, deque

from rld_live.control.clients import Source

KEPT_OF_EACH = 4096
BYTES_MAXIMUM = 16 * 2**20
SENDERS_MAXIMUM = 512
HOSTS_WITH_A_SHARE = 8
"""No host has more than one in so many of the senders and of the bytes: one alone locks nobody out."""


class Inbox:
    """Gives each sender a turn, so that a flood from one does not keep the others waiting.

    What a sender sends beyond `KEPT_OF_EACH`, or a host beyond its share, is lost, as the system would lose it; nothing
    of the others is.
    """

    def __init__(self) -> None:
        self._queues: OrderedDict[Source, deque[bytes]] = OrderedDict()
        self._newcomers: OrderedDict[Source, None] = OrderedDict()
        self._bytes = 0
        self._senders_of: Counter[str] = Counter()
        self._bytes_of: Counter[str] = Counter()

    def __len__(self) -> int:
        """Return how many senders wait."""
        return len(self._queues)

    def put(self, datagram: bytes, source: Source) -> bool:
        """Keep `datagram`; return False where it is lost."""
        host = source[0]
        if (
            self._bytes + len(datagram) > BYTES_MAXIMUM
            or self._bytes_of[host] + len(datagram) > BYTES_MAXIMUM // HOSTS_WITH_A_SHARE
        ):
            return False
        queue = self._queues.get(source)
        if queue is None:
            if len(self._queues) >= SENDERS_MAXIMUM or self._senders_of[host] >= SENDERS_MAXIMUM // HOSTS_WITH_A_SHARE:
                return False
            queue = self._queues[source] = deque()
            self._newcomers[source] = None
            self._senders_of[host] += 1
        if len(queue) >= KEPT_OF_EACH:
            return False
        self._bytes += len(datagram)
        self._bytes_of[host] += len(datagram)
        queue.append(datagram)
        return True

    def take(self) -> tuple[bytes, Source] | None:
        """Remove and return the oldest datagram of the sender whose turn it is; None when nothing waits."""
        if not self._queues:
            return None
        return self._take_from(next(iter(self._queues)))

    def take_newcomer(self) -> tuple[bytes, Source] | None:
        """The same of the sender who waits longest for a first turn, after having had nothing to say; None without one.

        Whoever has just begun is heard in the order of arrival: a script sends each message from a socket of its own.
        """
        return self._take_from(next(iter(self._newcomers))) if self._newcomers else None

    def _take_from(self, source: Source) -> tuple[bytes, Source]:
        queue = self._queues.pop(source)
        self._newcomers.pop(source, None)
        datagram = queue.popleft()
        host = source[0]
        self._bytes -= len(datagram)
        self._bytes_of[host] -= len(datagram)
        if queue:
            self._queues[source] = queue  # behind all others
        elif self._senders_of[host] == 1:
            del self._senders_of[host], self._bytes_of[host]  # it may never come back
        else:
            self._senders_of[host] -= 1
        return datagram, source
