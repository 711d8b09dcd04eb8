from pathlib import Path

import pytest
import torch

from rld_live.codec.export import open_codec
from rld_live.codec.reach import measure_decoder, measure_encoder, try_decoder
from rld_live.codec.streaming import StreamingDecoder
from rld_live.errors import ModelError
from tests.fakes.exports import RATIO, STREAMING_DELAY, write_export
from tests.fakes.flawed import LATE, write_flawed


def test_a_streaming_decoder_is_measured(tmp_path: Path) -> None:
    reach = measure_decoder(open_codec(write_export(tmp_path / "codec.ts", noise=0.1)))

    assert (reach.before, reach.after, reach.is_noisy) == (0, 2, True)
    assert abs(reach.delay_frames - STREAMING_DELAY * RATIO) <= 1


def test_an_offline_decoder_is_measured(tmp_path: Path) -> None:
    reach = measure_decoder(open_codec(write_export(tmp_path / "codec.ts", is_streaming=False)))

    assert (reach.before, reach.after, reach.delay_frames, reach.is_noisy) == (1, 1, 0, False)


def test_both_encoders_are_measured(tmp_path: Path) -> None:
    streaming = measure_encoder(open_codec(write_export(tmp_path / "streaming.ts")))
    offline = measure_encoder(open_codec(write_export(tmp_path / "offline.ts", is_streaming=False)))

    assert (streaming.before, streaming.after, streaming.delay) == (0, 2, STREAMING_DELAY)
    assert (offline.before, offline.after, offline.delay) == (1, 1, 0)


def test_an_offline_decoder_that_is_late_by_design_says_so(tmp_path: Path) -> None:
    codec = open_codec(write_flawed(tmp_path / "late.ts", "late"), sample_rate=48000)

    reach = measure_decoder(codec)

    assert (reach.before, reach.after, reach.delay_frames) == (0, LATE, LATE * RATIO)
    assert StreamingDecoder(codec, chunk=4).delay_frames == LATE * RATIO


def test_angles_are_tried_inside_of_their_circle(tmp_path: Path) -> None:
    angular = try_decoder(open_codec(write_export(tmp_path / "angles.ts", kind="spherical")), latent_frames=33)
    linear = try_decoder(open_codec(write_export(tmp_path / "numbers.ts")), latent_frames=33)

    assert 0.9 < float(angular.latents.abs().max()) < 1
    assert 0.3 < float(angular.latents.abs().median()) < 0.7  # spread evenly
    assert float(linear.latents.abs().max()) > 1.5


def test_a_trial_is_as_long_as_it_is_wanted(tmp_path: Path) -> None:
    codec = open_codec(write_export(tmp_path / "codec.ts"))

    lengths = [try_decoder(codec, latent_frames=wanted).latents.shape[1] for wanted in (1, 60, 192, 999)]

    assert lengths == [33, 65, 257, 257]


def test_a_codec_is_left_reset(tmp_path: Path) -> None:
    codec = open_codec(write_export(tmp_path / "codec.ts"))
    latents = torch.randn(1, codec.info.latent_dim, 8, generator=torch.Generator().manual_seed(1))
    untouched = codec.decode(latents)

    measure_decoder(codec)
    measure_encoder(codec)

    assert torch.equal(codec.decode(latents), untouched)


@pytest.mark.parametrize(
    ("flaw", "sentence"),
    [
        ("gives NaN", "decode gives NaN: "),
        ("silent", "decodes latents to silence: "),
        ("deaf", "what goes in does not change what comes out: "),
        ("endless", "a change lasts longer than 128 latent frames, so it cannot be used in pieces: "),
    ],
)
def test_a_decoder_that_cannot_be_used_is_refused_with_the_remedy(tmp_path: Path, flaw: str, sentence: str) -> None:
    codec = open_codec(write_flawed(tmp_path / "codec.ts", flaw), sample_rate=48000)

    with pytest.raises(ModelError, match=sentence):
        measure_decoder(codec)


def test_an_encoder_that_cannot_be_used_is_refused_with_the_remedy(tmp_path: Path) -> None:
    codec = open_codec(write_flawed(tmp_path / "codec.ts", "encoder gives NaN"), sample_rate=48000)

    with pytest.raises(ModelError, match="encode gives NaN: "):
        measure_encoder(codec)
