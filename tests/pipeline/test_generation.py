"""Generation: windows of noise become one endless piece."""

import torch
from torch import Tensor

from rld_live.latent.library import BlockKey, Library, Piece
from rld_live.latent.noise import NoiseTape
from rld_live.pipeline.generation import JOIN_FRAMES, Generation

HOP = 128
DIM = 4


class CountingSampler:
    """Lets noise through unchanged, and counts the calls."""

    def __init__(self) -> None:
        self.calls = 0
        self.steps: list[int] = []

    def sample(self, noise: Tensor, *, steps: int) -> Tensor:
        self.calls += 1
        self.steps.append(steps)
        return noise


def generate(keys: list[BlockKey]) -> tuple[Library, CountingSampler]:
    library, sampler = Library(hop=HOP), CountingSampler()
    generation = Generation(sampler, library, latent_dim=DIM, wanted=lambda: tuple(keys))
    while generation.next() is not None:
        pass
    return library, sampler


def test_a_sampler_that_changes_nothing_gives_back_the_noise_tape() -> None:
    piece = Piece(3, 1.0, 5)
    library, _ = generate([BlockKey(piece, index) for index in range(5)])
    tape = NoiseTape(3, latent_dim=DIM, window=2 * HOP)
    expected = torch.cat([tape.window(0), tape.window(2), tape.window(4)[:, :HOP]], dim=1)
    latents = library.frames(piece, 0, 5 * HOP)
    assert latents is not None
    torch.testing.assert_close(latents, expected)


def test_each_window_is_denoised_once_for_the_two_blocks_that_it_shares() -> None:
    _, sampler = generate([BlockKey(Piece(3, 1.0, 5), index) for index in range(6)])
    assert sampler.calls == 6
    assert set(sampler.steps) == {5}


def test_a_block_in_the_middle_of_a_piece_is_the_same_without_those_before_it() -> None:
    piece = Piece(8, 1.0, 5)
    whole, _ = generate([BlockKey(piece, index) for index in range(4)])
    alone, _ = generate([BlockKey(piece, 3)])
    expected, found = whole.frames(piece, 3 * HOP, 4 * HOP), alone.frames(piece, 3 * HOP, 4 * HOP)
    assert expected is not None
    assert found is not None
    assert torch.equal(expected, found)


def test_temperature_is_the_gain_of_the_noise() -> None:
    loud, soft = Piece(1, 1.0, 5), Piece(1, 0.5, 5)
    library, _ = generate([BlockKey(loud, 0), BlockKey(soft, 0)])
    one, other = library.frames(loud, 0, HOP), library.frames(soft, 0, HOP)
    assert one is not None
    assert other is not None
    torch.testing.assert_close(one * 0.5, other)


def test_windows_that_disagree_are_joined_in_the_middle_of_their_overlap() -> None:
    class Stepping:
        """Each window is a constant: 0, 1, 2, …"""

        def __init__(self) -> None:
            self.value = -1.0

        def sample(self, noise: Tensor, *, steps: int) -> Tensor:
            assert steps == 2
            self.value += 1.0
            return torch.full_like(noise, self.value)

    library = Library(hop=HOP)
    piece = Piece(1, 1.0, 2)
    keys = (BlockKey(piece, 0), BlockKey(piece, 1))
    generation = Generation(Stepping(), library, latent_dim=DIM, wanted=lambda: keys)
    while generation.next() is not None:
        pass
    latents = library.frames(piece, HOP, 2 * HOP)
    assert latents is not None
    edge = (HOP - JOIN_FRAMES) // 2
    assert torch.equal(latents[:, :edge], torch.zeros(DIM, edge))
    assert torch.equal(latents[:, -edge:], torch.ones(DIM, edge))
    assert (latents[0].diff() >= 0).all()
