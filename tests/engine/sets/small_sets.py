"""Sets of models in the small: what they generate is a level, and what they decode is that level, held."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from rld_live.audio.frames import Frames
from rld_live.codec.contract import CodecInfo
from rld_live.engine.sets.now_playing import Playing, Spokesman
from rld_live.latent.library import Library
from rld_live.latent.statistics import LatentStatistics
from rld_live.latent.timeline import Timeline
from rld_live.parameters import defaults
from rld_live.pipeline import Decoding, Generation, Performance, Pipeline
from rld_live.pipeline.diffusion_source import DiffusionSource
from rld_live.pipeline.pieces import DENOISED, Pieces

HOP = 64


class SeedSampler:
    """Denoises every window to one value, which its steps tell: a piece with s steps is s / 10 all along."""

    def sample(self, noise: Tensor, *, steps: int, guidance: float) -> Tensor:  # noqa: ARG002
        return torch.full_like(noise, steps / 10)


class HoldingDecoder:
    """Each latent frame becomes `ratio` frames of its value, `late` latent frames later."""

    def __init__(self, *, ratio: int, channels: int = 1, late: int = 0) -> None:
        self.delay_frames = late * ratio
        self._ratio = ratio
        self._channels = channels
        self._waiting = np.zeros(late, np.float32)

    def push(self, latents: Tensor) -> Frames:
        self._waiting = np.concatenate([self._waiting, latents[0].numpy()])
        count = latents.shape[1]
        due, self._waiting = self._waiting[:count], self._waiting[count:]
        return np.repeat(np.repeat(due, self._ratio)[:, None], self._channels, axis=1).astype(np.float32)


def small_pipeline(
    *,
    rate: int = 8000,
    ratio: int = 80,
    latent_dim: int = 1,
    channels: int = 1,
    late: int = 0,
    pieces: Pieces = DENOISED,
    knobs: Mapping[str, float] | None = None,
    on_event: Callable[[str, tuple[Any, ...]], None] = lambda name, values: None,
    decoder: HoldingDecoder | None = None,
) -> Pipeline:
    """Return a pipeline whose audio is the number of steps divided by ten."""
    library = Library(hop=HOP)
    timeline = Timeline(library, on_event=on_event)
    source = DiffusionSource(SeedSampler(), latent_dim=latent_dim, window=2 * HOP)
    said = {**defaults(), **(knobs or {})}
    return Pipeline(
        generation=Generation(source, library, wanted=lambda: timeline.wanted),
        decoding=Decoding(
            timeline,
            decoder or HoldingDecoder(ratio=ratio, channels=channels, late=late),
            LatentStatistics((0.0,) * latent_dim, (1.0,) * latent_dim),
            chunk=4,
            ratio=ratio,
        ),
        performance=Performance(
            timeline,
            latent_rate=rate / ratio,
            crossfade_seconds=said["crossfade"],
            temperature=said["temperature"],
            steps=int(said["steps"]),
            guidance=said["guidance"],
            tempo=said["tempo"],
            latent_dim=latent_dim,
            pieces=pieces,
        ),
        timeline=timeline,
        library=library,
        latent_rate=rate / ratio,
        latent_dim=latent_dim,
        codec_rate=rate,
        pieces=pieces,
    )


def playing_of(
    name: str,
    pipeline: Pipeline,
    announce: Callable[..., None] = lambda name, *values: None,
    note: Callable[..., None] = lambda **line: None,
) -> Playing:
    """Return the set that plays `pipeline`."""
    info = CodecInfo(
        path=Path(f"{name}.ts"),
        name=name,
        kind="fake",
        generation="rld-live",
        geometry="linear",
        sample_rate=pipeline.codec_rate,
        ratio=round(pipeline.codec_rate / pipeline.latent_rate),
        latent_dim=pipeline.latent_dim,
        full_latent_dim=pipeline.latent_dim,
        channels=1,
        input_channels=1,
        is_streaming=True,
        is_recurrent=False,
        has_prior=False,
        fingerprint=name,
        methods=("decode",),
        attributes=(),
    )
    return Playing(name, info, pipeline, Spokesman(announce, note))


def generate(pipeline: Pipeline) -> None:
    """Generate all that is wanted."""
    while pipeline.generation.next() is not None:
        pass
