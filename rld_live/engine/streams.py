"""The thread that sends what is heard, as it is heard, to those who listen: latent frames, and the sound's outline."""

import math
import time
from collections.abc import Callable, Sequence
from typing import Protocol

from rld_live.control.replies import Value
from rld_live.engine.positions import Positions
from rld_live.engine.thread import EngineThread

OUTLINE_SECONDS = 0.05
IDLE_SECONDS = 0.05
FRAMES_MAXIMUM = 8
"""Latent frames that are caught up with when this thread was late; before those, the music has jumped."""


class Stage(Protocol):
    """Whoever knows the listeners."""

    def has_listeners(self, name: str) -> bool: ...
    def stream(self, name: str, *values: Value) -> None: ...


class Streams(EngineThread):
    """Each latent frame goes out at the moment when it begins to be heard: as evenly as they are played."""

    def __init__(
        self,
        stage: Stage,
        positions: Positions,
        *,
        outline: Callable[[], Sequence[tuple[float, float]]],
    ) -> None:
        super().__init__("streams")
        self._stage = stage
        self._positions = positions
        self._outline = outline
        self._next_frame: int | None = None
        self._outline_due: float | None = None

    def turn(self) -> None:
        now = time.monotonic()
        waits = (self._send_latents(now), self._send_outline(now), IDLE_SECONDS)
        self.idle(min(waits))

    def _send_latents(self, now: float) -> float:
        """Send the latent frames that have begun to be heard; return the seconds until the next one does."""
        if not self._stage.has_listeners("latent"):
            self._next_frame = None
            return IDLE_SECONDS
        heard = self._positions.heard(now)
        newest = math.floor(heard)
        if self._next_frame is None or not newest - FRAMES_MAXIMUM < self._next_frame <= newest + FRAMES_MAXIMUM:
            self._next_frame = newest
        for produced in range(self._next_frame, newest + 1):
            frame = self._positions.latent_frame(produced)
            if frame is not None:
                self._stage.stream("latent", *frame.tolist())
        self._next_frame = max(self._next_frame, newest + 1)
        return (self._next_frame - heard) / self._positions.latent_rate

    def _send_outline(self, now: float) -> float:
        """Send the outline of what went out since the last time; return the seconds until it is due again."""
        if not self._stage.has_listeners("waveform"):
            self._outline_due = None
            return IDLE_SECONDS
        if self._outline_due is None:
            self._outline()  # of what nobody has listened to
            self._outline_due = now + OUTLINE_SECONDS
        elif now >= self._outline_due:
            self._outline_due = max(now, self._outline_due + OUTLINE_SECONDS)
            points = self._outline()
            if points:
                self._stage.stream("waveform", *(value for point in points for value in point))
        return self._outline_due - now
