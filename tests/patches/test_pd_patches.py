"""The Pd patches in real, headless Pd, with the real control server and a performer without sound."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from patches.maker.jobs import JOBS
from rld_live.commands import (
    Command,
    Cut,
    CutToSlot,
    Freeze,
    Go,
    LoadPreset,
    MovePad,
    Panic,
    Play,
    PlayRandomSeed,
    PlaySeed,
    PrepareCue,
    Recall,
    SavePreset,
    SetAttribute,
    SetKnob,
    SetLatent,
    SetMorphSeeds,
    SetQuantize,
    SetReseed,
    StartRecording,
    StopRecording,
    StoreSlot,
    TapBeat,
)
from rld_live.config import ControlConfig
from rld_live.control.addresses import find
from rld_live.control.fake import FakePerformer
from rld_live.control.row import COMMANDS
from rld_live.control.server import ControlServer
from rld_live.control.server_process import free_port
from rld_live.status import Status
from tests.patches.boxes import Rectangle, covering, outside
from tests.patches.headless_pd import PD, complaints, needs_pd, running_pd
from tests.waiting import wait_until

CONSOLE = PD / "rld_live.pd"


@pytest.fixture
def performer() -> FakePerformer:
    return FakePerformer(refusals={Go: "there is no cue"})


@pytest.fixture
def server(performer: FakePerformer) -> Iterator[tuple[ControlServer, int]]:
    port = free_port()
    with ControlServer(ControlConfig(port=port), performer) as running:  # replies stay at 7401: the patch says hello
        yield running, port


def bench(folder: Path, port: int) -> Path:
    """Write a patch with each abstraction between a receiver `t-<job>` and a printer `out-<job>-<outlet>`."""
    boxes, cords = [f"#X obj 10 10 rld.connect 127.0.0.1 {port};"], []
    for number, job in enumerate(JOBS):
        here = len(boxes)
        boxes += [
            f"#X obj 10 {40 + 30 * number} r t-{job.name};",
            f"#X obj 200 0 {' '.join([job.name, *job.arguments])};",
        ]
        cords += [f"#X connect {here} 0 {here + 1} 0;"] if job.says else []
        for outlet, _ in enumerate(job.hears):
            cords.append(f"#X connect {here + 1} {outlet} {len(boxes)} 0;")
            boxes.append(f"#X obj 500 0 print rld-{job.name}-{outlet};")
    path = folder / "bench.pd"
    path.write_text("\n".join(["#N canvas 0 0 900 900 12;", *boxes, *cords]) + "\n", encoding="utf-8")
    return path


@needs_pd
def test_every_patch_loads_without_a_word_and_only_nn_is_missing() -> None:
    with running_pd(CONSOLE, PD / "rld-help.pd", PD / "rld_nn.pd", sends=["rld-out /rld/ping", "pd quit"]) as pd:
        pd.read_all()
    missing = [line for line in pd.lines if "nn~" in line or "couldn't create" in line]
    assert len(missing) == 2  # the name, and that it could not be created
    assert [line for line in complaints(pd) if line not in missing] == []


@needs_pd
def test_each_abstraction_sends_what_its_help_says(
    performer: FakePerformer, server: tuple[ControlServer, int], tmp_path: Path
) -> None:
    says = [(job, say) for job in JOBS for say in job.says if say.word != "quit"]
    expected: list[Command] = []
    sends = []
    for job, say in says:
        message = f"{say.message} {say.example}"
        for number, argument in enumerate(job.arguments, 1):
            message = message.replace(f"${number}", argument)
        address, *words = message.split()
        (found,) = find(address, dimensions=8)
        values = [float(word) if re.fullmatch(r"-?[\d.]+", word) else word for word in words]
        command = found.row.read(values, found.place)
        expected += [command] if isinstance(command, tuple(COMMANDS)) else []
        sends.append(f"t-{job.name} {f'{say.word} {say.example}'.strip()}")

    with running_pd(bench(tmp_path, server[1]), sends=[*sends, "rld-out /rld/ping 77"]) as pd:
        pd.read_until("rld-rld.help-0")
    assert complaints(pd) == []
    assert sorted(map(repr, performer.commands)) == sorted(map(repr, expected))  # floods of one address may merge


@needs_pd
def test_what_the_server_tells_comes_out_of_the_abstractions(server: tuple[ControlServer, int], tmp_path: Path) -> None:
    running, port = server
    sends = [
        "t-rld.latent-stream 1",
        "t-rld.waveform 1",
        "t-rld.seed 1883 52501 3",
        "t-rld.seed 123456789",
        "rld-out /rld/ping",
    ]
    with running_pd(bench(tmp_path, port), sends=sends) as pd:
        pd.read_until("rld-rld.error-0: /rld/seed")  # a float cannot hold that seed
        running.publish(Status(state="playing", ring_seconds=0.75, next_seed=9, morph=0.25, pad=(0.5, 1.0)))
        running.event("seed", 77)
        running.event("window", 3)
        running.event("value", "/rld/gain", -6.0)
        running.event("value", "/rld/latent/bias/0", 1.5)
        running.event("value", "/rld/quantize", "bar")
        running.event("value", "/rld/morph/seeds", 1, 2, 3)
        running.event("recording", "take.wav")
        running.event("cue_ready", 7)
        running.stream("latent", *(0.5 * place for place in range(16)))
        running.stream("waveform", -0.5, 0.5)
        for line in (
            "rld-rld.transport-0: symbol playing",
            "rld-rld.status-0: 0.75",
            "rld-rld.cue-1: 9",
            "rld-rld.morph-0: 0.25",
            "rld-rld.pad-0: 0.5 1",
            "rld-rld.seed-0: 77",
            "rld-rld.event-0: 3",
            "rld-rld.knob-0: -6",
            "rld-rld.value-0: -6",
            "rld-rld.latent-0: 1.5",
            "rld-rld.tempo-2: symbol bar",
            "rld-rld.morph-1: 1 2 3",
            "rld-rld.record-0: symbol take.wav",
            "rld-rld.cue-0: 7",
            "rld-rld.latent-stream-0: " + " ".join(f"{0.5 * place:g}" for place in range(16)),
            "rld-rld.waveform-0: -0.5 0.5",
        ):
            pd.read_until(line)
    assert complaints(pd) == []


@needs_pd
def test_the_console_plays_the_server_and_shows_its_answers(
    performer: FakePerformer, server: tuple[ControlServer, int]
) -> None:
    running, port = server
    touched = {
        "play bang": Play(0.1),
        "seed 77": None,
        "seed-play bang": PlaySeed(77),
        "seed-cue bang": PrepareCue(77),
        "seed-cut bang": Cut(77),
        "random bang": PlayRandomSeed(),
        "high 1883": None,
        "low 52501": None,
        "halves-play bang": PlaySeed(123456789, 3.0),
        "reseed-loop bang": SetReseed("loop"),
        "b 12": None,
        "morph-set bang": SetMorphSeeds((1, 12, 3, 4)),
        "pad-x 0.25": MovePad(0.25, 0.0),
        "store-3 bang": StoreSlot(3),
        "cut-3 bang": CutToSlot(3),
        "gain -12": SetKnob("gain", -12.0, 0.05),
        "speeds-0.5 bang": SetKnob("speed", 0.5),
        "freeze 1": Freeze(is_frozen=True),
        "bias-2 1.5": SetLatent("bias", 2, 1.5, 0.05),
        "quantize-bar bang": SetQuantize("bar"),
        "tap bang": TapBeat(),
        "recall bang": Recall(1),
        "preset symbol evening": None,
        "preset-save bang": SavePreset("evening"),
        "preset-load bang": LoadPreset("evening"),
        "record-start bang": StartRecording("take"),
        "record-stop bang": StopRecording(),
        "attribute-set bang": SetAttribute("brightness", (0.0,)),
        "panic bang": Panic(),
    }
    sends = [f"rld-to 127.0.0.1 {port}", *(f"rld-ui-{touch}" for touch in touched), "rld-ui-preset-list bang"]
    with running_pd(CONSOLE, sends=sends) as pd:
        pd.read_until("rld-preset")
        running.publish(
            Status(state="playing", seed=2**40, level=(-3.0, -9.0, float("-inf"), -9.0), device="USB, 2 out")
        )
        running.event("value", "/rld/gain", -3.0)
        running.event("midi", "/rld/gain", "cc 1")
        pd.read_until("rld-midi: list /rld/gain")
    assert complaints(pd) == []
    wanted = [command for command in touched.values() if command]
    assert [command for command in performer.commands if command in wanted] == wanted


@needs_pd
def test_two_connections_are_one_until_the_first_is_told_elsewhere(
    performer: FakePerformer, server: tuple[ControlServer, int], tmp_path: Path
) -> None:
    elsewhere = FakePerformer()
    port = free_port()
    lines = [
        "#N canvas 0 0 500 500 12;",
        f"#X obj 10 10 rld.connect 127.0.0.1 {server[1]};",
        "#X obj 10 60 rld.connect;",
        "#X obj 10 90 print rld-everything;",
        "#X obj 10 130 r t-connect;",
        "#X connect 1 0 2 0;",
        "#X connect 3 0 1 0;",
    ]
    path = tmp_path / "two.pd"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sends = ["t-connect /rld/seed 1", "rld-out /rld/seed 2", f"t-connect to 127.0.0.1 {port}", "t-connect /rld/seed 3"]
    with ControlServer(ControlConfig(port=port), elsewhere), running_pd(path, sends=sends) as pd:
        pd.read_until("rld-everything: done /rld/seed 3")
        assert elsewhere.commands == [PlaySeed(3)]
        # The first server hears its last message in its own time.
        wait_until(lambda: performer.commands == [PlaySeed(1), PlaySeed(2)])
    assert complaints(pd) == []


def shown(patch: Path) -> tuple[list[tuple[str, Rectangle]], tuple[float, float]]:
    """Return what the window of a patch shows, without the frames behind, and the window's size."""
    depth, boxes, window = 0, [], (0.0, 0.0)
    for line in patch.read_text(encoding="utf-8").replace(";\n", "\n").splitlines():
        kind, *rest = line.removeprefix("#X ").split()
        if line.startswith("#N canvas"):
            window = (float(line.split()[4]), float(line.split()[5])) if depth == 0 else window
            depth += 1
        elif kind == "restore":
            depth -= 1
            rest = [*rest[:2], *rest[2:]]
            kind = "obj"
        if depth == 1 and not line.startswith("#N") and kind not in ("connect",) and rest[2:3] != ["cnv"]:
            x, y = float(rest[0]), float(rest[1])
            boxes.append((line, (x, y, *size(kind, rest[2:]))))
    return boxes, window


