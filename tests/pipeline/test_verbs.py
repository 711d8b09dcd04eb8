"""The verbs that came with the full vocabulary: history, slots, the pad, freeze, hands, musical time, presets."""

import copy
import json
from typing import Any

import pytest
import torch
from torch import Tensor

from rld_live import commands
from rld_live.commands import Command
from rld_live.errors import ControlError, DataError
from rld_live.latent.circumstances import Live
from rld_live.latent.library import Library
from rld_live.latent.timeline import Timeline
from rld_live.parameters import SEED_MAXIMUM
from rld_live.pipeline.perform import Outcome, perform
from rld_live.pipeline.performance import Performance
from rld_live.pipeline.preset import PERFORMANCE_KNOBS
from rld_live.status import Standing

HOP = 32
DIMS = 4


class Told(Live):
    def fresh_seed(self) -> int:
        return 77


class Stage:
    """Ten latent frames a second: place, seed, and two more dimensions; generated as soon as they are wanted."""

    def __init__(self, *, seed: int | None = 1) -> None:
        self.library = Library(hop=HOP)
        self.timeline = Timeline(self.library, circumstances=Told())
        self.performance = Performance(
            self.timeline, latent_rate=10.0, crossfade_seconds=0.0, temperature=1.0, steps=6, latent_dim=DIMS
        )
        if seed is not None:
            self.performance.start((seed,))

    def hear(self, count: int) -> Tensor:
        parts = []
        for _ in range(count // 4):
            for key in self.timeline.wanted:
                if key not in self.library:
                    places = torch.arange(key.index * HOP, (key.index + 1) * HOP).float()
                    rows = [1000 + places, torch.full((HOP,), float(key.piece.seed % 1000)), *torch.ones(2, HOP)]
                    self.library.add(key, torch.stack(rows))
            latents = self.timeline.next(4)
            assert latents is not None
            parts.append(latents)
        return torch.cat(parts, dim=1)

    def seeds(self, count: int) -> list[float]:
        return self.hear(count)[1].tolist()

    def places(self, count: int) -> list[float]:
        return [float(place) - 1000 for place in self.hear(count)[0]]

    def do(self, command: Command) -> Outcome:
        return perform(command, self.performance)


def test_the_history_goes_back_to_where_a_seed_was_left() -> None:
    stage = Stage()
    stage.hear(20)
    stage.do(commands.PlaySeed(2))
    stage.hear(8)
    assert stage.do(commands.ListHistory()).lines == (("history/entry", (1, 1, 2.0)),)
    assert stage.do(commands.Recall(1)).values == (1,)
    assert stage.places(8) == [20, 21, 22, 23, 24, 25, 26, 27]
    assert [entry.seeds for entry in stage.performance.history()] == [(2,), (1,)]
    stage.do(commands.Recall(1))
    assert stage.places(4) == [8, 9, 10, 11]


def test_the_history_counts_what_sounded_and_nothing_else() -> None:
    stage = Stage()
    stage.hear(8)
    stage.do(commands.SetKnob("temperature", 0.5))
    stage.do(commands.MoveMorph(0.5))
    stage.hear(8)
    assert stage.performance.history() == ()
    for seed in range(100, 170):
        stage.do(commands.PlaySeed(seed))
        stage.hear(4)
    assert len(stage.performance.history()) == 64
    assert stage.performance.history()[0].seeds == (168,)


def test_a_start_that_is_taken_back_leaves_no_trace_in_the_history() -> None:
    stage = Stage()
    stage.hear(20)
    stage.do(commands.PlaySeed(2))
    stage.hear(8)
    stage.do(commands.PlaySeed(3))
    stage.timeline.rewind(12)
    stage.hear(4)
    assert [entry.seeds for entry in stage.performance.history()] == [(1,)]


def test_reseeding_fills_the_history_and_looping_does_not() -> None:
    stage = Stage()
    stage.do(commands.SetReseed("loop"))
    stage.hear(200)
    assert stage.performance.history() == ()
    stage.do(commands.SetReseed("next"))
    stage.hear(200)
    assert [entry.seeds for entry in stage.performance.history()] == [(3,), (2,), (1,)]


def test_recalling_more_than_there_was_is_refused() -> None:
    with pytest.raises(ControlError, match="/rld/history"):
        Stage().do(commands.Recall(1))


def test_a_slot_keeps_what_is_heard_and_not_what_is_decoded() -> None:
    stage = Stage()
    stage.hear(40)
    stage.performance.heard = 25.6
    assert stage.do(commands.StoreSlot(7)).values == (7,)
    stage.do(commands.PlaySeed(2))
    stage.hear(8)
    stage.do(commands.PlaySlot(7))
    assert stage.places(4) == [25, 26, 27, 28]


def test_what_is_in_a_slot_is_generated_and_can_be_cut_to() -> None:
    stage = Stage()
    stage.hear(100)
    stage.performance.heard = 100.0
    stage.do(commands.StoreSlot(0))
    stage.hear(100)
    stage.do(commands.CutToSlot(0))
    assert stage.places(2 * 4)[0] == 100
    with pytest.raises(ControlError, match="slot 3 is empty"):
        stage.do(commands.CutToSlot(3))
    with pytest.raises(ControlError, match="slot 3 is empty"):
        stage.do(commands.PlaySlot(3))


def test_a_slot_stored_from_what_is_frozen_moves_when_it_is_played() -> None:
    stage = Stage()
    stage.hear(20)
    stage.do(commands.Freeze(True))
    stage.hear(8)
    stage.performance.heard = 100.0
    stage.do(commands.StoreSlot(1))
    stage.do(commands.PlaySlot(1))
    assert stage.places(4) == [20, 21, 22, 23]


def test_the_pad_takes_the_seed_that_plays_and_the_three_after_it() -> None:
    stage = Stage(seed=SEED_MAXIMUM - 1)
    stage.hear(8)
    stage.do(commands.MovePad(1.0, 0.0))
    assert stage.performance.standing().seeds == (SEED_MAXIMUM - 1, SEED_MAXIMUM, 0, 1)
    stage.hear(4)
    scene = stage.timeline.scene
    assert scene is not None
    assert scene.voice.position == 12
    assert stage.performance.standing().pad == (1.0, 0.0)


def test_a_pad_of_fewer_seeds_is_completed_at_the_same_place() -> None:
    stage = Stage()
    stage.hear(8)
    stage.do(commands.SetMorphSeeds((1, 9)))
    stage.do(commands.MoveMorph(0.5))
    before = stage.seeds(8)[-1]
    stage.do(commands.MovePad(1.0, 1.0, 2.0))
    heard = stage.seeds(28)
    assert stage.performance.standing().seeds == (1, 9, 10, 11)
    assert abs(heard[0] - before) < 0.05
    assert heard[-1] == pytest.approx(11.0, abs=0.01)


def test_a_pad_that_is_moved_before_its_first_seed_sounds_moves_that_one() -> None:
    stage = Stage()
    stage.hear(8)
    stage.do(commands.PlaySeed(30))
    stage.do(commands.MovePad(0.0, 1.0))
    assert stage.seeds(4) == pytest.approx([32.0] * 4)


@pytest.mark.parametrize("command", [commands.MovePad(0, 0), commands.Freeze(True), commands.StoreSlot(0)])
def test_what_needs_music_is_refused_before_there_is_any(command: Command) -> None:
    with pytest.raises(ControlError, match="/rld/seed"):
        Stage(seed=None).do(command)


def test_speed_and_hands_can_be_set_before_there_is_any_music() -> None:
    stage = Stage()
    stage.do(commands.SetKnob("speed", 2.0))
    stage.do(commands.SetLatent("bias", 2, 5.0))
    heard = stage.hear(4)
    assert heard[0].tolist() == [1000, 1002, 1004, 1006]
    assert heard[2].tolist() == [6.0] * 4


def test_a_hand_on_a_dimension_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(ControlError, match="send 0 to 3"):
        Stage().do(commands.SetLatent("bias", DIMS, 1.0))


def test_a_quantized_seed_starts_on_the_beat_that_leaves_time_to_decode() -> None:
    stage = Stage()
    stage.do(commands.SetQuantize("beat"))
    stage.do(commands.SetKnob("tempo", 60.0))  # a beat every ten latent frames
    stage.hear(24)
    stage.performance.heard = 7.0
    stage.do(commands.PlaySeed(2))
    stage.hear(4)
    assert stage.timeline.urgent_from(0) == 10
    stage.timeline.rewind(8)
    assert stage.seeds(8) == [1.0] * 2 + [2.0] * 6


def test_a_quantized_bar_counts_four_beats_from_the_tap() -> None:
    stage = Stage()
    stage.do(commands.SetQuantize("bar"))
    stage.hear(24)
    for position in (3.0, 8.0):
        stage.performance.heard = position
        tempo = stage.do(commands.TapBeat()).values
    assert tempo == (120.0,)
    assert stage.performance.beat == 0.0
    stage.performance.heard = 26.0
    stage.do(commands.PlaySeed(2))  # bars begin at 8, 28, 48: the second one is too near
    assert stage.seeds(28) == [1.0] * 24 + [2.0] * 4


def test_a_trigger_with_a_date_starts_there() -> None:
    stage = Stage()
    stage.hear(8)
    stage.performance.at = 14
    stage.do(commands.PlaySeed(2))
    stage.performance.at = None
    assert stage.seeds(8) == [1.0] * 6 + [2.0] * 2


def test_links_beat_is_followed() -> None:
    stage = Stage()
    stage.performance.heard = 50.0
    stage.performance.follow_beat(3.5, 90.0)
    assert stage.performance.beat == pytest.approx(3.5)
    assert stage.performance.knobs["tempo"] == 90.0


def test_standing_tells_where_everything_is_headed() -> None:
    stage = Stage()
    stage.hear(4)
    for command in (
        commands.SetMorphSeeds((1, 2, 3)),
        commands.MoveMorph(0.25, 10.0),
        commands.SetReseed("loop"),
        commands.SetQuantize("bar"),
        commands.SetLatent("scale", 1, 2.0, 5.0),
        commands.SetLatent("bias", 3, -1.0, 5.0),
    ):
        stage.do(command)
    stage.do(commands.Freeze(True))
    assert stage.performance.standing() == Standing(
        seed=1,
        seeds=(1, 2, 3),
        morph=0.25,
        pad=(0.0, 0.0),
        freeze=1,
        reseed="loop",
        quantize="bar",
        bias=(0.0, 0.0, 0.0, -1.0),
        scale=(1.0, 2.0, 1.0, 1.0),
    )


def test_the_knobs_of_the_performance_are_told_by_name() -> None:
    stage = Stage()
    values = {"crossfade": 0.5, "steps": 4, "temperature": 0.7, "guidance": 2.0, "horizon": 20.0, "tempo": 90.0}
    for name, value in values.items():
        assert stage.do(commands.SetKnob(name, value)).values == (value,)
    assert stage.performance.knobs == {**values, "speed": 1.0}
    assert set(stage.performance.knobs) == set(PERFORMANCE_KNOBS)


def rich() -> Stage:
    """A performance with something everywhere."""
    stage = Stage()
    stage.hear(40)
    stage.performance.heard = 30.0
    for command in (
        commands.StoreSlot(5),
        commands.SetKnob("temperature", 0.5),
        commands.SetMorphSeeds((1, 2, 3, SEED_MAXIMUM)),
        commands.MovePad(0.25, 0.5),
        commands.SetKnob("speed", -0.5),
        commands.SetKnob("crossfade", 0.4),
        commands.SetLatent("bias", 2, 1.5),
        commands.SetQuantize("beat"),
        commands.SetReseed("next"),
    ):
        stage.do(command)
    stage.hear(8)
    stage.performance.heard = 48.0
    return stage


def test_what_a_snapshot_holds_is_what_a_restored_one_holds() -> None:
    snapshot = json.loads(json.dumps(rich().performance.snapshot()))
    other = Stage(seed=9)
    other.hear(8)
    other.do(commands.RestorePreset(snapshot, 0.0))
    other.hear(8)
    other.performance.heard = 10.0  # the first beat after it was asked for
    assert other.performance.snapshot() == snapshot
    assert other.performance.standing() == rich().performance.standing()
    assert other.performance.knobs == rich().performance.knobs


def test_a_snapshot_keeps_the_place_that_is_heard_with_the_knobs_as_they_are_turned() -> None:
    stage = Stage()
    stage.hear(40)
    stage.performance.heard = 21.5
    stage.do(commands.SetKnob("temperature", 0.5))
    saved = stage.performance.preset(stage.performance.snapshot()).voice
    assert saved is not None
    assert (saved.position, saved.pieces[0].temperature) == (21.0, 0.5)
    stage.do(commands.PlaySeed(2))
    stage.hear(4)
    saved = stage.performance.preset(stage.performance.snapshot()).voice
    assert saved is not None
    assert (saved.pieces[0].seed, saved.position) == (1, 21.0)


def test_a_restored_performance_sounds_like_the_one_that_was_saved() -> None:
    saved = rich()
    snapshot = saved.performance.snapshot()
    other = Stage(seed=9)
    other.hear(8)
    other.do(commands.SetQuantize("off"))
    other.do(commands.RestorePreset({**snapshot, "quantize": "off"}, 0.0))
    saved.do(commands.SetQuantize("off"))
    assert torch.equal(other.hear(20), saved.hear(20))


def changed(snapshot: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """Return a copy with what stands at `path` replaced, or taken out by ..., or added."""
    copied = copy.deepcopy(snapshot)
    *folders, last = path.split(".")
    place: Any = copied
    for folder in folders:
        place = place[int(folder) if isinstance(place, list) else folder]
    if value is ...:
        del place[last]
    else:
        place[int(last) if isinstance(place, list) else last] = value
    return copied


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("surprise", 1),
        ("knobs.surprise", 1.0),
        ("knobs.speed", ...),
        ("knobs.speed", 0.0),
        ("knobs.tempo", float("nan")),
        ("knobs.temperature", "1"),
        ("knobs.horizon", 1e9),
        ("knobs.steps", 4.5),
        ("knobs.steps", True),
        ("reseed", "always"),
        ("quantize", None),
        ("bias", [0.0, 0.0, float("inf"), 0.0]),
        ("bias", [0.0]),
        ("scale", [1.0, 1.0, -1.0, 1.0]),
        ("voice", 3),
        ("voice", ...),
        ("voice.surprise", 3),
        ("voice.position", 1e300),
        ("voice.pieces", []),
        ("voice.pieces.0.seed", -1),
        ("voice.pieces.0.seed", 1.5),
        ("voice.pieces.0.seed", SEED_MAXIMUM + 1),
        ("voice.pieces.0.temperature", 1e6),
        ("voice.pieces.0.turns", [[1]]),
        ("voice.line", [0.0, 0.0, 0.0, 0.0]),
        ("voice.line", [1.0, 0.0]),
        ("voice.pad", [0.5, 1.5]),
        ("slots.128", {}),
        ("slots.x", {}),
        ("slots.5.position", "here"),
        ("slots", [1]),
    ],
)
def test_a_damaged_snapshot_is_told_in_one_line_and_changes_nothing(path: str, value: Any) -> None:
    damaged = changed(rich().performance.snapshot(), path, value)
    stage = Stage(seed=9)
    stage.hear(8)
    before = stage.performance.snapshot()
    with pytest.raises(DataError, match="preset") as error:
        stage.do(commands.RestorePreset(damaged, None))
    assert "\n" not in str(error.value)
    assert stage.performance.snapshot() == before
    assert stage.seeds(4) == [9.0] * 4


@pytest.mark.parametrize("snapshot", [{}, {"voice": object()}, {"knobs": {1: 2}}])
def test_what_was_never_a_snapshot_is_refused(snapshot: dict[str, Any]) -> None:
    with pytest.raises(DataError, match="preset"):
        Stage().performance.restore(snapshot)
