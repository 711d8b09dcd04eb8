"""One address of the vocabulary: what may follow it, what it means, where it stands."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from rld_live.commands import Command
from rld_live.control.arguments import Argument, Number, Seed, join_halves
from rld_live.control.replies import Value
from rld_live.control.requests import Request
from rld_live.errors import ControlError
from rld_live.status import Standing

COMMANDS = frozenset(get_args(Command))
"""The types that go to the performer; what a row may build beside them is for the server itself."""

ROOT = "/rld/"
PLACE = "<d>"
"""What the address of a row with a place ends with."""


@dataclass(frozen=True)
class Row:
    """One address: what may follow it, what it does, and the value that carries it on."""

    address: str
    sentence: str
    build: Callable[..., Command | Request]
    arguments: tuple[Argument, ...] = ()
    rest: Argument | None = None
    """Argument that may come any number of times at the end."""
    forms: tuple["Row", ...] = ()
    """Other meanings, chosen by the word that comes first, which ends their address: `/rld/cut slot`."""
    takes_anything: bool = False
    """Obeyed whatever follows: buttons send 1 and 0, and a panic is not the moment for an error."""
    needs_full_name: bool = False
    """Never matched by an address pattern."""
    is_continuous: bool = False
    """In a flood, only the latest value counts; of what is not continuous, each message does."""
    standing: str = ""
    """Field of `Standing` (or the knob) that tells where this address stands; empty for what has no value."""
    place: Number | None = None
    """What stands for the `<d>` at the end of the address; it comes first in what `build` gets."""

    @property
    def usage(self) -> str:
        """Return the address with its arguments, optional ones in brackets, and the same of its other forms."""
        names = [f"[{each.name}]" if each.is_optional else each.name for each in self.arguments]
        rest = [f"[{self.rest.name} ..]"] if self.rest else []
        return " | ".join([" ".join([self.address, *names, *rest]), *(form.usage for form in self.forms)])

    @property
    def all_arguments(self) -> tuple[Argument, ...]:
        """Return everything that may follow the address: the arguments, the rest, those of other forms."""
        rest = (self.rest,) if self.rest else ()
        return (*self.arguments, *rest, *(each for form in self.forms for each in form.all_arguments))

    def at(self, place: int | None) -> str:
        """Return the address of one place; of a row without places, its address."""
        return self.address if place is None else f"{self.address.removesuffix(PLACE)}{place}"

    def read(self, values: Sequence[object], place: int | None = None) -> Command | Request:
        """Return the command for `values`; raise `ControlError` that says what to send instead.

        One value more than the row takes means that its seed came in two halves, high and low: `high * 65536 + low`.
        An optional argument before `rest` is passed over when the value is of another type: `/rld/subscribe level`.
        Nothing (OSC's N and I) counts as left out.
        """
        if self.takes_anything:
            return self.build()
        if self.forms and values and isinstance(values[0], str) and not values[0].isdecimal():
            return self._form(values[0]).read(values[1:])
        given = list(values)
        while given and given[-1] is None and not self.rest:
            given.pop()
        if len(given) == len(self.arguments) + 1 and self._begins_with_seed:
            given[:2] = [join_halves(given[0], given[1])]
        taken: list[object] = [] if place is None else [place]
        for argument in self.arguments:
            if given and given[0] is None and argument.is_optional:
                taken.append(argument.default)
                given.pop(0)
            elif given and (argument.fits(given[0]) or not (argument.is_optional and self.rest)):
                taken.append(argument.read(given.pop(0)))
            elif argument.is_optional:
                taken.append(argument.default)
            else:
                raise ControlError(f"{argument.name} is missing: send {self.usage}")
        if given and not self.rest:
            raise ControlError(f"{len(values)} values are too many: send {self.usage}")
        return self.build(*taken, *(self.rest.read(value) for value in given if self.rest))

    def value(self, standing: Standing, knobs: Mapping[str, float]) -> tuple[Value, ...]:
        """Return where this address stands, one value for each place if it has some; empty if it has no value."""
        if not self.standing:
            return ()
        told = knobs[self.standing] if self.standing in knobs else getattr(standing, self.standing)
        is_whole = isinstance(self.arguments[0], Number) and self.arguments[0].is_whole
        return tuple(int(each) if is_whole else each for each in (told if isinstance(told, tuple) else (told,)))

    def _form(self, word: str) -> "Row":
        for form in self.forms:
            if word == form.address.rpartition(" ")[2]:
                return form
        raise ControlError(f"{self.address} {word[:40]} means nothing: send {self.usage}")

    @property
    def _begins_with_seed(self) -> bool:
        return bool(self.arguments) and isinstance(self.arguments[0], Seed)
