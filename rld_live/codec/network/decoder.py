"""The decoder: latents → a tonal bank, shaped noise and a learnt waveform, summed.

RAVE's two branches (Caillon and Esling, arXiv 2111.05011, section 3) with a tonal bank beside them. A convolution of a
held latent repeats itself every latent frame, so that convolutions alone sustain only multiples of the latent rate; the
bank's free-running oscillators sustain any note.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from rld_live.codec.network.pqmf import Synthesis
from rld_live.codec.network.shape import CodecConfig
from rld_live.codec.network.sources import BandNoise, Noise, TonalBank
from rld_live.codec.network.streaming import CausalConv, Residual, Upsample

WAVE_NOISE = 4  # noise channels that the waveform branch may shape: breath and texture narrower than a band
TONE_BIAS = -3.0  # start near −50 dB per tone: louder and quieter are both near
DILATIONS = (1, 3, 9, 1)


class Decoder(nn.Module):
    """Latents → audio. Causal; each row's position in control steps says where its oscillators and noise stand."""

    def __init__(self, config: CodecConfig) -> None:
        super().__init__()
        low, middle, high = config.decoder_widths
        self.tonal = TonalBank(config)
        self.band_noise = BandNoise(config)
        self.wave_noise = WAVE_NOISE  # TorchScript sees attributes, not globals
        self.noise = Noise(self.band_noise.amplitudes + WAVE_NOISE, config.control_frames // config.bands)
        self.synthesis = Synthesis(config.channels, config.bands)
        self.trunk = nn.Sequential(
            CausalConv(config.full_latent_size, low, 3),
            *_stack(low, config.decoder_layers[0]),
            Upsample(low, middle, 4),
            *_stack(middle, config.decoder_layers[1]),
            Upsample(middle, high, 4),
            *_stack(high, config.decoder_layers[2]),
            nn.SiLU(),
        )
        self.tonal_head = CausalConv(high, self.tonal.amplitudes)
        self.tonal_shortcut = CausalConv(config.full_latent_size, self.tonal.amplitudes)
        self.steps = config.ratio // config.control_frames
        self.noise_head = CausalConv(high, self.band_noise.amplitudes)
        self.wave_in = Upsample(high, config.wave_width, config.control_frames // config.bands)
        self.wave_mix = CausalConv(config.wave_width + WAVE_NOISE, config.wave_width)
        self.wave = nn.Sequential(*_stack(config.wave_width, config.wave_layers), nn.SiLU())
        self.wave_head = CausalConv(config.wave_width, 2 * config.channels * config.bands, 3)
        nn.init.constant_(_bias(self.tonal_head), TONE_BIAS)
        nn.init.constant_(_bias(self.noise_head), -3.0)

    def forward(self, latents: Tensor, position: Tensor) -> Tensor:
        """Latents [batch, full_latent_size, n], position int64 [batch, 1] → audio [batch, channels, n·ratio]"""
        control = self.trunk(latents)
        noise = self.noise(position, control.shape[2])
        band_noise, wave_noise = noise[:, self.wave_noise :], noise[:, : self.wave_noise]
        wave = torch.cat([self.wave_in(control), wave_noise], 1)
        shape, loudness = self.wave_head(self.wave(self.wave_mix(wave))).chunk(2, 1)
        bands = torch.tanh(shape) * torch.sigmoid(loudness - 2.0)
        bands = bands + self.band_noise(_amplitude(self.noise_head(control)), band_noise)
        tones = self.tonal_head(control) + self.tonal_shortcut(latents).repeat_interleave(self.steps, 2)
        audio: Tensor = self.synthesis(bands) + self.tonal(_amplitude(tones), position)
        return audio


def _amplitude(x: Tensor) -> Tensor:
    """Map any number to an amplitude, in decibels nearly linear: DDSP's exponentiated sigmoid (its equation in B.5)."""
    return 2.0 * torch.exp(2.302585 * functional.logsigmoid(x)) + 1e-7


def _stack(width: int, layers: int) -> list[Residual]:
    return [Residual(width, dilation=DILATIONS[layer]) for layer in range(layers)]


def _bias(layer: CausalConv) -> Tensor:
    assert layer.conv.bias is not None  # CausalConv always has one
    return layer.conv.bias
