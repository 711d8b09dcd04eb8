"""Where training starts: a linear codec of tones, computed instead of learnt.

Pitch features are logarithms of the amplitude of each tone, and the tonal bank is driven by such logarithms. So the
principal components of the features, which any hour of music gives in a second, already make a codec of harmony; what
training has to find is everything else. Without them, tens of thousands of steps go by before notes are told apart.
"""

import math

import torch
from torch import Tensor, nn

from rld_live.codec.network.codec import Codec
from rld_live.codec.network.decoder import TONE_BIAS
from rld_live.codec.network.encoder import DECADES_PER_UNIT

START_LOG_VARIANCE = -3.0  # of the posterior: the components carry from the first step on
LEAST_DEVIATION = 0.05  # of a component, 2 dB: what moves less in a small corpus would be blown up in other music


def start_from(codec: Codec, audio: Tensor) -> None:
    """Set both shortcuts of an untrained `codec` to the principal components of `audio` [batch, channels, n·ratio]."""
    encoder, decoder, channels = codec.encoder, codec.decoder, codec.config.channels
    with torch.no_grad():
        features = encoder.pitch(encoder.signals(audio))[:, :, 4:]  # the first windows reach before the audio
        signals = encoder.signals(audio).shape[1]
        pitches = features.shape[1] // signals
        known = features[:, : channels * pitches].transpose(0, 1).flatten(1)
        centre = known.mean(1)
        count = min(codec.config.full_latent_size, known.shape[0], known.shape[1])
        axes, spread, _ = torch.linalg.svd(known - centre[:, None], full_matrices=False)
        axes, deviation = axes[:, :count], spread[:count] / math.sqrt(known.shape[1])
        deviation = deviation.clamp(min=LEAST_DEVIATION)
        to_latents, from_latents = encoder.shortcut.conv, decoder.tonal_shortcut.conv
        _zero(to_latents)
        _zero(from_latents)
        to_latents.weight[:count, : channels * pitches, 0] = axes.T / deviation[:, None]
        _bias(to_latents)[:count] = -(axes.T @ centre) / deviation
        # amplitude A reads DECADES_PER_UNIT⁻¹ · 2 log₁₀ A + 1 as a feature, and comes of the tone log₁₀ (A / 2)
        tones_per_feature = DECADES_PER_UNIT / 2
        weights = tones_per_feature * axes * deviation
        offsets = tones_per_feature * (centre - 1) - math.log10(2) - TONE_BIAS
        for channel in range(channels):
            first = channel * decoder.tonal.tones
            rows = slice(channel * pitches, (channel + 1) * pitches)
            from_latents.weight[first : first + pitches, :count, 0] = weights[rows]
            _bias(from_latents)[first : first + pitches] = offsets[rows]
        last = encoder.net[-1].conv
        assert isinstance(last, nn.Conv1d)
        _bias(last)[codec.config.full_latent_size :] = START_LOG_VARIANCE


def _zero(layer: nn.Conv1d) -> None:
    layer.weight.zero_()
    _bias(layer).zero_()


def _bias(layer: nn.Conv1d) -> Tensor:
    assert layer.bias is not None
    return layer.bias
