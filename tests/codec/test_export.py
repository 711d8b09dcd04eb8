from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import torch
from torch import nn

from rld_live.codec.export import Codec, open_codec
from rld_live.errors import ModelError
from tests.fakes import generations, priors, strangers
from tests.fakes.exports import LATENT_DIM, RATIO, torchscript_accepted, write_export
from tests.fakes.generations import TraceModel, VariationalScriptedRAVE


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


@pytest.mark.parametrize(
    "make",
    [
        partial(TraceModel, stereo=True),
        partial(TraceModel, stereo=True, deterministic=True),
        partial(TraceModel, trained_cropped=True),
        generations.FirstTraceModel,
        partial(TraceModel, is_streaming=False, is_resampled=True),
        partial(VariationalScriptedRAVE, stereo=True),
        partial(VariationalScriptedRAVE, is_streaming=False),
        partial(VariationalScriptedRAVE, is_fork=True),
        generations.WasserteinScriptedRAVE,
        strangers.Voice,
        strangers.Overlapping,
    ],
)
def test_every_generation_gives_rows_and_channels_and_the_same_again(
    tmp_path: Path, make: Callable[[], nn.Module]
) -> None:
    codec = open_codec(generations.write(tmp_path / "codec.ts", make), sample_rate=44100)
    latents = _noise(3, LATENT_DIM, 6)

    together = codec.decode(latents)

    assert together.shape == (3, codec.info.channels, 6 * RATIO)
    codec.reset()
    assert torch.equal(codec.decode(latents), together)
    codec.reset()
    assert codec.encode(_noise(3, 1, 6 * RATIO)).shape == (3, LATENT_DIM, 6)


@pytest.mark.parametrize("make", [partial(TraceModel, stereo=True, deterministic=True), strangers.Voice])
def test_rows_of_older_generations_are_streams_of_their_own(tmp_path: Path, make: Callable[[], nn.Module]) -> None:
    codec = open_codec(generations.write(tmp_path / "codec.ts", make), sample_rate=44100)
    latents = _noise(2, LATENT_DIM, 8)

    def in_two_blocks(rows: torch.Tensor) -> torch.Tensor:
        codec.reset()
        return torch.cat([codec.decode(rows[:, :, :3]), codec.decode(rows[:, :, 3:], position=3)], 2)

    together = in_two_blocks(latents)

    for row in range(2):
        torch.testing.assert_close(together[row], in_two_blocks(latents[row : row + 1])[0], rtol=0, atol=1e-6)


def test_more_rows_than_an_export_remembers_are_refused(tmp_path: Path) -> None:
    codec = open_codec(generations.write(tmp_path / "codec.ts", strangers.Voice), sample_rate=44100)

    assert len(codec.decode(_noise(8, LATENT_DIM, 2))) == 8
    with pytest.raises(ModelError, match="can decode 8 streams at a time, not 9"):
        codec.decode(_noise(9, LATENT_DIM, 2))


def test_an_offline_export_forgets_what_a_part_of_it_remembers(tmp_path: Path) -> None:
    make = partial(TraceModel, is_streaming=False, is_resampled=True)
    codec = open_codec(generations.write(tmp_path / "codec.ts", make))
    latents = _noise(1, LATENT_DIM, 6)

    first = codec.decode(latents)

    assert torch.equal(codec.decode(latents), first)


def test_a_module_of_somebodys_own_forgets_whatever_it_calls_its_memory(tmp_path: Path) -> None:
    path = generations.write(tmp_path / "voice.ts", strangers.Voice)
    latents = _noise(1, LATENT_DIM, 6)
    with torchscript_accepted(), torch.inference_mode():
        untouched = torch.jit.load(str(path)).decode(latents)

    codec = open_codec(path, sample_rate=44100)
    first = codec.decode(latents)
    later = codec.decode(latents)
    codec.reset()

    assert not torch.equal(first, untouched)  # the file is dirty
    assert not torch.equal(later, first)
    assert torch.equal(codec.decode(latents), first)


def test_a_codec_inside_of_another_module_decodes_as_it_does_alone(tmp_path: Path) -> None:
    joined = open_codec(priors.write_msprior(tmp_path / "joined.ts"))
    alone = open_codec(tmp_path / "joined.codec.ts")
    latents, audio = _noise(1, LATENT_DIM, 6), _noise(1, 1, 6 * RATIO)

    assert torch.equal(joined.decode(latents), alone.decode(latents))
    assert torch.equal(joined.encode(audio), alone.encode(audio))


def test_a_decoder_alone_refuses_to_encode(tmp_path: Path) -> None:
    make = partial(strangers.Voice, has_encoder=False)
    codec = open_codec(generations.write(tmp_path / "voice.ts", make), sample_rate=44100)

    assert codec.decode(_noise(1, LATENT_DIM, 6)).shape == (1, 1, 6 * RATIO)
    with pytest.raises(ModelError, match="has no method encode"):
        codec.encode(_noise(1, 1, 6 * RATIO))


def test_what_an_export_cannot_do_is_an_error_with_the_path(tmp_path: Path) -> None:
    codec = open_codec(write_export(tmp_path / "codec.ts"))

    with pytest.raises(ModelError, match=r"codec\.ts: decode fails for \[1, 7, 6\] \(.+\): export it again"):
        codec.decode(_noise(1, LATENT_DIM + 1, 6))


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
