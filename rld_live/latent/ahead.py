"""What is to be generated ahead."""

from collections.abc import Iterable
from dataclasses import dataclass

from rld_live.latent.glide import Glide
from rld_live.latent.library import BlockKey, Library
from rld_live.latent.moment import Moment
from rld_live.latent.shelf import Shelf
from rld_live.latent.voice import Voice
from rld_live.latent.waiting import Waiting


@dataclass
class Ahead:
    """Distances in latent frames as they are heard: a voice that plays at twice the speed needs twice as much."""

    library: Library
    near: int
    """What must be there for a voice to start."""
    far: int
    """How far the voice that sounds is generated ahead."""

    def is_ready(self, voice: Voice, speed: Glide) -> bool:
        """Tell whether `voice` could start at once."""
        return all(key in self.library for key in self._keys(voice, speed, self.near))

    def wanted(
        self,
        moment: Moment | None,
        waiting: Waiting,
        shelf: Shelf,
        *,
        successor: Voice | None,
        lacking: Iterable[BlockKey],
        kept: Iterable[BlockKey],
        speed: Glide,
    ) -> tuple[BlockKey, ...]:
        """Return blocks, the most urgent first.

        The playhead, what starts soon, what is lacking, the horizon, what may come, and what is kept.
        """
        playing = moment.scene.voices() if moment is not None else []
        soon = (*waiting.voices(moment.voice if moment is not None else None), *shelf.foreseen)
        later = (shelf.cue, successor)
        urgent = [key for voice in (*playing, *soon) for key in self._keys(voice, speed, self.near)]
        horizon = [key for voice in playing[:1] for key in self._keys(voice, speed, self.far)]
        possible = [key for voice in later if voice is not None for key in self._keys(voice, speed, self.near)]
        return tuple(dict.fromkeys((*urgent, *lacking, *horizon, *possible, *kept)))

    def beginnings(self, voices: Iterable[Voice], speed: Glide) -> tuple[BlockKey, ...]:
        """Return what must be there for all of `voices` to start at once."""
        return tuple(key for voice in voices for key in self._keys(voice, speed, self.near))

    def frames(self, voice: Voice, speed: Glide) -> int:
        """Return how many latent frames of `voice` are there, in the direction in which it goes."""
        is_backwards = speed.value * voice.position < 0
        place = int(voice.place)
        return min(self.library.generated_ahead(piece, place, is_backwards=is_backwards) for piece in voice.pieces)

    def _keys(self, voice: Voice, speed: Glide, count: int) -> list[BlockKey]:
        return voice.keys(self.library, (speed.value, speed.target), count)
