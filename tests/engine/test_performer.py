"""Every command finds its owner, and its sender hears how it went."""

import logging
from collections.abc import Sequence

import pytest

from rld_live.commands import (
    Cut,
    GetAttribute,
    Go,
    ListAttributes,
    MoveMorph,
    Panic,
    Play,
    PlayRandomSeed,
    PlaySeed,
    PrepareCue,
    Quit,
    SetAttribute,
    SetKnob,
    SetMorphSeeds,
    SetReseed,
    Stop,
)
from rld_live.engine.decoder import Work
from rld_live.engine.performer import LivePerformer
from rld_live.errors import DeviceError, ModelError
from rld_live.latent.library import Library
from rld_live.latent.timeline import Timeline
from rld_live.parameters import defaults
from rld_live.pipeline import Performance


class NotingOutput:
    def __init__(self) -> None:
        self.notes: list[tuple[object, ...]] = []
        self.is_broken = False

    def play(self, fade_seconds: float) -> None:
        self._note("play", fade_seconds)

    def stop(self, fade_seconds: float) -> None:
        self._note("stop", fade_seconds)

    def panic(self) -> None:
        self._note("panic")

    def set_gain(self, db: float, glide_seconds: float) -> None:
        self._note("gain", db, glide_seconds)

    def set_mute(self, is_muted: bool) -> None:
        self._note("mute", is_muted)

    def set_limiter(self, db: float) -> None:
        self._note("limiter", db)

    def _note(self, *note: object) -> None:
        if self.is_broken:
            raise DeviceError("the audio process does not answer: restart the server")
        self.notes.append(note)


class LevelAndBias:
    """The attributes of a codec: a float that may be anything, and a pair that breaks the module."""

    def __init__(self) -> None:
        self.level = 1.0

    def names(self) -> tuple[str, ...]:
        return "level", "bias"

    def get(self, name: str) -> tuple[float, ...]:
        return {"level": (self.level,), "bias": (0.0, 0.5)}[name]

    def set(self, name: str, values: Sequence[bool | int | float | str]) -> None:
        if name == "bias":
            raise IndexError("nobody foresaw this")
        if isinstance(values[0], str):
            raise ModelError(f"attribute {name} takes a float")
        self.level = float(values[0])


class PromptDecoder:
    """Does the work at once, on a timeline that nobody generates for."""

    def __init__(self) -> None:
        self.performance = Performance(
            Timeline(Library(hop=8)),
            latent_rate=10.0,
            crossfade_seconds=1.0,
            temperature=1.0,
            steps=6,
            attributes=LevelAndBias(),
            fresh_seed=lambda: 4711,
        )

    def submit(self, work: Work) -> None:
        work(self.performance)


class NotingAnswer:
    def __init__(self) -> None:
        self.heard: list[tuple[object, ...]] = []

    def done(self, *values: int | float | str) -> None:
        self.heard.append(("done", *values))

    def failed(self, reason: str) -> None:
        self.heard.append(("failed", reason))


class Rig:
    def __init__(self) -> None:
        self.output, self.decoder = NotingOutput(), PromptDecoder()
        self.performer = LivePerformer(self.decoder, self.output, knobs=defaults())

    def ask(self, command: object) -> tuple[object, ...]:
        answer = NotingAnswer()
        self.performer.submit(command, answer)  # type: ignore[arg-type]  # every case below is a command
        (heard,) = answer.heard
        return heard


@pytest.mark.parametrize(
    ("command", "note", "transport"),
    [
        (Play(0.2), ("play", 0.2), "playing"),
        (Stop(0.5), ("stop", 0.5), "stopped"),
        (Panic(), ("panic",), "panicked"),
    ],
)
def test_transport_reaches_the_output_at_once(command: object, note: tuple[object, ...], transport: str) -> None:
    rig = Rig()
    assert rig.ask(command) == ("done",)
    assert rig.output.notes == [note]
    assert rig.performer.transport == transport


@pytest.mark.parametrize(
    ("command", "note"),
    [
        (SetKnob("gain", -6.0, 2.0), ("gain", -6.0, 2.0)),
        (SetKnob("mute", 1.0), ("mute", True)),
        (SetKnob("limiter", -3.0), ("limiter", -3.0)),
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
        (ListAttributes(), ("done", "level", "bias")),
        (GetAttribute("bias"), ("done", "bias", 0.0, 0.5)),
        (SetAttribute("level", (1,)), ("done", "level", 1.0)),
        (SetAttribute("level", ("loud",)), ("failed", "attribute level takes a float")),
    ],
)
def test_what_is_heard_behind_the_ring_is_done_by_the_decoder(command: object, answer: tuple[object, ...]) -> None:
    rig = Rig()
    assert rig.ask(command) == answer
    assert rig.output.notes == []


def test_a_cue_is_gone_once_it_has_been_played() -> None:
    rig = Rig()
    rig.ask(PrepareCue(8))
    assert rig.ask(Go()) == ("done", 8)
    assert rig.ask(Go())[0] == "failed"


@pytest.mark.parametrize("command", [Go(), Cut(3), MoveMorph(0.5)])
def test_what_cannot_be_done_is_answered_with_the_remedy(command: object) -> None:
    kind, reason = Rig().ask(command)
    assert kind == "failed"
    assert "/rld/" in str(reason)


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
