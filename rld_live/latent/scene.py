"""What sounds at one moment, as a value: a voice, and what it fades in over."""

from dataclasses import dataclass, replace
from itertools import pairwise

import torch
from torch import Tensor

from rld_live.latent.geometry import LINEAR, Geometry
from rld_live.latent.library import Library, Piece

DEEPEST_CROSSFADE = 4
"""Crossfades that may run inside each other; a performer who triggers faster loses the faintest of them."""


@dataclass(frozen=True)
class Glide:
    """A number on its way from one value to another, in a straight line, by latent frames."""

    start: float
    target: float
    frames: int = 0
    done: int = 0

    @property
    def value(self) -> float:
        if self.done >= self.frames:
            return self.target
        return self.start + (self.target - self.start) * self.done / self.frames

    def values(self, count: int) -> Tensor:
        """Return the next `count` values [count]."""
        if self.done >= self.frames:
            return torch.full((count,), self.target)
        progress = torch.arange(self.done, self.done + count) / self.frames
        return self.start + (self.target - self.start) * progress.clamp(max=1.0)

    def step(self, count: int) -> "Glide":
        return self if self.done >= self.frames else replace(self, done=self.done + count)


@dataclass(frozen=True)
class Voice:
    """One piece, or a morph between several, with its playhead."""

    pieces: tuple[Piece, ...]
    position: int = 0
    """Latent frame that comes next."""
    morph: Glide = Glide(0.0, 0.0)
    """Place between the pieces: 0 is the first, 1 the last."""

    @property
    def seeds(self) -> tuple[int, ...]:
        return tuple(piece.seed for piece in self.pieces)

    @property
    def is_morph(self) -> bool:
        return len(self.pieces) > 1

    def step(self, count: int) -> "Voice":
        return replace(self, position=self.position + count, morph=self.morph.step(count))

    def is_ready(self, library: Library, count: int) -> bool:
        """Tell whether the next `count` latent frames are generated."""
        return all(library.holds(piece, self.position, self.position + count) for piece in self.pieces)

    def render(self, library: Library, count: int, geometry: Geometry = LINEAR) -> Tensor | None:
        """Return the next `count` latent frames [latent_dim, count], or None while they are not generated."""
        tracks = [library.frames(piece, self.position, self.position + count) for piece in self.pieces]
        present = [track for track in tracks if track is not None]
        if len(present) < len(tracks):
            return None
        mixed = present[0]
        place = self.morph.values(count) * (len(present) - 1)
        for index, (low, high) in enumerate(pairwise(present)):
            between = (place - index).clamp(0.0, 1.0)
            mixed = torch.where(between > 0.0, geometry.interpolate(low, high, between), mixed)
        return mixed


@dataclass(frozen=True)
class Scene:
    """A voice, fading in over the scene that sounded before it until `fade_frames` are done."""

    voice: Voice
    outgoing: "Scene | None" = None
    fade_frames: int = 0
    faded: int = 0

    @property
    def progress(self) -> float:
        """Progress of the crossfade, 0 to 1; 1 when none runs."""
        return 1.0 if self.outgoing is None else self.faded / self.fade_frames

    def followed_by(self, voice: Voice, fade_frames: int) -> "Scene":
        """Return the scene in which `voice` fades in over this one."""
        if fade_frames <= 0:
            return Scene(voice)
        return Scene(voice, _shallow(self, DEEPEST_CROSSFADE - 1), fade_frames)

    def voices(self) -> list[Voice]:
        """Return every voice that sounds, the newest first."""
        return [self.voice, *([] if self.outgoing is None else self.outgoing.voices())]

    def step(self, count: int) -> "Scene":
        """Return the scene `count` latent frames later."""
        voice = self.voice.step(count)
        if self.outgoing is None or self.faded + count >= self.fade_frames:
            return Scene(voice)
        return Scene(voice, self.outgoing.step(count), self.fade_frames, self.faded + count)

    def render(self, library: Library, count: int, geometry: Geometry = LINEAR) -> Tensor | None:
        """Return the next `count` latent frames [latent_dim, count], or None while they are not generated.

        Pieces are uncorrelated, so they fade; the same seeds with other knobs resemble each other, so they blend.
        """
        incoming = self.voice.render(library, count, geometry)
        if incoming is None or self.outgoing is None:
            return incoming
        overlap = min(count, self.fade_frames - self.faded)
        outgoing = self.outgoing.render(library, overlap, geometry)
        if outgoing is None:
            return None
        progress = torch.arange(self.faded, self.faded + overlap) / self.fade_frames
        other = self.outgoing.voice
        is_related = self.voice.seeds == other.seeds and self.voice.position == other.position
        way = geometry.blend if is_related else geometry.fade
        crossed = way(outgoing, incoming[:, :overlap], progress)
        return crossed if overlap == count else torch.cat([crossed, incoming[:, overlap:]], dim=1)


def _shallow(scene: Scene, depth: int) -> Scene:
    if scene.outgoing is None:
        return scene
    if depth <= 1:
        return Scene(scene.voice)
    return replace(scene, outgoing=_shallow(scene.outgoing, depth - 1))
