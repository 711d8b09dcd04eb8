"""What is heard in the next block, and what it is said to stand at."""

from rld_live.engine.post_ring import PostRing
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
