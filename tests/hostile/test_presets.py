"""Presets from strangers, with the MIDI bindings in them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rld_live.commands import ListPresets, LoadPreset, PlaySeed, SavePreset
from rld_live.control.midi.map import MidiMap
from rld_live.control.replies import BUG
from tests.engine.rig import Rig
from tests.hostile.files import bounded, flipped, refusal, truncated
from tests.hostile.values import ODDITIES, TOWERS, changed

BINDING = {"address": "/rld/gain", "kind": "cc", "channel": 1, "number": 7, "minimum": -24.0, "maximum": 0.0}


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    with Rig(tmp_path) as rig:
        for command in (PlaySeed(42), SavePreset("good"), SavePreset("bad")):
            assert rig.ask(command)[0] == "done"
        yield rig


def load_all(rig: Rig, folder: Path, contents: Iterator[bytes]) -> int:
    """Load each as a preset; return how many were refused, each in one line, and not for a bug of ours."""
    path, refused = folder / "presets" / "bad.json", 0
    for content in contents:
        path.write_bytes(content)
        with bounded():
            kind, said = rig.ask(LoadPreset("bad"))
        if kind == "failed":
            refused += 1
            assert said != BUG, content[:500]
            assert "\n" not in said, said
    assert rig.ask(LoadPreset("good")) == ("done", "good")
    assert sorted(each.name for each in (folder / "presets").iterdir()) == ["bad.json", "good.json"]
    return refused


def saved(folder: Path) -> tuple[bytes, Any]:
    """Return a preset, and what it says with a slot that is filled."""
    content = (folder / "presets" / "good.json").read_bytes()
    preset = json.loads(content)
    performance = preset["parts"]["performance"]
    performance["slots"] = {"3": performance["voice"]}
    return content, preset


def test_presets_that_were_changed_are_loaded_or_refused(rig: Rig, tmp_path: Path) -> None:
    content, preset = saved(tmp_path)
    load_all(rig, tmp_path, changed(preset, count=60, seed=1))
    assert load_all(rig, tmp_path, iter((*TOWERS, *ODDITIES))) == len(TOWERS) + len(ODDITIES)
    assert load_all(rig, tmp_path, truncated(content, step=len(content) // 20)) >= 20


def test_a_number_that_no_float_holds_is_refused(rig: Rig, tmp_path: Path) -> None:
    _, preset = saved(tmp_path)
    preset["parts"]["knobs"]["gain"] = 10**400
    assert load_all(rig, tmp_path, iter([json.dumps(preset).encode()])) == 1


@pytest.mark.soak
def test_presets_cut_at_every_byte_and_changed_in_every_way(rig: Rig, tmp_path: Path) -> None:
    content, preset = saved(tmp_path)
    load_all(rig, tmp_path, changed(preset, count=5000, seed=2))
    load_all(rig, tmp_path, truncated(content))
    load_all(rig, tmp_path, flipped(content, count=5000, seed=3))


def test_names_that_lead_elsewhere_touch_nothing(rig: Rig, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    for name in (
        "../good",
        "/etc/passwd",
        "a/../good",
        "..",
        ".",
        "",
        "good.json/..",
        "a\0",
        "good\n",
        "\u202egood",
        "x" * 300,
    ):
        for command in (SavePreset(name), LoadPreset(name)):
            assert rig.ask(command)[0] == "failed"
    assert sorted(tmp_path.rglob("*")) == before
    assert rig.ask(ListPresets()) == ("done", "bad", "good")


@pytest.mark.parametrize("count", [200, pytest.param(20_000, marks=pytest.mark.soak)])
def test_bindings_that_were_changed_are_taken_or_refused_whole(count: int) -> None:
    midi = MidiMap()
    midi.restore([BINDING])
    before = midi.bindings()
    for content in changed([BINDING, {**BINDING, "address": "/rld/mute"}], count=count, seed=4):
        if refusal(lambda content=content: midi.restore(json.loads(content))) is not None:  # type: ignore[misc]
            assert midi.bindings() == before
        midi.restore([BINDING])
