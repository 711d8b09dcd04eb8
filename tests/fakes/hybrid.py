"""A codec export with a recurrence in its decoder, as RAVE's hybrid configs have it, in the small."""

from pathlib import Path

import torch
from torch import Tensor, nn

from tests.fakes.exports import LATENT_DIM, RATIO, SAMPLE_RATE, save


class Hybrid(nn.Module):
    """Each call begins without a past, so what comes out hangs on where the calls begin."""

    decode_params: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.sr = SAMPLE_RATE
        self.gru = nn.GRU(LATENT_DIM, 8, batch_first=True)
        self.up = nn.ConvTranspose1d(8, 1, RATIO, stride=RATIO)
        self.register_buffer("decode_params", torch.tensor([LATENT_DIM, RATIO, 1, 1]))

    @torch.jit.export
    def decode(self, z: Tensor) -> Tensor:
        y: Tensor = self.up(self.gru(z.transpose(1, 2))[0].transpose(1, 2))
        return y

    def forward(self, x: Tensor) -> Tensor:
        return x


def write_hybrid(path: Path) -> Path:
    """Write an export whose weights are always the same."""
    with torch.random.fork_rng(devices=[]):
        torch.default_generator.manual_seed(0)
        return save(Hybrid(), path)
