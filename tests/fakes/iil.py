"""What the forks of RAVE v1 and 2.3 of the Intelligent Instruments Lab write, in the small."""

from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from tests.fakes import exports
from tests.fakes.exports import FULL_LATENT_DIM, LATENT_DIM, RATIO, SAMPLE_RATE, Bands, Decoder, Encoder, save
from tests.fakes.generations import Resampling, register_codec


class NoisyDecoder(nn.Module):
    """RAVE v1's: told in every call whether it may draw."""

    def __init__(self, *, noise: float, is_streaming: bool) -> None:
        super().__init__()
        self.noise = noise
        self.quiet = Decoder(FULL_LATENT_DIM, 1, noise=0.0, noise_is_held=False, is_streaming=is_streaming)

    def forward(self, z: Tensor, add_noise: bool = True) -> Tensor:
        y: Tensor = self.quiet(z)
        return y + self.noise * torch.rand_like(y) if add_noise else y


class TraceModel(nn.Module):
    """The fork of RAVE v1: what was left out is foreseen from the latent frame before, latent frame by latent frame."""

    latent_pca: Tensor
    latent_mean: Tensor
    last_z: Tensor
    kld_idxs: Tensor

    def __init__(
        self,
        *,
        is_streaming: bool = True,
        stereo: bool = False,
        deterministic: bool = False,
        use_pca: bool = True,
        is_sorted: bool = True,
        noise: float = 0.01,
    ) -> None:
        super().__init__()
        self.stereo = stereo
        self.deterministic = deterministic
        self.use_pca = use_pca
        self.trained_cropped = False
        self.gimbal = None
        self.cropped_latent_size = LATENT_DIM
        self.pqmf = Bands()
        self.resample = Resampling(is_cached=False)
        self.encoder = Encoder(1, 2 * FULL_LATENT_DIM, is_streaming=is_streaming)
        self.decoder = NoisyDecoder(noise=noise, is_streaming=is_streaming)
        self.add_network(nn.Conv1d(FULL_LATENT_DIM, 2 * FULL_LATENT_DIM, 1))
        self.register_buffer("latent_pca", torch.linalg.qr(torch.randn(FULL_LATENT_DIM, FULL_LATENT_DIM))[0])
        self.register_buffer("latent_mean", 0.3 * torch.randn(FULL_LATENT_DIM))
        self.register_buffer("latent_size", torch.tensor(FULL_LATENT_DIM))
        self.register_buffer("sampling_rate", torch.tensor(SAMPLE_RATE))
        order = torch.arange(FULL_LATENT_DIM)
        self.register_buffer("kld_idxs", order if is_sorted else order.roll(3))
        self.register_buffer("last_z", torch.zeros(64, FULL_LATENT_DIM, 1))
        register_codec(self, channels=2 if stereo else 1)

    def add_network(self, network: nn.Module) -> None:
        self.prior_net = network

    def post_process_distribution(self, mean: Tensor, scale: Tensor) -> tuple[Tensor, Tensor]:
        return mean, scale.exp()

    @torch.jit.export
    def encode(self, x: Tensor) -> Tensor:
        mean, scale = self.encoder(self.pqmf(x)).chunk(2, 1)
        mean, deviation = self.post_process_distribution(mean, scale)
        z = mean if self.deterministic else mean + deviation * torch.randn_like(mean)
        if self.use_pca:
            z = functional.conv1d(z - self.latent_mean.unsqueeze(-1), self.latent_pca.unsqueeze(-1))
            return z[:, : self.cropped_latent_size]
        return z[:, self.kld_idxs[: self.cropped_latent_size]]

    def completed(self, z: Tensor) -> Tensor:
        frames = []
        for frame in z.unbind(-1):
            mean, scale = self.prior_net(self.last_z[: z.shape[0]]).chunk(2, 1)
            whole = self.joined(frame[..., None], mean, scale, self.kld_idxs[self.cropped_latent_size :])
            frames.append(whole)
        return torch.cat(frames, -1)

    def joined(self, z: Tensor, mean: Tensor, scale: Tensor, left_out: Tensor) -> Tensor:
        mean, deviation = self.post_process_distribution(mean, scale)
        foreseen = mean if self.deterministic else mean + deviation * torch.randn_like(mean)
        z = torch.cat([z, foreseen[:, left_out]], 1)
        self.last_z[: z.shape[0]] = z
        return z

    @torch.jit.export
    def decode(self, z: Tensor) -> Tensor:
        if self.stereo and z.shape[0] == 1:
            z = z.expand(2, z.shape[1], z.shape[2])
        z = self.completed(z)
        if self.use_pca:
            z = functional.conv1d(z, self.latent_pca.t().unsqueeze(-1)) + self.latent_mean.unsqueeze(-1)
        else:
            z = z[:, self.kld_idxs.argsort()]
        y: Tensor = self.pqmf.inverse(self.decoder(z, not self.deterministic))
        y = self.resample.to_target_sampling_rate(y)
        return y.permute(1, 0, 2) if self.stereo else y

    def forward(self, x: Tensor) -> Tensor:
        return self.decode(self.encode(x))


