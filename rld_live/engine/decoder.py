"""The thread that decodes the next block when the ring has room, and makes triggers heard at once."""

import math
import time
from collections.abc import Callable
from typing import Any, Protocol

from rld_live.audio.ring import RingBuffer
from rld_live.commands import Command
from rld_live.engine.faults import NO_FAULTS, Faults
from rld_live.engine.positions import Chunk, Place, Positions
from rld_live.engine.sets.arrival import Arrival
from rld_live.engine.sets.now_playing import NowPlaying
from rld_live.engine.sets.succession import Succession
from rld_live.engine.thread import EngineThread
from rld_live.engine.timing import RealTimeFactor
from rld_live.engine.works import Do, Work, WorkQueue, nothing
from rld_live.pipeline import Pipeline
from rld_live.pipeline.models import compute_on_one_thread
from rld_live.pipeline.take_commands import command_line

IDLE_SECONDS = 0.004
LEAD_BLOCKS = 2
"""Device blocks that a splice stays ahead of the reader, beside the time that decoding takes …"""
LEAD_MARGIN = 1.5
"""… times this."""
SPLICE_CHUNKS, SPLICE_CHUNKS_MAXIMUM = 2, 4
"""Chunks that are decoded before a splice is told: what a stall right after it can live on."""
LOW_SHARE = 0.4
"""Share of the prebuffer below which the ring is too empty to go over to another set of models at leisure."""
RESERVE_SECONDS = 0.5
"""Beyond the prebuffer, while other models are loaded: on a machine with work for twice its cores the ring holds 0.35 s
then, instead of running dry now and then."""
WORKS_PER_TURN = 64
"""What comes beyond them waits for a chunk: a flood must not stop the music."""


class Log(Protocol):
    """Where a take is written down; returns at once."""

    def note(self, **line: Any) -> None: ...


