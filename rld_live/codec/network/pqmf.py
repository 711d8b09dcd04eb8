"""The PQMF filter bank: audio in `bands` critically sampled bands, and back.

Near-perfect-reconstruction cosine modulation of one Kaiser-window prototype: T. Q. Nguyen, "Near-perfect-reconstruction
pseudo-QMF banks", IEEE Trans. SP 42(1), 1994; the prototype's cutoff is searched as in Y.-P. Lin and
P. P. Vaidyanathan, "A Kaiser window approach for the design of prototype filters of cosine modulated filterbanks",
IEEE SPL 5(6), 1998.
Both directions run in polyphase form: a block of `bands` samples becomes channels, and the filters a short convolution.
"""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from rld_live.codec.network.streaming import Past, deinterleave, interleave

TAPS = 12  # filter length in blocks of `bands` samples
KAISER_BETA = 8.0


class Analysis(nn.Module):
    """Audio → bands, causal. The band frame b depends on audio up to the end of block b."""

    filters: Tensor

    def __init__(self, channels: int, bands: int) -> None:
        super().__init__()
        self.bands = bands
        self.channels = channels
        self.past = Past(channels * bands, TAPS - 1)
        # [band, phase, tap]: the newest sample of the newest block meets the filter's first coefficient
        banked = _filters(bands, sign=1.0).flip(1).reshape(bands, TAPS, bands).transpose(1, 2)
        self.register_buffer("filters", banked.float().contiguous(), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        """[batch, channels, n·bands] → [batch, channels·bands, n]"""
        blocks = self.past(deinterleave(x, self.bands))
        rows = blocks.reshape(x.shape[0] * self.channels, self.bands, -1)
        return functional.conv1d(rows, self.filters).reshape(x.shape[0], self.channels * self.bands, -1)


class Synthesis(nn.Module):
    """Bands → audio, causal. Analysis then synthesis delays by `delay(bands)` samples."""

    filters: Tensor

    def __init__(self, channels: int, bands: int) -> None:
        super().__init__()
        self.bands = bands
        self.channels = channels
        self.past = Past(channels * bands, TAPS - 1)
        # [phase, band, tap]: the newest band frame meets the filter's first block of coefficients
        banked = _filters(bands, sign=-1.0).reshape(bands, TAPS, bands).flip(1).permute(2, 0, 1)
        self.register_buffer("filters", banked.float().contiguous(), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        """[batch, channels·bands, n] → [batch, channels, n·bands]"""
        rows = self.past(x).reshape(x.shape[0] * self.channels, self.bands, -1)
        blocks = functional.conv1d(rows, self.filters)
        audio: Tensor = interleave(blocks.reshape(x.shape[0], self.channels * self.bands, -1), self.bands)
        return audio


def delay(bands: int) -> int:
    """Samples by which synthesis(analysis(x)) is late."""
    return TAPS * bands - bands


def _filters(bands: int, *, sign: float) -> Tensor:
    """Modulate the prototype to an orthonormal bank: float64 [bands, TAPS·bands]; sign +1 analysis, −1 synthesis."""
    length = TAPS * bands
    time = torch.arange(length, dtype=torch.float64) - (length - 1) / 2
    band = torch.arange(bands, dtype=torch.float64)[:, None]
    phase = sign * (1 - 2 * (band % 2)) * math.pi / 4
    return 2 * math.sqrt(bands) * _prototype(bands) * torch.cos((2 * band + 1) * math.pi / (2 * bands) * time + phase)


def _prototype(bands: int) -> Tensor:
    """Search the Kaiser low-pass whose squared response is nearest to power complementary: float64 [TAPS·bands]."""
    length = TAPS * bands
    window = torch.kaiser_window(length, periodic=False, beta=KAISER_BETA, dtype=torch.float64)
    time = torch.arange(length, dtype=torch.float64) - (length - 1) / 2

    def candidate(cutoff: float) -> tuple[float, Tensor]:
        filter_ = window * torch.sin(cutoff * time) / (math.pi * time)
        filter_ = filter_ / torch.sqrt(2 * bands * (filter_ * filter_).sum())
        spread = functional.conv1d(filter_[None, None], filter_[None, None], padding=length - 1)[0, 0]
        # power complementary ⇔ the autocorrelation vanishes at every non-zero multiple of 2·bands
        return float(spread[length - 1 + 2 * bands :: 2 * bands].abs().max()), filter_

    low, high = 0.5 * math.pi / bands, 1.0 * math.pi / bands
    for _ in range(6):
        step = (high - low) / 20
        best = min((low + step * index for index in range(21)), key=lambda cutoff: candidate(cutoff)[0])
        low, high = best - step, best + step
    return candidate(best)[1]
