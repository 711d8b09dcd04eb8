"""Everything that the instrument stands at, saved and loaded."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from rld_live.commands import (
    ListPresets,
    LoadPreset,
    Panic,
    PlaySeed,
    RestorePreset,
    SavePreset,
    SetKnob,
    SetLatent,
    SetQuantize,
    SetReseed,
    StartRecording,
)
from rld_live.engine.clerk import WAITING_MAXIMUM
from rld_live.errors import ControlError
from tests.engine.answers import NotingAnswer
from tests.engine.rig import Rig


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    with Rig(tmp_path) as rig:
        yield rig


def set_up(rig: Rig) -> None:
    for command in (
        PlaySeed(42),
        SetKnob("temperature", 0.7),
        SetKnob("gain", -6.0),
        SetKnob("limiter", -3.0),
        SetLatent("bias", 1, -2.0),
        SetReseed("loop"),
        SetQuantize("bar"),
    ):
        assert rig.ask(command)[0] == "done"
    rig.bindings.value = 7


def turn_away(rig: Rig) -> None:
    for command in (
        PlaySeed(1),
        SetKnob("temperature", 1.0),
        SetKnob("gain", 0.0),
        SetLatent("bias", 1, 0.0),
        SetReseed("continue"),
        SetQuantize("off"),
    ):
        assert rig.ask(command)[0] == "done"
    rig.bindings.value = 0


def stands(rig: Rig) -> tuple[object, ...]:
    return rig.performer.standing(), dict(rig.performer.knobs()), rig.bindings.value


def test_a_preset_brings_everything_back(rig: Rig) -> None:
    set_up(rig)
    before = stands(rig)
    assert rig.ask(SavePreset("opening")) == ("done", "opening")
    turn_away(rig)
    assert stands(rig) != before
    assert rig.ask(LoadPreset("opening", 0.5)) == ("done", "opening")
    assert stands(rig) == before
    assert rig.output.notes[-3:] == [("gain", -6.0, 0.5, None), ("mute", False, None), ("limiter", -3.0, None)]


def test_what_is_loaded_is_noted_with_all_that_it_holds(rig: Rig) -> None:
    set_up(rig)
    rig.ask(SavePreset("opening"))
    rig.ask(LoadPreset("opening", 0.5))
    command = rig.decoder.noted[-1]
    assert isinstance(command, RestorePreset)
    assert command.crossfade_seconds == 0.5
    assert command.snapshot == rig.decoder.performance.snapshot()


def test_presets_are_listed(rig: Rig) -> None:
    assert rig.ask(ListPresets()) == ("done",)
    for name in ("b", "a"):
        rig.ask(SavePreset(name))
    assert rig.ask(ListPresets()) == ("done", "a", "b")


def test_a_flood_of_what_takes_a_disk_is_refused_and_each_one_is_answered(rig: Rig) -> None:
    may_go_on = threading.Event()
    rig.clerk.submit(lambda: may_go_on.wait(5.0) and None)
    commands = [SavePreset("a"), LoadPreset("a"), ListPresets(), StartRecording(None)] * WAITING_MAXIMUM
    answers = [NotingAnswer() for _ in commands]
    for command, answer in zip(commands, answers, strict=True):
        try:
            rig.performer.submit(command, answer)
        except ControlError as error:  # of a recording the dispatcher is told, and answers
            answer.failed(str(error))
    may_go_on.set()
    heard = [answer.wait() for answer in answers]
    assert sum(kind == "done" for kind, *_ in heard) <= WAITING_MAXIMUM + 1
    assert all("less often" in rest[0] for kind, *rest in heard if kind == "failed")
    assert rig.ask(ListPresets()) == ("done", "a")


def test_a_preset_that_is_not_there_is_refused(rig: Rig) -> None:
    kind, reason = rig.ask(LoadPreset("nothing"))
    assert kind == "failed"
    assert "there is no preset" in reason


@pytest.mark.parametrize(
    "damage",
    [
        lambda parts: parts.pop("performance"),
        lambda parts: parts["performance"].clear(),
        lambda parts: parts.update(performance=[]),
        lambda parts: parts["knobs"].update(gain=99.0),
        lambda parts: parts["knobs"].update(gain="loud"),
        lambda parts: parts["knobs"].update(gain=float("nan")),
        lambda parts: parts.update(knobs=3),
        lambda parts: parts.update(midi="something else"),
        lambda parts: parts["performance"].update(knobs={"temperature": 5.0}),
    ],
)
def test_a_preset_that_was_edited_by_hand_gives_one_line_and_changes_nothing(
    rig: Rig, tmp_path: Path, damage: object
) -> None:
    set_up(rig)
    rig.ask(SavePreset("opening"))
    turn_away(rig)
    path = tmp_path / "presets" / "opening.json"
    saved = json.loads(path.read_text())
    damage(saved["parts"])  # type: ignore[operator]  # pytest's parameters have no type
    path.write_text(json.dumps(saved))
    before, notes = stands(rig), list(rig.decoder.noted)
    kind, reason = rig.ask(LoadPreset("opening"))
    assert kind == "failed"
    assert "\n" not in reason
    assert stands(rig) == before
    assert rig.decoder.noted == notes


def test_a_preset_of_another_version_without_bindings_is_loaded_and_leaves_them(rig: Rig, tmp_path: Path) -> None:
    set_up(rig)
    rig.ask(SavePreset("opening"))
    path = tmp_path / "presets" / "opening.json"
    saved = json.loads(path.read_text())
    del saved["parts"]["midi"]
    path.write_text(json.dumps(saved))
    rig.bindings.value = 5
    assert rig.ask(LoadPreset("opening"))[0] == "done"
    assert rig.bindings.value == 5


def test_a_dated_load_waits_and_panic_drops_it_with_its_bindings(rig: Rig) -> None:
    set_up(rig)
    rig.ask(SavePreset("opening"))
    turn_away(rig)
    before = stands(rig)
    answer = NotingAnswer()
    rig.performer.submit(LoadPreset("opening"), answer, due=1.0)
    rig.ask(ListPresets())  # behind the reading of the file
    rig.ask(Panic())
    assert answer.wait() == ("failed", "dropped by /rld/panic: send it again")
    assert stands(rig) == before
