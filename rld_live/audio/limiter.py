"""The look-ahead limiter that guards the ceiling."""

import math

import numpy as np
from numpy.typing import NDArray

from rld_live.audio.frames import Gains, WideFrames, frames_of

LOOK_AHEAD_SECONDS = 0.005
RELEASE_DB_PER_SECOND = 40.0

_UNITS_PER_DB = 1 << 20
_NEPERS_PER_UNIT = math.log(10.0) / 20.0 / _UNITS_PER_DB
_ROUNDING = 1.0 - 2.0**-23  # what follows rounds to float32, and must not pass the ceiling by that either

Attenuation = NDArray[np.int64]  # [frames], in 2⁻²⁰ dB


class Limiter:
    """Turns down what would pass the ceiling, 5 ms before it comes; passes every bit of what would not.

    Attenuation is counted in whole steps of 2⁻²⁰ dB. Integers make release (a recursion over maxima) and attack (a
    running mean) exact, so that the output does not depend on how the input was cut into blocks, to the bit.

    What a frame needs is held for the look-ahead (the maximum over its window), let go at 40 dB per second, then
    averaged over the same window. Each term of that mean covers the frame that is due, so the mean does: the ceiling
    holds for every sample. All channels get the same gain, so the stereo image stands still.
    """

    def __init__(self, channels: int, sample_rate: int, *, ceiling_db: float = -1.0) -> None:
        self.latency_frames = frames_of(LOOK_AHEAD_SECONDS, sample_rate)
        self.attenuation_db = 0.0
        self.set_ceiling(ceiling_db)
        self._release_step = max(1, round(RELEASE_DB_PER_SECOND * _UNITS_PER_DB / sample_rate))
        self._delayed: WideFrames = np.zeros((self.latency_frames, channels))
        self._needed: Attenuation = np.zeros(self.latency_frames, np.int64)
        self._held: Attenuation = np.zeros(self.latency_frames, np.int64)
        self._is_idle = True

    def reset(self) -> None:
        """Forget the frames that are on their way through."""
        self._delayed = np.zeros_like(self._delayed)
        self._needed = np.zeros_like(self._needed)
        self._held = np.zeros_like(self._held)
        self._is_idle = True

    def set_ceiling(self, db: float) -> None:
        """Guard another ceiling from the next frame in."""
        self._ceiling = 10.0 ** (db / 20.0) * _ROUNDING

    def process(self, block: WideFrames) -> WideFrames:
        """Return as many frames as `block` has, `latency_frames` later."""
        count = len(block)
        joined = np.concatenate([self._delayed, block])
        self._delayed = joined[count:]
        levels = np.abs(block).max(axis=1)
        if self._is_idle and levels.max() <= self._ceiling:
            self.attenuation_db = 0.0
            return joined[:count]
        attenuation = self._attenuation(levels)
        self.attenuation_db = float(attenuation[-1]) / _UNITS_PER_DB
        gains: Gains = np.exp(-_NEPERS_PER_UNIT * attenuation)
        return joined[:count] * gains[:, None]

    def _attenuation(self, levels: NDArray[np.float64]) -> Attenuation:
        needed = np.concatenate([self._needed, self._needed_for(levels)])
        released = self._release(_running_maximum(needed, self.latency_frames + 1))
        held = np.concatenate([self._held, released])
        self._needed = needed[len(levels) :]
        self._held = held[len(levels) :]
        self._is_idle = not (self._needed.any() or self._held.any())
        sums = np.concatenate([[0], np.cumsum(held)])
        width = self.latency_frames + 1
        upward: Attenuation = -((sums[:-width] - sums[width:]) // width)
        return upward

    def _needed_for(self, levels: NDArray[np.float64]) -> Attenuation:
        excess = np.maximum(levels / self._ceiling, 1.0)
        units: Attenuation = np.ceil(np.log(excess) / _NEPERS_PER_UNIT).astype(np.int64)
        return units

    def _release(self, peaks: Attenuation) -> Attenuation:
        """Return r[n] = max(peaks[n], r[n−1] − step), as a running maximum along a slope."""
        slope = self._release_step * np.arange(1, len(peaks) + 1)
        rising = np.concatenate([self._held[-1:], peaks + slope])
        released: Attenuation = np.maximum.accumulate(rising)[1:] - slope
        return released


def _running_maximum(values: Attenuation, width: int) -> Attenuation:
    """Return the maximum of every `width` neighbours, by doubling the width that is covered."""
    covered = 1
    while covered < width:
        step = min(covered, width - covered)
        values = np.maximum(values[:-step], values[step:])
        covered += step
    return values
