"""One codec: the encoder, the variational bottleneck, the decoder."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from rld_live.codec.network.decoder import Decoder
from rld_live.codec.network.encoder import Encoder
from rld_live.codec.network.shape import CodecConfig

POSITIONS = 1 << 24  # control steps (half a day) among which a training crop starts


class Codec(nn.Module):
    """Encoder and decoder with a Gaussian posterior between them, as trained."""

    def __init__(self, config: CodecConfig) -> None:
        super().__init__()
        self.config = config
        self.encoder = Encoder(config)
        self.decoder = Decoder(config)

    def forward(self, audio: Tensor, generator: torch.Generator) -> tuple[Tensor, Tensor]:
        """Reconstruct from a sample of the posterior, oscillators and noise anywhere in their run.

        [batch, channels, n·ratio] → audio of the same shape, late by `config.delay`, with the divergence of the
        posterior from a standard normal in nats per latent frame.
        """
        mean, log_variance = self.encoder(audio)
        noise = torch.randn(mean.shape, generator=generator)
        latents = mean + noise * torch.exp(0.5 * log_variance)
        divergence = 0.5 * (mean.square() + log_variance.exp() - 1 - log_variance).sum(1).mean()
        position = torch.randint(POSITIONS, (audio.shape[0], 1), generator=generator)
        return self.decoder(latents, position), divergence

    def reconstruct(self, audio: Tensor) -> Tensor:
        """Decode the posterior mean from the start of time: the same every time."""
        mean, _ = self.encoder(audio)
        reconstruction: Tensor = self.decoder(mean, torch.zeros(audio.shape[0], 1, dtype=torch.int64))
        return reconstruction
