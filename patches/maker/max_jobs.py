"""The jobs as abstractions for Max."""

from patches.maker.jobs import Hear, Job, Say
from patches.maker.maxpat import CHARACTER_WIDTH, Patcher

GAP = 16.0
LEASE_MILLISECONDS = 20_000  # a third of the server's lease: two renewals may be lost


def abstraction(job: Job) -> str:
    """Return the text of the file `<job>.maxpat`."""
    explanations = _explanations(job)
    top = 44 + 22.0 * len(explanations) + 10
    patcher = Patcher(980, top + 330, f"{job.name}: {job.sentence}")
    patcher.comment(" ".join([job.name, *job.arguments]) + f": {job.sentence}", 20, 14, 600)
    for place, line in enumerate(explanations):
        patcher.comment(line, 20, 40 + 22 * place, 600)
    right = _lease(patcher, job, top) if job.is_lease else _says(patcher, job, top)
    for hear in job.hears:
        right = _hear(patcher, job, hear, right, top)
    return patcher.text()


def receiver(hear: Hear) -> str:
    """Return the name at which [rld.connect] forwards what this hears."""
    kind, *rest = hear.source.split()
    if kind in ("value", "done"):  # told by address, which begins with a slash of its own
        return f"/rld/{'event/value' if kind == 'value' else kind}{''.join(rest)}"
    return "/".join(["/rld", kind, *rest])


def _explanations(job: Job) -> list[str]:
    inlet = [f"inlet: {f'{say.word} ' if say.word else ''}{say.sentence}" for say in job.says]
    outlets = [f"outlet {number}: {hear.sentence}" for number, hear in enumerate(job.hears, 1)]
    return inlet + outlets


def _width(text: str) -> float:
    return len(text) * CHARACTER_WIDTH + 14 + GAP


def _says(patcher: Patcher, job: Job, top: float) -> float:
    """Add the way from the inlet to the server, and return where the free space begins."""
    if not job.says:
        return 20.0
    inlet = patcher.add(f"inlet {job.says[0].sentence}", 20, top)
    words = [say for say in job.says if say.word]
    others = [say for say in job.says if not say.word]
    last, x = inlet, 20.0
    if words:
        last = patcher.add(" ".join(["route", *(say.word for say in words)]), 20, top + 44)
        patcher.cord(inlet, last)
    for outlet, say in enumerate([*words, *others]):
        x = _say(patcher, job, say, last, outlet if words else 0, x, top + 84)
    if not others:
        # A word that nobody knows is a slip of the hand: say so instead of nothing.
        question = patcher.add(f"print {job.name}:_what_is", x, top + 84)
        patcher.cord(last, question, outlet=len(words))
        x += _width(f"print {job.name}:_what_is")
    return x


def _say(patcher: Patcher, job: Job, say: Say, source: str, outlet: int, x: float, y: float) -> float:
    """Put the address before what comes, and return where the free space begins."""
    message = _with_arguments(say.message)
    out = patcher.add("s rld-out", x, y + 140)
    if "%" in message:
        return _say_where(patcher, job, message, source, outlet, out, x, y)
    prepend = patcher.add(f"prepend {message}", x, y + 84)
    patcher.cord(prepend, out)
    if not say.word:
        patcher.cord(source, prepend, outlet=outlet)
        return x + _width(f"prepend {message}")
    # A word that comes alone leaves route as a bang, which prepend would send as the word "bang".
    alone = patcher.add("route bang", x, y)
    bare = patcher.message(message, x, y + 42)
    patcher.cord(source, alone, outlet=outlet)
    patcher.cord(alone, bare)
    patcher.cord(bare, out)
    patcher.cord(alone, prepend, outlet=1)
    return x + max(_width(f"prepend {message}"), 120)


def _say_where(
    patcher: Patcher, job: Job, address: str, source: str, outlet: int, out: str, x: float, y: float
) -> float:
    """As `_say`, where the address is put together when the patch is loaded: # counts only at the start of a word."""
    _, made = patcher.chain(x + 120, y - 20, _load(job), f"sprintf set {address}")
    prepend = patcher.add("prepend /rld/status", x, y + 84)
    patcher.cord(made, prepend)
    patcher.cord(source, prepend, outlet=outlet)
    patcher.cord(prepend, out)
    return x + 120 + _width(f"sprintf set {address}")


def _hear(patcher: Patcher, job: Job, hear: Hear, x: float, top: float) -> float:
    """Add an outlet, and return where the free space begins."""
    name = _with_arguments(receiver(hear))
    if "%" in name:
        _, made = patcher.chain(x, top, _load(job), f"sprintf set {name}")
        heard = patcher.add("receive", x, top + 84)
        patcher.cord(made, heard)
    else:
        heard = patcher.add(f"receive {name}", x, top + 84)
    outlet = patcher.add(f"outlet {hear.sentence}", x, top + 224)
    patcher.cord(heard, outlet)
    return x + max(_width(f"sprintf set {name}"), 80)


def _load(job: Job) -> str:
    return " ".join(["loadmess", *(f"#{number}" for number, _ in enumerate(job.arguments, 1))])


def _with_arguments(text: str) -> str:
    """Return `text` with its creation arguments as Max has them: # for a whole word, a place for sprintf inside one."""
    words = [f"#{word[1:]}" if word.startswith("$") else word for word in text.split()]
    return " ".join(words).replace("$1", "%s").replace("$2", "%ld")


def _lease(patcher: Patcher, job: Job, top: float) -> float:
    """Add a switch that repeats 1 for as long as it is on, and return where the free space begins."""
    (say,) = job.says
    inlet = patcher.add(f"inlet {say.sentence}", 20, top)
    switch = patcher.add("sel 0 1", 20, top + 44)
    off = patcher.add("t b b", 20, top + 84)
    metro = patcher.add(f"metro {LEASE_MILLISECONDS}", 120, top + 160)
    on = patcher.message("1", 120, top + 84)
    stop = patcher.message("stop", 60, top + 122)
    ended = patcher.message(f"{say.message} 0", 20, top + 198)
    begun = patcher.message(f"{say.message} 1", 240, top + 198)
    out = patcher.add("s rld-out", 20, top + 240)
    for source, outlet, destination in (
        (inlet, 0, switch),
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
        patcher.cord(source, destination, outlet=outlet)
    return 240 + _width(f"{say.message} 1")
