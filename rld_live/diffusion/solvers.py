"""Solvers of the probability-flow equation, in v form.

A network is seen as `Velocity`: (x, t) -> v, with φ = πt/2, x = cos φ · x₀ + sin φ · noise and dx/dφ = v. Every solver
walks `times` from the first, where `x` is, to the last, and calls the network once per step.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from torch import Tensor

from rld_live.diffusion.schedule import karras_times, linear_times
from rld_live.errors import ConfigError

Velocity = Callable[[Tensor, float], Tensor]


def ddim(velocity: Velocity, x: Tensor, times: Tensor) -> Tensor:
    """Walk along the circle that the present velocity spans: Song et al., "DDIM", ICLR 2021, equation 12 with η = 0.

    First order, and exact when the network's x₀ does not change over a step.
    """
    angles = _angles(times)
    for now, then in pairwise(angles):
        v = velocity(x, _time(now))
        x = math.cos(then - now) * x + math.sin(then - now) * v
    return x


def dpm_solver_2m(velocity: Velocity, x: Tensor, times: Tensor) -> Tensor:
    """Walk with DPM-Solver++(2M): Lu et al., "DPM-Solver++", 2022, algorithm 2.

    Second order from the second call on. The last step, whose λ = log(cos φ / sin φ) is infinite, is first order: it
    goes to the predicted latents.
    """
    angles = _angles(times)
    previous: _Call | None = None
    for now, then in pairwise(angles):
        call = _Call(now, math.cos(now) * x - math.sin(now) * velocity(x, _time(now)))
        if then <= 0:
            return call.clean
        x = _step(x, call.clean if previous is None else call.clean + call.slope(previous, then) / 2, now, then)
        previous = call
    return x


def unipc_2(velocity: Velocity, x: Tensor, times: Tensor) -> Tensor:
    """Walk with UniPC of order 2, B(h) = eʰ − 1: Zhao et al., "UniPC", NeurIPS 2023, algorithms 1 and 2.

    Its predictor is DPM-Solver++(2M); each call of the network also corrects the step that led to it.
    """
    angles = _angles(times)
    previous: _Call | None = None
    before: _Call | None = None
    start = x
    for now, then in pairwise(angles):
        call = _Call(now, math.cos(now) * x - math.sin(now) * velocity(x, _time(now)))
        if then <= 0:
            return call.clean
        if previous is not None:
            x = _step(start, _corrected(before, previous, call), previous.angle, now)
        target = call.clean if previous is None else call.clean + call.slope(previous, then) / 2
        start, before, previous = x, previous, call
        x = _step(x, target, now, then)
    return x


@dataclass(frozen=True)
class _Call:
    """What the network said at one angle: the latents that it would go to."""

    angle: float
    clean: Tensor

    def slope(self, previous: "_Call", then: float) -> Tensor:
        """Return the change of `clean` over the step to `then` if it went on as it did since `previous`."""
        ratio = _width(previous.angle, self.angle) / _width(self.angle, then)
        return (self.clean - previous.clean) / ratio


def _corrected(before: _Call | None, previous: _Call, call: _Call) -> Tensor:
    """Return the target that the step from `previous` to `call` should have had, now that `call` is known."""
    gained = call.clean - previous.clean
    if before is None:
        return previous.clean + gained / 2
    # The two weights solve [[1, 1], [r, 1]] · weights = moments of the exponential integral (the paper's φ functions).
    width = _width(previous.angle, call.angle)
    r = -_width(before.angle, previous.angle) / width
    growth = math.expm1(-width)
    first = (growth / -width - 1) / growth
    second = 2 * ((growth / -width - 1) / -width - 0.5) / growth
    on_slope = (second - first) / (r - 1)
    return previous.clean + on_slope * previous.slope(before, call.angle) + (first - on_slope) * gained


def _step(x: Tensor, target: Tensor, now: float, then: float) -> Tensor:
    """Return where `x` at angle `now` is at `then` if the predicted latents are `target` all the way: exact."""
    return (math.sin(then) / math.sin(now)) * x - math.cos(then) * math.expm1(-_width(now, then)) * target


def _width(now: float, then: float) -> float:
    """Return the step's width in λ = log(cos φ / sin φ), half the log signal-to-noise ratio."""
    return math.log(math.tan(now)) - math.log(math.tan(then))


@dataclass(frozen=True)
class Solver:
    """A way to walk with the times it is at its best on."""

    sentence: str
    times: Callable[[int], Tensor]
    walk: Callable[[Velocity, Tensor, Tensor], Tensor]


SOLVERS: Mapping[str, Solver] = MappingProxyType(
    {
        "dpmpp-2m": Solver("DPM-Solver++(2M) on Karras times: 5 to 8 steps do", karras_times, dpm_solver_2m),
        "unipc": Solver("UniPC-2 on Karras times: as good as dpmpp-2m", karras_times, unipc_2),
        "ddim": Solver("DDIM on equal times, as RAVE-Latent Diffusion samples: 50 to 100 steps", linear_times, ddim),
    }
)


def solver(name: str) -> Solver:
    """Return the solver called `name`; raise `ConfigError` if there is none."""
    if name not in SOLVERS:
        raise ConfigError(f"no solver is called {name!r}: there are {', '.join(SOLVERS)}")
    return SOLVERS[name]


def _angles(times: Tensor) -> list[float]:
    return [float(time) * math.pi / 2 for time in times]


def _time(angle: float) -> float:
    return angle * 2 / math.pi
