"""One pipeline goes on where another one is."""

import math

import pytest

from rld_live.latent.voice import Voice
from rld_live.pipeline import Pipeline
from rld_live.pipeline.handover import Crossing, Handover
from rld_live.pipeline.pieces import GROWN
from tests.engine.sets.small_sets import generate, small_pipeline

RATE = 8000


def playing(**knobs: float) -> Pipeline:
    """Return a pipeline of 100 latent frames a second that has played for two of them."""
    old = small_pipeline(rate=RATE, ratio=80, latent_dim=4, knobs={"steps": 2, **knobs})
    old.performance.start((7,))
    play(old, 200)
    return old


def play(pipeline: Pipeline, frames: int) -> None:
    for _ in range(frames // 4):
        generate(pipeline)
        assert pipeline.decoding.next() is not None


def go_over(old: Pipeline, new: Pipeline) -> Crossing:
    handover = Handover(old, new)
    handover.is_ready()
    generate(new)
    assert handover.is_ready()
    return handover.complete()


def voice_of(pipeline: Pipeline) -> Voice:
    assert pipeline.timeline.scene is not None
    return pipeline.timeline.scene.voice


@pytest.mark.parametrize(("ratio", "late"), [(80, 0), (40, 0), (160, 3), (80, 9), (93, 1)])
def test_the_seed_goes_on_at_its_place_in_seconds_whatever_the_latent_rate_and_delay(ratio: int, late: int) -> None:
    old, new = playing(), small_pipeline(rate=RATE, ratio=ratio, late=late, latent_dim=4)
    go_over(old, new)
    seconds = voice_of(new).position / new.latent_rate - new.delay_seconds
    assert voice_of(new).seeds == (7,)
    assert seconds == pytest.approx(2.0, abs=0.51 / new.latent_rate)


def test_it_is_ready_when_what_it_begins_with_is_generated_and_follows_the_music_until_then() -> None:
    old, new = playing(), small_pipeline(rate=RATE, ratio=80, latent_dim=4)
    handover = Handover(old, new)
    assert not handover.is_ready()
    play(old, 640)
    assert not handover.is_ready()
    generate(new)
    assert handover.is_ready()
    handover.complete()
    assert voice_of(new).position == 840


def test_a_knob_that_is_turned_meanwhile_is_waited_for() -> None:
    old, new = playing(), small_pipeline(rate=RATE, ratio=80, latent_dim=4)
    handover = Handover(old, new)
    assert not handover.is_ready()
    wanted = new.timeline.wanted
    old.performance.set_steps(5)
    for key in wanted:  # what was looked for is there, and is not what is to be heard any more
        new.generation.make(key)
    assert not handover.is_ready()
    generate(new)
    assert handover.is_ready()
    handover.complete()
    assert {piece.steps for piece in voice_of(new).pieces} == {5}


def test_the_music_clock_goes_on_without_a_jump_and_so_do_the_beats() -> None:
    old, new = playing(tempo=90.0), small_pipeline(rate=RATE, ratio=160, late=2, latent_dim=4)
    old.performance.heard = 123.0
    old.performance.tap_beat()
    crossing = go_over(old, new)
    heard = old.timeline.produced - old.delay_seconds * old.latent_rate
    heard_anew = new.timeline.produced - new.delay_seconds * new.latent_rate
    assert crossing.heard(heard) == pytest.approx(heard_anew)
    assert new.performance.grid.beat(heard_anew) == pytest.approx(old.performance.grid.beat(heard))
    assert new.performance.grid.frames_per_beat / new.latent_rate == pytest.approx(60 / 90)


def test_knobs_and_modes_are_kept() -> None:
    old, new = playing(), small_pipeline(rate=RATE, ratio=40, latent_dim=4)
    performance = old.performance
    performance.set_temperature(0.6)
    performance.set_crossfade(1.5)
    performance.set_horizon(9.0)
    performance.set_speed(0.5, 2.0)
    performance.set_reseed("loop")
    performance.set_quantize("bar")
    play(old, 8)
    go_over(old, new)
    assert new.performance.knobs == performance.knobs
    assert (new.performance.standing().reseed, new.performance.standing().quantize) == ("loop", "bar")
    speed = new.timeline.manner.speed
    assert speed.value == pytest.approx(old.timeline.manner.speed.value, abs=0.02)
    assert speed.rest / new.latent_rate == pytest.approx(old.timeline.manner.speed.rest / old.latent_rate, abs=0.05)


def test_a_morph_stays_where_it_is_and_goes_on_to_where_it_was_sent() -> None:
    old, new = playing(), small_pipeline(rate=RATE, ratio=40, latent_dim=4)
    old.performance.set_morph_seeds((7, 8, 9))
    play(old, 400)
    old.performance.move_morph(1.0, 4.0)
    play(old, 200)
    before = voice_of(old).morph.line
    go_over(old, new)
    after = voice_of(new).morph.line
    assert voice_of(new).seeds == (7, 8, 9)
    assert (before.value, after.target) == (pytest.approx(0.5, abs=0.02), 1.0)
    assert after.value == pytest.approx(before.value, abs=0.02)
    assert after.shares[0].rest / 200 == pytest.approx(before.shares[0].rest / 100, abs=0.05)


def test_hands_are_kept_where_the_dimensions_are_as_many_and_else_reset_which_is_said() -> None:
    old = playing()
    old.performance.set_latent("bias", 2, 1.5)
    old.performance.set_latent("scale", 0, 0.5)
    same, other = (small_pipeline(rate=RATE, ratio=40, latent_dim=dims) for dims in (4, 6))
    assert Handover(old, same).losses == ()
    assert "4 latent dimensions before, 6 now" in Handover(old, other).losses[0]
    go_over(old, same)
    go_over(old, other)
    assert same.performance.standing().bias == (0.0, 0.0, 1.5, 0.0)
    assert same.performance.standing().scale == (0.5, 1.0, 1.0, 1.0)
    assert other.performance.standing().bias == (0.0,) * 6


def test_slots_cue_and_history_are_kept_at_their_seconds() -> None:
    old, new = playing(), small_pipeline(rate=RATE, ratio=40, latent_dim=4)
    old.performance.heard = old.timeline.produced
    old.performance.store_slot(3)
    old.performance.play_seed(11, 0.0)
    play(old, 100)
    old.performance.prepare_cue(12)
    go_over(old, new)
    assert new.timeline.shelf.slots[3].position / new.latent_rate == pytest.approx(2.0)
    assert new.timeline.shelf.slots[3].seeds == (7,)
    (entry,) = new.performance.history()
    assert (entry.seeds, entry.seconds) == ((7,), pytest.approx(2.0))
    assert new.performance.go() == 12


def test_what_is_held_is_held() -> None:
    old, new = playing(), small_pipeline(rate=RATE, ratio=40, late=2, latent_dim=4)
    old.performance.freeze(True)
    play(old, 40)
    go_over(old, new)
    position = voice_of(new).position
    assert voice_of(new).is_frozen
    assert position / new.latent_rate == pytest.approx(2.0, abs=0.02)
    play(new, 40)
    assert voice_of(new).position == position


def test_what_waits_for_its_bar_starts_at_that_bar() -> None:
    old, new = playing(tempo=60.0), small_pipeline(rate=RATE, ratio=40, latent_dim=4)
    old.performance.heard = old.timeline.produced
    old.performance.set_quantize("bar")
    old.performance.play_seed(33, 0.25)
    crossing = go_over(old, new)
    assert voice_of(new).seeds == (7,)
    (pending,) = new.timeline.starts
    assert pending.voice.seeds == (33,)
    assert pending.fade_frames / new.latent_rate == pytest.approx(0.25)
    assert pending.when.at == crossing.heard(400.0)
    play(new, math.ceil(crossing.heard(400.0)) - new.timeline.produced + 4)
    assert voice_of(new).seeds == (33,)


def test_what_was_asked_for_and_never_sounded_is_what_it_begins_with() -> None:
    old, new = (small_pipeline(rate=RATE, ratio=80, latent_dim=4) for _ in range(2))
    old.performance.start((5,))
    go_over(old, new)
    assert voice_of(new).seeds == (5,)


def test_a_prior_begins_the_seeds_anew_and_what_follows_it_has_the_knobs_that_it_lacked() -> None:
    old = playing(steps=6, guidance=1.5)
    prior = small_pipeline(rate=RATE, ratio=80, latent_dim=4, pieces=GROWN)
    assert "begin anew" in Handover(old, prior).losses[0]
    go_over(old, prior)
    assert voice_of(prior).seeds == (7,)
    assert voice_of(prior).pieces[0].steps == 0
    assert voice_of(prior).position <= 4
    again = small_pipeline(rate=RATE, ratio=80, latent_dim=4)
    go_over(prior, again)
    assert (voice_of(again).pieces[0].steps, voice_of(again).pieces[0].guidance) == (6, 1.5)
