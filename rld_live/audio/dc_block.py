"""The filter that keeps direct current from the loudspeakers."""

import math

import numpy as np

from rld_live.audio.frames import WideFrames

CORNER_HZ = 5.0
_GRID = 1024


class DcBlock:
    """A one-pole high-pass, y[n] = x[n] − x[n−1] + p·y[n−1], that gives the same bits however it is fed.

    The recursion is summed in closed form, y[k] = pᵏ·(y[0] + Σ p⁻ʲ·(x[j] − x[j−1])), along a grid of 1024 frames that
    is fixed to the stream. A piece of a grid cell goes on from the sum of the piece before it, in the same order
    of additions.
    """

    def __init__(self, channels: int, sample_rate: int) -> None:
        pole = math.exp(-2.0 * math.pi * CORNER_HZ / sample_rate)
        self._decay = pole ** np.arange(1, _GRID + 1, dtype=np.float64)[:, None]
        self._growth = 1.0 / self._decay
        self._last = np.zeros((1, channels))
        self._sum = np.zeros((1, channels))
        self._place = 0

    def process(self, block: WideFrames) -> WideFrames:
        """Return `block` [frames, channels] without its direct current."""
        steps = np.diff(block, axis=0, prepend=self._last)
        self._last = block[-1:].copy()
        filtered = np.empty_like(block)
        start = 0
        while start < len(block):
            count = min(len(block) - start, _GRID - self._place)
            cell = slice(self._place, self._place + count)
            terms = np.concatenate([self._sum, steps[start : start + count] * self._growth[cell]])
            sums = np.add.accumulate(terms, axis=0)[1:]
            filtered[start : start + count] = sums * self._decay[cell]
            self._place += count
            self._sum = sums[-1:].copy()
            if self._place == _GRID:
                self._place = 0
                self._sum = filtered[start + count - 1 : start + count].copy()
            start += count
        return filtered
