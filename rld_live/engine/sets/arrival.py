"""A set of models that was loaded aside, and waits until its music can begin."""

import logging
import time
from typing import Protocol

from rld_live.engine.pre_ring import DROPPED
from rld_live.engine.sets.now_playing import Playing
from rld_live.errors import RldError
from rld_live.parameters import KNOBS
from rld_live.pipeline import Performance, Pipeline
from rld_live.pipeline.handover import Crossing, Handover

log = logging.getLogger(__name__)

WAIT_SECONDS = 60.0
"""How long the beginning of its music may take to be generated."""
QUEUE_SECONDS = 2 * KNOBS["crossfade"].maximum
"""How long a crossfade that is under way may keep it from beginning: longer than any, while the music is heard."""
UNFORESEEN = "it failed in a way that nobody foresaw: the server's log has the details"


class Asker(Protocol):
    """Whoever asked for the set; called by the decoder's thread."""

    @property
    def is_off(self) -> bool:
        """Whether it is not wanted any more."""
        ...

    def plays(self, performance: Performance) -> None:
        """Hear that it plays."""
        ...

    def failed(self, reason: str) -> None:
        """Hear why it cannot."""
        ...


class Arrival:
    """Once it is handed over, it belongs to the decoder's thread."""

    def __init__(self, playing: Playing, asker: Asker, *, crossfade_seconds: float | None) -> None:
        """Without a length of its own, the crossfade takes what the knob says then."""
        self.playing = playing
        self.asker = asker
        self._crossfade_seconds = crossfade_seconds
        self._handover: Handover | None = None
        self._wait_ends = time.monotonic() + QUEUE_SECONDS

    @property
    def is_off(self) -> bool:
        """Whether it is not to play any more: nobody wants it, or nothing comes of it."""
        return self.asker.is_off or time.monotonic() > self._wait_ends

    def is_ready(self, old: Pipeline) -> bool:
        """Tell whether it could go on where `old` is; what that takes is generated meanwhile."""
        if self._handover is None:
            self._handover = Handover(old, self.playing.pipeline)
            self._wait_ends = time.monotonic() + WAIT_SECONDS
        return self._handover.is_ready()

    def complete(self) -> Crossing | None:
        """Have it go on, and return where; None if it fails, which the asker is told then."""
        assert self._handover is not None
        try:
            for loss in self._handover.losses:
                log.warning("%s: %s", self.playing.name, loss)
            return self._handover.complete()
        except RldError as error:
            self.asker.failed(str(error))
        except Exception:  # else it would end the decoder's thread, and the music with it
            log.exception("%s could not go on", self.playing.name)
            self.asker.failed(UNFORESEEN)
        return None

    def give_up(self) -> None:
        """Tell the asker why it does not play."""
        if self.asker.is_off:
            reason = DROPPED
        elif self._handover is None:
            reason = "the set before it is still fading in: send /rld/play, or look after the sound card"
        else:
            reason = f"its music has not begun within {WAIT_SECONDS:.0f} s: see the server's log for what it lacks"
        self.asker.failed(reason)

    def crossfade_seconds(self, performance: Performance) -> float:
        """Return how long it fades in over what `performance` plays."""
        knob = performance.knobs["crossfade"]
        return knob if self._crossfade_seconds is None else self._crossfade_seconds
