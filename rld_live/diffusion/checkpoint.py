"""A trained network in one file: our own safetensors, read and written, and RAVE-Latent Diffusion's `.pt`, read."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from rld_live.diffusion.header import Checkpoint, CodecIdentity, ForeignOptions, Standardisation
from rld_live.diffusion.network import build_network
from rld_live.diffusion.rld import read_rld
from rld_live.diffusion.torch_file import is_torch_file
from rld_live.diffusion.weights import check_finite, check_weights, load_weights
from rld_live.errors import ConfigError, ModelError, RldError

__all__ = [
    "Checkpoint",
    "CodecIdentity",
    "ForeignOptions",
    "Standardisation",
    "load_checkpoint",
    "read_header",
    "read_tensors",
    "rewrite_header",
    "save_checkpoint",
    "storage_named",
]

_STORAGES: Mapping[str, torch.dtype] = MappingProxyType(
    {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}
)
_KEY = "rld_live.checkpoint"
_NETWORK = "network."


def storage_named(name: str) -> torch.dtype:
    """Return the way to store weights that is called `name`; raise `ConfigError` if there is none."""
    if name not in _STORAGES:
        raise ConfigError(f"weights cannot be stored as {name!r}: there are {', '.join(_STORAGES)}")
    return _STORAGES[name]


def save_checkpoint(
    path: Path,
    checkpoint: Checkpoint,
    weights: Mapping[str, Tensor],
    *,
    storage: torch.dtype | None = torch.float32,
    resuming: Mapping[str, Tensor] | None = None,
) -> None:
    """Write the file whole or not at all; raise `ModelError` if it cannot be written.

    `weights` are stored as `storage` (bfloat16 halves the file; None: as they come); `resuming` holds what only
    training needs, as it is.
    """
    tensors = {
        _NETWORK + name: tensor.detach().to("cpu", storage or tensor.dtype).contiguous()
        for name, tensor in weights.items()
    }
    for name, tensor in (resuming or {}).items():
        tensors[name] = tensor.detach().cpu().contiguous()
    _write(path, tensors, checkpoint)


def rewrite_header(path: Path, checkpoint: Checkpoint) -> None:
    """Give the file at `path` another header and leave its tensors as they are; raise `ModelError` if that fails."""
    read_header(path)
    with _open(path) as file:
        _write(path, {name: file.get_tensor(name) for name in _names(file)}, checkpoint)


def read_header(path: Path, foreign: ForeignOptions | None = None) -> Checkpoint:
    """Return a checkpoint's header without reading weights; raise `ModelError` that says what the file is instead.

    `foreign` is what a `.pt` does not say; given for a file of ours, which says it, it is a `ConfigError`.
    """
    if is_torch_file(path):
        return read_rld(path, foreign or ForeignOptions()).header
    if foreign is not None:
        raise ConfigError(
            f"{path}: says itself which noise, scale, offset and window are its own: leave these settings out, or "
            "change the file with rld-live calibrate --checkpoint"
        )
    with _open(path) as file:
        text = (file.metadata() or {}).get(_KEY)
    if text is None:
        raise ModelError(f"{path}: safetensors, but not our checkpoint: give the best.safetensors of a training run")
    try:
        return Checkpoint.from_json(text)
    except RldError as error:
        raise ModelError(f"{path}: {error}") from error
    except ValueError as error:
        raise ModelError(f"{path}: its header is damaged ({error}): train again or take another copy") from error


def load_checkpoint(path: Path, foreign: ForeignOptions | None = None) -> tuple[Checkpoint, nn.Module]:
    """Return the header and its network, in float32 on the CPU, for evaluation; raise `ModelError` if they disagree.

    `foreign` is as for `read_header`.
    """
    if is_torch_file(path):
        found = read_rld(path, foreign or ForeignOptions())
        checkpoint, weights = found.header, found.weights
    else:
        checkpoint, weights = read_header(path, foreign), read_tensors(path, prefix=_NETWORK)
    with torch.device("meta"):  # first without memory: the sizes are what the file claims
        check_weights(build_network(checkpoint.network), weights, where=str(path))
    network = build_network(checkpoint.network)
    load_weights(network, weights, where=str(path))
    check_finite(network, where=str(path))
    return checkpoint, network.eval().requires_grad_(False)


def read_tensors(path: Path, *, prefix: str) -> dict[str, Tensor]:
    """Return the tensors of a file of ours whose name begins with `prefix`, named without it."""
    with _open(path) as file:
        return {name.removeprefix(prefix): file.get_tensor(name) for name in _names(file) if name.startswith(prefix)}


def _write(path: Path, tensors: dict[str, Tensor], checkpoint: Checkpoint) -> None:
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


def _names(file: Any) -> list[str]:
    names: list[str] = list(file.keys())
    return names


def _open(path: Path) -> Any:
    try:
        with path.open("rb"):
            return safe_open(path, framework="pt", device="cpu")
    except OSError as error:
        raise ModelError(f"{path}: cannot be read: {error.strerror}; give a .safetensors or .pt checkpoint") from error
    except SafetensorError as error:
        raise ModelError(f"{path}: not a safetensors file, or cut short ({error}): take another copy") from error
