"""Where a recording is silent."""

from dataclasses import dataclass

import numpy as np

from rld_live.audio.frames import Frames

THRESHOLD = 1e-6
"""−120 dBFS."""


@dataclass(frozen=True)
class Silence:
    """Frames from `start` up to `stop`, in which nothing sounds."""

    start: int
    stop: int


def find_silences(recording: Frames, *, least_frames: int) -> list[Silence]:
    """Return the stretches of at least `least_frames` in which every channel of [frames, channels] is silent."""
    is_silent = np.all(np.abs(recording) < THRESHOLD, axis=1).astype(np.int8)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], is_silent, [0]])))
    stretches = (Silence(int(start), int(stop)) for start, stop in zip(edges[::2], edges[1::2], strict=True))
    return [each for each in stretches if each.stop - each.start >= least_frames]
