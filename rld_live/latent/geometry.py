"""What lies between two points of a latent space.

Most codecs have real latents, where noise is loudest at some distance from zero: ways that keep this distance keep the
music's body. A spherical RAVE has angles instead, scaled to −1 … 1: of a point on a sphere in D + 1 dimensions, D − 1
polar angles (half a turn each) and, last, one azimuth (a whole turn). The azimuth wraps: 0.9 and −0.9 are near each
other, and the way leads over ±1. A polar angle does not: its ends are opposite poles, so it goes straight.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import torch
from torch import Tensor

from rld_live.latent.slerp import angle, crossfade, slerp

Way = Callable[[Tensor, Tensor, Tensor], Tensor]
"""From latents [latent_dim, latent_frames] to others of that shape, by a progress [latent_frames] of 0 … 1."""

Square = Callable[[Sequence[Tensor], Tensor, Tensor], Tensor]
"""From four latents [latent_dim, latent_frames] to others of that shape, by x and y [latent_frames] of 0 … 1: the
corners are (0, 0), (1, 0), (0, 1) and (1, 1), and on an edge it leads as `interpolate` does."""

# The decoder of a spherical RAVE wraps every angle, and would take a polar angle of exactly 1 for the other pole.
_LARGEST_POLAR = 1.0 - 2.0**-20


@dataclass(frozen=True)
class Geometry:
    """How latents of one kind of codec are mixed; every way gives `a` itself at 0 and `b` itself at 1."""

    interpolate: Way
    """A point between: for morphs."""
    crossfade: Way
    """One becomes the other within this overlap, which is seen whole: for the windows of one piece."""
    fade: Way
    """One becomes the other, unrelated to it, in a crossfade that is rendered part by part."""
    blend: Way
    """The same between two that resemble each other, such as one seed with different knobs."""
    enclose: Callable[[Tensor], Tensor]
    """Return latents of a network's making as points of this space."""
    distance: Callable[[Tensor, Tensor], Tensor]
    """How far two points are from each other [latent_frames], measured along `interpolate`."""
    square: Square
    """A point on the surface between four."""
    is_standardised: bool
    """Whether these ways are ways between standardised latents (else between latents as the codec knows them)."""
    remark: str = ""
    """What a performer should know of it; empty where nothing is unusual."""


def _slerp(a: Tensor, b: Tensor, progress: Tensor) -> Tensor:
    return slerp(a, b, progress, dim=0)


def _angle(a: Tensor, b: Tensor) -> Tensor:
    return angle(a, b, dim=0)


def _slerp_square(corners: Sequence[Tensor], x: Tensor, y: Tensor) -> Tensor:
    """Along x on both edges, then along y between the two."""
    a, b, c, d = corners
    edges = _slerp(torch.cat([a, c], dim=1), torch.cat([b, d], dim=1), x.repeat(2))
    return _slerp(edges[:, : a.shape[1]], edges[:, a.shape[1] :], y)


def _equal_power(outgoing: Tensor, incoming: Tensor, progress: Tensor) -> Tensor:
    angle = progress * (math.pi / 2)
    return outgoing * torch.cos(angle) + incoming * torch.sin(angle)


def _equal_gain(outgoing: Tensor, incoming: Tensor, progress: Tensor) -> Tensor:
    return outgoing * (1.0 - progress) + incoming * progress


def _shorter_way(a: Tensor, b: Tensor, progress: Tensor) -> Tensor:
    """Each angle in proportion to `progress`, the azimuth by the shorter way round."""
    distance = b - a
    distance[-1] = _wrapped(distance[-1])
    way = a + distance * progress
    way[-1] = _wrapped(way[-1])
    return way


def _turned(a: Tensor, b: Tensor) -> Tensor:
    """Return the length of the shorter way."""
    distance = b - a
    distance[-1] = _wrapped(distance[-1])
    length: Tensor = torch.linalg.vector_norm(distance, dim=0)
    return length


def _unrolled_square(corners: Sequence[Tensor], x: Tensor, y: Tensor) -> Tensor:
    """Each angle in proportion; azimuths are counted from the first corner's by the shorter way, so that the surface is
    whole: of four azimuths all around the circle no surface has the shorter way on every edge."""
    first = corners[0]
    a, b, c, d = (_rolled_near(first, corner) for corner in corners)
    low, high = a + (b - a) * x, c + (d - c) * x
    point = low + (high - low) * y
    point[-1] = _wrapped(point[-1])
    return point


def _rolled_near(first: Tensor, corner: Tensor) -> Tensor:
    near = corner.clone()
    near[-1] = first[-1] + _wrapped(corner[-1] - first[-1])
    return near


def _angles(latents: Tensor) -> Tensor:
    """Wrap the azimuth into [−1, 1); end polar angles at their poles, since beyond them lies the opposite one."""
    enclosed = latents.clamp(-1.0, _LARGEST_POLAR)
    enclosed[-1] = _wrapped(latents[-1])
    return enclosed


def _wrapped(angle: Tensor) -> Tensor:
    wrapped: Tensor = torch.remainder(angle + 1.0, 2.0) - 1.0
    return wrapped


LINEAR = Geometry(
    interpolate=_slerp,
    crossfade=crossfade,
    fade=_equal_power,
    blend=_equal_gain,
    enclose=lambda latents: latents,
    distance=_angle,
    square=_slerp_square,
    is_standardised=True,
)
ANGULAR = Geometry(
    interpolate=_shorter_way,
    crossfade=_shorter_way,
    fade=_shorter_way,
    blend=_shorter_way,
    enclose=_angles,
    distance=_turned,
    square=_unrolled_square,
    is_standardised=False,
    remark="its latents are angles: morphs and crossfades go the shorter way round, instead of by slerp",
)
GEOMETRIES: Mapping[str, Geometry] = MappingProxyType({"linear": LINEAR, "angular": ANGULAR})
"""By the name that a codec's description gives."""
