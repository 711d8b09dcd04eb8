"""The cords between the controls of the Pd console and the abstractions: one subpatch for each section."""

from patches.maker.console import Control, Section, with_message
from patches.maker.pd import Canvas

LANE = 250
HOLD_MILLISECONDS = 400  # what the server echoes does not move a slider that the hand still moves
JOBS_TOP = 300


def hold() -> str:
    """Return the text of `rld.hold.pd`."""
    canvas = Canvas(560, 280)
    canvas.text(20, 12, "rld.hold: values pass while no hand moves the control that shows them", 75)
    canvas.text(20, 32, "left inlet: values from the server; right inlet: anything from the hand", 75)
    values = canvas.add("obj", 20, 70, "inlet")
    gate = canvas.add("obj", 20, 200, "spigot 1")
    out = canvas.add("obj", 20, 230, "outlet")
    _, moved = canvas.chain(140, 70, "inlet", "t b b")
    shut = canvas.add("msg", 230, 130, "0")
    wait, opened = canvas.add("obj", 140, 130, f"del {HOLD_MILLISECONDS}"), canvas.add("msg", 140, 160, "1")
    for source, outlet, destination, inlet in (
        (values, 0, gate, 0),
        (moved, 1, shut, 0),
        (moved, 0, wait, 0),
        (wait, 0, opened, 0),
        (shut, 0, gate, 1),
        (opened, 0, gate, 1),
        (gate, 0, out, 0),
    ):
        canvas.cord(source, destination, outlet=outlet, inlet=inlet)
    return f"{canvas.lines()}\n"


def wiring(section: Section, name: str) -> Canvas:
    """Return the subpatch of `section`: controls above, their abstractions in the middle, what they show below."""
    controls = [control for control in section.controls if control.kind != "end"]
    canvas = Canvas(1000, 640, name=name)
    jobs: dict[str, int] = {}
    defaults = {control.name: control.default for control in controls}
    for lane, control in enumerate(controls):
        x = 20 + LANE * lane
        if control.job and control.job not in jobs:
            jobs[control.job] = canvas.add("obj", x, JOBS_TOP, control.job)
        if control.kind in ("number", "entry"):
            _begin(canvas, control, x)
        elif control.kind == "choice":
            for place, word in enumerate(control.words):
                _say(canvas, with_message(control, word), jobs[control.job], x + LANE * place // len(control.words), {})
        elif control.kind not in ("show", "print", "meter"):
            _say(canvas, control, jobs[control.job], x, defaults)
        if control.outlet is not None:
            _show(canvas, control, jobs[control.job], x)
    return canvas


def _begin(canvas: Canvas, control: Control, x: int) -> None:
    """Show the default of a number or an entry, which those who take it hold as well."""
    kind = "symbol " if control.kind == "entry" else "set "
    bang = canvas.add("obj", x, 40, "loadbang")
    default = canvas.add("msg", x, 70, f"{kind}{control.default}")
    out = canvas.add("obj", x, 100, f"s rld-show-{control.name}")
    canvas.cord(bang, default)
    canvas.cord(default, out)


def _say(canvas: Canvas, control: Control, job: int, x: int, defaults: dict[str, str]) -> None:
    """Add the way from a control to its abstraction."""
    is_pad = control.kind == "pad"
    last = _pad(canvas, control, x) if is_pad else canvas.add("obj", x, 40, f"r rld-ui-{control.name}")
    for place, name in enumerate(control.takes):
        values = canvas.add("obj", x, 100 + 30 * place, f"list append {defaults[name]}")
        value = canvas.add("obj", x + 120, 70 + 30 * place, f"r rld-ui-{name}")
        canvas.cord(last, values)
        canvas.cord(value, values, inlet=1)
        last = values
    message = canvas.add("msg", x, 240, control.says)
    canvas.cord(last, message)
    canvas.cord(message, job)


def _pad(canvas: Canvas, control: Control, x: int) -> int:
    across = canvas.add("obj", x, 40, f"r rld-ui-{control.name}-x")
    up = canvas.add("obj", x + 130, 40, f"r rld-ui-{control.name}-y")
    order = canvas.add("obj", x + 130, 70, "t b f")
    both = canvas.add("obj", x, 110, "pack f f")
    canvas.cord(across, both)
    canvas.cord(up, order)
    canvas.cord(order, both, outlet=1, inlet=1)
    canvas.cord(order, both)
    return both


def _show(canvas: Canvas, control: Control, job: int, x: int) -> None:
    """Add the way back."""
    outlet = control.outlet or 0
    top = JOBS_TOP + 40
    if control.kind == "print":
        shown = canvas.add("obj", x, top, f"print {control.name}")
        canvas.cord(job, shown, outlet=outlet)
    elif control.kind == "meter":
        _meter(canvas, control, job, x)
    elif control.kind in ("show", "choice"):
        shown, _ = canvas.chain(x, top, "list", f"s rld-show-{control.name}")
        canvas.cord(job, shown, outlet=outlet)
    elif control.kind == "pad":
        gate = _held(canvas, [f"{control.name}-x", f"{control.name}-y"], x, top)
        both = canvas.add("obj", x, top + 70, "unpack f f")
        canvas.cord(job, gate, outlet=outlet)
        canvas.cord(gate, both)
        for place, axis in enumerate("xy"):
            _set(canvas, both, f"{control.name}-{axis}", x + 125 * place, top + 110, outlet=place)
    else:
        gate = _held(canvas, [control.name], x, top)
        canvas.cord(job, gate, outlet=outlet)
        _set(canvas, gate, control.name, x, top + 70)


def _set(canvas: Canvas, source: int, name: str, x: int, y: int, *, outlet: int = 0) -> None:
    message = canvas.add("msg", x, y, "set $1")
    out = canvas.add("obj", x, y + 30, f"s rld-show-{name}")
    canvas.cord(source, message, outlet=outlet)
    canvas.cord(message, out)


def _held(canvas: Canvas, names: list[str], x: int, y: int) -> int:
    """Add a gate that is shut while a hand moves one of the controls called `names`, and return it."""
    gate = canvas.add("obj", x, y + 30, "rld.hold")
    for place, name in enumerate(names):
        hand = canvas.add("obj", x + 120 * place, y, f"r rld-ui-{name}")
        canvas.cord(hand, gate, inlet=1)
    return gate


def _meter(canvas: Canvas, control: Control, job: int, x: int) -> None:
    """Show peak and RMS of two channels: [vu] wants the RMS before the peak, and the message has them the other way."""
    top = JOBS_TOP + 40
    parts = canvas.add("obj", x, top, "unpack f f f f")
    canvas.cord(job, parts, outlet=control.outlet or 0)
    for place, side in enumerate("LR"):
        left = x + 150 * place
        turned = canvas.add("obj", left, top + 70, "swap")
        both = canvas.add("obj", left, top + 110, "pack f f")
        out = canvas.add("obj", left, top + 140, f"s rld-show-{control.name}-{side}")
        for inlet in range(2):
            least = canvas.add("obj", left + 70 * inlet, top + 40, "max -99")  # silence is minus infinity
            canvas.cord(parts, least, outlet=2 * place + inlet)
            canvas.cord(least, turned, inlet=inlet)
            canvas.cord(turned, both, outlet=inlet, inlet=inlet)
        canvas.cord(both, out)
