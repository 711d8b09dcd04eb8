"""The exponential moving average of a network's weights."""

from collections.abc import Mapping

import torch
from torch import Tensor


class WeightAverage:
    """Averages named tensors over training steps; the network that it follows is never touched or copied."""

    def __init__(self, weights: Mapping[str, Tensor], *, decay: float, updates: int = 0) -> None:
        """Start from a copy of `weights`, after `updates` earlier ones when training resumes."""
        self.weights = {name: tensor.detach().clone().float() for name, tensor in weights.items()}
        self.updates = updates
        self._decay = decay

    @torch.no_grad()
    def update(self, weights: Mapping[str, Tensor]) -> None:
        """Move towards `weights`; at first faster than `decay` says, so that the beginning is soon forgotten."""
        self.updates += 1
        decay = min(self._decay, (1 + self.updates) / (10 + self.updates))
        names = list(self.weights)
        averages, current = [self.weights[name] for name in names], [weights[name] for name in names]
        torch._foreach_lerp_(averages, current, 1 - decay)
