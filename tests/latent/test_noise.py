import random
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pytest
import torch

from rld_live.errors import ConfigError
from rld_live.latent.noise import NOISES, NoiseTape, draw_noise


def tape(seed: int = 7, *, latent_dim: int = 16, window: int = 256, noise: str = "white") -> NoiseTape:
    return NoiseTape(seed, latent_dim=latent_dim, window=window, noise=noise)


@contextmanager
def seeded_everywhere(seed: int) -> Iterator[None]:
    """Seed as RAVE-Latent Diffusion does before it generates."""
    with torch.random.fork_rng(devices=[]):
        before = random.getstate()
        torch.manual_seed(seed)
        random.seed(seed)
        yield
        random.setstate(before)


@pytest.mark.parametrize("seed", [0, 1, 2**63 - 1])
def test_the_first_window_is_what_rave_latent_diffusion_draws_for_the_seed(seed: int) -> None:
    before = torch.random.get_rng_state()
    torch.manual_seed(seed)
    drawn = torch.randn(1, 16, 256)
    torch.random.set_rng_state(before)

    assert torch.equal(tape(seed).window(0), drawn[0])


def test_loud_white_noise_is_white_noise_of_that_gain() -> None:
    for index in (0, 5):
        torch.testing.assert_close(tape(noise="white-1.005").window(index), 1.005 * tape().window(index))


def test_the_first_window_of_pyramid_noise_is_what_its_trainer_would_draw_for_the_seed() -> None:
    with seeded_everywhere(664):
        layers = [torch.randn(1, 16, 256)[0].double().numpy()]
        for layer in range(10):
            points = max(1, int(256 / (random.random() * 2 + 2) ** layer))
            drawn = torch.randn(1, 16, points)[0].double().numpy()
            # a straight line between points that stand in the middle of their shares of the window
            places = (np.arange(256) + 0.5) * points / 256 - 0.5
            layers.append(0.555**layer * np.stack([np.interp(places, np.arange(points), row) for row in drawn]))
            if points == 1:
                break
    noise = np.sum(layers, axis=0)
    expected = torch.from_numpy(noise / noise.std(axis=1, ddof=1, keepdims=True)).float()

    torch.testing.assert_close(tape(664, noise="pyramid").window(0), expected, atol=1e-5, rtol=1e-5)


def test_pyramid_noise_is_slower_than_white_everywhere_on_the_tape() -> None:
    def slowness(index: int) -> float:
        windows = torch.cat([tape(seed, noise="pyramid").window(index) for seed in range(40)])
        assert abs(float(windows.std()) - 1) < 0.01
        return float(windows.unfold(1, 32, 32).mean(2).var()) * 32  # 1 for white noise

    assert slowness(0) > 1.7
    assert slowness(3) == pytest.approx(slowness(2), rel=0.1)  # with a seam in its middle, and without


@pytest.mark.parametrize("noise", NOISES)
@pytest.mark.parametrize("index", [0, 1, 2, 3, 10**9])
def test_neighbouring_windows_share_half(noise: str, index: int) -> None:
    assert torch.equal(tape(noise=noise).window(index)[:, 128:], tape(noise=noise).window(index + 1)[:, :128])


@pytest.mark.parametrize("noise", NOISES)
def test_windows_are_the_same_in_any_order(noise: str) -> None:
    forwards, backwards = tape(noise=noise), tape(noise=noise)
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


def test_an_unknown_noise_is_answered_with_those_there_are() -> None:
    with pytest.raises(ConfigError, match=r"'pink': there are white, pyramid, white-1\.005"):
        tape(noise="pink")
    with pytest.raises(ConfigError, match="'pink'"):
        draw_noise("pink", (1, 2, 8), torch.Generator())


@pytest.mark.parametrize("noise", NOISES)
def test_a_batch_to_train_on_is_of_the_shape_and_hangs_on_its_generator_alone(noise: str) -> None:
    first, second = (draw_noise(noise, (3, 4, 64), torch.Generator().manual_seed(5)) for _ in range(2))

    assert first.shape == (3, 4, 64)
    assert torch.equal(first, second)
    assert not torch.equal(draw_noise(noise, (3, 4, 64), torch.Generator().manual_seed(6)), first)


def test_white_noise_to_train_on_is_what_it_always_was() -> None:
    drawn = draw_noise("white", (3, 4, 64), torch.Generator().manual_seed(5))

    assert torch.equal(drawn, torch.randn((3, 4, 64), generator=torch.Generator().manual_seed(5)))
