"""How good the built-in set is, in figures that a listener would agree with."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from rld_live.audio.sound_files import read_audio
from rld_live.codec.export import Codec
from rld_live.codec.losses import spectral_distance
from rld_live.config import ModelsConfig
from rld_live.offline.demo.corpus import compose_corpus
from rld_live.offline.picture import draw
from rld_live.parameters import KNOBS, defaults
from rld_live.pipeline import Pipeline
from rld_live.pipeline.models import (
    BUILTIN_CHECKPOINT,
    BUILTIN_CODEC,
    Models,
    compute_on_one_thread,
    load_models,
)

EXCERPT_SECONDS = 1.0
MEL_BANDS = 64
STFT_SIZE = 2048
QUIET = 1e-6
HELD_OUT_SEED = 1000
PICTURE_SECONDS = 20.0
CHUNK = 16


@dataclass(frozen=True)
class EvaluationJob:
    """What to judge, and how long to listen."""

    corpus: Path
    out: Path
    set_folder: Path | None = None
    """Folder with a set's two files; None judges the built-in one."""
    seeds: int = 24
    seconds_per_seed: float = 30.0
    steps: int = int(KNOBS["steps"].default)
    held_out_minutes: float = 12.0


@dataclass(frozen=True)
class Evaluation:
    """Distances on held-out material: the smaller, the nearer."""

    reconstruction: float
    """Multi-resolution STFT distance of held-out audio to what the codec makes of it."""
    unrelated: float
    """The same distance between unrelated excerpts of held-out audio."""
    generated: float
    """Fréchet distance, on log-mel statistics, of generated audio to the corpus."""
    reconstructed: float
    """The same of held-out audio after the codec: what the codec alone costs."""
    held_out: float
    """The same of held-out audio as it is: other pieces of the same composer."""
    halves: float
    """The same between two halves of the corpus: as near as it gets."""
    latent_noise: float
    """The same of white noise in latent space: a diffusion model that learnt nothing."""


