import math
from dataclasses import replace

import pytest
import torch
from lightning_fabric import Fabric
from torch import Generator, Tensor

from rld_live.diffusion.network import NetworkConfig, build_network
from rld_live.diffusion.objective import stratified_times, velocity_errors
from rld_live.diffusion.trainer import StepSettings, Trainer
from rld_live.diffusion.weights import load_weights, weights_of
from rld_live.errors import ConfigError, ModelError
from rld_live.latent.noise import NOISES, draw_noise

TOY = NetworkConfig(
    latent_dim=2,
    window=16,
    channels=(8, 16),
    factors=(1, 4),
    items=(1, 1),
    attentions=(0, 1),
    attention_heads=2,
    attention_features=8,
    modulation_features=16,
    # One channel per group would leave some biases without effect, and Adam would learn from their rounding errors.
    resnet_groups=2,
)
SETTINGS = StepSettings(learning_rate=1e-3, warmup_steps=4)


def trainer(settings: StepSettings = SETTINGS, *, seed: int = 0, noise: str = "white") -> Trainer:
    return Trainer(TOY, settings, seed=seed, fabric=Fabric(accelerator="cpu", devices=1), noise=noise)


def at(step: int) -> Generator:
    return Generator().manual_seed(1000 + step)


def batch(step: int, count: int = 8) -> Tensor:
    """Sines of random phase: something to learn."""
    phase = torch.rand(count, 2, 1, generator=at(step)) * 2 * math.pi
    return 1.4 * torch.sin(torch.arange(16) * math.pi / 4 + phase)


def learn(student: Trainer, steps: int) -> list[float]:
    return [student.train_step(batch(student.step), at(student.step)) for _ in range(steps)]


def state(student: Trainer) -> dict[str, Tensor]:
    average = {"average." + name: tensor for name, tensor in student.average.weights.items()}
    return {name: tensor.clone() for name, tensor in (student.resuming_tensors() | average).items()}


@pytest.mark.parametrize("accumulate", [2, 4, 8])
def test_accumulating_parts_equals_the_whole_batch(accumulate: int) -> None:
    whole, in_parts = trainer(), trainer(replace(SETTINGS, accumulate=accumulate))
    losses, losses_in_parts = learn(whole, 3), learn(in_parts, 3)

    assert losses == pytest.approx(losses_in_parts, rel=1e-5)
    for name, tensor in state(whole).items():
        torch.testing.assert_close(state(in_parts)[name], tensor, rtol=1e-4, atol=1e-5, msg=name)


def test_a_step_is_warmed_up_clipped_adamw_on_the_velocity_error() -> None:
    student = trainer()
    network = build_network(TOY)
    load_weights(network, weights_of(student.network), where="test")
    reference = torch.optim.AdamW(network.parameters(), lr=SETTINGS.learning_rate, weight_decay=0.01, betas=(0.9, 0.99))
    for step in range(3):
        generator = at(step)
        times = stratified_times(8, generator)
        noise = torch.randn(8, 2, 16, generator=generator)
        reference.zero_grad()
        velocity_errors(network, batch(step), noise, times).mean().backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        reference.param_groups[0]["lr"] = SETTINGS.learning_rate * (step + 1) / 4
        reference.step()
    learn(student, 3)

    for name, tensor in weights_of(network).items():
        torch.testing.assert_close(weights_of(student.network)[name], tensor, rtol=1e-4, atol=1e-6, msg=name)


@pytest.mark.parametrize("kind", NOISES)
def test_latents_are_mixed_with_the_kind_of_noise_that_is_asked_for(kind: str) -> None:
    student = trainer(noise=kind)
    generator = at(5)
    times = stratified_times(8, generator)
    noise = draw_noise(kind, (8, 2, 16), generator)
    expected = velocity_errors(student.network, batch(0), noise, times).mean()

    assert student.train_step(batch(0), at(5)) == pytest.approx(float(expected.detach()), rel=1e-6)


def test_given_weights_are_what_training_and_its_average_begin_from() -> None:
    other, student = trainer(seed=1), trainer()
    learn(other, 2)
    student.begin_from(other.average.weights, where="test")

    assert all(torch.equal(tensor, other.average.weights[name]) for name, tensor in weights_of(student.network).items())
    assert all(torch.equal(tensor, other.average.weights[name]) for name, tensor in student.average.weights.items())
    with pytest.raises(ModelError, match=r"^a\.pt: .* weights are missing"):
        student.begin_from({}, where="a.pt")


def test_the_average_follows_the_weights_and_never_is_them() -> None:
    student = trainer()
    expected = {name: tensor.clone() for name, tensor in weights_of(student.network).items()}
    for update in range(1, 6):
        learn(student, 1)
        decay = min(SETTINGS.average_decay, (1 + update) / (10 + update))
        for name, tensor in weights_of(student.network).items():
            expected[name] = decay * expected[name] + (1 - decay) * tensor

    for name, tensor in student.average.weights.items():
        torch.testing.assert_close(tensor, expected[name], rtol=1e-4, atol=1e-6, msg=name)
        assert tensor.data_ptr() != weights_of(student.network)[name].data_ptr()


def test_validation_judges_the_average_and_not_the_online_weights() -> None:
    student = trainer()
    learn(student, 3)
    noise, times = torch.randn(batch(0).shape, generator=at(9)), stratified_times(8, at(10))
    network = build_network(TOY)
    load_weights(network, student.average.weights, where="test")
    with torch.inference_mode():
        expected = velocity_errors(network, batch(0), noise, times).mean()

    assert student.validate(batch(0), noise, times, batch=3) == pytest.approx(float(expected), rel=1e-5)


def test_training_learns() -> None:
    student = trainer(replace(SETTINGS, learning_rate=3e-3, average_decay=0.9))
    losses = learn(student, 150)

    assert sum(losses[-20:]) < 0.6 * sum(losses[:20])


def test_going_on_from_what_was_kept_gives_the_same_bits() -> None:
    straight, first = trainer(), trainer()
    learn(straight, 6)
    learn(first, 3)
    kept, average = state(first), {name: tensor.clone() for name, tensor in first.average.weights.items()}
    second = trainer(seed=99)

    def read(prefix: str) -> dict[str, Tensor]:
        return {name.removeprefix(prefix): tensor for name, tensor in kept.items() if name.startswith(prefix)}

    second.resume(3, average, read, where="test")
    learn(second, 3)

    for name, tensor in state(straight).items():
        assert torch.equal(state(second)[name], tensor), name


def test_the_seed_fixes_the_first_weights_and_the_global_generator_is_left_alone() -> None:
    before = torch.random.get_rng_state()
    first, again, other = trainer(), trainer(), trainer(seed=1)
    learn(first, 1), learn(again, 1), learn(other, 1)

    assert all(torch.equal(tensor, state(again)[name]) for name, tensor in state(first).items())
    assert not all(torch.equal(tensor, state(other)[name]) for name, tensor in state(first).items())
    assert torch.equal(torch.random.get_rng_state(), before)


def test_latents_that_are_no_numbers_stop_training_before_the_weights_are_spoilt() -> None:
    student = trainer()
    learn(student, 1)
    before = state(student)
    with pytest.raises(ModelError, match="the loss became nan at step 1"):
        student.train_step(batch(0) * float("nan"), at(0))

    assert all(torch.equal(tensor, state(student)[name]) for name, tensor in before.items())


def test_a_batch_that_does_not_divide_is_refused() -> None:
    with pytest.raises(ConfigError, match="7 does not divide into 2"):
        trainer(replace(SETTINGS, accumulate=2)).train_step(batch(0, 7), at(0))
