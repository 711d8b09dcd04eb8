"""What can be moved on a MIDI device, and how far it was moved.

A device is told from another by its channel only: the names of inputs change with the socket and the machine.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from mido import Message as MidiMessage  # type: ignore[import-untyped]

Kind = Literal["cc", "cc14", "nrpn", "nrpn14", "note", "program", "pitch"]

FINER: Mapping[Kind, Kind] = {"cc": "cc14", "nrpn": "nrpn14"}
BANK_SELECT = (0, 32)
"""Controllers that devices send before a program."""

_DATA_HIGH, _DATA_LOW = 6, 38
_LOW_HALF = 32
"""A controller from 0 to 31 may send the low half of its value as controller 32 to 63."""
_NRPN_LOW, _NRPN_HIGH, _RPN_LOW, _RPN_HIGH = _PARAMETERS = 98, 99, 100, 101
_MODES_FROM = 120
"""All sound off, all notes off and the like: messages to a synthesiser, not controllers."""
_NO_PARAMETER = 0x3FFF


@dataclass(frozen=True, slots=True)
class Controller:
    """A fader, knob, pedal, key, pad or program; `channel` counts from 1, as devices show it."""

    kind: Kind
    channel: int
    number: int = 0
    """Of the controller, parameter, key or program; 0 for the pitch wheel."""

    @property
    def name(self) -> str:
        """Return it in words."""
        number = "" if self.kind == "pitch" else f" {self.number}"
        return f"{self.kind}{number} channel {self.channel}"

    @property
    def finer(self) -> "Controller | None":
        """Return what this turns out to be when the low half of its value follows."""
        return replace(self, kind=FINER[self.kind]) if self.kind in FINER else None


@dataclass(frozen=True, slots=True)
class Move:
    """A controller, and the value that it was moved to: a key's velocity, a program's number."""

    controller: Controller
    value: int
    maximum: int = 127

    @property
    def can_be_learned(self) -> bool:
        """Return whether somebody who moves this means it: not a key's release, a bank, the low half of a value."""
        match self.controller.kind:
            case "note":
                return self.value > 0
            case "cc":
                return self.controller.number not in BANK_SELECT
        return self.controller.kind not in FINER.values()

    @property
    def position(self) -> float:
        """Return the value from 0 to 1, the middle of the controller (64 of 127) exactly in the middle.

        As MIDI 2.0 widens values (M2-115-U, min-center-max), and what detents and pitch wheels need.
        """
        middle = (self.maximum + 1) // 2
        if self.value <= middle:
            return 0.5 * self.value / middle
        return 0.5 + 0.5 * (self.value - middle) / (self.maximum - middle)


class ChannelReader:
    """Turns the messages of one channel of one input into moves; remembers the halves that were sent before."""

    def __init__(self, channel: int) -> None:
        self._channel = channel
        self._halves: dict[int, int] = {}
        """Latest value of each of the controllers 0 to 31, and of those that name a parameter."""
        self._is_parameter_ours = False
        """Whether an NRPN was named last: the standard's own RPNs are settings of a synthesiser."""

    def read(self, message: MidiMessage) -> Iterator[Move]:
        """Yield what moved: nothing for what is no controller, two moves where a message can be meant in two ways."""
        match message.type:
            case "control_change":
                yield from self._control_change(message.control, message.value)
            case "note_on":
                yield self._move("note", message.note, message.velocity)
            case "note_off":
                yield self._move("note", message.note, 0)
            case "program_change":
                yield self._move("program", message.program, message.program)
            case "pitchwheel":
                yield Move(Controller("pitch", self._channel), message.pitch + 8192, 16383)

    def _control_change(self, number: int, value: int) -> Iterator[Move]:
        if number in _PARAMETERS:
            self._is_parameter_ours = number in (_NRPN_LOW, _NRPN_HIGH)
        if number < _LOW_HALF or number in _PARAMETERS:
            self._halves[number] = value
        if number in _PARAMETERS or number >= _MODES_FROM:
            return
        parameter = self._parameter if number in (_DATA_HIGH, _DATA_LOW) else None
        high = number - _LOW_HALF  # where this is the low half of another
        if 0 <= high < _LOW_HALF and high in self._halves:
            fine = 128 * self._halves[high] + value
            yield self._move(*(("cc14", high) if parameter is None else ("nrpn14", parameter)), fine, maximum=16383)
        if parameter is None:
            yield self._move("cc", number, value)
        elif number == _DATA_HIGH:
            yield self._move("nrpn", parameter, value)

    @property
    def _parameter(self) -> int | None:
        number = 128 * self._halves.get(_NRPN_HIGH, 127) + self._halves.get(_NRPN_LOW, 127)
        return number if self._is_parameter_ours and number != _NO_PARAMETER else None

    def _move(self, kind: Kind, number: int, value: int, *, maximum: int = 127) -> Move:
        return Move(Controller(kind, self._channel, number), value, maximum)
