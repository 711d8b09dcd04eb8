"""What plays on, ever softer, under what takes its place."""

from collections.abc import Callable

import numpy as np

from rld_live.audio.frames import Frames

RESERVE_FRAMES = 1024
"""Kept decoded beyond what is needed, so that what ends early can still be faded out."""


class Outgoing:
    """An equal-power crossfade of two sounds that have nothing in common; owned by the decoder's thread.

    What goes is decoded a chunk at a time, as it is needed. If there is no more of it, or time presses, it ends early.
    """

    def __init__(self, decode: Callable[[], Frames | None], *, frames: int) -> None:
        """Fade out what `decode` gives (None: nothing now) within so many frames."""
        self._decode = decode
        self._pieces: list[Frames] = []
        self._kept = 0
        self._progress = 0.0
        self._rest = max(1, frames)

    @property
    def is_over(self) -> bool:
        """Whether nothing of it is heard any more."""
        return self._rest == 0

    def hurry(self, frames: int) -> None:
        """Be over after so many frames, if that is sooner."""
        self._rest = min(self._rest, max(1, frames))

    def under(self, frames: Frames) -> Frames:
        """Return `frames` [n, channels], which come, over the next n of what goes."""
        if self.is_over:
            return frames
        count = min(len(frames), self._rest)
        if not self._provide(count + RESERVE_FRAMES):
            self.hurry(self._kept)
            count = min(count, self._rest)
        old = self._take(count, like=frames)
        step = (1.0 - self._progress) / self._rest
        angle = (self._progress + step * np.arange(count)) * (np.pi / 2)
        self._progress += step * count
        self._rest -= count
        mixed = frames.copy()
        mixed[:count] *= np.sin(angle).astype(np.float32)[:, None]
        mixed[:count] += old * np.cos(angle).astype(np.float32)[:, None]
        return mixed

    def _provide(self, count: int) -> bool:
        """Decode until `count` frames are there; False if there is no more."""
        while self._kept < count:
            piece = self._decode()
            if piece is None:
                return False
            self._pieces.append(piece)
            self._kept += len(piece)
        return True

    def _take(self, count: int, *, like: Frames) -> Frames:
        """Return the next `count` frames, with silence where they lack."""
        joined = np.concatenate([*self._pieces, np.zeros((max(0, count - self._kept), like.shape[1]), np.float32)])
        self._pieces, self._kept = [joined[count:]], max(0, self._kept - count)
        return joined[:count]
