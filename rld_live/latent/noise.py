"""The endless noise tape that a seed stands for.

A piece is made of windows that overlap by half, so its noise is one long tape. It opens with what a network's own
program draws for the seed: for white noise that is `torch.randn(1, latent_dim, window)` after `manual_seed(seed)`, so
that a seed of RAVE-Latent Diffusion opens the way it always did. What follows comes from Philox (Salmon et al.,
"Parallel random numbers: as easy as 1, 2, 3", SC 2011), keyed by the seed and counted by the place: any place of the
tape is reached at once, and nothing before it has to be drawn for it.
"""

import random
from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
import torch
from torch import Generator, Tensor
from torch.nn import functional

from rld_live.errors import ConfigError
from rld_live.parameters import SEED_MAXIMUM

# In Philox's 256-bit counter the two low words run while numbers are drawn; the third tells the places apart.
_PLACE_SHIFT = 128

Normal = Callable[[tuple[int, ...]], Tensor]
"""Draws standard normal numbers of a shape."""
Uniform = Callable[[], float]
"""Draws one number from 0 … 1."""


def _white(normal: Normal, _uniform: Uniform, shape: tuple[int, ...]) -> Tensor:
    return normal(shape)


def _loud_white(normal: Normal, _uniform: Uniform, shape: tuple[int, ...]) -> Tensor:
    return 1.005 * normal(shape)


def _pyramid(normal: Normal, uniform: Uniform, shape: tuple[int, ...]) -> Tensor:
    """Add ever slower noise to white noise: each layer has fewer points, in straight lines between them, and 0.555 of
    the gain of the one before. Every dimension has deviation 1 over the window in the end."""
    *before, length = shape
    noise = normal(shape)
    for layer in range(10):
        points = max(1, int(length / (2 + 2 * uniform()) ** layer))
        slow = normal((*before, points))
        noise = noise + 0.555**layer * functional.interpolate(slow, size=length, mode="linear")
        if points == 1:
            break
    return noise / noise.std(dim=-1, keepdim=True)


NOISES: Mapping[str, Callable[[Normal, Uniform, tuple[int, ...]], Tensor]] = MappingProxyType(
    {"white": _white, "pyramid": _pyramid, "white-1.005": _loud_white}
)
"""Kinds of noise that networks were trained to remove, of shape [batch, latent_dim, window].

RAVE-Latent Diffusion is installed with whatever its fork of audio-diffusion-pytorch is at the time: that trained with
white noise until December 2023, with pyramid noise until November 2024, and with white noise of gain 1.005 since.
"""


def check_noise(kind: str) -> None:
    """Raise `ConfigError` if there is no such kind of noise."""
    if kind not in NOISES:
        raise ConfigError(f"no noise is called {kind!r}: there are {', '.join(NOISES)}")


def draw_noise(kind: str, shape: tuple[int, ...], generator: Generator) -> Tensor:
    """Return noise [batch, latent_dim, window] of one `kind`, as its program draws it for a batch to train on."""
    check_noise(kind)
    return NOISES[kind](
        lambda size: torch.randn(size, generator=generator), lambda: float(torch.rand((), generator=generator)), shape
    )


class NoiseTape:
    """Noise for every window of one seed; the same numbers whatever the order they are asked in.

    White noise is cut into half-window blocks. Pyramid noise has a shape as long as a window, so its tape is laid out
    in whole windows, end to end: windows of even index are such noise exactly, and those between have a seam in their
    middle, where what is slower than half a window starts anew: less than a hundredth of the power.

    RAVE-Latent Diffusion itself starts from white noise at all times: with "pyramid", a window is what its generator
    would start from had it drawn what its trainer drew, seeded as it seeds. That is what the network knows; with
    "white", the default, seeds open as they did.
    """

    def __init__(self, seed: int, *, latent_dim: int, window: int, noise: str = "white") -> None:
        """Open the tape of `seed` (0 … 2⁶³−1); `window` is even. Raise `ConfigError` outside these."""
        if not 0 <= seed <= SEED_MAXIMUM:
            raise ConfigError(f"seed {seed} is outside 0 … {SEED_MAXIMUM}: choose one inside")
        if latent_dim < 1 or window < 2 or window % 2:
            raise ConfigError(f"a noise tape of {latent_dim} × {window} is impossible: the window must be even, from 2")
        check_noise(noise)
        self.seed = seed
        self.latent_dim = latent_dim
        self.length = window
        self._hop = window // 2
        self._draw = NOISES[noise]
        self._is_whole = noise == "pyramid"
        generator = torch.Generator("cpu").manual_seed(seed)
        self._opening = self._draw(
            lambda size: torch.randn(size, generator=generator), random.Random(seed).random, (1, latent_dim, window)
        )[0]

    def window(self, index: int) -> Tensor:
        """Return window `index`, the tape from index · window/2 on, as a new tensor [latent_dim, window]."""
        if index < 0:
            raise ConfigError(f"window {index} lies before the beginning of the tape: count from 0")
        return torch.cat((self._block(index), self._block(index + 1)), dim=1)

    def _block(self, number: int) -> Tensor:
        if number < 2:
            return self._half(self._opening, number)
        if self._is_whole:
            return self._half(self._drawn(number // 2, self.length), number % 2)
        return self._drawn(number, self._hop)

    def _half(self, window: Tensor, which: int) -> Tensor:
        return window[:, which * self._hop : (which + 1) * self._hop]

    def _drawn(self, place: int, length: int) -> Tensor:
        philox = np.random.Generator(np.random.Philox(key=self.seed, counter=place << _PLACE_SHIFT))
        return self._draw(
            lambda size: torch.from_numpy(philox.standard_normal(size, dtype=np.float32)),
            philox.random,
            (1, self.latent_dim, length),
        )[0]


def fresh_seed() -> int:
    """Return a seed that nobody chose, small enough that a client that knows only 32-bit floats can send it back."""
    return random.SystemRandom().randrange(2**24)
