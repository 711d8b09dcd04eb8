"""Every command finds its owner, and its sender hears how it went."""

import logging
import time

import pytest

from rld_live.commands import (
    BoundSteps,
    Command,
    Cut,
    CutToSlot,
    FollowBeat,
    Freeze,
    GetAttribute,
    Go,
    ListAttributes,
    ListHistory,
    MoveMorph,
    MovePad,
    Panic,
    Play,
    PlayRandomSeed,
    PlaySeed,
    PlaySlot,
    PrepareCue,
    Quit,
    Recall,
    SetAttribute,
    SetKnob,
    SetLatent,
    SetMorphSeeds,
    SetQuantize,
    SetReseed,
    Stop,
    StoreSlot,
    TapBeat,
)
from tests.engine.answers import NotingAnswer
from tests.engine.rig import Rig


@pytest.mark.parametrize(
    ("command", "note", "transport"),
    [
        (Play(0.2), ("play", 0.2, None), "playing"),
        (Stop(0.5), ("stop", 0.5, None), "stopped"),
        (Panic(), ("panic",), "panicked"),
    ],
)
def test_transport_reaches_the_output_at_once(command: Command, note: tuple[object, ...], transport: str) -> None:
    rig = Rig()
    assert rig.ask(command) == ("done",)
    assert rig.output.notes == [note]
    assert rig.performer.transport == transport


@pytest.mark.parametrize(
    ("command", "note"),
    [
        (SetKnob("gain", -6.0, 2.0), ("gain", -6.0, 2.0, None)),
        (SetKnob("mute", 1.0), ("mute", True, None)),
        (SetKnob("limiter", -3.0), ("limiter", -3.0, None)),
    ],
)
def test_post_ring_knobs_reach_the_output_and_are_remembered(command: SetKnob, note: tuple[object, ...]) -> None:
    rig = Rig()
    assert rig.ask(command) == ("done", command.value)
    assert rig.output.notes == [note]
    assert rig.performer.knobs()[command.name] == command.value


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        (PlaySeed(7), ("done", 7)),
        (PlayRandomSeed(0.1), ("done", 4711)),
        (PrepareCue(8), ("done", 8)),
        (SetReseed("loop"), ("done",)),
        (SetMorphSeeds((1, 2)), ("done",)),
        (SetKnob("crossfade", 2.0), ("done", 2.0)),
        (SetKnob("temperature", 0.5), ("done", 0.5)),
        (SetKnob("steps", 8.0), ("done", 8.0)),
        (SetKnob("guidance", 2.0), ("done", 2.0)),
        (SetKnob("horizon", 20.0), ("done", 20.0)),
        (SetKnob("speed", -0.5, 1.0), ("done", -0.5)),
        (SetKnob("tempo", 90.0), ("done", 90.0)),
        (SetLatent("bias", 2, 1.5), ("done", 1.5)),
        (SetQuantize("bar"), ("done",)),
        (TapBeat(), ("done", 120.0)),
        (FollowBeat(3.0, 100.0), ("done",)),
        (BoundSteps(4), ("done",)),
        (ListHistory(), ("done",)),
        (ListAttributes(), ("done", "level", "bias")),
        (GetAttribute("bias"), ("done", "bias", 0.0, 0.5)),
        (SetAttribute("level", (1,)), ("done", "level", 1.0)),
        (SetAttribute("level", ("loud",)), ("failed", "attribute level takes a float")),
    ],
)
def test_what_is_heard_behind_the_ring_is_done_by_the_decoder(command: Command, answer: tuple[object, ...]) -> None:
    rig = Rig()
    assert rig.ask(command) == answer
    assert rig.output.notes == []


def test_a_cue_is_gone_once_it_has_been_played() -> None:
    rig = Rig()
    rig.ask(PrepareCue(8))
    assert rig.ask(Go()) == ("done", 8)
    assert rig.ask(Go())[0] == "failed"


@pytest.mark.parametrize(
    "command",
    [
        Go(),
        Cut(3),
        CutToSlot(1),
        PlaySlot(1),
        StoreSlot(1),
        Recall(1),
        Freeze(True),
        MoveMorph(0.5),
        MovePad(0.5, 0.5),
        SetLatent("scale", 3, 0.5),
    ],
)
def test_what_cannot_be_done_is_answered_with_the_remedy(command: Command) -> None:
    rig = Rig()
    kind, reason = rig.ask(command)
    assert kind == "failed"
    assert "send" in str(reason)
    assert rig.decoder.noted == []


def test_a_module_that_fails_as_nobody_foresaw_is_answered_and_logged_and_the_decoder_goes_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    rig = Rig()
    with caplog.at_level(logging.CRITICAL):
        kind, reason = rig.ask(SetAttribute("bias", (1.0, 2.0)))
    assert kind == "failed"
    assert "log" in str(reason)
    assert rig.ask(GetAttribute("level")) == ("done", "level", 1.0)


