"""Sample rate conversion of a stream."""

import numpy as np
import soxr

from rld_live.audio.frames import Frames


class StreamResampler:
    """Turns frames at one rate into frames at another, block after block, as if they were one.

    Equal rates pass every bit. Otherwise soxr's HQ filter, whose delay is taken out at the start: the first blocks give
    fewer frames, and `flush` gives the rest.
    """

    def __init__(self, from_rate: int, to_rate: int, *, channels: int) -> None:
        self._channels = channels
        self._rates = from_rate, to_rate
        self._given = self._returned = 0
        self._stream: soxr.ResampleStream | None = None
        if from_rate != to_rate:
            self._stream = soxr.ResampleStream(from_rate, to_rate, channels, dtype="float32", quality="HQ")

    @property
    def held_frames(self) -> int:
        """What is still to come of the frames that were given, in those that are returned."""
        from_rate, to_rate = self._rates
        return round(self._given * to_rate / from_rate) - self._returned

    def push(self, frames: Frames) -> Frames:
        """Return the frames that are ready once `frames` [frames, channels] have come in."""
        return self._convert(frames, is_last=False)

    def flush(self) -> Frames:
        """Return what is left; nothing may follow."""
        return self._convert(np.zeros((0, self._channels), np.float32), is_last=True)

    def _convert(self, frames: Frames, *, is_last: bool) -> Frames:
        if self._stream is None:
            return frames
        converted: Frames = self._stream.resample_chunk(np.ascontiguousarray(frames), last=is_last)
        self._given += len(frames)
        self._returned += len(converted)
        return converted
