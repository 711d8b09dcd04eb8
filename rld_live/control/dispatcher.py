"""From datagrams to commands: what is carried out when, and by whom."""

import logging

from rld_live.commands import Command, Panic, PrepareCue, Stop
from rld_live.control.audience import Audience
from rld_live.control.bindings import Bindings, NoBindings
from rld_live.control.clients import Inside, ReplyPorts, Sender, Source
from rld_live.control.cuelist import Cue, CueList
from rld_live.control.cues import Cues
from rld_live.control.interpreter import LINES_IN_ADVANCE, TOO_MUCH, Interpreter, Order
from rld_live.control.outbox import Outbox
from rld_live.control.packets import Message, read_packet
from rld_live.control.performer import Performer
from rld_live.control.reception import Reception
from rld_live.control.replies import BUG, Outlet
from rld_live.control.requests import Hello, Request
from rld_live.control.scheduler import Scheduler
from rld_live.control.tally import Tally
from rld_live.control.witness import Witness
from rld_live.errors import ControlError, RldError
from rld_live.status import Status

LEAD_SECONDS = 1.0
"""How long before its date a command is handed on, so that it finds its place in music that is made ahead of time."""
LATE_SECONDS = 0.05

_WRITTEN_SET = Inside("cue list")

_logger = logging.getLogger(__name__)


class Dispatcher:
    """The control server without socket, thread or clock; `now` is monotonic seconds everywhere.

    A turn of the server is any number of `run_due`, `receive` and `inject`, then `flush`.
    """

    def __init__(
        self,
        performer: Performer,
        *,
        outlet: Outlet,
        reply_port: int,
        tally: Tally,
        cuelist: CueList = (),
        midi: Bindings | None = None,
        witness: Witness | None = None,
        lead_seconds: float = LEAD_SECONDS,
        cue: int = 0,
    ) -> None:
        self.audience = Audience(outlet, witness)
        self._tally = tally
        self._lead_seconds = lead_seconds
        self._reply_ports = ReplyPorts(reply_port)
        self._waiting: Scheduler[tuple[Order, float]] = Scheduler()
        self.cues = Cues(cuelist, self._play_cue, number=cue)
        self._outbox = Outbox(performer)
        self._interpreter = Interpreter(
            performer, outlet=outlet, reply_ports=self._reply_ports, audience=self.audience, tally=tally
        )
        self._reception = Reception(
            performer,
            reply_ports=self._reply_ports,
            audience=self.audience,
            cues=self.cues,
            midi=midi or NoBindings(),
            tally=tally,
        )

    def receive(self, datagram: bytes, source: Source, *, now: float, unix_now: float) -> None:
        """Obey a datagram at once, or keep it until the time it is dated."""
        self._reply_ports.heard(source)
        try:
            batches = read_packet(datagram)
        except ControlError as error:
            self._interpreter.refuse_garbage("packet", str(error), source, now)
            return
        for batch in batches:
            ahead = batch.due - unix_now if batch.due is not None else 0.0
            if ahead > 0:
                orders = [
                    order for message in batch.messages for order in self._interpreter.orders(message, source, now)
                ]
                self._keep(orders, due=now + ahead, now=now)
                continue
            if ahead < -LATE_SECONDS:
                self._tally.count_late(len(batch.messages))
            for message in batch.messages:
                self._obey(message, source, now)

    def inject(self, message: Message, sender: Inside, now: float) -> None:
        """Obey a message from this process; what it asks for and cannot have is logged, and told as an event."""
        self._obey(message, sender, now)

    def run_due(self, now: float) -> None:
        """Obey what was waiting for this moment."""
        for order, due in self._waiting.take_due(now):
            self._carry_out(order, now, due=due if due > now else None)
        self.cues.run_due(now)

    def seconds_to_next(self, now: float) -> float | None:
        """Return how long `run_due` has nothing to do; None: until something comes."""
        waits = (self._waiting.seconds_to_next(now), self.cues.seconds_to_next(now))
        return min((each for each in waits if each is not None), default=None)

    def flush(self) -> None:
        """End a turn: hand on what was held back for something later to replace it."""
        self._outbox.flush()

    def publish(self, status: Status, now: float) -> None:
        """Send `status` to the subscribers whose turn it is; for another thread."""
        self.audience.publish(self._reception.completed(status), now)

    def _obey(self, message: Message, sender: Sender, now: float) -> None:
        for order in self._interpreter.orders(message, sender, now):
            self._carry_out(order, now)

    def _keep(self, orders: list[Order], *, due: float, now: float) -> None:
        """Let `orders` wait, in their order: those that can be early, unless one before them cannot."""
        dated, lead = [], self._lead_seconds
        for order in orders:
            lead = lead if order.can_be_early else 0.0
            dated.append((lead, (order, due)))
        try:
            self._waiting.add(dated, due=due, now=now)
        except ControlError as error:
            for order in orders:
                order.reply.failed(str(error))

    def _carry_out(self, order: Order, now: float, *, due: float | None = None) -> None:
        try:
            if isinstance(order.wish, Request):
                self._outbox.flush()  # what was said before it shows in its answer
                self._answer(order, order.wish, now)
            elif self._is_too_much(order, now):
                self._interpreter.refuse_garbage(order.found.address, TOO_MUCH, order.sender, now)
            else:
                self._submit(order, order.wish, due)
        except RldError as error:
            order.reply.failed(str(error))
        except Exception:
            _logger.exception("%s failed, and the music goes on", order.wish)
            order.reply.failed(BUG)

    def _answer(self, order: Order, request: Request, now: float) -> None:
        is_too_much = self._is_too_much(order, now)
        if is_too_much and not isinstance(request, Hello):
            self._interpreter.refuse_garbage(order.found.address, TOO_MUCH, order.sender, now)
            return
        lines = list(self._reception.answer(request, order.sender, now))
        if is_too_much:
            lines = lines[-1:]  # where a sender hears is needed for all that it is told, and more so in a flood
        for address, values in lines:
            order.send(address, *values)

    def _is_too_much(self, order: Order, now: float) -> bool:
        """Return whether many lines are asked for by somebody who has had as many as there are."""
        is_long = self._reception.has_long_answer(order.wish, order.sender, now)
        return is_long and not self._interpreter.is_left(order.sender, now, cost=LINES_IN_ADVANCE)

    def _submit(self, order: Order, command: Command, due: float | None) -> None:
        if isinstance(command, PrepareCue) and not isinstance(order.sender, Inside):
            self.audience.await_cue(command.seed, self._reply_ports.destination(order.sender))
        row, place = order.found.row, order.found.place
        self._outbox.put(
            command, order.reply, due=due, continuous=(row.address, place, due) if row.is_continuous else None
        )
        if isinstance(command, Panic | Stop) and order.sender != _WRITTEN_SET:
            self.cues.stop(*(() if due is None else (due,)))
        if isinstance(command, Panic):
            # Afterwards, because silence comes first; and all of it, because a dated /rld/play would end the silence.
            for waiting, _ in self._waiting.take_all():
                waiting.reply.failed("dropped by /rld/panic: send it again")

    def _play_cue(self, number: int, cue: Cue, now: float) -> None:
        self.audience.announce("cuelist", (number, cue.name), now)
        for message in cue.messages:
            self._obey(message, _WRITTEN_SET, now)
