"""The jobs as abstractions for Pd vanilla."""

from patches.maker.jobs import Hear, Job
from patches.maker.pd import BOX_HEIGHT, CHARACTER_WIDTH, Canvas, width_of

GAP = 16
LEASE_MILLISECONDS = 20_000  # a third of the server's lease: two renewals may be lost
TEXT_CHARACTERS = 88


def abstraction(job: Job) -> str:
    """Return the text of the file `<job>.pd`."""
    explanations = [*_explanations(job)]
    boxes_top = 44 + 20 * len(explanations) + 10
    canvas = Canvas(760, boxes_top + 220)
    arguments = f" {' '.join(job.arguments)}" if job.arguments else ""
    canvas.text(20, 12, f"{job.name}{arguments}: {job.sentence}", TEXT_CHARACTERS)
    for place, line in enumerate(explanations):
        canvas.text(20, 38 + 20 * place, f"{line}", TEXT_CHARACTERS)
    right = _lease(canvas, job, boxes_top) if job.is_lease else _says(canvas, job, boxes_top)
    for hear in job.hears:
        canvas.chain(right, boxes_top, f"r {receiver(hear)}", "outlet")
        right += width_of(f"r {receiver(hear)}") + GAP
    canvas.widen(right)
    return f"{canvas.lines()}\n"


def receiver(hear: Hear) -> str:
    """Return the name at which [rld.connect] sends what this hears."""
    return f"rld-{hear.source.replace(' ', '-')}"


def _explanations(job: Job) -> list[str]:
    inlet = [f"inlet: {f'{say.word} ' if say.word else ''}{say.sentence}" for say in job.says]
    outlets = [f"outlet {number}: {hear.sentence}" for number, hear in enumerate(job.hears, 1)]
    return inlet + outlets


def _says(canvas: Canvas, job: Job, top: int) -> int:
    """Add the way from the inlet to the server, and return where the free space begins."""
    if not job.says:
        return 20
    words = [say for say in job.says if say.word]
    others = [say for say in job.says if not say.word]
    _, last = canvas.chain(20, top, "inlet", "list trim")
    if words:
        route = canvas.add("obj", 20, top + 60, " ".join(["route", *(say.word for say in words)]))
        canvas.cord(last, route)
        last = route
    x = 20
    for outlet, say in enumerate([*words, *others]):
        prepend, _ = canvas.chain(x, top + 100, f"list prepend {say.message}", "list trim", "s rld-out")
        canvas.cord(last, prepend, outlet=outlet if words else 0)
        x += width_of(f"list prepend {say.message}") + GAP
    if not others:
        # A word that nobody knows is a slip of the hand: say so instead of nothing.
        question = canvas.add("obj", x, top + 100, f"print {job.name}: what is")
        canvas.cord(last, question, outlet=len(words))
        x += width_of(f"print {job.name}: what is") + GAP
    return x


def _lease(canvas: Canvas, job: Job, top: int) -> int:
    """Add a switch that repeats 1 for as long as it is on, and return where the free space begins."""
    (say,) = job.says
    _, switch = canvas.chain(20, top, "inlet", "sel 0 1")
    off = canvas.add("obj", 20, top + 64, "t b b")
    metro = canvas.add("obj", 110, top + 98, f"metro {LEASE_MILLISECONDS}")
    on = canvas.add("msg", 110, top + 64, "1")
    ended = canvas.add("msg", 20, top + 132, f"{say.message} 0")
    begun = canvas.add("msg", 250, top + 132, f"{say.message} 1")
    stop = canvas.add("msg", 60, top + 98, "0")
    out = canvas.add("obj", 20, top + 132 + BOX_HEIGHT + 12, "s rld-out")
    for source, outlet, destination in (
        (switch, 0, off),
        (switch, 1, on),
        (off, 1, stop),
        (off, 0, ended),
        (stop, 0, metro),
        (on, 0, metro),
        (metro, 0, begun),
        (ended, 0, out),
        (begun, 0, out),
    ):
        canvas.cord(source, destination, outlet=outlet)
    return 250 + len(f"{say.message} 1") * CHARACTER_WIDTH + 3 * GAP
