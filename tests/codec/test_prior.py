"""The prior that some exports bring along."""

from pathlib import Path

import pytest
import torch
from torch import Tensor

from rld_live.codec.prior import Prior, open_prior
from rld_live.errors import ModelError
from tests.fakes.exports import LATENT_DIM, write_export
from tests.fakes.priors import BEGINNING, write_msprior, write_v1_with_prior

WRITERS = {"v1": write_v1_with_prior, "msprior": write_msprior}


@pytest.fixture(params=WRITERS)
def prior(request: pytest.FixtureRequest, tmp_path: Path) -> Prior:
    return open_prior(WRITERS[request.param](tmp_path / "joined.ts"))


def go_on(prior: Prior, *keys: int, temperature: float = 1.0) -> Tensor:
    return prior.generate(64, temperature=temperature, keys=keys)


def walk(prior: Prior, latents: Tensor, temperature: float) -> Tensor:
    """Return what the fake's formula draws in each step, given the latents that it came to: about N(0, 1)."""
    before = torch.cat([torch.full((LATENT_DIM, 1), BEGINNING), latents[:, :-1]], 1)
    long_before = torch.cat([torch.zeros(LATENT_DIM, 2), latents[:, :-2]], 1)
    assert prior.info.has_prior
    return (latents - 0.8 * before - 0.1 * long_before) / (0.3 * temperature)


def test_it_begins_where_the_file_begins_with_its_memory_cleared(prior: Prior) -> None:
    latents = go_on(prior, 1)
    assert latents.shape == (LATENT_DIM, 64)
    drawn = walk(prior, latents, 1.0)
    assert float(drawn.std()) == pytest.approx(1.0, abs=0.1)
    # a dirty pad or a beginning at zero would move the first two by 0.2 / 0.3 or more, for all dimensions alike
    assert float(drawn[:, :2].mean().abs()) < 2 / (2 * LATENT_DIM) ** 0.5


@pytest.mark.parametrize("temperature", [0.1, 0.5, 1.0, 2.0])
def test_the_temperature_is_that_of_the_draws(prior: Prior, temperature: float) -> None:
    drawn = walk(prior, go_on(prior, 1, temperature=temperature), temperature)
    assert float(drawn.std()) == pytest.approx(1.0, abs=0.1)


def test_from_the_same_state_the_same_keys_give_the_same_latents(prior: Prior) -> None:
    opening = prior.state()
    first = go_on(prior, 1, 0)
    middle = prior.state()
    second = go_on(prior, 1, 1)
    prior.restore(middle)
    assert torch.equal(go_on(prior, 1, 1), second)
    prior.restore(opening)
    assert torch.equal(go_on(prior, 1, 0), first)
    prior.restore(opening)
    assert not torch.equal(go_on(prior, 2, 0), first)


def test_a_state_holds_what_is_used_of_the_memory_and_nothing_else(prior: Prior) -> None:
    # `pad` has 64 rows for a batch, of which one plays; the codec's own memory is not the prior's
    assert prior.state().size == 4 * (LATENT_DIM + 2 * LATENT_DIM)


def test_an_attribute_with_which_it_fails_is_set_back_and_it_goes_on(tmp_path: Path) -> None:
    prior = open_prior(write_msprior(tmp_path / "joined.ts"))
    expected = go_on(prior, 1)
    prior.restore(prior.beginning)

    prior.attributes.set("colour", [100])

    assert torch.equal(go_on(prior, 1), expected)
    assert prior.attributes.get("colour") == (0,)


def test_the_global_generator_is_left_as_it_was(prior: Prior) -> None:
    before = torch.get_rng_state()
    go_on(prior, 1)
    assert torch.equal(torch.get_rng_state(), before)


def test_latents_are_ordinary_tensors_that_a_state_does_not_share(prior: Prior) -> None:
    latents, state = go_on(prior, 1), prior.state()
    assert not latents.is_inference()
    kept = {name: buffer.clone() for name, buffer in state.buffers.items()}
    go_on(prior, 2)
    assert all(torch.equal(buffer, kept[name]) for name, buffer in state.buffers.items())


@pytest.mark.parametrize(("wrong", "numbers"), [({"dims": 3}, ("3", "4")), ({"ratio": 32}, ("32", "16"))])
def test_a_prior_of_another_codec_is_refused_with_both_values(
    tmp_path: Path, wrong: dict[str, int], numbers: tuple[str, str]
) -> None:
    path = write_v1_with_prior(tmp_path / "joined.ts", **wrong)
    with pytest.raises(ModelError, match=rf"joined\.ts: its prior has .* {numbers[0]}, its decoder {numbers[1]}"):
        open_prior(path)


def test_a_prior_that_computes_nan_is_refused_although_its_latents_are_numbers(tmp_path: Path) -> None:
    path = write_v1_with_prior(tmp_path / "joined.ts", is_broken=True)
    with pytest.raises(ModelError, match=r"joined\.ts: its prior computes NaN: export an earlier state of its run"):
        open_prior(path)


def test_an_export_without_a_prior_is_refused_with_the_remedy(tmp_path: Path) -> None:
    path = write_export(tmp_path / "codec.ts")
    with pytest.raises(ModelError, match=r"codec\.ts: has no prior: .* checkpoint"):
        open_prior(path)
