from pathlib import Path

import pytest
import torch

from rld_live.codec.export import Codec, open_codec
from tests.fakes.exports import FULL_LATENT_DIM, LATENT_DIM, RATIO, torchscript_accepted, write_export


def _noise(*shape: int, seed: int = 0) -> torch.Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


@pytest.mark.parametrize("channels", [1, 2])
def test_shapes_are_those_of_the_contract_for_any_batch(tmp_path: Path, channels: int) -> None:
    codec = open_codec(write_export(tmp_path / "codec.ts", channels=channels))

    assert codec.decode(_noise(3, LATENT_DIM, 5)).shape == (3, channels, 5 * RATIO)
    assert codec.encode(_noise(3, channels, 5 * RATIO)).shape == (3, LATENT_DIM, 5)


def test_the_state_that_a_file_was_saved_with_is_never_heard(tmp_path: Path) -> None:
    path = write_export(tmp_path / "codec.ts", kind="wasserstein")
    with torchscript_accepted(), torch.inference_mode():
        untouched = torch.jit.load(str(path)).decode(torch.zeros(1, LATENT_DIM, 1))

    opened = open_codec(path)
    first = opened.decode(torch.zeros(1, LATENT_DIM, 1))
    opened.decode(_noise(1, LATENT_DIM, 9))
    opened.reset()

    assert not torch.equal(first, untouched)  # the file is dirty, so this test can fail
    assert torch.equal(opened.decode(torch.zeros(1, LATENT_DIM, 1)), first)


@pytest.mark.parametrize("kind", ["variational", "wasserstein"])
def test_decoding_is_bit_equal_for_the_same_place_and_differs_elsewhere(tmp_path: Path, kind: str) -> None:
    codec = open_codec(write_export(tmp_path / "codec.ts", kind=kind, is_streaming=False, noise=0.1))
    latents = _noise(1, LATENT_DIM, 6)

    first = codec.decode(latents, position=12)

    assert torch.equal(codec.decode(latents, position=12), first)
    assert not torch.equal(codec.decode(latents, position=13), first)
    assert not torch.equal(codec.decode(latents, position=12, noise_seed=1), first)


def test_decoding_leaves_the_global_generator_alone(tmp_path: Path) -> None:
    codec = open_codec(write_export(tmp_path / "codec.ts", noise=0.1))
    before = torch.get_rng_state()

    codec.decode(_noise(1, LATENT_DIM, 6))
    codec.encode(_noise(1, 1, 6 * RATIO))

    assert torch.equal(torch.get_rng_state(), before)


def test_dimensions_that_were_left_out_are_filled_by_place(tmp_path: Path) -> None:
    """Overlapping blocks must agree, so frame 5's noise is frame 5's whichever block it is decoded in."""
    codec = open_codec(write_export(tmp_path / "codec.ts", is_streaming=False))
    latents = _noise(1, LATENT_DIM, 12)

    whole = codec.decode(latents)
    part = codec.decode(latents[:, :, 4:10], position=4)

    inside = slice(5 * RATIO, 9 * RATIO)  # a frame at each end lacks its neighbour
    torch.testing.assert_close(part[:, :, RATIO : 5 * RATIO], whole[:, :, inside], rtol=0, atol=1e-6)


def test_encode_gives_the_mean_of_what_the_export_samples(tmp_path: Path) -> None:
    path = write_export(tmp_path / "codec.ts", is_streaming=False, channels=2)
    audio = _noise(1, 2, 4 * RATIO)
    count = 4000
    with torchscript_accepted(), torch.inference_mode(), torch.random.fork_rng(devices=[]):
        torch.default_generator.manual_seed(1)
        samples = torch.jit.load(str(path)).encode(audio.expand(count, -1, -1))

    mean = open_codec(path).encode(audio)[0]

    errors = (samples.mean(0) - mean) / (samples.std(0) / count**0.5)  # standard errors: normal if the claim is true
    assert float(errors.square().mean()) < 2
    assert FULL_LATENT_DIM > LATENT_DIM  # the cut after the rotation was part of it


def test_rows_of_a_batch_are_streams_of_their_own(tmp_path: Path) -> None:
    path = write_export(tmp_path / "codec.ts", kind="wasserstein")
    latents = _noise(2, LATENT_DIM, 8)

    def in_two_blocks(codec: Codec, rows: torch.Tensor) -> torch.Tensor:
        codec.reset()
        return torch.cat([codec.decode(rows[:, :, :3]), codec.decode(rows[:, :, 3:])], 2)

    codec = open_codec(path)
    together = in_two_blocks(codec, latents)

    for row in range(2):
        torch.testing.assert_close(together[row], in_two_blocks(codec, latents[row : row + 1])[0], rtol=0, atol=1e-6)
