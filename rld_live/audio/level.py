"""What a level meter shows."""

import math

import numpy as np

from rld_live.audio.frames import Frames

PEAK_FALL_DB_PER_SECOND = 12.0
RMS_SECONDS = 0.3


class LevelMeter:
    """Peak that falls by 12 dB per second, and RMS over 0.3 s, of each channel; linear, 1 is full scale."""

    def __init__(self, channels: int, sample_rate: int) -> None:
        self._sample_rate = sample_rate
        self._peak = np.zeros(channels)
        self._power = np.zeros(channels)

    def process(self, block: Frames) -> None:
        """Take `block` in."""
        seconds = len(block) / self._sample_rate
        fall = 10.0 ** (-PEAK_FALL_DB_PER_SECOND * seconds / 20.0)
        np.maximum(self._peak * fall, np.abs(block).max(axis=0), out=self._peak)
        keep = math.exp(-seconds / RMS_SECONDS)
        power = np.einsum("nc,nc->c", block, block, dtype=np.float64) / len(block)
        self._power = keep * self._power + (1.0 - keep) * power

    @property
    def peak(self) -> tuple[float, ...]:
        """Peak of each channel."""
        return tuple(self._peak.tolist())

    @property
    def rms(self) -> tuple[float, ...]:
        """RMS of each channel."""
        return tuple(np.sqrt(self._power).tolist())
