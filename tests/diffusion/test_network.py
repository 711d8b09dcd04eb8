from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
import torch

from rld_live.diffusion.network import PRESETS, NetworkConfig, build_network, preset
from rld_live.diffusion.weights import load_weights, weights_of
from rld_live.errors import ModelError

TOY = NetworkConfig(
    latent_dim=3,
    window=16,
    channels=(8, 16),
    factors=(1, 4),
    items=(1, 1),
    attentions=(0, 1),
    attention_heads=2,
    attention_features=8,
    modulation_features=16,
)


@pytest.mark.parametrize(("name", "millions"), [("tiny", (2.0, 4.4)), ("small", (10.0, 20.0)), ("rld", (190.5, 191.5))])
def test_presets_have_the_size_they_are_meant_to_have(name: str, millions: tuple[float, float]) -> None:
    with torch.device("meta"):
        network = build_network(PRESETS[name])
    count = sum(tensor.numel() for tensor in network.parameters()) / 1e6

    assert millions[0] <= count <= millions[1]


@pytest.mark.parametrize("latent_dim", [8, 24])
def test_the_tiny_shape_takes_any_latents_and_any_multiple_of_its_factors(latent_dim: int) -> None:
    config = preset("tiny", latent_dim=latent_dim, window=128)
    x = torch.zeros(2, latent_dim, config.window)

    with torch.inference_mode():
        assert build_network(config)(x, torch.tensor([0.1, 0.9])).shape == x.shape


def test_a_batch_gives_what_its_items_give_alone() -> None:
    network = build_network(TOY)
    x, times = torch.randn(3, 3, 16, generator=torch.Generator().manual_seed(0)), torch.tensor([0.1, 0.5, 0.9])
    with torch.inference_mode():
        alone = torch.cat([network(x[i : i + 1], times[i : i + 1]) for i in range(3)])
        torch.testing.assert_close(network(x, times), alone, atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"window": 18}, "a multiple of 4"),
        ({"window": 1 << 17}, "must be 65536 or less"),
        ({"items": (1,)}, "one entry per level"),
        ({"channels": (8, 12)}, "12 channels do not divide into 8 groups"),
        ({"attention_heads": 0}, "1 or more"),
        ({"cross_attentions": (0, 1)}, "an embedding to attend to"),
    ],
)
def test_an_impossible_shape_is_refused_with_the_remedy(change: Mapping[str, Any], sentence: str) -> None:
    with pytest.raises(ModelError, match=sentence):
        replace(TOY, **change)


def test_an_unknown_preset_is_answered_with_those_there_are() -> None:
    with pytest.raises(ModelError, match="tiny, small, rld"):
        preset("huge", latent_dim=16)


def test_a_fresh_network_with_loaded_weights_computes_what_the_original_does() -> None:
    original, copy = build_network(TOY), build_network(TOY)
    load_weights(copy, weights_of(original), where="test")
    x, time = torch.randn(1, 3, 16), torch.tensor([0.5])
    with torch.inference_mode():
        assert torch.equal(copy(x, time), original(x, time))
        next(original.parameters()).zero_()
        assert not torch.equal(copy(x, time), original(x, time))


def test_weights_that_do_not_belong_are_refused_by_name() -> None:
    network = build_network(TOY)
    weights = weights_of(network)
    first = next(iter(weights))

    with pytest.raises(ModelError, match=r"1 weights are missing"):
        load_weights(network, {name: tensor for name, tensor in weights.items() if name != first}, where="x")
    with pytest.raises(ModelError, match=r"1 unknown \(stranger\)"):
        load_weights(network, {**weights, "stranger": torch.zeros(1)}, where="x")
    with pytest.raises(ModelError, match=r"should be"):
        load_weights(network, {**weights, first: torch.zeros(1, 1, 1, 1)}, where="x")
