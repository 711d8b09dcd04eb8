"""Who is told of everything that happens, to keep it: a show log."""

from collections.abc import Sequence
from typing import Protocol

from rld_live.control.clients import Sender
from rld_live.control.replies import Value


class Witness(Protocol):
    """Told by any thread, the control thread mostly; returns at once and never raises."""

    def happened(self, name: str, values: Sequence[Value]) -> None:
        """Take an event; `name` is a key of `EVENTS`."""

    def answered(self, address: str, values: Sequence[Value], sender: Sender) -> None:
        """Take a line that was sent to `sender`: `/rld/done` or `/rld/error` with the address that it is about."""


class NoWitness:
    """Keeps nothing."""

    def happened(self, name: str, values: Sequence[Value]) -> None:
        """Forget it."""

    def answered(self, address: str, values: Sequence[Value], sender: Sender) -> None:
        """Forget it."""
