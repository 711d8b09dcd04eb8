"""The hands on the latent space: each dimension can be scaled and moved."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from torch import Tensor

from rld_live.latent.geometry import Geometry
from rld_live.latent.glide import Glide

Hand = Literal["bias", "scale"]
NEUTRAL: Mapping[Hand, float] = {"bias": 0.0, "scale": 1.0}


@dataclass(frozen=True)
class Hands:
    """Bias and scale by dimension, in latents as they are mixed; a dimension that is not named is left alone."""

    bias: Mapping[int, Glide] = field(default_factory=dict)
    scale: Mapping[int, Glide] = field(default_factory=dict)

    def glide(self, hand: Hand, dimension: int, value: float, frames: int) -> "Hands":
        """Return these hands with one of them on its way to `value`."""
        glides: Mapping[int, Glide] = getattr(self, hand)
        if value == NEUTRAL[hand] and dimension not in glides:
            return self
        before = glides.get(dimension, Glide.at(NEUTRAL[hand]))
        return replace(self, **{hand: {**glides, dimension: before.to(value, frames)}})

    def targets(self, hand: Hand, count: int) -> tuple[float, ...]:
        """Return where each of `count` dimensions is headed."""
        glides: Mapping[int, Glide] = getattr(self, hand)
        return tuple(glides[each].target if each in glides else NEUTRAL[hand] for each in range(count))

    def apply(self, latents: Tensor, geometry: Geometry) -> Tensor:
        """Return `latents` [latent_dim, latent_frames] as these hands move them; themselves, where none is."""
        if not self.bias and not self.scale:
            return latents
        moved, count = latents.clone(), latents.shape[1]
        for dimension, scale in self.scale.items():
            moved[dimension] *= scale.values(count).to(moved.dtype)
        for dimension, bias in self.bias.items():
            moved[dimension] += bias.values(count).to(moved.dtype)
        return geometry.enclose(moved)

    def step(self, count: int) -> "Hands":
        """Return the hands `count` latent frames later; those that have come to rest where they change nothing go."""
        if not self.bias and not self.scale:
            return self
        return Hands(_stepped(self.bias, count, NEUTRAL["bias"]), _stepped(self.scale, count, NEUTRAL["scale"]))

    def as_ordered(self, latest: "Hands") -> "Hands":
        """Return hands on their way from here to where `latest` leads."""
        return Hands(
            _ordered(self.bias, latest.bias, NEUTRAL["bias"]), _ordered(self.scale, latest.scale, NEUTRAL["scale"])
        )


def _stepped(glides: Mapping[int, Glide], count: int, neutral: float) -> dict[int, Glide]:
    later = {dimension: glide.step(count) for dimension, glide in glides.items()}
    return {dimension: glide for dimension, glide in later.items() if not glide.is_at_rest or glide.target != neutral}


def _ordered(glides: Mapping[int, Glide], latest: Mapping[int, Glide], neutral: float) -> dict[int, Glide]:
    rest = Glide.at(neutral)
    return {
        dimension: glides.get(dimension, rest).as_ordered(latest.get(dimension, rest))
        for dimension in sorted({*glides, *latest})
    }