def test_panic_drops_the_cue_too() -> None:
    rig = Rig()
    rig.ask(PrepareCue(8))
    rig.ask(Panic())
    assert rig.ask(Go())[0] == "failed"


def test_an_output_that_does_not_answer_is_told_to_the_sender() -> None:
    rig = Rig()
    rig.output.is_broken = True
    assert rig.ask(Play(0.1)) == ("failed", "the audio process does not answer: restart the server")
    assert rig.performer.transport == "stopped"


def test_quit_is_left_to_the_main_thread() -> None:
    rig = Rig()
    assert rig.ask(Quit()) == ("done",)
    assert rig.performer.quit_requested.is_set()


def test_what_has_changed_the_music_is_noted_and_questions_are_not() -> None:
    rig = Rig()
    for command in (PlaySeed(7), ListHistory(), GetAttribute("level"), SetKnob("crossfade", 2.0), Panic()):
        rig.ask(command)
    assert rig.decoder.noted == [PlaySeed(7), SetKnob("crossfade", 2.0), Panic()]


def test_only_positions_of_controls_have_a_key_and_each_control_its_own() -> None:
    rig = Rig()
    rig.ask(PlaySeed(1))
    rig.ask(SetKnob("crossfade", 1.0))
    rig.ask(SetKnob("temperature", 1.0))
    rig.ask(SetLatent("bias", 0, 1.0))
    rig.ask(SetLatent("bias", 1, 1.0))
    rig.ask(SetLatent("scale", 1, 1.0))
    first, *keys = rig.decoder.keys
    assert first is None
    assert None not in keys
    assert len(set(keys)) == 5


def test_what_the_performance_stands_at_is_told_and_what_failed_is_not() -> None:
    rig = Rig()
    rig.ask(PlaySeed(7))
    rig.ask(SetKnob("tempo", 90.0))
    rig.ask(SetQuantize("beat"))
    rig.ask(SetLatent("bias", 1, -2.0))
    rig.ask(SetLatent("bias", 7, 3.0))
    rig.ask(SetKnob("gain", -3.0))
    standing, knobs = rig.performer.standing(), rig.performer.knobs()
    assert (standing.seed, standing.quantize, standing.bias) == (7, "beat", (0.0, -2.0, 0.0))
    assert (knobs["tempo"], knobs["gain"]) == (90.0, -3.0)
    assert len(knobs) == 10


def test_what_is_dated_reaches_the_output_with_its_date() -> None:
    rig = Rig()
    due = time.monotonic() + 1.0
    answer = NotingAnswer()
    rig.performer.submit(SetKnob("mute", 1.0), answer, due=due)
    assert answer.wait() == ("done", 1.0)
    assert rig.output.notes == [("mute", True, due)]


def test_what_is_dated_and_heard_behind_the_ring_waits_and_panic_drops_it() -> None:
    rig = Rig()
    kept, dropped = NotingAnswer(), NotingAnswer()
    rig.performer.submit(PlaySeed(7), kept, due=1.0)
    assert kept.heard == []
    rig.decoder.pass_time()
    assert kept.heard == [("done", 7)]
    rig.performer.submit(PlaySeed(8), dropped, due=2.0)
    rig.ask(Panic())
    assert dropped.heard == [("failed", "dropped by /rld/panic: send it again")]


def test_silence_comes_first_in_a_panic() -> None:
    rig = Rig()
    rig.output.is_broken = True
    assert rig.ask(Panic())[0] == "failed"
    rig.output.is_broken = False
    assert rig.ask(Panic()) == ("done",)
    assert rig.output.notes == [("panic",)]


@pytest.mark.parametrize(
    ("command", "seeds"),
    [(PlaySeed(7), (7,)), (Cut(7), (7,)), (SetMorphSeeds((7, 8)), (7, 8)), (Recall(1), None), (Go(), None)],
)
def test_what_is_dated_is_generated_as_soon_as_it_is_asked_for(command: Command, seeds: tuple[int, ...] | None) -> None:
    rig = Rig()
    answer = NotingAnswer()
    rig.performer.submit(command, answer, due=1.0)
    assert [voice.seeds for voice in rig.decoder.performance.timeline.shelf.foreseen] == ([seeds] if seeds else [])
    assert (rig.decoder.noted, answer.heard) == ([], [])


def test_of_a_dated_fresh_seed_chance_decides_when_it_is_asked_for() -> None:
    rig = Rig()
    answer = NotingAnswer()
    rig.performer.submit(PlayRandomSeed(2.0), answer, due=1.0)
    (foreseen,) = rig.decoder.performance.timeline.shelf.foreseen
    rig.decoder.pass_time()
    assert answer.wait() == ("done", *foreseen.seeds)
    assert rig.decoder.noted == [PlaySeed(foreseen.seeds[0], 2.0)]
