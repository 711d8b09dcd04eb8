"""What MIDI controllers are bound to, as the control server sees it."""

from collections.abc import Sequence
from typing import Protocol

from rld_live.control.replies import Value
from rld_live.errors import ControlError


class Bindings(Protocol):
    """The map from controllers to addresses; called on the control thread, returns at once."""

    def learn(self, address: str, minimum: float | None, maximum: float | None) -> None:
        """Bind the next controller or program that moves to `address`; raise `ControlError` when that cannot be."""

    def forget(self, address: str | None) -> None:
        """Unbind `address`, or everything; raise `ControlError` when nothing is bound to it."""

    def bindings(self) -> Sequence[tuple[Value, ...]]:
        """Return what is bound, each as `/rld/midi/binding` tells it."""

    def inputs(self) -> Sequence[str]:
        """Return the names of the inputs that are heard."""


class NoBindings:
    """Stands in where no MIDI is heard."""

    def learn(self, address: str, _minimum: float | None, _maximum: float | None) -> None:
        """Refuse."""
        raise ControlError(f"{address} cannot be learned: no MIDI is heard: plug a controller in, see /rld/midi/list")

    def forget(self, address: str | None) -> None:
        """Refuse one address; of all there are none."""
        if address is not None:
            raise ControlError(f"nothing is bound to {address}: see /rld/midi/list")

    def bindings(self) -> Sequence[tuple[Value, ...]]:
        """Return nothing."""
        return ()

    def inputs(self) -> Sequence[str]:
        """Return nothing."""
        return ()
