"""The senders that the server knows: where their answers go, and how much of their garbage is explained."""

from collections import OrderedDict
from dataclasses import dataclass

from rld_live.control.replies import Destination

REMEMBERED_MAXIMUM = 256
EXPLANATIONS_PER_SECOND = 10.0
EXPLANATIONS_AT_ONCE = 20.0

Source = Destination
"""Where a datagram came from."""


@dataclass(frozen=True, slots=True)
class Inside:
    """A sender in this process, which hears no answers: a MIDI controller, the written set."""

    name: str


Sender = Source | Inside


class ReplyPorts:
    """Where each sender wants its answers: by source, since two programs on one machine share the host."""

    def __init__(self, default: int) -> None:
        self._default = default
        self._named: OrderedDict[Source, int] = OrderedDict()

    def name(self, source: Source, port: int) -> None:
        """Answer `source` at `port` from now on; who said so longest ago is forgotten first."""
        self._named[source] = port
        self._named.move_to_end(source)
        if len(self._named) > REMEMBERED_MAXIMUM:
            self._named.popitem(last=False)

    def destination(self, source: Source) -> Destination:
        """Return where answers to `source` go."""
        return (source[0], self._named.get(source, self._default), *source[2:])


@dataclass(frozen=True, slots=True)
class _Bucket:
    tokens: float
    filled_at: float


class Patience:
    """A token bucket for each host: garbage is explained to who can read, and not to a flood."""

    def __init__(self) -> None:
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def is_left(self, source: Source, now: float) -> bool:
        """Return whether one more explanation is due to the host of `source`, and count it if so."""
        host = source[0]
        last = self._buckets.pop(host, _Bucket(EXPLANATIONS_AT_ONCE, now))
        tokens = min(EXPLANATIONS_AT_ONCE, last.tokens + (now - last.filled_at) * EXPLANATIONS_PER_SECOND)
        self._buckets[host] = _Bucket(tokens - 1.0 if tokens >= 1.0 else tokens, now)
        if len(self._buckets) > REMEMBERED_MAXIMUM:
            self._buckets.popitem(last=False)
        return tokens >= 1.0
