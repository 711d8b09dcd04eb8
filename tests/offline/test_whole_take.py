"""Decoding a take in one call."""

from pathlib import Path

import numpy as np
import pytest
import torch

from rld_live.codec.export import open_codec
from rld_live.errors import ConfigError
from rld_live.offline.whole_take import LONGEST_SECONDS, WholeTake
from tests.fakes.exports import LATENT_DIM, RATIO, SAMPLE_RATE, write_export


def test_what_is_pushed_in_pieces_is_decoded_in_one_call_with_the_last(tmp_path: Path) -> None:
    codec = open_codec(write_export(tmp_path / "codec.ts", is_streaming=False))
    latents = torch.randn(LATENT_DIM, 10, generator=torch.Generator().manual_seed(1))
    whole = codec.decode(latents[None])[0].numpy().T
    take = WholeTake(codec, latent_frames=10)
    pieces = [take.push(piece) for piece in torch.split(latents, 4, dim=1)]
    assert [len(piece) for piece in pieces] == [0, 0, 10 * RATIO]
    np.testing.assert_array_equal(pieces[-1], whole)


def test_what_comes_after_the_take_is_silence(tmp_path: Path) -> None:
    take = WholeTake(open_codec(write_export(tmp_path / "codec.ts", channels=2)), latent_frames=4)
    take.push(torch.zeros(LATENT_DIM, 4))
    after = take.push(torch.ones(LATENT_DIM, 3))
    np.testing.assert_array_equal(after, np.zeros((3 * RATIO, 2), np.float32))


def test_a_take_that_memory_may_not_hold_is_refused_with_its_length(tmp_path: Path) -> None:
    codec = open_codec(write_export(tmp_path / "codec.ts"))
    frames = round((LONGEST_SECONDS + 60) * SAMPLE_RATE / RATIO)
    with pytest.raises(ConfigError, match=r"360 s .* 300 s at most"):
        WholeTake(codec, latent_frames=frames)
