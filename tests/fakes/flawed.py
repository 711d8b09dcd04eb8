"""Codecs by contract that go wrong in one way each."""

from pathlib import Path
from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional

from tests.fakes.exports import RATIO, save

LATE = 3  # latent frames


class Flawed(nn.Module):
    """Holds latents for `RATIO` frames, with one flaw; encodes to the mean of each latent frame."""

    decode_params: Tensor
    encode_params: Tensor
    flaw: Final[str]
    latent_dim: Final[int]
    noise: Final[float]
    ratio: Final[int]
    late: Final[int]

    def __init__(self, flaw: str, *, latent_dim: int, noise: float, has_encoder: bool) -> None:
        super().__init__()
        self.flaw = flaw
        self.latent_dim = latent_dim
        self.noise = noise
        self.ratio = RATIO
        self.late = LATE
        self.has_encoder = has_encoder
        self.register_buffer("decode_params", torch.tensor([latent_dim, RATIO, 1, 1]))
        if has_encoder:
            self.register_buffer("encode_params", torch.tensor([1, 1, latent_dim, RATIO]))
        self.register_buffer("calls", torch.zeros(1))
        self.register_buffer("past", torch.zeros(1))

    @torch.jit.export
    def get_methods(self) -> list[str]:
        return ["encode", "decode"] if self.has_encoder else ["decode"]

    @torch.jit.export
    def encode(self, x: Tensor) -> Tensor:
        if self.flaw == "encoder gives NaN":
            x = x / torch.zeros_like(x)
        return functional.avg_pool1d(x, self.ratio).repeat(1, self.latent_dim, 1)

    @torch.jit.export
    def decode(self, z: Tensor) -> Tensor:
        if self.flaw == "late":
            z = functional.pad(z, (self.late, 0))[:, :, : -self.late]
        if self.flaw == "endless":
            z = z.cumsum(2)
        if self.flaw == "recursive":  # endless, but carried from call to call
            frames: list[Tensor] = []
            for frame in z.mean(1).unbind(1):
                self.past.mul_(0.97).add_(frame)
                frames.append(self.past.clone())
            z = torch.stack(frames, 1)[None]
        y = z.mean(1, keepdim=True).repeat_interleave(self.ratio, 2)
        y = y + self.noise * (2 * torch.rand_like(y) - 1)
        if self.flaw == "forgetful":
            self.calls.add_(1)  # as a streaming export does, it changes; but it carries nothing over
            y[:, :, : self.ratio // 2] *= 0.5
        if self.flaw == "gives NaN":
            y = y / torch.zeros_like(y)
        if self.flaw == "silent":
            y = y * 1e-6
        if self.flaw == "deaf":
            y = torch.ones_like(y)
        return y

    def forward(self, x: Tensor) -> Tensor:
        return x


def write_flawed(
    path: Path, flaw: str = "none", *, latent_dim: int = 4, noise: float = 0.0, has_encoder: bool = True
) -> Path:
    """Write a codec with the flaw that is named; it does not tell its sample rate."""
    return save(Flawed(flaw, latent_dim=latent_dim, noise=noise, has_encoder=has_encoder).eval(), path)