def size(kind: str, words: list[str]) -> tuple[float, float]:
    """Return width and height of a box at font size 12: seven pixels for a character, and a margin."""
    if kind == "obj" and words[0] in ("bng", "tgl"):
        label = words[7 if words[0] == "bng" else 5].replace("\\", " ")
        return float(words[1]) + (0 if label == "empty" else 4 + 7 * len(label)), float(words[1])
    if kind == "obj" and words[0] in ("hsl", "vsl", "vu"):
        return float(words[1]), float(words[2])
    if kind in ("floatatom", "symbolatom", "listbox"):
        return 7.0 * float(words[0]) + 6, 19.0
    text = " ".join(words).replace("\\", "")
    if kind == "text":
        text = re.sub(r", f \d+$", "", text)
        return 7.0 * len(text) + 4, 17.0
    return 7.0 * max(len(text), 2) + 6, 19.0


@pytest.mark.parametrize("name", sorted(path.name for path in PD.glob("*.pd")))
def test_no_two_boxes_of_a_pd_patch_cover_each_other_and_all_are_in_the_window(name: str) -> None:
    boxes, (width, height) = shown(PD / name)
    assert covering(boxes) == []
    assert outside(boxes, width, height) == []


def test_the_patches_need_no_externals() -> None:
    for path in PD.glob("*.pd"):
        text = path.read_text(encoding="utf-8")
        assert "declare" not in text
        assert " nn~ model" not in text or path.name == "rld_nn.pd"