class DecoderThread(EngineThread):
    """Owns timeline, codec and resampler, and is the ring's only writer.

    It keeps `prebuffer_frames` in the ring, which is how long a stall is survived. A trigger does not wait behind
    them: the timeline goes back to the latent frame that is about to be heard, or to the beat that the trigger waits
    for, the new sound is decoded from there and written behind the old one, and the ring is told to go over from the
    one to the other (`RingBuffer.splice`).

    Which set of models it decodes is its `Succession`'s affair.
    """

    def __init__(
        self,
        playing: NowPlaying,
        ring: RingBuffer,
        *,
        positions: Positions,
        log: Log,
        device_rate: int,
        block_frames: int,
        prebuffer_frames: int,
        after_turn: Callable[[], None] = nothing,
        faults: Faults = NO_FAULTS,
    ) -> None:
        super().__init__("decoder")
        self.real_time_factor = RealTimeFactor()
        self._playing = playing
        self._ring = ring
        self._positions = positions
        self._log = log
        self._device_rate = device_rate
        self._succession = Succession(playing, positions, device_rate=device_rate, channels=ring.channels)
        self._block_frames = block_frames
        self._prebuffer_frames = prebuffer_frames
        self._reserve_frames = 0
        self._after_turn = after_turn
        self._faults = faults
        self._works = WorkQueue()
        self._swept_at = -math.inf
        self._rewound_to: Place | None = None
        self._is_refilling = False
        """After a splice the ring is filled before anything else is done: trigger upon trigger must not run it dry."""

    def submit(
        self, do: Do, *, key: str | None = None, due: float | None = None, otherwise: Callable[[], None] = nothing
    ) -> None:
        """Have `do` done to the performance before the next chunk (any thread).

        A later work with the same `key` takes its place; one that is `due` (monotonic seconds) waits until the chunk
        that is heard then. What is not done is told by `otherwise`.
        """
        self._works.put(Work(do, asked_at=time.monotonic(), key=key, due=due, otherwise=otherwise))
        self.wake()

    def drop_dated(self) -> None:
        """Forget the works that are due later (any thread)."""
        self._works.drop_dated()

    def receive(self, arrival: Arrival) -> None:
        """Go over to another set of models as soon as its music can begin (any thread)."""
        self.submit(lambda _performance: self._succession.expect(arrival))

    def brace(self, *, is_on: bool) -> None:
        """Keep more than the prebuffer, while something heavy is done beside the music (loader's thread)."""
        self._reserve_frames = round(RESERVE_SECONDS * self._device_rate) if is_on else 0
        self.wake()

    def note(self, command: Command) -> None:
        """Write `command`, which has just been done, into the log (decoder's thread)."""
        performance = self._pipeline.performance
        dated = {} if performance.at is None else {"at": performance.at}
        self._note(heard=performance.heard, **dated, **command_line(command))

    def begin(self) -> None:
        compute_on_one_thread()

    def turn(self) -> None:
        is_low = self._ring.ahead_frames < self._prebuffer_frames + self._reserve_frames
        if self._is_refilling and is_low:
            self._do_dated()
            if self._write_next():
                return
        self._is_refilling = False
        self._do_works(is_low=is_low)
        if self._rewound_to is not None:
            self._join(self._rewound_to)
        elif self._goes_over() or self._goes_back():
            pass
        elif not is_low or not self._write_next():
            self.idle(IDLE_SECONDS)

    def _do_works(self, *, is_low: bool) -> None:
        """Do what was submitted; positions of controls once per chunk, the newest before it is decoded."""
        now = time.monotonic()
        with_tail = now - self._swept_at >= self._chunk_seconds * (0.5 if is_low else 1.0)
        works = self._works.take(WORKS_PER_TURN, with_tail=with_tail)
        for work in works:
            self._do(work)
        if works and works[-1].key is not None:
            self._swept_at = now
        self._do_dated()

    def _do_dated(self) -> None:
        """Do what is dated up to the end of the next chunk."""
        while (work := self._works.take_due(self._decided_until(time.monotonic()))) is not None:
            self._do(work)

    def _do(self, work: Work) -> None:
        performance, moment = self._pipeline.performance, work.asked_at if work.due is None else work.due
        performance.heard = self._positions.heard(moment)
        performance.at = None if work.due is None else round(performance.heard)
        work.do(performance)
        performance.at = None
        self._after_turn()

    def _decided_until(self, now: float) -> float:
        """Return the moment when the end of the next chunk will be heard: what is due before it must be done now.

        While a start waits for its place, what is dated behind it is left alone until it would be late.
        """
        decoding = self._pipeline.decoding
        until: float = decoding.timeline.produced + decoding.chunk
        waits_for = decoding.timeline.waits_for
        if waits_for is not None:
            earliest = self._earliest()
            until = min(until, max(waits_for + 1, until if earliest is None else earliest.produced + 1))
        return now + max(0.0, (until - self._positions.heard(now)) / self._pipeline.latent_rate)

    def _write_next(self) -> bool:
        """Decode the next chunk and write it; False if its latents are not there."""
        chunk = self._decode()
        if chunk is not None:
            self._write(chunk)
        return chunk is not None

    def _goes_over(self) -> bool:
        """Go over to another set of models, if one is ready and there is time; False if not."""
        is_busy = self._is_ring_short and self._pipeline.timeline.scene is not None  # without one it stays short
        return not is_busy and self._succession.goes_over(lambda name: self._note(models=name))

    def _goes_back(self) -> bool:
        """Take the music back for what is to be heard sooner than the ring allows; False if nothing is."""
        if self._succession.is_under_way:
            return False
        timeline = self._pipeline.timeline
        earliest = self._earliest()
        if earliest is None:  # hardly anything is decoded: what comes next is heard soon enough
            return False
        at = timeline.urgent_from(earliest.produced)
        if at is None or at >= timeline.produced:
            return False
        if self._ring.is_splice_pending:  # soon heard; the next chunk would put this trigger behind the ring
            self.idle(IDLE_SECONDS)
            return True
        self._rewound_to = self._positions.place_of(at) if at > earliest.produced else earliest
        self._rewound_to = self._rewound_to or earliest
        self._note(rewind=self._rewound_to.produced)
        self._succession.rewind(self._rewound_to.produced)
        self._join(self._rewound_to)
        return True

    def _join(self, place: Place) -> None:
        """Decode from `place` on, and let the ring go over to it there."""
        chunks: list[Chunk] = []
        while self._asks_for_more(chunks, place):
            self._do_dated()
            if (chunk := self._decode()) is None:
                break
            chunks.append(chunk)
        if not chunks:
            self.idle(IDLE_SECONDS)
            return
        self._rewound_to = None
        written = self._ring.written
        at = min(place.ring_frame, written)
        if self._ring.splice(at_frame=at, to_frame=written):
            self._note(splice=[at, written])
        for chunk in chunks:
            self._write(chunk)
        self._is_refilling = True

    def _asks_for_more(self, chunks: list[Chunk], place: Place) -> bool:
        """Tell whether more than `chunks` has to be there for the ring to go over to them at `place`.

        On a busy machine the reader may be beyond `place` by then, and hears only what is left of them.
        """
        if len(chunks) < SPLICE_CHUNKS:
            return True
        frames = sum(len(chunk.frames) for chunk in chunks)
        left = frames - max(0, self._ring.taken - place.ring_frame)
        is_short = left < frames / len(chunks) * (SPLICE_CHUNKS - 0.5)
        return is_short and len(chunks) < SPLICE_CHUNKS_MAXIMUM and self._ring.ahead_frames > self._lead_frames()

    def _earliest(self) -> Place | None:
        """Return where a splice may go over, for its material to be there in time; None behind what is decoded."""
        return self._positions.place_after(max(self._succession.whole_from, self._ring.taken + self._lead_frames()))

    def _lead_frames(self) -> int:
        """Return how far a splice must stay ahead of the reader."""
        decoding = self._pipeline.decoding
        seconds = (SPLICE_CHUNKS * decoding.chunk + decoding.preroll) / self._pipeline.latent_rate
        work = self.real_time_factor.percentile(90, latest=64) * seconds
        return LEAD_BLOCKS * self._block_frames + round(LEAD_MARGIN * work * self._device_rate)

    def _decode(self) -> Chunk | None:
        began = time.perf_counter()
        timeline = self._pipeline.timeline
        produced, held = timeline.produced, self._succession.held_frames
        with self._faults.during("decode"):
            if self._is_ring_short:
                self._succession.hurry()
            frames = self._succession.next()
        self._after_turn()
        if frames is None:
            return None
        self.real_time_factor.add(compute_seconds=time.perf_counter() - began, audio_seconds=self._chunk_seconds)
        latents = self._pipeline.decoding.latents
        return Chunk(frames, (held, self._succession.held_frames), latents, produced, timeline.produced)

    def _write(self, chunk: Chunk) -> None:
        """Write all of `chunk`; the ring is larger than what is kept in it, so this waits only behind a splice."""
        start, frames = self._ring.written, chunk.frames
        while len(frames) and not self.is_stopping:
            frames = frames[self._ring.write(frames) :]
            if len(frames):
                time.sleep(IDLE_SECONDS)
        self._positions.add(chunk.written(start, self._ring.written))
        self._succession.written(self._ring.written)

    @property
    def _is_ring_short(self) -> bool:
        return self._ring.ahead_frames < LOW_SHARE * self._prebuffer_frames

    @property
    def _pipeline(self) -> Pipeline:
        return self._playing.now.pipeline

    @property
    def _chunk_seconds(self) -> float:
        return self._pipeline.decoding.chunk / self._pipeline.latent_rate

    def _note(self, **line: Any) -> None:
        self._log.note(chunk=self._pipeline.decoding.chunks, written=self._ring.written, **line)
