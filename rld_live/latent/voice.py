"""A piece, or a morph between several, with its playhead."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import torch
from torch import Tensor

from rld_live.latent.geometry import LINEAR, Geometry
from rld_live.latent.library import BlockKey, Library, Piece
from rld_live.latent.morph import Morph

_SETTLING = 0.02
"""Latent frames by which a playhead that stands between two of them is drawn back in each step."""

Pace = Sequence[float]
"""By how many latent frames of the piece a playhead moves on after each latent frame that is heard."""


class Stretch(NamedTuple):
    """Latent frames `start` … `stop` of a piece."""

    start: int
    stop: int


@dataclass(frozen=True)
class Voice:
    """What plays, and where it is."""

    pieces: tuple[Piece, ...]
    position: float = 0.0
    """Place in the pieces that comes next, in latent frames. Before their beginning they are mirrored."""
    morph: Morph = field(default_factory=lambda: Morph.at(0.0, 1))
    """Place between the pieces."""
    is_frozen: bool = False
    """Whether the playhead stands; the place between the pieces still moves."""

    @staticmethod
    def of(*pieces: Piece) -> "Voice":
        """Return the voice that plays `pieces` from their beginning, standing at the first."""
        return Voice(pieces, morph=Morph.at(0.0, len(pieces)))

    @property
    def seeds(self) -> tuple[int, ...]:
        return tuple(piece.seed for piece in self.pieces)

    @property
    def is_morph(self) -> bool:
        return len(self.pieces) > 1

    @property
    def place(self) -> float:
        """Latent frames from the beginning of the pieces."""
        return abs(self.position)

    def step(self, pace: Pace) -> "Voice":
        """Return the voice after as many latent frames as `pace` has, whatever the latents there."""
        return replace(self, position=self._positions(pace)[-1], morph=self.morph.step(len(pace)))

    def stretch(self, speeds: tuple[float, float], count: int) -> Stretch:
        """Return the latent frames that the next `count` need at any speeds between these two, if it moves."""
        start = math.floor(self.position + min(0.0, *speeds) * count)
        stop = max(math.ceil(self.position + max(0.0, *speeds) * count), math.ceil(self.position) + 1)
        if start >= 0:
            return Stretch(start, stop)
        return Stretch(0 if stop > 0 else 1 - stop, max(stop, 1 - start))

    def keys(self, library: Library, speeds: tuple[float, float], count: int) -> list[BlockKey]:
        """Return the blocks that hold them."""
        stretch = self.stretch(speeds, count)
        return [key for piece in self.pieces for key in library.span(piece, *stretch)]

    def has_block(self, library: Library, index: int) -> bool:
        """Tell whether block `index` of every piece is there; before the first one there is none."""
        return index >= 0 and all(BlockKey.of(piece, index) in library for piece in self.pieces)

    def reach(self, library: Library, pace: Pace) -> int:
        """Return for how many of the latent frames of `pace` the latents are there, up to the first that lacks some."""
        known: dict[int, bool] = {}
        for frames, position in enumerate(self._positions(pace)[:-1]):
            place = abs(position)
            for index in (math.floor(place) // library.hop, math.ceil(place) // library.hop):
                if index not in known:
                    known[index] = self.has_block(library, index)
                if not known[index]:
                    return frames
        return len(pace)

    def render(self, library: Library, pace: Pace, geometry: Geometry = LINEAR) -> tuple[Tensor, "Voice"] | None:
        """Return the next latent frames [latent_dim, len(pace)] and the voice after them; None while they lack."""
        *positions, end = self._positions(pace)
        tracks = _tracks(library, self.pieces, positions, geometry)
        if tracks is None:
            return None
        if not self.is_morph:
            return tracks[0], replace(self, position=end)
        morph = self.morph
        after = morph.measured_step(tracks, geometry) if morph.is_measured else morph.step(len(pace))
        return morph.render(tracks, len(pace), geometry), replace(self, position=end, morph=after)

    def is_same_music_as(self, other: "Voice") -> bool:
        """Tell whether both play the same seeds with the same knobs, however many steps the machine has time for."""
        return [replace(piece, bounds=()) for piece in self.pieces] == [
            replace(piece, bounds=()) for piece in other.pieces
        ]

    def bounded(self, most: int, *, hop: int, is_backwards: bool) -> "Voice":
        """Return the voice that is made with `most` steps at most (0: all), except for what it is about to play."""
        block = int(self.place) // hop
        if is_backwards:
            return replace(self, pieces=tuple(each.bounded_before(most, stop=block - 1) for each in self.pieces))
        return replace(self, pieces=tuple(each.bounded(most, start=block + 2) for each in self.pieces))

    def steps_ahead(self, *, hop: int, is_backwards: bool) -> int:
        """Return how many steps are used for what it plays after that; 0 where nothing is denoised."""
        block = int(self.place) // hop
        return max(piece.steps_at(max(0, block - 2) if is_backwards else block + 2) for piece in self.pieces)

    def with_more(self, pieces: Sequence[Piece]) -> "Voice":
        """Return the voice with more pieces behind its own, at the same point of the morph."""
        count = len(self.pieces) + len(pieces)
        return replace(self, pieces=(*self.pieces, *pieces), morph=self.morph.over(count, stays=True))

    def at_rest(self) -> "Voice":
        """Return the voice as it is to begin again from here: let go, its morph where it is."""
        return replace(self, is_frozen=False, morph=self.morph.at_rest())

    def retuned(self, change: Callable[[Piece, int], Piece], *, hop: int) -> "Voice":
        """Return the voice with other pieces: `change` gets each, and the block in which the playhead stands."""
        block = int(self.place) // hop
        return replace(self, pieces=tuple(change(piece, block) for piece in self.pieces))

    def _positions(self, pace: Pace) -> list[float]:
        positions = [self.position]
        for speed in pace:
            positions.append(positions[-1] if self.is_frozen else _settled(positions[-1] + speed, speed))
        return positions


def _settled(position: float, speed: float) -> float:
    """Return `position`, at a whole speed drawn back a little, until the latents are heard themselves again and not
    what lies between them."""
    if speed == 0.0 or not speed.is_integer() or position.is_integer():
        return position
    whole = math.floor(position) if speed > 0 else math.ceil(position)
    return float(whole) if abs(position - whole) <= _SETTLING else position - math.copysign(_SETTLING, speed)


def _tracks(
    library: Library, pieces: Sequence[Piece], positions: Sequence[float], geometry: Geometry
) -> list[Tensor] | None:
    """Return the latents of each piece at `positions` [latent_dim, len(positions)], between two frames if need be."""
    places = [abs(position) for position in positions]
    first, last = math.floor(min(places)), math.ceil(max(places))
    found = [library.frames(piece, first, last + 1) for piece in pieces]
    tracks = [track for track in found if track is not None]
    if len(tracks) < len(found):
        return None
    wholes = [math.floor(place) for place in places]
    if wholes == list(range(first, last + 1)) and wholes == places:
        return tracks
    low = torch.tensor(wholes) - first
    mixed = [track[:, low] for track in tracks]
    parts = torch.tensor([place - whole for place, whole in zip(places, wholes, strict=True)])
    if (parts == 0.0).all():
        return mixed
    high = (low + 1).clamp(max=last - first)
    before, after = torch.cat(mixed, dim=1), torch.cat([track[:, high] for track in tracks], dim=1)
    progress = parts.repeat(len(tracks))  # all at once: what a short stretch costs is calls
    between = torch.where(progress > 0.0, geometry.interpolate(before, after, progress), before)
    return list(torch.split(between, len(places), dim=1))
