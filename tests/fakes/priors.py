"""Codec exports that bring a prior, in the small: joined as RAVE v1's script and as msprior's joins the two.

The prior is a random walk that is drawn towards where it was two latent frames before. What it remembers is kept as
in the real ones: in a `pad`, and in `previous_step`, whose beginning is not zero.
"""

import math
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from tests.fakes.exports import LATENT_DIM, RATIO, save, torchscript_accepted, write_export

BEGINNING = 0.25
CONDITION_FRAMES = 16


class Walk(nn.Module):
    """Goes on by some latent frames. A broken one computes NaN, and still chooses numbers as real ones do."""

    previous_step: Tensor
    pad: Tensor

    def __init__(self, dims: int, *, is_broken: bool = False) -> None:
        super().__init__()
        self.return_rate = math.nan if is_broken else 0.8
        self.register_buffer("previous_step", torch.full((1, dims, 1), BEGINNING))
        self.register_buffer("pad", torch.ones(64, dims, 2))  # dirty, as files are

    def forward(self, count: int, temperature: float) -> Tensor:
        steps: list[Tensor] = []
        for _ in range(count):
            drawn = torch.randn_like(self.previous_step)
            x = self.return_rate * self.previous_step + 0.1 * self.pad[:1, :, :1] + 0.3 * temperature * drawn
            self.pad[:1].copy_(torch.cat([self.pad[:1, :, 1:], x], 2))
            self.previous_step.copy_(x)
            steps.append(torch.nan_to_num(x))
        return torch.cat(steps, 2)


class Combined(nn.Module):
    """RAVE v1's: the prior takes its temperature as a signal, 0 being 1."""

    def __init__(self, rave: nn.Module, prior_params: list[int], *, is_broken: bool = False) -> None:
        super().__init__()
        self._rave = rave
        self._prior = Walk(prior_params[2], is_broken=is_broken)
        for method in ("encode", "decode", "forward"):
            self.register_buffer(f"{method}_params", getattr(rave, f"{method}_params"))
        self.register_buffer("prior_params", torch.tensor(prior_params))

    @torch.jit.export
    def encode(self, x: Tensor) -> Tensor:
        z: Tensor = self._rave.encode(x)
        return z

    @torch.jit.export
    def decode(self, z: Tensor) -> Tensor:
        y: Tensor = self._rave.decode(z)
        return y

    @torch.jit.export
    def prior(self, x: Tensor) -> Tensor:
        temperature = functional.softplus(x.mean()) / math.log(2.0)
        z: Tensor = self._prior(x.shape[2], float(temperature))
        return z

    def forward(self, x: Tensor) -> Tensor:
        return self.decode(self.encode(x))


class CombinedModule(Combined):
    """msprior's: attributes instead of a signal, one more output, and a condition that comes every so many frames."""

    temperature: tuple[float]
    listen: tuple[bool]
    colour: tuple[int]

    def __init__(self, rave: nn.Module, prior_params: list[int]) -> None:
        super().__init__(rave, [prior_params[0], prior_params[1], prior_params[2] + 1, prior_params[3]])
        self.rave_model = rave
        self.walk = Walk(prior_params[2])
        self.temperature = (1.0,)
        self.listen = (True,)
        self.colour = (0,)
        self.condition_frames = CONDITION_FRAMES
        self.register_buffer("temperature_params", torch.tensor([2]))
        self.register_buffer("listen_params", torch.tensor([0]))
        self.register_buffer("colour_params", torch.tensor([1]))

    @torch.jit.export
    def prior(self, x: Tensor) -> Tensor:
        assert self.colour[0] < 100, "no such colour"  # which the setter does not look at
        condition = x[:, -1:].reshape(1, 1, -1, self.condition_frames)[..., -1]
        sureness = torch.zeros(1, 1, x.shape[2]) + condition.mean()
        if self.listen[0]:
            return torch.cat([x[:, :-1], sureness], 1)
        z: Tensor = self.walk(x.shape[2], self.temperature[0])
        return torch.cat([z, sureness], 1)

    @torch.jit.export
    def get_methods(self) -> list[str]:
        return ["encode", "decode", "forward", "prior"]

    @torch.jit.export
    def get_attributes(self) -> list[str]:
        return ["temperature", "listen", "colour"]

    @torch.jit.export
    def get_temperature(self) -> float:
        return self.temperature[0]

    @torch.jit.export
    def set_temperature(self, temperature: float) -> int:
        self.temperature = (temperature,)
        return 0

    @torch.jit.export
    def get_listen(self) -> bool:
        return self.listen[0]

    @torch.jit.export
    def set_listen(self, listen: bool) -> int:
        self.listen = (listen,)
        return 0

    @torch.jit.export
    def get_colour(self) -> int:
        return self.colour[0]

    @torch.jit.export
    def set_colour(self, colour: int) -> int:
        self.colour = (colour,)
        return 0


def write_v1_with_prior(
    path: Path,
    *,
    kind: str = "wasserstein",
    dims: int = LATENT_DIM,
    ratio: int = RATIO,
    codec_follows: bool = False,
    is_broken: bool = False,
) -> Path:
    """Write a codec of `kind` and a prior as RAVE v1 combines them; the prior says that it has `dims` and `ratio`.

    The codec has the ratio of all fakes, unless it follows the prior.
    """
    codec = _codec(path, kind, ratio=ratio if codec_follows else RATIO)
    return save(Combined(codec, [1, ratio, dims, ratio], is_broken=is_broken), path)


def write_msprior(path: Path) -> Path:
    """Write an export as msprior combines it, whose prior takes a condition beside the latents."""
    return save(CombinedModule(_codec(path, "wasserstein"), [LATENT_DIM + 1, RATIO, LATENT_DIM, RATIO]), path)


def _codec(path: Path, kind: str, *, ratio: int = RATIO) -> nn.Module:
    codec = write_export(path.with_suffix(".codec.ts"), kind=kind, ratio=ratio)
    with torchscript_accepted():
        module: nn.Module = torch.jit.load(str(codec))
    return module
