"""Latents into audio: our streaming decoder against nn~'s plain call."""

import time
from collections.abc import Callable, Sequence
from functools import partial

import torch
from torch import Tensor

from rld_live.codec.export import open_codec
from rld_live.codec.streaming import StreamingDecoder
from rld_live.config import PlayConfig
from rld_live.offline.bench.measurement import Measurement
from rld_live.offline.bench.plain_codec import load_plain_codec
from rld_live.offline.bench.rounds import Rounds, noise_notes, take_turns
from rld_live.pipeline.models import BUILTIN_CODEC, builtin

ROUNDS = 4
ROUND_SECONDS = 2.0
SETTLE_CALLS = 4
"""Calls before each round that are not counted: the first ones after a change of threads are slow."""


def measure() -> Measurement:
    """Decode the same latents again and again, each contender for a few seconds in turn."""
    chunk = PlayConfig().chunk
    codec = open_codec(builtin(BUILTIN_CODEC))
    seconds = 1 / codec.info.latent_rate
    latents = torch.randn(codec.info.latent_dim, 256, generator=torch.Generator().manual_seed(1))
    streaming = StreamingDecoder(codec, chunk=chunk)
    plain = load_plain_codec()
    threads = torch.get_num_threads()

    def nn_tilde(block: Tensor) -> object:
        with torch.inference_mode():
            return plain.decode(block[None])

    ways: dict[str, tuple[Callable[[Tensor], object], int, int]] = {
        "rld_live": (streaming.push, chunk, 1),
        f"nn~, {threads} threads": (nn_tilde, 1, threads),
        "nn~, 1 thread": (nn_tilde, 1, 1),
    }
    try:
        found = take_turns(
            {
                name: partial(_round, way, latents, chunk=size, threads=count, frame_seconds=seconds)
                for name, (way, size, count) in ways.items()
            },
            rounds=ROUNDS,
        )
    finally:
        torch.set_num_threads(threads)
    return _table(found, chunk=chunk)


def _round(
    decode: Callable[[Tensor], object], latents: Tensor, *, chunk: int, threads: int, frame_seconds: float
) -> Sequence[float]:
    """Return the real-time factor of each call, for a few seconds."""
    torch.set_num_threads(threads)
    factors, place = [], 0
    ending = time.perf_counter() + ROUND_SECONDS
    while time.perf_counter() < ending:
        block = latents[:, place : place + chunk]
        place = (place + chunk) % (latents.shape[1] - chunk)
        began = time.perf_counter()
        decode(block)
        factors.append((time.perf_counter() - began) / (chunk * frame_seconds))
    return factors[SETTLE_CALLS:]


def _table(found: dict[str, Rounds], *, chunk: int) -> Measurement:
    fastest = min(list(found.values())[1:], key=lambda each: each.median)
    rows = tuple(
        (
            name,
            f"{each.median:.3f}",
            f"{each.percentile(99.9):.3f}",
            f"{each.worst:.3f}",
            str(each.count),
            f"{fastest.median / each.median:.2f} ×",
        )
        for name, each in found.items()
    )
    return Measurement(
        columns=("", "RTF median", "P99.9", "worst", "calls", "speed against the faster nn~"),
        rows=rows,
        figures={name: each.figures() for name, each in found.items()},
        notes=(
            "RTF: seconds of compute per second of audio, call by call",
            f"rld_live: {chunk} latent frames per call, 1 thread, as it plays; nn~: 1 latent frame per call, with "
            "torch's own number of threads, and with one",
            *noise_notes(found),
        ),
    )
