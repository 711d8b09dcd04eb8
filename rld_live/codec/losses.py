"""The distance between two sounds that a codec is trained to make small."""

from __future__ import annotations

import math

import torch
from torch import Tensor

from rld_live.codec.network.encoder import DECADES_PER_UNIT, LogSpectrum

SIZES = (8192, 4096, 2048, 1024, 512, 256)
QUIET = 3e-5  # −90 dB of a full-scale sine: what lies below is not compared
SQRT_HALF = math.sqrt(0.5)
CORNER = 1 / 96  # of the sample rate (500 Hz at 48 kHz): below it bins weigh the same, above it octaves do
CONVERGENCE_LIMIT = 2.0  # one nearly silent excerpt must not outweigh a batch of music
FAINT = 1e-4  # of the spectrum's norm: silence has no shape to converge to


def spectral_distance(estimate: Tensor, target: Tensor, sizes: tuple[int, ...] = SIZES) -> Tensor:
    """Average over scales of spectral convergence plus mean absolute log-magnitude difference, in nepers.

    Both are [batch, channels, frames]; scales longer than the audio are left out. Phase is not compared. The
    logarithmic part weighs frequencies nearly by the octave, since most bins lie higher than any note. Multi-resolution
    STFT distance as in Yamamoto et al., Parallel WaveGAN, arXiv 1910.11480, equations 4 to 6, but for these weights.
    """
    total = estimate.new_zeros(())
    fitting = [size for size in sizes if size <= target.shape[2]]
    for size in fitting:
        ours, theirs = magnitudes(estimate, size), magnitudes(target, size)
        error = torch.linalg.vector_norm(ours - theirs, dim=(2, 3))
        convergence = error / (torch.linalg.vector_norm(theirs, dim=(2, 3)) + FAINT * ours[0, 0].numel() ** 0.5)
        difference = (torch.log(ours + QUIET) - torch.log(theirs + QUIET)).abs()
        logarithmic = difference.mean((0, 1, 3)) @ _weights(size).to(estimate.device)
        total = total + convergence.clamp(max=CONVERGENCE_LIMIT).mean() + logarithmic
    return total / len(fitting)


def tone_distance(pitch: LogSpectrum, estimate: Tensor, target: Tensor) -> Tensor:
    """Average level difference over the tones of a long spectrum, each tone counting the same, in nepers.

    A linear scale gives an octave of the bass a handful of bins; this is what teaches the bottleneck which notes sound.
    Both are [batch, channels, n·hop], of more frames than the window.
    """
    settled = pitch.size // pitch.hop - 1  # windows that reach back before the start
    difference: Tensor = (pitch(estimate) - pitch(target))[:, :, settled:]
    nepers_per_unit = 0.5 * math.log(10) * DECADES_PER_UNIT
    return difference.abs().mean() * nepers_per_unit


def mid_side(audio: Tensor) -> Tensor:
    """[batch, 2, frames] → middle and side, scaled so that a sound on one side keeps its level; mono as it is."""
    if audio.shape[1] == 1:
        return audio
    left, right = audio[:, :1], audio[:, 1:]
    return torch.cat([left + right, left - right], 1) * SQRT_HALF


def magnitudes(audio: Tensor, size: int) -> Tensor:
    """Hann-window magnitudes, a full-scale sine reading 1: [batch, channels, size // 2 + 1, hops of size // 4]."""
    batch, channels, frames = audio.shape
    window = torch.hann_window(size, device=audio.device)
    spectrum = torch.stft(
        audio.reshape(batch * channels, frames), size, size // 4, window=window, center=False, return_complex=True
    )
    power = (spectrum.real.square() + spectrum.imag.square()) * (2 / window.sum()) ** 2
    values: Tensor = torch.sqrt(power + 1e-14)  # a root has no slope at zero
    return values.reshape(batch, channels, power.shape[1], power.shape[2])


def _weights(size: int) -> Tensor:
    """How much each bin counts; their sum is 1: [size // 2 + 1]."""
    weights = 1 / (1 + torch.arange(size // 2 + 1) / (size * CORNER))
    return weights / weights.sum()
