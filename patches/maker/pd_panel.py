"""The console for Pd vanilla: a panel of named controls, and one subpatch per section that wires them."""

from patches.maker.console import Control, Placed, placed, with_message
from patches.maker.pd import CHARACTER_WIDTH, Canvas
from patches.maker.pd_wiring import wiring
from patches.maker.sections import SECTIONS

FRAME_COLORS = "-233017 -66577 0"
COLORS = "-262144 -1 -1"
NUMBER_CHARACTERS, ENTRY_CHARACTERS, WORD_CHARACTERS = 9, 24, 10
SLIDER_LABEL, SLIDER_WIDTH, SLIDER_NUMBER = 100, 140, 7
STATUS_LABEL = 165
FADER_HEIGHT, METER_HEIGHT = 90, 110


def console() -> str:
    """Return the text of `rld_live.pd`."""
    places = list(placed(SECTIONS, size))
    height = max(place.y + place.height for place in places)
    canvas = Canvas(max(place.x + place.width for place in places) + 10, height + 70)
    for place in places:
        if place.control:
            _DRAWN[place.control.kind](canvas, place.control, place.x, place.y)
        else:
            _frame(canvas, place)
    for number, section in enumerate(place.section for place in places if not place.control):
        name = section.title.lower().replace(" ", "-")
        canvas.inside(10 + 170 * (number % 8), height + 10 + 26 * (number // 8), wiring(section, name), name)
    return f"{canvas.lines()}\n"


def size(control: Control) -> tuple[int, int]:
    """Return the width and the height of a control on the panel, with some air."""
    label = len(control.title) * CHARACTER_WIDTH + 10
    match control.kind:
        case "button" | "toggle":
            return 18 + label, 26
        case "slider":
            return SLIDER_LABEL + SLIDER_WIDTH + SLIDER_NUMBER * CHARACTER_WIDTH + 24, 28
        case "pad":
            return SLIDER_LABEL + SLIDER_WIDTH + 20, 56
        case "fader":
            return 19, FADER_HEIGHT + 24
        case "number":
            return label + NUMBER_CHARACTERS * CHARACTER_WIDTH + 14, 28
        case "entry":
            return label + ENTRY_CHARACTERS * CHARACTER_WIDTH + 14, 28
        case "show":
            return _label_width(control) + control.characters * CHARACTER_WIDTH + 14, 24
        case "choice":
            return sum(size(with_message(control, word))[0] for word in control.words), 54
        case "meter":
            return 80, METER_HEIGHT + 20
    return 0, 0


def _label_width(control: Control) -> int:
    is_field = control.name.startswith("status-")  # whose values stand in a column
    return STATUS_LABEL if is_field else len(control.title) * CHARACTER_WIDTH + 10


def _frame(canvas: Canvas, place: Placed) -> None:
    title = _escaped(place.section.title)
    canvas.gui(
        place.x, place.y, f"obj cnv 15 {place.width} {place.height} empty empty {title} 8 14 0 14 {FRAME_COLORS}"
    )


def _button(canvas: Canvas, control: Control, x: int, y: int) -> None:
    label = _escaped(control.title)
    canvas.gui(x, y, f"obj bng 20 150 50 0 rld-ui-{control.name} empty {label} 24 10 0 12 {COLORS}")


def _toggle(canvas: Canvas, control: Control, x: int, y: int) -> None:
    names = f"rld-ui-{control.name} rld-show-{control.name}"
    canvas.gui(x, y, f"obj tgl 20 0 {names} {_escaped(control.title)} 24 10 0 12 {COLORS} 0 1")


def _slider(canvas: Canvas, control: Control, x: int, y: int) -> None:
    canvas.text(x, y, control.title, 13)
    _bar(canvas, control, control.name, x + SLIDER_LABEL, y)
    number_x = x + SLIDER_LABEL + SLIDER_WIDTH + 14
    limits = f"{control.minimum:g} {control.maximum:g}"
    names = f"rld-show-{control.name} rld-ui-{control.name}"
    canvas.gui(number_x, y, f"floatatom {SLIDER_NUMBER} {limits} 0 - {names} 0")


def _bar(canvas: Canvas, control: Control, name: str, x: int, y: int) -> None:
    limits = f"{control.minimum:g} {control.maximum:g}"
    names = f"rld-ui-{name} rld-show-{name}"
    canvas.gui(x, y, f"obj hsl {SLIDER_WIDTH} 18 {limits} 0 0 {names} empty -2 -8 0 12 {COLORS} 0 1")


def _pad(canvas: Canvas, control: Control, x: int, y: int) -> None:
    for place, axis in enumerate("xy"):
        canvas.text(x, y + 28 * place, f"{control.title} {axis}", 13)
        _bar(canvas, control, f"{control.name}-{axis}", x + SLIDER_LABEL, y + 28 * place)


def _fader(canvas: Canvas, control: Control, x: int, y: int) -> None:
    hand, place = control.name.split("-")
    label = hand if place == "0" else "empty"
    names = f"rld-ui-{control.name} rld-show-{control.name}"
    limits = f"{control.minimum:g} {control.maximum:g}"
    canvas.gui(x, y + 18, f"obj vsl 15 {FADER_HEIGHT} {limits} 0 0 {names} {label} 0 -9 0 12 {COLORS} 0 1")


def _number(canvas: Canvas, control: Control, x: int, y: int) -> None:
    canvas.text(x, y, control.title, len(control.title) + 1)
    limits = f"{control.minimum:g} {control.maximum:g}"
    names = f"rld-show-{control.name} rld-ui-{control.name}"
    number_x = x + len(control.title) * CHARACTER_WIDTH + 10
    canvas.gui(number_x, y, f"floatatom {NUMBER_CHARACTERS} {limits} 0 - {names} 0")


def _entry(canvas: Canvas, control: Control, x: int, y: int) -> None:
    canvas.text(x, y, control.title, len(control.title) + 1)
    names = f"rld-show-{control.name} rld-ui-{control.name}"
    entry_x = x + len(control.title) * CHARACTER_WIDTH + 10
    canvas.gui(entry_x, y, f"symbolatom {ENTRY_CHARACTERS} 0 0 0 - {names} 0")


def _show(canvas: Canvas, control: Control, x: int, y: int) -> None:
    canvas.text(x, y, control.title, len(control.title) + 1)
    _shown(canvas, control, x + _label_width(control), y, control.characters)


def _shown(canvas: Canvas, control: Control, x: int, y: int, characters: int) -> None:
    canvas.gui(x, y, f"listbox {characters} 0 0 0 - rld-show-{control.name} - 0")


def _choice(canvas: Canvas, control: Control, x: int, y: int) -> None:
    canvas.text(x, y, control.title, len(control.title) + 1)
    _shown(canvas, control, x + len(control.title) * CHARACTER_WIDTH + 10, y, WORD_CHARACTERS)
    for word in control.words:
        button = with_message(control, word)
        _button(canvas, button, x, y + 28)
        x += size(button)[0]


def _meter(canvas: Canvas, control: Control, x: int, y: int) -> None:
    for place, side in enumerate("LR"):
        canvas.gui(
            x + 40 * place,
            y + 14,
            f"obj vu 15 {METER_HEIGHT} rld-show-{control.name}-{side} empty -1 -8 0 10 -66577 -1 0 0",
        )


def _escaped(label: str) -> str:
    return label.replace(" ", "\\ ")


_DRAWN = {
    "button": _button,
    "toggle": _toggle,
    "slider": _slider,
    "pad": _pad,
    "fader": _fader,
    "number": _number,
    "entry": _entry,
    "show": _show,
    "choice": _choice,
    "meter": _meter,
}
