"""What a message means: who wants what, and the way back to them."""

import logging
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rld_live.commands import Command, Panic, Quit
from rld_live.control.addresses import Found, find, unknown_address
from rld_live.control.audience import Audience
from rld_live.control.clients import Inside, Patience, ReplyPorts, Sender, Source
from rld_live.control.packets import Message
from rld_live.control.performer import Performer
from rld_live.control.replies import Outlet, Reply, Value
from rld_live.control.requests import Request
from rld_live.control.row import COMMANDS
from rld_live.control.tally import Tally
from rld_live.errors import ControlError

EXPLANATIONS_PER_SECOND = 10.0
EXPLANATIONS_AT_ONCE = 20.0
LINES_PER_SECOND = 5000.0
"""Beyond one for each message: of long answers, of patterns, of refusals."""
LINES_AT_ONCE = 2000.0
LINES_IN_ADVANCE = 10.0
"""Counted when a long answer is asked for: how many it has is known when it comes, maybe from another thread."""
LINE_LENGTH = 250
"""Characters of text that make one more line of a message: all presets are told in one."""
FOR_ALL = 2.0
"""What all hosts get together, in those of one."""

TOO_MUCH = "asked for too much at once: send less often"

_ANSWERS = frozenset({"/rld/done", "/rld/error", "/rld/pong"})
"""Answers are not answered: two servers that hear each other would never end."""
_ON_THE_MOMENT = (Panic, Quit)  # of these nothing may be prepared

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Order:
    """A message that was understood: what is asked for, where it was said, who gets the answer."""

    wish: Command | Request
    found: Found
    sender: Sender
    reply: Reply
    send: Callable[..., None]
    """Sends the sender a line: address, then values."""

    @property
    def can_be_early(self) -> bool:
        """Return whether the performer takes it before its time."""
        return type(self.wish) in COMMANDS and not isinstance(self.wish, _ON_THE_MOMENT)


class Interpreter:
    """Understands or answers: each message to a known address once, garbage while there is patience for its host.

    A sender's address can be forged. So what one datagram can set off is bounded, in time and in what is sent: by host,
    and for all of them.
    """

    def __init__(
        self, performer: Performer, *, outlet: Outlet, reply_ports: ReplyPorts, audience: Audience, tally: Tally
    ) -> None:
        self._performer = performer
        self._outlet = outlet
        self._reply_ports = reply_ports
        self._audience = audience
        self._tally = tally
        self._patience = Patience(per_second=EXPLANATIONS_PER_SECOND, at_once=EXPLANATIONS_AT_ONCE, for_all=FOR_ALL)
        self._generosity = Patience(per_second=LINES_PER_SECOND, at_once=LINES_AT_ONCE, for_all=FOR_ALL)
        self._owed: deque[tuple[Source, int]] = deque()
        """What was told beyond one line for a message, by any thread; the control thread counts it."""

    def orders(self, message: Message, sender: Sender, now: float) -> Iterator[Order]:
        """Yield what `message` asks for, once for each address that it means; answer what makes no sense."""
        self._settle(now)
        try:
            meant = find(message.address, dimensions=int(self._performer.facts()["latent_dim"]))
        except ControlError as error:
            self.refuse_garbage(message.address, str(error), sender, now)
            return
        if not meant:
            self.refuse_garbage(message.address, None, sender, now)
        if len(meant) > 1 and not self.is_left(sender, now, cost=len(meant) - 1):
            self.refuse_garbage(message.address, TOO_MUCH, sender, now)
            return
        for found in meant:
            send = self._way_to(sender, now)
            reply = Reply(found.address, send, self._tally.count_refusal)
            try:
                wish = found.row.read(message.values, found.place)
            except ControlError as error:
                self._refuse(reply, str(error), sender, now)
            else:
                self._tally.count_command()
                yield Order(wish, found, sender, reply, send)

    def is_left(self, sender: Sender, now: float, *, cost: float) -> bool:
        """Return whether `sender` may have more than one line for a message, and count `cost` of them if so."""
        self._settle(now)
        return isinstance(sender, Inside) or self._generosity.is_left(sender, now, cost)

    def refuse_garbage(self, address: str, reason: str | None, sender: Sender, now: float) -> None:
        """Count garbage, and explain it within reason; no reason means an unknown address, whose hint takes a while."""
        if isinstance(sender, Inside) or (address not in _ANSWERS and self._patience.is_left(sender, now)):
            reply = Reply(address, self._way_to(sender, now), self._tally.count_refusal)
            reply.failed(reason or str(unknown_address(address)))
        else:
            self._tally.count_refusal()

    def _refuse(self, reply: Reply, reason: str, sender: Sender, now: float) -> None:
        if self.is_left(sender, now, cost=1.0):
            reply.failed(reason)
        else:
            self._tally.count_refusal()

    def _settle(self, now: float) -> None:
        while self._owed:
            source, lines = self._owed.popleft()
            self._generosity.owe(source, now, lines)

    def _way_to(self, sender: Sender, now: float) -> Callable[..., None]:
        """Return what sends `sender` the lines of one answer, of which the first is free."""
        is_first = True

        def send(address: str, *values: Value) -> None:
            nonlocal is_first
            self._audience.witness.answered(address, values, sender)
            if isinstance(sender, Inside):
                self._note(sender, address, *values, now=now)
                return
            if lines := _lines(values) - is_first:
                self._owed.append((sender, lines))
            is_first = False
            # Looked up when it is sent, so that a hello counts for its own answer, and for those that are late.
            self._outlet.send(self._reply_ports.destination(sender), address, *values)

        return send

    def _note(self, sender: Inside, address: str, *values: Value, now: float) -> None:
        """Tell of a refusal, which nobody would hear otherwise; what went well needs no telling inside."""
        if address == "/rld/error":
            _logger.warning("%s: %s: %s", sender.name, *values)
            self._audience.announce("refused", (*values, sender.name), now)


def _lines(values: tuple[Value, ...]) -> int:
    """Return what a message counts for."""
    return 1 + sum(len(each) for each in values if isinstance(each, str)) // LINE_LENGTH
