"""What is heard in the next block, and what it is said to stand at."""

from rld_live.engine.post_ring import RETURN_FADE_SECONDS, PostRing
from rld_live.parameters import defaults
from tests.engine.rig import NotingOutput


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def post_ring() -> tuple[PostRing, NotingOutput, Clock]:
    output, clock = NotingOutput(), Clock()
    return PostRing(output, defaults(), now=clock), output, clock


def test_what_is_dated_is_handed_on_at_once_and_counts_from_its_date_on() -> None:
    ring, output, clock = post_ring()
    ring.turn("gain", -20.0, glide_seconds=1.0, due=100.8)
    ring.play(0.1, due=100.9)
    ring.turn("gain", -3.0)
    assert output.notes == [("gain", -20.0, 1.0, 100.8), ("play", 0.1, 100.9), ("gain", -3.0, 0.0, None)]
    assert (ring.knobs["gain"], ring.transport) == (-3.0, "stopped")
    clock.now = 100.8
    assert (ring.knobs["gain"], ring.transport) == (-20.0, "stopped")
    clock.now = 100.9
    assert (ring.knobs["gain"], ring.transport) == (-20.0, "playing")


def test_panic_takes_back_what_was_dated_and_nothing_else() -> None:
    ring, _, clock = post_ring()
    ring.turn("limiter", -6.0, due=100.2)
    ring.turn("mute", 1.0, due=100.8)
    clock.now = 100.3
    ring.panic()
    clock.now = 101.0
    assert (ring.knobs["mute"], ring.knobs["limiter"], ring.transport) == (0.0, -6.0, "panicked")


def test_a_new_output_is_told_where_everything_stands_now_and_what_is_dated() -> None:
    ring, output, clock = post_ring()
    ring.begin("playing", fade_seconds=0.01)
    ring.turn("gain", -20.0, glide_seconds=5.0)
    ring.turn("mute", 1.0, due=100.5)
    ring.turn("limiter", -6.0, due=102.0)
    ring.stop(0.3, due=103.0)
    clock.now = 101.0
    output.notes.clear()
    ring.restore()
    assert output.notes[:3] == [("gain", -20.0, 0.0, None), ("mute", True, None), ("limiter", -1.0, None)]
    assert output.notes[3] == ("play", RETURN_FADE_SECONDS, None)
    assert output.notes[4:] == [("limiter", -6.0, 102.0), ("stop", 0.3, 103.0)]


def test_a_new_output_stays_silent_where_the_music_was_stopped_or_panicked() -> None:
    ring, output, _ = post_ring()
    ring.begin("playing", fade_seconds=0.01)
    for silence in (lambda: ring.stop(0.1), ring.panic):
        silence()
        output.notes.clear()
        ring.restore()
        assert {note[0] for note in output.notes} == {"gain", "mute", "limiter"}
