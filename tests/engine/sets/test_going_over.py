"""The decoder's thread goes over from one set of models to another."""

import time
import weakref
from collections.abc import Callable

import numpy as np
import pytest
from torch import Tensor

from rld_live.audio.frames import Frames
from rld_live.engine.pre_ring import DROPPED
from rld_live.engine.sets.arrival import UNFORESEEN, Arrival
from rld_live.errors import ModelError
from rld_live.pipeline import Performance, Pipeline
from tests.engine.decoding import BLOCK, PREBUFFER, RATE, RATIO, Rig, fill, turned
from tests.engine.sets.small_sets import HoldingDecoder, generate, playing_of, small_pipeline

OLD, NEW = 0.2, 0.6
"""Levels: two and six steps."""
CROSSFADE = 0.5


class Asker:
    """Notes what becomes of the set that it asked for."""

    def __init__(self) -> None:
        self.is_off = False
        self.heard: list[str] = []

    def plays(self, performance: Performance) -> None:
        self.heard.append(f"plays {performance.standing().seed}")

    def failed(self, reason: str) -> None:
        self.heard.append(reason)


class BreakingDecoder(HoldingDecoder):
    """Cannot decode."""

    def __init__(self, error: Exception) -> None:
        super().__init__(ratio=RATIO)
        self.error = error

    def push(self, latents: Tensor) -> Frames:  # noqa: ARG002
        raise self.error


def louder(*, ratio: int = RATIO, rate: int = RATE, late: int = 0, decoder: HoldingDecoder | None = None) -> Pipeline:
    """Return a pipeline that plays the same seeds at another level."""
    pipeline = small_pipeline(rate=rate, ratio=ratio, late=late, decoder=decoder)
    pipeline.decoding._statistics = _Tripled()  # type: ignore[assignment]
    return pipeline


class _Tripled:
    def restore(self, latents: Tensor) -> Tensor:
        return 3.0 * latents


def arrive(rig: Rig, new: Pipeline, *, name: str = "other", crossfade_seconds: float | None = CROSSFADE) -> Asker:
    asker = Asker()
    rig.decoder.receive(Arrival(playing_of(name, new), asker, crossfade_seconds=crossfade_seconds))
    return asker


def listen(rig: Rig, blocks: int) -> np.ndarray:
    """Take turns and blocks as `play_on` does, but what is in the ring itself: a level that is held would be no sound.

    The ring never runs dry.
    """
    taken = []
    for _ in range(blocks):
        rig.decoder.turn()
        fill(rig)
        taken.append(rig.ring.read(BLOCK)[:, 0])
        assert len(taken[-1]) == BLOCK
        rig.block_time += BLOCK / RATE
    return np.concatenate(taken)


def changes(heard: np.ndarray) -> tuple[int, int]:
    """Return where the level begins to be another one, and where it has become that."""
    began = int(np.argmax(np.abs(heard - heard[0]) > 0.01))
    return began, len(heard) - int(np.argmax(np.abs(heard - heard[-1])[::-1] > 0.01))


@pytest.mark.parametrize(("rate", "ratio", "late"), [(8000, 80, 0), (8000, 160, 2), (8000, 40, 7), (7350, 75, 1)])
def test_the_other_set_fades_in_behind_the_ring_over_what_played(rate: int, ratio: int, late: int) -> None:
    rig = turned(Rig(), blocks=10)
    asker = arrive(rig, louder(rate=rate, ratio=ratio, late=late))
    heard = listen(rig, 160)
    began, ended = changes(heard)
    assert heard[0] == pytest.approx(OLD)
    assert heard[-1] == pytest.approx(NEW, abs=1e-3)
    assert began / RATE == pytest.approx(PREBUFFER / RATE, abs=0.1)
    assert (ended - began) / RATE == pytest.approx(CROSSFADE, abs=0.05)
    assert np.abs(np.diff(heard)).max() < 3 * NEW * (np.pi / 2) / (CROSSFADE * RATE)
    assert asker.heard == ["plays 1"]
    assert {"models": "other"}.items() <= next(line for line in rig.log.lines if "models" in line).items()


