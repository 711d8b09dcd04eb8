import math
from collections.abc import Callable

import pytest
import torch
from torch import Tensor

from rld_live.diffusion.network import build_network, preset
from rld_live.diffusion.schedule import karras_times, linear_times
from rld_live.diffusion.solvers import SOLVERS, Velocity, ddim, dpm_solver_2m, solver, unipc_2
from rld_live.errors import ConfigError

MEANS, SPREAD = torch.tensor([-1.5, 0.5, 2.0], dtype=torch.float64), 0.3


def gaussian_velocity(mean: float, deviation: float) -> Velocity:
    """The perfect network for data that is normal with this mean and deviation."""

    def velocity(x: Tensor, time: float) -> Tensor:
        alpha, sigma = math.cos(time * math.pi / 2), math.sin(time * math.pi / 2)
        variance = (alpha * deviation) ** 2 + sigma**2
        clean = mean + alpha * deviation**2 / variance * (x - alpha * mean)
        return alpha * (x - alpha * clean) / max(sigma, 1e-12) - sigma * clean

    return velocity


def gaussian_answer(x: Tensor, start: float, mean: float, deviation: float) -> Tensor:
    """Where the probability flow takes `x` from time `start`: it keeps each point's distance in deviations."""
    alpha, sigma = math.cos(start * math.pi / 2), math.sin(start * math.pi / 2)
    return mean + deviation * (x - alpha * mean) / math.sqrt((alpha * deviation) ** 2 + sigma**2)


def mixture_velocity(x: Tensor, time: float) -> Tensor:
    """The perfect network for an even mixture of three normal distributions."""
    alpha, sigma = math.cos(time * math.pi / 2), math.sin(time * math.pi / 2)
    variance = (alpha * SPREAD) ** 2 + sigma**2
    distance = x.unsqueeze(-1) - alpha * MEANS
    weight = torch.softmax(-distance.square() / (2 * variance), dim=-1)
    clean = (weight * (MEANS + alpha * SPREAD**2 / variance * distance)).sum(-1)
    return alpha * (x - alpha * clean) / max(sigma, 1e-12) - sigma * clean


def mixture_answer(x: Tensor, start: float) -> Tensor:
    """The flow keeps the order of points in one dimension, so each keeps its rank: quantiles, found by bisection."""
    alpha, sigma = math.cos(start * math.pi / 2), math.sin(start * math.pi / 2)

    def rank(points: Tensor, scale: float, deviation: float) -> Tensor:
        return torch.special.ndtr((points.unsqueeze(-1) - scale * MEANS) / deviation).mean(-1)

    wanted = rank(x, alpha, math.sqrt((alpha * SPREAD) ** 2 + sigma**2))
    low, high = torch.full_like(x, -20), torch.full_like(x, 20)
    for _ in range(80):
        middle = (low + high) / 2
        is_below = rank(middle, 1.0, SPREAD) < wanted
        low, high = torch.where(is_below, middle, low), torch.where(is_below, high, middle)
    return low


def mixture_error(walk: Callable[[Velocity, Tensor, Tensor], Tensor], times: Tensor) -> float:
    x = torch.special.ndtri((torch.arange(400, dtype=torch.float64) + 0.5) / 400)
    return float((walk(mixture_velocity, x, times) - mixture_answer(x, float(times[0]))).square().mean().sqrt())


@pytest.mark.parametrize("name", SOLVERS)
def test_every_solver_converges_to_the_flow_of_a_gaussian(name: str) -> None:
    chosen = solver(name)
    times = chosen.times(400)
    x = torch.linspace(-3, 3, 50, dtype=torch.float64)
    answer = gaussian_answer(x, float(times[0]), 0.7, 0.5)

    assert float((chosen.walk(gaussian_velocity(0.7, 0.5), x, times) - answer).abs().max()) < 0.01


def test_on_a_mixture_16_steps_of_the_default_do_what_50_of_ddim_on_equal_times_do() -> None:
    assert mixture_error(dpm_solver_2m, karras_times(16)) < mixture_error(ddim, linear_times(50)) < 0.05
    assert mixture_error(dpm_solver_2m, karras_times(100)) < 0.002
    assert mixture_error(unipc_2, karras_times(16)) < 0.05


