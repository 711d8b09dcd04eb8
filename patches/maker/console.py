"""What a console is made of, and how its sections fill the columns."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal[
    "button", "toggle", "slider", "fader", "pad", "number", "choice", "entry", "show", "print", "meter", "end"
]


@dataclass(frozen=True)
class Control:
    """One thing to touch or to look at, and the abstraction that it belongs to."""

    kind: Kind
    """`end` ends a line; `print` shows in the program's own window."""
    name: str = ""
    job: str = ""
    says: str = "$1"
    """What goes into the abstraction: $1 is the value of the control, or the values that a button takes."""
    outlet: int | None = None
    """Outlet of the abstraction, from 0, that this shows."""
    takes: tuple[str, ...] = ()
    """The numbers or entries whose values a button sends."""
    minimum: float = 0.0
    maximum: float = 1.0
    words: tuple[str, ...] = ()
    default: str = "0"
    """What a number or an entry holds at first."""
    is_whole: bool = True
    """Whether a number is whole."""
    label: str = ""
    """What stands beside it, if not its name."""
    characters: int = 16
    """How much text a `show` has room for."""

    @property
    def title(self) -> str:
        """Return what stands beside it."""
        return self.label or self.name


@dataclass(frozen=True)
class Section:
    """Controls with one title, in one of the columns."""

    title: str
    column: int
    controls: tuple[Control, ...]


@dataclass(frozen=True)
class Placed:
    """A control, or a section's frame where there is none, and its rectangle in pixels."""

    control: Control | None
    section: Section
    x: int
    y: int
    width: int
    height: int


COLUMN_WIDTH, MARGIN, TITLE_HEIGHT, GAP = 332, 10, 30, 8


def placed(sections: Sequence[Section], size: Callable[[Control], tuple[int, int]]) -> Iterator[Placed]:
    """Yield every section's frame and its controls, in lines from the left, where `size` tells width and height."""
    bottoms = {section.column: MARGIN for section in sections}
    for section in sections:
        left = MARGIN + section.column * (COLUMN_WIDTH + MARGIN)
        top = bottoms[section.column]
        x, y, line = left + GAP, top + TITLE_HEIGHT, 0
        inside: list[Placed] = []
        for control in section.controls:
            width, height = size(control)
            if control.kind == "end" or x + width > left + COLUMN_WIDTH:
                x, y, line = left + GAP, y + line, 0
            if width:
                inside.append(Placed(control, section, x, y, width, height))
            x, line = x + width, max(line, height)
        bottom = y + line + GAP
        yield Placed(None, section, left, top, COLUMN_WIDTH, bottom - top)
        yield from inside
        bottoms[section.column] = bottom + MARGIN


def with_message(control: Control, word: str) -> Control:
    """Return a button that chooses `word` of a choice."""
    return replace(
        control, kind="button", name=f"{control.name}-{word}", label=word, says=control.says.replace("$1", word)
    )
