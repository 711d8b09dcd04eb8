"""The senders that the server knows: where their answers go, and how many they get."""

from collections import OrderedDict
from dataclasses import dataclass

from rld_live.control.replies import Destination
from rld_live.errors import ControlError

REMEMBERED_MAXIMUM = 256
NAMED_MAXIMUM = 4096
"""Reply ports: each page that connects names one, and a patch may be silent while phones come and go all night."""
PORT_MINIMUM = 1024
"""Below it are the services of other programs, which would take answers for questions."""

Source = Destination
"""Where a datagram came from."""


@dataclass(frozen=True, slots=True)
class Inside:
    """A sender in this process, which hears no answers: a MIDI controller, the written set."""

    name: str


Sender = Source | Inside


class ReplyPorts:
    """Where each sender wants its answers: by source, since two programs on one machine share the host.

    `name` and `heard` belong to the control thread; `destination` is for any, as answers come from all of them.
    """

    def __init__(self, default: int) -> None:
        self._default = default
        self._named: OrderedDict[str, OrderedDict[Source, int]] = OrderedDict()
        """By host; of both, who was heard last comes last."""
        self._count = 0

    def name(self, source: Source, port: int) -> None:
        """Answer `source` at `port` from now on; raise `ControlError` for a port that is none of a client's.

        Where there are too many, the host that has most of them loses the one that was heard longest ago.
        """
        if port < PORT_MINIMUM:
            raise ControlError(f"no answers go to port {port}: hear at one from {PORT_MINIMUM} to 65535")
        of_host = self._named.setdefault(source[0], OrderedDict())
        self._count += source not in of_host
        of_host[source] = port
        self.heard(source)
        if self._count > NAMED_MAXIMUM:
            self._forget_one()

    def heard(self, source: Source) -> None:
        """Count `source` as here: who only comes and goes, as a page does that reconnects, is forgotten before it."""
        of_host = self._named.get(source[0])
        if of_host is not None and source in of_host:
            of_host.move_to_end(source)
            self._named.move_to_end(source[0])

    def destination(self, source: Source) -> Destination:
        """Return where answers to `source` go."""
        of_host = self._named.get(source[0])
        port = self._default if of_host is None else of_host.get(source, self._default)
        return (source[0], port, *source[2:])

    def _forget_one(self) -> None:
        """Take one from the host that has most; of several, from the one that was heard longest ago."""
        host, crowd = max(self._named.items(), key=lambda each: len(each[1]))
        crowd.popitem(last=False)
        self._count -= 1
        if not crowd:
            del self._named[host]


@dataclass(frozen=True, slots=True)
class _Bucket:
    tokens: float
    filled_at: float


class Patience:
    """A token bucket for each host and one for all of them: what they get, who can read, and not a flood.

    What is counted may be more than is left: then the rest is owed, and nothing is left until that much time has gone.
    """

    def __init__(self, *, per_second: float, at_once: float, for_all: float) -> None:
        """Give each host so much, and all of them together `for_all` times as much."""
        self._per_second = per_second
        self._at_once = at_once
        self._for_all = for_all
        self._all = _Bucket(for_all * at_once, 0.0)
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def is_left(self, source: Source, now: float, cost: float = 1.0) -> bool:
        """Return whether anything is left for the host of `source`, and count `cost` of it if so."""
        mine, everybodys = self._filled(source[0], now)
        is_left = mine >= 1.0 and everybodys >= 1.0
        self._count(source[0], now, cost if is_left else 0.0)
        return is_left

    def owe(self, source: Source, now: float, cost: float) -> None:
        """Count what the host of `source` has had already, whatever was left."""
        self._count(source[0], now, cost)

    def _filled(self, host: str, now: float) -> tuple[float, float]:
        """Return what is left for `host`, and for all."""
        last = self._buckets.get(host, _Bucket(self._at_once, now))
        mine = min(self._at_once, last.tokens + (now - last.filled_at) * self._per_second)
        most = self._for_all * self._at_once
        return mine, min(most, self._all.tokens + (now - self._all.filled_at) * self._for_all * self._per_second)

    def _count(self, host: str, now: float, cost: float) -> None:
        mine, everybodys = self._filled(host, now)
        self._buckets[host] = _Bucket(mine - cost, now)
        self._buckets.move_to_end(host)
        self._all = _Bucket(everybodys - cost, now)
        if len(self._buckets) > REMEMBERED_MAXIMUM:
            self._buckets.popitem(last=False)
