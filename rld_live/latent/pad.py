"""A place on the square between four pieces."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from rld_live.latent.geometry import LINEAR, Geometry

CORNERS = 4
_SAMPLES = 64
"""Points at which the way across the square is measured …"""
_GRID = (torch.arange(_SAMPLES + 1, dtype=torch.float64) / _SAMPLES) ** 2
"""… close together where the next step falls, be it a half of the way or a ten-thousandth."""


@dataclass(frozen=True)
class Pad:
    """A place on the square whose corners are four pieces: (0, 0), (1, 0), (0, 1), (1, 1).

    A glide goes straight across the square, and takes equal steps there as `Geometry.distance` measures them: in each
    latent frame, its share of the way that is left, for the latents of that frame.
    """

    x: float = 0.0
    y: float = 0.0
    target: tuple[float, float] = (0.0, 0.0)
    frames: int = 0
    """Latent frames that are left until the target."""

    @staticmethod
    def at(x: float, y: float) -> "Pad":
        return Pad(x, y, (x, y))

    def to(self, x: float, y: float, frames: int) -> "Pad":
        """Travel to (x, y) within `frames`, from where we are."""
        return replace(self, target=(x, y), frames=frames) if frames > 0 else Pad.at(x, y)

    def at_rest(self) -> "Pad":
        """Stay where we are."""
        return Pad.at(self.x, self.y)

    def as_ordered(self, latest: "Pad") -> "Pad":
        """Travel from here to where `latest` leads."""
        return self if self.target == latest.target else self.to(*latest.target, latest.frames)

    def render(self, tracks: Sequence[Tensor], geometry: Geometry = LINEAR) -> Tensor:
        """Return the latents [latent_dim, latent_frames] of this place."""
        x, y = (torch.full((tracks[0].shape[1],), each) for each in (self.x, self.y))
        return geometry.square(tracks, x, y)

    def step(self, count: int) -> "Pad":
        """Return the place `count` latent frames later, whatever the latents there."""
        if self.frames <= count:
            return Pad.at(*self.target)
        return self._moved(count / self.frames, count)

    def measured_step(self, tracks: Sequence[Tensor], geometry: Geometry) -> "Pad":
        """Return the place one latent frame later, for the latents of `tracks` [latent_dim, 1]."""
        if self.frames <= 1:
            return Pad.at(*self.target)
        x, y = (start + (end - start) * _GRID for start, end in zip((self.x, self.y), self.target, strict=True))
        way = geometry.square([track.double().expand(-1, _SAMPLES + 1) for track in tracks], x, y)
        travelled = geometry.distance(way[:, :-1], way[:, 1:]).cumsum(0)
        if travelled[-1] <= 0.0:
            return self.step(1)
        wanted = travelled[-1] / self.frames
        index = min(int(torch.searchsorted(travelled, wanted)), _SAMPLES - 1)
        before = travelled[index - 1] if index else torch.zeros_like(wanted)
        inside = (wanted - before) / (travelled[index] - before).clamp_min(torch.finfo(torch.float64).tiny)
        return self._moved(float(_GRID[index] + (_GRID[index + 1] - _GRID[index]) * inside), 1)

    def _moved(self, share: float, count: int) -> "Pad":
        x, y = self.target
        return replace(
            self, x=self.x + (x - self.x) * share, y=self.y + (y - self.y) * share, frames=self.frames - count
        )
