"""The whole instrument without a clock: each part takes its turn, and the next block is heard when it is there."""

import contextlib
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np

from rld_live.audio.frames import Frames
from rld_live.audio.messages import Verb
from rld_live.audio.player import Player
from rld_live.config import Config
from rld_live.control.clients import Destination
from rld_live.control.dispatcher import Dispatcher
from rld_live.control.replies import Answer, Value
from rld_live.control.tally import Tally
from rld_live.engine.clerk import Clerk
from rld_live.engine.decoder import DecoderThread
from rld_live.engine.files.preset_folder import PresetFolder
from rld_live.engine.files.presets import Presets
from rld_live.engine.files.recordings import Recordings
from rld_live.engine.performer import LivePerformer
from rld_live.engine.positions import Positions
from rld_live.engine.post_ring import PostRing
from rld_live.engine.pre_ring import PreRing
from rld_live.engine.producer import ProducerThread
from rld_live.engine.sets.now_playing import NowPlaying, Playing
from rld_live.parameters import defaults
from rld_live.pipeline.models import compute_on_one_thread, load_models
from rld_live.pipeline.take_header import TakeHeader
from rld_live.pipeline.take_log import TakeLog
from tests.audio.stage import Stage

BLOCK_FRAMES = 512
PREBUFFER_SECONDS = 0.5
LOW_SHARE = 0.5
"""Of the prebuffer: with less the machine, which has time, makes more before the next block is heard."""
SOURCE: Destination = ("127.0.0.1", 9)


class OneSet:
    """There are no other models."""

    def load(self, name: str, crossfade_seconds: float | None, answer: Answer) -> None:
        answer.failed(f"{name}: there is one set only, and {crossfade_seconds} does not matter")

    def list(self, answer: Answer) -> None:
        answer.done()

    def drop(self) -> None: ...


class Mute:
    """Whoever is answered does not listen."""

    def __init__(self) -> None:
        self.answers: Counter[str] = Counter()

    def send(self, _destination: Destination, address: str, *_values: Value) -> None:
        self.answers[address] += 1


