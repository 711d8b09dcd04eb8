"""The built-in set, made from nothing: corpus, codec, latents, diffusion model."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rld_live.offline.codec_training.codec_trainer import CodecTraining
from rld_live.offline.codec_training.train_codec import train_codec
from rld_live.offline.demo.corpus import compose_corpus
from rld_live.offline.latents.preprocess import PreprocessJob, preprocess
from rld_live.offline.training.train import TrainingConfig, train
from rld_live.pipeline.models import BUILTIN_CHECKPOINT, BUILTIN_CODEC


@dataclass(frozen=True)
class BuildJob:
    """How much of everything; the defaults are those of the set that is shipped."""

    out: Path
    minutes: float = 66.0
    """Of music to compose."""
    codec_minutes: float = 44.0
    """Of training, on `codec_threads` threads."""
    diffusion_minutes: float = 35.0
    """Of training, on one thread."""
    seed: int = 0
    codec_threads: int = 3
    workers: int = 2
    """Processes that render the corpus."""
    precision: str = "bf16-mixed"


def build(job: BuildJob, on_progress: Callable[[str, float, str], None]) -> Path:
    """Make the set and return its folder, `out`/set; run again, it goes on where it was interrupted.

    Tells the stage, its progress (0 … 1) and a note on the way.
    """
    pieces = compose_corpus(
        job.out / "corpus",
        minutes=job.minutes,
        seed=job.seed,
        workers=job.workers,
        on_progress=lambda done, total: on_progress("composing", done / total, f"{done} of {total} pieces"),
    )
    codec = train_codec(
        CodecTraining(
            files=tuple(pieces),
            out=job.out / "codec",
            minutes=job.codec_minutes,
            seed=job.seed,
            threads=job.codec_threads,
        ),
        lambda progress: on_progress(
            "training the codec", progress.fraction, f"step {progress.step}, distance {progress.loss:.3f}"
        ),
    )
    latents = job.out / "latents"
    preprocess(
        PreprocessJob(audio=job.out / "corpus", codec=codec, out=latents, window=256),
        lambda progress: on_progress("encoding", progress.fraction, progress.current),
    )
    checkpoint = train(
        TrainingConfig(
            latents=latents,
            out=job.out / "diffusion",
            minutes=job.diffusion_minutes,
            seed=job.seed,
            storage="bfloat16",
            precision=job.precision,
        ),
        lambda progress: on_progress(
            "training the diffusion model", progress.fraction, f"step {progress.step}, loss {progress.loss:.4f}"
        ),
    )
    folder = job.out / "set"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(codec, folder / BUILTIN_CODEC)
    shutil.copyfile(checkpoint, folder / BUILTIN_CHECKPOINT)
    return folder
