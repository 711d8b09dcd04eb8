"""Which controller plays which address."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass

from mido import Message as MidiMessage  # type: ignore[import-untyped]

from rld_live.commands import JSON
from rld_live.control.midi.binding import Binding, read_bindings
from rld_live.control.midi.controller import ChannelReader, Move
from rld_live.control.midi.target import Target, aim
from rld_live.control.packets import Message
from rld_live.control.replies import Value
from rld_live.errors import ControlError

BINDINGS_MAXIMUM = 512


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of one MIDI message."""

    messages: tuple[Message, ...] = ()
    """What the performer says by it, in the order of the bindings."""
    bound: Binding | None = None
    """What was learned."""


class MidiMap:
    """The bindings: several addresses may share a controller, an address has one.

    Knows no device and sends nothing. With a lock, because each input hears on a thread of its own, while the control
    thread teaches and presets are saved and loaded.
    """

    def __init__(self) -> None:
        self.heard_inputs: tuple[str, ...] = ()
        """Names of the inputs that are heard; whoever opens them says so here."""
        self._lock = threading.Lock()
        self._bindings: dict[str, Binding] = {}
        self._wish: Target | None = None
        self._fresh: Binding | None = None
        """What was learned from the message just before: its low half may follow."""
        self._readers: dict[tuple[str, int], ChannelReader] = {}
        self._before: dict[str, Move] = {}
        """The last move of each address's controller."""

    def learn(self, address: str, minimum: float | None = None, maximum: float | None = None) -> None:
        """Bind the next controller that moves to `address`; raise `ControlError` where none can play it.

        The range is the argument's own, if none is given. Equal ends are a fixed value that a button sends.
        """
        target = aim(address, minimum, maximum)
        with self._lock:
            if target.address not in self._bindings and len(self._bindings) >= BINDINGS_MAXIMUM:
                raise ControlError(f"{BINDINGS_MAXIMUM} addresses are bound already: forget one")
            self._wish = target

    def forget(self, address: str | None = None) -> None:
        """Unbind `address`, or stop waiting for its controller; None: all of them. Raises `ControlError` if none is."""
        with self._lock:
            if address is None:
                self._replace({})
                return
            target = aim(address).address
            is_wished = self._wish is not None and self._wish.address == target
            if is_wished:
                self._wish = None
            if self._bindings.pop(target, None) is None and not is_wished:
                raise ControlError(f"no controller is bound to {target}: /rld/midi/list tells which are")

    def bindings(self) -> list[tuple[Value, ...]]:
        """Return each binding as it is told: address, controller, and the minimum and maximum, if it sends values."""
        with self._lock:
            return [binding.told for binding in self._bindings.values()]

    def inputs(self) -> tuple[str, ...]:
        """Return the names of the inputs that are heard."""
        return self.heard_inputs

    def snapshot(self) -> JSON:
        """Return the bindings as JSON, for a preset."""
        with self._lock:
            return [binding.written for binding in self._bindings.values()]

    def restore(self, snapshot: JSON) -> None:
        """Take the bindings of a preset, and no others; raise `DataError`, and change nothing, where they are none."""
        bindings = read_bindings(snapshot, at_most=BINDINGS_MAXIMUM)
        with self._lock:
            self._replace(bindings)

    def hear(self, message: MidiMessage, source: str) -> Heard:
        """Return what `message` from the input called `source` says, and what was learned from it (any thread)."""
        channel = getattr(message, "channel", None)
        if channel is None:
            return Heard()  # clock, sysex and the like
        with self._lock:
            reader = self._readers.setdefault((source, channel), ChannelReader(channel + 1))
            moves = list(reader.read(message))
            bound = self._learn(moves)
            return Heard(tuple(said for move in moves for said in self._play(move, learned=bound)), bound)

    def _learn(self, moves: list[Move]) -> Binding | None:
        fresh = self._fresh
        if moves:
            self._fresh = None
        for move in moves:
            if self._wish is not None and move.can_be_learned and self._wish.suits(move.controller.kind):
                target = self._wish
            elif fresh is not None and move.controller == fresh.controller.finer:
                target = fresh.target
            else:
                continue
            self._wish = None
            self._fresh = self._bindings[target.address] = Binding(target, move.controller)
            return self._fresh
        return None

    def _play(self, move: Move, *, learned: Binding | None) -> Iterator[Message]:
        for address, binding in self._bindings.items():
            if binding.hears(move):
                values = binding.target.values(move, self._before.get(address), first_key=binding.first_key)
                self._before[address] = move
                if values is not None and binding is not learned:  # who teaches a panic does not want one
                    yield Message(address, values)

    def _replace(self, bindings: dict[str, Binding]) -> None:
        self._bindings = bindings
        self._before = {}
        self._wish = self._fresh = None
