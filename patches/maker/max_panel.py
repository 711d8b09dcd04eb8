"""The console for Max: live.* controls in presentation, and what wires them to the abstractions outside of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from patches.maker.console import Control, Placed, placed
from patches.maker.max_wiring import Wiring
from patches.maker.maxpat import Patcher, Rectangle
from patches.maker.sections import SECTIONS

LABEL_CHARACTER = 6.6
DIAL = 48
FRAME = [0.93, 0.93, 0.93, 1.0]
ENUM, FLOAT = 2, 0  # parameter types of live.* objects


def console() -> str:
    """Return the text of `rld_live.maxpat`."""
    places = list(placed(SECTIONS, size))
    patcher = Patcher(
        max(place.x + place.width for place in places) + 12,
        max(place.y + place.height for place in places) + 12,
        "Plays a running rld_live server over OSC",
        opens_in_presentation=True,
    )
    wiring = Wiring(patcher)
    for place in places:
        if place.control:
            _DRAWN[place.control.kind](patcher, wiring, place, place.control)
        else:
            _frame(patcher, wiring, place)
    return patcher.text()


def size(control: Control) -> tuple[int, int]:
    """Return the width and the height of a control in presentation, with some air."""
    label = _label_width(control)
    match control.kind:
        case "button":
            return int(len(control.title) * LABEL_CHARACTER) + 26, 28
        case "toggle":
            return label + 30, 28
        case "slider":
            return 78, DIAL + 12
        case "pad":
            return 150, 150
        case "fader":
            return 20, 132
        case "number":
            return label + 76, 28
        case "entry":
            return label + 160, 28
        case "show":
            return _show_label(control) + _show_width(control) + 8, 24
        case "choice":
            return label + sum(_word_width(word) for word in control.words) + 10, 28
        case "meter":
            return 60, 120
    return 0, 0


def _label_width(control: Control) -> int:
    return int(len(control.title) * LABEL_CHARACTER) + 10


def _show_label(control: Control) -> int:
    return 130 if control.name.startswith("status-") else _label_width(control)


def _show_width(control: Control) -> int:
    return int(control.characters * 7.5)


def _word_width(word: str) -> int:
    return int(len(word) * 5.6) + 14


@dataclass(frozen=True)
class _Parameter:
    """What Max keeps about the value of a live.* object."""

    name: str
    kind: int = FLOAT
    minimum: float = 0.0
    maximum: float = 1.0
    words: tuple[str, ...] = ()
    short: str = ""

    def attributes(self) -> Mapping[str, Any]:
        """Return the attributes that a file has for it."""
        value: dict[str, Any] = {
            "parameter_longname": self.name,
            "parameter_shortname": self.short or self.name,
            "parameter_modmode": 0,
            "parameter_invisible": 2,
            "parameter_type": self.kind,
        }
        if self.kind == ENUM:
            value["parameter_enum"] = list(self.words)
            value["parameter_mmax"] = len(self.words) - 1
        else:
            value["parameter_mmin"] = self.minimum
            value["parameter_mmax"] = self.maximum
            value["parameter_unitstyle"] = 1
        return {
            "parameter_enable": 1,
            "varname": self.name,
            "saved_attribute_attributes": {"valueof": value},
        }


def _shown(rectangle: Rectangle) -> dict[str, Any]:
    return {"presentation": 1, "presentation_rect": list(map(float, rectangle))}


def _frame(patcher: Patcher, wiring: Wiring, place: Placed) -> None:
    x, y = wiring.new_section()
    patcher.box(
        "panel",
        (x, y, 100.0, 30.0),
        background=1,
        bgcolor=FRAME,
        mode=0,
        rounded=6,
        **_shown((place.x, place.y, place.width, place.height)),
    )
    patcher.box(
        "comment",
        (x, y + 40, 150.0, 20.0),
        text=place.section.title,
        fontface=1,
        **_shown((place.x + 6, place.y + 5, 150, 20)),
    )


def _label(patcher: Patcher, wiring: Wiring, control: Control, x: int, y: int, width: int) -> None:
    left, top = wiring.new_label()
    patcher.box("comment", (left, top, float(width), 20.0), text=control.title, **_shown((x, y, width, 20)))


def _button(patcher: Patcher, wiring: Wiring, place: Placed, control: Control) -> None:
    x, y = wiring.new_lane()
    parameter = _Parameter(f"rld-{control.name}", ENUM, words=("off", "on"))
    box = patcher.box(
        "live.text",
        (x, y, 70.0, 22.0),
        text=control.title,
        texton=control.title,
        mode=0,
        **parameter.attributes(),
        **_shown((place.x, place.y, place.width - 6, 22)),
    )
    wiring.press(control, box)


def _toggle(patcher: Patcher, wiring: Wiring, place: Placed, control: Control) -> None:
    _label(patcher, wiring, control, place.x, place.y, place.width - 32)
    x, y = wiring.new_lane()
    parameter = _Parameter(f"rld-{control.name}", ENUM, words=("off", "on"))
    rectangle = (place.x + place.width - 28, place.y, 20, 20)
    box = patcher.box("live.toggle", (x, y, 20.0, 20.0), **parameter.attributes(), **_shown(rectangle))
    wiring.turn(control, box)


def _slider(patcher: Patcher, wiring: Wiring, place: Placed, control: Control) -> None:
    x, y = wiring.new_lane()
    parameter = _Parameter(
        f"rld-{control.name}", FLOAT, control.minimum, control.maximum, short=control.title.replace("-", " ")
    )
    rectangle = (place.x, place.y, 70, DIAL)
    box = patcher.box("live.dial", (x, y, 60.0, float(DIAL)), **parameter.attributes(), **_shown(rectangle))
    wiring.turn(control, box)


def _fader(patcher: Patcher, wiring: Wiring, place: Placed, control: Control) -> None:
    hand, number = control.name.split("-")
    if number == "0":
        left, top = wiring.new_label()
        patcher.box("comment", (left, top, 60.0, 20.0), text=hand, **_shown((place.x, place.y, 60, 20)))
    x, y = wiring.new_lane()
    parameter = _Parameter(f"rld-{control.name}", FLOAT, control.minimum, control.maximum)
    box = patcher.box(
        "live.slider",
        (x, y, 20.0, 60.0),
        orientation=0,
        showname=0,
        shownumber=0,
        annotation=f"{hand} of latent dimension {number}",
        **parameter.attributes(),
        **_shown((place.x, place.y + 22, 19, 100)),
    )
    wiring.turn(control, box)


def _pad(patcher: Patcher, wiring: Wiring, place: Placed, control: Control) -> None:
    x, y = wiring.new_lane()
    box = patcher.box(
        "pictslider",
        (x, y, 60.0, 60.0),
        leftvalue=0,
        rightvalue=1000,
        bottomvalue=0,
        topvalue=1000,
        **_shown((place.x, place.y, 142, 142)),
    )
    wiring.drag(control, box)


def _number(patcher: Patcher, wiring: Wiring, place: Placed, control: Control) -> None:
    label = _label_width(control)
    _label(patcher, wiring, control, place.x, place.y, label)
    x, y = wiring.new_lane()
    rectangle = _shown((place.x + label, place.y, 70, 22))
    if control.is_whole:
        box = patcher.box(
            "number", (x, y, 70.0, 22.0), minimum=int(control.minimum), maximum=int(control.maximum), **rectangle
        )
    else:
        parameter = _Parameter(f"rld-{control.name}", FLOAT, control.minimum, control.maximum)
        box = patcher.box("live.numbox", (x, y, 60.0, 22.0), **parameter.attributes(), **rectangle)
    wiring.begin(control, box)
    wiring.hold(control, box)


def _entry(patcher: Patcher, wiring: Wiring, place: Placed, control: Control) -> None:
    label = _label_width(control)
    _label(patcher, wiring, control, place.x, place.y, label)
    x, y = wiring.new_lane()
    box = patcher.box(
        "textedit",
        (x, y, 120.0, 22.0),
        text=control.default,
        keymode=1,
        lines=1,
        **_shown((place.x + label, place.y, 150, 22)),
    )
    wiring.hold(control, box)


def _show(patcher: Patcher, wiring: Wiring, place: Placed, control: Control) -> None:
    label = _show_label(control)
    _label(patcher, wiring, control, place.x, place.y, label)
    x, y = wiring.new_lane()
    box = patcher.box(
        "message",
        (x, y, 100.0, 22.0),
        text="",
        ignoreclick=1,
        **_shown((place.x + label, place.y, _show_width(control), 22)),
    )
    wiring.show(control, box)


def _print(patcher: Patcher, wiring: Wiring, _place: Placed, control: Control) -> None:
    x, y = wiring.new_lane()
    wiring.tell(control, patcher.add(f"print {control.name}", x, y))


def _choice(patcher: Patcher, wiring: Wiring, place: Placed, control: Control) -> None:
    label = _label_width(control)
    _label(patcher, wiring, control, place.x, place.y, label)
    x, y = wiring.new_lane()
    parameter = _Parameter(f"rld-{control.name}", ENUM, words=control.words)
    box = patcher.box(
        "live.tab",
        (x, y, 100.0, 22.0),
        **parameter.attributes(),
        **_shown((place.x + label, place.y, place.width - label - 8, 22)),
    )
    wiring.choose(control, box)


def _meter(patcher: Patcher, wiring: Wiring, place: Placed, control: Control) -> None:
    boxes = []
    for side in range(2):
        x, y = wiring.new_lane()
        boxes.append(
            patcher.box(
                "live.meter~", (x, y, 14.0, 60.0), orientation=0, **_shown((place.x + 26 * side, place.y, 16, 112))
            )
        )
    wiring.measure(control, boxes)


_DRAWN = {
    "button": _button,
    "toggle": _toggle,
    "slider": _slider,
    "fader": _fader,
    "pad": _pad,
    "number": _number,
    "entry": _entry,
    "show": _show,
    "print": _print,
    "choice": _choice,
    "meter": _meter,
}
