"""How many channels go out, whatever the codec has."""

import numpy as np

from rld_live.pipeline.decoding import Frames

CHANNELS = 2


def fit_channels(frames: Frames, channels: int) -> Frames:
    """Return `frames` [frames, n] with `channels` channels: mono goes to all, what is too many is mixed to mono."""
    present = frames.shape[1]
    if present == channels:
        return frames
    mono = frames if present == 1 else frames.mean(axis=1, keepdims=True, dtype=np.float32)
    return np.repeat(mono, channels, axis=1)
