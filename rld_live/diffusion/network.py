"""The network that predicts velocity, described by a value that travels in its checkpoint."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import Field
from torch import Tensor, nn

from rld_live.diffusion.unet_library import unet_v0
from rld_live.errors import ModelError

# What a file may claim: well above any network there is, low enough that a false claim costs no time.
_MOST = 1 << 16
_Size = Annotated[int, Field(ge=1, le=_MOST)]
_Repeats = Annotated[int, Field(ge=0, le=64)]
_Levels = Field(min_length=1, max_length=32)


@dataclass(frozen=True)
class NetworkConfig:
    """Shape of a v-diffusion UNet over windows [latent_dim, window]; one entry per level, from the outside in."""

    latent_dim: _Size
    window: _Size
    channels: Annotated[tuple[_Size, ...], _Levels]
    factors: Annotated[tuple[_Size, ...], _Levels]
    items: Annotated[tuple[Annotated[_Repeats, Field(ge=1)], ...], _Levels]
    attentions: Annotated[tuple[_Repeats, ...], _Levels]
    attention_heads: _Size
    attention_features: _Size
    modulation_features: _Size
    resnet_groups: _Size = 8
    cross_attentions: tuple[_Repeats, ...] = ()
    """Of a network that learned with a condition and plays without one; empty where there never was a condition."""
    embedding_features: Annotated[int, Field(ge=0, le=_MOST)] = 0
    embedding_length: Annotated[int, Field(ge=0, le=_MOST)] = 0
    """Sizes of what such a network learned for the absence of a condition: [embedding_length, embedding_features]."""

    def __post_init__(self) -> None:
        """Raise `ModelError`, with the remedy, for a shape that no network can have."""
        levels = (self.channels, self.factors, self.items, self.attentions)
        if not self.channels or len({len(level) for level in levels}) != 1:
            raise ModelError("channels, factors, items and attentions need one entry per level: make them equally long")
        sizes = (
            *(self.latent_dim, self.window, *self.channels, *self.factors, *self.items),
            *(self.attention_heads, self.attention_features, self.modulation_features, self.resnet_groups),
        )
        if min(sizes) < 1 or min(self.attentions) < 0:
            raise ModelError("a size of the network is below 1: every one must be 1 or more")
        if max(sizes) > _MOST:
            raise ModelError(f"a size of the network is {max(sizes)}: every one must be {_MOST} or less")
        if self.cross_attentions and not (
            len(self.cross_attentions) == len(self.channels) and self.embedding_features and self.embedding_length
        ):
            raise ModelError("cross_attentions need one entry per level, and an embedding to attend to")
        if odd := [width for width in self.channels if width % self.resnet_groups]:
            raise ModelError(f"{odd[0]} channels do not divide into {self.resnet_groups} groups: choose a multiple")
        if self.window % self.window_multiple:
            raise ModelError(
                f"a window of {self.window} latent frames does not fit factors {list(self.factors)}: "
                f"choose a multiple of {self.window_multiple}"
            )

    @property
    def window_multiple(self) -> int:
        """What a window's length must be a multiple of: also of 2, since windows overlap by half."""
        return math.lcm(2, math.prod(self.factors))


# latent_dim and window are free: `preset` sets them.
PRESETS: Mapping[str, NetworkConfig] = MappingProxyType(
    {
        "tiny": NetworkConfig(
            latent_dim=16,
            window=256,
            channels=(96, 128, 192, 256),
            factors=(1, 4, 4, 4),
            items=(1, 1, 1, 1),
            attentions=(0, 0, 1, 1),
            attention_heads=4,
            attention_features=32,
            modulation_features=256,
        ),
        "small": NetworkConfig(
            latent_dim=16,
            window=512,
            channels=(128, 192, 256, 384),
            factors=(1, 4, 4, 4),
            items=(1, 2, 2, 2),
            attentions=(0, 0, 1, 1),
            attention_heads=6,
            attention_features=64,
            modulation_features=512,
        ),
        # RAVE-Latent Diffusion's own.
        "rld": NetworkConfig(
            latent_dim=16,
            window=2048,
            channels=(256,) * 4 + (512,) * 3 + (768,) * 2,
            factors=(1, 4, 4, 4, 2, 2, 2, 2, 2),
            items=(1, 2, 2, 2, 2, 2, 2, 4, 4),
            attentions=(0, 0, 0, 0, 0, 1, 1, 1, 1),
            attention_heads=12,
            attention_features=64,
            modulation_features=1024,
        ),
    }
)


def preset(name: str, *, latent_dim: int, window: int | None = None) -> NetworkConfig:
    """Return the shape called `name` for latents of `latent_dim`; `window` None is the preset's own."""
    if name not in PRESETS:
        raise ModelError(f"no network shape is called {name!r}: there are {', '.join(PRESETS)}")
    shape = PRESETS[name]
    return replace(shape, latent_dim=latent_dim, window=shape.window if window is None else window)


def build_network(config: NetworkConfig) -> nn.Module:
    """Return a fresh network: `network(x [batch, latent_dim, window], time [batch]) -> velocity`, same shape.

    Its modules are closures over their parts, so `copy.deepcopy` gives a network that computes with the *original's*
    weights: to copy one, build another and `load_weights` into it.
    """
    shape: dict[str, Any] = {
        "in_channels": config.latent_dim,
        "channels": config.channels,
        "factors": config.factors,
        "items": config.items,
        "attentions": config.attentions,
        "attention_heads": config.attention_heads,
        "attention_features": config.attention_features,
        "modulation_features": config.modulation_features,
        "resnet_groups": config.resnet_groups,
    }
    if not config.cross_attentions:
        return unet_v0()(dim=1, **shape)
    return _Unconditioned(
        unet_v0()(
            dim=1,
            cross_attentions=config.cross_attentions,
            embedding_features=config.embedding_features,
            embedding_max_length=config.embedding_length,
            use_embedding_cfg=True,
            **shape,
        ),
        embedding=(config.embedding_length, config.embedding_features),
    )


def name_in_network(config: NetworkConfig, name: str) -> str:
    """Return what `build_network`'s network calls the weight that audio-diffusion-pytorch's UNetV0 calls `name`."""
    return f"network.{name}" if config.cross_attentions else name


class _Unconditioned(nn.Module):
    """A network that learned with a condition, always told what it learned for the absence of one."""

    def __init__(self, network: nn.Module, *, embedding: tuple[int, int]) -> None:
        super().__init__()
        self.network = network
        self._embedding = embedding

    def forward(self, x: Tensor, time: Tensor) -> Tensor:
        # the library masks a condition, so there has to be one to mask
        masked = x.new_zeros(len(x), *self._embedding)
        velocity: Tensor = self.network(x, time, embedding=masked, embedding_mask_proba=1.0)
        return velocity
