"""Which latent frame is heard where in the ring, and when."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from torch import Tensor

from rld_live.audio.frames import Frames
from rld_live.audio.ring import RingBuffer
from rld_live.pipeline.handover import Crossing

BEHIND_FRAMES = 48_000
"""Ring frames behind the reader that are still remembered."""


@dataclass(frozen=True, slots=True)
class Written:
    """Where in the ring a chunk of latents went."""

    ring_start: int
    ring_stop: int
    produced_start: float
    """Whole numbers, but for what another set of models has played."""
    produced_stop: float
    latents: Tensor
    """[latent_dim, latent frames of the chunk], as the codec knows them."""

    @property
    def frames_per_latent(self) -> float:
        return (self.ring_stop - self.ring_start) / (self.produced_stop - self.produced_start)

    def place(self, latents: int) -> "Place":
        """Return where the latent frame begins that comes so many after the first one."""
        return Place(self.ring_start + round(latents * self.frames_per_latent), round(self.produced_start) + latents)

    def latent_frame(self, produced: int) -> Tensor:
        """Return the latent frame that is played at `produced` [latent_dim]."""
        count = self.latents.shape[1]  # first, so that whole numbers stay whole
        index = (produced - self.produced_start) * count / (self.produced_stop - self.produced_start)
        return self.latents[:, int(index)]

    def counted_anew(self, crossing: Crossing) -> "Written":
        """Return the same in the count of another pipeline."""
        start, stop = crossing.produced(self.produced_start), crossing.produced(self.produced_stop)
        return replace(self, produced_start=start, produced_stop=stop)


@dataclass(frozen=True, slots=True)
class Chunk:
    """The audio of some latents, ready for the ring."""

    frames: Frames
    held: tuple[int, int]
    """Ring frames that the conversion of the rate still holds before and after it: so much later it is heard."""
    latents: Tensor
    produced_start: int
    produced_stop: int

    def written(self, start: int, stop: int) -> Written:
        """Return where it is, when its frames are between `start` and `stop` in the ring."""
        before, after = self.held
        return Written(start + before, stop + after, self.produced_start, self.produced_stop, self.latents)


class Place(NamedTuple):
    """A ring frame at which a latent frame begins."""

    ring_frame: int
    produced: int


@dataclass(frozen=True, slots=True)
class _Count:
    """What is remembered, in the count of one pipeline."""

    latent_rate: float
    late_seconds: float
    chunks: tuple[Written, ...] = ()

    def produced_at(self, ring_frame: int) -> float:
        for each in self.chunks:
            if each.ring_start <= ring_frame < each.ring_stop:
                return each.produced_start + (ring_frame - each.ring_start) / each.frames_per_latent
        return float(self.chunks[-1].produced_stop) if self.chunks else 0.0


class Positions:
    """The decoder's thread writes, any thread reads: what is remembered is one value, replaced whole.

    A splice leaves the mapping right on both of its sides: they are the same moment of the music.
    """

    def __init__(
        self,
        ring: RingBuffer,
        *,
        clock: Callable[[], tuple[int, float]],
        latent_rate: float,
        late_seconds: float,
    ) -> None:
        """Follow `ring` by `clock`, which tells how far its reader had come, and when (monotonic seconds).

        `late_seconds`: from the moment when the device gets a latent frame's chunk to the moment when it is heard.
        """
        self._ring = ring
        self._clock = clock
        self._count = _Count(latent_rate, late_seconds)

    @property
    def latent_rate(self) -> float:
        """Latent frames per second of what plays now."""
        return self._count.latent_rate

    def add(self, written: Written) -> None:
        """Remember where a chunk went."""
        oldest = self._ring.taken - BEHIND_FRAMES
        kept = (each for each in self._count.chunks if each.ring_stop > oldest)
        self._count = replace(self._count, chunks=(*kept, written))

    def go_over(self, crossing: Crossing, *, latent_rate: float, later_seconds: float) -> None:
        """Count as the pipeline does that goes on at `crossing`, whose decoder is by so much later than the last one's.

        What is heard goes on without a jump.
        """
        before = self._count
        chunks = tuple(each.counted_anew(crossing) for each in before.chunks)
        self._count = _Count(latent_rate, before.late_seconds + later_seconds, chunks)

    def heard(self, moment: float) -> float:
        """Return the produced position, in latent frames, that is heard at `moment`; music that stands still stands."""
        count = self._count
        taken, asked_at = self._clock()
        late = count.late_seconds
        return max(0.0, count.produced_at(taken) + (moment - asked_at - late) * count.latent_rate)

    def place_after(self, ring_frame: int) -> Place | None:
        """Return the next place at or after `ring_frame` where a latent frame begins; None behind what is written."""
        for each in self._count.chunks:
            if each.ring_start <= ring_frame < each.ring_stop:
                return each.place(math.ceil((ring_frame - each.ring_start) / each.frames_per_latent))
        return None

    def place_of(self, produced: int) -> Place | None:
        """Return where latent frame `produced` begins, in the newest material that has it."""
        chunk = self._chunk_of(produced)
        return None if chunk is None else chunk.place(produced - round(chunk.produced_start))

    def latent_frame(self, produced: int) -> Tensor | None:
        """Return latent frame `produced` [latent_dim]; None when it is not remembered."""
        chunk = self._chunk_of(produced)
        return None if chunk is None else chunk.latent_frame(produced)

    def _chunk_of(self, produced: int) -> Written | None:
        chunks = self._count.chunks
        return next((c for c in reversed(chunks) if c.produced_start <= produced < c.produced_stop), None)
