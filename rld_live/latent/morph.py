"""Where between its pieces a voice stands, and how it gets from one place to another."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from torch import Tensor

from rld_live.latent.geometry import LINEAR, Geometry
from rld_live.latent.glide import Glide
from rld_live.latent.line import Line
from rld_live.latent.pad import Pad


@dataclass(frozen=True)
class Morph:
    """A place on the line, one on the square, and which of the two is meant: both can glide, and so can this."""

    line: Line
    pad: Pad = field(default_factory=Pad)
    share: Glide = field(default_factory=lambda: Glide.at(0.0))
    """0 on the line, 1 on the square, between them while it goes over."""

    @staticmethod
    def at(position: float, count: int) -> "Morph":
        """Stand on the line of `count` pieces."""
        return Morph(Line.at(position, count))

    @property
    def is_pad(self) -> bool:
        """Whether the square leads, or is being gone over to."""
        return self.share.target > 0.0

    @property
    def is_measured(self) -> bool:
        """Whether it moves by the latents that it plays, so that one frame must be rendered before the next."""
        return self.pad.frames > 0

    def to_line(self, position: float, frames: int) -> "Morph":
        """Travel to `position` on the line; straight there, if we are on the square."""
        is_heard = self.share.value < 1.0
        line = self.line.to(position, frames) if is_heard else Line.at(position, len(self.line.shares))
        return Morph(line, self.pad.at_rest(), self._share(0.0, frames))

    def to_pad(self, x: float, y: float, frames: int) -> "Morph":
        """Travel to (x, y) on the square; straight there, if we are on the line. For four pieces only."""
        is_heard = self.share.value > 0.0
        pad = self.pad.to(x, y, frames) if is_heard else Pad.at(x, y)
        return Morph(self.line.at_rest(), pad, self._share(1.0, frames))

    def over(self, count: int, *, stays: bool) -> "Morph":
        """Return the same place among `count` pieces; see `Line.over`."""
        return self if count == len(self.line.shares) else Morph(self.line.over(count, stays=stays))

    def at_rest(self) -> "Morph":
        """Return the morph that stays where this one is."""
        return Morph(self.line.at_rest(), self.pad.at_rest(), Glide.at(self.share.value))

    def as_ordered(self, latest: "Morph") -> "Morph":
        """Return the morph on its way from here to where `latest` leads; this one, if that is what became of it."""
        share = self.share.as_ordered(latest.share)
        if latest.is_pad:
            pad = latest.pad if self.share.value == 0.0 else self.pad.as_ordered(latest.pad)
            return Morph(self.line.at_rest(), pad, share)
        line = latest.line if self.share.value == 1.0 else self.line.as_ordered(latest.line)
        return Morph(line, self.pad.at_rest(), share)

    def render(self, tracks: Sequence[Tensor], count: int, geometry: Geometry = LINEAR) -> Tensor:
        """Return the next `count` latent frames [latent_dim, count]; one at a time while it `is_measured`."""
        if self.share.is_at_rest and self.share.target == 0.0:
            return self.line.render(tracks, count, geometry)
        on_square = self.pad.render(tracks, geometry)
        if self.share.is_at_rest and self.share.target == 1.0:
            return on_square
        return geometry.interpolate(self.line.render(tracks, count, geometry), on_square, self.share.values(count))

    def step(self, count: int) -> "Morph":
        return Morph(self.line.step(count), self.pad.step(count), self.share.step(count))

    def measured_step(self, tracks: Sequence[Tensor], geometry: Geometry) -> "Morph":
        return replace(self.step(1), pad=self.pad.measured_step(tracks, geometry))

    def _share(self, target: float, frames: int) -> Glide:
        """Go over, or if we are about to, go on: no later than planned, however often it is asked."""
        is_on_the_way = self.share.target == target
        return self.share.to(target, min(frames, self.share.rest) if is_on_the_way else frames)
