"""The thread that generates latents ahead of the music."""

import os
import sys
import threading
import time

from rld_live.engine.thread import EngineThread
from rld_live.engine.timing import RealTimeFactor
from rld_live.pipeline import Pipeline
from rld_live.pipeline.models import compute_on_one_thread

NICENESS = 5
IDLE_SECONDS = 0.02


class ProducerThread(EngineThread):
    """Owns the diffusion model; yields to the decoder, which is nearer to the ear."""

    def __init__(self, pipeline: Pipeline) -> None:
        super().__init__("producer")
        self.real_time_factor = RealTimeFactor()
        self._pipeline = pipeline
        self._block_seconds = pipeline.library.hop / pipeline.latent_rate

    def begin(self) -> None:
        compute_on_one_thread()
        if sys.platform == "linux":  # elsewhere a priority belongs to the whole process, the decoder's thread included
            thread = threading.get_native_id()
            # relative: under `nice -n 10`, 5 would be a rise, which only root is allowed
            os.setpriority(os.PRIO_PROCESS, thread, os.getpriority(os.PRIO_PROCESS, thread) + NICENESS)

    def turn(self) -> None:
        began = time.perf_counter()
        if self._pipeline.generation.next() is None:
            self.idle(IDLE_SECONDS)
        else:
            self.real_time_factor.add(compute_seconds=time.perf_counter() - began, audio_seconds=self._block_seconds)
