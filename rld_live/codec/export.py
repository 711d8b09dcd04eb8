"""An exported codec, opened: latents in and audio out, audio in and latents out."""

import hashlib
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from rld_live.codec.container import Container, recognise
from rld_live.codec.contract import CodecInfo, Kind, Module, is_state, kind_of, read_contract
from rld_live.errors import ModelError

_REMEDIES: dict[Container, str] = {
    Container.TORCH_WEIGHTS: "export it first (rave export --run RUN --streaming) and give the .ts",
    Container.SAFETENSORS: "that is how diffusion checkpoints are kept: give it as --checkpoint, and a .ts as codec",
    Container.ONNX: "export the run as TorchScript (rave export --run RUN --streaming) and give the .ts",
}
_NOISE_KEY = 0x524C44  # any constant: it makes the noise ours and the same for everybody


class Codec:
    """A codec that was exported as TorchScript. Owner: one thread at a time, since streaming state lives inside.

    Both directions are functions of their arguments and of what was fed since `reset`: the noise that an export
    draws from the global generator is seeded before every call, and the generator is put back after it.
    """

    def __init__(self, module: Module, info: CodecInfo) -> None:
        self.info = info
        self._module = module
        self._kind = kind_of(module)
        self._missing_dims = _missing_dims(module, info, self._kind)
        self.reset()

    @property
    def declared_delays(self) -> tuple[int, int] | None:
        """Latent frames by which `encode` is late and audio frames by which `decode` is, if the export says so.

        Our own codec says by how many audio frames both together are late; its encoder hears whole latent frames
        ahead, its decoder is late by less than one.
        """
        if not self._kind.has_declared_delay:
            return None
        return divmod(int(self._module.delay), self.info.ratio)

    def reset(self) -> None:
        """Forget everything that was fed: exports load with the state of their last test run."""
        # inside inference_mode, since exports that replace buffers while they run leave inference tensors behind
        with torch.inference_mode():
            if hasattr(self._module, "reset"):
                self._module.reset()
                return
            for name, buffer in self._module.named_buffers():
                if is_state(name):
                    buffer.zero_()

    def decode(self, latents: Tensor, *, position: int = 0, noise_seed: int = 0) -> Tensor:
        """Return audio [batch, channels, n·ratio] of raw latents [batch, latent_dim, n].

        `position` is that of the first latent frame in the piece. The noise that the export draws hangs on it and on
        `noise_seed` alone, so the same latents at the same place always sound the same.
        """
        with torch.inference_mode(), _seeded(position, noise_seed):
            if self._missing_dims:
                latents = torch.cat([latents, self._missing_noise(latents, position)], 1)
            audio: Tensor = self._module.decode(latents)
        return audio

    def encode(self, audio: Tensor) -> Tensor:
        """Return raw latents [batch, latent_dim, n] of audio [batch, input_channels, n·ratio], without chance in them:
        the posterior's mean where the export has a way to it, else a sample with a fixed seed."""
        with torch.inference_mode(), _seeded(0, 0):
            if self._kind.has_posterior and hasattr(self._module, "encoder"):
                return self._posterior_mean(audio)
            latents: Tensor = self._module.encode(audio)
        return latents

    def _missing_noise(self, latents: Tensor, position: int) -> Tensor:
        """Draw the dimensions that the export left out, keyed by place: blocks that overlap hear the same noise."""
        batch, _, count = latents.shape
        columns = [
            np.random.Generator(np.random.Philox(key=_NOISE_KEY, counter=[0, position + index, 0, 0])).standard_normal(
                (batch, self._missing_dims), dtype=np.float32
            )
            for index in range(count)
        ]
        return torch.from_numpy(np.stack(columns, axis=-1))

    def _posterior_mean(self, audio: Tensor) -> Tensor:
        """RAVE's encoder up to where it would sample: bands, network, first half of the channels, principal axes."""
        module = self._module
        if getattr(module, "resampler", None) is not None:
            audio = module.resampler.to_model_sampling_rate(audio)
        batch, channels, frames = audio.shape
        features = audio
        if module.input_mode == "pqmf":
            bands = module.pqmf(audio.reshape(batch * channels, 1, frames))
            features = bands.reshape(batch, -1, bands.shape[-1])
        elif module.input_mode == "mel":
            spectrum = torch.log1p(module.spectrogram(audio)[..., :-1])
            features = spectrum.reshape(batch, -1, spectrum.shape[-1])
        mean = module.encoder(features).chunk(2, 1)[0] - module.latent_mean.unsqueeze(-1)
        latents: Tensor = functional.conv1d(mean, module.latent_pca.unsqueeze(-1))[:, : self.info.latent_dim]
        return latents


def open_codec(path: Path, *, sample_rate: int | None = None) -> Codec:
    """Load an exported codec with its state at zero; raise `ModelError` with a remedy for everything else.

    Call it outside `torch.inference_mode`: weights that are loaded inside are inference tensors for good.
    """
    module, info, kind = _load(path, sample_rate)
    if kind.refusal:
        raise ModelError(f"{path}: is a {kind.name} codec: {kind.refusal}")
    return Codec(module, info)


def describe_codec(path: Path, *, sample_rate: int | None = None) -> tuple[CodecInfo, str | None]:
    """Return what the export at `path` is, and why it cannot be used (None when it can)."""
    _, info, kind = _load(path, sample_rate)
    return info, kind.refusal


def _load(path: Path, sample_rate: int | None) -> tuple[Module, CodecInfo, Kind]:
    container = recognise(path)
    if container is not Container.TORCHSCRIPT:
        remedy = _REMEDIES.get(container, "give a codec that was exported as TorchScript (.ts)")
        raise ModelError(f"{path}: is {container.value}, not an exported codec: {remedy}")
    try:
        with warnings.catch_warnings():
            # torch 2.13 deprecates TorchScript; it remains what every exported codec is
            warnings.filterwarnings("ignore", message=r".*torch\.jit\..*deprecated", category=DeprecationWarning)
            module: Module = torch.jit.load(str(path), map_location="cpu")  # type: ignore[no-untyped-call]
    except (RuntimeError, ValueError, OSError) as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise ModelError(f"{path}: PyTorch cannot load it ({reason}): fetch or export it again") from error
    module.eval()
    info = read_contract(module, path, fingerprint=fingerprint(path), sample_rate=sample_rate)
    return module, info, kind_of(module)


def fingerprint(path: Path) -> str:
    """Return the first 16 hex digits of the file's SHA-256: what latents and checkpoints remember their codec by."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]


def _missing_dims(module: Module, info: CodecInfo, kind: Kind) -> int:
    """Return how many dimensions we fill ourselves: all that were left out, where the export takes them from outside.

    RAVE 2.3 does (its mark is `target_channels`). A mono model exported with two channels does not get them: there
    the two channels differ by nothing but that noise, which the export must draw for each.
    """
    target = getattr(module, "target_channels", None)
    if not kind.has_posterior or target is None or target > module.n_channels:
        return 0
    return info.full_latent_dim - info.latent_dim


@contextmanager
def _seeded(position: int, noise_seed: int) -> Iterator[None]:
    """Seed the CPU's global generator, which is where exports draw from, and put it back afterwards.

    Not `torch.manual_seed`: that also formats a stack trace per call to remember for CUDA. The generator looks at the
    lower 32 bits of a seed only, so both numbers are multiplied into them by odd constants.
    """
    generator = torch.default_generator
    state = generator.get_state()
    generator.manual_seed((_NOISE_KEY + 0x9E3779B1 * position + 0x85EBCA6B * noise_seed) % 2**32)
    try:
        yield
    finally:
        generator.set_state(state)
