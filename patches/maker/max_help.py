"""The help patch for Max, with every abstraction in use, and the example for nn~."""

from patches.maker.jobs import JOBS, Job
from patches.maker.max_wiring import PORTS
from patches.maker.maxpat import CHARACTER_WIDTH, Patcher

CELL_WIDTH, CELL_HEIGHT, CELLS_ABOVE_EACH_OTHER = 560.0, 140.0, 9
TOP = 110.0
DIMENSIONS = 8


def help_patch() -> str:
    """Return the text of `rld-help.maxpat`."""
    columns = -(-len(JOBS) // CELLS_ABOVE_EACH_OTHER)
    patcher = Patcher(
        columns * CELL_WIDTH + 20, TOP + CELLS_ABOVE_EACH_OTHER * CELL_HEIGHT, "Every rld abstraction in use"
    )
    patcher.comment("rld: a running server (rld-live serve) in your own patch. Copy what you need.", 20, 14, 700)
    patcher.comment(
        "One rld.connect is needed, in any patch that is open: it can name host, port, reply port.", 20, 38, 700
    )
    patcher.add("rld.connect", 20, 68, ports=PORTS["rld.connect"])
    for number, job in enumerate(JOBS):
        column, row = divmod(number, CELLS_ABOVE_EACH_OTHER)
        _cell(patcher, job, 20 + column * CELL_WIDTH, TOP + row * CELL_HEIGHT)
    return patcher.text()


def _cell(patcher: Patcher, job: Job, x: float, y: float) -> None:
    """Show messages to an abstraction above it, and what it tells below."""
    patcher.comment(f"{job.name}: {job.sentence}", x, y, 500)
    box = patcher.add(" ".join([job.name, *job.arguments]), x, y + 62, ports=PORTS[job.name])
    left = x
    for say in job.says:
        message = f"{say.word} {say.example}".strip()
        patcher.cord(patcher.message(message, left, y + 28), box)
        left += len(message) * CHARACTER_WIDTH + 40
    left = x
    for outlet, hear in enumerate(job.hears):
        source = hear.source.replace("$1", job.arguments[0] if job.arguments else "")
        name = source.replace("$2", job.arguments[-1] if job.arguments else "").replace(" ", "-")
        patcher.cord(box, patcher.add(f"print {name}", left, y + 98), outlet=outlet)
        left += len(f"print {name}") * CHARACTER_WIDTH + 26


def nn_example() -> str:
    """Return the text of `rld_nn.maxpat`."""
    patcher = Patcher(820, 480, "The latents of a running rld_live server, decoded by nn~")
    for place, line in enumerate(
        (
            "The latents of a running server, decoded in this patch by nn~ (an external that is not ours).",
            "Name the codec that the server plays (models.codec) in place of model; Max has to find its .ts file.",
            f"For a codec of another number of dimensions than {DIMENSIONS}, change unpack and the sig~ below it.",
            "A frame is held until the next one: nn~ takes one value in as many samples as its ratio says.",
        )
    ):
        patcher.comment(line, 20, 14 + 22 * place, 700)
    patcher.add("rld.connect", 20, 120, ports=PORTS["rld.connect"])
    switch = patcher.box("live.toggle", (20.0, 160.0, 24.0, 24.0), varname="rld-stream")
    stream = patcher.add("rld.latent-stream", 20, 200, ports=PORTS["rld.latent-stream"])
    parts = patcher.add(f"unpack {' '.join(['0.'] * DIMENSIONS)}", 20, 240)
    network = patcher.add("nn~ model decode", 20, 330)
    volume = patcher.add("*~ 0.5", 20, 370)
    out = patcher.box("ezdac~", (20.0, 410.0, 45.0, 45.0))
    patcher.cord(switch, stream)
    patcher.cord(stream, parts)
    for dimension in range(DIMENSIONS):
        signal = patcher.add("sig~", 20 + 80.0 * dimension, 286)
        patcher.cord(parts, signal, outlet=dimension)
        patcher.cord(signal, network, inlet=dimension)
    patcher.cord(network, volume)
    for inlet in range(2):
        patcher.cord(volume, out, inlet=inlet)
    return patcher.text()
