"""Blocks by key, and the pieces that they are named by."""

import torch

from rld_live.latent.library import BlockKey, Library, Piece

HOP = 16


def test_a_turned_piece_has_a_past_that_is_the_piece_it_was() -> None:
    piece = Piece(3, 1.0).turned(0.5, block=4).turned(0.8, block=6)
    assert [piece.until(block).temperature for block in (1, 4, 5, 6, 7)] == [1.0, 1.0, 0.5, 0.5, 0.8]
    assert piece.until(4) == Piece(3, 1.0)
    assert piece.until(6) == Piece(3, 1.0).turned(0.5, block=4)


def test_a_knob_that_is_turned_twice_within_a_block_leaves_one_turn() -> None:
    once = Piece(3, 1.0).turned(0.8, block=4)
    assert Piece(3, 1.0).turned(0.5, block=4).turned(0.8, block=4) == once
    assert Piece(3, 1.0).turned(0.5, block=4).turned(1.0, block=4) == Piece(3, 1.0)


def test_a_knob_that_is_turned_before_anything_sounds_leaves_no_turn() -> None:
    assert Piece(3, 1.0).turned(0.5, block=0) == Piece(3, 0.5)


def test_a_knob_that_is_turned_in_what_was_takes_back_the_later_turns() -> None:
    piece = Piece(3, 1.0).turned(0.5, block=4).turned(0.8, block=6)
    assert piece.turned(0.2, block=5) == Piece(3, 1.0).turned(0.5, block=4).turned(0.2, block=5)


def test_pieces_that_differ_later_share_the_blocks_before() -> None:
    library = Library(hop=HOP)
    piece = Piece(3, 1.0)
    for index in range(4):
        library.add(BlockKey(piece, index), torch.full((1, HOP), float(index)))
    turned = piece.turned(0.5, block=2)
    assert library.holds(turned, 0, 2 * HOP)
    assert not library.holds(turned, 0, 2 * HOP + 1)
    assert library.generated_ahead(turned, 5) == 2 * HOP - 5
    assert library.generated_ahead(turned, 5, is_backwards=True) == 5
    frames = library.frames(turned, HOP - 1, HOP + 1)
    assert frames is not None
    assert frames.tolist() == [[0.0, 1.0]]


def test_a_block_that_is_half_of_a_window_does_not_keep_the_other_half_in_memory() -> None:
    library, key = Library(hop=HOP), BlockKey(Piece(3, 1.0), 0)
    library.add(key, torch.ones(2, 2 * HOP)[:, :HOP])
    frames = library.frames(key.piece, 0, HOP)
    assert frames is not None
    assert frames.untyped_storage().nbytes() == 4 * 2 * HOP
