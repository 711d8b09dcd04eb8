"""A recorded take from its log, sample for sample."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch

from rld_live import __version__
from rld_live.audio.frames import Frames
from rld_live.audio.playback import Playback
from rld_live.audio.recording import Recording
from rld_live.audio.ring import RingBuffer, RingView
from rld_live.commands import Command, Cut, CutToSlot, PlaySeed, PlaySlot
from rld_live.errors import DataError, RldError
from rld_live.pipeline import Pipeline
from rld_live.pipeline.circumstances import LatentsMissing, Moment, ToldCircumstances
from rld_live.pipeline.models import compute_on_one_thread, load_models
from rld_live.pipeline.perform import perform
from rld_live.pipeline.setbacks import NoNumbersError
from rld_live.pipeline.sound import Sound
from rld_live.pipeline.take import Take, open_take
from rld_live.pipeline.take_events import Obeyed, Performed, Replaced, Seen
from rld_live.pipeline.take_header import TakeHeader, fingerprint, model_files
from rld_live.pipeline.take_script import TakeScript

log = logging.getLogger(__name__)

Given = TypeVar("Given")

BLOCK_FRAMES = 8192


@dataclass(frozen=True)
class RenderedTake:
    """One result."""

    path: Path
    seconds: float
    real_time_factor: float
    """Seconds of work per second of the session up to the end of the take."""


def render(path: Path, out: Path | None, on_progress: Callable[[float], None]) -> RenderedTake:
    """Write the recording whose log is at `path` once more, to `out` or beside the log, and tell progress (0 … 1).

    The session is played again from its start, without a clock, and the samples are those of the recording. Raises
    `DataError` or `ModelError`, with the line where the log does not fit, or the model file that is not the same.
    """
    began = time.perf_counter()
    take = open_take(path)
    if take.stop <= take.start:
        raise DataError(f"{path}: breaks off before the first frame of its recording; there is nothing to render")
    _check_models(take)
    compute_on_one_thread()
    rate = take.header.device_rate
    out = out or _unused(path.with_name(f"{path.stem}-render{take.recording.suffix}"))
    part = out.with_stem(f".{out.stem}.part")  # half a take would look like a whole one, and replace one
    channels = take.header.channels
    try:
        with Recording(part, sample_rate=rate, channels=channels, skips_silence=take.skips_silence) as recording:
            for frame, block in session(take):
                if frame >= take.start:
                    recording.write(block)
                on_progress((frame + len(block)) / take.stop)
        part.replace(out)
    except OSError as error:
        reason = f"{error.strerror or error}; free some disk space, or choose another folder"
        raise DataError(f"{out}: cannot be written: {reason}") from error
    finally:
        part.unlink(missing_ok=True)
    seconds = take.stop / rate
    return RenderedTake(out, recording.frames / rate, (time.perf_counter() - began) / seconds)


def session(take: Take, *, block_frames: int = BLOCK_FRAMES) -> Iterator[tuple[int, Frames]]:
    """Yield what the device was given from its start to the end of `take`: (frame, block [frames, channels])."""
    header = take.header
    ring = RingBuffer.create(header.ring_frames, header.channels)
    playback = _playback(ring, header)
    music = _Music(take, ring)
    view = RingView(0)
    frame = 0
    with closing(ring):
        for number, event in take.audio_lines():
            until = min(event.frame, take.stop)
            while frame < until:
                block = np.zeros((min(block_frames, until - frame), header.channels), np.float32)
                playback.render(block, view)
                yield frame, block
                frame += len(block)
            if frame == take.stop:
                break
            match event:
                case Seen(ring=view):
                    music.write_until(view.written, where=f"{take.path}: line {number}")
                case Obeyed():
                    playback.obey(event.message)
                case Replaced(replaced=taken):
                    if taken > ring.written:
                        raise DataError(f"{take.path}: line {number}: this is no state of a ring")
                    ring.advance_to(taken)  # the one before, which nobody heard any more, may have gone on
                    playback = _playback(ring, header)
                case _:
                    pass


def _playback(ring: RingBuffer, header: TakeHeader) -> Playback:
    return Playback(ring, sample_rate=header.device_rate, prebuffer_frames=header.prebuffer_frames)


class _Music:
    """The decoder's half of the session: fills the ring with the same frames in the same order."""

    def __init__(self, take: Take, ring: RingBuffer) -> None:
        header, play = take.header, take.header.config.play
        models = load_models(header.config.models, solver=play.solver, chunk=play.chunk)
        if models.codec.info.sample_rate != header.codec_rate:
            raise DataError(f"{take.path}: line 1: {header.codec_rate} Hz is not the rate of its codec")
        self._script = TakeScript(take)
        self._pipeline = Pipeline.build(
            models,
            chunk=play.chunk,
            knobs=header.knobs,
            circumstances=ToldCircumstances(self._script, moment=self._moment),
        )
        self._ring = ring
        self._sound = Sound(self._pipeline, device_rate=header.device_rate, channels=header.channels)
        self._waiting: Frames = np.zeros((0, header.channels), np.float32)
        self._begin(take.header)

    def _begin(self, header: TakeHeader) -> None:
        performance = self._pipeline.performance
        if header.resumed is None:
            performance.set_reseed(header.config.play.reseed)
            performance.start((header.config.play.seed,))
        else:
            performance.resume(header.resumed.snapshot, is_frozen=header.resumed.is_frozen)

    def write_until(self, written: int, *, where: str) -> None:
        """Decode and write up to ring frame `written`; raise `DataError`, beginning with `where`, if that cannot be."""
        while self._ring.written < written:
            if not len(self._waiting):
                self._waiting = self._decoded()
            piece = self._waiting[: written - self._ring.written]
            if self._ring.write(piece) < len(piece):
                raise DataError(f"{where}: more than the ring holds; render the log as it was written")
            self._waiting = self._waiting[len(piece) :]

    def _decoded(self) -> Frames:
        """Return the frames of the next chunk, after what was done before it."""
        decoding = self._pipeline.decoding
        while (work := self._script.work(decoding.chunks)) is not None:
            if isinstance(work, Performed):
                self._perform(work)
            elif work.rewind > self._pipeline.timeline.produced:
                raise self._script.other_course()
            else:
                self._rewind(work.rewind)
        return self._insist(self._sound.next)

    def _rewind(self, produced: int) -> None:
        decoding = self._pipeline.decoding
        preroll = decoding.step_back(produced)
        self._insist(lambda: decoding.replay(preroll) or None)
        self._sound.begin_anew()

    def _insist(self, attempt: Callable[[], Given | None]) -> Given:
        """Repeat `attempt` until it gives something, and generate the block that is wanted most in between."""
        generation = self._pipeline.generation
        while True:
            with suppress(LatentsMissing):
                if (given := attempt()) is not None:
                    return given
            if (key := generation.missing()) is None:
                raise self._script.lacks_latents()
            try:
                generation.make(key)
            except NoNumbersError as error:  # nor could it be when the take was played: something else is wanted
                generation.setbacks.add(key, error)

    def _perform(self, work: Performed) -> None:
        performance = self._pipeline.performance
        performance.heard, performance.at = work.heard, work.at
        try:
            perform(_surely(work.command), performance)
        except (RldError, AssertionError) as error:  # or a command that no performance knows
            raise DataError(f"before {self._script.where}: {work.command}: {error}") from error

    def _moment(self) -> Moment:
        return Moment(self._pipeline.decoding.chunks, self._pipeline.timeline.produced)


def _surely(command: Command) -> Command:
    """Return the command that does the same without asking whether its latents are there: they were."""
    match command:
        case Cut(seed):
            return PlaySeed(seed, 0.0)
        case CutToSlot(slot):
            return PlaySlot(slot, 0.0)
        case _:
            return command


def _check_models(take: Take) -> None:
    """Raise `DataError` for a model file that is not the one that played, and warn of other programs."""
    for name, path in model_files(take.header.config.models).items():
        if fingerprint(path) != take.fingerprints.get(name):
            raise DataError(f"{path}: is not the {name} that played {take.path.name}: put that file there")
    for name, version in {"rld_live": __version__, "torch": torch.__version__}.items():
        if take.versions.get(name) != version:
            played = take.versions.get(name, "another version")
            log.warning("%s was played with %s %s, this is %s: samples may differ", take.path, name, played, version)


def _unused(path: Path) -> Path:
    """Return `path`, with a number if it is taken."""
    unused, number = path, 1
    while unused.exists():
        number += 1
        unused = path.with_stem(f"{path.stem}-{number}")
    return unused
