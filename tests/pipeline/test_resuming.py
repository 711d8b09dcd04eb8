"""A performance that goes on in another process."""

import json
from typing import Any

import pytest
import torch

from rld_live import commands
from rld_live.pipeline.pieces import GROWN
from tests.engine.sets.small_sets import generate, small_pipeline
from tests.pipeline.test_verbs import Stage, rich


def resumed(stage: Stage, *, is_frozen: bool = False) -> Stage:
    """Return a stage that goes on from what is kept of another one, as a file holds it."""
    other = Stage(seed=None)
    other.performance.resume(json.loads(json.dumps(stage.performance.snapshot())), is_frozen=is_frozen)
    return other


def test_it_goes_on_with_the_latent_frame_that_would_have_come_next() -> None:
    stage = Stage()
    stage.hear(20)
    stage.performance.heard = 20.0
    assert resumed(stage).places(8) == stage.places(8) == [20, 21, 22, 23, 24, 25, 26, 27]


def test_a_rich_performance_sounds_on_as_if_nothing_had_happened() -> None:
    stage = rich()
    other = resumed(stage)
    assert other.performance.standing() == stage.performance.standing()
    assert other.performance.knobs == stage.performance.knobs
    assert torch.equal(other.hear(20), stage.hear(20))


def test_what_is_held_is_held_at_the_same_latent_frame_and_goes_on_from_there() -> None:
    stage = Stage()
    stage.hear(20)
    stage.do(commands.Freeze(True))
    stage.hear(8)
    stage.performance.heard = 28.0
    other = resumed(stage, is_frozen=stage.timeline.is_frozen)
    assert other.timeline.aimed is not None
    assert other.timeline.aimed.is_frozen
    assert other.places(8) == [20] * 8
    assert other.performance.standing().freeze == 1
    other.do(commands.Freeze(False))
    assert other.places(4) == [20, 21, 22, 23]


def test_a_photograph_shows_the_moment_whenever_it_is_developed() -> None:
    stage = Stage()
    stage.hear(20)
    stage.performance.heard = 20.0
    before, photograph = stage.performance.snapshot(), stage.performance.photograph()
    stage.do(commands.StoreSlot(3))
    stage.do(commands.PlaySeed(2))
    stage.do(commands.SetKnob("temperature", 0.5))
    stage.hear(40)
    assert photograph() == before


def test_what_a_prior_grew_for_an_hour_begins_anew_instead_of_growing_for_an_hour_unheard(
    caplog: pytest.LogCaptureFixture,
) -> None:
    snapshot = grown_to(360_000.0)
    pipeline = small_pipeline(pieces=GROWN)
    pipeline.performance.resume(snapshot, is_frozen=False)
    pipeline.generation.next()
    assert pipeline.decoding.next() is not None
    scene = pipeline.timeline.scene
    assert scene is not None
    assert (scene.voice.seeds, scene.voice.position) == ((7,), 4)
    assert (scene.voice.pieces[0].temperature, scene.voice.pieces[0].turns) == (0.5, ())
    assert [record.message[:20] for record in caplog.records] == ["seed 7 begins anew: "]


def test_what_a_prior_had_just_begun_begins_without_a_word(caplog: pytest.LogCaptureFixture) -> None:
    pipeline = small_pipeline(pieces=GROWN)
    pipeline.performance.resume(grown_to(0.0), is_frozen=True)
    assert pipeline.timeline.aimed is not None
    assert pipeline.timeline.aimed.is_frozen
    assert not caplog.records


def grown_to(position: float) -> dict[str, Any]:
    """Return what is kept of a seed whose temperature was turned, there."""
    pipeline = small_pipeline(pieces=GROWN)
    pipeline.performance.start((7,))
    for turn in range(100):
        generate(pipeline)
        assert pipeline.decoding.next() is not None
        if turn == 50:
            pipeline.performance.set_temperature(0.5)
    snapshot: dict[str, Any] = pipeline.performance.snapshot()
    assert snapshot["voice"]["pieces"][0]["turns"]
    snapshot["voice"]["position"] = position
    return snapshot
