"""A network's weights as named tensors, each once."""

from collections.abc import Mapping

import torch
from torch import Tensor, nn

from rld_live.errors import ModelError


def weights_of(network: nn.Module) -> dict[str, Tensor]:
    """Return the network's own tensors by name; writing to one changes the network.

    Unlike `state_dict`, which repeats the layers that the time network shares, every tensor appears once.
    """
    return {name: parameter.data for name, parameter in network.named_parameters()}


def load_weights(network: nn.Module, weights: Mapping[str, Tensor], *, where: str) -> None:
    """Copy `weights` into `network`; raise `ModelError` that names `where` if they are not exactly its own."""
    check_weights(network, weights, where=where)
    with torch.no_grad():
        for name, tensor in weights_of(network).items():
            tensor.copy_(weights[name])


def check_weights(network: nn.Module, weights: Mapping[str, Tensor], *, where: str) -> None:
    """Raise `ModelError` that names `where` if `weights` are not exactly the network's own by name and size."""
    own = weights_of(network)
    missing, foreign = sorted(own.keys() - weights.keys()), sorted(weights.keys() - own.keys())
    if missing or foreign:
        raise ModelError(
            f"{where}: {len(missing)} weights are missing ({_some(missing)}) and {len(foreign)} unknown "
            f"({_some(foreign)}): the file does not belong to the network it describes"
        )
    for name, tensor in own.items():
        if tensor.shape != weights[name].shape:
            raise ModelError(
                f"{where}: {name} is {list(weights[name].shape)} and should be {list(tensor.shape)}: "
                "the file does not belong to the network it describes"
            )


def check_finite(network: nn.Module, *, where: str) -> None:
    """Raise `ModelError` that names `where` if a weight of the network is NaN or infinite."""
    for name, tensor in weights_of(network).items():
        if not bool(torch.isfinite(tensor).all()):
            raise ModelError(
                f"{where}: {name} holds NaN or infinity: take another copy, or one from earlier in its run"
            )


def _some(names: list[str]) -> str:
    return ", ".join(names[:3]) + (", …" if len(names) > 3 else "") if names else "none"
