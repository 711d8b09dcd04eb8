"""What an exported codec says about itself, read through nn~'s published interface.

The one contract that holds for every generation of exports is `<method>_params` = [channels in, ratio in, channels
out, ratio out]. `latent_size` changes its meaning between generations and `stereo` is missing in some, so neither is
read here. The families are rows in `kind`.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import torch

from rld_live.codec.attributes import attribute_names
from rld_live.codec.kind import Kind, Module, core_of, kind_of
from rld_live.codec.memory import is_streaming
from rld_live.errors import ModelError


@dataclass(frozen=True)
class CodecInfo:
    """Everything about a codec that does not need it to run."""

    path: Path
    name: str
    kind: str
    generation: str  # "RAVE v1", "RAVE v2.1-2.2", "RAVE v2.3", "msprior", "nn~", "rld-live"
    geometry: str  # "linear", or "angular": latents are angles in [-1, 1), the last of which wraps
    sample_rate: int
    ratio: int  # audio frames per latent frame
    latent_dim: int
    full_latent_dim: int  # before the dimensions of least variance were left out
    channels: int
    input_channels: int
    is_streaming: bool  # keeps its state between calls; of a stranger: as its buffers are called, until it is tried
    is_recurrent: bool  # has a recurrence whose state is lost between calls
    has_prior: bool
    fingerprint: str
    methods: tuple[str, ...]
    attributes: tuple[str, ...]

    @property
    def latent_rate(self) -> float:
        """Latent frames per second."""
        return self.sample_rate / self.ratio

    @property
    def has_encoder(self) -> bool:
        """Whether it turns audio into latents, too."""
        return "encode" in self.methods


@dataclass(frozen=True)
class _Stranger:
    """A TorchScript file that people take for a codec: what betrays it, what it is, and what to give instead."""

    marks: tuple[str, ...]  # attributes that only it has
    sentence: str


_LIMITS: Mapping[str, int] = MappingProxyType({"latent dimensions": 4096, "frames a latent": 1 << 17, "channels": 64})
"""What it may claim, far beyond any codec: memory is taken by it."""
_RATE_MAXIMUM = 768_000
_NEUTONE = "is a Neutone model, which does not show its latents: give the codec export (.ts) that it was made from"
_AFTER = (
    "is an AFTER model, which generates from live structure and timbre: "
    "give the export of its autoencoder (export_stream.ts)"
)
_PRIOR = "is a prior without its codec: combine the two (RAVE v1's combine_models.py, or msprior combine)"
_STRANGERS = (
    _Stranger(("w2w_base",), _NEUTONE),
    _Stranger(("to_metadata", "is_input_mono"), _NEUTONE),
    _Stranger(("to_core_metadata",), _NEUTONE),
    _Stranger(("diffuse", "generate"), _AFTER),
    _Stranger(("diffuse", "timbre"), _AFTER),
    _Stranger(("step_forward", "previous_step"), _PRIOR),
    _Stranger(("previous_step", "num_rave_quantizers"), _PRIOR),
)


def read_contract(module: Module, path: Path, *, fingerprint: str, sample_rate: int | None) -> CodecInfo:
    """Return what `module` says of itself; raise `ModelError` when it is no codec.

    `sample_rate` is what the user says, for exports that do not tell theirs.
    """
    for stranger in _STRANGERS:
        if all(hasattr(module, mark) for mark in stranger.marks):
            raise ModelError(f"{path}: {stranger.sentence}")
    decode, encode = _params(module, "decode"), _params(module, "encode")
    if decode is None:
        raise ModelError(f"{path}: has no method decode, so it is no codec: give an export of an autoencoder")
    latent_dim, ratio, channels, _ = decode
    if encode is not None and (encode[2], encode[3]) != (latent_dim, ratio):
        raise ModelError(
            f"{path}: encode gives {encode[2]} dimensions every {encode[3]} frames, decode wants {latent_dim} every "
            f"{ratio}: the file contradicts itself; export it again"
        )
    inputs = encode[0] if encode is not None else channels
    claims = {"latent dimensions": latent_dim, "frames a latent": ratio, "channels": max(inputs, channels)}
    for what, most in _LIMITS.items():
        if claims[what] > most:
            raise ModelError(f"{path}: claims {claims[what]} {what}, and {most} is the most: fetch or export it again")
    core, kind = core_of(module), kind_of(module)
    return CodecInfo(
        path=path,
        name=path.stem,
        kind=kind.name,
        generation=kind.generation,
        geometry=kind.geometry,
        sample_rate=_sample_rate(module, path, sample_rate),
        ratio=ratio,
        latent_dim=latent_dim,
        full_latent_dim=_full_latent_dim(core, kind, latent_dim),
        channels=channels,
        input_channels=inputs,
        is_streaming=is_streaming(core),
        is_recurrent=any(getattr(part, "original_name", None) in {"GRU", "LSTM"} for part in core.modules()),
        # RAVE 2.3 puts the method on every export; the parameters are there only where it does something
        has_prior=_params(module, "prior") is not None,
        fingerprint=fingerprint,
        methods=_methods(module),
        attributes=attribute_names(module),
    )


def _full_latent_dim(core: Module, kind: Kind, latent_dim: int) -> int:
    full = _positive(getattr(core, kind.full_size, None)) if kind.has_posterior else None
    return max(latent_dim, full or 0)


def _methods(module: Module) -> tuple[str, ...]:
    if hasattr(module, "get_methods"):
        return tuple(map(str, module.get_methods()))
    suffix = "_params"
    named = [name.removesuffix(suffix) for name, _ in module.named_buffers() if name.endswith(suffix)]
    return tuple(name for name in named if "." not in name and hasattr(module, name))


def _params(module: Module, method: str) -> tuple[int, int, int, int] | None:
    values = getattr(module, f"{method}_params", None)
    if not isinstance(values, torch.Tensor) or values.numel() != 4 or not hasattr(module, method):
        return None
    first, second, third, fourth = (int(value) for value in values.tolist())
    return (first, second, third, fourth) if min(first, second, third, fourth) > 0 else None


def _positive(value: Any) -> int | None:
    if isinstance(value, torch.Tensor):
        value = value.flatten()[0].item() if value.numel() else None
    return int(value) if isinstance(value, int | float) and value > 0 and math.isfinite(value) else None


_RATE_SOURCES: tuple[Callable[[Module], Any], ...] = (  # in the order of trust
    lambda module: getattr(module, "sr", None),
    lambda module: module.get_sample_rate() if hasattr(module, "get_sample_rate") else None,
    lambda module: getattr(module, "sampling_rate", None),
)


def _sample_rate(module: Module, path: Path, stated: int | None) -> int:
    told = next(
        (rate for part in (module, core_of(module)) for source in _RATE_SOURCES if (rate := _positive(source(part)))),
        None,
    )
    rate = told or stated
    if rate is None:
        raise ModelError(
            f"{path}: does not tell its sample rate: add it, as --sample-rate 44100 or in models.sample_rate"
        )
    if rate > _RATE_MAXIMUM:
        raise ModelError(f"{path}: claims {rate:g} Hz, and {_RATE_MAXIMUM} is the most: fetch or export it again")
    if stated is not None and stated != rate:
        raise ModelError(f"{path}: says that its sample rate is {rate} Hz, not {stated} Hz: leave the sample rate out")
    return rate
