"""What an exported codec says about itself, read through nn~'s published interface.

The one contract that holds for every generation of exports is `<method>_params` = [channels in, ratio in, channels
out, ratio out]. `latent_size` changes its meaning between generations and `stereo` is missing in some, so neither
is read here. Telling another generation is a row in `_KINDS`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from rld_live.errors import ModelError

Module = torch.jit.ScriptModule


@dataclass(frozen=True)
class Kind:
    """A family of exports: its name, and why it cannot be used here when it cannot."""

    name: str
    refusal: str | None = None
    has_posterior: bool = False  # the encoder gives mean and scale, and `encode` would draw a sample
    has_declared_delay: bool = False


_OLD = "exported by an old RAVE: export it again with RAVE 2.3 (rave export --run RUN --streaming)"
_GENERIC = Kind("generic")
_KINDS: dict[str, Kind] = {  # by the name of the class that was scripted
    "VariationalScriptedRAVE": Kind("variational", has_posterior=True),
    "WasserteinScriptedRAVE": Kind("wasserstein"),  # the exporter's own spelling
    "SphericalScriptedRAVE": Kind(
        "spherical", "its latents are angles that wrap, which is not supported: use a variational or Wasserstein codec"
    ),
    "DiscreteScriptedRAVE": Kind(
        "discrete", "its latents are codebook indices, not numbers to diffuse: train RAVE with --config v2 instead"
    ),
    "ScriptedCodec": Kind("rld-live", has_declared_delay=True),
    "TraceModel": Kind("rave v1", _OLD),
    "Combined": Kind("rave v1 with prior", _OLD),
}


@dataclass(frozen=True)
class CodecInfo:
    """Everything about a codec that does not need it to run."""

    path: Path
    name: str
    kind: str
    sample_rate: int
    ratio: int  # audio frames per latent frame
    latent_dim: int
    full_latent_dim: int  # before the dimensions of least variance were left out
    channels: int
    input_channels: int
    is_streaming: bool  # keeps its state between calls
    is_recurrent: bool  # has a recurrence whose state is lost between calls
    fingerprint: str
    methods: tuple[str, ...]

    @property
    def latent_rate(self) -> float:
        """Latent frames per second."""
        return self.sample_rate / self.ratio


def kind_of(module: Module) -> Kind:
    """Return the family that `module` belongs to; what is not known but keeps the contract is "generic"."""
    return _KINDS.get(str(module.original_name), _GENERIC)


def read_contract(module: Module, path: Path, *, fingerprint: str, sample_rate: int | None) -> CodecInfo:
    """Return what `module` says of itself; raise `ModelError` when it is no codec.

    `sample_rate` is what the user says, for exports that do not tell theirs.
    """
    decode, encode = _params(module, "decode"), _params(module, "encode")
    if decode is None:
        raise ModelError(f"{path}: has no method decode, so it is no codec: give an export of an autoencoder")
    latent_dim, ratio, channels, _ = decode
    if encode is not None and (encode[2], encode[3]) != (latent_dim, ratio):
        raise ModelError(
            f"{path}: encode gives {encode[2]} dimensions every {encode[3]} frames, decode wants {latent_dim} every "
            f"{ratio}: the file contradicts itself; export it again"
        )
    return CodecInfo(
        path=path,
        name=path.stem,
        kind=kind_of(module).name,
        sample_rate=_sample_rate(module, path, sample_rate),
        ratio=ratio,
        latent_dim=latent_dim,
        full_latent_dim=max(latent_dim, _positive(getattr(module, "full_latent_size", 0)) or 0),
        channels=channels,
        input_channels=encode[0] if encode is not None else channels,
        is_streaming=any(buffer.numel() and is_state(name) for name, buffer in module.named_buffers()),
        is_recurrent=any(getattr(part, "original_name", None) in {"GRU", "LSTM"} for part in module.modules()),
        fingerprint=fingerprint,
        methods=_methods(module),
    )


def is_state(name: str) -> bool:
    """Tell whether the buffer `name` is a streaming export's memory (cached convolutions name them so)."""
    return name.endswith((".pad", "cache"))


def _methods(module: Module) -> tuple[str, ...]:
    if hasattr(module, "get_methods"):
        return tuple(module.get_methods())
    suffix = "_params"
    named = [name.removesuffix(suffix) for name, _ in module.named_buffers() if name.endswith(suffix)]
    return tuple(name for name in named if hasattr(module, name))


def _params(module: Module, method: str) -> tuple[int, int, int, int] | None:
    values = getattr(module, f"{method}_params", None)
    if not isinstance(values, torch.Tensor) or values.numel() != 4 or not hasattr(module, method):
        return None
    first, second, third, fourth = (int(value) for value in values.tolist())
    return (first, second, third, fourth) if min(first, second, third, fourth) > 0 else None


def _positive(value: Any) -> int | None:
    if isinstance(value, torch.Tensor):
        value = value.flatten()[0].item() if value.numel() else None
    return int(value) if isinstance(value, int | float) and value > 0 else None


# in the order of trust; the last two are where wrappers of a first generation keep the model
_RATE_SOURCES: tuple[Callable[[Module], Any], ...] = (
    lambda module: getattr(module, "sr", None),
    lambda module: module.get_sample_rate() if hasattr(module, "get_sample_rate") else None,
    lambda module: getattr(module, "sampling_rate", None),
    lambda module: getattr(getattr(module, "_rave", None), "sampling_rate", None),
    lambda module: getattr(getattr(module, "rave_model", None), "sampling_rate", None),
)


def _sample_rate(module: Module, path: Path, stated: int | None) -> int:
    told = next((rate for source in _RATE_SOURCES if (rate := _positive(source(module)))), None)
    if told is None and stated is None:
        raise ModelError(f"{path}: does not tell its sample rate: add it, for example --sample-rate 44100")
    if told is not None and stated is not None and told != stated:
        raise ModelError(f"{path}: says that its sample rate is {told} Hz, not {stated} Hz: leave the sample rate out")
    return told or stated or 0