class HeldPlayer:
    """The audio process without a process: `AudioOutput` for the engine, a device that asks when it is told to."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._player: Player = stage.player
        self._paths: list[Path] = []
        self.recording: Path | None = None
        self.device_frames = 0

    def hear(self, frames: int) -> Frames:
        out = np.zeros((frames, 2), np.float32)
        self._player.render(out, block_time=time.monotonic(), late_seconds=0.0, is_underflow=False)
        self.device_frames += frames
        return out

    def clock(self) -> tuple[int, float]:
        return self._player.meters.ring_frame, self._player.meters.block_time

    def play(self, fade_seconds: float, *, due: float | None = None) -> None:
        self._post(Verb.PLAY, 0.0, fade_seconds, due)

    def stop(self, fade_seconds: float, *, due: float | None = None) -> None:
        self._post(Verb.STOP, 0.0, fade_seconds, due)

    def panic(self) -> None:
        self._post(Verb.PANIC, float(self._stage.ring.written), 0.0, None)

    def set_gain(self, db: float, glide_seconds: float, *, due: float | None = None) -> None:
        self._post(Verb.GAIN, db, glide_seconds, due)

    def set_mute(self, is_muted: bool, *, due: float | None = None) -> None:
        self._post(Verb.MUTE, float(is_muted), 0.0, due)

    def set_limiter(self, db: float, *, due: float | None = None) -> None:
        self._post(Verb.LIMITER, db, 0.0, due)

    def start_recording(self, path: Path) -> None:
        self._paths.append(path)
        self._player.taping.start(path, number=len(self._paths))
        self.recording = path

    def stop_recording(self) -> None:
        self._player.taping.stop()
        self.recording = None

    def journal(self) -> Iterator[dict[str, Any]]:
        for line in self._stage.journal.take():
            number = line.get("recording")
            yield {**line, "recording": str(self._paths[number - 1]) if number else ""} if "recording" in line else line

    def _post(self, verb: Verb, value: float, seconds: float, due: float | None) -> None:
        self._stage.post(verb, value, seconds, due=due or 0.0)


class Clockless:
    """Everything between a datagram and a block of sound, but for the sockets and the threads that compute.

    Enter it for the clerk and the take's log, whose threads are real.
    """

    def __init__(self, config: Config, folder: Path) -> None:
        compute_on_one_thread()
        self.folder = folder
        knobs = {**defaults(), **config.knobs}
        self.log = TakeLog()
        self.playing = NowPlaying(
            Playing.of(
                "default",
                load_models(config.models, solver=config.play.solver, chunk=config.play.chunk),
                chunk=config.play.chunk,
                knobs=knobs,
                announce=self._announce,
                note=self._note,
            )
        )
        pipeline = self.playing.now.pipeline
        self.rate = pipeline.codec_rate
        stage = Stage(capacity=8 * self.rate, sample_rate=self.rate)
        self.ring, self.player = stage.ring, stage.player
        self.output = HeldPlayer(stage)
        self.positions = Positions(
            stage.ring, clock=self.output.clock, latent_rate=pipeline.latent_rate, late_seconds=0.02
        )
        self._prebuffer_frames = round(PREBUFFER_SECONDS * self.rate)
        self.producer = ProducerThread(self.playing)
        self.decoder = DecoderThread(
            self.playing,
            stage.ring,
            positions=self.positions,
            log=self,
            device_rate=self.rate,
            block_frames=BLOCK_FRAMES,
            prebuffer_frames=self._prebuffer_frames,
        )
        self.post_ring = PostRing(self.output, knobs)
        pipeline.performance.start((config.play.seed,))
        self.pre_ring = PreRing(self.decoder, pipeline.performance)
        self.clerk = Clerk()
        self.recordings = Recordings(folder / "recordings", tape=self.output, log=self.log, clerk=self.clerk)
        self.performer = LivePerformer(
            pre_ring=self.pre_ring,
            post_ring=self.post_ring,
            presets=Presets(
                PresetFolder(folder / "presets"),
                clerk=self.clerk,
                pre_ring=self.pre_ring,
                post_ring=self.post_ring,
                parts={},
            ),
            recordings=self.recordings,
            clerk=self.clerk,
            loader=OneSet(),
            playing=self.playing,
            facts={},
        )
        self.outlet = Mute()
        self.tally = Tally()
        self.dispatcher = Dispatcher(self.performer, outlet=self.outlet, reply_port=0, tally=self.tally)
        self.events: Counter[str] = Counter()
        self.rewound_latents = self.skipped_without_reason = 0
        self.pipeline = pipeline
        self._header = TakeHeader(config, knobs, self.rate, self.rate, 2, stage.ring.capacity_frames)

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as stack:
            stack.enter_context(self.log)
            self.log.head(self._header)
            stack.enter_context(self.clerk)
            self._stack = stack.pop_all()
        self.playing.now.begin()
        self.post_ring.begin("playing", fade_seconds=0.01)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)
        self.player.close()

    def say(self, datagram: bytes) -> None:
        """Receive a message, as from a socket."""
        self.dispatcher.receive(datagram, SOURCE, now=time.monotonic(), unix_now=time.time())
        self.dispatcher.flush()

    def hear(self, seconds: float) -> Frames:
        """Return what is heard next, in blocks, each as soon as there is enough behind it."""
        blocks = []
        for _ in range(max(1, round(seconds * self.rate / BLOCK_FRAMES))):
            self.prepare()
            blocks.append(self._hear_block())
        self.recordings.drain()
        return np.concatenate(blocks)

    def _hear_block(self) -> Frames:
        """Hear a block, and look whether the ring was read frame by frame, but for splices and panics."""
        before, played = self.ring.taken, self.player.meters.frames_played
        may_skip = self.ring.is_splice_pending or self.performer.transport != "playing"
        block = self.output.hear(BLOCK_FRAMES)
        skipped = self.ring.taken - before - (self.player.meters.frames_played - played)
        if skipped and not may_skip:
            self.skipped_without_reason += abs(skipped)
        return block

    def prepare(self) -> None:
        """Let producer and decoder take turns, until there is enough to be heard."""
        if self.ring.ahead_frames >= LOW_SHARE * self._prebuffer_frames:
            return
        is_full = False
        while not is_full:  # once more when it is full: that is the turn in which it does what was asked for
            while self.pipeline.generation.missing() is not None:
                self.producer.turn()
            is_full = self.ring.ahead_frames >= self._prebuffer_frames or self.ring.is_splice_pending
            self.decoder.wake()  # no time to lose
            self.decoder.turn()

    def note(self, **line: Any) -> None:
        """Count what the decoder says about going back, on its way into the log."""
        if "rewind" in line:
            self.rewound_latents += self.pipeline.timeline.produced - line["rewind"]
        self._note(**line)

    def _note(self, **line: Any) -> None:
        self.log.note(**line)

    def _announce(self, name: str, *_values: Value) -> None:
        self.events[name] += 1
