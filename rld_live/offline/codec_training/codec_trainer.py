"""The state of a codec's training: weights, their average, optimizer, and the step that moves them."""

from __future__ import annotations

import json
import math
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import Tensor

from rld_live.codec.losses import SIZES, mid_side, spectral_distance, tone_distance
from rld_live.codec.network.codec import Codec
from rld_live.codec.network.shape import CodecConfig
from rld_live.codec.network.shortcut import start_from
from rld_live.errors import ConfigError, ModelError
from rld_live.offline.codec_training.codec_corpus import Corpus

CONTEXT = 4  # latent frames before a crop's judged part: the encoder's longest window, and the layers' past
GRADIENT_LIMIT = 1.0
DIVERGENCE_WARMUP = 0.2  # of the budget, over which the bottleneck tightens: first learn what to say, then to be brief
CHECKPOINT = "checkpoint.safetensors"


@dataclass(frozen=True)
class CodecTraining:
    """What to train on, for how long, and how. Give `steps`, `minutes` or both: whichever ends first."""

    files: tuple[Path, ...]
    out: Path  # the run's folder: decoded audio, checkpoint, log and codec.ts
    preset: str = "tiny"
    sample_rate: int = 48000
    channels: int = 2
    steps: int | None = None
    minutes: float | None = None
    seed: int = 0
    batch: int = 8
    crop_latents: int = 24  # judged per crop: about a second
    learning_rate: float = 1e-3
    final_learning_rate: float = 5e-5
    warmup_steps: int = 100
    tone_weight: float = 0.5
    divergence_weight: float = 1e-3
    ema: float = 0.998
    fidelity: float = 0.99  # share of the latents' variance that the export keeps
    threads: int = 2
    checkpoint_seconds: float = 120.0
    validation_crops: int = 32
    basis_crops: int = 1500
    start_crops: int = 200

    def __post_init__(self) -> None:
        if self.steps is None and self.minutes is None:
            raise ConfigError("training needs an end: give a number of steps or of minutes")


@dataclass(frozen=True)
class Progress:
    """Where a training stands."""

    step: int
    fraction: float  # of the budget, 0 … 1
    elapsed_seconds: float
    loss: float  # spectral distance, smoothed over about a hundred steps
    divergence: float  # nats per latent frame, of the last step
    learning_rate: float
    realtime: float  # seconds of audio trained per second
    validation: float | None  # spectral distance of held-out audio, smoothed weights; None until first measured


