"""The free-running sources of the decoder: sines on the equal-tempered grid, white noise.

Both are pure functions of a position in control steps, so that a stream cut into pieces equals the whole, noise too,
and so that latents carry spectra instead of phases (harmonic plus noise: Engel et al., DDSP, arXiv 2001.04643).
"""

import math

import torch
from torch import Tensor, nn

from rld_live.codec.network.shape import CodecConfig
from rld_live.codec.network.streaming import Past


class TonalBank(nn.Module):
    """Oscillators whose amplitudes move linearly from one control step to the next.

    Within a step of J samples, A sin(θ + ωj) + B cos(θ + ωj) is a sum of two fixed waves, sin ωj and cos ωj, so that
    the whole bank is one matrix product per step instead of a sine per sample. B is the part in quadrature: with
    +B left and −B right, three amplitudes per tone reach every combination of left, right, mid and side.
    """

    cycles: Tensor
    basis: Tensor

    def __init__(self, config: CodecConfig) -> None:
        super().__init__()
        self.channels = config.channels
        self.tones = len(config.tone_hz)
        self.amplitudes = self.tones * (1 if config.channels == 1 else 3)
        self.past = Past(self.amplitudes, 1)
        per_sample = torch.tensor(config.tone_hz, dtype=torch.float64) / config.sample_rate
        steps = torch.arange(config.control_frames, dtype=torch.float64)
        waves = 2 * math.pi * per_sample[:, None] * steps
        rise = (steps + 1) / config.control_frames
        basis = torch.cat([waves.sin() * (1 - rise), waves.cos() * (1 - rise), waves.sin() * rise, waves.cos() * rise])
        self.register_buffer("cycles", per_sample * config.control_frames, persistent=False)  # float64: exact for days
        self.register_buffer("basis", basis.float(), persistent=False)  # [4·tones, control_frames]

    def forward(self, amplitudes: Tensor, position: Tensor) -> Tensor:
        """Amplitudes [batch, self.amplitudes, n], position int64 [batch, 1] → [batch, channels, n·control_frames]"""
        frames = amplitudes.shape[2]
        step = position + torch.arange(frames, device=position.device)
        phase = ((step.double()[:, :, None] * self.cycles) % 1.0).float() * (2 * math.pi)  # [batch, n, tones]
        sine, cosine = phase.sin(), phase.cos()
        both = self.past(amplitudes).transpose(1, 2)
        sides: list[Tensor] = []
        for channel in range(self.channels):
            weights: list[Tensor] = []
            for moment in (both[:, :-1], both[:, 1:]):
                level = moment[:, :, channel * self.tones : (channel + 1) * self.tones]
                if self.channels == 2:
                    wide = moment[:, :, 2 * self.tones :] * (1 - 2 * channel)
                    weights += [level * cosine - wide * sine, level * sine + wide * cosine]
                else:
                    weights += [level * cosine, level * sine]
            sides.append((torch.cat(weights, 2) @ self.basis).flatten(1))
        return torch.stack(sides, 1)


class Noise(nn.Module):
    """White noise of unit variance, `sources` independent channels, hashed from the position."""

    salt: Tensor

    def __init__(self, sources: int, per_step: int) -> None:
        super().__init__()
        self.per_step = per_step
        self.register_buffer("salt", (torch.arange(sources)[None, :, None] + 1) * 0x9E3779B1, persistent=False)

    def forward(self, position: Tensor, frames: int) -> Tensor:
        """Position int64 [batch, 1] in control steps → [batch, sources, frames·per_step]"""
        index = position * self.per_step + torch.arange(frames * self.per_step, device=position.device)
        # two rounds of multiply and shift over 32 bits, then the high bits as a number in [0, 1)
        bits = (index[:, None, :] * 0x2C1B3C6D + self.salt) & 0xFFFFFFFF
        bits = ((bits ^ (bits >> 16)) * 0x7FEB352D) & 0xFFFFFFFF
        bits = ((bits ^ (bits >> 15)) * 0x046CA68B) & 0xFFFFFFFF
        bits = (bits ^ (bits >> 16)) >> 8
        return (bits.float() * 2.0**-23 - 1) * math.sqrt(3.0)


class BandNoise(nn.Module):
    """Noise under an amplitude per PQMF band; in stereo a part common to both sides, then one for each."""

    def __init__(self, config: CodecConfig) -> None:
        super().__init__()
        self.channels = config.channels
        self.bands = config.bands
        self.amplitudes = config.bands * (1 if config.channels == 1 else 3)
        self.per_step = config.control_frames // config.bands

    def forward(self, amplitudes: Tensor, noise: Tensor) -> Tensor:
        """[batch, self.amplitudes, n], noise [batch, self.amplitudes, n·k] → bands [batch, channels·bands, n·k]"""
        shaped = noise * amplitudes.repeat_interleave(self.per_step, 2)
        if self.channels == 1:
            return shaped
        common = shaped[:, : self.bands]
        return shaped[:, self.bands :] + torch.cat([common, common], 1)
