"""Music into files: the live set without its clock."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch

from rld_live.audio.channels import OUTPUT_CHANNELS, map_channels
from rld_live.audio.frames import Frames
from rld_live.audio.playback import FADE_SECONDS, Playback
from rld_live.audio.recording import Recording
from rld_live.audio.ring import RingBuffer
from rld_live.config import ModelsConfig
from rld_live.errors import ConfigError
from rld_live.latent.library import Piece
from rld_live.offline.output_folder import make_folder
from rld_live.offline.picture import draw
from rld_live.offline.whole_take import WholeTake
from rld_live.parameters import KNOBS, SEED_MAXIMUM, defaults
from rld_live.pipeline import Pipeline
from rld_live.pipeline.diffusion_source import DiffusionSource, TrajectorySource
from rld_live.pipeline.models import Models, compute_on_one_thread, load_models

BLOCK_FRAMES = 512
LAST_FADE_SECONDS = 0.05
PICTURE_SECONDS = 600.0
"""How much of a file is kept in memory to be drawn: files may be of any length."""
SUFFIXES = (".wav", ".flac")

INTERPOLATIONS = ("frame", "trajectory")
"""How a morph travels: each latent frame by its own angle, as `serve` does; or, within one window, each dimension's
trajectory through time as one vector, as RAVE-Latent Diffusion did."""


@dataclass(frozen=True)
class GenerateJob:
    """What to generate. Raises `ConfigError` for what cannot be."""

    models: ModelsConfig
    out: Path
    seeds: tuple[int, ...]
    """One file each; or, with `is_morph`, one file that travels from the first to the last."""
    is_morph: bool = False
    interpolation: str = "frame"
    windows: int = 1
    """Length of each file, in windows of the diffusion model."""
    steps: int = int(KNOBS["steps"].default)
    temperature: float = KNOBS["temperature"].default
    guidance: float = KNOBS["guidance"].default
    solver: str = "dpmpp-2m"
    chunk: int = 4
    suffix: str = ".wav"

    def __post_init__(self) -> None:
        KNOBS["steps"].check(self.steps)
        KNOBS["temperature"].check(self.temperature)
        KNOBS["guidance"].check(self.guidance)
        for seed in self.seeds:
            if not 0 <= seed <= SEED_MAXIMUM:
                raise ConfigError(f"seed {seed} is outside 0 … {SEED_MAXIMUM}: choose one inside")
        if self.windows < 1:
            raise ConfigError(f"{self.windows} windows are no music: ask for 1 or more")
        if self.interpolation not in INTERPOLATIONS:
            raise ConfigError(f"--interpolation {self.interpolation}: there are {' and '.join(INTERPOLATIONS)}")
        if self.interpolation == "trajectory":
            self._check_trajectory()
        if self.suffix not in SUFFIXES:
            raise ConfigError(f"files cannot be written as {self.suffix!r}: choose {' or '.join(SUFFIXES)}")

    def _check_trajectory(self) -> None:
        if not self.is_morph or len(self.seeds) != 2:
            raise ConfigError("--interpolation trajectory is a way between two seeds: add --morph A B")
        if self.windows != 1:
            raise ConfigError("--interpolation trajectory fills one window: leave --windows out")
        if self.models.source != "diffusion":
            raise ConfigError("--interpolation trajectory needs windows of noise, and a prior has none: leave it out")


@dataclass(frozen=True)
class GeneratedFile:
    """One result."""

    path: Path
    picture: Path
    seconds: float
    real_time_factor: float
    """Seconds of work per second of audio, picture included."""


def generate(job: GenerateJob, on_progress: Callable[[str, float], None]) -> list[GeneratedFile]:
    """Write the files of `job`, and a picture beside each; tell name and progress (0 … 1) of each on the way.

    The same seed, settings and machine give the same samples, those of a recording of `serve`. Files that are there
    stay: a number is added to the name. Raises `ModelError`, `ControlError` for a guidance
    that the models have none of, or `DataError` if the folder cannot be written.
    """
    compute_on_one_thread()
    make_folder(job.out)
    models = load_models(job.models, solver=job.solver, chunk=job.chunk, is_live=False)
    if job.guidance != KNOBS["guidance"].default:
        models.source.pieces.with_guidance(Piece(job.seeds[0], job.temperature), job.guidance)  # raises if it has none
    takes = [job.seeds] if job.is_morph else [(seed,) for seed in job.seeds]
    return [_write(take, job, models, on_progress) for take in takes]


def _write(
    seeds: tuple[int, ...], job: GenerateJob, models: Models, on_progress: Callable[[str, float], None]
) -> GeneratedFile:
    began = time.perf_counter()
    name = "morph" + "".join(f"-{seed}" for seed in seeds) if job.is_morph else f"seed-{seeds[0]}"
    path = _unused(job.out, name, job.suffix)
    rate = models.codec.info.sample_rate
    music, latents = [], []
    models.codec.reset()
    latent_frames = job.windows * 2 * models.source.hop
    seconds = latent_frames / models.codec.info.latent_rate
    pipeline = _pipeline(seeds, job, models, latent_frames)
    pipeline.performance.start(_sounding(seeds, job), morph_seconds=seconds if job.is_morph else 0.0)
    with Recording(path, sample_rate=rate, channels=OUTPUT_CHANNELS) as recording:
        for block in play(pipeline, sample_rate=rate, seconds=seconds):
            recording.write(block)
            if recording.frames <= PICTURE_SECONDS * rate:
                music.append(block)
            on_progress(path.name, min(1.0, recording.frames / (seconds * rate)))
    voice = pipeline.timeline.scene.voice if pipeline.timeline.scene else None
    for piece in voice.pieces if voice else ():
        held = pipeline.library.frames(piece, 0, min(latent_frames, round(PICTURE_SECONDS * pipeline.latent_rate)))
        if held is not None:
            latents.append(held)
    picture = path.with_suffix(".png")
    shown = torch.cat(latents) if latents else torch.zeros(1, 1)
    title = path.stem if seconds <= PICTURE_SECONDS else f"{path.stem}, the first {PICTURE_SECONDS / 60:.0f} minutes"
    draw(np.concatenate(music), rate, shown.numpy(), picture, title)
    return GeneratedFile(path, picture, recording.frames / rate, (time.perf_counter() - began) / seconds)


def _sounding(seeds: tuple[int, ...], job: GenerateJob) -> tuple[int, ...]:
    """Return the seeds that are mixed while they play: of a trajectory the first stands for the way to the last."""
    return seeds[:1] if job.interpolation == "trajectory" else seeds


def _pipeline(seeds: tuple[int, ...], job: GenerateJob, models: Models, latent_frames: int) -> Pipeline:
    if job.interpolation == "trajectory" and isinstance(models.source, DiffusionSource):
        models = replace(models, source=TrajectorySource(models.source, last_seed=seeds[-1]))
    is_whole = models.codec.info.is_recurrent
    return Pipeline.build(
        models,
        chunk=job.chunk,
        knobs={**defaults(), "steps": job.steps, "temperature": job.temperature, "guidance": job.guidance},
        decoder=WholeTake(models.codec, latent_frames=latent_frames) if is_whole else None,
    )


def play(pipeline: Pipeline, *, sample_rate: int, seconds: float) -> Iterator[Frames]:
    """Yield what a sound card would be given, block by block, with a short fade at the end."""
    ring = RingBuffer.create(4 * sample_rate, OUTPUT_CHANNELS)
    playback = Playback(ring, sample_rate=sample_rate, prebuffer_frames=BLOCK_FRAMES)
    playback.play(FADE_SECONDS)
    last_fade = round((seconds - LAST_FADE_SECONDS) * sample_rate)
    is_ending = False
    waiting = np.zeros((0, OUTPUT_CHANNELS), np.float32)
    while playback.meters().frames_played < round(seconds * sample_rate):
        while ring.filled_frames < sample_rate:
            if not len(waiting):
                waiting = _decoded(pipeline)
            waiting = waiting[ring.write(waiting) :]
        played = playback.meters().frames_played
        block = np.zeros((BLOCK_FRAMES, OUTPUT_CHANNELS), np.float32)
        if not is_ending and played + BLOCK_FRAMES > last_fade:
            is_ending = True
            playback.stop(LAST_FADE_SECONDS)
        playback.render(block)
        yield block
        if is_ending and not playback.meters().is_sounding:
            break
    ring.close()


def _decoded(pipeline: Pipeline) -> Frames:
    """Return the next frames, generating what they need; none where the decoder gives none yet."""
    frames = None
    while frames is None:
        while pipeline.generation.next() is not None:
            pass
        frames = pipeline.decoding.next()
    return map_channels(frames, OUTPUT_CHANNELS)


def _unused(folder: Path, name: str, suffix: str) -> Path:
    """Return a path that is not taken, nor that of its picture."""
    path, number = folder / f"{name}{suffix}", 1
    while path.exists() or path.with_suffix(".png").exists():
        number += 1
        path = folder / f"{name}-{number}{suffix}"
    return path
