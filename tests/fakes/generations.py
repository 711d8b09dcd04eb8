"""What RAVE's older exporters write, in the small: interfaces as they are, a few hundred random weights."""

from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from tests.fakes.exports import (
    FULL_LATENT_DIM,
    LATENT_DIM,
    RATIO,
    SAMPLE_RATE,
    Bands,
    Decoder,
    Encoder,
    ThreeTaps,
    save,
)


class TwoHeads(nn.Module):
    """RAVE v1's encoder: mean and scale as a pair."""

    def __init__(self, *, is_streaming: bool) -> None:
        super().__init__()
        self.net = Encoder(1, 2 * FULL_LATENT_DIM, is_streaming=is_streaming)

    def forward(self, x: Tensor) -> list[Tensor]:
        pair: list[Tensor] = torch.chunk(self.net(x), 2, 1)
        return pair


class Resampling(nn.Module):
    """RAVE v1's, which is cached whether the export is streaming or not; this one changes no rate."""

    def __init__(self, *, is_cached: bool) -> None:
        super().__init__()
        self.upsample = ThreeTaps(1, 1, is_streaming=True) if is_cached else nn.Identity()

    @torch.jit.export
    def from_target_sampling_rate(self, x: Tensor) -> Tensor:
        return x

    @torch.jit.export
    def to_target_sampling_rate(self, x: Tensor) -> Tensor:
        y: Tensor = self.upsample(x)
        return y


class TraceModel(nn.Module):
    """RAVE v1's codec: no list of methods, buffers for numbers, rows of the batch as channels when it is stereo."""

    latent_pca: Tensor
    latent_mean: Tensor
    latent_size: Tensor

    def __init__(
        self,
        *,
        is_streaming: bool = True,
        stereo: bool = False,
        trained_cropped: bool = False,
        deterministic: bool = False,
        is_resampled: bool = False,
        noise: float = 0.0,
    ) -> None:
        super().__init__()
        self.stereo = stereo
        self.trained_cropped = trained_cropped
        self.deterministic = deterministic
        self.cropped_latent_size = LATENT_DIM
        self.pqmf = Bands()
        self.resample = Resampling(is_cached=is_resampled)
        self.encoder = TwoHeads(is_streaming=is_streaming)
        self.decoder = Decoder(FULL_LATENT_DIM, 1, noise=noise, noise_is_held=False, is_streaming=is_streaming)
        axes = LATENT_DIM if trained_cropped else FULL_LATENT_DIM
        self.register_buffer("latent_pca", torch.linalg.qr(torch.randn(axes, axes))[0].contiguous())
        self.register_buffer("latent_mean", 0.3 * torch.randn(axes))
        channels = 2 if stereo else 1
        for name, value in {
            "latent_size": FULL_LATENT_DIM,
            "sampling_rate": SAMPLE_RATE,
            "encode_params": [1, 1, LATENT_DIM, RATIO],
            "decode_params": [LATENT_DIM, RATIO, channels, 1],
            "forward_params": [1, 1, channels, 1],
        }.items():
            self.register_buffer(name, torch.tensor(value))

    @torch.jit.export
    def encode_amortized(self, x: Tensor) -> tuple[Tensor, Tensor]:
        mean, scale = self.encoder(self.pqmf(x))
        axes = self.latent_pca.unsqueeze(-1)
        if self.trained_cropped:
            mean, scale = mean[:, : self.cropped_latent_size], scale[:, : self.cropped_latent_size]
        mean = functional.conv1d(mean - self.latent_mean.unsqueeze(-1), axes)[:, : self.cropped_latent_size]
        variance = functional.conv1d(functional.softplus(scale).square(), axes.square())
        return mean, variance.sqrt()[:, : self.cropped_latent_size]

    @torch.jit.export
    def encode(self, x: Tensor) -> Tensor:
        mean, deviation = self.encode_amortized(x)
        return mean if self.deterministic else mean + deviation * torch.randn_like(mean)

    @torch.jit.export
    def decode(self, z: Tensor) -> Tensor:
        if self.trained_cropped:
            z = self.turned(z)
        if self.stereo and z.shape[0] == 1:
            z = z.expand(2, z.shape[1], z.shape[2])
        shape = (z.shape[0], int(self.latent_size.item()) - z.shape[1], z.shape[2])
        z = torch.cat([z, torch.zeros(shape) if self.deterministic else torch.randn(shape)], 1)
        if not self.trained_cropped:
            z = self.turned(z)
        y: Tensor = self.resample.to_target_sampling_rate(self.decoder(z))
        return y.permute(1, 0, 2) if self.stereo else y

    def turned(self, z: Tensor) -> Tensor:
        return functional.conv1d(z, self.latent_pca.t().unsqueeze(-1)) + self.latent_mean.unsqueeze(-1)

    def forward(self, x: Tensor) -> Tensor:
        return self.decode(self.encode(x))


