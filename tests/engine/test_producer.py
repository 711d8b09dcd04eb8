"""The producer's thread: what a generation that fails, or is slow, does to the music and to the others."""

from dataclasses import replace

import pytest
import torch
from torch import Tensor

from rld_live.control.replies import Value
from rld_live.engine.onlookers.shortage import Shortage
from rld_live.engine.producer import ProducerThread
from rld_live.engine.sets.now_playing import NowPlaying
from rld_live.latent.library import BlockKey
from rld_live.pipeline.attributes import Attributes
from rld_live.pipeline.diffusion_source import DiffusionSource
from rld_live.pipeline.generation import Generation
from rld_live.status import Status
from tests.engine.sets.small_sets import HOP, SeedSampler, playing_of, small_pipeline
from tests.waiting import wait_until


class Cursed:
    """A source that cannot do one seed: it raises the failure, or makes no numbers."""

    def __init__(self, source: DiffusionSource, *, seed: int, failure: Exception | None) -> None:
        self.latent_dim, self.hop, self.statistics, self.pieces = (
            source.latent_dim,
            source.hop,
            source.statistics,
            source.pieces,
        )
        self.attempts = 0
        self._source, self._seed, self._failure = source, seed, failure

    def block(self, key: BlockKey) -> tuple[BlockKey, Tensor]:
        made, block = self._source.block(key)
        if key.piece.seed != self._seed:
            return made, block
        self.attempts += 1
        if self._failure is not None:
            raise self._failure
        return made, torch.full_like(block, float("nan"))

    def attributes(self, codec: Attributes) -> Attributes:
        return codec


class Stage:
    """A set of which seed 2 is cursed, with its producer; the test is the decoder."""

    def __init__(self, failure: Exception | None = None) -> None:
        pipeline = small_pipeline(knobs={"crossfade": 0.0})
        self.source = Cursed(DiffusionSource(SeedSampler(), latent_dim=1, window=2 * HOP), seed=2, failure=failure)
        generation = Generation(self.source, pipeline.library, wanted=lambda: pipeline.timeline.wanted)
        self.pipeline = replace(pipeline, generation=generation)
        playing = NowPlaying(playing_of("default", self.pipeline))
        self.producer = ProducerThread(playing)
        self.told: list[tuple[Value, ...]] = []
        self.shortage = Shortage(playing, lambda *told: self.told.append(told))
        self.pipeline.performance.start((1,))

    def play(self, latents: int = 4) -> None:
        for _ in range(latents // 4):
            wait_until(lambda: self.pipeline.decoding.next() is not None)

    def seed(self) -> int:
        scene = self.pipeline.timeline.scene
        return scene.voice.seeds[0] if scene is not None else 0


def test_a_seed_whose_latents_are_no_numbers_leaves_the_music_alone_and_says_why_once() -> None:
    stage = Stage()
    with stage.producer:
        stage.play()
        stage.pipeline.performance.play_seed(2)
        wait_until(lambda: stage.pipeline.generation.setbacks.count > 0)
        stage.play(400)
        assert stage.seed() == 1
        stage.shortage.look(Status(), 0.0)
        stage.shortage.look(Status(), 0.0)
        stage.pipeline.performance.play_seed(3)
        wait_until(lambda: stage.pipeline.decoding.next() is not None and stage.seed() == 3)
    assert stage.producer.fault is None
    assert stage.source.attempts == 2
    ((name, seed, reason),) = stage.told
    assert (name, seed, "makes no numbers" in reason) == ("generation_failed", 2, True)


def test_a_seed_that_raises_is_logged_with_its_traceback_and_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    stage = Stage(MemoryError("no room for it"))
    with stage.producer:
        stage.play()
        stage.pipeline.performance.play_seed(2)
        wait_until(lambda: stage.source.attempts > 0)
        stage.play(100)
        wait_until(lambda: stage.source.attempts > 1, seconds=5.0)
    assert stage.producer.fault is None
    (record,) = [record for record in caplog.records if "cannot be generated" in record.message]
    assert record.exc_info is not None
    stage.shortage.look(Status(), 0.0)
    assert stage.told == [("generation_failed", 2, "no room for it")]


def test_a_stall_of_generation_is_one_line_in_the_log_and_one_when_it_is_over(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    stage = Stage()
    stage.producer.turn()  # and no further
    starving = stage.pipeline.timeline.starving
    for moment in range(200):
        assert stage.pipeline.decoding.next() is not None
        stage.shortage.look(Status(seed=1, starving=int(bool(starving.lacking))), float(moment))
    while stage.pipeline.generation.missing() is not None:
        stage.producer.turn()
    stage.play()
    stage.shortage.look(Status(seed=1, starving=int(bool(starving.lacking))), 300.0)
    lines = [record.message for record in caplog.records if "starving" in record.message]
    assert [line.split(" of seed")[0] for line in lines] == [
        "starving: the next window",
        "no longer starving, after 288.0 s",
    ]