def test_on_a_gaussian_6_steps_of_the_default_do_what_ddim_on_equal_times_does_not_in_50() -> None:
    x = torch.linspace(-3, 3, 50, dtype=torch.float64)

    def error(walk: Callable[[Velocity, Tensor, Tensor], Tensor], times: Tensor) -> float:
        answer = gaussian_answer(x, float(times[0]), 0.7, 0.5)
        return float((walk(gaussian_velocity(0.7, 0.5), x, times) - answer).abs().max())

    assert error(dpm_solver_2m, karras_times(6)) < error(ddim, linear_times(50)) < 0.05


def test_ddim_is_of_first_order_dpm_solver_2m_of_second_and_unipc_of_third() -> None:
    # Stops at t = 0.1: the last step to 0 is of first order by design.
    def error(walk: Callable[[Velocity, Tensor, Tensor], Tensor], steps: int) -> float:
        times = torch.linspace(0.9, 0.1, steps + 1, dtype=torch.float64)
        x = torch.linspace(-2, 2, 21, dtype=torch.float64)
        exact = unipc_2(mixture_velocity, x, torch.linspace(0.9, 0.1, 2001, dtype=torch.float64))
        return float((walk(mixture_velocity, x, times) - exact).abs().max())

    assert error(ddim, 64) / error(ddim, 128) == pytest.approx(2, rel=0.2)
    assert error(dpm_solver_2m, 64) / error(dpm_solver_2m, 128) == pytest.approx(4, rel=0.3)
    assert error(unipc_2, 64) / error(unipc_2, 128) == pytest.approx(8, rel=0.4)


@pytest.mark.parametrize("walk", [ddim, dpm_solver_2m, unipc_2])
def test_one_step_goes_to_the_predicted_latents(walk: Callable[[Velocity, Tensor, Tensor], Tensor]) -> None:
    x = torch.linspace(-3, 3, 50, dtype=torch.float64)
    velocity = gaussian_velocity(0.7, 0.5)
    angle = float(karras_times(1)[0]) * math.pi / 2
    clean = math.cos(angle) * x - math.sin(angle) * velocity(x, angle * 2 / math.pi)

    torch.testing.assert_close(walk(velocity, x, karras_times(1)), clean)


def test_ddim_is_audio_diffusion_pytorchs_sampler() -> None:
    network = build_network(preset("tiny", latent_dim=4, window=64))  # first: it makes the library importable
    from audio_diffusion_pytorch.diffusion import VSampler

    noise = torch.randn(1, 4, 64, generator=torch.Generator().manual_seed(1))
    with torch.inference_mode():
        theirs = VSampler(net=network)(noise, num_steps=10)
        ours = ddim(lambda x, time: network(x, torch.full((1,), time)), noise, linear_times(10))

    torch.testing.assert_close(ours, theirs, atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("name", SOLVERS)
@pytest.mark.parametrize("steps", [1, 2, 5])
def test_a_step_is_one_call_of_the_network(name: str, steps: int) -> None:
    calls: list[float] = []

    def counting(x: Tensor, time: float) -> Tensor:
        calls.append(time)
        return torch.zeros_like(x)

    solver(name).walk(counting, torch.ones(3), solver(name).times(steps))

    assert len(calls) == steps
    assert calls == sorted(calls, reverse=True)


def test_karras_times_begin_at_sigma_40_pass_0_02_and_end_at_0() -> None:
    times = karras_times(6)

    assert len(times) == 7
    assert float(torch.tan(times[0] * math.pi / 2)) == pytest.approx(40)
    assert float(torch.tan(times[-2] * math.pi / 2)) == pytest.approx(0.02)
    assert float(times[-1]) == 0
    assert bool((times.diff() < 0).all())


def test_an_unknown_solver_is_answered_with_those_there_are() -> None:
    with pytest.raises(ConfigError, match="dpmpp-2m, unipc, ddim"):
        solver("euler")
