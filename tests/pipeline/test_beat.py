"""Musical time."""

import pytest

from rld_live.pipeline.beat import BeatGrid

RATE = 20.0


def tap(grid: BeatGrid, *positions: float) -> BeatGrid:
    for position in positions:
        grid = grid.tapped(position)
    return grid


def test_beats_and_bars_are_counted_from_the_anchor() -> None:
    grid = BeatGrid(RATE, 120.0, anchor=5.0)  # ten latent frames a beat
    assert grid.beat(35.0) == 3.0
    assert grid.next(35.0) == 35.0
    assert grid.next(35.1) == 45.0
    assert grid.next(35.1, 4) == 45.0
    assert grid.next(45.1, 4) == 85.0
    assert grid.next(-8.0) == -5.0


def test_a_beat_that_rounding_puts_a_hair_too_early_is_still_that_beat() -> None:
    grid = BeatGrid(21.533203125, 117.3)
    for number in range(1, 2000):
        place = number * grid.frames_per_beat
        assert grid.next(place) == pytest.approx(place)


def test_taps_set_beat_and_tempo() -> None:
    grid = tap(BeatGrid(RATE, 120.0), 3.0, 11.0)
    assert (grid.bpm, grid.anchor) == (150.0, 11.0)


def test_one_tap_sets_the_beat_and_leaves_the_tempo() -> None:
    grid = tap(BeatGrid(RATE, 120.0), 3.0)
    assert (grid.bpm, grid.anchor) == (120.0, 3.0)


def test_a_tap_that_slips_is_outvoted() -> None:
    assert tap(BeatGrid(RATE, 120.0), 0.0, 10.0, 20.0, 33.0, 43.0).bpm == 120.0


def test_only_the_latest_four_intervals_count() -> None:
    assert tap(BeatGrid(RATE, 120.0), 0.0, 10.0, 20.0, 30.0, 35.0, 40.0, 45.0, 50.0).bpm == 240.0


@pytest.mark.parametrize("gap", [41.0, 0.5, 0.0, -7.0])
def test_a_tap_after_a_pause_or_out_of_all_tempo_begins_anew(gap: float) -> None:
    grid = tap(BeatGrid(RATE, 120.0), 0.0, 8.0, 8.0 + gap)
    assert (grid.bpm, grid.anchor) == (150.0, 8.0 + gap)
    assert tap(grid, 18.0 + gap).bpm == 120.0


def test_another_tempo_leaves_the_count_where_it_is() -> None:
    grid = BeatGrid(RATE, 120.0).at_tempo(90.0, 25.0)
    assert grid.beat(25.0) == pytest.approx(2.5)
    assert grid.frames_per_beat == pytest.approx(RATE * 60 / 90)


def test_somebody_elses_clock_is_followed() -> None:
    grid = tap(BeatGrid(RATE, 120.0), 3.0).followed(100.0, 6.25, 100.0)
    assert grid.beat(100.0) == pytest.approx(6.25)
    assert grid.beat(112.0) == pytest.approx(7.25)
    assert grid.taps == ()
