"""Lowers the denoising steps on a machine that is too slow for them, before the music has to go round."""

import logging
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from rld_live.commands import BoundSteps, Command
from rld_live.engine.sets.now_playing import Announce, NowPlaying
from rld_live.engine.timing import RealTimeFactor
from rld_live.engine.works import Do
from rld_live.pipeline import Performance, Pipeline
from rld_live.pipeline.perform import perform
from rld_live.status import Status

log = logging.getLogger(__name__)

LEAST_STEPS = 4
"""Fréchet distance of the built-in set's sound to its own at 50 steps (10 seeds of 30 s): 0.4 at 12, 2 at 8, 11 at 6,
60 at 4; 116 at 3, which is as far as other music is, and 513 at 2.
"""
TOO_MUCH, WISHED = 0.7, 0.5
"""Seconds of generation per second of music: above the one, steps are lowered to come to the other."""
SHORT, FULL = 0.75, 0.9
"""Shares of the horizon that are there: below the one, generation does not keep up; above the other, it does."""
BLOCKS_JUDGED, BLOCKS_LOOKED_AT = 2, 3
PAUSE_SECONDS = 10.0
"""Between two changes for the better."""


@dataclass(frozen=True)
class Load:
    """How generation goes."""

    used: int
    """Denoising steps."""
    real_time_factor: float
    """Of all that plays, at those steps."""
    horizon: float
    """Share of it that is there."""


def most_steps(load: Load, *, asked: int) -> int:
    """Return how many steps should be used instead of `load.used`: fewer for a machine that is too slow, more again
    when it has time, `load.used` where all is well. What a window costs grows with its steps.
    """
    affordable = math.floor(load.used * WISHED / max(load.real_time_factor, 1e-3))
    if load.real_time_factor > TOO_MUCH and load.horizon < SHORT:
        return min(load.used, max(LEAST_STEPS, affordable))
    if load.used < asked and load.horizon >= FULL:
        return min(asked, max(load.used, affordable))
    return load.used


class Decoder(Protocol):
    """The thread that owns the performance."""

    def submit(self, do: Do, *, key: str | None = None) -> None: ...

    def note(self, command: Command) -> None: ...


class Governor:
    """Looks at each status from the main loop. The knob stays where the performer has left it, and who turns it wins
    until the machine is too slow again."""

    def __init__(
        self,
        playing: NowPlaying,
        real_time_factor: RealTimeFactor,
        decoder: Decoder,
        *,
        knobs: Callable[[], Mapping[str, float]],
        announce: Announce,
    ) -> None:
        self._playing, self._real_time_factor, self._decoder = playing, real_time_factor, decoder
        self._knobs, self._announce = knobs, announce
        self._pipeline: Pipeline | None = None
        self._asked = self._most = 0
        """What the knob says, and what is used instead; 0 if nothing is."""
        self._judged_from = 0
        """Blocks that were made when something was changed."""
        self._changed_at = -math.inf

    def look(self, status: Status, now: float) -> None:
        """Take the state of this moment."""
        pipeline, asked = self._playing.now.pipeline, int(self._knobs()["steps"])
        if pipeline is not self._pipeline or asked != self._asked:  # other models, or the performer: begin anew
            self._pipeline, self._asked, self._most = pipeline, asked, 0
            self._judged_from = self._real_time_factor.count
        load = self._load(status, pipeline)
        if load is None:
            return
        if 0 < self._most < load.used:  # it was asked for before, or taken back
            self._bound(self._most)
            return
        most = most_steps(load, asked=asked)
        if most == load.used or (most > load.used and (not self._most or now < self._changed_at + PAUSE_SECONDS)):
            return
        self._changed_at, self._most = now, 0 if most == asked else most
        self._bound(self._most)
        self._announce("steps_lowered", most, asked)
        log.log(
            logging.WARNING if most < load.used else logging.INFO,
            "generation takes %.2f of the time that its music lasts: %d steps instead of %d, where %d are asked for",
            load.real_time_factor,
            most,
            load.used,
            asked,
            extra={"is_event": True},
        )

    def _load(self, status: Status, pipeline: Pipeline) -> Load | None:
        """Return how it goes since the latest change; None as long as there is nothing to judge."""
        scene, manner = pipeline.timeline.scene, pipeline.timeline.manner
        made = self._real_time_factor.count - self._judged_from
        if scene is None or scene.voice.is_frozen or not status.steps_used or made < BLOCKS_JUDGED:
            return None
        speed = abs(manner.speed.target)
        factor = self._real_time_factor.percentile(50, latest=min(made, BLOCKS_LOOKED_AT))
        return Load(
            used=status.steps_used,
            real_time_factor=factor * len(scene.voice.pieces) * speed,
            horizon=status.horizon_seconds / speed / self._knobs()["horizon"],
        )

    def _bound(self, most: int) -> None:
        self._judged_from = self._real_time_factor.count + 1  # the one that is being made counts for neither

        def do(performance: Performance) -> None:
            command = BoundSteps(most)
            perform(command, performance)
            self._decoder.note(command)

        self._decoder.submit(do, key="bound steps")
