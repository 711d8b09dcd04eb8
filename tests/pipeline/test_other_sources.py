"""What was saved with one source of latents plays with another."""

from collections.abc import Callable

import pytest
from torch import Tensor

from rld_live import commands
from rld_live.commands import JSON
from rld_live.errors import ConfigError
from rld_live.latent.library import Piece
from rld_live.pipeline import Pipeline
from rld_live.pipeline.perform import foresee, perform
from rld_live.pipeline.pieces import DENOISED, GROWN, DenoisedPieces, Pieces
from tests.engine.sets.small_sets import SeedSampler, small_pipeline

UNGUIDED = DenoisedPieces(can_be_guided=False)


class StrictSampler(SeedSampler):
    """Refuses what a network without attention refuses."""

    def sample(self, noise: Tensor, *, steps: int, guidance: float) -> Tensor:
        if steps < 1 or guidance != 1.0:
            raise ConfigError(f"{steps} steps, guidance {guidance}")
        return super().sample(noise, steps=steps, guidance=guidance)


def saved(pieces: Pieces, *, guidance: float = 1.0) -> dict[str, JSON]:
    """Return what is kept of a performance that has played for some time, and of its slot 3."""
    pipeline = small_pipeline(pieces=pieces, knobs={"steps": 6, "guidance": guidance})
    pipeline.performance.start((7,))
    play(pipeline, 200)
    pipeline.performance.heard = 200.0
    pipeline.performance.store_slot(3)
    return pipeline.performance.snapshot()


def strict(pieces: Pieces) -> Pipeline:
    pipeline = small_pipeline(pieces=pieces)
    if pieces is not GROWN:
        pipeline.generation._source._sampler = StrictSampler()  # type: ignore[attr-defined]
    return pipeline


def play(pipeline: Pipeline, frames: int) -> None:
    for _ in range(frames // 4):
        while (key := pipeline.generation.missing()) is not None:
            pipeline.generation.make(key)
        assert pipeline.decoding.next() is not None


def sounding(pipeline: Pipeline) -> Piece:
    assert pipeline.timeline.scene is not None
    return pipeline.timeline.scene.voice.pieces[0]


def _resume(pipeline: Pipeline, snapshot: dict[str, JSON]) -> None:
    pipeline.performance.resume(snapshot, is_frozen=False)


def _load(pipeline: Pipeline, snapshot: dict[str, JSON]) -> None:
    pipeline.performance.start((1,))
    play(pipeline, 4)
    foresee(commands.RestorePreset(snapshot), pipeline.performance)
    play(pipeline, 4)
    perform(commands.RestorePreset(snapshot, 0.0), pipeline.performance)


def _play_slot(pipeline: Pipeline, snapshot: dict[str, JSON]) -> None:
    _load(pipeline, {**snapshot, "voice": None})
    perform(commands.PlaySlot(3, 0.0), pipeline.performance)


@pytest.mark.parametrize("bring_back", [_resume, _load, _play_slot])
@pytest.mark.parametrize(
    ("before", "now", "piece"),
    [
        (GROWN, UNGUIDED, Piece(7, 1.0, 6)),
        (DENOISED, UNGUIDED, Piece(7, 1.0, 6)),
        (DENOISED, GROWN, Piece(7, 1.0)),
    ],
    ids=["a prior's by diffusion", "a guided one's without attention", "of diffusion by a prior"],
)
def test_what_one_source_has_saved_is_played_by_another(
    before: Pieces, now: Pieces, piece: Piece, bring_back: Callable[[Pipeline, dict[str, JSON]], None]
) -> None:
    snapshot = saved(before, guidance=3.0 if before is DENOISED else 1.0)
    pipeline = strict(now)
    bring_back(pipeline, snapshot)
    play(pipeline, 40)
    assert sounding(pipeline) == piece


def test_a_prior_begins_what_it_has_not_grown() -> None:
    pipeline = strict(GROWN)
    _load(pipeline, saved(DENOISED))
    play(pipeline, 40)
    assert pipeline.timeline.scene is not None
    assert pipeline.timeline.scene.voice.position <= 40


def test_a_prior_keeps_the_turns_of_what_it_has_grown() -> None:
    pipeline = small_pipeline(pieces=GROWN)
    pipeline.performance.start((7,))
    play(pipeline, 200)
    pipeline.performance.set_temperature(0.5)
    play(pipeline, 200)
    turned = sounding(pipeline)
    assert turned.turns
    pipeline.performance.heard = 400.0
    snapshot = pipeline.performance.snapshot()
    other = small_pipeline(pieces=GROWN)
    _load(other, snapshot)
    play(other, 200)
    assert sounding(other) == turned
