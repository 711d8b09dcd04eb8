"""The memory of a causal network: the one place where streaming state lives."""

import torch
from torch import Tensor, nn
from torch.nn import functional

MAX_BATCH = 8  # independent streams, one per batch row


class Past(nn.Module):
    """Put the last `frames` frames in front of what comes: zeros in training, what came before when streaming.

    Every causal layer takes its memory from here, so that padding, streaming and reset cannot disagree. The buffer's
    name ends in `cache`, as loaders of streaming exports expect of state; its shape is [MAX_BATCH, channels, frames].
    """

    cache: Tensor

    def __init__(self, channels: int, frames: int) -> None:
        super().__init__()
        self.frames = frames
        self.is_streaming = False
        self.register_buffer("cache", torch.zeros(MAX_BATCH, channels, frames), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        """[batch, channels, n] → [batch, channels, frames + n]"""
        if not self.is_streaming:
            return functional.pad(x, (self.frames, 0))
        rows = x.shape[0]
        joined = torch.cat([self.cache[:rows], x], 2)
        self.cache[:rows].copy_(joined[:, :, joined.shape[2] - self.frames :])
        return joined

    @torch.jit.export
    def reset(self) -> None:
        """Forget everything: silence came before."""
        self.cache.zero_()


class CausalConv(nn.Module):
    """A convolution that sees only the present frame and the past ones; the length stays as it is."""

    def __init__(self, inputs: int, outputs: int, kernel: int = 1, *, dilation: int = 1) -> None:
        super().__init__()
        self.past = Past(inputs, (kernel - 1) * dilation)
        self.conv = nn.Conv1d(inputs, outputs, kernel, dilation=dilation)

    def forward(self, x: Tensor) -> Tensor:
        """[batch, inputs, n] → [batch, outputs, n]"""
        y: Tensor = self.conv(self.past(x))
        return y


class Residual(nn.Module):
    """x + pointwise(causal dilated convolution of x): RAVE's residual unit, without normalisation, as it streams."""

    def __init__(self, width: int, *, dilation: int) -> None:
        super().__init__()
        dilated, pointwise = CausalConv(width, width, 3, dilation=dilation), CausalConv(width, width)
        self.net = nn.Sequential(nn.SiLU(), dilated, nn.SiLU(), pointwise)

    def forward(self, x: Tensor) -> Tensor:
        """[batch, width, n] → [batch, width, n]"""
        y: Tensor = x + self.net(x)
        return y


class Upsample(nn.Module):
    """`factor` frames out of each frame, by a pointwise layer whose outputs are laid out in time."""

    def __init__(self, inputs: int, outputs: int, factor: int) -> None:
        super().__init__()
        self.factor = factor
        self.conv = CausalConv(inputs, outputs * factor)

    def forward(self, x: Tensor) -> Tensor:
        """[batch, inputs, n] → [batch, outputs, n·factor]"""
        return interleave(self.conv(x), self.factor)


def interleave(x: Tensor, factor: int) -> Tensor:
    """Lay groups of `factor` channels out in time: [batch, channels·factor, n] → [batch, channels, n·factor]."""
    batch, channels, frames = x.shape
    return x.reshape(batch, channels // factor, factor, frames).transpose(2, 3).reshape(batch, channels // factor, -1)


def deinterleave(x: Tensor, factor: int) -> Tensor:
    """Undo `interleave`: [batch, channels, n·factor] → [batch, channels·factor, n]."""
    batch, channels, frames = x.shape
    parts = x.reshape(batch, channels, frames // factor, factor).transpose(2, 3)
    return parts.reshape(batch, channels * factor, frames // factor)


def stream(module: nn.Module) -> None:
    """Make every `Past` inside carry its state from call to call, from zero."""
    for part in module.modules():
        if isinstance(part, Past):
            part.is_streaming = True
            part.reset()
