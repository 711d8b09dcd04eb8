"""Generation by diffusion: windows of noise become one endless piece."""

import torch
from torch import Tensor

from rld_live.latent.geometry import ANGULAR
from rld_live.latent.library import BlockKey, Library, Piece
from rld_live.latent.noise import NoiseTape
from rld_live.latent.slerp import trajectory_slerp
from rld_live.latent.statistics import LatentStatistics
from rld_live.pipeline.diffusion_source import JOIN_FRAMES, DiffusionSource, TrajectorySource
from rld_live.pipeline.generation import Generation, LatentSource

HOP = 128
DIM = 4


class CountingSampler:
    """Lets noise through unchanged, and counts the calls."""

    def __init__(self) -> None:
        self.calls = 0
        self.settings: list[tuple[int, float]] = []

    def sample(self, noise: Tensor, *, steps: int, guidance: float) -> Tensor:
        self.calls += 1
        self.settings.append((steps, guidance))
        return noise


def fill(source: LatentSource, keys: list[BlockKey]) -> Library:
    library = Library(hop=source.hop)
    generation = Generation(source, library, wanted=lambda: tuple(keys))
    while generation.next() is not None:
        pass
    return library


def generate(keys: list[BlockKey]) -> tuple[Library, CountingSampler]:
    sampler = CountingSampler()
    return fill(DiffusionSource(sampler, latent_dim=DIM, window=2 * HOP), keys), sampler


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
    assert set(sampler.settings) == {(5, 1.0)}


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


def test_a_piece_with_another_guidance_has_windows_of_its_own() -> None:
    plain, guided = Piece(1, 1.0, 5), Piece(1, 1.0, 5, guidance=2.0)
    _, sampler = generate([BlockKey(piece, index) for piece in (plain, guided) for index in range(2)])
    assert sampler.settings == 2 * [(5, 1.0)] + 2 * [(5, 2.0)]


def test_both_ends_of_a_trajectory_have_the_knobs_of_the_piece() -> None:
    sampler = CountingSampler()
    source = TrajectorySource(DiffusionSource(sampler, latent_dim=DIM, window=2 * HOP), last_seed=4)
    fill(source, [BlockKey(Piece(3, 0.5, 6, guidance=3.0), 0)])
    assert sampler.settings == 2 * [(6, 3.0)]


def test_windows_that_disagree_are_joined_in_the_middle_of_their_overlap() -> None:
    class Stepping:
        """Each window is a constant: 0, 1, 2, …"""

        def __init__(self) -> None:
            self.value = -1.0

        def sample(self, noise: Tensor, *, steps: int, guidance: float) -> Tensor:
            assert (steps, guidance) == (2, 1.0)
            self.value += 1.0
            return torch.full_like(noise, self.value)

    piece = Piece(1, 1.0, 2)
    source = DiffusionSource(Stepping(), latent_dim=DIM, window=2 * HOP)
    library = fill(source, [BlockKey(piece, 0), BlockKey(piece, 1)])
    latents = library.frames(piece, HOP, 2 * HOP)
    assert latents is not None
    edge = (HOP - JOIN_FRAMES) // 2
    assert torch.equal(latents[:, :edge], torch.zeros(DIM, edge))
    assert torch.equal(latents[:, -edge:], torch.ones(DIM, edge))
    assert (latents[0].diff() >= 0).all()


def test_windows_of_a_model_that_was_trained_so_are_standardised_as_a_whole() -> None:
    class Offset(CountingSampler):
        def sample(self, noise: Tensor, *, steps: int, guidance: float) -> Tensor:
            return 5 + 3 * super().sample(noise, steps=steps, guidance=guidance)

    piece = Piece(3, 1.0, 5)
    source = DiffusionSource(Offset(), latent_dim=DIM, window=2 * HOP, standardises_windows=True)
    window = fill(source, [BlockKey(piece, 0)]).frames(piece, 0, HOP)
    tape = NoiseTape(3, latent_dim=DIM, window=2 * HOP).window(0)
    assert window is not None
    torch.testing.assert_close(window, ((tape - tape.mean()) / tape.std())[:, :HOP])


def test_angles_are_made_of_what_the_network_learned_and_lie_within_a_turn() -> None:
    piece, learned = Piece(3, 1.0, 5), LatentStatistics((0.5,) * DIM, (2.0,) * DIM)
    source = DiffusionSource(CountingSampler(), latent_dim=DIM, window=2 * HOP, statistics=learned, geometry=ANGULAR)
    block = fill(source, [BlockKey(piece, 0)]).frames(piece, 0, HOP)
    tape = NoiseTape(3, latent_dim=DIM, window=2 * HOP).window(0)[:, :HOP]
    assert block is not None
    torch.testing.assert_close(source.statistics.restore(block), ANGULAR.enclose(0.5 + 2 * tape))


def test_a_trajectory_is_rave_latent_diffusions_slerp_of_two_windows() -> None:
    source = DiffusionSource(CountingSampler(), latent_dim=DIM, window=2 * HOP, standardises_windows=True)
    piece = Piece(3, 0.5, 5)
    keys = [BlockKey(piece, index) for index in range(3)]
    window = fill(TrajectorySource(source, last_seed=4), keys).frames(piece, 0, 3 * HOP)
    first, last = (0.5 * NoiseTape(seed, latent_dim=DIM, window=2 * HOP).window(0) for seed in (3, 4))
    way = trajectory_slerp(first, last)
    assert window is not None
    torch.testing.assert_close(window[:, : 2 * HOP], (way - way.mean()) / way.std())
    assert bool((window[:, 2 * HOP :] == window[:, 2 * HOP - 1 : 2 * HOP]).all())