class OlderTraceModel(TraceModel):
    """An older one: a latent frame per call, what was left out in the order of the network."""

    def add_network(self, network: nn.Module) -> None:
        self.prior = network

    def completed(self, z: Tensor) -> Tensor:
        mean, scale = self.prior(self.last_z[: z.shape[0]]).chunk(2, 1)
        return self.joined(z, mean, scale, torch.arange(self.cropped_latent_size, mean.shape[1]))


OlderTraceModel.__name__ = "TraceModel"


class VariationalScriptedRAVE(exports.VariationalScriptedRAVE):
    """The fork of RAVE 2.3: the axes that it offers are turned so that larger is louder, and `encode` takes a
    temperature; `decode` takes exactly what `encode` gives."""

    signs: Tensor

    def __init__(self, *, is_streaming: bool = True, channels: int = 1, target_channels: int | None = None) -> None:
        super().__init__(
            channels=channels,
            is_streaming=is_streaming,
            noise=0.0,
            noise_is_held=False,
            sample_rate=SAMPLE_RATE,
            has_posterior=True,
            target_channels=target_channels,
        )
        self.register_buffer("signs", torch.tensor([1.0, -1.0]).repeat(LATENT_DIM // 2))

    @torch.jit.export
    def encode(self, x: Tensor, temp: float = 1.0) -> Tensor:
        return self.encode_dist(x, temp)[0]

    @torch.jit.export
    def encode_dist(self, x: Tensor, temp: float = 1.0) -> tuple[Tensor, tuple[Tensor, Tensor]]:
        mean, scale = self.encoder(self.pqmf(x)).chunk(2, 1)
        variance = functional.conv1d(functional.softplus(scale).square(), self.latent_pca.square().unsqueeze(-1))
        mean = functional.conv1d(mean - self.latent_mean.unsqueeze(-1), self.latent_pca.unsqueeze(-1))
        mean, deviation = mean[:, : self.latent_size] * self.signs[:, None], variance[:, : self.latent_size].sqrt()
        return mean + temp * deviation * torch.randn_like(mean), (mean, deviation)

    @torch.jit.export
    def decode(self, z: Tensor) -> Tensor:
        if self.target_channels > self.n_channels:
            z = z.repeat(self.target_channels, 1, 1)[: self.target_channels]
        missing = torch.randn(z.shape[0], self.full_latent_size - z.shape[1], z.shape[2])
        z = torch.cat([z * self.signs[:, None], missing], 1)
        z = functional.conv1d(z, self.latent_pca.t().unsqueeze(-1)) + self.latent_mean.unsqueeze(-1)
        y: Tensor = self.decoder(z)
        if self.target_channels > self.n_channels:
            y = torch.cat(y.chunk(self.target_channels, 0), 1)
        return y

    def forward(self, x: Tensor) -> Tensor:
        return self.decode(self.encode(x, temp=1.0))


def write(path: Path, make: Callable[[], nn.Module]) -> Path:
    """Write what `make` builds from seed 0, dirty from one latent frame, since some take no more."""
    with torch.random.fork_rng(devices=[]):
        torch.default_generator.manual_seed(0)
        module = make()
        return save(module, path, dirty_with=torch.randn(1, int(module.encode_params[0]), RATIO))  # type: ignore[index,operator]
