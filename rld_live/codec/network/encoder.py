"""The encoder: audio → log spectra at three resolutions → the posterior's mean and log variance, at latent rate.

The long spectrum, pooled to the equal-tempered grid, tells pitch; the middle one colour; the band energies tell when
within the latent frame something happened. Fixed features are cheap, and leave little to learn about audio as such.
"""

import torch
from torch import Tensor, nn

from rld_live.codec.network.pqmf import Analysis
from rld_live.codec.network.shape import CodecConfig
from rld_live.codec.network.streaming import CausalConv, Past, Residual, deinterleave

QUIET = 1e-8  # −80 dB of power: below this, differences are not heard
COLOUR_BANDS = 48
DECADES_PER_UNIT = 4  # of power, in the features
SUBFRAMES = 8  # energy readings per latent frame


class LogSpectrum(nn.Module):
    """Log power of a causal short-time Fourier transform, pooled to bands centred at `centres_hz`."""

    window: Tensor
    pool: Tensor

    def __init__(self, signals: int, size: int, hop: int, centres_hz: tuple[float, ...], sample_rate: int) -> None:
        super().__init__()
        self.size = size
        self.hop = hop
        self.past = Past(signals, size - hop)
        window = torch.hann_window(size)
        self.register_buffer("window", window / window.sum() * 2, persistent=False)  # a full-scale sine reads 1
        pool = _triangles(size, centres_hz, sample_rate)
        self.bins = int(pool.any(1).nonzero().max()) + 1  # those above are never read
        self.register_buffer("pool", pool[: self.bins].clone(), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        """[batch, signals, n·hop] → [batch, signals·bands, n]"""
        batch, signals = x.shape[0], x.shape[1]
        spectrum = torch.fft.rfft(self.past(x).unfold(2, self.size, self.hop) * self.window)[..., : self.bins]
        power = spectrum.real.square() + spectrum.imag.square()
        return _log(power @ self.pool).permute(0, 1, 3, 2).reshape(batch, signals * self.pool.shape[1], -1)


class BandEnergies(nn.Module):
    """Log energy of every PQMF band, `SUBFRAMES` times per latent frame."""

    def __init__(self, signals: int, bands: int, ratio: int) -> None:
        super().__init__()
        self.analysis = Analysis(signals, bands)
        self.subframes = SUBFRAMES  # TorchScript sees attributes, not globals
        self.span = ratio // SUBFRAMES // bands

    def forward(self, x: Tensor) -> Tensor:
        """[batch, signals, n·ratio] → [batch, signals·bands·SUBFRAMES, n]"""
        bands = self.analysis(x)
        energy = bands.reshape(bands.shape[0], bands.shape[1], -1, self.span).square().mean(3)
        return deinterleave(_log(energy), self.subframes)


class Encoder(nn.Module):
    """Audio → posterior mean and log variance of every latent dimension. Causal; describes what was `lookahead` ago."""

    def __init__(self, config: CodecConfig) -> None:
        super().__init__()
        self.channels = config.channels
        signals = 1 if config.channels == 1 else 3  # left, right, side: together they fix the stereo image
        rate, ratio = config.sample_rate, config.ratio
        colour_hz = _spaced(60.0, 0.45 * rate, COLOUR_BANDS)
        pitch_hz = tuple(hz for hz in config.tone_hz if hz < rate / 8)  # higher, the colour bands tell enough
        self.pitch = LogSpectrum(signals, 4 * ratio, ratio, pitch_hz, rate)
        self.colour = LogSpectrum(signals, ratio, ratio // 2, colour_hz, rate)
        self.energies = BandEnergies(signals, config.bands, ratio)
        features = signals * (len(pitch_hz) + 2 * COLOUR_BANDS + SUBFRAMES * config.bands)
        width = config.encoder_width
        self.net = nn.Sequential(
            CausalConv(features, width),
            *(Residual(width, dilation=1) for _ in range(config.encoder_layers)),
            nn.SiLU(),
            CausalConv(width, 2 * config.full_latent_size),
        )
        self.shortcut = CausalConv(signals * len(pitch_hz), config.full_latent_size)

    def forward(self, audio: Tensor) -> tuple[Tensor, Tensor]:
        """[batch, channels, n·ratio] → mean and log variance, each [batch, full_latent_size, n]"""
        signals = self.signals(audio)
        pitch = self.pitch(signals)
        features = [pitch, deinterleave(self.colour(signals), 2), self.energies(signals)]
        mean, log_variance = self.net(torch.cat(features, 1)).chunk(2, 1)
        return mean + self.shortcut(pitch), log_variance.clamp(-12.0, 4.0)

    def signals(self, audio: Tensor) -> Tensor:
        """Return what is analysed: the channels, and the side of a stereo pair."""
        if self.channels == 1:
            return audio
        return torch.cat([audio, 0.5 * (audio[:, :1] - audio[:, 1:])], 1)


def _log(power: Tensor, quiet: float = QUIET, decades: int = DECADES_PER_UNIT) -> Tensor:
    """Map −80 … 0 dB to about −1 … 1."""
    return torch.log10(power + quiet) / decades + 1


def _spaced(low_hz: float, high_hz: float, count: int) -> tuple[float, ...]:
    return tuple(low_hz * (high_hz / low_hz) ** (index / (count - 1)) for index in range(count))


def _triangles(size: int, centres_hz: tuple[float, ...], sample_rate: int) -> Tensor:
    """Triangular weights from each centre to its neighbours, never narrower than one bin: [size // 2 + 1, bands]."""
    hz = torch.arange(size // 2 + 1, dtype=torch.float64)[:, None] * sample_rate / size
    centres = torch.tensor(centres_hz, dtype=torch.float64)
    below = torch.diff(centres, prepend=centres[:1] ** 2 / centres[1:2]).clamp(min=sample_rate / size)
    above = torch.diff(centres, append=centres[-1:] ** 2 / centres[-2:-1]).clamp(min=sample_rate / size)
    distance = hz - centres
    return (1 - torch.maximum(distance / above, -distance / below)).clamp(min=0).float()
