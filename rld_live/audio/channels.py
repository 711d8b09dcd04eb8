"""How sound for some loudspeakers becomes sound for others."""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from rld_live.audio.frames import Frames

OUTPUT_CHANNELS = 2
"""What goes out, whatever the codec has."""

_HALF_POWER = 0.5**0.5

_TO_STEREO: Mapping[int, tuple[tuple[float, ...], tuple[float, ...]]] = MappingProxyType(
    {  # Recommendation ITU-R BS.775: centre and surrounds 3 dB down, no low-frequency effects; channels in WAVE order
        3: ((1, 0, _HALF_POWER), (0, 1, _HALF_POWER)),
        4: ((1, 0, _HALF_POWER, 0), (0, 1, 0, _HALF_POWER)),
        5: ((1, 0, _HALF_POWER, _HALF_POWER, 0), (0, 1, _HALF_POWER, 0, _HALF_POWER)),
        6: ((1, 0, _HALF_POWER, 0, _HALF_POWER, 0), (0, 1, _HALF_POWER, 0, 0, _HALF_POWER)),
        8: (
            (1, 0, _HALF_POWER, 0, _HALF_POWER, 0, _HALF_POWER, 0),
            (0, 1, _HALF_POWER, 0, 0, _HALF_POWER, 0, _HALF_POWER),
        ),
    }
)


def map_channels(frames: Frames, channels: int) -> Frames:
    """Return `frames` [frames, n] with `channels` channels.

    Mono goes to all of them. Mono from several is the mean of their stereo mix; stereo from more is the ITU mix, turned
    down so that it cannot clip, or even channels left and odd ones right where the layout is unknown. Beyond stereo the
    first channels are kept, and those that lack are silent.
    """
    present = frames.shape[1]
    if present == channels:
        return frames
    if present == 1:
        return np.repeat(frames, channels, axis=1)
    if channels <= 2:
        stereo = frames if present == 2 else frames @ _stereo_mix(present)
        return stereo if channels == 2 else stereo.mean(axis=1, keepdims=True, dtype=np.float32)
    mapped = np.zeros((len(frames), channels), np.float32)
    kept = min(present, channels)
    mapped[:, :kept] = frames[:, :kept]
    return mapped


def _stereo_mix(present: int) -> NDArray[np.float32]:
    """Return [present, 2]: what of each channel goes left and right."""
    sides = _TO_STEREO.get(present)
    mix = np.array(sides if sides else [np.arange(present) % 2 == 0, np.arange(present) % 2 == 1], np.float32)
    levelled: NDArray[np.float32] = mix / mix.sum(axis=1, keepdims=True)
    return levelled.T
