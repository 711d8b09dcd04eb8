"""Codec exports in the small: TorchScript modules that keep nn~'s contract as RAVE 2.3 exports do.

A random network of a few hundred weights: a strided convolution and a three-tap one each way. Offline, every
convolution is centred; streaming, it is delayed by its padding and remembers in buffers called `pad`. The class names
are those of the real exports, since that is what an adapter can tell them by.
"""

import math
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import torch
from torch import Tensor, nn
from torch.nn import functional

RATIO = 16
LATENT_DIM = 4
FULL_LATENT_DIM = 6
SAMPLE_RATE = 44100
STREAMING_DELAY = 1  # latent frames, in each direction


class ThreeTaps(nn.Module):
    """A convolution over three latent frames: centred offline, one frame late when streaming."""

    pad: Tensor
    is_streaming: Final[bool]  # so that TorchScript does not compile the branch that is not taken

    def __init__(self, inputs: int, outputs: int, *, is_streaming: bool) -> None:
        super().__init__()
        self.conv = nn.Conv1d(inputs, outputs, 3)
        self.is_streaming = is_streaming
        if is_streaming:
            self.register_buffer("pad", torch.zeros(64, inputs, 2))

    def forward(self, x: Tensor) -> Tensor:
        if self.is_streaming:
            rows = x.shape[0]
            x = torch.cat([self.pad[:rows], x], 2)
            self.pad[:rows].copy_(x[:, :, -2:])
        else:
            x = functional.pad(x, (1, 1))
        y: Tensor = self.conv(x)
        return y


class Bands(nn.Module):
    """Where a real export has its filter bank; this one splits nothing."""

    def forward(self, x: Tensor) -> Tensor:
        return x

    @torch.jit.export
    def inverse(self, x: Tensor) -> Tensor:
        return x


class Encoder(nn.Module):
    def __init__(self, channels: int, outputs: int, *, is_streaming: bool, ratio: int = RATIO) -> None:
        super().__init__()
        self.down = nn.Conv1d(channels, 8, ratio, stride=ratio)
        self.mix = ThreeTaps(8, outputs, is_streaming=is_streaming)

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.mix(torch.tanh(self.down(x)))
        return y


class Decoder(nn.Module):
    def __init__(
        self,
        latents: int,
        channels: int,
        *,
        noise: float,
        noise_is_held: bool,
        is_streaming: bool,
        ratio: int = RATIO,
    ) -> None:
        super().__init__()
        self.noise_is_held = noise_is_held
        self.mix = ThreeTaps(latents, 8, is_streaming=is_streaming)
        self.up = nn.ConvTranspose1d(8, channels, ratio, stride=ratio)
        self.noise = noise

    def forward(self, z: Tensor) -> Tensor:
        y: Tensor = self.up(torch.tanh(self.mix(z)))
        if self.noise > 0:
            drawn = torch.rand_like(y)
            y = y + self.noise * (2 * (drawn[:, :, :1] if self.noise_is_held else drawn) - 1)
        return y


class Export(nn.Module):
    """What the kinds share."""

    decode_params: Tensor
    encode_params: Tensor
    latent_mean: Tensor
    latent_pca: Tensor
    latent_size: Final[int]

    def __init__(
        self,
        *,
        channels: int,
        is_streaming: bool,
        noise: float,
        noise_is_held: bool,
        sample_rate: int,
        has_posterior: bool,
        target_channels: int | None,
        ratio: int = RATIO,
    ) -> None:
        super().__init__()
        full = FULL_LATENT_DIM if has_posterior else LATENT_DIM
        self.sr = sample_rate
        self.latent_size = LATENT_DIM
        self.full_latent_size = full
        self.n_channels = channels
        self.target_channels = target_channels or channels
        self.input_mode = "pqmf"
        self.pqmf = Bands()
        self.resampler = None
        self.encoder = Encoder(channels, 2 * full if has_posterior else full, ratio=ratio, is_streaming=is_streaming)
        self.decoder = Decoder(
            full, channels, ratio=ratio, noise=noise, noise_is_held=noise_is_held, is_streaming=is_streaming
        )
        self.register_buffer("latent_mean", 0.3 * torch.randn(full))
        self.register_buffer("latent_pca", torch.linalg.qr(torch.randn(full, full))[0].contiguous())
        for name, params in {
            "encode_params": [channels, 1, LATENT_DIM, ratio],
            "decode_params": [LATENT_DIM, ratio, self.target_channels, 1],
            "forward_params": [channels, 1, self.target_channels, 1],
        }.items():
            self.register_buffer(name, torch.tensor(params))

    @torch.jit.export
    def get_methods(self) -> list[str]:
        return ["encode", "decode", "forward"]

    @torch.jit.export
    def prior(self, x: Tensor) -> Tensor:  # noqa: ARG002
        """On every export, and of use on those that have `prior_params`."""
        return torch.tensor(0)


