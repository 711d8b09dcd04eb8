"""The music at its own rate, for a card that has another one."""

import numpy as np

from rld_live.audio.frames import Frames
from rld_live.audio.outlet import Render
from rld_live.audio.resample import StreamResampler

PIECE_FRAMES = 1024
"""About as many come out of soxr at once: smaller blocks of music would all be made within one block of the card."""


class ConvertedRender:
    """Fills the blocks of a card at `card_rate` with what `render` gives at `music_rate`.

    The music is asked for in blocks of its own, as many as the card's block needs, each dated at the moment when the
    card comes to it. Belongs to the device's thread.
    """

    def __init__(self, render: Render, *, music_rate: int, card_rate: int, channels: int, block_frames: int) -> None:
        self._render = render
        self._music_rate = music_rate
        self._card_rate = card_rate
        self._resampler = StreamResampler(music_rate, card_rate, channels=channels)
        self._block: Frames = np.zeros((block_frames, channels), np.float32)
        self._ready: Frames = np.zeros((0, channels), np.float32)
        self._taken = 0
        """Frames of music so far."""
        self._given = 0
        """Frames that the card got for them."""

    def __call__(self, out: Frames, *, block_time: float, late_seconds: float, is_underflow: bool) -> None:
        done = 0
        while done < len(out):
            if not len(self._ready):
                self._take(block_time, late_seconds, is_underflow=is_underflow)
                late_seconds, is_underflow = 0.0, False  # they are told once
            piece = self._ready[: len(out) - done]
            out[done : done + len(piece)] = piece
            self._ready = self._ready[len(piece) :]
            done += len(piece)
        self._given += len(out)

    def _take(self, block_time: float, late_seconds: float, *, is_underflow: bool) -> None:
        ahead = self._taken / self._music_rate - self._given / self._card_rate
        self._render(self._block, block_time=block_time + ahead, late_seconds=late_seconds, is_underflow=is_underflow)
        self._taken += len(self._block)
        self._ready = self._resampler.push(self._block)
