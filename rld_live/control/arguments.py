"""What an argument of a message may be: its type, range, unit and default.

OSC clients disagree on types: Pd sends nothing but floats, Max ints or floats as they were typed, others booleans. So
a whole number may come as an int or as a float, 0/1 as F/T, and a number as a symbol of its digits, wherever nothing is
lost by it. What is lost by rounding is refused: a float knows the whole numbers up to 2^24 only, and many seeds lie
beyond.
"""

import math
import re
import struct
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Protocol

from rld_live.errors import ControlError
from rld_live.parameters import SEED_MAXIMUM

FLOAT_WHOLE_LIMIT = 2**24
HALF_BITS = 16
NAME_LENGTH_MAXIMUM = 64
FLOAT32_MAXIMUM = 3.4e38  # a little below, so that rounding to seven digits stays inside

_NUMBER = re.compile(r"[+-]?(?:\d{1,20}\.?\d{0,20}|\.\d{1,20})(?:[eE][+-]?\d{1,2})?", re.ASCII)


class Argument(Protocol):
    """One place in a message."""

    @property
    def name(self) -> str:
        """Return what the argument is called in help and errors."""

    @property
    def is_optional(self) -> bool:
        """Return whether a message may end before it."""

    @property
    def default(self) -> object:
        """Return what stands in for it when it is left out."""

    @property
    def otherwise(self) -> str:
        """Return in words what a default of None stands for."""

    @property
    def range(self) -> str:
        """Return in words what it may be."""

    def fits(self, value: object) -> bool:
        """Return whether `value` is of a type that could be this argument."""

    def read(self, value: object) -> object:
        """Return `value` as commands hold it; raise `ControlError` that says what to send instead."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number inside a range, whole if it must be."""

    name: str
    minimum: float
    maximum: float
    unit: str = ""
    is_whole: bool = False
    is_optional: bool = False
    default: float | None = None
    otherwise: str = ""
    """What a default of None stands for, in words."""
    nearest_to_zero: float = 0.0
    """Values nearer to zero are refused."""

    @property
    def range(self) -> str:
        """Return the range in words."""
        gap = f", not nearer to 0 than {self.nearest_to_zero:g}" if self.nearest_to_zero else ""
        return f"{self.minimum:g} to {self.maximum:g}{f' {self.unit}' if self.unit else ''}{gap}"

    def fits(self, value: object) -> bool:
        """Return whether `value` is a number, or the digits of one."""
        return isinstance(value, int | float) or _spelled(value) is not None

    def read(self, value: object) -> int | float:
        """Return the number, an int if it must be whole."""
        number = value if isinstance(value, int | float) else _spelled(value)
        if number is None:
            raise ControlError(f"{self.name} is {_told(value)}: send a number, {self.range}")
        value = as_written(number) if isinstance(number, float) else number
        if not self.minimum <= value <= self.maximum or abs(value) < self.nearest_to_zero:  # false for NaN as well
            raise ControlError(f"{self.name} = {value:g} is out of range: send {self.range}")
        if not self.is_whole:
            return float(value)
        if value != int(value):
            raise ControlError(f"{self.name} = {value:g} is not whole: send a whole number, {self.range}")
        return int(value)


@dataclass(frozen=True, slots=True)
class Seed:
    """A seed: an int, a float that is exact, or its digits as a string."""

    name: str = "seed"
    is_optional: bool = False
    default: None = None
    otherwise: str = ""

    @property
    def range(self) -> str:
        """Return the range in words."""
        return f"0 to 2^{SEED_MAXIMUM.bit_length()}-1"

    def fits(self, value: object) -> bool:
        """Return whether `value` is a number or a string."""
        return isinstance(value, int | float | str)

    def read(self, value: object) -> int:
        """Return the seed."""
        if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) <= len(str(SEED_MAXIMUM)):
            value = int(value)
        if isinstance(value, float) and value.is_integer():
            if abs(value) >= FLOAT_WHOLE_LIMIT:
                raise ControlError(
                    f"{self.name} {value:.0f} came as a float, which is not exact from {FLOAT_WHOLE_LIMIT} on: "
                    "send it as an int, as a string of digits, or as two halves"
                )
            value = int(value)
        if not isinstance(value, int):
            raise ControlError(f"{self.name} is {_told(value)}: send a whole number, {self.range}")
        if not 0 <= value <= SEED_MAXIMUM:
            raise ControlError(f"{self.name} {value} is out of range: send {self.range}")
        return int(value)


