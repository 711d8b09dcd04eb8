from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import torch

from rld_live.codec.export import open_codec
from tests.fakes import generations, iil
from tests.fakes.exports import FULL_LATENT_DIM, LATENT_DIM, RATIO, torchscript_accepted, write_export
from tests.fakes.generations import TraceModel, VariationalScriptedRAVE


def _noise(*shape: int, seed: int = 0) -> torch.Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


@pytest.mark.parametrize(
    "write",
    [
        partial(write_export, is_streaming=False, channels=2),
        lambda path: generations.write(path, partial(TraceModel, is_streaming=False)),
        lambda path: generations.write(path, partial(TraceModel, is_streaming=False, trained_cropped=True)),
        lambda path: generations.write(path, partial(generations.FirstTraceModel, is_streaming=False)),
        lambda path: generations.write(path, partial(VariationalScriptedRAVE, is_streaming=False)),
        lambda path: iil.write(path, partial(iil.VariationalScriptedRAVE, is_streaming=False, channels=2)),
        lambda path: iil.write(path, partial(iil.TraceModel, is_streaming=False)),
        lambda path: iil.write(path, partial(iil.OlderTraceModel, is_streaming=False, use_pca=False, is_sorted=False)),
    ],
)
def test_encode_gives_the_mean_of_what_the_export_samples(tmp_path: Path, write: Callable[[Path], Path]) -> None:
    codec = open_codec(write(tmp_path / "codec.ts"))
    audio = _noise(1, codec.info.input_channels, 4 * RATIO)
    count = 4000
    with torchscript_accepted(), torch.inference_mode(), torch.random.fork_rng(devices=[]):
        torch.default_generator.manual_seed(1)
        samples = torch.jit.load(str(tmp_path / "codec.ts")).encode(audio.expand(count, -1, -1))

    mean = codec.encode(audio)[0]

    errors = (samples.mean(0) - mean) / (samples.std(0) / count**0.5)  # standard errors: normal if the claim is true
    assert float(errors.square().mean()) < 2
    assert FULL_LATENT_DIM > LATENT_DIM  # the cut after the rotation was part of it


def test_silence_has_angles_all_the_same(tmp_path: Path) -> None:
    path = write_export(tmp_path / "codec.ts", kind="spherical")
    silence = torch.zeros(1, 1, 4 * RATIO)
    codec = open_codec(path)
    with torchscript_accepted(), torch.inference_mode():
        fresh = torch.jit.load(str(path))
        for name, buffer in fresh.named_buffers():
            if name.endswith(".pad"):
                buffer.zero_()
        assert fresh.encode(silence).isnan().any()  # so this test can fail

    assert codec.encode(silence).isfinite().all()
