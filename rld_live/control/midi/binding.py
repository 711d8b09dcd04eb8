"""One address and its controller, as it is told and as it is written in presets."""

from collections.abc import Mapping
from dataclasses import dataclass

from rld_live.commands import JSON
from rld_live.control.midi.controller import Controller, Kind, Move
from rld_live.control.midi.target import Target, Use, aim
from rld_live.control.replies import Value
from rld_live.errors import ControlError, DataError

NUMBER_MAXIMUM: Mapping[Kind, int] = {
    "cc": 119,
    "cc14": 31,
    "nrpn": 16382,
    "nrpn14": 16382,
    "note": 127,
    "program": 127,
    "pitch": 0,
}
END_MAXIMUM = 1e9
_USES_ALL: Mapping[Kind, tuple[Use, ...]] = {"note": (Use.COUNT,), "program": (Use.COUNT, Use.SCALE, Use.SWITCH)}
"""Uses in which the number of a key or program is not its name but its value."""
_KEYS = {"address", "kind", "channel", "number", "minimum", "maximum"}


@dataclass(frozen=True, slots=True)
class Binding:
    """A controller that plays an address."""

    target: Target
    controller: Controller

    @property
    def first_key(self) -> int:
        """Return the key or program that stands for the minimum, where they are counted."""
        return self.controller.number if self.controller.kind == "note" else 0

    @property
    def told(self) -> tuple[Value, ...]:
        """Return address, controller and, where a value is sent, minimum and maximum."""
        return (self.target.address, self.controller.name, *self.target.ends)

    @property
    def written(self) -> JSON:
        """Return it as JSON."""
        minimum, maximum = self.target.ends or (None, None)
        return {
            "address": self.target.address,
            "kind": self.controller.kind,
            "channel": self.controller.channel,
            "number": self.controller.number,
            "minimum": minimum,
            "maximum": maximum,
        }

    def hears(self, move: Move) -> bool:
        """Return whether `move` is of this controller, or of any key or program where they are counted."""
        mine, other = self.controller, move.controller
        if (mine.kind, mine.channel) != (other.kind, other.channel):
            return False
        return mine.number == other.number or self.target.use in _USES_ALL.get(mine.kind, ())


def read_bindings(written: JSON, *, at_most: int) -> dict[str, Binding]:
    """Return the bindings of a preset by address; raise `DataError` that says which of them is none."""
    if not isinstance(written, list) or len(written) > at_most:
        raise DataError(f"midi: not a list of at most {at_most} bindings: save the preset again")
    bindings: dict[str, Binding] = {}
    for index, each in enumerate(written):
        try:
            binding = _read(each)
        except ControlError as error:
            raise DataError(f"midi[{index}]: {error}") from error
        if binding.target.address in bindings:
            raise DataError(f"midi[{index}]: {binding.target.address} is bound twice: remove one")
        bindings[binding.target.address] = binding
    return bindings


def _read(written: JSON) -> Binding:
    if not isinstance(written, dict) or set(written) != _KEYS:
        raise ControlError(f"a binding has {', '.join(sorted(_KEYS))}, and nothing else")
    address, kind = written["address"], next((kind for kind in NUMBER_MAXIMUM if kind == written["kind"]), None)
    if not isinstance(address, str) or kind is None:
        raise ControlError(f"address is a string, and kind one of {', '.join(NUMBER_MAXIMUM)}")
    controller = Controller(
        kind,
        channel=_whole(written, "channel", 1, 16),
        number=_whole(written, "number", 0, NUMBER_MAXIMUM[kind]),
    )
    target = aim(address, _end(written, "minimum"), _end(written, "maximum"))
    if not target.suits(kind):
        raise ControlError(f"{controller.name} cannot play {address}: learn another controller")
    return Binding(target, controller)


def _whole(written: Mapping[str, JSON], key: str, minimum: int, maximum: int) -> int:
    value = written[key]
    if isinstance(value, bool) or not isinstance(value, int) or not minimum <= value <= maximum:
        raise ControlError(f"{key} is a whole number from {minimum} to {maximum}")
    return value


def _end(written: Mapping[str, JSON], key: str) -> float | None:
    value = written[key]
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not -END_MAXIMUM <= value <= END_MAXIMUM:
        raise ControlError(f"{key} is a number from {-END_MAXIMUM:g} to {END_MAXIMUM:g}, or null")
    return float(value)
