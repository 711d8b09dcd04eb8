"""An exported codec, opened: latents in and audio out, audio in and latents out."""

import hashlib
import warnings
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor

from rld_live.codec.attributes import Attributes
from rld_live.codec.chance import seeded
from rld_live.codec.complaint import FAILURES, complaint
from rld_live.codec.container import Container, check_whole, recognise
from rld_live.codec.contract import CodecInfo, read_contract
from rld_live.codec.filling import filling_of
from rld_live.codec.kind import Kind, Module, core_of, kind_of
from rld_live.codec.memory import Memory
from rld_live.codec.posterior import mean_of
from rld_live.errors import ModelError

_EXPORT_IT = "export it first (rave export --run RUN --streaming) and give the .ts"
_REMEDIES: dict[Container, str] = {
    Container.LIGHTNING: _EXPORT_IT,
    Container.TORCH_WEIGHTS: f"if it is a diffusion model, give it as the checkpoint; if it is a codec, {_EXPORT_IT}",
    Container.PICKLED_OBJECTS: _EXPORT_IT,
    Container.SAFETENSORS: "that is how diffusion models are kept: give it as the checkpoint, and a .ts as codec",
    Container.ONNX: "export the run as TorchScript (rave export --run RUN --streaming) and give the .ts",
    Container.OTHER_ZIP: "unpack it and give the .ts that is in it",
    Container.ARCHIVE: "unpack it and give the .ts that is in it",
    Container.WEB_PAGE: "fetch the file itself again",
    Container.LFS_POINTER: "fetch the file itself (git lfs pull)",
    Container.EMPTY: "fetch it again",
}
_UPDATE = "update PyTorch, or export it again with an older one"
_LOAD_ERRORS = (  # what PyTorch says, and what that means
    ("maximum supported version", f"was written by a newer PyTorch than {torch.__version__}: {_UPDATE}"),
    ("builtin op: aten::", f"uses an operator that PyTorch {torch.__version__} does not have: {_UPDATE}"),
    ("builtin op", "uses an operator from an extension of PyTorch: export it again without"),
    ("PytorchStreamReader", "is damaged or cut short: fetch it again"),
)
_TRIAL_LATENTS = 8
_SAME = 1e-4  # of the peak: state that is lost differs by more than a hundredth, rounding by a millionth


