"""Checkpoints of RAVE-Latent Diffusion and its forks, which are `.pt` files of a training run or what is left of one.

They hold the weights of audio-diffusion-pytorch's `DiffusionModel`, so the network three times over, under `net.`,
`diffusion.net.` and `sampler.net.`; no architecture, and nothing of the codec or of the latents' statistics. The
Flex-ed fork adds `latent_length` and `rave_dims`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from rld_live.diffusion.architecture import infer_network, own_weights
from rld_live.diffusion.header import Checkpoint, ForeignOptions
from rld_live.diffusion.network import name_in_network
from rld_live.diffusion.torch_file import read_torch_file
from rld_live.errors import ConfigError, ModelError
from rld_live.latent.noise import NOISES
from rld_live.latent.statistics import LatentStatistics

STEPS_MAXIMUM = 2**63
_STATE_DICTS = ("model_state_dict", "state_dict", "model", "net")


@dataclass(frozen=True)
class ForeignCheckpoint:
    """A `.pt`, understood."""

    header: Checkpoint
    weights: Mapping[str, Tensor]
    """By the names that `build_network`'s network knows, still on the disk."""


def read_rld(path: Path, options: ForeignOptions) -> ForeignCheckpoint:
    """Return what the file holds, without reading weights; raise `ModelError` that says why it cannot be played."""
    saved = read_torch_file(path)
    weights = own_weights(_state_dict(saved, path), path)
    said = saved if isinstance(saved, Mapping) else {}
    network = infer_network(weights, path, options, window=_window(said, path, options))
    if (dims := _number(said, "rave_dims")) not in (None, network.latent_dim):
        raise ModelError(
            f"{path}: says that its latents have {dims} dimensions, and its weights take {network.latent_dim}: the "
            "file contradicts itself; take another copy"
        )
    header = Checkpoint(
        network=network,
        statistics=LatentStatistics.uniform(network.latent_dim, scale=options.scale, offset=options.offset),
        codec=None,
        step=_steps(said),
        seed=0,
        training={
            "program": "RAVE-Latent Diffusion",
            "epoch": _number(said, "epoch"),
            "latent_length": _number(said, "latent_length"),
        },
        standardisation=options.standardisation,
        noise=options.noise,
    )
    return ForeignCheckpoint(header, {name_in_network(network, name): tensor for name, tensor in weights.items()})


def describe(path: Path) -> tuple[Checkpoint, tuple[str, ...]]:
    """Return the header of a `.pt` and what the file leaves open, a sentence each."""
    header = read_rld(path, ForeignOptions()).header
    network = header.network
    window = (
        f"its window: {network.window} latent frames are taken, and it must be a multiple of {network.window_multiple}"
    )
    is_told = header.training["latent_length"] is not None
    return header, (
        f"which codec it belongs to: one of {network.latent_dim} latent dimensions",
        "scale and offset of the codec's latents: rld-live calibrate measures them",
        f"the noise that it learned to remove: {' or '.join(NOISES)}",
        *(() if is_told else (window,)),
    )


def _state_dict(saved: Any, path: Path) -> Mapping[str, Tensor]:
    if isinstance(saved, Mapping):
        inside = (saved[name] for name in _STATE_DICTS if isinstance(saved.get(name), Mapping))
        found = next(inside, saved)
        tensors = {name: value for name, value in found.items() if isinstance(name, str) and isinstance(value, Tensor)}
        strange = next((name for name, tensor in tensors.items() if not _is_plain(tensor)), None)
        if strange is not None:
            raise ModelError(
                f"{path}: {strange} is no plain array of numbers: where it was trained, save the weights alone with "
                "torch.save(model.state_dict(), 'network.pt'), and give that"
            )
        if tensors:
            return tensors
    raise ModelError(
        f"{path}: holds {_kind(saved)} and no weights of a network: give RAVE-Latent Diffusion's .pt or our "
        ".safetensors"
    )


def _is_plain(tensor: Tensor) -> bool:
    """Return whether it is numbers in memory, each of its own: a few bytes can claim to be any size."""
    if tensor.layout is not torch.strided or tensor.device.type != "cpu" or tensor.is_quantized or tensor.is_complex():
        return False
    return tensor.numel() * tensor.element_size() <= tensor.untyped_storage().nbytes()


def _kind(saved: Any) -> str:
    if isinstance(saved, Tensor):
        return f"one tensor {list(saved.shape)}"
    if isinstance(saved, Mapping):
        return ", ".join(sorted(map(str, saved))[:4]) or "nothing"
    return f"a {type(saved).__name__}"


def _window(said: Mapping[str, Any], path: Path, options: ForeignOptions) -> int | None:
    told = _number(said, "latent_length")
    if told is not None and options.window not in (None, told):
        raise ConfigError(f"{path}: was trained on windows of {told} latent frames, not {options.window}: leave it out")
    return told or options.window


def _number(said: Mapping[str, Any], name: str) -> int | None:
    value = said.get(name)
    return value if isinstance(value, int) else None


def _steps(said: Mapping[str, Any]) -> int:
    """Return how many steps the optimizer has taken; 0 where the file does not say."""
    optimizer = said.get("optimizer_state_dict")
    states = optimizer.get("state") if isinstance(optimizer, Mapping) else None
    first = next(iter(states.values()), None) if isinstance(states, Mapping) else None
    steps = first.get("step") if isinstance(first, Mapping) else None
    if isinstance(steps, Tensor) and steps.numel() == 1 and _is_plain(steps):
        steps = steps.item()
    return int(steps) if isinstance(steps, int | float) and 0 <= steps < STEPS_MAXIMUM else 0  # false for NaN as well
