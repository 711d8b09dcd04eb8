"""Write an official export with what the fork of RAVE 2.3 of the Intelligent Instruments Lab adds to its interface.

The fork itself cannot be installed. Runs in an environment of its own.

Usage: export_iil.py OUT streaming|offline
"""

import sys
from pathlib import Path
from typing import Any

from export_rave import export, stand_in_for_native_torchaudio
from rave_cases import Case

stand_in_for_native_torchaudio()

import scripts.export as exporter  # noqa: E402
import torch  # noqa: E402
from torch import Tensor  # noqa: E402
from torch.nn import functional  # noqa: E402

_Official = exporter.VariationalScriptedRAVE


class VariationalScriptedRAVE(_Official):
    """Latents whose signs were chosen so that larger is louder: `encode` and `decode` turn those that were not."""

    def __init__(self, pretrained: Any, channels: int | None, fidelity: float) -> None:
        self.__class__ = _Official  # which encodes and decodes before there are signs
        _Official.__init__(self, pretrained, channels, fidelity)
        self.__class__ = VariationalScriptedRAVE
        self.register_buffer("signs", torch.tensor([1.0, -1.0]).repeat(self.latent_size // 2))

    @torch.jit.export
    def encode(self, x: Tensor, temp: float = 1.0) -> Tensor:
        return self.encode_dist(x, temp)[0]

    @torch.jit.export
    def encode_dist(self, x: Tensor, temp: float = 1.0) -> tuple[Tensor, tuple[Tensor, Tensor]]:
        mean, scale = self.encoder(self.pqmf(x)).chunk(2, 1)
        variance = functional.softplus(scale).square()
        mean = functional.conv1d(mean - self.latent_mean.unsqueeze(-1), self.latent_pca.unsqueeze(-1))
        variance = functional.conv1d(variance, self.latent_pca.unsqueeze(-1).square())
        mean = mean[:, : self.latent_size] * self.signs[:, None]
        deviation = variance[:, : self.latent_size].sqrt()
        return mean + temp * deviation * torch.randn_like(mean), (mean, deviation)

    def pre_process_latent(self, z: Tensor) -> Tensor:
        missing = torch.randn(z.shape[0], self.full_latent_size - z.shape[1], z.shape[-1])
        axes = torch.cat([z * self.signs[:, None], missing], 1)
        return functional.conv1d(axes, self.latent_pca.T.unsqueeze(-1)) + self.latent_mean.unsqueeze(-1)

    @torch.jit.export
    def forward(self, x: Tensor) -> Tensor:
        return self.decode(self.encode(x, temp=1.0), from_forward=True)


if __name__ == "__main__":
    out, mode = sys.argv[1:]
    sys.argv = sys.argv[:1]  # the exporter reads its own options from there
    exporter.FLAGS(["export", "--run=", "--fidelity=0.95"])
    exporter.VariationalScriptedRAVE = VariationalScriptedRAVE
    case = Case("2.3.1", "v2", ("v2",), is_streaming=mode == "streaming")
    export(case.to_json(), Path(out))
