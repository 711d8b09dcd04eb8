"""A tone above 19 kHz whose pitch counts latent frames: found in a recording, it tells where something took over.

Each latent frame carries a whole number of cycles, so its pitch is one bin of its Fourier transform. In what is heard,
the count goes up by one with each latent frame; where audio was decoded anew and spliced in, it jumps.
"""

import numpy as np
from numpy.typing import NDArray

from rld_live.audio.frames import Frames

COUNTS = 64
"""Pitches in use: the count begins again after so many latent frames."""
STRIDE = 2
"""Cycles per latent frame from one count to the next."""
LEVEL = 0.25
"""Of the tone, and of the music beside it: together they stay below the limiter."""

_LOWEST = 0.4  # of the sample rate
_STEP = 256  # audio frames in which the tone is looked for
_STILL_THERE = 0.85  # share of its level below which the tone has given way to something else


def lowest_pitch(ratio: int) -> int:
    """Return the lowest pitch, in cycles per latent frame of `ratio` audio frames."""
    return round(_LOWEST * ratio)


def pitch(count: int, ratio: int) -> int:
    """Return the pitch of the latent frame `count`, in cycles per latent frame."""
    return lowest_pitch(ratio) + count % COUNTS * STRIDE


def find_changes(recording: Frames, *, ratio: int) -> list[int]:
    """Return the audio frames of a marked `recording` [frames, channels] where the count jumps.

    They are found to within 10 ms, the length of a crossfade. The recording begins where a latent frame begins, and
    has no gap.
    """
    sound = recording[: len(recording) // ratio * ratio, 0].astype(np.float64)
    lowest = lowest_pitch(ratio)
    spectra = np.abs(np.fft.rfft(sound.reshape(-1, ratio), axis=1)) * (2 / ratio)
    tones = spectra[:, lowest : lowest + COUNTS * STRIDE : STRIDE]
    level = float(np.median(tones.max(1)))
    counts = tones.argmax(1)
    changes: list[int] = []
    latest = 0
    for jump in (np.flatnonzero(np.diff(counts) % COUNTS != 1) + 1).tolist():
        if jump - latest < 2:
            continue  # the second half of a change in the middle of a latent frame, or the first fade
        latest = jump
        # The old tone may have gone in the latent frame before the one that is seen to be another.
        changes.append(_first_without(sound, (jump - 1) * ratio, int(counts[jump - 2]) + 1, level=level, ratio=ratio))
    return changes


def _first_without(sound: NDArray[np.float64], start: int, count: int, *, level: float, ratio: int) -> int:
    """Return where, from `start` on, the tone of `count`, and then of the counts after it, is no longer there."""
    for offset in range(0, 2 * ratio, _STEP):
        piece = sound[start + offset : start + offset + _STEP]
        times = np.arange(offset, offset + len(piece)) % ratio
        tone = np.exp(-2j * np.pi * pitch(count + offset // ratio, ratio) * times / ratio)
        if 2 * abs(np.mean(piece * tone)) < _STILL_THERE * level:
            return start + offset
    return start + 2 * ratio
