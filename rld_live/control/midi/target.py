"""What an address takes from a controller, and what a move of the controller makes of it."""

import math
from dataclasses import dataclass
from enum import Enum, auto

from rld_live.commands import Quit
from rld_live.control.addresses import ROOT, Found, find, unknown_address
from rld_live.control.arguments import Argument, Number, Seed
from rld_live.control.midi.controller import Kind, Move
from rld_live.control.requests import GoToCue, NextCue, Request
from rld_live.control.vocabulary import DIMENSIONS_MAXIMUM
from rld_live.errors import ControlError

STEPS = 127
"""How far above its minimum a counted number goes by itself: there are as many keys and programs."""

_KEYS: tuple[Kind, ...] = ("note", "program")


class Use(Enum):
    """What an address does with a controller."""

    FIRE = auto()
    """A trigger, or a fixed value: sent by a press, not by its release."""
    SWITCH = auto()
    """On while a key is held, or a fader in its upper half."""
    SCALE = auto()
    """A number with a range: the controller goes from minimum to maximum."""
    COUNT = auto()
    """A whole number that names something: program 0, or the key that was learned, is the minimum, and so on."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address, and the range of what is sent to it: none, or a minimum and a maximum, in either order."""

    address: str
    use: Use
    ends: tuple[()] | tuple[float, float] = ()
    is_whole: bool = False
    nearest_to_zero: float = 0.0

    def suits(self, kind: Kind) -> bool:
        """Return whether a controller of this kind can be bound: a wheel that springs back is no button."""
        return kind != "pitch" or self.use is Use.SCALE

    def values(self, move: Move, before: Move | None, *, first_key: int) -> tuple[float, ...] | None:
        """Return what `move` sends, None for nothing; `before` is the last move, `first_key` the key of the minimum."""
        kind = move.controller.kind
        if self.use is Use.FIRE:
            return self._fixed if _is_press(move, before) else None
        if self.use is Use.COUNT and kind in _KEYS:
            return self._counted(move.controller.number - first_key) if _is_press(move, before) else None
        if self.use is Use.SCALE and kind == "note" and not move.value:
            return None  # a key that is released
        value = self._scaled(move)
        if self.use is Use.SCALE or kind in _KEYS or before is None or before.value == move.value:
            return (value,)
        return None if value == self._scaled(before) else (value,)  # a fader on its way to the next one

    @property
    def _fixed(self) -> tuple[float, ...]:
        return tuple(self._as_taken(value) for value in self.ends[:1])

    def _counted(self, steps: int) -> tuple[float, ...] | None:
        minimum, maximum = self.ends or (0.0, 0.0)
        if not 0 <= steps <= abs(maximum - minimum):
            return None
        return (int(minimum + math.copysign(steps, maximum - minimum)),)

    def _scaled(self, move: Move) -> float:
        minimum, maximum = self.ends or (0.0, 0.0)
        position = move.position
        if self.use is Use.SWITCH:
            position = float(move.value > 0 if move.controller.kind == "note" else position >= 0.5)
        return self._as_taken(minimum + position * (maximum - minimum))

    def _as_taken(self, value: float) -> float:
        if self.is_whole:
            return math.floor(value + 0.5)
        if abs(value) < self.nearest_to_zero:
            return math.copysign(self.nearest_to_zero, value)
        return float(f"{value:.6g}")  # as a person would have sent it


def aim(address: str, minimum: float | None = None, maximum: float | None = None) -> Target:
    """Return what a controller does at `address`; raise `ControlError` where it can do nothing."""
    if (minimum is None) != (maximum is None):
        raise ControlError("maximum is missing: send minimum and maximum, or neither")
    found = _find(address if address.startswith("/") else ROOT + address)
    argument = found.row.arguments[0] if found.row.arguments else None
    is_whole = isinstance(argument, Seed) or (isinstance(argument, Number) and argument.is_whole)
    ends = _own_ends(argument) if minimum is None or maximum is None else (minimum, maximum)
    for value in ends:
        _check(found, int(value) if is_whole and value.is_integer() else value)
    if not ends:
        _check(found)
    return Target(
        found.address,
        _use(argument, ends, is_name=is_whole and not found.row.is_continuous),
        ends,
        is_whole=is_whole,
        nearest_to_zero=argument.nearest_to_zero if isinstance(argument, Number) else 0.0,
    )


def _find(address: str) -> Found:
    found = find(address, dimensions=DIMENSIONS_MAXIMUM)  # a preset may come from a set with more of them than ours
    if not found:
        raise unknown_address(address)
    if len(found) > 1:
        raise ControlError(f"{address} is a pattern: a controller is bound to one address")
    return found[0]


def _own_ends(argument: Argument | None) -> tuple[()] | tuple[float, float]:
    match argument:
        case Seed():
            return (0.0, float(STEPS))
        case Number(is_whole=True):
            return (float(argument.minimum), float(min(argument.maximum, argument.minimum + STEPS)))
        case Number(is_optional=False):
            return (argument.minimum, argument.maximum)
    return ()  # nothing, or a fade that may be left out: a press says no more than that


def _check(found: Found, *values: float) -> None:
    """Raise `ControlError` if the address does not take `values`, or is a client's own affair."""
    command = found.row.read(values, found.place)
    if isinstance(command, Quit) or (isinstance(command, Request) and not isinstance(command, NextCue | GoToCue)):
        raise ControlError(f"{found.address} is nothing that a controller can ask for: bind what is heard")


def _use(argument: Argument | None, ends: tuple[()] | tuple[float, float], *, is_name: bool) -> Use:
    if not ends or ends[0] == ends[1]:
        return Use.FIRE
    if isinstance(argument, Number) and argument.is_whole and argument.maximum - argument.minimum == 1:
        return Use.SWITCH
    return Use.COUNT if is_name else Use.SCALE


def _is_press(move: Move, before: Move | None) -> bool:
    """Return whether a button went down: a fader that passes the middle is one press, the same value again another."""
    match move.controller.kind:
        case "program":
            return True
        case "note":
            return move.value > 0
    return move.position >= 0.5 and (before is None or before.position < 0.5 or before.value == move.value)
