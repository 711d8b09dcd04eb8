"""The help patch for Pd, with every abstraction in use, and the example for nn~."""

from patches.maker.jobs import JOBS, Job
from patches.maker.pd import Canvas, width_of

CELL_WIDTH, CELL_HEIGHT, CELLS_ABOVE_EACH_OTHER = 570, 118, 9
TOP = 110
DIMENSIONS = 8


def help_patch() -> str:
    """Return the text of `rld-help.pd`."""
    columns = -(-len(JOBS) // CELLS_ABOVE_EACH_OTHER)
    canvas = Canvas(columns * CELL_WIDTH + 20, TOP + CELLS_ABOVE_EACH_OTHER * CELL_HEIGHT + 20)
    canvas.text(20, 12, "rld: a running server (rld-live serve) in your own patch. Copy what you need.", 90)
    canvas.text(
        20, 34, "One rld.connect is needed, in any patch that is open. It can name host, port and reply port.", 95
    )
    canvas.add("obj", 20, 64, "rld.connect")
    for number, job in enumerate(JOBS):
        column, row = divmod(number, CELLS_ABOVE_EACH_OTHER)
        _cell(canvas, job, 20 + column * CELL_WIDTH, TOP + row * CELL_HEIGHT)
    return f"{canvas.lines()}\n"


def _cell(canvas: Canvas, job: Job, x: int, y: int) -> None:
    """Show messages to an abstraction above it, and what it tells below."""
    canvas.text(x, y, f"{job.name}: {job.sentence}", 62)
    box = canvas.add("obj", x, y + 54, " ".join([job.name, *job.arguments]))
    left = x
    for say in job.says:
        message = f"{say.word} {say.example}".strip()
        canvas.cord(canvas.add("msg", left, y + 26, message), box)
        left += width_of(message) + 14
    left = x
    for outlet, hear in enumerate(job.hears):
        name = hear.source.replace("$1", job.arguments[0] if job.arguments else "").replace(
            "$2", job.arguments[-1] if job.arguments else ""
        )
        shown = canvas.add("obj", left, y + 82, f"print {name.replace(' ', '-')}")
        canvas.cord(box, shown, outlet=outlet)
        left += width_of(f"print {name}") + 10


def nn_example() -> str:
    """Return the text of `rld_nn.pd`."""
    canvas = Canvas(760, 420)
    for place, line in enumerate(
        (
            "The latents of a running server, decoded in this patch by nn~ (an external that is not ours).",
            "Name the codec that the server plays (models.codec) in place of model.ts, as a file beside this patch.",
            f"For a codec of another number of dimensions than {DIMENSIONS}, change unpack and the sig~ below it.",
            "A frame is held until the next one: nn~ takes one value in as many samples as its ratio says.",
        )
    ):
        canvas.text(20, 12 + 20 * place, line, 102)
    canvas.add("obj", 20, 104, "rld.connect")
    canvas.gui(20, 140, "obj tgl 20 0 empty empty stream 26 10 0 12 -262144 -1 -1 0 1")
    _, parts = canvas.chain(20, 180, "rld.latent-stream", f"unpack {' '.join('f' * DIMENSIONS)}")
    canvas.cord(parts - 2, parts - 1)
    network = canvas.add("obj", 20, 290, "nn~ model.ts decode")
    for dimension in range(DIMENSIONS):
        signal = canvas.add("obj", 20 + 80 * dimension, 250, "sig~")
        canvas.cord(parts, signal, outlet=dimension)
        canvas.cord(signal, network, inlet=dimension)
    volume = canvas.add("obj", 20, 320, "*~ 0.5")
    out = canvas.add("obj", 20, 360, "dac~")
    canvas.cord(network, volume)
    canvas.cord(volume, out)
    canvas.cord(volume, out, inlet=1)
    return f"{canvas.lines()}\n"
