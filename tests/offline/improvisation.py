"""A session without threads and clocks, in which everything happens at random moments: the same for the same seed."""

import threading
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rld_live.audio.frames import Frames
from rld_live.audio.messages import Verb
from rld_live.commands import (
    BoundSteps,
    Command,
    Cut,
    CutToSlot,
    Freeze,
    Go,
    MoveMorph,
    MovePad,
    Panic,
    PlayRandomSeed,
    PlaySeed,
    PlaySlot,
    PrepareCue,
    Recall,
    RestorePreset,
    SetKnob,
    SetLatent,
    SetMorphSeeds,
    SetQuantize,
    SetReseed,
    StoreSlot,
    TapBeat,
)
from rld_live.config import AudioConfig, Config, ModelsConfig, PlayConfig
from rld_live.errors import ControlError
from rld_live.latent.circumstances import Live
from rld_live.parameters import defaults
from rld_live.pipeline import Pipeline
from rld_live.pipeline.circumstances import Moment, NotingCircumstances
from rld_live.pipeline.models import load_models
from rld_live.pipeline.perform import perform
from rld_live.pipeline.sound import Sound
from rld_live.pipeline.take_commands import command_line
from rld_live.pipeline.take_header import TakeHeader
from rld_live.pipeline.take_log import TakeLog
from tests.audio.stage import PREBUFFER_SECONDS, Stage

CAPACITY = 1 << 15


