"""A watcher's patience, with a clock that the test moves."""

import pytest

from rld_live.audio.stillness import LOOK_SECONDS, Stillness


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def look_for(stillness, clock, seconds, number):
    """Look at `number` as often as one should; return how long it has stood still."""
    for _ in range(round(seconds / LOOK_SECONDS)):
        clock.now += LOOK_SECONDS
        still = stillness.look(number)
    return still


def test_it_counts_since_the_last_change(clock):
    stillness = Stillness(now=clock)
    look_for(stillness, clock, 1.0, 7)
    assert look_for(stillness, clock, 1.0, 8) == pytest.approx(1.0 - LOOK_SECONDS)


def test_a_watcher_that_was_held_up_himself_does_not_blame_what_he_watches(clock):
    stillness = Stillness(now=clock)
    stillness.look(7)
    clock.now += 3600.0  # a suspended machine
    assert stillness.look(7) <= 2 * LOOK_SECONDS
    assert look_for(stillness, clock, 1.0, 7) == pytest.approx(1.0, abs=3 * LOOK_SECONDS)
