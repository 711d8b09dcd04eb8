"""The thread that decodes the next block when the ring has room, and makes triggers heard at once."""

import queue
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from rld_live.audio.channels import map_channels
from rld_live.audio.frames import Frames
from rld_live.audio.resample import StreamResampler
from rld_live.audio.ring import RingBuffer
from rld_live.engine.thread import EngineThread
from rld_live.engine.timing import RealTimeFactor
from rld_live.pipeline import Performance, Pipeline
from rld_live.pipeline.models import compute_on_one_thread

IDLE_SECONDS = 0.004
LEAD_BLOCKS = 2
"""Device blocks that a splice stays ahead of the reader, beside the time that decoding takes …"""
LEAD_MARGIN = 1.5
"""… times this."""
SPLICE_CHUNKS = 2
"""Chunks that are decoded before a splice is told: what a stall right after it can live on."""

Work = Callable[[Performance], None]


@dataclass(frozen=True)
class _Chunk:
    """The audio of some latents, ready for the ring."""

    frames: Frames
    produced_start: int
    produced_stop: int


@dataclass(frozen=True)
class _Written:
    """Where in the ring a chunk of latents went."""

    ring_start: int
    ring_stop: int
    produced_start: int
    produced_stop: int


class DecoderThread(EngineThread):
    """Owns timeline, codec and resampler, and is the ring's only writer.

    It keeps `prebuffer_frames` in the ring, which is how long a stall is survived. A trigger does not wait behind
    them: the timeline goes back to the latent frame that is about to be heard, the new sound is decoded from there
    and written behind the old one, and the ring is told to go over from the one to the other (`RingBuffer.splice`).
    """

    def __init__(
        self,
        pipeline: Pipeline,
        ring: RingBuffer,
        *,
        codec_rate: int,
        device_rate: int,
        block_frames: int,
        prebuffer_frames: int,
        after_turn: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__("decoder")
        self.real_time_factor = RealTimeFactor()
        self._pipeline = pipeline
        self._ring = ring
        self._resampler = StreamResampler(codec_rate, device_rate, channels=ring.channels)
        self._device_rate = device_rate
        self._chunk_seconds = pipeline.decoding.chunk / pipeline.latent_rate
        self._block_frames = block_frames
        self._prebuffer_frames = prebuffer_frames
        self._after_turn = after_turn
        self._work: queue.SimpleQueue[Work] = queue.SimpleQueue()
        self._written: deque[_Written] = deque(maxlen=1024)

    def submit(self, work: Work) -> None:
        """Have `work` done to the performance before the next chunk (any thread)."""
        self._work.put(work)
        self.wake()

    def begin(self) -> None:
        compute_on_one_thread()

    def turn(self) -> None:
        self._do_submitted_work()
        if self._pipeline.timeline.has_urgent_start:
            if self._ring.is_splice_pending:  # soon heard; the next chunk would put this trigger behind the ring
                self.idle(IDLE_SECONDS)
            else:
                self._splice_in()
        elif self._ring.ahead_frames >= self._prebuffer_frames or not self._write_next():
            self.idle(IDLE_SECONDS)

    def _do_submitted_work(self) -> None:
        for _ in range(self._work.qsize()):  # what comes meanwhile waits for a chunk: a flood must not stop the music
            work = self._work.get_nowait()
            work(self._pipeline.performance)
            self._after_turn()

    def _write_next(self) -> bool:
        """Decode the next chunk and write it; False if its latents are not there."""
        chunk = self._decode()
        if chunk is not None:
            self._write(chunk)
        return chunk is not None

    def _splice_in(self) -> None:
        """Let the trigger that waits be heard as soon as the machine can, instead of behind the ring."""
        decoding = self._pipeline.decoding
        seconds = (SPLICE_CHUNKS * decoding.chunk + decoding.preroll) / self._pipeline.latent_rate
        work = self.real_time_factor.percentile(90, latest=64) * seconds
        lead = LEAD_BLOCKS * self._block_frames + round(LEAD_MARGIN * work * self._device_rate)
        place = self._place_after(self._ring.taken + lead)
        if place is None:  # hardly anything is decoded: what comes next is heard soon enough
            self._write_next()
            return
        at_frame, produced = place
        decoding.rewind(produced)
        chunks = [chunk for chunk in (self._decode() for _ in range(SPLICE_CHUNKS)) if chunk is not None]
        if chunks:
            self._ring.splice(at_frame=at_frame, to_frame=self._ring.written)
        for chunk in chunks:
            self._write(chunk)

    def _decode(self) -> _Chunk | None:
        began = time.perf_counter()
        produced = self._pipeline.timeline.produced
        frames = self._pipeline.decoding.next()
        self._after_turn()
        if frames is None:
            return None
        frames = self._resampler.push(map_channels(frames, self._ring.channels))
        self.real_time_factor.add(compute_seconds=time.perf_counter() - began, audio_seconds=self._chunk_seconds)
        return _Chunk(frames, produced, self._pipeline.timeline.produced)

    def _write(self, chunk: _Chunk) -> None:
        """Write all of `chunk`; the ring is larger than what is kept in it, so this waits only behind a splice."""
        start, frames = self._ring.written, chunk.frames
        while len(frames) and not self.is_stopping:
            frames = frames[self._ring.write(frames) :]
            if len(frames):
                time.sleep(IDLE_SECONDS)
        self._written.append(_Written(start, self._ring.written, chunk.produced_start, chunk.produced_stop))

    def _place_after(self, frame: int) -> tuple[int, int] | None:
        """Return the next place at or after ring `frame` where a latent frame begins: (ring frame, produced)."""
        for each in self._written:
            if each.ring_start <= frame < each.ring_stop:
                per_latent = (each.ring_stop - each.ring_start) / (each.produced_stop - each.produced_start)
                latents = int(np.ceil((frame - each.ring_start) / per_latent))
                return each.ring_start + round(latents * per_latent), each.produced_start + latents
        return None
