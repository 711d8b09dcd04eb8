"""What the server answers itself: who is here, how it goes, what can be said."""

from collections.abc import Iterable, Iterator

from rld_live import __version__
from rld_live.control.addresses import ROOT, TABLE, Row, unknown_address
from rld_live.control.clients import ReplyPorts, Source
from rld_live.control.patterns import matching
from rld_live.control.performer import Performer
from rld_live.control.replies import Value
from rld_live.control.requests import Hello, Help, Ping, Request, Snapshot, Subscribe, Unsubscribe
from rld_live.control.subscriptions import LEASE_SECONDS, Subscriptions
from rld_live.status import STATUS_FIELDS, Status

Line = tuple[str, tuple[Value, ...]]
"""Address and values of one message."""


class Reception:
    """Turns a request into the lines of its answer; belongs to the control thread."""

    def __init__(self, performer: Performer, reply_ports: ReplyPorts, subscriptions: Subscriptions) -> None:
        self._performer = performer
        self._reply_ports = reply_ports
        self._subscriptions = subscriptions

    def answer(self, request: Request, source: Source, now: float) -> Iterable[Line]:
        """Return what to send back; raise `ControlError` when the request cannot be met."""
        match request:
            case Hello(reply_port):
                return self._hello(source, reply_port)
            case Snapshot():
                return [*status_lines(self._performer.status()), _done("/rld/status")]
            case Subscribe(rate, fields):
                here = self._reply_ports.destination(source)
                self._subscriptions.renew(here, rate=rate, fields=fields, now=now)
                return [_done("/rld/subscribe", LEASE_SECONDS)]
            case Unsubscribe():
                self._subscriptions.cancel(self._reply_ports.destination(source))
                return [_done("/rld/unsubscribe")]
            case Ping(token):
                return [("/rld/pong", () if token is None else (token,))]
            case Help(address):
                return [*map(_explanation, _rows(address)), _done("/rld/help")]

    def _hello(self, source: Source, reply_port: int | None) -> list[Line]:
        if reply_port is not None:
            self._reply_ports.name(source, reply_port)
        facts: dict[str, Value] = {"version": __version__, "sample_rate": self._performer.status().sample_rate}
        lines = [(f"/rld/hello/{name}", (value,)) for name, value in (facts | dict(self._performer.knobs())).items()]
        return [*lines, _done("/rld/hello", self._reply_ports.destination(source)[1])]


def status_lines(status: Status, fields: Iterable[str] = ()) -> Iterator[Line]:
    """Yield `fields` of `status`, each at its own address; all of them when none are named."""
    for name in tuple(fields) or STATUS_FIELDS:
        value = getattr(status, name)
        yield f"/rld/status/{name}", value if isinstance(value, tuple) else (value,)


def _explanation(row: Row) -> Line:
    arguments = (*row.arguments, row.rest) if row.rest else row.arguments
    return "/rld/help", (row.usage, row.sentence, *(f"{each.name}: {each.range}" for each in arguments))


def _rows(address: str | None) -> list[Row]:
    if address is None:
        return list(TABLE.values())
    full = address if address.startswith("/") else ROOT + address
    found = matching(full, TABLE)
    if not found:
        raise unknown_address(full)
    return [TABLE[each] for each in found]


def _done(address: str, *values: Value) -> Line:
    return "/rld/done", (address, *values)
