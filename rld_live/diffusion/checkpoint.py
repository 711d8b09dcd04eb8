"""A trained network in one safetensors file, with everything that is needed to use it."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from rld_live.diffusion.network import NetworkConfig, build_network
from rld_live.diffusion.weights import load_weights
from rld_live.errors import ModelError
from rld_live.latent.statistics import LatentStatistics

VERSION = 1
_KEY = "rld_live.checkpoint"
_NETWORK = "network."


@dataclass(frozen=True)
class CodecIdentity:
    """Which codec's latents a network was trained on."""

    name: str
    fingerprint: str
    sample_rate: int
    ratio: int
    latent_dim: int


@dataclass(frozen=True)
class Checkpoint:
    """What a checkpoint says about itself: its header, without the weights."""

    network: NetworkConfig
    statistics: LatentStatistics
    codec: CodecIdentity
    step: int
    seed: int
    validation_loss: float | None = None
    training: Mapping[str, Any] = field(default_factory=dict)
    """How it was trained, in plain values: for people, and for resuming."""
    version: int = VERSION

    def to_json(self) -> str:
        """Return the header as it stands in the file."""
        values = {**asdict(self), "network": self.network.to_json()}
        return json.dumps(values, sort_keys=True)


def save_checkpoint(
    path: Path,
    checkpoint: Checkpoint,
    weights: Mapping[str, Tensor],
    *,
    storage: torch.dtype = torch.float32,
    resuming: Mapping[str, Tensor] | None = None,
) -> None:
    """Write the file whole or not at all; raise `ModelError` if it cannot be written.

    `weights` are stored as `storage` (bfloat16 halves the file); `resuming` holds what only training needs, as it is.
    """
    tensors = {_NETWORK + name: tensor.detach().to("cpu", storage).contiguous() for name, tensor in weights.items()}
    for name, tensor in (resuming or {}).items():
        tensors[name] = tensor.detach().cpu().contiguous()
    partial = path.with_name(path.name + ".partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.touch()
        mode = partial.stat().st_mode
        save_file(tensors, partial, metadata={_KEY: checkpoint.to_json()})
        partial.chmod(mode)  # safetensors leaves its files to their owner alone
        partial.replace(path)
    except (OSError, SafetensorError) as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise ModelError(
            f"{path}: cannot be written ({error}): choose a folder with room that you may write to"
        ) from error


def read_header(path: Path) -> Checkpoint:
    """Return a checkpoint's header without reading weights; raise `ModelError` that says what the file is instead."""
    with _open(path) as file:
        text = (file.metadata() or {}).get(_KEY)
    if text is None:
        raise ModelError(f"{path}: safetensors, but not our checkpoint: give the best.safetensors of a training run")
    try:
        values = json.loads(text)
        if values["version"] != VERSION:
            raise ModelError(
                f"{path}: checkpoint version {values['version']}, and this rld-live reads {VERSION}: update rld-live"
            )
        return Checkpoint(
            network=NetworkConfig.from_json(values["network"]),
            statistics=LatentStatistics(**{name: tuple(numbers) for name, numbers in values["statistics"].items()}),
            codec=CodecIdentity(**values["codec"]),
            step=values["step"],
            seed=values["seed"],
            validation_loss=values["validation_loss"],
            training=values["training"],
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(f"{path}: its header is damaged ({error!r}): train again or take another copy") from error


def load_checkpoint(path: Path) -> tuple[Checkpoint, nn.Module]:
    """Return the header and its network, in float32 on the CPU, for evaluation; raise `ModelError` if they disagree."""
    checkpoint = read_header(path)
    network = build_network(checkpoint.network)
    load_weights(network, read_tensors(path, prefix=_NETWORK), where=str(path))
    return checkpoint, network.eval().requires_grad_(False)


def read_tensors(path: Path, *, prefix: str) -> dict[str, Tensor]:
    """Return the tensors whose name begins with `prefix`, named without it."""
    with _open(path) as file:
        return {name.removeprefix(prefix): file.get_tensor(name) for name in _names(file) if name.startswith(prefix)}


def _names(file: Any) -> list[str]:
    names: list[str] = list(file.keys())
    return names


def _open(path: Path) -> Any:
    try:
        with path.open("rb") as file:
            first = file.read(4)
        if first == b"PK\x03\x04":
            raise ModelError(
                f"{path}: a zip as torch writes it (a codec's .ts, or another program's .pt): "
                "give it as the codec, or give a .safetensors checkpoint here"
            )
        return safe_open(path, framework="pt", device="cpu")
    except OSError as error:
        raise ModelError(f"{path}: cannot be read: {error.strerror}; give a .safetensors checkpoint") from error
    except SafetensorError as error:
        raise ModelError(f"{path}: not a safetensors file, or cut short ({error}): take another copy") from error
