"""Guidance: how far a network goes from what it would say with its attention blinded."""

from dataclasses import replace
from typing import Any, cast

import pytest
import torch
from torch import Tensor, nn

from rld_live.diffusion.guidance import AttentionGuidance
from rld_live.diffusion.network import PRESETS, NetworkConfig, build_network
from rld_live.diffusion.sampler import WindowSampler
from rld_live.diffusion.unet_library import self_attentions
from rld_live.diffusion.weights import load_weights, weights_of
from rld_live.errors import ConfigError
from tests.fakes.rld import SMALL

SHAPE = (1, SMALL.latent_dim, SMALL.window)


def network(config: NetworkConfig = SMALL) -> nn.Module:
    """Return a network that attends sharply and listens to it, which one without training hardly does."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        built = build_network(config).eval().requires_grad_(False)
    for name, weights in weights_of(built).items():
        if any(part in name for part in ("to_q", "to_kv", "attention.blocks")):
            weights *= 10
    return built


def window(seed: int = 1) -> Tensor:
    return torch.randn(SHAPE, generator=torch.Generator().manual_seed(seed))


class Blind(nn.Module):
    """What attention computes where every place attends to itself alone: its values, projected."""

    def __init__(self, to_out: nn.Module) -> None:
        super().__init__()
        self._to_out = to_out

    def forward(self, _queries: Tensor, _keys: Tensor, values: Tensor) -> Tensor:
        projected: Tensor = self._to_out(values)
        return projected


def blinded_copy(whole: nn.Module) -> nn.Module:
    """Return a network of the same weights, built without attention maps on the way down."""
    copy = network()
    load_weights(copy, weights_of(whole), where="the copy")
    layers = [cast(Any, each) for each in copy.modules() if type(each).__name__ == "Attention"]
    for layer in layers[: len(layers) // 2]:
        layer.attention = Blind(layer.attention.blocks[0])
    return copy


@pytest.mark.parametrize("guidance", [0.0, 0.5, 1.0, 3.0, 8.0])
def test_a_prediction_lies_on_the_line_from_a_network_without_attention_maps_through_the_network(
    guidance: float,
) -> None:
    good, time = network(), torch.tensor([0.6])
    worse = blinded_copy(good)(window(), time)
    assert not torch.allclose(worse, good(window(), time), atol=1e-3)
    expected = worse + guidance * (good(window(), time) - worse)
    found = AttentionGuidance(good).velocity(window(), time, guidance=guidance)
    torch.testing.assert_close(found, expected, rtol=1e-4, atol=1e-5)


def test_every_window_of_a_batch_is_guided_for_itself() -> None:
    guidance, windows = AttentionGuidance(network()), torch.cat((window(1), window(2)))
    times = torch.tensor([0.2, 0.8])
    together = guidance.velocity(windows, times, guidance=2.0)
    alone = [
        guidance.velocity(one, time, guidance=2.0) for one, time in zip(windows.chunk(2), times.chunk(2), strict=True)
    ]
    torch.testing.assert_close(together, torch.cat(alone), rtol=1e-4, atol=1e-5)


def test_a_guidance_of_1_is_the_network_alone_to_the_bit_before_and_after_others() -> None:
    sampler = WindowSampler(network(), latent_dim=SMALL.latent_dim, window=SMALL.window)
    alone = sampler.sample(window()[0], steps=4)
    guided = sampler.sample(window()[0], steps=4, guidance=2.0)
    assert torch.equal(sampler.sample(window()[0], steps=4, guidance=1.0), alone)
    assert torch.equal(sampler.sample(window()[0], steps=4, guidance=2.0), guided)
    assert not torch.allclose(guided, alone, atol=1e-3)


def test_a_call_that_fails_leaves_the_network_seeing() -> None:
    whole = network()
    guidance, before = AttentionGuidance(whole), whole(window(), torch.tensor([0.5]))
    with pytest.raises(RuntimeError):
        guidance.velocity(window()[:, :1], torch.tensor([0.5]), guidance=2.0)
    assert torch.equal(whole(window(), torch.tensor([0.5])), before)


@pytest.mark.parametrize("name", PRESETS)
def test_every_shape_that_we_train_can_be_guided(name: str) -> None:
    with torch.device("meta"):
        assert AttentionGuidance(build_network(PRESETS[name])).is_possible


def test_a_network_without_attention_cannot_be_guided_and_its_sampler_says_so() -> None:
    sampler = WindowSampler(
        network(replace(SMALL, attentions=(0, 0, 0))), latent_dim=SMALL.latent_dim, window=SMALL.window
    )
    assert not sampler.can_be_guided
    with pytest.raises(ConfigError, match="guidance of 2 needs a network with attention"):
        sampler.sample(window()[0], steps=2, guidance=2.0)


def test_attention_to_a_condition_is_never_blinded() -> None:
    conditioned = replace(SMALL, cross_attentions=(0, 1, 1), embedding_features=8, embedding_length=2)
    assert len(self_attentions(network(conditioned))) == len(self_attentions(network()))
    assert not AttentionGuidance(network(replace(conditioned, attentions=(0, 0, 0)))).is_possible
    time = torch.tensor([0.5])
    guided = AttentionGuidance(network(conditioned)).velocity(window(), time, guidance=1.0)
    torch.testing.assert_close(guided, network(conditioned)(window(), time), rtol=1e-4, atol=1e-5)
