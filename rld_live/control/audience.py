"""Who hears what without asking each time: the status, the events, the streams."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator

from rld_live.control.addresses import EVENTS, STREAMS
from rld_live.control.replies import Destination, Outlet, Value
from rld_live.control.streams import Streams
from rld_live.control.subscriptions import LEASE_SECONDS, Subscriptions
from rld_live.control.witness import NoWitness, Witness
from rld_live.status import STATUS_FIELDS, Status

CUES_REMEMBERED = 64

Line = tuple[str, tuple[Value, ...]]
"""Address and values of one message."""


class Audience:
    """Sends to those whose lease runs, on the thread of whoever has something to tell.

    `await_cue` and its `cue_ready` belong to the control thread.
    """

    def __init__(self, outlet: Outlet, witness: Witness | None = None) -> None:
        self.witness = witness or NoWitness()
        self.subscriptions = Subscriptions()
        self.streams = Streams()
        self._outlet = outlet
        self._cue_askers: OrderedDict[tuple[int, Destination], None] = OrderedDict()
        self._resumed: Line | None = None
        self._resumed_until = 0.0

    def publish(self, status: Status, now: float) -> None:
        """Send `status` to the subscribers whose turn it is."""
        for subscription in self.subscriptions.take_due(now):
            for address, values in status_lines(status, subscription.fields):
                self._outlet.send(subscription.destination, address, *values)

    def stream(self, name: str, values: tuple[Value, ...], now: float) -> None:
        """Send `values` to those who listen to the stream called `name`."""
        for destination in self.streams.destinations(name, now):
            self._outlet.send(destination, STREAMS[name].address, *values)

    def has_listeners(self, name: str, now: float) -> bool:
        """Return whether anybody listens to the stream called `name`."""
        return bool(self.streams.destinations(name, now))

    def await_cue(self, seed: int, asker: Destination) -> None:
        """Tell `asker`, subscribed or not, when the cue is ready; who asked longest ago is forgotten first."""
        self._cue_askers[seed, asker] = None
        self._cue_askers.move_to_end((seed, asker))
        if len(self._cue_askers) > CUES_REMEMBERED:
            self._cue_askers.popitem(last=False)

    def greeting(self, now: float) -> list[Line]:
        """Return what somebody has to know who subscribes now, and may have done so before a restart."""
        return [self._resumed] if self._resumed is not None and now < self._resumed_until else []

    def announce(self, name: str, values: tuple[Value, ...], now: float) -> None:
        """Send the event called `name` to the subscribers, and a ready cue to whoever asked for it."""
        self.witness.happened(name, values)
        if name == "resumed":  # so early that nobody has subscribed: those who had do it again before their leases end
            self._resumed, self._resumed_until = (EVENTS[name].address, values), now + LEASE_SECONDS
        destinations = set(self.subscriptions.destinations(now))
        if name == "cue_ready":
            destinations |= self._take_askers(int(values[0]))
        for destination in destinations:
            self._outlet.send(destination, EVENTS[name].address, *values)

    def _take_askers(self, seed: int) -> set[Destination]:
        askers = {asker for asked, asker in self._cue_askers if asked == seed}
        for asker in askers:
            del self._cue_askers[seed, asker]
        return askers


def status_lines(status: Status, fields: Iterable[str] = ()) -> Iterator[Line]:
    """Yield `fields` of `status`, each at its own address; all of them when none are named."""
    for name in tuple(fields) or STATUS_FIELDS:
        value = getattr(status, name)
        yield f"/rld/status/{name}", value if isinstance(value, tuple) else (value,)