@dataclass(frozen=True, slots=True)
class Word:
    """One of a few words."""

    name: str
    choices: Collection[str]
    is_optional: bool = False
    default: str | None = None
    otherwise: str = ""
    summary: str = ""
    """What stands for the words where all of them would be too many."""

    @property
    def range(self) -> str:
        """Return the words, or their summary."""
        return self.summary or ", ".join(self.choices)

    def fits(self, value: object) -> bool:
        """Return whether `value` is a string."""
        return isinstance(value, str)

    def read(self, value: object) -> str:
        """Return the word."""
        if isinstance(value, str) and value in self.choices:
            return value
        near = get_close_matches(value[:64], self.choices, n=1) if isinstance(value, str) else []
        hint = f"did you mean {near[0]}?" if near else f"send one of {', '.join(self.choices)}"
        raise ControlError(f"{self.name} is {_told(value)}: {hint}")


@dataclass(frozen=True, slots=True)
class Token:
    """A short string or, where `takes_numbers`, a finite number, that others make sense of."""

    name: str
    takes_numbers: bool = False
    length_maximum: int = NAME_LENGTH_MAXIMUM
    is_optional: bool = False
    default: None = None
    otherwise: str = ""

    @property
    def range(self) -> str:
        """Return in words what it may be."""
        return "a number or a string" if self.takes_numbers else "a string"

    def fits(self, value: object) -> bool:
        """Return whether `value` is of a type that is taken."""
        return isinstance(value, str | int | float) if self.takes_numbers else isinstance(value, str)

    def read(self, value: object) -> str | int | float:
        """Return the value, a float as it was written."""
        if isinstance(value, float) and self.takes_numbers and math.isfinite(value):
            return as_written(value)
        if isinstance(value, str | int) and self.fits(value) and len(str(value)) <= self.length_maximum:
            return value
        raise ControlError(
            f"{self.name} is {_told(value)}: send {self.range} of at most {self.length_maximum} characters"
        )


@dataclass(frozen=True, slots=True)
class Name:
    """A short name; a whole number, which is all that a fader box or Pd may have, becomes its digits."""

    name: str
    is_optional: bool = False
    default: None = None
    otherwise: str = ""

    @property
    def range(self) -> str:
        """Return in words what it may be."""
        return "a name, or a whole number"

    def fits(self, value: object) -> bool:
        """Return whether `value` is a string or a number."""
        return isinstance(value, str | int | float)

    def read(self, value: object) -> str:
        """Return the name."""
        if isinstance(value, int | float) and math.isfinite(value) and value == int(value):
            value = str(int(value))
        if isinstance(value, str) and 0 < len(value) <= NAME_LENGTH_MAXIMUM:
            return value
        raise ControlError(
            f"{self.name} is {_told(value)}: send {self.range} of at most {NAME_LENGTH_MAXIMUM} characters"
        )


def join_halves(high: object, low: object) -> int:
    """Return the seed `high * 65536 + low`, for clients whose numbers are floats; raise `ControlError`."""
    top = Number("high half", 0, 2**15 - 1, is_whole=True).read(high)
    bottom = Number("low half", 0, 2**HALF_BITS - 1, is_whole=True).read(low)
    return (int(top) << HALF_BITS) + int(bottom)


def as_written(value: float) -> float:
    """Return the shortest decimal that a float32 stands for: 0.7 for the 0.699999988 that arrives when 0.7 is sent.

    So a value at the edge of a range is inside it, and logs and status show what the performer typed.
    """
    if abs(value) > FLOAT32_MAXIMUM:
        return value
    short = float(f"{value:.7g}")
    (arrived,) = struct.unpack(">f", struct.pack(">f", short))
    return short if arrived == value else value


def _spelled(value: object) -> float | int | None:
    """Return the number that a symbol spells: Max makes one of what stands in quotes, and so do text fields."""
    if not isinstance(value, str) or not _NUMBER.fullmatch(value):
        return None
    return int(value) if value.lstrip("+-").isdecimal() else float(value)


def _told(value: object) -> str:
    """Return `value` as an error may repeat it: short, whatever was sent."""
    if isinstance(value, str):
        return repr(value if len(value) <= 40 else f"{value[:40]}..")
    return f"{value:g}" if isinstance(value, int | float) else f"of type {type(value).__name__}"
