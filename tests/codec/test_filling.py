from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import torch

from rld_live.codec.chance import seeded
from rld_live.codec.export import open_codec
from tests.fakes import generations, iil
from tests.fakes.exports import LATENT_DIM, RATIO, torchscript_accepted, write_export
from tests.fakes.generations import TraceModel, VariationalScriptedRAVE


def _noise(*shape: int, seed: int = 0) -> torch.Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


_LEAVE_DIMENSIONS_OUT: list[Callable[[Path], Path]] = [
    write_export,
    partial(write_export, channels=2),
    partial(write_export, target_channels=2),
    lambda path: generations.write(path, TraceModel),
    lambda path: generations.write(path, partial(TraceModel, stereo=True)),
    lambda path: generations.write(path, VariationalScriptedRAVE),
    lambda path: generations.write(path, partial(VariationalScriptedRAVE, stereo=True)),
    lambda path: generations.write(path, generations.WasserteinScriptedRAVE),
    lambda path: iil.write(path, iil.VariationalScriptedRAVE),
    lambda path: iil.write(path, partial(iil.VariationalScriptedRAVE, channels=2)),
    lambda path: iil.write(path, partial(iil.VariationalScriptedRAVE, target_channels=2)),
    lambda path: iil.write(path, partial(iil.TraceModel, noise=0.0)),
    lambda path: iil.write(path, partial(iil.OlderTraceModel, stereo=True, noise=0.0)),
]


@pytest.mark.parametrize("write", _LEAVE_DIMENSIONS_OUT)
def test_dimensions_that_were_left_out_are_filled_by_place(tmp_path: Path, write: Callable[[Path], Path]) -> None:
    """Overlapping blocks must agree, so frame 5's noise is frame 5's whichever block it is decoded in."""
    codec = open_codec(write(tmp_path / "codec.ts"))
    latents = _noise(1, LATENT_DIM, 12)

    whole = codec.decode(latents)
    codec.reset()
    pieces = [codec.decode(latents[:, :, :5]), codec.decode(latents[:, :, 5:], position=5)]
    codec.reset()
    elsewhere = codec.decode(latents, position=1)

    torch.testing.assert_close(torch.cat(pieces, 2), whole, rtol=0, atol=1e-6)
    assert not torch.allclose(elsewhere, whole, rtol=0, atol=1e-3)  # there was something to fill


@pytest.mark.parametrize(
    "write",
    [
        partial(write_export, target_channels=2),
        lambda path: generations.write(path, partial(TraceModel, stereo=True)),
        lambda path: generations.write(path, partial(VariationalScriptedRAVE, stereo=True)),
        lambda path: iil.write(path, partial(iil.VariationalScriptedRAVE, target_channels=2)),
        lambda path: iil.write(path, partial(iil.OlderTraceModel, stereo=True)),
    ],
)
def test_channels_that_a_mono_model_made_differ_by_what_fills_them(
    tmp_path: Path, write: Callable[[Path], Path]
) -> None:
    codec = open_codec(write(tmp_path / "codec.ts"))

    audio = codec.decode(_noise(2, LATENT_DIM, 6))

    assert audio.shape == (2, 2, 6 * RATIO)
    assert not torch.allclose(audio[:, 0], audio[:, 1], rtol=0, atol=1e-3)


def test_a_fork_that_decodes_in_another_way_is_left_to_itself(tmp_path: Path) -> None:
    path = generations.write(tmp_path / "codec.ts", partial(VariationalScriptedRAVE, is_streaming=False, is_fork=True))
    latents = _noise(1, LATENT_DIM, 6)
    with torchscript_accepted(), torch.inference_mode(), seeded(3, 0):
        wanted = torch.jit.load(str(path)).decode(latents)

    assert torch.equal(open_codec(path).decode(latents, position=3), wanted)


def test_the_axes_that_a_fork_of_rave_has_turned_are_turned_back(tmp_path: Path) -> None:
    """What it gives on average over what it draws is what it gives for zeros there, if its decoder is linear."""
    path = iil.write(tmp_path / "codec.ts", partial(iil.VariationalScriptedRAVE, is_streaming=False))
    latents, count = 0.1 * _noise(1, LATENT_DIM, 1), 20000
    codec = open_codec(path)
    with torchscript_accepted(), torch.inference_mode(), torch.random.fork_rng(devices=[]):
        torch.manual_seed(1)
        theirs = torch.jit.load(str(path)).decode(latents.expand(count, -1, -1))
    ours = torch.cat([codec.decode(latents.expand(50, -1, -1), position=place) for place in range(count // 50)])

    errors = (theirs.mean(0) - ours.mean(0)) / (theirs.std(0) * (2 / count) ** 0.5)  # in standard errors
    assert float(errors.square().mean()) < 3