def test_what_plays_now_is_read_in_one_place_and_the_old_set_goes_with_its_last_frame() -> None:
    rig = turned(Rig(), blocks=10)
    old = weakref.ref(rig.pipeline)
    arrive(rig, louder())
    listen(rig, 5)
    assert rig.playing.now.name == "other"
    assert rig.playing.coming is None
    assert rig.playing.going is not None
    del rig.pipeline
    listen(rig, 100)
    assert rig.playing.going is None
    assert old() is None


def test_nothing_changes_before_its_music_can_begin() -> None:
    rig = turned(Rig(), blocks=10)
    rig.generate = lambda: generate(rig.playing.now.pipeline)  # type: ignore[method-assign]
    rig.decoder._after_turn = rig.generate
    asker = arrive(rig, new := louder())
    heard = listen(rig, 60)
    assert rig.playing.coming is not None
    assert heard == pytest.approx(OLD)
    generate(new)
    assert listen(rig, 160)[-1] == pytest.approx(NEW)
    assert asker.heard == ["plays 1"]


def test_what_is_heard_is_told_without_a_jump() -> None:
    rig = turned(Rig(), blocks=30)
    beats = []
    arrive(rig, louder(ratio=160, late=3))
    for _ in range(60):
        listen(rig, 1)
        grid = rig.playing.now.pipeline.performance.grid
        beats.append(grid.beat(rig.positions.heard(rig.block_time)))
    assert rig.playing.now.name == "other"
    assert np.diff(beats) == pytest.approx(0.02, abs=1e-6)


def test_a_trigger_during_the_crossfade_is_heard_behind_the_ring_and_one_after_it_at_once() -> None:
    rig = turned(Rig(), blocks=10)
    arrive(rig, louder())
    listen(rig, 50)
    rig.decoder.submit(_softer)
    heard = listen(rig, 120)
    assert not any("splice" in line for line in rig.log.lines)
    assert heard[-1] == pytest.approx(0.3)
    rig.decoder.submit(_softer)
    rig.decoder.turn()
    assert rig.ring.is_splice_pending


def _softer(performance: Performance) -> None:
    performance.set_steps(1)
    performance.play_seed(2, 0.0)


def test_what_is_not_wanted_any_more_does_not_play() -> None:
    rig = turned(Rig(), blocks=10)
    asker = arrive(rig, louder())
    asker.is_off = True
    assert listen(rig, 100) == pytest.approx(OLD)
    assert asker.heard == [DROPPED]
    assert rig.playing.coming is None


def test_what_never_comes_to_play_is_given_up() -> None:
    rig = turned(Rig(), blocks=10)
    rig.decoder._after_turn = lambda: generate(rig.playing.now.pipeline)
    asker = Asker()
    arrival = Arrival(playing_of("other", louder()), asker, crossfade_seconds=CROSSFADE)
    rig.decoder.receive(arrival)
    listen(rig, 5)
    arrival._wait_ends = 0.0
    listen(rig, 5)
    assert "has not begun within 60 s" in asker.heard[0]
    assert rig.playing.coming is None


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (ModelError("x.ts: decode fails: export it again"), "x.ts: decode fails: export it again"),
        (ValueError("?"), UNFORESEEN),
    ],
)
def test_a_set_that_breaks_when_it_is_to_begin_leaves_the_music_alone(error: Exception, reason: str) -> None:
    rig = turned(Rig(), blocks=10)
    asker = arrive(rig, louder(decoder=BreakingDecoder(error)))
    assert listen(rig, 100) == pytest.approx(OLD)
    assert asker.heard == [reason]
    assert (rig.playing.now.name, rig.playing.coming) == ("default", None)
    assert arrive(rig, louder()).heard == []
    assert listen(rig, 160)[-1] == pytest.approx(NEW)


