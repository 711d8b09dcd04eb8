"""Noise into latents: our defaults against RAVE-Latent Diffusion's way, with the same network."""

import importlib
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import torch
from torch import nn

from rld_live.codec.export import describe_codec
from rld_live.config import PlayConfig
from rld_live.diffusion.checkpoint import load_checkpoint
from rld_live.diffusion.sampler import WindowSampler
from rld_live.latent.library import BlockKey, Library, Piece
from rld_live.offline.bench.measurement import Measurement
from rld_live.offline.bench.rounds import Rounds, noise_notes, take_turns
from rld_live.parameters import KNOBS
from rld_live.pipeline.diffusion_source import DiffusionSource
from rld_live.pipeline.generation import Generation
from rld_live.pipeline.models import BUILTIN_CHECKPOINT, BUILTIN_CODEC, SteadySampler, builtin

ROUNDS = 4
ROUND_SECONDS = 2.0
RLD_STEPS = 100
"""What its README generates with."""

RLD_STEPS_PER_CALL = 10
"""Its cost is the same for each step; whole windows of 100 would take minutes where its threads get into trouble."""


def measure() -> Measurement:
    """Generate a piece block by block, and windows one by one, each for a few seconds in turn."""
    checkpoint, network = load_checkpoint(builtin(BUILTIN_CHECKPOINT))
    shape, steps = checkpoint.network, int(KNOBS["steps"].default)
    info, _ = describe_codec(builtin(BUILTIN_CODEC))
    frame_seconds = 1 / info.latent_rate
    sampler = WindowSampler(network, latent_dim=shape.latent_dim, window=shape.window)
    sampler.warm_up()
    ours = _Ours(sampler, shape.latent_dim, shape.window, steps)
    theirs = _Theirs(network, shape.latent_dim, shape.window)
    threads = torch.get_num_threads()
    hop_seconds = shape.window // 2 * frame_seconds
    piece_seconds = shape.window * frame_seconds * RLD_STEPS_PER_CALL / RLD_STEPS
    try:
        found = take_turns(
            {
                "rld_live": partial(_round, ours.next, audio_seconds=hop_seconds, threads=1),
                f"RLD, {threads} threads": partial(_round, theirs.next, audio_seconds=piece_seconds, threads=threads),
                "RLD, 1 thread": partial(_round, theirs.next, audio_seconds=piece_seconds, threads=1),
            },
            rounds=ROUNDS,
        )
    finally:
        torch.set_num_threads(threads)
    return _table(found, steps=steps)


class _Ours:
    """One endless piece, generated as the producer does."""

    def __init__(self, sampler: WindowSampler, latent_dim: int, window: int, steps: int) -> None:
        self._wanted: tuple[BlockKey, ...] = ()
        self._piece = Piece(seed=1, temperature=KNOBS["temperature"].default, steps=steps)
        self._index = 0
        source = DiffusionSource(SteadySampler(sampler, PlayConfig().solver), latent_dim=latent_dim, window=window)
        self._generation = Generation(source, Library(hop=source.hop), wanted=lambda: self._wanted)
        self.next()  # the first block of a piece is one window, all later ones share theirs with a neighbour

    def next(self) -> None:
        self._wanted = (BlockKey(self._piece, self._index),)
        self._generation.next()
        self._index += 1


class _Theirs:
    """The sampler of audio-diffusion-pytorch, over windows that know nothing of each other."""

    def __init__(self, network: nn.Module, latent_dim: int, window: int) -> None:
        library: Any = importlib.import_module("audio_diffusion_pytorch")  # made to load by `load_checkpoint`
        self._model = library.DiffusionModel(net_t=lambda dim: network)
        self._shape = (1, latent_dim, window)

    def next(self) -> None:
        self._model.sample(torch.randn(self._shape), num_steps=RLD_STEPS_PER_CALL)


def _round(generate: Callable[[], None], *, audio_seconds: float, threads: int) -> Sequence[float]:
    """Return the real-time factor of each call, for a few seconds; at least one call."""
    torch.set_num_threads(threads)
    factors: list[float] = []
    ending = time.perf_counter() + ROUND_SECONDS
    while not factors or time.perf_counter() < ending:
        began = time.perf_counter()
        generate()
        factors.append((time.perf_counter() - began) / audio_seconds)
    return factors


def _table(found: dict[str, Rounds], *, steps: int) -> Measurement:
    fastest = min(list(found.values())[1:], key=lambda each: each.median)
    rows = tuple(
        (
            name,
            f"{each.median:.4f}",
            f"{each.percentile(99.9):.4f}",
            f"{each.worst:.4f}",
            str(each.count),
            f"{fastest.median / each.median:.1f} ×",
        )
        for name, each in found.items()
    )
    return Measurement(
        columns=("", "RTF median", "P99.9", "worst", "calls", "speed against the faster RLD"),
        rows=rows,
        figures={name: each.figures() for name, each in found.items()},
        notes=(
            f"rld_live: {steps} steps, windows overlap by half, so {2 * steps} network calls per window; 1 thread",
            f"RLD, RAVE-Latent Diffusion: {RLD_STEPS} steps of audio-diffusion-pytorch's sampler, windows that do not "
            f"overlap; torch's own number of threads, and one; taken in pieces of {RLD_STEPS_PER_CALL} steps",
            "this compares cost, not quality",
            *noise_notes(found),
        ),
    )
