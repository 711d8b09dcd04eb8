"""The thread that generates latents ahead of the music."""

import logging
import time

from rld_live.engine.faults import NO_FAULTS, Faults
from rld_live.engine.sets.now_playing import NowPlaying
from rld_live.engine.thread import EngineThread
from rld_live.engine.timing import RealTimeFactor
from rld_live.errors import RldError
from rld_live.pipeline import Generation, Pipeline
from rld_live.pipeline.models import compute_on_one_thread

log = logging.getLogger(__name__)

IDLE_SECONDS = 0.02


class ProducerThread(EngineThread):
    """Owns the diffusion model.

    Its priority is that of the others. On a busy machine a lower one would have it put aside while it holds the
    interpreter, and the decoder, which is nearer to the ear, would wait for it.
    """

    def __init__(self, playing: NowPlaying, *, faults: Faults = NO_FAULTS) -> None:
        super().__init__("producer")
        self.real_time_factor = RealTimeFactor()
        self._playing = playing
        self._turns = 0
        self._faults = faults

    def begin(self) -> None:
        compute_on_one_thread()

    def turn(self) -> None:
        pipeline = self._next()
        if pipeline is None:
            self.idle(IDLE_SECONDS)
            return
        began = time.perf_counter()
        if self._attempt(pipeline.generation):
            seconds = pipeline.library.hop / pipeline.latent_rate
            self.real_time_factor.add(compute_seconds=time.perf_counter() - began, audio_seconds=seconds)

    def _next(self) -> Pipeline | None:
        """Return the pipeline that lacks something; while one set of models follows another, each in its turn."""
        lacking = [each.pipeline for each in self._playing.at_work if each.pipeline.generation.missing() is not None]
        self._turns += 1
        return lacking[self._turns % len(lacking)] if lacking else None

    def _attempt(self, generation: Generation) -> bool:
        """Generate what is wanted most; put it off and return False if that fails, whatever the reason."""
        key = generation.missing()
        if key is None:
            return False
        try:
            with self._faults.during("generate"):
                generation.make(key)
        except Exception as error:  # out of memory, or a model that cannot do this seed: it may be able to do others
            if generation.setbacks.add(key, error):
                is_bug = not isinstance(error, RldError)
                log.error("seed %d cannot be generated: %s", key.piece.seed, error or type(error), exc_info=is_bug)
            return False
        return True
