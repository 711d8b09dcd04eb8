"""Guidance of a network by a worse prediction of its own.

Nothing that plays here has a condition to leave out, as classifier-free guidance would. What an unconditional network
can be compared with is itself, less a part: Ahn et al., "Self-rectifying diffusion sampling with perturbed-attention
guidance", ECCV 2024, section 4, where attention is blinded, so that each place attends to itself alone. What is lost is
what holds a window together: a guidance above 1 keeps it to one texture, one below 1 lets it wander.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

import torch
from torch import Tensor, nn

from rld_live.diffusion.unet_library import self_attentions


class AttentionGuidance:
    """The predictions of one network, pushed away from those that it makes with its attention blinded."""

    def __init__(self, network: nn.Module) -> None:
        """Watch `network`, which is left as it is.

        Only the attention on the way down, the first half of it, is blinded. On the built-in set (guidance 0, 1, 2, 5;
        384 windows) the Fréchet distance to real latents goes 2.56, 1.18, 1.07, 1.86, lowest at 1.5 with 1.04. In sound
        (64 windows) the deviation of the spectrum over a window goes 1.96, 1.56, 1.34, 1.18, real music's being 1.3 to
        1.5, and the level stays within 1 dB. With all attention blinded the deviation turns at 3. Worse networks tried
        beside it: told a wrong noise level, which is temperature over again; without its inner levels, which does
        nothing or too much; given windows cut short, which bursts at 3.
        """
        found = self_attentions(network)
        self._network = network
        self._blinded = found[: len(found) // 2]

    @property
    def is_possible(self) -> bool:
        """Whether the network has attention that can be blinded."""
        return bool(self._blinded)

    def velocity(self, x: Tensor, time: Tensor, *, guidance: float) -> Tensor:
        """Return worse + guidance · (good − worse), shaped as `x` [batch, latent_dim, window]; `time` is [batch].

        Both predictions are made in one call, as one batch, which is cheaper than two.
        """
        with self._second_half_blinded():
            good, worse = self._network(torch.cat((x, x)), torch.cat((time, time))).chunk(2)
        return torch.lerp(worse, good, guidance)

    @contextmanager
    def _second_half_blinded(self) -> Iterator[None]:
        hooks = [attention.register_forward_hook(_blind_second_half) for attention in self._blinded]
        try:
            yield
        finally:
            for hook in hooks:
                hook.remove()


def _blind_second_half(attention: nn.Module, inputs: tuple[Tensor, Tensor, Tensor], attended: Tensor) -> Tensor:
    """Return what attention gives, with the identity in the place of its map for the second half of the batch."""
    values = inputs[2]
    half = len(values) // 2
    to_out = cast(nn.ModuleList, attention.blocks)[0]
    return torch.cat((attended[:half], to_out(values[half:])))
