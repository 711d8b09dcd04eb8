"""A gain that moves."""

import numpy as np

from rld_live.audio.frames import Gains, WideFrames


def smoothstep(x: Gains) -> Gains:
    """Return 3x² − 2x³: a raised cosine to within 1 %, of products only, so with the same bits on every machine."""
    return x * x * (3.0 - 2.0 * x)


class Fade:
    """A gain that goes from where it is to a target, 0 or 1, in a given number of frames, and stays.

    Both are reached exactly, also in floating point, so that silence is silent and an open fade changes no bit.
    Fed in pieces it gives the same bits as fed whole: each gain depends on its place in the fade alone.
    """

    def __init__(self, value: float) -> None:
        self._start = self._target = value
        self._length = self._done = 0

    @property
    def target(self) -> float:
        """Where the gain goes, or stands."""
        return self._target

    @property
    def remaining(self) -> int:
        """Frames until the target is reached; the last of them has the target's value."""
        return self._length - self._done

    @property
    def is_unity(self) -> bool:
        """Whether the gain stands at 1."""
        return self._done == self._length and self._target == 1.0

    @property
    def is_closed(self) -> bool:
        """Whether the gain stands at 0."""
        return self._done == self._length and self._target == 0.0

    def move(self, target: float, frames: int) -> None:
        """Go to `target` from the present gain in `frames` frames (0: the next frame has it)."""
        self._start = self._at(self._done)
        self._target, self._length, self._done = target, frames, 0

    def apply(self, block: WideFrames) -> None:
        """Multiply `block` in place by its gains."""
        if not self.is_unity:
            block *= self._take(len(block))[:, None]

    def _take(self, count: int) -> Gains:
        moving = min(count, self.remaining)
        gains = np.full(count, self._target)
        if moving:
            places = np.arange(self._done + 1, self._done + moving + 1) / self._length
            gains[:moving] = self._start + (self._target - self._start) * smoothstep(places)
            self._done += moving
        return gains

    def _at(self, done: int) -> float:
        if done == self._length:
            return self._target
        place = done / self._length
        return self._start + (self._target - self._start) * (place * place * (3.0 - 2.0 * place))
