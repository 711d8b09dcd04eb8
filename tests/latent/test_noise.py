import pytest
import torch

from rld_live.errors import ConfigError
from rld_live.latent.noise import NoiseTape


def tape(seed: int = 7, *, latent_dim: int = 16, window: int = 256) -> NoiseTape:
    return NoiseTape(seed, latent_dim=latent_dim, window=window)


@pytest.mark.parametrize("seed", [0, 1, 2**63 - 1])
def test_the_first_window_is_what_rave_latent_diffusion_draws_for_the_seed(seed: int) -> None:
    before = torch.random.get_rng_state()
    torch.manual_seed(seed)
    drawn = torch.randn(1, 16, 256)
    torch.random.set_rng_state(before)

    assert torch.equal(tape(seed).window(0), drawn[0])


@pytest.mark.parametrize("index", [0, 1, 2, 3, 10**9])
def test_neighbouring_windows_share_half(index: int) -> None:
    assert torch.equal(tape().window(index)[:, 128:], tape().window(index + 1)[:, :128])


def test_windows_are_the_same_in_any_order() -> None:
    forwards, backwards = tape(), tape()
    ahead = [forwards.window(index) for index in range(6)]
    behind = [backwards.window(index) for index in reversed(range(6))]

    assert all(torch.equal(a, b) for a, b in zip(ahead, reversed(behind), strict=True))


def test_no_block_repeats_within_a_seed_or_between_neighbouring_seeds() -> None:
    blocks = [tape(seed).window(index)[:, :128] for seed in (7, 8) for index in range(20)]
    flat = torch.stack([block.flatten() for block in blocks])
    correlations = torch.corrcoef(flat) - torch.eye(len(blocks))

    assert correlations.abs().max() < 6 / flat.shape[1] ** 0.5


def test_the_tape_is_white_and_normal() -> None:
    blocks = [tape(seed).window(index)[:, :128] for seed in range(10) for index in range(2, 30)]
    numbers = torch.stack(blocks).flatten().double()
    error = len(numbers) ** -0.5

    assert abs(float(numbers.mean())) < 4 * error
    assert abs(float(numbers.square().mean()) - 1) < 4 * 2**0.5 * error
    assert abs(float(numbers.pow(4).mean()) - 3) < 4 * 96**0.5 * error
    assert abs(float((numbers[1:] * numbers[:-1]).mean())) < 4 * error


def test_drawing_leaves_the_global_generator_alone() -> None:
    before = torch.random.get_rng_state()
    tape().window(0), tape().window(5)

    assert torch.equal(torch.random.get_rng_state(), before)


def test_a_window_belongs_to_who_asked_for_it() -> None:
    noise = tape()
    noise.window(0).zero_()

    assert noise.window(0).abs().max() > 0


@pytest.mark.parametrize("seed", [-1, 2**63])
def test_a_seed_outside_the_range_is_refused_with_the_range(seed: int) -> None:
    with pytest.raises(ConfigError, match=r"0 … 9223372036854775807"):
        tape(seed)


def test_an_odd_window_and_a_negative_index_are_refused() -> None:
    with pytest.raises(ConfigError, match="even"):
        tape(window=255)
    with pytest.raises(ConfigError, match="count from 0"):
        tape().window(-1)
