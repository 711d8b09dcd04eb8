"""How long the work takes."""

from rld_live.engine.timing import SLOW_FACTOR, RealTimeFactor


def test_pieces_that_take_several_times_as_long_as_the_median_are_counted() -> None:
    factor = RealTimeFactor()
    for seconds in (1.0, 1.1, 0.9, 0.99 * SLOW_FACTOR, 1.01 * SLOW_FACTOR, 1.0, 1.0):
        factor.add(compute_seconds=seconds, audio_seconds=2.0)
    assert (factor.pieces, factor.slow_pieces, factor.worst_seconds) == (7, 1, 1.01 * SLOW_FACTOR)


def test_a_piece_is_compared_with_those_around_it_and_not_with_another_hour() -> None:
    factor = RealTimeFactor()
    for seconds in [1.0] * 100 + [5.0] * 100 + [5.0 * 0.9 * SLOW_FACTOR] + [5.0] * 20 + [5.0 * 1.1 * SLOW_FACTOR]:
        factor.add(compute_seconds=seconds, audio_seconds=2.0)
    assert factor.slow_pieces == 1


def test_before_the_first_piece_there_is_nothing_to_tell() -> None:
    factor = RealTimeFactor()
    assert (factor.pieces, factor.slow_pieces, factor.worst_seconds, factor.median) == (0, 0, 0.0, 0.0)