class Codec:
    """A codec that was exported as TorchScript. Owner: one thread at a time, since streaming state lives inside.

    Both directions are functions of their arguments and of what was fed since `reset`: the noise that an export
    draws from the global generator is seeded before every call, and the generator is put back after it.
    """

    def __init__(self, module: Module, info: CodecInfo) -> None:
        self._core = core_of(module)
        self._kind = kind_of(module)
        self._mean = mean_of(module)
        self._memory = Memory(self._core)
        self._filling = filling_of(self._core, info, self._memory)
        self.attributes = Attributes(module)
        self.info = info
        if self._kind.name == "generic":  # nobody knows what a stranger remembers
            self.info = self._told_by_trial(info)

    @property
    def declared_delays(self) -> tuple[int, int] | None:
        """Latent frames by which `encode` is late and audio frames by which `decode` is, if the export says so.

        Our own codec says by how many audio frames both together are late; its encoder hears whole latent frames
        ahead, its decoder is late by less than one.
        """
        if not self._kind.has_declared_delay:
            return None
        return divmod(int(self._core.delay), self.info.ratio)

    def reset(self) -> None:
        """Forget everything that was fed: exports load with the state of their last test run."""
        self._memory.forget()

    def decode(self, latents: Tensor, *, position: int = 0, noise_seed: int | None = 0) -> Tensor:
        """Return audio [batch, channels, n·ratio] of raw latents [batch, latent_dim, n].

        `position` is that of the first latent frame in the piece. The noise that the export draws hangs on it and on
        `noise_seed` alone, so the same latents at the same place always sound the same; without a seed, the export
        draws on from wherever torch's generator stands. Raises `ModelError` when the export cannot do it, for example
        for more rows than it carries streams.
        """
        batch, _, count = latents.shape
        chance = nullcontext() if noise_seed is None else seeded(position, noise_seed)
        with torch.inference_mode(), chance:
            audio = self._run("decode", self._filling.decode, self._filling.fill(latents, position))
        if self._filling.rows > 1:
            audio = audio.reshape(batch, -1, audio.shape[-1])
        return self._checked("decode", audio, (batch, self.info.channels, count * self.info.ratio))

    def encode(self, audio: Tensor, *, draw: int | None = None) -> Tensor:
        """Return raw latents [batch, latent_dim, n] of audio [batch, input_channels, n·ratio], without chance in them:
        the posterior's mean where the export has a way to it, else a sample with a fixed seed.

        With `draw`, return what the export itself draws from its posterior, as this number decides.
        """
        if not self.info.has_encoder:
            raise ModelError(f"{self.info.path}: has no method encode: give the export of a whole autoencoder")
        way = self._core.encode if draw is not None else self._mean or self._core.encode
        with torch.inference_mode(), seeded(draw or 0, 0):
            latents = self._run("encode", way, audio)[:, : self.info.latent_dim]
        # silence has no direction: a spherical encoder gives NaN for it
        latents = torch.nan_to_num(latents) if self.info.geometry == "angular" else latents
        wanted = (audio.shape[0], self.info.latent_dim, audio.shape[2] // self.info.ratio)
        return self._checked("encode", latents, wanted)

    def _run(self, name: str, method: Callable[[Tensor], Tensor], x: Tensor) -> Tensor:
        rows = self._memory.rows
        if rows is not None and len(x) > rows:
            raise ModelError(f"{self.info.path}: can {name} {rows} streams at a time, not {len(x)}")
        if not self.info.is_streaming:
            self._memory.forget()  # a part of it may remember all the same
        try:
            return self.attributes.guarded(lambda: method(x))
        except FAILURES as error:
            raise ModelError(
                f"{self.info.path}: {name} fails for {list(x.shape)} ({complaint(error)}): export it again"
            ) from error

    def _checked(self, name: str, result: Tensor, wanted: tuple[int, int, int]) -> Tensor:
        if tuple(result.shape) != wanted:
            raise ModelError(
                f"{self.info.path}: {name} gives {list(result.shape)} where its contract says {list(wanted)}: "
                "the file contradicts itself; export it again"
            )
        return result

    def _told_by_trial(self, info: CodecInfo) -> CodecInfo:
        """Return what a stranger is when it is tried: nobody knows by name what it remembers, or whether pieces join.

        AFTER's codecs, for example, have memories that they never use, or smooth over what does not join.
        """
        self.info = replace(info, is_streaming=True)  # so that nothing is forgotten between two calls
        generator = torch.Generator().manual_seed(0)
        latents = torch.randn(1, info.latent_dim, 2 * _TRIAL_LATENTS, generator=generator)
        remembers = self._memory.find(lambda: self.decode(latents))
        is_streaming = remembers and self._joins(latents)
        if info.has_encoder:
            audio = 0.1 * torch.randn(1, info.input_channels, _TRIAL_LATENTS * info.ratio, generator=generator)
            self._memory.find(lambda: self.encode(audio))
        return replace(info, is_streaming=is_streaming)

    def _joins(self, latents: Tensor) -> bool:
        """Tell whether two halves equal the whole, as far as the noise that it draws lets anybody tell."""
        whole = self.decode(latents)
        self.reset()
        if not torch.equal(self.decode(latents, noise_seed=1), whole):
            return True
        self.reset()
        halves = [self.decode(half) for half in torch.split(latents, _TRIAL_LATENTS, 2)]
        self.reset()
        return torch.allclose(torch.cat(halves, 2), whole, rtol=0, atol=_SAME * float(whole.abs().max()))


def open_codec(path: Path, *, sample_rate: int | None = None) -> Codec:
    """Load an exported codec with its state at zero; raise `ModelError` with a remedy for everything else.

    Call it outside `torch.inference_mode`: weights that are loaded inside are inference tensors for good.
    """
    module, info, kind = load_module(path, sample_rate=sample_rate)
    if kind.refusal:
        raise ModelError(f"{path}: is a {kind.name} codec: {kind.refusal}")
    return Codec(module, info)


def describe_codec(path: Path, *, sample_rate: int | None = None) -> tuple[CodecInfo, str | None]:
    """Return what the export at `path` is, and why it cannot be used (None when it can)."""
    _, info, kind = load_module(path, sample_rate=sample_rate)
    return info, kind.refusal


def load_module(path: Path, *, sample_rate: int | None = None) -> tuple[Module, CodecInfo, Kind]:
    """Return the module at `path` on the CPU, with what it says of itself and the family it belongs to.

    Its state is the one that it was saved with. Raises `ModelError` with a remedy for what is no codec; call it
    outside `torch.inference_mode`.
    """
    container = recognise(path)
    if container is not Container.TORCHSCRIPT:
        remedy = _REMEDIES.get(container, "give a codec that was exported as TorchScript (.ts)")
        raise ModelError(f"{path}: is {container.value}, not an exported codec: {remedy}")
    check_whole(path)
    try:
        with warnings.catch_warnings():
            # torch 2.13 deprecates TorchScript; it remains what every exported codec is
            warnings.filterwarnings("ignore", message=r".*torch\.jit\..*deprecated", category=DeprecationWarning)
            module: Module = torch.jit.load(str(path), map_location="cpu")  # type: ignore[no-untyped-call]
    except (RuntimeError, ValueError, OSError) as error:
        unknown = f"PyTorch cannot load it ({complaint(error)}): fetch or export it again"
        meaning = next((meaning for said, meaning in _LOAD_ERRORS if said in str(error)), unknown)
        raise ModelError(f"{path}: {meaning}") from error
    module.eval()  # RAVE v1 saved its exports as they trained
    info = read_contract(module, path, fingerprint=fingerprint(path), sample_rate=sample_rate)
    return module, info, kind_of(module)


def fingerprint(path: Path) -> str:
    """Return the first 16 hex digits of the file's SHA-256: what latents and checkpoints remember their codec by."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]
