"""A checkpoint in RAVE-Latent Diffusion's own format and size, against its own sampler.

191 million random weights, saved with the state of an optimizer as its training does: 2.3 GB.
"""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from rld_live.diffusion.checkpoint import load_checkpoint, read_header
from rld_live.diffusion.network import PRESETS
from rld_live.diffusion.sampler import WindowSampler
from rld_live.latent.noise import NoiseTape
from rld_live.latent.slerp import trajectory_slerp
from rld_live.latent.statistics import standardise_window
from tests.fakes.exports import save
from tests.fakes.rld import diffusion_model, write_run

pytestmark = pytest.mark.interop

RLD = PRESETS["rld"]
SEEDS = (664, 665)
STEPS = 100
TOLERANCE = 1e-4


@dataclass(frozen=True)
class Sampled:
    """Latents [latent_dim, window] of the seeds, as the networks made them."""

    original: tuple[Tensor, ...]
    ours: tuple[Tensor, ...]


@pytest.fixture(scope="module")
def model() -> Any:
    return diffusion_model(RLD)


@pytest.fixture(scope="module")
def checkpoint(model: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = write_run(tmp_path_factory.mktemp("rld") / "run_best_epoch3.pt", model, has_trained=True)
    yield path
    path.unlink()  # pytest keeps what three runs leave behind


@pytest.fixture(scope="module")
def sampled(model: Any, checkpoint: Path) -> Sampled:
    _, network = load_checkpoint(checkpoint)
    sampler = WindowSampler(network, latent_dim=RLD.latent_dim, window=RLD.window)

    def original(seed: int) -> Tensor:
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(seed)
            latents: Tensor = model.sample(torch.randn(1, RLD.latent_dim, RLD.window), num_steps=STEPS)[0]
        return latents

    def ours(seed: int) -> Tensor:
        noise = NoiseTape(seed, latent_dim=RLD.latent_dim, window=RLD.window).window(0)
        return sampler.sample(noise, steps=STEPS, solver="ddim")

    return Sampled(original=tuple(map(original, SEEDS)), ours=tuple(map(ours, SEEDS)))


def standardised(latents: NDArray[np.float64]) -> NDArray[np.float64]:
    return (latents - latents.mean()) / latents.std(ddof=1)


def slerped(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    """Interpolate as the original does, from its formula: one angle per dimension, over the whole window."""
    cosines = [np.dot(x / np.linalg.norm(x), y / np.linalg.norm(y)) for x, y in zip(a, b, strict=True)]
    t = np.linspace(0.0, 1.0, a.shape[1])
    rows = []
    for x, y, cosine in zip(a, b, cosines, strict=True):
        angle = np.arccos(cosine)
        rows.append(np.sin((1 - t) * angle) / np.sin(angle) * x + np.sin(t * angle) / np.sin(angle) * y)
    return np.stack(rows)


def test_the_file_is_one_as_people_have_them(checkpoint: Path) -> None:
    assert 2.2e9 < checkpoint.stat().st_size < 2.4e9
    header = read_header(checkpoint)
    assert header.network == RLD
    assert header.step == 1


def test_a_seed_gives_the_latents_of_the_original(sampled: Sampled) -> None:
    for original, ours in zip(sampled.original, sampled.ours, strict=True):
        expected = standardised(original.double().numpy())
        assert np.abs(standardise_window(ours).numpy() - expected).max() < TOLERANCE * np.abs(expected).max()


def test_two_seeds_are_interpolated_as_the_original_does(sampled: Sampled) -> None:
    first, second = (latents.double().numpy() for latents in sampled.original)
    expected = standardised(slerped(first, second))
    ours = standardise_window(trajectory_slerp(*sampled.ours)).numpy()

    assert np.abs(ours - expected).max() < TOLERANCE * np.abs(expected).max()


def test_equal_seeds_give_themselves_where_the_original_gives_nan(sampled: Sampled) -> None:
    same = sampled.ours[0]

    torch.testing.assert_close(trajectory_slerp(same, same), same)


def test_a_checkpoint_of_full_size_can_be_inspected(checkpoint: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "rld_live", "inspect", str(checkpoint)], check=True, capture_output=True, text=True
    )
    assert "2048" in told.stdout


class SixteenDimensions(nn.Module):
    """A codec by contract, whose latents are every 128th sample."""

    def __init__(self) -> None:
        super().__init__()
        self.sr = 48000
        self.register_buffer("encode_params", torch.tensor([1, 1, 16, 2048]))
        self.register_buffer("decode_params", torch.tensor([16, 2048, 1, 1]))

    @torch.jit.export
    def get_methods(self) -> list[str]:
        return ["encode", "decode"]

    @torch.jit.export
    def encode(self, x: Tensor) -> Tensor:
        return x.reshape(x.shape[0], -1, 16, 128)[..., 0].permute(0, 2, 1)

    @torch.jit.export
    def decode(self, z: Tensor) -> Tensor:
        return z.permute(0, 2, 1).repeat_interleave(128, 2).reshape(z.shape[0], 1, -1)

    def forward(self, x: Tensor) -> Tensor:
        return self.decode(self.encode(x))


# VmHWM is the largest resident size of the program at hand; `getrusage` would count what pytest had before the fork.
CONVERT = """
import sys
from rld_live.cli import main
try:
    main()
finally:
    print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")), file=sys.stderr)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize(("storage", "most"), [("bfloat16", 400e6), ("float32", 765e6)])
def test_converted_it_is_small_and_the_work_needs_less_memory_than_it_has(
    tmp_path: Path, checkpoint: Path, storage: str, most: float
) -> None:
    codec, out = save(SixteenDimensions().eval(), tmp_path / "codec.ts"), tmp_path / "new.safetensors"
    options = ["--codec", str(codec), "--out", str(out), "--storage", storage]
    told = subprocess.run(
        [sys.executable, "-c", CONVERT, "convert", str(checkpoint), *options],
        check=True,
        capture_output=True,
        text=True,
    )

    assert out.stat().st_size <= most
    assert 1024 * int(told.stderr.split()[-2]) < 0.75 * checkpoint.stat().st_size
    header = read_header(out)
    assert header.network == RLD
    assert header.codec is not None
    out.unlink()
