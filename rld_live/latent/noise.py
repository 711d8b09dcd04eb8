"""The endless noise tape that a seed stands for.

A piece is made of windows that overlap by half, so its noise is one long tape cut into half-window blocks. The first
two blocks are what `torch.randn(1, latent_dim, window)` gives after `manual_seed(seed)`, so that a seed of
RAVE-Latent Diffusion opens the way it always did. The later blocks come from Philox (Salmon et al., "Parallel random
numbers: as easy as 1, 2, 3", SC 2011), keyed by the seed and counted by the block: any place of the tape is reached at
once, and no earlier block has to be drawn for it.
"""

import random

import numpy as np
import torch
from torch import Tensor

from rld_live.errors import ConfigError
from rld_live.parameters import SEED_MAXIMUM

# In Philox's 256-bit counter the two low words run while numbers are drawn; the third tells the blocks apart.
_BLOCK_SHIFT = 128


class NoiseTape:
    """White noise for every window of one seed; the same numbers whatever the order they are asked in."""

    def __init__(self, seed: int, *, latent_dim: int, window: int) -> None:
        """Open the tape of `seed` (0 … 2⁶³−1); `window` is even. Raise `ConfigError` outside these."""
        if not 0 <= seed <= SEED_MAXIMUM:
            raise ConfigError(f"seed {seed} is outside 0 … {SEED_MAXIMUM}: choose one inside")
        if latent_dim < 1 or window < 2 or window % 2:
            raise ConfigError(f"a noise tape of {latent_dim} × {window} is impossible: the window must be even, from 2")
        self.seed = seed
        self.latent_dim = latent_dim
        self.length = window
        self._hop = window // 2
        self._opening = torch.randn((latent_dim, window), generator=torch.Generator("cpu").manual_seed(seed))

    def window(self, index: int) -> Tensor:
        """Return window `index`, the tape from index · window/2 on, as a new tensor [latent_dim, window]."""
        if index < 0:
            raise ConfigError(f"window {index} lies before the beginning of the tape: count from 0")
        return torch.cat((self._block(index), self._block(index + 1)), dim=1)

    def _block(self, number: int) -> Tensor:
        if number < 2:
            return self._opening[:, number * self._hop : (number + 1) * self._hop]
        philox = np.random.Philox(key=self.seed, counter=number << _BLOCK_SHIFT)
        numbers = np.random.Generator(philox).standard_normal((self.latent_dim, self._hop), dtype=np.float32)
        return torch.from_numpy(numbers)


def fresh_seed() -> int:
    """Return a seed that nobody chose, small enough that a client that knows only 32-bit floats can send it back."""
    return random.SystemRandom().randrange(2**24)
