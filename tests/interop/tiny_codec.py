"""A codec in two matrices, small enough to be exported with any tool."""

import torch
from torch import Tensor, nn
from torch.nn import functional


class TinyCodec(nn.Module):
    """Latents are projections of their own frames, and sound through a window of twice their length."""

    def __init__(self, *, ratio: int = 256, latent_dim: int = 4) -> None:
        super().__init__()
        self.ratio = ratio
        self.latent_dim = latent_dim
        noise = torch.randn(ratio, latent_dim, generator=torch.Generator().manual_seed(3))
        basis = torch.linalg.qr(noise)[0].T  # [latent_dim, ratio]
        self.register_buffer("analysis", basis[:, None])
        self.register_buffer("synthesis", (torch.cat([basis, basis], 1) * torch.hann_window(2 * ratio))[:, None])

    def encode(self, audio: Tensor) -> Tensor:
        """Return latents [batch, latent_dim, n] of audio [batch, 1, n·ratio]."""
        return functional.conv1d(audio, self.analysis, stride=self.ratio)

    def decode(self, latents: Tensor) -> Tensor:
        """Return audio [batch, 1, (n + 1)·ratio]: half a window more than the latents have, at both ends."""
        return functional.conv_transpose1d(latents, self.synthesis, stride=self.ratio)
