"""What a message means: who wants what, and the way back to them."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rld_live.commands import Command, Panic, Quit
from rld_live.control.addresses import Found, find, unknown_address
from rld_live.control.audience import Audience
from rld_live.control.clients import Inside, Patience, ReplyPorts, Sender
from rld_live.control.packets import Message
from rld_live.control.performer import Performer
from rld_live.control.replies import Outlet, Reply, Value
from rld_live.control.requests import Request
from rld_live.control.row import COMMANDS
from rld_live.control.tally import Tally
from rld_live.errors import ControlError

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
    """Understands or answers: each message to a known address once, garbage while there is patience for its host."""

    def __init__(
        self, performer: Performer, *, outlet: Outlet, reply_ports: ReplyPorts, audience: Audience, tally: Tally
    ) -> None:
        self._performer = performer
        self._outlet = outlet
        self._reply_ports = reply_ports
        self._audience = audience
        self._tally = tally
        self._patience = Patience()

    def orders(self, message: Message, sender: Sender, now: float) -> Iterator[Order]:
        """Yield what `message` asks for, once for each address that it means; answer what makes no sense."""
        try:
            meant = find(message.address, dimensions=int(self._performer.facts()["latent_dim"]))
        except ControlError as error:
            self.refuse_garbage(message.address, str(error), sender, now)
            return
        if not meant:
            self.refuse_garbage(message.address, None, sender, now)
        send = self._way_to(sender, now)
        for found in meant:
            reply = Reply(found.address, send, self._tally.count_refusal)
            try:
                wish = found.row.read(message.values, found.place)
            except ControlError as error:
                reply.failed(str(error))
            else:
                self._tally.count_command()
                yield Order(wish, found, sender, reply, send)

    def refuse_garbage(self, address: str, reason: str | None, sender: Sender, now: float) -> None:
        """Count garbage, and explain it within reason; no reason means an unknown address, whose hint takes a while."""
        if isinstance(sender, Inside) or self._patience.is_left(sender, now):
            reply = Reply(address, self._way_to(sender, now), self._tally.count_refusal)
            reply.failed(reason or str(unknown_address(address)))
        else:
            self._tally.count_refusal()

    def _way_to(self, sender: Sender, now: float) -> Callable[..., None]:
        if isinstance(sender, Inside):
            return lambda *line: self._note(sender, *line, now=now)
        # Looked up when it is sent, so that a hello counts for its own answer, and for those that are late.
        return lambda *line: self._outlet.send(self._reply_ports.destination(sender), *line)

    def _note(self, sender: Inside, address: str, *values: Value, now: float) -> None:
        """Tell of a refusal, which nobody would hear otherwise; what went well needs no telling inside."""
        if address == "/rld/error":
            _logger.warning("%s: %s: %s", sender.name, *values)
            self._audience.announce("refused", (*values, sender.name), now)
