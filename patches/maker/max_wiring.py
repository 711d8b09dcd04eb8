"""The cords between the controls of the Max console and the abstractions, laid out below them."""

from patches.maker.console import Control
from patches.maker.jobs import JOBS
from patches.maker.maxpat import Patcher

LANE_WIDTH, BAND_HEIGHT = 340.0, 620.0
LABELS_TOP, CONTROLS_TOP, MESSAGE_TOP, JOBS_TOP, BACK_TOP = 70.0, 110.0, 330.0, 380.0, 420.0
HOLD_MILLISECONDS = 400  # what the server echoes does not move a control that the hand still moves
PAD_STEPS = 1000.0
PORTS = {"rld.connect": (1, 2), **{job.name: (int(bool(job.says)), len(job.hears)) for job in JOBS}}


def hold() -> str:
    """Return the text of `rld.hold.maxpat`."""
    patcher = Patcher(420, 330, "rld.hold: values pass while no hand moves the control that shows them")
    patcher.comment("rld.hold: values pass while no hand moves the control that shows them", 20, 14, 380)
    values = patcher.add("inlet values from the server", 20, 50)
    hand = patcher.add("inlet anything from the hand", 160, 50)
    moved = patcher.add("t b b", 160, 100)
    shut, opened = patcher.message("0", 220, 140), patcher.message("1", 160, 180)
    wait = patcher.add(f"delay {HOLD_MILLISECONDS}", 110, 140)
    begin = patcher.add("loadbang", 260, 180)
    gate = patcher.add("gate", 20, 220)
    out = patcher.add("outlet values", 20, 270)
    for source, outlet, destination, inlet in (
        (hand, 0, moved, 0),
        (moved, 1, shut, 0),
        (moved, 0, wait, 0),
        (wait, 0, opened, 0),
        (begin, 0, opened, 0),
        (shut, 0, gate, 0),
        (opened, 0, gate, 0),
        (values, 0, gate, 1),
        (gate, 0, out, 0),
    ):
        patcher.cord(source, destination, outlet=outlet, inlet=inlet)
    return patcher.text()


