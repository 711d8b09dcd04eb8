"""What sounds at one moment, as a value: a voice, and what it fades in over."""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

import torch
from torch import Tensor

from rld_live.latent.geometry import LINEAR, Geometry
from rld_live.latent.library import Library
from rld_live.latent.voice import Pace, Voice

DEEPEST_CROSSFADE = 4
"""Crossfades that may run inside each other; a performer who triggers faster loses the faintest of them."""


class Retreat(NamedTuple):
    """One voice of a scene goes back, and fades in over itself."""

    depth: int
    """Which of the voices that sound, counted from the newest."""
    position: float
    """Where it goes on."""
    fade_frames: int


@dataclass(frozen=True)
class Scene:
    """A voice, fading in over the scene that sounded before it until `fade_frames` are done."""

    voice: Voice
    outgoing: "Scene | None" = None
    fade_frames: int = 0
    faded: int = 0
    is_related: bool = False
    """Whether both are the same place of the same seeds, with other knobs."""

    @property
    def progress(self) -> float:
        """Progress of the crossfade, 0 to 1; 1 when none runs."""
        return 1.0 if self.outgoing is None else self.faded / self.fade_frames

    def followed_by(self, voice: Voice, fade_frames: int) -> "Scene":
        """Return the scene in which `voice` fades in over this one."""
        if fade_frames <= 0:
            return Scene(voice)
        is_related = voice.seeds == self.voice.seeds and voice.position == self.voice.position
        return Scene(voice, _shallow(self, DEEPEST_CROSSFADE - 1), fade_frames, is_related=is_related)

    def retreated(self, retreats: Mapping[int, Retreat], depth: int = 0) -> "Scene":
        """Return the scene in which voices go back, told by their depth."""
        outgoing = None if self.outgoing is None else self.outgoing.retreated(retreats, depth + 1)
        scene, retreat = replace(self, outgoing=outgoing), retreats.get(depth)
        if retreat is None:
            return scene
        return scene.followed_by(replace(self.voice, position=retreat.position), retreat.fade_frames)

    def heard_for(self, rest: float = math.inf) -> Iterator[tuple[Voice, float]]:
        """Yield every voice that sounds, the newest first, and for how many latent frames it is still heard."""
        yield self.voice, rest
        if self.outgoing is not None:
            yield from self.outgoing.heard_for(min(rest, self._rest()))

    def voices(self) -> list[Voice]:
        """Return every voice that sounds, the newest first."""
        return [self.voice, *([] if self.outgoing is None else self.outgoing.voices())]

    def changed(self, change: Callable[[Voice], Voice]) -> "Scene":
        """Return the scene with every voice changed."""
        outgoing = None if self.outgoing is None else self.outgoing.changed(change)
        return replace(self, voice=change(self.voice), outgoing=outgoing)

    def step(self, pace: Pace) -> "Scene":
        """Return the scene after as many latent frames as `pace` has, whatever the latents there."""
        outgoing = None if self._rest() <= len(pace) else self._under().step(pace)
        return self._after(len(pace), self.voice.step(pace), outgoing)

    def render(self, library: Library, pace: Pace, geometry: Geometry = LINEAR) -> tuple[Tensor, "Scene"] | None:
        """Return the next latent frames [latent_dim, len(pace)] and the scene after them; None while they lack.

        Pieces are uncorrelated, so they fade; the same seeds with other knobs resemble each other, so they blend.
        """
        played = self.voice.render(library, pace, geometry)
        if played is None:
            return None
        incoming, voice = played
        overlap = min(len(pace), self._rest())
        if overlap == 0:
            return incoming, self._after(len(pace), voice, None)
        under = self._under().render(library, pace[:overlap], geometry)
        if under is None:
            return None
        outgoing, scene = under
        progress = torch.arange(self.faded, self.faded + overlap) / self.fade_frames
        way = geometry.blend if self.is_related else geometry.fade
        crossed = way(outgoing, incoming[:, :overlap], progress)
        latents = crossed if overlap == len(pace) else torch.cat([crossed, incoming[:, overlap:]], dim=1)
        return latents, self._after(len(pace), voice, scene)

    def _rest(self) -> int:
        """Return the latent frames that the crossfade still takes."""
        return 0 if self.outgoing is None else self.fade_frames - self.faded

    def _under(self) -> "Scene":
        assert self.outgoing is not None
        return self.outgoing

    def _after(self, count: int, voice: Voice, outgoing: "Scene | None") -> "Scene":
        if outgoing is None or self._rest() <= count:
            return Scene(voice)
        return replace(self, voice=voice, outgoing=outgoing, faded=self.faded + count)


def _shallow(scene: Scene, depth: int) -> Scene:
    if scene.outgoing is None:
        return scene
    if depth <= 1:
        return Scene(scene.voice)
    return replace(scene, outgoing=_shallow(scene.outgoing, depth - 1))
