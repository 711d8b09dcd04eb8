"""Tells when generation does not deliver."""

import logging

from rld_live.engine.sets.now_playing import Announce, NowPlaying
from rld_live.status import Status

log = logging.getLogger(__name__)


class Shortage:
    """Looks at each status from the main loop: one line per episode, one per seed that cannot be generated."""

    def __init__(self, playing: NowPlaying, announce: Announce) -> None:
        self._playing, self._announce = playing, announce
        self._starving = playing.now.pipeline.timeline.starving
        self._episodes = 0
        self._began_at: float | None = None

    def look(self, status: Status, now: float) -> None:
        """Take the state of this moment."""
        pipeline = self._playing.now.pipeline
        starving = pipeline.timeline.starving
        if starving is not self._starving:  # other models play
            self._starving, self._episodes = starving, 0
        if starving.episodes > self._episodes:
            self._episodes, self._began_at = starving.episodes, now
            sentence = "starving: the next window of seed %d is not there yet, so the last one is played again"
            log.warning(sentence, status.seed, extra={"is_event": True})
        if self._began_at is not None and not status.starving:
            log.info("no longer starving, after %.1f s", now - self._began_at)
            self._began_at = None
        for seed, reason in pipeline.generation.setbacks.news():
            self._announce("generation_failed", seed, reason)
