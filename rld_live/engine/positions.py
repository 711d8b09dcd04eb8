"""Which latent frame is heard where in the ring, and when."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from torch import Tensor

from rld_live.audio.ring import RingBuffer

BEHIND_FRAMES = 48_000
"""Ring frames behind the reader that are still remembered."""


@dataclass(frozen=True, slots=True)
class Written:
    """Where in the ring a chunk of latents went."""

    ring_start: int
    ring_stop: int
    produced_start: int
    produced_stop: int
    latents: Tensor
    """[latent_dim, produced_stop - produced_start], as the codec knows them."""

    @property
    def frames_per_latent(self) -> float:
        return (self.ring_stop - self.ring_start) / (self.produced_stop - self.produced_start)


class Place(NamedTuple):
    """A ring frame at which a latent frame begins."""

    ring_frame: int
    produced: int


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
        self._latent_rate = latent_rate
        self._late_seconds = late_seconds
        self._chunks: tuple[Written, ...] = ()

    def add(self, written: Written) -> None:
        """Remember where a chunk went."""
        oldest = self._ring.taken - BEHIND_FRAMES
        self._chunks = (*(each for each in self._chunks if each.ring_stop > oldest), written)

    def heard(self, moment: float) -> float:
        """Return the produced position, in latent frames, that is heard at `moment`; music that stands still stands."""
        taken, asked_at = self._clock()
        return max(0.0, self._produced_at(taken) + (moment - asked_at - self._late_seconds) * self._latent_rate)

    def place_after(self, ring_frame: int) -> Place | None:
        """Return the next place at or after `ring_frame` where a latent frame begins; None behind what is written."""
        for each in self._chunks:
            if each.ring_start <= ring_frame < each.ring_stop:
                latents = math.ceil((ring_frame - each.ring_start) / each.frames_per_latent)
                return _place(each, latents)
        return None

    def place_of(self, produced: int) -> Place | None:
        """Return where latent frame `produced` begins, in the newest material that has it."""
        chunk = self._chunk_of(produced)
        return None if chunk is None else _place(chunk, produced - chunk.produced_start)

    def latent_frame(self, produced: int) -> Tensor | None:
        """Return latent frame `produced` [latent_dim]; None when it is not remembered."""
        chunk = self._chunk_of(produced)
        return None if chunk is None else chunk.latents[:, produced - chunk.produced_start]

    def _chunk_of(self, produced: int) -> Written | None:
        return next((c for c in reversed(self._chunks) if c.produced_start <= produced < c.produced_stop), None)

    def _produced_at(self, ring_frame: int) -> float:
        for each in self._chunks:
            if each.ring_start <= ring_frame < each.ring_stop:
                return each.produced_start + (ring_frame - each.ring_start) / each.frames_per_latent
        return float(self._chunks[-1].produced_stop) if self._chunks else 0.0


def _place(chunk: Written, latents: int) -> Place:
    return Place(chunk.ring_start + round(latents * chunk.frames_per_latent), chunk.produced_start + latents)