class CodecTrainer:
    """The state of one run. A step's randomness is a function of (seed, step), so that resuming repeats nothing."""

    def __init__(self, config: CodecTraining, shape: CodecConfig, corpus: Corpus) -> None:
        self.config, self.shape, self.corpus = config, shape, corpus
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(config.seed)  # nn's initialisers know no other generator
            self.codec = Codec(shape)
        start_from(self.codec, corpus.even_crops(config.start_crops, crop_frames(shape, config), held_out=False))
        self.average = {name: value.detach().clone() for name, value in self.codec.named_parameters()}
        self.optimizer = torch.optim.Adam(self.codec.parameters(), lr=config.learning_rate, betas=(0.9, 0.99))
        self.progress = Progress(0, 0.0, 0.0, math.nan, math.nan, 0.0, 0.0, None)

    def step(self) -> Progress:
        """Train on one batch."""
        began = time.monotonic()
        config, done = self.config, self.progress
        rate = self._learning_rate()
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        rng = np.random.default_rng((config.seed, done.step))
        generator = torch.Generator().manual_seed(int(rng.integers(2**62)))
        audio = self.corpus.random_crops(config.batch, crop_frames(self.shape, config), rng)
        estimate, divergence = self.codec(audio, generator)
        # left and right in one step, middle and side in the next; every other scale in two steps, the rest in the next
        # two: all count, at a quarter of the price
        view, sizes = mid_side if done.step % 2 else _as_is, SIZES[done.step // 2 % 2 :: 2]
        ours, theirs = aligned(estimate, audio, self.shape)
        ours, theirs = view(ours), view(theirs)
        distance = spectral_distance(ours, theirs, sizes)
        tones = tone_distance(self.codec.encoder.pitch, ours, theirs)
        self.optimizer.zero_grad(set_to_none=True)
        weight = config.divergence_weight * min(1.0, done.fraction / DIVERGENCE_WARMUP)
        (distance + config.tone_weight * tones + weight * divergence).backward()
        torch.nn.utils.clip_grad_norm_(self.codec.parameters(), GRADIENT_LIMIT)
        self.optimizer.step()
        self._follow()
        seconds = time.monotonic() - began
        loss = float(distance.detach())
        heard = config.batch * config.crop_latents * self.shape.ratio / self.shape.sample_rate
        self.progress = replace(
            done,
            step=done.step + 1,
            fraction=self._fraction(done.step + 1, done.elapsed_seconds + seconds),
            elapsed_seconds=done.elapsed_seconds + seconds,
            loss=loss if math.isnan(done.loss) else done.loss + 0.02 * (loss - done.loss),
            divergence=float(divergence.detach()),
            learning_rate=rate,
            realtime=done.realtime + (0.05 if done.realtime else 1.0) * (heard / seconds - done.realtime),
        )
        return self.progress

    def validate(self) -> None:
        """Measure the smoothed weights on held-out audio."""
        codec = self.smoothed()
        config = self.config
        crops = self.corpus.even_crops(config.validation_crops, crop_frames(self.shape, config), held_out=True)
        with torch.inference_mode():
            distances = [
                spectral_distance(*aligned(codec.reconstruct(batch), batch, self.shape)) * len(batch)
                for batch in torch.split(crops, config.batch)
            ]
        self.progress = replace(self.progress, validation=float(sum(distances)) / len(crops))

    def smoothed(self) -> Codec:
        """Return a codec with the averaged weights."""
        codec = Codec(self.shape)
        codec.load_state_dict(self.average)
        return codec.eval()

    def save(self) -> None:
        """Write weights, average, optimizer and place to the run's folder, whole or not at all."""
        tensors = {f"codec.{name}": value.detach() for name, value in self.codec.named_parameters()}
        tensors |= {f"average.{name}": value for name, value in self.average.items()}
        for index, state in self.optimizer.state_dict()["state"].items():
            tensors |= {f"optimizer.{index}.{name}": value for name, value in state.items()}
        checkpoint = self.config.out / CHECKPOINT
        facts = {"shape": asdict(self.shape), "seed": self.config.seed, "progress": asdict(self.progress)}
        save_file(tensors, checkpoint.with_suffix(".partial"), metadata={"codec": json.dumps(facts)})
        checkpoint.with_suffix(".partial").replace(checkpoint)

    def resume(self) -> None:
        """Go on from the run's checkpoint, if there is one."""
        checkpoint = self.config.out / CHECKPOINT
        if not checkpoint.exists():
            return
        with safe_open(checkpoint, framework="pt") as file:
            facts = json.loads(file.metadata()["codec"])
        if CodecConfig.from_mapping(facts["shape"]) != self.shape:
            raise ModelError(f"{checkpoint} holds a codec of another shape: choose another folder, or its preset")
        tensors = load_file(checkpoint)
        self.codec.load_state_dict(_under("codec.", tensors))
        self.average = _under("average.", tensors)
        states: dict[int, dict[str, Tensor]] = {}
        for name, value in _under("optimizer.", tensors).items():
            index, key = name.split(".", 1)
            states.setdefault(int(index), {})[key] = value
        self.optimizer.load_state_dict({**self.optimizer.state_dict(), "state": states})
        progress = Progress(**facts["progress"])
        self.progress = replace(progress, fraction=self._fraction(progress.step, progress.elapsed_seconds))

    def _follow(self) -> None:
        """Let the average follow the weights, quickly at first."""
        keep = min(self.config.ema, (1 + self.progress.step) / (10 + self.progress.step))
        with torch.no_grad():
            for name, value in self.codec.named_parameters():
                self.average[name].lerp_(value, 1 - keep)

    def _fraction(self, step: int, seconds: float) -> float:
        by_step = step / self.config.steps if self.config.steps else 0.0
        by_time = seconds / (60 * self.config.minutes) if self.config.minutes else 0.0
        return min(1.0, max(by_step, by_time))

    def _learning_rate(self) -> float:
        """Warm up by steps, then fall along half a cosine over the budget."""
        config = self.config
        warm = min(1.0, (self.progress.step + 1) / config.warmup_steps)
        fall = 0.5 + 0.5 * math.cos(math.pi * self.progress.fraction)
        return warm * (config.final_learning_rate + fall * (config.learning_rate - config.final_learning_rate))


def aligned(estimate: Tensor, audio: Tensor, shape: CodecConfig) -> tuple[Tensor, Tensor]:
    """Return the judged part of both, the codec's delay taken out: each [batch, channels, frames]."""
    start = (CONTEXT + shape.lookahead) * shape.ratio
    return estimate[:, :, start:], audio[:, :, start - shape.delay : audio.shape[2] - shape.delay]


def crop_frames(shape: CodecConfig, config: CodecTraining) -> int:
    """Return how long a crop is, what comes before its judged part included."""
    return (CONTEXT + shape.lookahead + config.crop_latents) * shape.ratio


def _as_is(audio: Tensor) -> Tensor:
    return audio


def _under(prefix: str, tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    return {name.removeprefix(prefix): value for name, value in tensors.items() if name.startswith(prefix)}