def log_mel_statistics(audio: Tensor, sample_rate: int) -> NDArray[np.float64]:
    """Return mean and deviation over time of the log-mel spectrum of each second: [seconds, 2 · MEL_BANDS].

    `audio` is [channels, frames]; channels are mixed.
    """
    mono = audio.mean(0)
    length = round(EXCERPT_SECONDS * sample_rate)
    excerpts = mono[: len(mono) // length * length].reshape(-1, length)
    spectrum = torch.stft(
        excerpts, STFT_SIZE, STFT_SIZE // 4, window=torch.hann_window(STFT_SIZE), center=False, return_complex=True
    )
    mel = torch.log(mel_filters(sample_rate) @ spectrum.abs().square() + QUIET)
    return torch.cat([mel.mean(2), mel.std(2)], dim=1).double().numpy()


def mel_filters(sample_rate: int) -> Tensor:
    """Return triangular filters on the mel scale (O'Shaughnessy 1987): [MEL_BANDS, STFT_SIZE // 2 + 1]."""
    top = 2595 * np.log10(1 + sample_rate / 2 / 700)
    edges = 700 * (10 ** (np.linspace(0, top, MEL_BANDS + 2) / 2595) - 1)
    hz = np.linspace(0, sample_rate / 2, STFT_SIZE // 2 + 1)
    rising = (hz - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - hz) / (edges[2:] - edges[1:-1])[:, None]
    return torch.from_numpy(np.clip(np.minimum(rising, falling), 0, None)).float()


def frechet_distance(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """Return the Fréchet distance of two sets of features [count, dim], taken as Gaussians.

    d² = |μ₁ − μ₂|² + tr(Σ₁ + Σ₂ − 2 (Σ₁^½ Σ₂ Σ₁^½)^½), Dowson and Landau 1982; here d² is returned, as is customary.
    """
    mean_one, mean_other = one.mean(0), other.mean(0)
    covariance_one, covariance_other = np.cov(one.T), np.cov(other.T)
    values, vectors = np.linalg.eigh(covariance_one)
    root = (vectors * np.sqrt(np.clip(values, 0, None))) @ vectors.T
    between = np.linalg.eigvalsh(root @ covariance_other @ root)
    cross = 2 * np.sqrt(np.clip(between, 0, None)).sum()
    return float(np.square(mean_one - mean_other).sum() + np.trace(covariance_one) + np.trace(covariance_other) - cross)


def evaluate_set(job: EvaluationJob, on_progress: Callable[[str], None]) -> Evaluation:
    """Measure the set of `job`, write `evaluation.json` and pictures into `job.out`, and return the figures."""
    compute_on_one_thread()
    on_progress("composing music that is in no corpus")
    held_out = compose_corpus(job.out / "held-out", minutes=job.held_out_minutes, seed=HELD_OUT_SEED, workers=2)
    folder = job.set_folder
    config = ModelsConfig(
        codec=folder / BUILTIN_CODEC if folder else None, checkpoint=folder / BUILTIN_CHECKPOINT if folder else None
    )
    models = load_models(config, solver="dpmpp-2m", chunk=CHUNK)
    evaluation = evaluate(
        models, corpus=sorted(job.corpus.glob("*.flac")), held_out=held_out, job=job, on_progress=on_progress
    )
    (job.out / "evaluation.json").write_text(json.dumps(asdict(evaluation), indent=2) + "\n")
    on_progress("drawing")
    _draw(models, held_out[0], job)
    return evaluation


def evaluate(
    models: Models,
    *,
    corpus: Sequence[Path],
    held_out: Sequence[Path],
    job: EvaluationJob,
    on_progress: Callable[[str], None],
) -> Evaluation:
    """Measure codec and diffusion model against audio that neither was trained on."""
    codec = models.codec
    rate = codec.info.sample_rate
    on_progress("reconstructing held-out music")
    pairs = [(audio, reconstruct(codec, audio)) for audio in _excerpts(codec, held_out)]
    near = [_distance(*aligned(original, copy)) for original, copy in pairs]
    far = [_distance(one[0], other[0]) for one, other in zip(pairs, pairs[1:] + pairs[:1], strict=True)]
    on_progress("measuring the corpus")
    known = [log_mel_statistics(_read(codec, path), rate) for path in corpus]
    reference = np.concatenate(known)
    on_progress("generating")
    seeds = range(1, job.seeds + 1)
    music = [generate_audio(models, seed=seed, seconds=job.seconds_per_seed, steps=job.steps) for seed in seeds]
    on_progress("decoding noise")
    noise = [latent_noise(models, seed=seed, seconds=job.seconds_per_seed) for seed in seeds]

    def to_corpus(sounds: Sequence[Tensor]) -> float:
        return frechet_distance(np.concatenate([log_mel_statistics(sound, rate) for sound in sounds]), reference)

    return Evaluation(
        reconstruction=float(np.mean(near)),
        unrelated=float(np.mean(far)),
        generated=to_corpus(music),
        reconstructed=to_corpus([copy for _, copy in pairs]),
        held_out=to_corpus([original for original, _ in pairs]),
        halves=frechet_distance(np.concatenate(known[::2]), np.concatenate(known[1::2])),
        latent_noise=to_corpus(noise),
    )


def reconstruct(codec: Codec, audio: Tensor) -> Tensor:
    """Return what the codec makes of `audio` [channels, frames], its delay taken out."""
    codec.reset()
    latents = codec.encode(audio.unsqueeze(0))
    codec.reset()
    copy = codec.decode(latents).squeeze(0)
    codec.reset()
    delays = codec.declared_delays
    late = delays[0] * codec.info.ratio + delays[1] if delays else 0
    return copy[:, late:]


def aligned(one: Tensor, other: Tensor) -> tuple[Tensor, Tensor]:
    """Return both, as long as the shorter."""
    length = min(one.shape[1], other.shape[1])
    return one[:, :length], other[:, :length]


def generate_audio(models: Models, *, seed: int, seconds: float, steps: int) -> Tensor:
    """Return the first `seconds` of a seed: [channels, frames]."""
    models.codec.reset()
    knobs = {**defaults(), "steps": steps}
    pipeline = Pipeline.build(models, chunk=CHUNK, knobs=knobs)
    pipeline.performance.start((seed,))
    return torch.cat([torch.from_numpy(frames.T.copy()) for frames in _pull(pipeline, seconds)], dim=1)


def latent_noise(models: Models, *, seed: int, seconds: float) -> Tensor:
    """Return the sound of latents that are white noise of the right mean and deviation."""
    codec = models.codec
    codec.reset()
    count = round(seconds * codec.info.sample_rate / codec.info.ratio)
    noise = torch.randn(codec.info.latent_dim, count, generator=torch.Generator().manual_seed(seed))
    return codec.decode(models.source.statistics.restore(noise).unsqueeze(0)).squeeze(0)


def _draw(models: Models, held_out: Path, job: EvaluationJob) -> None:
    codec = models.codec
    rate, ratio = codec.info.sample_rate, codec.info.ratio
    (original,) = _excerpts(codec, [held_out], seconds=PICTURE_SECONDS)
    codec.reset()
    latents = codec.encode(original.unsqueeze(0)).squeeze(0)
    codec.reset()
    shown = models.source.statistics.standardise(latents).numpy()
    draw(original.T.numpy(), rate, shown, job.out / "held-out.png", "held-out music")
    draw(reconstruct(codec, original).T.numpy(), rate, shown, job.out / "reconstruction.png", "after the codec")
    for seed in range(1, 5):
        music = generate_audio(models, seed=seed, seconds=PICTURE_SECONDS, steps=job.steps)
        codec.reset()
        again = codec.encode(music[:, : music.shape[1] // ratio * ratio].unsqueeze(0)).squeeze(0)
        shown = models.source.statistics.standardise(again).numpy()
        draw(music.T.numpy(), rate, shown, job.out / f"seed-{seed}.png", f"seed {seed}")


def _pull(pipeline: Pipeline, seconds: float) -> Iterator[NDArray[np.float32]]:
    latents = 0
    while latents < seconds * pipeline.latent_rate:
        while pipeline.generation.next() is not None:
            pass
        frames = pipeline.decoding.next()
        latents += pipeline.decoding.chunk
        if frames is not None:
            yield frames


def _excerpts(codec: Codec, paths: Sequence[Path], *, seconds: float = 60.0) -> list[Tensor]:
    """Return the middle of each file, a whole number of latent frames long."""
    length = round(seconds * codec.info.sample_rate / codec.info.ratio) * codec.info.ratio
    excerpts = []
    for path in paths:
        audio = _read(codec, path)
        start = max(0, (audio.shape[1] - length) // 2)
        excerpts.append(audio[:, start : start + length])
    return excerpts


def _read(codec: Codec, path: Path) -> Tensor:
    frames = read_audio(path, sample_rate=codec.info.sample_rate, channels=codec.info.input_channels)
    return torch.from_numpy(frames.T.copy())


def _distance(one: Tensor, other: Tensor) -> float:
    return float(spectral_distance(one.unsqueeze(0), other.unsqueeze(0)))
