"""The output level."""

import math

import numpy as np

from rld_live.audio.frames import WideFrames, frames_of

SHORTEST_GLIDE_SECONDS = 0.01
_NEPERS_PER_DB = math.log(10.0) / 20.0


class SmoothedGain:
    """A level in dB that glides from one message to the next; at 0 dB it passes every bit."""

    def __init__(self, sample_rate: int, *, db: float = 0.0) -> None:
        self._sample_rate = sample_rate
        self._start_db = self._target_db = db
        self._length = self._done = 0

    def move(self, db: float, glide_seconds: float = 0.0) -> None:
        """Go to `db` in a straight line in dB; no glide is shorter than 10 ms, which no ear takes for a step."""
        self._start_db = self._at(self._done)
        self._target_db = db
        self._length = frames_of(max(glide_seconds, SHORTEST_GLIDE_SECONDS), self._sample_rate)
        self._done = 0

    def jump(self, db: float) -> None:
        """Stand at `db` at once, for a start that nobody has heard yet."""
        self._start_db = self._target_db = db
        self._length = self._done = 0

    def apply(self, block: WideFrames) -> None:
        """Multiply `block` in place."""
        moving = min(len(block), self._length - self._done)
        if moving:
            places = np.arange(self._done + 1, self._done + moving + 1) / self._length
            glide_db = self._start_db + (self._target_db - self._start_db) * places
            block[:moving] *= np.exp(_NEPERS_PER_DB * glide_db)[:, None]
            self._done += moving
        if moving < len(block) and self._target_db != 0.0:
            block[moving:] *= math.exp(_NEPERS_PER_DB * self._target_db)

    def _at(self, done: int) -> float:
        if done == self._length:
            return self._target_db
        return self._start_db + (self._target_db - self._start_db) * (done / self._length)