def test_no_crossfade_is_an_edge_of_ten_milliseconds() -> None:
    rig = turned(Rig(), blocks=10)
    arrive(rig, louder(), crossfade_seconds=0.0)
    heard = listen(rig, 80)
    began, ended = changes(heard)
    assert ended - began <= 0.011 * RATE
    assert np.abs(np.diff(heard)).max() < 3 * NEW * (np.pi / 2) / (0.01 * RATE)


def test_when_the_ring_runs_low_the_crossfade_is_cut_short_instead_of_the_music() -> None:
    rig = turned(Rig(), blocks=10)
    arrive(rig, louder(), crossfade_seconds=60.0)
    listen(rig, 30)
    rig.ring.read(30 * BLOCK)  # the machine was busy
    rig.decoder.turn()
    listen(rig, 60)
    assert rig.playing.going is None


def test_a_second_set_follows_when_the_first_one_has_faded_in() -> None:
    rig = turned(Rig(), blocks=10)
    arrive(rig, louder(ratio=160), name="one")
    listen(rig, 20)
    again: Callable[[], Pipeline] = lambda: small_pipeline(rate=RATE, ratio=RATIO)  # noqa: E731
    arrive(rig, again(), name="two")
    listen(rig, 10)
    assert rig.playing.now.name == "one"
    assert listen(rig, 200)[-1] == pytest.approx(OLD)
    assert rig.playing.now.name == "two"


def test_while_nothing_is_heard_a_second_set_is_answered_when_nobody_wants_it_any_more() -> None:
    rig, second, _arrival = waiting_behind_a_crossfade()
    second.is_off = True
    stand_still(rig)
    assert second.heard == [DROPPED]
    assert rig.playing.coming is None


def test_while_nothing_is_heard_a_second_set_does_not_wait_for_ever() -> None:
    rig, second, arrival = waiting_behind_a_crossfade()
    arrival._wait_ends = 0.0
    stand_still(rig)
    assert second.heard == ["the set before it is still fading in: send /rld/play, or look after the sound card"]
    assert rig.playing.coming is None


def waiting_behind_a_crossfade() -> tuple[Rig, Asker, Arrival]:
    rig = turned(Rig(), blocks=10)
    arrive(rig, louder(), name="one")
    stand_still(rig)
    second = Asker()
    arrival = Arrival(playing_of("two", louder()), second, crossfade_seconds=CROSSFADE)
    rig.decoder.receive(arrival)
    stand_still(rig)
    assert rig.playing.going is not None
    assert second.heard == []
    return rig, second, arrival


def test_a_crossfade_that_is_under_way_takes_none_of_the_time_that_the_next_set_has() -> None:
    rig = turned(Rig(), blocks=10)
    rig.decoder._after_turn = lambda: generate(rig.playing.now.pipeline)
    arrival = Arrival(playing_of("other", louder()), Asker(), crossfade_seconds=CROSSFADE)
    arrival._wait_ends = before = time.monotonic() + 1.0  # of which a crossfade has left so much
    rig.decoder.receive(arrival)
    listen(rig, 5)
    assert arrival._wait_ends > before + 50.0


def test_a_set_whose_music_never_began_is_replaced_as_well() -> None:
    rig = Rig()
    rig.decoder._after_turn = lambda: generate(rig.playing.coming.pipeline) if rig.playing.coming else None
    rig.decoder.submit(lambda performance: performance.start((1,)))
    rig.decoder.turn()
    asker = arrive(rig, louder())
    for _ in range(5):
        rig.decoder.turn()
    rig.decoder._after_turn = rig.generate
    assert asker.heard == ["plays 1"]
    fill(rig)
    assert listen(rig, 100)[-1] == pytest.approx(NEW)


def stand_still(rig: Rig) -> None:
    """Let turns go by while nobody takes anything from the ring."""
    for _ in range(20):
        rig.generate()
        rig.decoder.turn()
