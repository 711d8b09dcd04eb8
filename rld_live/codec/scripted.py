"""The streaming export of our own codec: a TorchScript file that keeps nn~'s contract."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast
from zipfile import ZipFile

import torch
from torch import Tensor, nn

from rld_live.codec.network.codec import Codec
from rld_live.codec.network.streaming import MAX_BATCH, Past, stream
from rld_live.errors import ModelError

MOST_LATENTS = 32  # of the PCA dimensions that an export offers


@dataclass(frozen=True)
class LatentBasis:
    """The principal axes of a codec's latents over its training set."""

    mean: Tensor  # [full_latent_size]
    axes: Tensor  # [full_latent_size, full_latent_size], rows ordered by variance, orthonormal
    size: int  # how many axes carry the wanted share of the variance

    @classmethod
    def of(cls, latents: Tensor, *, fidelity: float) -> "LatentBasis":
        """Take the axes of posterior means [full_latent_size, frames]; `fidelity` is the share of variance to keep."""
        rows = latents.double()
        mean = rows.mean(1)
        variance, vectors = torch.linalg.eigh(torch.cov(rows))
        variance, axes = variance.flip(0).clamp(min=0), vectors.flip(1).T
        # an axis and its opposite are equally right: fix the sign, so that the same latents give the same basis
        axes = axes * axes.gather(1, axes.abs().argmax(1, keepdim=True)).sign()
        held = torch.cumsum(variance, 0) / variance.sum().clamp(min=1e-12)
        needed = int((held < fidelity).sum()) + 1
        size = min(needed + needed % 2, MOST_LATENTS, len(variance))
        return cls(mean.float(), axes.float().contiguous(), size)


class ScriptedCodec(nn.Module):
    """nn~'s view of a codec: `encode`, `decode`, `forward`, each streaming, batch rows being independent streams."""

    encode_params: Tensor
    decode_params: Tensor
    forward_params: Tensor
    latent_mean: Tensor
    latent_pca: Tensor
    position_cache: Tensor
    max_batch: Final[int]
    if TYPE_CHECKING:  # TorchScript reads annotations, and a ModuleList cannot say what it lists
        pasts: list[Past]

    def __init__(self, codec: Codec, basis: LatentBasis) -> None:
        super().__init__()
        config = codec.config
        self.encoder = codec.encoder
        self.decoder = codec.decoder
        # the same objects again: TorchScript cannot walk a tree of modules
        self.pasts = cast("list[Past]", nn.ModuleList(part for part in codec.modules() if isinstance(part, Past)))
        self.sr = config.sample_rate
        self.n_channels = config.channels
        self.stereo = config.channels == 2
        self.latent_size = basis.size
        self.full_latent_size = config.full_latent_size
        self.delay = config.delay  # audio frames by which forward is late
        self.steps_per_latent = config.ratio // config.control_frames
        self.max_batch = MAX_BATCH
        channels, ratio, size = config.channels, config.ratio, basis.size
        for name, params in {
            "encode_params": [channels, 1, size, ratio],
            "decode_params": [size, ratio, channels, 1],
            "forward_params": [channels, 1, channels, 1],
        }.items():
            self.register_buffer(name, torch.tensor(params, dtype=torch.int32))
        self.register_buffer("latent_mean", basis.mean.clone())
        self.register_buffer("latent_pca", basis.axes.clone())
        # in control steps; int64, so that the oscillators are exact for as long as anybody plays
        self.register_buffer("position_cache", torch.zeros(MAX_BATCH, 1, dtype=torch.int64))

    @torch.jit.export
    def encode(self, x: Tensor) -> Tensor:
        """[batch, n_channels, n·ratio] → the posterior's mean on its first principal axes, [batch, latent_size, n]"""
        self.check(x, self.n_channels)
        mean = self.encoder(x)[0] - self.latent_mean[:, None]
        return torch.matmul(self.latent_pca, mean)[:, : self.latent_size]

    @torch.jit.export
    def decode(self, z: Tensor) -> Tensor:
        """[batch, latent_size, n] → [batch, n_channels, n·ratio]; the axes that were left out are zero."""
        self.check(z, self.latent_size)
        rows, steps = z.shape[0], z.shape[2] * self.steps_per_latent
        latents = torch.matmul(self.latent_pca[: self.latent_size].t(), z) + self.latent_mean[:, None]
        audio: Tensor = self.decoder(latents, self.position_cache[:rows].clone())
        self.position_cache[:rows] += steps
        return audio

    def forward(self, x: Tensor) -> Tensor:
        """[batch, n_channels, n·ratio] → the same shape, late by `delay` frames."""
        return self.decode(self.encode(x))

    @torch.jit.export
    def reset(self) -> None:
        """Return every stream to silence and to the start of its oscillators and noise, exactly."""
        self.position_cache.zero_()
        for past in self.pasts:
            past.reset()

    @torch.jit.export
    def get_methods(self) -> list[str]:
        """The methods that take and give signals."""
        return ["encode", "decode", "forward"]

    @torch.jit.export
    def get_attributes(self) -> list[str]:
        """The attributes that a host may set: none."""
        names: list[str] = []
        return names

    @torch.jit.export
    def check(self, x: Tensor, channels: int) -> None:
        """Refuse what would silently be decoded wrongly."""
        if x.shape[1] != channels:
            raise ValueError(f"this codec wants {channels} channels or dimensions, not {x.shape[1]}")
        if x.shape[0] > self.max_batch:
            raise ValueError(f"this codec carries {self.max_batch} streams, not {x.shape[0]}")


def script(codec: Codec, basis: LatentBasis) -> torch.jit.ScriptModule:
    """Return a streaming TorchScript module over a copy of the codec's weights, its state zero."""
    copy = Codec(codec.config)
    copy.load_state_dict(codec.state_dict())
    stream(copy)
    module = ScriptedCodec(copy, basis).eval().requires_grad_(False)
    with _deprecation_accepted():
        scripted: torch.jit.ScriptModule = torch.jit.script(module)
    return scripted


def export(codec: Codec, basis: LatentBasis, path: Path) -> None:
    """Write the streaming export to `path`, whole or not at all."""
    if path.suffix != ".ts":
        raise ModelError(f"a codec export is a .ts file, not {path.name}: name it so")
    partial, plain = path.with_suffix(".ts.partial"), path.with_suffix(".ts.plain")
    with _deprecation_accepted():
        torch.jit.save(script(codec, basis), str(partial))
    drop_source_lines(partial, plain)
    partial.unlink()
    plain.replace(path)


def drop_source_lines(saved: Path, plain: Path) -> None:
    """Copy a TorchScript archive without its debug records: they hold the paths of the machine that it was made on."""
    with ZipFile(saved) as source, ZipFile(plain, "w") as target:
        for record in source.infolist():
            if not record.filename.endswith(".debug_pkl"):
                target.writestr(record.filename, source.read(record))


@contextmanager
def _deprecation_accepted() -> Iterator[None]:
    """Silence torch 2.13's deprecation of TorchScript, which remains what nn~ and its hosts load."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"`?torch\.jit\..*deprecated", category=DeprecationWarning)
        yield