class FirstTraceModel(nn.Module):
    """RAVE 1.0's: mono, exactly the dimensions that it offers, nothing but samples."""

    latent_pca: Tensor
    latent_mean: Tensor
    latent_size: Tensor

    def __init__(self, *, is_streaming: bool = True) -> None:
        super().__init__()
        self.cropped_latent_size = LATENT_DIM
        self.pqmf = Bands()
        self.resample = Resampling(is_cached=False)
        self.encoder = TwoHeads(is_streaming=is_streaming)
        self.decoder = Decoder(FULL_LATENT_DIM, 1, noise=0.0, noise_is_held=False, is_streaming=is_streaming)
        self.register_buffer("latent_pca", torch.linalg.qr(torch.randn(FULL_LATENT_DIM, FULL_LATENT_DIM))[0])
        self.register_buffer("latent_mean", 0.3 * torch.randn(FULL_LATENT_DIM))
        self.register_buffer("latent_size", torch.tensor(FULL_LATENT_DIM))
        self.register_buffer("sampling_rate", torch.tensor(SAMPLE_RATE))
        register_codec(self, channels=1)

    @torch.jit.export
    def encode(self, x: Tensor) -> Tensor:
        mean, scale = self.encoder(self.pqmf(self.resample.from_target_sampling_rate(x)))
        z = mean + functional.softplus(scale) * torch.randn_like(mean) - self.latent_mean.unsqueeze(-1)
        return functional.conv1d(z, self.latent_pca.unsqueeze(-1))[:, : self.cropped_latent_size]

    @torch.jit.export
    def decode(self, z: Tensor) -> Tensor:
        missing = int(self.latent_size.item()) - self.cropped_latent_size
        z = torch.cat([z, torch.randn(z.shape[0], missing, z.shape[2])], 1)
        z = functional.conv1d(z, self.latent_pca.t().unsqueeze(-1)) + self.latent_mean.unsqueeze(-1)
        y: Tensor = self.resample.to_target_sampling_rate(self.decoder(z))
        return y

    def forward(self, x: Tensor) -> Tensor:
        return self.decode(self.encode(x))


FirstTraceModel.__name__ = "TraceModel"  # as they all were called


