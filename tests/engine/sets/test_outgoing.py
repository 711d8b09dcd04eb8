"""What plays on, ever softer, under what takes its place."""

import numpy as np
import pytest

from rld_live.audio.frames import Frames
from rld_live.engine.sets.outgoing import RESERVE_FRAMES, Outgoing


class Held:
    """Pieces of 100 frames of ones; after `pieces` of them there is nothing."""

    def __init__(self, pieces: int = 10_000) -> None:
        self.left = pieces

    def __call__(self) -> Frames | None:
        self.left -= 1
        return np.ones((100, 2), np.float32) if self.left >= 0 else None


def fade(outgoing: Outgoing, *, old: float, new: float, sizes: list[int]) -> np.ndarray:
    """Return what is heard of a constant `new`, in pieces of these `sizes`; the old one is scaled to `old`."""
    pieces = [outgoing.under(np.full((size, 2), new, np.float32)) for size in sizes]
    return np.concatenate(pieces)[:, 0] * (old or 1.0)


def test_the_gains_of_both_have_equal_power_all_along() -> None:
    falling = fade(Outgoing(Held(), frames=1000), old=1.0, new=0.0, sizes=[64] * 20)
    both = fade(Outgoing(Held(), frames=1000), old=1.0, new=1.0, sizes=[64] * 20)
    rising = both - falling
    assert np.square(falling) + np.square(rising) == pytest.approx(1.0, abs=1e-6)
    assert (falling[0], rising[0]) == (1.0, 0.0)
    assert falling[1000:].max() == 0.0
    assert rising[1000:].min() == 1.0


def test_pieces_of_any_size_equal_the_whole() -> None:
    whole = fade(Outgoing(Held(), frames=1000), old=1.0, new=0.5, sizes=[1500])
    pieces = fade(Outgoing(Held(), frames=1000), old=1.0, new=0.5, sizes=[1, 0, 99, 700, 333, 367])
    assert pieces == pytest.approx(whole, abs=1e-6)


def test_it_is_decoded_as_it_is_needed_and_not_before() -> None:
    held = Held()
    outgoing = Outgoing(held, frames=100_000)
    for _ in range(10):
        outgoing.under(np.zeros((100, 2), np.float32))
    assert 10_000 - held.left <= 11 + RESERVE_FRAMES // 100


def test_in_a_hurry_it_goes_on_from_where_it_is_without_a_step() -> None:
    outgoing = Outgoing(Held(), frames=10_000)
    before = outgoing.under(np.zeros((4000, 2), np.float32))
    outgoing.hurry(500)
    after = outgoing.under(np.zeros((600, 2), np.float32))
    heard = np.concatenate([before, after])[:, 0]
    assert outgoing.is_over
    assert heard[4500:].max() == 0.0
    assert np.abs(np.diff(heard)).max() < 2 * (np.pi / 2) / 500


def test_what_ends_early_is_faded_out_with_what_there_is_of_it() -> None:
    outgoing = Outgoing(Held(pieces=30), frames=10_000)
    heard = np.concatenate([outgoing.under(np.zeros((100, 2), np.float32)) for _ in range(40)])[:, 0]
    assert outgoing.is_over
    assert heard[3000:].max() == 0.0
    assert np.abs(np.diff(heard)).max() < 2 * (np.pi / 2) / (RESERVE_FRAMES - 100)


def test_what_comes_is_left_as_it_was() -> None:
    frames = np.ones((100, 2), np.float32)
    Outgoing(Held(), frames=1000).under(frames)
    assert frames.min() == 1.0
