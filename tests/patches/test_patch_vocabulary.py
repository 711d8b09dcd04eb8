"""The patches say only what the server understands, listen only for what it says, and leave nothing out."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from patches.maker.console import Control
from patches.maker.jobs import JOBS, Job, Say
from patches.maker.pd_connect import RATE
from patches.maker.sections import OFF_THE_CONSOLE, SECTIONS
from rld_live.control.addresses import EVENTS, STREAMS, TABLE, Found, find
from rld_live.control.fake import FakePerformer
from rld_live.status import STATUS_FIELDS

PATCHES = Path(__file__).parents[2] / "patches"
FILES = sorted(path for path in PATCHES.rglob("*") if path.suffix in (".pd", ".maxpat", ".scd", ".json"))
DIMENSIONS = 512
ADDRESS = re.compile(r"/rld(?:/[a-z_0-9]+)+")
CONNECTION = {"/rld/hello", "/rld/subscribe"}

TOLD = {
    *("/rld/done", "/rld/error", "/rld/pong", "/rld/help"),
    *("/rld/history/entry", "/rld/cuelist/entry", "/rld/midi/input", "/rld/midi/binding"),
    *(each.address for each in (*EVENTS.values(), *STREAMS.values())),
    *(f"/rld/status/{name}" for name in STATUS_FIELDS),
}
# Where a place or a creation argument follows, and what a Max receiver is named by: /rld/done/rld/seed.
BEGINNINGS = {"/rld", "/rld/latent", "/rld/status", "/rld/event", "/rld/event/value", "/rld/done", "/rld/hello"}


def known(address: str) -> bool:
    """Return whether an address in a patch is one that is understood, told, or the beginning of such."""
    names = [f"/rld{part}" for part in address.removeprefix("/rld").split("/rld")]
    return all(name in TOLD | BEGINNINGS or find(name, dimensions=DIMENSIONS) for name in names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_address_in_a_patch_is_one_that_the_server_understands_or_tells(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("\\/", "/")
    assert [address for address in ADDRESS.findall(text) if not known(address)] == []


def filled(text: str, job_arguments: tuple[str, ...]) -> str:
    """Return `text` with the creation arguments in the place of $1 and $2."""
    for number, argument in enumerate(job_arguments, 1):
        text = text.replace(f"${number}", argument)
    return text


def value(word: str) -> float | str:
    """Return what Pd makes of a word: a float wherever it can."""
    try:
        return float(word)
    except ValueError:
        return word


def understood(message: str) -> Found:
    """Return what a message means, after its values were read; fail where the server would refuse it."""
    address, *words = message.split()
    (found,) = find(address, dimensions=DIMENSIONS)
    found.row.read([value(word) for word in words], found.place)
    return found


EXAMPLES = [(job, say) for job in JOBS for say in job.says]


@pytest.mark.parametrize(("job", "say"), EXAMPLES, ids=[f"{job.name} {say.word}" for job, say in EXAMPLES])
def test_each_example_of_an_abstraction_is_a_message_that_the_server_takes(job: Job, say: Say) -> None:
    understood(filled(f"{say.message} {say.example}", job.arguments))


def test_the_abstractions_cover_every_row() -> None:
    knobs = {name for name in TABLE if name.removeprefix("/rld/") in FakePerformer().knobs()}
    said = {understood(filled(f"{say.message} {say.example}", job.arguments)).row.address for job, say in EXAMPLES}
    hands = {"/rld/latent/bias/<d>", "/rld/latent/scale/<d>"}
    connected = CONNECTION | {"/rld/unsubscribe", "/rld/ping"}  # [rld.connect] passes on any message
    assert said | knobs | hands | connected == set(TABLE)


CONTROLS = [control for section in SECTIONS for control in section.controls if control.kind != "end"]
NUMBERS = {control.name: control for control in CONTROLS}


def extremes(control: Control) -> Iterator[list[str]]:
    """Yield the values that a control can send: its ends, its words, or those of what it takes."""
    if control.takes:
        taken = [NUMBERS[name] for name in control.takes]
        yield [each.default for each in taken]
        yield [f"{each.minimum:g}" if each.kind == "number" else each.default for each in taken]
        yield [f"{each.maximum:.0f}" if each.kind == "number" else each.default for each in taken]
    elif control.words:
        yield from ([word] for word in control.words)
    elif control.kind == "pad":
        yield from (["0", "0"], ["1", "1"], ["0.5", "0.25"])
    elif control.kind in ("slider", "fader", "toggle"):
        yield from ([f"{end:g}"] for end in (control.minimum, control.maximum))
    else:
        yield []


def messages(control: Control) -> Iterator[str]:
    """Yield the messages that a control can send to the server."""
    name, *arguments = control.job.split()
    job = next(job for job in JOBS if job.name == name)
    for values in extremes(control):
        said = filled(control.says, tuple(values)) if "$" in control.says else control.says
        word, _, rest = said.partition(" ")
        by_word = {say.word: say for say in job.says}
        say = by_word.get(word) or by_word[""]
        yield filled(f"{say.message} {rest if word in by_word else said}", tuple(arguments))


SENDING = [control for control in CONTROLS if control.kind not in ("show", "print", "meter", "number", "entry")]


@pytest.mark.parametrize("control", SENDING, ids=lambda control: control.name)
def test_a_control_of_the_console_sends_nothing_that_the_server_refuses(control: Control) -> None:
    is_speed = control.name == "speed-glide"  # whose number goes through zero, which the server refuses by design
    for message in messages(control):
        if not (is_speed and " 0 " in message):
            understood(message)


def test_the_console_covers_every_row_but_those_that_are_left_out_for_a_reason() -> None:
    said = {understood(message).row.address for control in SENDING for message in messages(control)}
    connected = CONNECTION | {"/rld/unsubscribe", "/rld/ping"}
    assert said | connected | set(OFF_THE_CONSOLE) == set(TABLE)
    assert not said & set(OFF_THE_CONSOLE)


def test_the_console_shows_every_field_of_the_status() -> None:
    shown = {control.job.split()[1] for control in CONTROLS if control.job.startswith("rld.status")}
    assert shown == set(STATUS_FIELDS)


def test_every_outlet_that_the_console_shows_exists() -> None:
    outlets = {"rld.connect": 2, **{job.name: len(job.hears) for job in JOBS}}
    assert all((control.outlet or 0) < outlets[control.job.split()[0]] for control in CONTROLS if control.outlet)


def test_what_an_abstraction_hears_is_told() -> None:
    for job in JOBS:
        for hear in job.hears:
            kind, *rest = filled(hear.source, job.arguments).split()
            if kind in ("done", "value"):
                (found,) = find(rest[0], dimensions=DIMENSIONS)
                assert kind == "done" or found.row.standing, hear
            else:
                assert "/".join(["/rld", kind, *rest]) in TOLD, hear


def test_the_connection_is_told_in_messages_that_the_server_takes() -> None:
    for message in ("/rld/hello 0", "/rld/hello 7401", f"/rld/subscribe {RATE}"):
        understood(message)
    texts = "".join(
        (PATCHES / name).read_text(encoding="utf-8") for name in ("pd/rld.connect.pd", "max/rld.connect.maxpat")
    )
    assert texts.count(f"/rld/subscribe {RATE}") == 2
