"""Exports that foresee what was left out decode as they do by themselves, and in pieces as whole."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import torch

from rld_live.codec import foresight
from rld_live.codec.export import open_codec
from rld_live.codec.kind import Module
from rld_live.codec.memory import Memory
from rld_live.codec.self_test import self_test
from tests.fakes import iil
from tests.fakes.exports import FULL_LATENT_DIM, LATENT_DIM, RATIO, torchscript_accepted
from tests.fakes.iil import OlderTraceModel, TraceModel

_ALL: list[Callable[[], TraceModel]] = [
    partial(make, is_streaming=is_streaming, **settings)
    for make in (TraceModel, OlderTraceModel)
    for is_streaming in (True, False)
    for settings in ({}, {"stereo": True}, {"use_pca": False, "is_sorted": make is OlderTraceModel})  # type: dict[str, bool]
]


def _latents(count: int, *, rows: int = 1) -> torch.Tensor:
    return torch.randn(rows, LATENT_DIM, count, generator=torch.Generator().manual_seed(1))


def _load(path: Path) -> Module:
    with torchscript_accepted():
        module: Module = torch.jit.load(str(path)).eval()
    Memory(module).forget()
    return module


@pytest.mark.parametrize("make", _ALL)
def test_a_frame_is_decoded_as_the_export_decodes_it(tmp_path: Path, make: Callable[[], TraceModel]) -> None:
    path = iil.write(tmp_path / "codec.ts", make)
    theirs, ours = _load(path), _load(path)
    rows = int(theirs.decode_params[2])

    for seed, frame in enumerate(_latents(3).split(1, 2)):
        with torch.inference_mode(), torch.random.fork_rng(devices=[]):
            torch.manual_seed(seed)
            wanted = theirs.decode(frame)
            torch.manual_seed(seed)
            noise = torch.randn(rows, FULL_LATENT_DIM, 1)
            given = foresight.decode(ours, torch.cat([frame.expand(rows, -1, -1), noise], 1))

        torch.testing.assert_close(given, wanted, rtol=0, atol=1e-6)


def test_an_older_export_decodes_many_frames_as_a_newer_one_of_the_same_weights(tmp_path: Path) -> None:
    newer = _load(iil.write(tmp_path / "newer.ts", partial(TraceModel, is_streaming=False, deterministic=True)))
    older = iil.write(tmp_path / "older.ts", partial(OlderTraceModel, is_streaming=False, deterministic=True))
    with torch.inference_mode():
        wanted = newer.decode(_latents(9))

    torch.testing.assert_close(open_codec(older).decode(_latents(9)), wanted, rtol=0, atol=1e-6)


@pytest.mark.parametrize("make", [TraceModel, OlderTraceModel])
def test_two_streams_are_decoded_as_one_and_one(tmp_path: Path, make: Callable[..., TraceModel]) -> None:
    codec = open_codec(iil.write(tmp_path / "codec.ts", partial(make, deterministic=True, stereo=True)))
    latents = _latents(5, rows=2)
    both = codec.decode(latents)
    codec.reset()

    second = codec.decode(latents[1:])

    assert both.shape == (2, 2, 5 * RATIO)
    torch.testing.assert_close(both[1:], second, rtol=0, atol=1e-6)


@pytest.mark.parametrize("make", _ALL)
def test_it_plays_in_pieces(tmp_path: Path, make: Callable[[], TraceModel]) -> None:
    path = iil.write(tmp_path / "codec.ts", make)
    codec = open_codec(path)

    assert self_test(codec, chunk=4).block_difference < 1e-5
    assert codec.info.is_streaming is make().decoder.quiet.mix.is_streaming
