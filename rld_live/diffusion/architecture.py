"""The shape of audio-diffusion-pytorch's `UNetV0`, told from the names and sizes of its weights."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import torch
from torch import Tensor

from rld_live.diffusion.header import ForeignOptions
from rld_live.diffusion.network import NetworkConfig
from rld_live.errors import ModelError

Shapes = Mapping[str, tuple[int, ...]]

# The time embedder comes first in every such network; what stands before its name is the prefix of the others.
_FIRST = "blocks.0.weights"
_MODULATION = "blocks.0.to_out.weight"
# The time network repeats one layer; its second name belongs to the same tensor.
_LAYER, _REPEATED = "blocks.1.blocks.0.", "blocks.1.blocks.1."
# Without a condition, and with one that was left out at times, for which an embedding of its absence was learned.
_PLAIN, _GUIDED, _ABSENCE = "blocks.2.net.", "blocks.2.blocks.1.net.", "blocks.2.blocks.0.blocks.0.weight"
_NO_CONDITION = "it plays only with that condition, so train or find one without"
_HEAD_FEATURES = 64
# What the Flex-ed fork trains networks with, by total factor; RAVE-Latent Diffusion's own, whose factor is 2048, is
# trained with any of 2048 … 16384, at first with 2048.
_WINDOWS: Mapping[int, int] = {16: 256, 32: 512, 512: 1024, 1024: 2048, 2048: 2048, 4096: 8192, 8192: 16384}


def own_weights(state_dict: Mapping[str, Tensor], path: Path) -> dict[str, Tensor]:
    """Return the network's own weights out of `state_dict`, each once and without a prefix, whatever that is.

    Raise `ModelError` where there is no such network.
    """
    prefixes = [name.removesuffix(_FIRST) for name in state_dict if name.endswith(_FIRST)]
    if not prefixes:
        some = ", ".join(list(state_dict)[:3])
        raise ModelError(
            f"{path}: holds weights ({some}, …), but not those of audio-diffusion-pytorch's UNetV0, which "
            "RAVE-Latent Diffusion trains: give one of its checkpoints, or our .safetensors"
        )
    prefix = min(prefixes, key=len)
    weights = {name.removeprefix(prefix): tensor for name, tensor in state_dict.items() if name.startswith(prefix)}
    for name in [name for name in weights if name.startswith(_REPEATED)]:
        twin = weights.get(name.replace(_REPEATED, _LAYER))
        if twin is None or not torch.equal(weights.pop(name), twin):
            raise ModelError(f"{path}: its two time layers differ, and UNetV0 has one: take another copy")
    return weights


def infer_network(
    weights: Mapping[str, Tensor], path: Path, options: ForeignOptions, *, window: int | None
) -> NetworkConfig:
    """Return the shape whose weights these are; raise `ModelError` that says why it cannot be played, if it cannot.

    `window` is what is known of it; None: what its program usually trains such a network with.
    """
    shapes = {name: tuple(tensor.shape) for name, tensor in weights.items()}
    try:
        length, features = _absence(shapes)
        levels = list(_levels(shapes, _GUIDED if features else _PLAIN, features))
        heads, head_features = _heads(shapes, options.heads)
        factors = tuple(level.factor for level in levels)
        return NetworkConfig(
            latent_dim=levels[0].inputs,
            window=window or _usual_window(factors),
            channels=tuple(level.channels for level in levels),
            factors=factors,
            items=tuple(level.items for level in levels),
            attentions=tuple(level.attentions for level in levels),
            attention_heads=heads,
            attention_features=head_features,
            modulation_features=shapes[_MODULATION][0],
            resnet_groups=options.groups,
            cross_attentions=tuple(level.cross_attentions for level in levels) if features else (),
            embedding_features=features,
            embedding_length=length,
        )
    except ModelError as error:
        raise ModelError(f"{path}: {error}") from error
    except (KeyError, IndexError, ValueError) as error:
        raise ModelError(f"{path}: its weights are not those of a whole UNetV0 ({error}): take another copy") from error


@dataclass(frozen=True)
class _Level:
    inputs: int
    channels: int
    factor: int
    items: int
    attentions: int
    cross_attentions: int


def _absence(shapes: Shapes) -> tuple[int, int]:
    """Return length and features of the embedding that stands for no condition; zeros where there was never one."""
    if any(".transformer." in name for name in shapes):
        raise ModelError(f"was trained with texts: {_NO_CONDITION}")
    if _ABSENCE not in shapes:
        return 0, 0
    length, features = shapes[_ABSENCE]
    if length == features > 1:
        # E. Elia's fork: as long as the window, and never left out in training, so its absence was never learned
        raise ModelError(f"was trained with another recording's latents, windows of {features} frames: {_NO_CONDITION}")
    return length, features


def _levels(shapes: Shapes, block: str, embedding_features: int) -> Iterator[_Level]:
    """Yield the levels from the outside in: each stands between the items that lead down to it and those up from it."""
    while block:
        channels, inputs, factor = shapes[f"{block}block.blocks.0.block.weight"]
        items, heard, inside = 0, [], ""
        for index in count(1):
            part = f"{block}block.blocks.{index}."
            if f"{part}block.blocks.0.blocks.0.0.weight" in shapes:
                items += 1
            elif f"{part}blocks.0.block.to_q.weight" in shapes:
                heard.append(shapes[f"{part}blocks.0.block.to_kv.weight"][1])
            elif f"{part}block.blocks.0.block.weight" in shapes:
                inside = part
                break
            elif f"{part}block.1.weight" in shapes:  # the innermost level: items lead down and up without a pause
                items, heard = items // 2, heard[: len(heard) // 2]
                break
            elif f"{part}block.blocks.0.weight" in shapes:
                raise ModelError(f"was trained with further channels beside the latents: {_NO_CONDITION}")
            elif f"{part}blocks.0.block.blocks.0.1.weight" not in shapes:
                raise ModelError(f"its weights are not those of a whole UNetV0 ({part}… is missing): take another copy")
        foreign = [width for width in heard if width != channels]
        if any(width != embedding_features for width in foreign):
            raise ModelError(f"was trained with a condition of {foreign[0]} numbers, always: {_NO_CONDITION}")
        each = max(items, 1)
        yield _Level(inputs, channels, factor, items, (len(heard) - len(foreign)) // each, len(foreign) // each)
        block = inside


def _heads(shapes: Shapes, heads: int | None) -> tuple[int, int]:
    """Return the attention heads and the features of each: their product is in the weights, and they are not."""
    width = next((shape[0] for name, shape in shapes.items() if name.endswith("to_q.weight")), 12 * _HEAD_FEATURES)
    chosen = heads or max(1, width // _HEAD_FEATURES)
    if width % chosen:
        raise ModelError(
            f"{chosen} attention heads do not divide its {width} attention features: convert it with as many as it has "
            "(rld-live convert --heads)"
        )
    return chosen, width // chosen


def _usual_window(factors: tuple[int, ...]) -> int:
    total = math.prod(factors)
    return _WINDOWS.get(total, math.lcm(2, total) * math.ceil(2048 / math.lcm(2, total)))
