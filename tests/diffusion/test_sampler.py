import pytest
import torch
from torch import Tensor, nn

from rld_live.diffusion.network import build_network, preset
from rld_live.diffusion.sampler import WindowSampler
from rld_live.errors import ConfigError, ModelError


def sampler() -> WindowSampler:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        network = build_network(preset("tiny", latent_dim=4, window=64))
    return WindowSampler(network, latent_dim=4, window=64)


def noise() -> Tensor:
    return torch.randn(4, 64, generator=torch.Generator().manual_seed(1))


@pytest.mark.parametrize("solver", ["dpmpp-2m", "ddim"])
def test_the_same_noise_gives_the_same_bits(solver: str) -> None:
    first = sampler().sample(noise(), steps=3, solver=solver)

    assert torch.equal(sampler().sample(noise(), steps=3, solver=solver), first)


def test_latents_come_out_as_an_ordinary_float32_tensor_and_noise_stays_as_it_was() -> None:
    given = noise()
    latents = sampler().sample(given, steps=2)

    assert latents.shape == (4, 64)
    assert latents.dtype == torch.float32
    assert not latents.is_inference()
    assert torch.equal(given, noise())


def test_sampling_draws_nothing_from_the_global_generator() -> None:
    ready = sampler()
    before = torch.random.get_rng_state()
    ready.sample(noise(), steps=2)

    assert torch.equal(torch.random.get_rng_state(), before)


def test_noise_of_another_shape_and_no_steps_are_refused() -> None:
    with pytest.raises(ConfigError, match=r"takes \[4, 64\]"):
        sampler().sample(torch.zeros(4, 128), steps=2)
    with pytest.raises(ConfigError, match="1 or more"):
        sampler().sample(noise(), steps=0)


def test_a_network_that_answers_nan_is_reported() -> None:
    class Broken(nn.Module):
        def forward(self, x: Tensor, _time: Tensor) -> Tensor:
            return x * float("nan")

    with pytest.raises(ModelError, match="NaN"):
        WindowSampler(Broken(), latent_dim=4, window=64).sample(noise(), steps=2)
