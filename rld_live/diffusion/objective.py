"""The v-objective: what the network learns, and at which times.

Salimans & Ho, "Progressive distillation for fast sampling of diffusion models", ICLR 2022, appendix D: with φ = πt/2,
x_t = cos φ · x₀ + sin φ · noise, and the network predicts v = cos φ · noise − sin φ · x₀, which is dx/dφ.
"""

import torch
from torch import Generator, Tensor, nn


def velocity_errors(network: nn.Module, latents: Tensor, noise: Tensor, time: Tensor) -> Tensor:
    """Return the mean squared error of the predicted velocity for each of the batch: [batch].

    `latents` (standardised) and `noise` are [batch, latent_dim, window], `time` [batch] in 0 … 1.
    """
    angle = (time * (torch.pi / 2))[:, None, None]
    alpha, sigma = torch.cos(angle), torch.sin(angle)
    predicted = network(alpha * latents + sigma * noise, time)
    errors: Tensor = (predicted - (alpha * noise - sigma * latents)).square().mean(dim=(1, 2))
    return errors


def stratified_times(count: int, generator: Generator) -> Tensor:
    """Return `count` times uniform in 0 … 1, one from each of `count` equal strata, in random order: [count].

    One offset for all (Kingma et al., "Variational diffusion models", 2021, appendix I.1): each time is uniform on its
    own, yet every batch covers the whole range, so the loss is less noisy at no cost.
    """
    offset = torch.rand((), generator=generator)
    strata = torch.randperm(count, generator=generator)
    return (strata + offset) / count