class Improvisation:
    """A decoder and an audio process that take turns, by chance; use it inside its `with` block."""

    def __init__(
        self, models: ModelsConfig, *, seed: int, device_rate: int = 48000, blocks_per_turn: float | None = None
    ) -> None:
        """Have that many blocks generated in each turn; left out, mostly enough."""
        self.blocks_per_turn = blocks_per_turn
        self.random = np.random.default_rng(seed)
        self.stage = Stage(capacity=CAPACITY, sample_rate=device_rate)
        self.log = TakeLog()
        play = PlayConfig(seed=7, chunk=4)
        audio = AudioConfig(device="null", prebuffer_seconds=PREBUFFER_SECONDS)
        self.config = Config(models=models, play=play, audio=audio)
        self.knobs = {**defaults(), "steps": 2.0, "crossfade": 0.01, "horizon": 2.0}
        loaded = load_models(models, solver=play.solver, chunk=play.chunk)
        self.pipeline = Pipeline.build(
            loaded,
            chunk=play.chunk,
            knobs=self.knobs,
            on_event=lambda name, values: self.events.append((name, *values)),
            circumstances=NotingCircumstances(
                Live(),
                self.log.note,
                moment=lambda: Moment(self.pipeline.decoding.chunks, self.pipeline.timeline.produced),
            ),
        )
        rate = loaded.codec.info.sample_rate
        self.sound = Sound(self.pipeline, device_rate=device_rate, channels=2)
        self.header = TakeHeader(self.config, self.knobs, rate, device_rate, 2, CAPACITY)
        self.events: list[tuple[int | float | str, ...]] = []
        self.heard: list[Frames] = []
        self.places: list[tuple[int, int]] = []
        """Ring frame and latent frame at which a chunk begins."""
        self.done: set[str] = set()
        """Names of what worked."""

    def __enter__(self) -> "Improvisation":
        self.log.__enter__()
        self.log.head(self.header)
        self.pipeline.performance.set_reseed(self.config.play.reseed)
        self.pipeline.performance.start((self.config.play.seed,))
        self.stage.post(Verb.PLAY, seconds=0.01)
        return self

    def __exit__(self, *_: object) -> None:
        self.stage.player.close()
        self.drain()
        self.log.__exit__(None, None, None)

    def go_on(self, turns: int) -> None:
        """Let things happen."""
        for turn in range(turns):
            is_slow = turn // 60 % 3 == 2  # now and then the machine does not keep up
            for _ in range(self.blocks(is_slow=is_slow)):
                self.pipeline.generation.next()
            if self.random.uniform() < 0.25:
                self.command(self.any_command())
            if self.random.uniform() < 0.15:
                self.post_anything()
            if self.random.uniform() < 0.08:
                self.splice_in()
            while self.stage.ring.ahead_frames < 6000 and self.random.uniform() < (0.5 if is_slow else 0.95):
                self.write_next()
            self.hear(int(self.random.choice([16, 300, 512, 1500])))

    def blocks(self, *, is_slow: bool) -> int:
        if self.blocks_per_turn is not None:
            return int(self.random.poisson(self.blocks_per_turn))
        return int(self.random.integers(0, 3 if is_slow else 12))

    def hear(self, frames: int) -> None:
        self.heard.append(self.stage.hear(frames))
        self.drain()

    def drain(self) -> None:
        lines = [*self.stage.lines, *self.stage.journal.take()]
        self.stage.lines = []
        for line in lines:
            named = {"recording": f"{line['recording'] or ''}.wav".removeprefix(".wav")} if "recording" in line else {}
            self.log.note(**{**line, **named})

    # What the decoder's thread does

    def command(self, command: Command) -> None:
        performance = self.pipeline.performance
        latest = self.pipeline.timeline.produced
        performance.heard = max(0.0, latest - float(self.random.uniform(0.0, 500.0)))
        performance.at = max(0, latest + int(self.random.integers(-50, 50))) if self.random.uniform() < 0.1 else None
        dated = {} if performance.at is None else {"at": performance.at}
        try:
            perform(command, performance)
        except ControlError:
            return
        self.done.add(type(command).__name__)
        self.note(heard=performance.heard, **dated, **command_line(command))

    def note(self, **line: object) -> None:
        self.log.note(chunk=self.pipeline.decoding.chunks, written=self.stage.ring.written, **line)

    def write_next(self) -> bool:
        produced = self.pipeline.timeline.produced
        frames = self.sound.next()
        if frames is None:
            return False
        self.places.append((self.stage.ring.written, produced))
        assert self.stage.write(frames) == len(frames)
        return True

    def splice_in(self) -> None:
        ring = self.stage.ring
        ahead = [place for place in self.places[-20:] if place[0] > ring.taken + 400]
        if not ahead or ring.is_splice_pending or ring.free_frames < 4000:
            return
        at, produced = ahead[int(self.random.integers(0, len(ahead)))]
        self.note(rewind=produced)
        self.sound.rewind(produced)
        to = ring.written
        assert ring.splice(at, to)
        self.done.add("splice")
        for _ in range(int(self.random.integers(0, 3))):
            self.write_next()

    # What can happen

    def any_command(self) -> Command:
        random = self.random
        seed, slot = int(random.integers(1, 9)), int(random.integers(0, 3))
        fade = None if random.uniform() < 0.5 else float(random.uniform(0.0, 0.02))
        glide = float(random.uniform(0.0, 0.02))
        some: list[Command] = [
            PlaySeed(seed, fade),
            PlayRandomSeed(fade),
            SetReseed(("continue", "loop", "next", "random")[seed % 4]),
            PrepareCue(seed),
            Go(fade),
            Cut(seed),
            CutToSlot(slot),
            MoveMorph(float(random.uniform()), glide),
            MovePad(float(random.uniform()), float(random.uniform()), glide),
            SetMorphSeeds(tuple(range(seed, seed + int(random.integers(2, 5))))),
            Recall(slot + 1, fade),
            StoreSlot(slot),
            PlaySlot(slot, fade),
            Freeze(bool(random.integers(0, 3) == 0)),
            SetLatent("bias" if slot else "scale", slot, float(random.uniform(0, 2)), glide),
            SetKnob("speed", float(random.choice([-2.0, -0.5, 0.37, 1.0, 3.0])), glide),
            SetKnob("steps", float(random.integers(2, 4))),
            BoundSteps(int(random.integers(0, 4))),
            SetKnob("temperature", float(random.uniform(0.5, 1.5))),
            SetKnob("crossfade", float(random.uniform(0.0, 0.02))),
            SetKnob("tempo", float(random.uniform(200, 400))),
            SetQuantize(("off", "off", "beat", "bar")[seed % 4]),
            TapBeat(),
            Panic(),
            RestorePreset(self.pipeline.performance.snapshot(), fade),
        ]
        return some[int(random.integers(0, len(some)))]

    def post_anything(self) -> None:
        random, stage = self.random, self.stage
        due = 1000.0 + stage.frame / stage.sample_rate + float(random.uniform(0.0, 0.1)) if slow(random) else 0.0
        match random.integers(0, 8):
            case 0 | 1 | 2:
                stage.post(Verb.PLAY, seconds=float(random.uniform(0, 0.05)), due=due)
            case 3:
                stage.post(Verb.STOP, seconds=float(random.uniform(0, 0.05)), due=due)
            case 4:
                stage.post(Verb.PANIC, float(stage.ring.written))
            case 5:
                stage.post(Verb.GAIN, float(random.uniform(-20, 12)), float(random.uniform(0, 0.1)), due=due)
            case 6:
                stage.post(Verb.MUTE, float(random.integers(0, 5) == 0), due=due)
            case 7:
                stage.post(Verb.LIMITER, float(random.uniform(-20, 0)), due=due)

    # Recordings

    def record(self, path: Path, number: int) -> None:
        """Begin to record, as the audio process does between two blocks, when something is to be heard."""
        self.stage.post(Verb.PLAY)
        self.stage.post(Verb.MUTE, 0.0)
        self.stage.player.taping.start(path, number=number)
        self.log.begin(path.with_suffix(".jsonl"))

    def end_recording(self) -> NDArray[np.float32]:
        """End it, and return all that was heard in the session so far."""
        stopping = threading.Thread(target=self.stage.player.taping.stop)
        stopping.start()
        while stopping.is_alive():
            self.hear(64)
        self.log.end()
        return np.concatenate(self.heard)


def slow(random: np.random.Generator) -> bool:
    return bool(random.integers(0, 2))
