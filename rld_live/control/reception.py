"""What the server answers itself: who is here, how it goes, what can be said, what is written, what is bound."""

from collections.abc import Iterable
from dataclasses import replace

from rld_live.commands import Command, ListAttributes, ListHistory, ListModels, ListPresets
from rld_live.control.addresses import EVENTS, ROOT, TABLE, Row, unknown_address, values
from rld_live.control.audience import Audience, Line, status_lines
from rld_live.control.bindings import Bindings
from rld_live.control.clients import Inside, ReplyPorts, Sender, Source
from rld_live.control.cues import Cues
from rld_live.control.patterns import matching
from rld_live.control.performer import Performer
from rld_live.control.replies import Destination, Value
from rld_live.control.requests import (
    ForgetMidi,
    GoToCue,
    Hello,
    Help,
    LearnMidi,
    ListCues,
    ListMidi,
    NextCue,
    Ping,
    Request,
    Snapshot,
    StreamLatents,
    StreamWaveform,
    Subscribe,
    Unsubscribe,
)
from rld_live.control.row import PLACE
from rld_live.control.subscriptions import LEASE_SECONDS
from rld_live.control.tally import Tally
from rld_live.errors import ControlError
from rld_live.status import Status

_LISTS = (Hello, Snapshot, Help, ListCues, ListMidi, ListHistory, ListPresets, ListModels, ListAttributes)


class Reception:
    """Turns a request into the lines of its answer; belongs to the control thread."""

    def __init__(
        self,
        performer: Performer,
        *,
        reply_ports: ReplyPorts,
        audience: Audience,
        cues: Cues,
        midi: Bindings,
        tally: Tally,
    ) -> None:
        self._performer = performer
        self._reply_ports = reply_ports
        self._audience = audience
        self._cues = cues
        self._midi = midi
        self._tally = tally

    def answer(self, request: Request, sender: Sender, now: float) -> Iterable[Line]:
        """Return what to send back; raise `ControlError` when the request cannot be met."""
        match request:
            case Hello(reply_port):
                return self._hello(_client(sender), reply_port)
            case Snapshot():
                return [*status_lines(self.completed(self._performer.status())), _done("/rld/status")]
            case Subscribe():
                return self._subscribe(request, self._here(sender), now)
            case Unsubscribe():
                self._audience.subscriptions.cancel(self._here(sender))
                return [_done("/rld/unsubscribe")]
            case StreamLatents(on):
                return self._stream("latent", "/rld/latent/stream", on, self._here(sender), now)
            case StreamWaveform(on):
                return self._stream("waveform", "/rld/waveform/stream", on, self._here(sender), now)
            case Ping(token):
                return [("/rld/pong", () if token is None else (token,))]
            case Help(address):
                return [*map(self._explanation, _rows(address)), _done("/rld/help")]
            case ListCues():
                entries = enumerate(self._cues.cuelist, start=1)
                lines = [("/rld/cuelist/entry", (number, cue.name)) for number, cue in entries]
                return [*lines, _done("/rld/cuelist", len(lines))]
            case NextCue():
                return [_done("/rld/cuelist/next", *self._cues.next(now))]
            case GoToCue(number):
                return [_done("/rld/cuelist/goto", *self._cues.go_to(number, now))]
            case LearnMidi(address, minimum, maximum):
                self._midi.learn(address, minimum, maximum)
                return [_done("/rld/midi/learn", address)]
            case ForgetMidi(address):
                self._midi.forget(address)
                return [_done("/rld/midi/forget", *([address] if address else []))]
            case ListMidi():
                inputs = [("/rld/midi/input", (name,)) for name in self._midi.inputs()]
                return [
                    *inputs,
                    *(("/rld/midi/binding", each) for each in self._midi.bindings()),
                    _done("/rld/midi/list"),
                ]

    def has_long_answer(self, wish: Command | Request, sender: Sender, now: float) -> bool:
        """Return whether `wish` is answered in many lines; a lease that is only renewed is not."""
        if isinstance(wish, Subscribe) and not isinstance(sender, Inside):
            return self._here(sender) not in self._audience.subscriptions.destinations(now)
        return isinstance(wish, _LISTS)

    def completed(self, status: Status) -> Status:
        """Return `status` with what the control server knows better than the performer; for any thread."""
        counts = self._tally.counts
        return replace(
            status,
            cuelist=self._cues.number,
            commands=counts.commands,
            refused=counts.refused,
            late=counts.late,
        )

    def _here(self, sender: Sender) -> Destination:
        return self._reply_ports.destination(_client(sender))

    def _hello(self, source: Source, reply_port: int | None) -> list[Line]:
        if reply_port is not None:
            self._reply_ports.name(source, reply_port or source[1])
        told: dict[str, Value] = {**self._performer.facts(), **self._performer.knobs()}
        lines = [(f"/rld/hello/{name}", (value,)) for name, value in told.items()]
        return [*lines, _done("/rld/hello", self._reply_ports.destination(source)[1])]

    def _subscribe(self, request: Subscribe, here: Destination, now: float) -> list[Line]:
        is_new = self._audience.subscriptions.renew(here, rate=request.rate, fields=request.fields, now=now)
        stands = self._values().items() if is_new else ()  # all of it once: later on, what changes
        lines = [(EVENTS["value"].address, (address, *value)) for address, value in stands]
        greeting = self._audience.greeting(now) if is_new else []
        return [_done("/rld/subscribe", LEASE_SECONDS), *greeting, *lines]

    def _stream(self, name: str, address: str, on: int, here: Destination, now: float) -> list[Line]:
        if not on:
            self._audience.streams.cancel(name, here)
            return [_done(address, 0)]
        self._audience.streams.renew(name, here, now=now)
        return [_done(address, LEASE_SECONDS)]

    def _explanation(self, row: Row) -> Line:
        places = [replace(row.place, maximum=int(self._performer.facts()["latent_dim"]) - 1)] if row.place else []
        ranges = (f"{each.name}: {each.range}" for each in (*places, *row.all_arguments))
        value = row.value(self._performer.standing(), self._performer.knobs())
        stands = [f"stands at {' '.join(map(str, value))}"] if value else []
        return "/rld/help", (row.usage, row.sentence, *ranges, *stands)

    def _values(self) -> dict[str, tuple[Value, ...]]:
        return values(self._performer.standing(), self._performer.knobs())


def _client(sender: Sender) -> Source:
    if isinstance(sender, Inside):
        raise ControlError("this is for clients of the server: it has no meaning from within")
    return sender


def _rows(address: str | None) -> list[Row]:
    if address is None:
        return list(TABLE.values())
    full = address if address.startswith("/") else ROOT + address
    parent, slash, last = full.rpartition("/")
    found = matching(f"{parent}{slash}{PLACE}" if last.isdecimal() else full, TABLE)
    if not found:
        raise unknown_address(full)
    return [TABLE[each] for each in found]


def _done(address: str, *values: Value) -> Line:
    return "/rld/done", (address, *values)
