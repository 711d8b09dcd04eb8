"""A place on the line that leads from piece to piece."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import torch
from torch import Tensor

from rld_live.latent.geometry import LINEAR, Geometry
from rld_live.latent.glide import Glide


@dataclass(frozen=True)
class Line:
    """A place on the line that leads from piece to piece.

    Its glides travel at constant speed, as `Geometry.distance` measures it, for the latents of each single frame. So
    the place is no number: it is a share of each piece, and the shares glide in straight lines. Where the frame's
    pieces stand on its line (as distances along it), weighted by the shares, is where its place is. At rest that is
    the place that the performer named; and what is interrupted goes on from where it is.
    """

    shares: tuple[Glide, ...]

    @staticmethod
    def at(position: float, count: int) -> "Line":
        """Stand at `position`: 0 is the first of `count` pieces, 1 the last."""
        return Line(tuple(Glide.at(share) for share in _shares(position, count)))

    @property
    def value(self) -> float:
        """The place now, as the performer counts it."""
        return _position([share.value for share in self.shares])

    @property
    def target(self) -> float:
        return _position([share.target for share in self.shares])

    @property
    def is_at_rest(self) -> bool:
        return all(share.is_at_rest for share in self.shares)

    def to(self, position: float, frames: int) -> "Line":
        """Travel to `position` within `frames`, from where we are."""
        targets = _shares(position, len(self.shares))
        return Line(tuple(share.to(target, frames) for share, target in zip(self.shares, targets, strict=True)))

    def at_rest(self) -> "Line":
        """Stay where we are."""
        return Line(tuple(Glide.at(share.value) for share in self.shares))

    def as_ordered(self, latest: "Line") -> "Line":
        """Travel from here to where `latest` leads."""
        pairs = zip(self.shares, latest.shares, strict=True)
        return Line(tuple(share.as_ordered(other) for share, other in pairs))

    def over(self, count: int, *, stays: bool) -> "Line":
        """Return the same place on the line of `count` pieces: at the same point if its beginning `stays` the same."""
        if count == len(self.shares):
            return self
        if stays and count > len(self.shares):
            return Line((*self.shares, *(Glide.at(0.0) for _ in range(count - len(self.shares)))))
        return Line.at(self.value, count)

    def render(self, tracks: Sequence[Tensor], count: int, geometry: Geometry = LINEAR) -> Tensor:
        """Return the next `count` latent frames [latent_dim, count] of those of the pieces."""
        place = self._places(tracks, count, geometry)
        mixed = tracks[0]
        for index, (low, high) in enumerate(pairwise(tracks)):
            between = (place - index).clamp(0.0, 1.0)
            mixed = torch.where(between > 0.0, geometry.interpolate(low, high, between), mixed)
        return mixed

    def step(self, count: int) -> "Line":
        return self if self.is_at_rest else Line(tuple(share.step(count) for share in self.shares))

    @property
    def _is_named(self) -> bool:
        """Whether it stands between two neighbours at most, where the place is what the shares say."""
        taken = [index for index, share in enumerate(self.shares) if share.target > 0.0]
        return self.is_at_rest and taken[-1] - taken[0] <= 1

    def _places(self, tracks: Sequence[Tensor], count: int, geometry: Geometry) -> Tensor:
        """Return the place of each frame [count]: its whole part is a piece, the rest the way to the next."""
        if len(self.shares) == 2:  # one stretch, which is travelled evenly as it is
            return self.shares[1].values(count)
        if self._is_named:
            return torch.full((count,), self.value) * (len(self.shares) - 1)
        shares = torch.stack([share.values(count).double() for share in self.shares])
        stretches = torch.stack([geometry.distance(low.double(), high.double()) for low, high in pairwise(tracks)])
        # Where nothing lies between any of the pieces, all ways are alike.
        stretches = torch.where(stretches.sum(0) > 0, stretches, torch.ones_like(stretches))
        ends = stretches.cumsum(0)
        along = (shares[1:] * ends).sum(0)
        begins = ends - stretches
        done = ((along - begins) / stretches.clamp_min(torch.finfo(torch.float64).tiny)).clamp(0.0, 1.0)
        return done.sum(0).float()


def _shares(position: float, count: int) -> list[float]:
    """Return how much of each of `count` pieces lies at `position` of their line."""
    shares = [0.0] * count
    if count == 1:
        return [1.0]
    place = position * (count - 1)
    index = min(int(place), count - 2)
    shares[index : index + 2] = [1.0 - (place - index), place - index]
    return shares


def _position(shares: Sequence[float]) -> float:
    return sum(index * share for index, share in enumerate(shares)) / max(1, len(shares) - 1)
