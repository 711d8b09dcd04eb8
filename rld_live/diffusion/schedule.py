"""Times at which a sampler calls the network.

Time t runs from 1 (noise) to 0 (latents) along the angle φ = πt/2. k-diffusion's noise level is tan φ.
"""

import math

import torch
from torch import Tensor

SIGMA_MINIMUM = 0.02
SIGMA_MAXIMUM = 40.0
RHO = 7.0


def karras_times(steps: int) -> Tensor:
    """Return `steps` times on the noise levels of Karras et al. 2022 (equation 5, σ 40 … 0.02, ρ 7), then 0.

    Float64 [steps + 1]. It begins at t = 0.984 and not at 1: σ is infinite there, and the network has nothing to say
    about pure noise.
    """
    ramp = torch.linspace(0, 1, steps, dtype=torch.float64)
    low, high = SIGMA_MINIMUM ** (1 / RHO), SIGMA_MAXIMUM ** (1 / RHO)
    levels = (high + ramp * (low - high)) ** RHO
    return torch.cat((torch.atan(levels) * (2 / math.pi), torch.zeros(1, dtype=torch.float64)))


def linear_times(steps: int) -> Tensor:
    """Return RAVE-Latent Diffusion's own times: from 1 to 0 in equal steps. Float64 [steps + 1]."""
    return torch.linspace(1, 0, steps + 1, dtype=torch.float64)
