"""The shape of sound: frames by channels."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Frames: TypeAlias = NDArray[np.float32]
"""[frames, channels], full scale at ±1: what rings, files and sound cards hold."""

WideFrames: TypeAlias = NDArray[np.float64]
"""[frames, channels] between the ring and the card: rounded once, at the end."""

Gains: TypeAlias = NDArray[np.float64]
"""[frames]: one factor per frame."""


def frames_of(seconds: float, sample_rate: int) -> int:
    """Return the number of frames nearest to `seconds`, at least 1."""
    return max(1, round(seconds * sample_rate))
