"""From datagrams to commands: what a message means, when, who carries it out, and what is answered."""

import logging
from collections import OrderedDict

from rld_live.commands import Command, Panic, PrepareCue
from rld_live.control.addresses import EVENTS, TABLE, Row, unknown_address
from rld_live.control.clients import Patience, ReplyPorts, Source
from rld_live.control.packets import Batch, Message, read_packet
from rld_live.control.patterns import is_pattern, matching
from rld_live.control.performer import Performer
from rld_live.control.reception import Reception, status_lines
from rld_live.control.replies import BUG, Destination, Outlet, Reply, Value
from rld_live.control.scheduler import Scheduler
from rld_live.control.subscriptions import Subscriptions
from rld_live.control.tally import Tally
from rld_live.errors import ControlError, RldError
from rld_live.status import Status

CUES_REMEMBERED = 64

_logger = logging.getLogger(__name__)


class Dispatcher:
    """The control server without socket, thread or clock; `now` is monotonic seconds everywhere.

    Every message to a known address is answered once; garbage only while there is patience left for its host.
    """

    def __init__(self, performer: Performer, *, outlet: Outlet, reply_port: int, tally: Tally) -> None:
        self._performer = performer
        self._outlet = outlet
        self._tally = tally
        self._reply_ports = ReplyPorts(reply_port)
        self._patience = Patience()
        self._subscriptions = Subscriptions()
        self._reception = Reception(performer, self._reply_ports, self._subscriptions)
        self._waiting: Scheduler[tuple[Message, Source]] = Scheduler()
        self._cue_askers: OrderedDict[int, Destination] = OrderedDict()

    def receive(self, datagram: bytes, source: Source, *, now: float, unix_now: float) -> None:
        """Obey a datagram at once, or keep it until the time it is dated."""
        try:
            batches = read_packet(datagram)
        except ControlError as error:
            self._refuse_garbage(source, "packet", error, now)
            return
        for batch in batches:
            if batch.due is None or batch.due <= unix_now:
                for message in batch.messages:
                    self._obey(message, source, now)
            else:
                self._keep(batch, source, now=now, due=now + batch.due - unix_now)

    def run_due(self, now: float) -> None:
        """Obey what was waiting for this moment."""
        for message, source in self._waiting.take_due(now):
            self._obey(message, source, now)

    def seconds_to_next(self, now: float) -> float | None:
        """Return how long `run_due` has nothing to do; None: until something comes."""
        return self._waiting.seconds_to_next(now)

    def publish(self, status: Status, now: float) -> None:
        """Send `status` to the subscribers whose turn it is; the one method that another thread calls."""
        for subscription in self._subscriptions.take_due(now):
            for address, values in status_lines(status, subscription.fields):
                self._outlet.send(subscription.destination, address, *values)

    def announce(self, name: str, values: tuple[Value, ...], now: float) -> None:
        """Send the event called `name` to the subscribers, and a ready cue to whoever asked for it."""
        destinations = set(self._subscriptions.destinations(now))
        asker = self._cue_askers.pop(int(values[0]), None) if name == "cue_ready" else None
        for destination in destinations | ({asker} if asker else set()):
            self._outlet.send(destination, EVENTS[name].address, *values)

    def _keep(self, batch: Batch, source: Source, *, now: float, due: float) -> None:
        try:
            self._waiting.add([(message, source) for message in batch.messages], due=due, now=now)
        except ControlError as error:
            for message in batch.messages:
                self._reply(message.address, source).failed(str(error))

    def _obey(self, message: Message, source: Source, now: float) -> None:
        try:
            rows = _rows(message.address)
        except ControlError as error:
            self._refuse_garbage(source, message.address, error, now)
            return
        if not rows:
            self._refuse_garbage(source, message.address, None, now)
        for row in rows:
            self._carry_out(row, message, source, now)

    def _carry_out(self, row: Row, message: Message, source: Source, now: float) -> None:
        reply = self._reply(row.address, source)
        try:
            command = row.read(message.values)
            if isinstance(command, Command):
                self._submit(command, reply, source)
            else:
                for address, values in self._reception.answer(command, source, now):
                    self._outlet.send(self._reply_ports.destination(source), address, *values)
            self._tally.count_command()
        except RldError as error:
            reply.failed(str(error))
        except Exception:
            _logger.exception("%s %s failed, and the music goes on", row.address, message.values)
            reply.failed(BUG)

    def _submit(self, command: Command, reply: Reply, source: Source) -> None:
        if isinstance(command, PrepareCue):
            self._cue_askers[command.seed] = self._reply_ports.destination(source)
            if len(self._cue_askers) > CUES_REMEMBERED:
                self._cue_askers.popitem(last=False)
        self._performer.submit(command, reply)
        if isinstance(command, Panic):
            # Afterwards, because silence comes first; and all of it, because a dated /rld/play would end the silence.
            for message, sender in self._waiting.take_all():
                self._reply(message.address, sender).failed("dropped by /rld/panic: send it again")

    def _reply(self, address: str, source: Source) -> Reply:
        destination = self._reply_ports.destination(source)
        return Reply(address, lambda *line: self._outlet.send(destination, *line), self._tally.count_refusal)

    def _refuse_garbage(self, source: Source, address: str, error: ControlError | None, now: float) -> None:
        """Count garbage, and explain it within reason; no error means an unknown address, whose hint takes a while."""
        if self._patience.is_left(source, now):
            self._reply(address, source).failed(str(error or unknown_address(address)))
        else:
            self._tally.count_refusal()


def _rows(address: str) -> list[Row]:
    if address in TABLE:
        return [TABLE[address]]
    if not is_pattern(address):
        return []
    return [TABLE[each] for each in matching(address, TABLE) if not TABLE[each].needs_full_name]
