"""Fewer steps while the music plays: a set whose sound is as loud as its steps are many, a tenth for each."""

import numpy as np
import pytest
from numpy.typing import NDArray

from rld_live.pipeline import Pipeline
from rld_live.pipeline.diffusion_source import JOIN_FRAMES
from tests.engine.sets.small_sets import HOP, generate, small_pipeline

RATIO = 80
STEEPEST = 1.02 * 0.4 * np.pi / 2 / min(JOIN_FRAMES, HOP)
"""Of a crossfade with equal power from 8 steps to 4."""


def played(pipeline: Pipeline, latents: int) -> NDArray[np.float32]:
    """Return the next latents as they sound, one number each."""
    parts = []
    for _ in range(latents // 4):
        generate(pipeline)
        frames = pipeline.decoding.next()
        assert frames is not None
        parts.append(frames[::RATIO, 0])
    return np.concatenate(parts)


@pytest.fixture
def pipeline() -> Pipeline:
    pipeline = small_pipeline(ratio=RATIO, knobs={"crossfade": 0.1, "steps": 8})
    pipeline.performance.start((1,))
    return pipeline


def test_the_music_goes_over_to_fewer_steps_where_windows_join_and_back_again(pipeline: Pipeline) -> None:
    levels = [played(pipeline, HOP)]
    for most in (4, 0):
        pipeline.performance.bound_steps(most)
        levels.append(played(pipeline, 4 * HOP))
    heard = np.concatenate(levels)
    assert heard[[0, 5 * HOP - 1, -1]] == pytest.approx([0.8, 0.4, 0.8])
    assert np.abs(np.diff(heard)).max() < STEEPEST


def test_what_plays_and_what_follows_at_once_is_not_made_again(pipeline: Pipeline) -> None:
    played(pipeline, HOP)
    before = set(pipeline.timeline.wanted)
    pipeline.performance.bound_steps(4)
    kept = [key for key in pipeline.timeline.wanted if key in before]
    assert [key.index for key in kept] == [1, 2]


def test_the_knob_stays_where_it_is_and_the_steps_in_use_are_told(pipeline: Pipeline) -> None:
    played(pipeline, HOP)
    pipeline.performance.bound_steps(4)
    assert pipeline.performance.knobs["steps"] == 8
    assert pipeline.timeline.steps_used == 4


def test_whatever_comes_next_has_the_fewer_steps_from_its_beginning(pipeline: Pipeline) -> None:
    played(pipeline, HOP)
    pipeline.performance.bound_steps(4)
    pipeline.performance.play_seed(2, 0.0)
    assert played(pipeline, HOP)[-1] == pytest.approx(0.4)
    pipeline.performance.set_morph_seeds((3, 4))
    assert played(pipeline, HOP)[-1] == pytest.approx(0.4)


def test_what_is_kept_asks_for_all_its_steps(pipeline: Pipeline) -> None:
    played(pipeline, HOP)
    pipeline.performance.bound_steps(4)
    played(pipeline, 4 * HOP)
    voice = pipeline.performance.preset(pipeline.performance.snapshot()).voice
    assert voice is not None
    assert voice.voice().pieces[0].steps == 8


def test_a_performer_who_turns_the_knob_wins(pipeline: Pipeline) -> None:
    played(pipeline, HOP)
    pipeline.performance.bound_steps(4)
    played(pipeline, 4 * HOP)
    pipeline.performance.set_steps(6)
    assert played(pipeline, HOP)[-1] == pytest.approx(0.6)
    assert pipeline.timeline.steps_used == 6


def test_another_temperature_keeps_the_fewer_steps(pipeline: Pipeline) -> None:
    played(pipeline, HOP)
    pipeline.performance.bound_steps(4)
    pipeline.performance.set_temperature(0.5)
    assert played(pipeline, HOP)[-1] == pytest.approx(0.4)


def test_backwards_the_music_goes_over_as_well(pipeline: Pipeline) -> None:
    played(pipeline, 8 * HOP)
    pipeline.performance.set_speed(-1.0)
    played(pipeline, 4)
    pipeline.performance.bound_steps(4)
    assert pipeline.timeline.steps_used == 4
    heard = played(pipeline, 5 * HOP)
    assert heard[[0, -1]] == pytest.approx([0.8, 0.4])
    assert np.abs(np.diff(heard)).max() < STEEPEST


def test_a_morph_with_more_seeds_stays_where_it_is(pipeline: Pipeline) -> None:
    pipeline.performance.set_morph_seeds((1, 2))
    played(pipeline, HOP)
    pipeline.performance.bound_steps(4)
    played(pipeline, HOP)
    pipeline.performance.set_morph_seeds((1, 2, 3))
    played(pipeline, HOP)
    scene = pipeline.timeline.scene
    assert scene is not None
    assert scene.outgoing is None  # nothing was crossfaded
    assert len(scene.voice.pieces) == 3


def test_music_that_is_taken_back_keeps_the_fewer_steps_and_the_morph_that_was_told(pipeline: Pipeline) -> None:
    pipeline.performance.set_morph_seeds((1, 2))
    played(pipeline, HOP + HOP // 2)
    pipeline.performance.bound_steps(4)
    pipeline.performance.move_morph(0.75, 0.0)
    played(pipeline, 16)
    pipeline.decoding.rewind(pipeline.timeline.produced - 24)
    assert pipeline.timeline.steps_used == 4
    assert pipeline.performance.standing().morph == 0.75