class Wiring:
    """Where the next box goes, and which abstractions of the section there are already."""

    def __init__(self, patcher: Patcher) -> None:
        self._patcher = patcher
        self._band = -1
        self._lane = -1
        self._label = -1
        self._jobs: dict[str, str] = {}
        self._stores: dict[str, list[str]] = {}
        self._held: dict[str, tuple[str, Control]] = {}

    def new_section(self) -> tuple[float, float]:
        """Begin a band for a section, and return its upper left corner."""
        self._band += 1
        self._lane = self._label = -1
        self._jobs, self._held = {}, {}
        return 20.0, self._y(0.0)

    def new_lane(self) -> tuple[float, float]:
        """Begin a lane for a control, and return where it goes."""
        self._lane += 1
        return self._x, self._y(CONTROLS_TOP)

    def new_label(self) -> tuple[float, float]:
        """Return where the next label goes."""
        self._label += 1
        return 20.0 + LANE_WIDTH * self._label, self._y(LABELS_TOP)

    def press(self, control: Control, box: str) -> None:
        """Wire a button: it sends a word, or the values that it takes."""
        bang = self._add("t b", 190.0)
        self._cord(box, bang)
        if not control.takes:
            message = self._patcher.message(control.says, self._x, self._y(MESSAGE_TOP))
            self._cord(bang, message)
            self._cord(message, self._job(control))
            return
        values = self._taken(control, bang)
        self._cord(self._with_words(control, values), self._job(control))

    def turn(self, control: Control, box: str) -> None:
        """Wire a dial, a slider or a toggle, both ways."""
        self._cord(self._with_words(control, box), self._job(control))
        self._back(control, box)

    def choose(self, control: Control, box: str) -> None:
        """Wire a row of words, both ways; a word that is a number is sent as one."""
        are_numbers = all(word.lstrip("-").replace(".", "").isdigit() for word in control.words)
        word = self._add("fromsymbol" if are_numbers else "t l", 190.0)
        self._cord(box, word, outlet=1)
        self._cord(self._with_words(control, word), self._job(control))
        if not are_numbers:
            setting = self._add("prepend setsymbol", BACK_TOP)
            self._cord(self._job(control), setting, outlet=control.outlet or 0)
            self._cord(setting, box)

    def drag(self, control: Control, box: str) -> None:
        """Wire a pad, both ways; it knows whole numbers only."""
        both = self._add("pack 0. 0.", 250.0)
        for axis in range(2):
            scaled = self._add(f"* {1 / PAD_STEPS:g}", 190.0, 80.0 * axis)
            self._cord(box, scaled, outlet=axis)
            self._cord(scaled, both, inlet=axis)
        self._cord(both, self._job(control))
        parts = self._add("unpack 0. 0.", BACK_TOP)
        whole = self._add("pack 0 0", BACK_TOP + 80)
        setting = self._add("prepend set", BACK_TOP + 120)
        held = self._hold(box, BACK_TOP + 160)
        self._cord(self._job(control), held, outlet=control.outlet or 0)
        self._cord(held, parts)
        for axis in range(2):
            scaled = self._add(f"* {PAD_STEPS:g}.", BACK_TOP + 40, 90.0 * axis)
            self._cord(parts, scaled, outlet=axis)
            self._cord(scaled, whole, inlet=axis)
        self._cord(whole, setting)
        self._cord(setting, box)

    def hold(self, control: Control, box: str) -> None:
        """Remember a number or an entry for the buttons that take it."""
        if control.kind == "entry":
            text = self._add("route text", 190.0)
            self._cord(box, text)
            box = text
        self._held[control.name] = (box, control)

    def begin(self, control: Control, box: str) -> None:
        """Show the default of a number, which those who take it hold as well."""
        default = self._add(f"loadmess set {control.default}", CONTROLS_TOP + 26.0, 100.0)
        self._cord(default, box)

    def show(self, control: Control, box: str) -> None:
        """Wire what is only looked at."""
        setting = self._add("prepend set", 190.0)
        self._cord(self._job(control), setting, outlet=control.outlet or 0)
        self._cord(setting, box)

    def tell(self, control: Control, box: str) -> None:
        """Wire what is printed."""
        self._cord(self._job(control), box, outlet=control.outlet or 0)

    def measure(self, control: Control, boxes: list[str]) -> None:
        """Wire the meters to peak and RMS of each channel in dBFS, of which they show the peak."""
        parts = self._add("unpack 0. 0. 0. 0.", BACK_TOP)
        self._cord(self._job(control), parts, outlet=control.outlet or 0)
        for side, box in enumerate(boxes):
            amplitude = self._add("dbtoa", BACK_TOP + 40, 80.0 * side)
            self._cord(parts, amplitude, outlet=2 * side)
            self._cord(amplitude, box)

    @property
    def _x(self) -> float:
        return 20.0 + LANE_WIDTH * self._lane

    def _y(self, y: float) -> float:
        return 20.0 + BAND_HEIGHT * self._band + y

    def _add(self, text: str, y: float, x: float = 0.0) -> str:
        return self._patcher.add(text, self._x + x, self._y(y))

    def _cord(self, source: str, destination: str, *, outlet: int = 0, inlet: int = 0) -> None:
        self._patcher.cord(source, destination, outlet=outlet, inlet=inlet)

    def _job(self, control: Control) -> str:
        if control.job not in self._jobs:
            ports = PORTS[control.job.split()[0]]
            self._jobs[control.job] = self._patcher.add(control.job, self._x, self._y(JOBS_TOP), ports=ports)
        return self._jobs[control.job]

    def _with_words(self, control: Control, values: str) -> str:
        """Put the words of `control.says` around its values, and return what sends both.

        Not by a message box, because a word does not trigger one.
        """
        before, _, after = control.says.partition("$")
        after = " ".join(word for word in after.split()[1:] if not word.startswith("$"))
        for name, words, y in (("append", after, 300.0), ("prepend", before.strip(), MESSAGE_TOP)):
            if words:
                box = self._add(f"{name} {words}", y)
                self._cord(values, box)
                values = box
        return values

    def _taken(self, control: Control, bang: str) -> str:
        """Add a store for each value that a button takes, and return what sends them all."""
        if len(control.takes) == 1:
            return self._store(control.takes[0], bang, 0, 0)
        order = self._add(" ".join(["t", *("b" for _ in control.takes)]), 216.0)
        self._cord(bang, order)
        both = self._add(f"join {len(control.takes)}", 272.0)
        for place, name in enumerate(control.takes):
            self._cord(self._store(name, order, place, place), both, inlet=place)
        return both

    def _store(self, name: str, bang: str, outlet: int, place: int) -> str:
        """Add a message box that holds a value: its right inlet sets it, a bang sends it."""
        source, control = self._held[name]
        store = self._patcher.message(control.default, self._x + 82.0 * place, self._y(245.0))
        self._cord(bang, store, outlet=outlet)
        self._cord(source, store, inlet=1)
        return store

    def _hold(self, box: str, y: float) -> str:
        held = self._patcher.add("rld.hold", self._x, self._y(y), ports=(2, 1))
        self._cord(box, held, inlet=1)
        return held

    def _back(self, control: Control, box: str) -> None:
        if control.outlet is None:
            return
        held = self._hold(box, BACK_TOP)
        setting = self._add("prepend set", BACK_TOP + 40)
        self._cord(self._job(control), held, outlet=control.outlet)
        self._cord(held, setting)
        self._cord(setting, box)