class VariationalScriptedRAVE(Export):
    """`encode` draws from the posterior; `decode` fills the dimensions that were left out with noise.

    A mono model with two `target_channels` decodes twice, with noise of its own for each, and cuts the batch there.
    """

    @torch.jit.export
    def encode(self, x: Tensor) -> Tensor:
        mean, scale = self.encoder(self.pqmf(x)).chunk(2, 1)
        z = mean + functional.softplus(scale) * torch.randn_like(mean) - self.latent_mean.unsqueeze(-1)
        return functional.conv1d(z, self.latent_pca.unsqueeze(-1))[:, : self.latent_size]

    @torch.jit.export
    def decode(self, z: Tensor) -> Tensor:
        if self.target_channels > self.n_channels:
            z = z.repeat(self.target_channels, 1, 1)[: self.target_channels]
        missing = torch.randn(z.shape[0], self.full_latent_size - z.shape[1], z.shape[2])
        z = torch.cat([z, missing], 1)
        z = functional.conv1d(z, self.latent_pca.t().unsqueeze(-1)) + self.latent_mean.unsqueeze(-1)
        y: Tensor = self.decoder(z)
        if self.target_channels > self.n_channels:
            y = torch.cat(y.chunk(self.target_channels, 0), 1)
        return y

    def forward(self, x: Tensor) -> Tensor:
        return self.decode(self.encode(x))


class WasserteinScriptedRAVE(Export):
    """No posterior, no principal axes."""

    @torch.jit.export
    def encode(self, x: Tensor) -> Tensor:
        z: Tensor = self.encoder(self.pqmf(x))
        return z

    @torch.jit.export
    def decode(self, z: Tensor) -> Tensor:
        y: Tensor = self.decoder(z)
        return y

    def forward(self, x: Tensor) -> Tensor:
        return self.decode(self.encode(x))


class DiscreteScriptedRAVE(WasserteinScriptedRAVE):
    """Recognised by its name; what it computes does not matter."""


class SphericalScriptedRAVE(WasserteinScriptedRAVE):
    """Latents are angles in [-1, 1] that wrap. Silence has no direction: without biases, the encoder gives NaN."""

    @torch.jit.export
    def encode(self, x: Tensor) -> Tensor:
        z: Tensor = self.encoder(self.pqmf(x))
        z = z / torch.linalg.vector_norm(z, 2.0, [1], True)
        return torch.atan2(z, torch.roll(z, 1, 1)) / math.pi

    @torch.jit.export
    def decode(self, z: Tensor) -> Tensor:
        y: Tensor = self.decoder(torch.sin(math.pi * z))
        return y


class ForeignModule(WasserteinScriptedRAVE):
    """A codec by contract that nobody has heard of."""


class Effect(nn.Module):
    """An nn~ module without latents."""

    forward_params: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("forward_params", torch.tensor([1, 1, 1, 1]))

    def forward(self, x: Tensor) -> Tensor:
        return x


_CLASSES: dict[str, type[Export]] = {
    "variational": VariationalScriptedRAVE,
    "wasserstein": WasserteinScriptedRAVE,
    "discrete": DiscreteScriptedRAVE,
    "spherical": SphericalScriptedRAVE,
    "generic": ForeignModule,
}


def write_export(
    path: Path,
    *,
    kind: str = "variational",
    channels: int = 1,
    is_streaming: bool = True,
    noise: float = 0.0,
    noise_is_held: bool = False,
    sample_rate: int = SAMPLE_RATE,
    weights: int = 0,
    target_channels: int | None = None,
    ratio: int = RATIO,
) -> Path:
    """Write a fake export whose weights hang on `weights` alone, in a dirty state as real ones are.

    Its decoder adds `noise` drawn anew for every sample or, held, once for every call.
    """
    with torch.random.fork_rng(devices=[]):
        torch.default_generator.manual_seed(weights)
        module = _CLASSES[kind](
            channels=channels,
            is_streaming=is_streaming,
            noise=noise,
            noise_is_held=noise_is_held,
            sample_rate=sample_rate,
            has_posterior=kind == "variational",
            target_channels=target_channels,
            ratio=ratio,
        )
        if kind == "spherical":
            for name, parameter in module.encoder.named_parameters():
                parameter.requires_grad_(False)[...] *= not name.endswith("bias")
        return save(module.eval(), path, dirty_with=torch.randn(1, channels, 8 * ratio))


def save(module: nn.Module, path: Path, *, dirty_with: Tensor | None = None) -> Path:
    """Script `module`, run it once, and write it to `path`."""
    with torchscript_accepted(), torch.no_grad():
        scripted = torch.jit.script(module)
        if dirty_with is not None:
            scripted(dirty_with)
        torch.jit.save(scripted, str(path))
    return path


def place_of_weights(archive: bytes) -> int:
    """Return where the first numbers of a saved module stand in its file."""
    with ZipFile(BytesIO(archive)) as file:
        return archive.index(file.read(next(name for name in file.namelist() if "/data/" in name)))


@contextmanager
def torchscript_accepted() -> Iterator[None]:
    """Silence torch 2.13's deprecation of TorchScript, which exports are made of."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"`?torch\.jit\..*deprecated", category=DeprecationWarning)
        yield
