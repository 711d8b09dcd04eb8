"""Pieces that are made with fewer steps than asked for, in some of their blocks."""

import pytest

from rld_live.latent.library import BOUNDS_KEPT, BlockKey, Piece
from rld_live.latent.voice import Voice

PIECE = Piece(3, 1.0, steps=8)


def steps(piece: Piece, count: int = 8) -> list[int]:
    return [piece.steps_at(block) for block in range(count)]


def test_a_bound_holds_from_its_block_on() -> None:
    assert steps(PIECE.bounded(4, start=3)) == [8, 8, 8, 4, 4, 4, 4, 4]


def test_a_later_bound_takes_the_place_of_an_earlier_one_from_there_on() -> None:
    assert steps(PIECE.bounded(4, start=3).bounded(5, start=5)) == [8, 8, 8, 4, 4, 5, 5, 5]
    assert steps(PIECE.bounded(4, start=5).bounded(6, start=2)) == [8, 8, 6, 6, 6, 6, 6, 6]


def test_no_bound_is_all_the_steps_again() -> None:
    assert steps(PIECE.bounded(4, start=3).bounded(0, start=5)) == [8, 8, 8, 4, 4, 8, 8, 8]
    assert PIECE.bounded(4, start=3).bounded(0, start=3) == PIECE


def test_a_bound_above_what_was_asked_for_changes_no_block() -> None:
    assert steps(PIECE.bounded(12, start=3)) == [8] * 8


def test_a_bound_for_the_way_back_holds_before_its_block() -> None:
    assert steps(PIECE.bounded_before(4, stop=3)) == [4, 4, 4, 8, 8, 8, 8, 8]
    assert steps(PIECE.bounded(5, start=2).bounded_before(4, stop=3)) == [4, 4, 4, 5, 5, 5, 5, 5]
    assert PIECE.bounded_before(4, stop=0) == PIECE


def test_blocks_before_a_bound_are_the_same_blocks_and_those_behind_it_those_of_fewer_steps() -> None:
    bounded = PIECE.bounded(4, start=3)
    few = Piece(3, 1.0, steps=4)
    assert [BlockKey.of(bounded, index) for index in range(3)] == [BlockKey.of(PIECE, index) for index in range(3)]
    assert [BlockKey.of(bounded, index) for index in (4, 5)] == [BlockKey(few, 4), BlockKey(few, 5)]


def test_the_block_between_is_of_both_and_like_neither() -> None:
    border = BlockKey.of(PIECE.bounded(4, start=3), 3)
    assert border not in (BlockKey.of(PIECE, 3), BlockKey(Piece(3, 1.0, steps=4), 3))
    assert (border.piece.steps_at(2), border.piece.steps_at(3)) == (8, 4)
    assert BlockKey.of(border.piece, 3) == border
    assert border == BlockKey.of(PIECE.bounded(5, start=1).bounded(0, start=2).bounded(4, start=3), 3)


def test_a_piece_that_nothing_is_denoised_for_has_no_bounds() -> None:
    grown = Piece(3, 1.0).turned(0.5, block=2)
    assert grown.bounded(4, start=3) == grown
    assert grown.bounded_before(4, stop=3) == grown


def test_of_bounds_without_an_end_only_the_latest_are_kept() -> None:
    piece = PIECE
    for block in range(1000):
        piece = piece.bounded(4 + block % 2, start=block)
    assert len(piece.bounds) <= BOUNDS_KEPT + 1
    assert steps(piece, 1000)[-BOUNDS_KEPT:] == [4, 5] * (BOUNDS_KEPT // 2)


def test_another_seed_goes_on_with_as_few_steps() -> None:
    assert PIECE.bounded(4, start=7).another(9) == Piece(9, 1.0, steps=8, bounds=((0, 4),))
    assert PIECE.bounded(4, start=3).bounded(0, start=7).another(9) == Piece(9, 1.0, steps=8)


@pytest.mark.parametrize(("is_backwards", "expected"), [(False, [8, 8, 8, 8, 4]), (True, [4, 8, 8, 8, 8])])
def test_a_voice_keeps_what_it_is_about_to_play(is_backwards: bool, expected: list[int]) -> None:
    voice = Voice((PIECE,), 40.0).bounded(4, hop=16, is_backwards=is_backwards)
    assert steps(voice.pieces[0], 5) == expected
    assert voice.steps_ahead(hop=16, is_backwards=is_backwards) == 4
    assert voice.is_same_music_as(Voice((PIECE,), 7.0))