class VariationalScriptedRAVE(nn.Module):
    """RAVE 2.1's and 2.2's: exactly the dimensions that it offers, filled inside; `stereo` decodes every row twice.

    A fork of it does something else between the axes and the decoder.
    """

    latent_pca: Tensor
    latent_mean: Tensor

    def __init__(self, *, is_streaming: bool = True, stereo: bool = False, is_fork: bool = False) -> None:
        super().__init__()
        self.latent_gain = 0.5 if is_fork else 1.0
        self.sr = SAMPLE_RATE
        self.stereo = stereo
        self.latent_size = LATENT_DIM
        self.full_latent_size = FULL_LATENT_DIM
        self.pqmf = Bands()
        self.encoder = Encoder(1, 2 * FULL_LATENT_DIM, is_streaming=is_streaming)
        self.decoder = Decoder(FULL_LATENT_DIM, 1, noise=0.0, noise_is_held=False, is_streaming=is_streaming)
        self.register_buffer("latent_pca", torch.linalg.qr(torch.randn(FULL_LATENT_DIM, FULL_LATENT_DIM))[0])
        self.register_buffer("latent_mean", 0.3 * torch.randn(FULL_LATENT_DIM))
        register_codec(self, channels=2 if stereo else 1)

    @torch.jit.export
    def encode(self, x: Tensor) -> Tensor:
        mean, scale = self.encoder(self.pqmf(x)).chunk(2, 1)
        z = mean + functional.softplus(scale) * torch.randn_like(mean) - self.latent_mean.unsqueeze(-1)
        return functional.conv1d(z, self.latent_pca.unsqueeze(-1))[:, : self.latent_size]

    @torch.jit.export
    def decode(self, z: Tensor) -> Tensor:
        if self.stereo:
            z = torch.cat([z, z], 0)
        missing = torch.randn(z.shape[0], self.full_latent_size - self.latent_size, z.shape[2])
        z = functional.conv1d(torch.cat([z, missing], 1), self.latent_pca.t().unsqueeze(-1))
        y: Tensor = self.pqmf.inverse(self.decoder(self.latent_gain * (z + self.latent_mean.unsqueeze(-1))))
        return torch.cat(y.chunk(2, 0), 1) if self.stereo else y

    def forward(self, x: Tensor) -> Tensor:
        return self.decode(self.encode(x))

    @torch.jit.export
    def get_methods(self) -> list[str]:
        return ["encode", "decode", "forward"]

    @torch.jit.export
    def get_attributes(self) -> list[str]:
        """As nn_tilde of that time lists them."""
        return ["none"]


class WasserteinScriptedRAVE(nn.Module):
    """RAVE 2.2's with noise augmentation: the encoder says how many dimensions of noise the decoder was trained on."""

    def __init__(self, *, is_streaming: bool = True) -> None:
        super().__init__()
        self.sr = SAMPLE_RATE
        self.pqmf = Bands()
        self.encoder = Encoder(1, LATENT_DIM, is_streaming=is_streaming)
        self.encoder.noise_augmentation = 3
        self.decoder = Decoder(LATENT_DIM + 3, 1, noise=0.0, noise_is_held=False, is_streaming=is_streaming)
        register_codec(self, channels=1)

    @torch.jit.export
    def encode(self, x: Tensor) -> Tensor:
        z: Tensor = self.encoder(self.pqmf(x))
        return z

    @torch.jit.export
    def decode(self, z: Tensor) -> Tensor:
        noise = torch.randn(z.shape[0], self.encoder.noise_augmentation, z.shape[2])
        y: Tensor = self.pqmf.inverse(self.decoder(torch.cat([z, noise], 1)))
        return y

    def forward(self, x: Tensor) -> Tensor:
        return self.decode(self.encode(x))


def write(path: Path, make: Callable[[], nn.Module]) -> Path:
    """Write what `make` builds from seed 0, dirty, and in training mode as RAVE v1 does."""
    with torch.random.fork_rng(devices=[]):
        torch.default_generator.manual_seed(0)
        module = make()
        takes_audio = hasattr(module, "decode_params")
        return save(module, path, dirty_with=torch.randn(1, 1, 8 * RATIO) if takes_audio else None)


def register_codec(module: nn.Module, *, channels: int) -> None:
    """Give `module` the parameters of a codec of mono audio that decodes to `channels`."""
    for name, params in {
        "encode_params": [1, 1, LATENT_DIM, RATIO],
        "decode_params": [LATENT_DIM, RATIO, channels, 1],
    }.items():
        module.register_buffer(name, torch.tensor(params))
