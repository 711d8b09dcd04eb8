"""What is to be generated ahead."""

from collections.abc import Iterable
from dataclasses import dataclass

from rld_live.latent.glide import Glide
from rld_live.latent.library import BlockKey, Library
from rld_live.latent.voice import Voice


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
        sounding: Iterable[Voice],
        soon: Iterable[Voice],
        later: Iterable[Voice | None],
        kept: Iterable[BlockKey],
        speed: Glide,
    ) -> tuple[BlockKey, ...]:
        """Return blocks, the most urgent first: playhead, what starts soon, horizon, what may come, what is kept."""
        playing = list(sounding)
        voices = [(voice, self.near) for voice in playing]
        voices += [(voice, self.near) for voice in soon]
        voices += [(voice, self.far) for voice in playing[:1]]
        voices += [(voice, self.near) for voice in later if voice is not None]
        keys = [key for voice, count in voices for key in self._keys(voice, speed, count)]
        return tuple(dict.fromkeys((*keys, *kept)))

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
