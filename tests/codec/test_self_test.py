from dataclasses import replace
from pathlib import Path

import pytest
import torch

from rld_live.codec.export import Codec, open_codec
from rld_live.codec.reach import measure_decoder
from rld_live.codec.self_test import self_test
from rld_live.codec.streaming import StreamingDecoder
from rld_live.errors import ModelError
from tests.fakes.exports import RATIO, SAMPLE_RATE, write_export
from tests.fakes.flawed import write_flawed


def _flawed(path: Path, flaw: str, *, noise: float = 0.0) -> Codec:
    return open_codec(write_flawed(path / "codec.ts", flaw, noise=noise), sample_rate=SAMPLE_RATE)


@pytest.mark.parametrize("kind", ["variational", "wasserstein", "spherical", "generic"])
@pytest.mark.parametrize("is_streaming", [True, False])
def test_what_is_told_is_what_plays(tmp_path: Path, kind: str, is_streaming: bool) -> None:
    codec = open_codec(write_export(tmp_path / "codec.ts", kind=kind, is_streaming=is_streaming))

    tested = self_test(codec, chunk=4)

    decoder = StreamingDecoder(codec, chunk=4, reach=tested.decoder)
    assert tested.decoder == measure_decoder(codec)
    assert (tested.delay_frames, tested.memory) == (decoder.delay_frames, decoder.memory)
    assert tested.block_difference < 1e-5
    assert 0.01 < tested.level < tested.peak < 10
    assert tested.real_time_factor > 0


@pytest.mark.parametrize("chunk", [1, 3, 4, 40, 64])
@pytest.mark.parametrize("is_streaming", [True, False])
def test_any_chunk_can_be_tried(tmp_path: Path, chunk: int, is_streaming: bool) -> None:
    codec = open_codec(write_export(tmp_path / "codec.ts", is_streaming=is_streaming))

    assert self_test(codec, chunk=chunk).block_difference < 1e-5


def test_noise_of_a_streaming_export_is_compared_in_one_chance(tmp_path: Path) -> None:
    tested = self_test(open_codec(write_export(tmp_path / "codec.ts", noise=0.2)), chunk=4)

    assert tested.decoder.is_noisy
    assert tested.block_difference < 1e-6


def test_noise_that_is_drawn_in_another_order_is_no_difference(tmp_path: Path) -> None:
    """Of two channels the first one's noise is drawn first, so pieces draw other numbers than the whole."""
    tested = self_test(open_codec(write_export(tmp_path / "codec.ts", noise=0.2, channels=2)), chunk=4)

    assert tested.joins == "equal the whole but for its noise"


@pytest.mark.parametrize("is_held", [True, False])
def test_noise_of_an_offline_export_is_no_difference(tmp_path: Path, is_held: bool) -> None:
    path = write_export(tmp_path / "codec.ts", is_streaming=False, noise=0.2, noise_is_held=is_held)

    assert self_test(open_codec(path), chunk=4).joins == "equal the whole but for its noise"


def test_noise_that_makes_a_step_between_pieces_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="so it would click"):
        self_test(open_codec(write_export(tmp_path / "codec.ts", noise=0.2, noise_is_held=True)), chunk=4)


@pytest.mark.parametrize("noise", [0.0, 0.05, 5.0])
def test_pieces_that_do_not_join_are_refused(tmp_path: Path, noise: float) -> None:
    with pytest.raises(ModelError, match=r"decoded in pieces of 4 it differs from the whole by .* of the peak"):
        self_test(_flawed(tmp_path, "forgetful", noise=noise), chunk=4)


@pytest.mark.parametrize(("flaw", "sentence"), [("gives NaN", "NaN"), ("silent", "silence")])
def test_what_cannot_be_heard_is_refused(tmp_path: Path, flaw: str, sentence: str) -> None:
    with pytest.raises(ModelError, match=sentence):
        self_test(_flawed(tmp_path, flaw), chunk=4)


def test_a_state_that_is_carried_may_ring_for_ever(tmp_path: Path) -> None:
    tested = self_test(_flawed(tmp_path, "recursive"), chunk=4)

    assert tested.block_difference < 1e-6
    assert tested.memory == 128


def test_a_broken_encoder_does_not_stop_the_music(tmp_path: Path) -> None:
    assert self_test(_flawed(tmp_path, "encoder gives NaN"), chunk=4).joins == "equal the whole exactly"


def test_the_codec_is_left_reset(tmp_path: Path) -> None:
    codec = open_codec(write_export(tmp_path / "codec.ts"))
    latents = torch.randn(1, codec.info.latent_dim, 8, generator=torch.Generator().manual_seed(1))
    untouched = codec.decode(latents)

    self_test(codec, chunk=4)

    assert torch.equal(codec.decode(latents), untouched)


def test_one_line_sums_it_up(tmp_path: Path) -> None:
    tested = self_test(open_codec(write_export(tmp_path / "voices.ts", is_streaming=False)), chunk=4)

    line = replace(tested, peak=1.0, level=0.1, block_difference=2e-7, real_time_factor=0.0312).summary

    assert line == (
        "voices (RAVE v2.3, variational), pieces of 4 equal the whole to 2e-07 of the peak, "
        f"{1000 * RATIO / SAMPLE_RATE:.0f} ms late, peak 0 dBFS, level -20 dBFS, real-time factor 0.03"
    )


def test_a_slow_machine_is_told_what_to_do_and_plays_on(tmp_path: Path) -> None:
    tested = self_test(open_codec(write_export(tmp_path / "voices.ts")), chunk=4)

    slow = replace(tested, real_time_factor=1.2)

    assert not slow.keeps_up
    assert replace(tested, real_time_factor=0.5).keeps_up
    assert "too slow to play safely: stop other programs, raise play.chunk, or use a smaller codec" in slow.summary
