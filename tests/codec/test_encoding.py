from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import torch

from rld_live.codec.encoding import Frames, StreamingEncoder
from rld_live.codec.export import open_codec
from rld_live.codec.reach import EncoderReach
from rld_live.errors import ModelError
from tests.fakes.exports import LATENT_DIM, RATIO, STREAMING_DELAY, write_export
from tests.fakes.flawed import write_flawed


def _recording(frames: int, channels: int, seed: int = 3) -> Frames:
    return (0.3 * np.random.default_rng(seed).standard_normal((frames, channels))).astype(np.float32)


def _encode(encoder: StreamingEncoder, recording: Frames, sizes: Sequence[int]) -> tuple[torch.Tensor, int]:
    cuts = np.cumsum(sizes)
    pieces = [encoder.push(piece) for piece in np.split(recording, cuts)]
    rest, padding = encoder.finish()
    return torch.cat([*pieces, rest], 1), padding


@pytest.mark.parametrize("sizes", [[], [7, 1, 100, 333], [RATIO] * 20])
@pytest.mark.parametrize("channels", [1, 2])
def test_an_offline_export_fed_in_pieces_equals_encoded_whole(tmp_path: Path, sizes: list[int], channels: int) -> None:
    codec = open_codec(write_export(tmp_path / "codec.ts", channels=channels, is_streaming=False))
    recording = _recording(50 * RATIO - 5, channels)
    padded = np.pad(recording, ((0, 5), (0, 0)))
    whole = codec.encode(torch.from_numpy(padded.T.copy())[None])[0]

    latents, padding = _encode(StreamingEncoder(codec, chunk=8), recording, sizes)

    assert padding == 5
    torch.testing.assert_close(latents, whole, rtol=0, atol=1e-6)


@pytest.mark.parametrize("sizes", [[], [7, 1, 100, 333], [RATIO] * 20])
def test_a_streaming_exports_delay_is_taken_back(tmp_path: Path, sizes: list[int]) -> None:
    """The offline export of the same weights is the second way of knowing: it is not late."""
    streaming = open_codec(write_export(tmp_path / "streaming.ts"))
    offline = open_codec(write_export(tmp_path / "offline.ts", is_streaming=False))
    recording = _recording(50 * RATIO - 5, 1)

    latents, padding = _encode(StreamingEncoder(streaming, chunk=8), recording, sizes)
    wanted, _ = _encode(StreamingEncoder(offline, chunk=8), recording, sizes)

    assert padding == 5
    assert latents.shape == wanted.shape == (LATENT_DIM, 50)
    inside = slice(
        STREAMING_DELAY, -STREAMING_DELAY
    )  # silence around a recording is not quite the zeros of a centred padding
    torch.testing.assert_close(latents[:, inside], wanted[:, inside], rtol=0, atol=1e-6)


@pytest.mark.parametrize("is_streaming", [True, False])
def test_nothing_of_a_recording_is_left_in_the_next(tmp_path: Path, is_streaming: bool) -> None:
    codec = open_codec(write_export(tmp_path / "codec.ts", is_streaming=is_streaming))
    encoder = StreamingEncoder(codec, chunk=8)
    recording = _recording(30 * RATIO, 1)

    alone, _ = _encode(encoder, recording, [50])
    _encode(encoder, _recording(17 * RATIO + 3, 1, seed=9), [])
    after_another, _ = _encode(encoder, recording, [50])
    encoder.push(_recording(11 * RATIO + 3, 1, seed=9))
    encoder.reset()
    after_an_abandoned_one, _ = _encode(encoder, recording, [50])

    assert torch.equal(alone, after_another)
    assert torch.equal(alone, after_an_abandoned_one)


@pytest.mark.parametrize("is_streaming", [True, False])
@pytest.mark.parametrize("channels", [1, 2])
def test_the_order_of_recordings_does_not_matter(tmp_path: Path, is_streaming: bool, channels: int) -> None:
    codec = open_codec(write_export(tmp_path / "codec.ts", channels=channels, is_streaming=is_streaming))
    one, other = _recording(30 * RATIO, channels), _recording(21 * RATIO + 3, channels, seed=9)
    encoder = StreamingEncoder(codec, chunk=8)

    first_one, then_other = _encode(encoder, one, [50])[0], _encode(encoder, other, [7])[0]
    first_other, then_one = _encode(encoder, other, [7])[0], _encode(encoder, one, [50])[0]

    assert torch.equal(first_one, then_one)
    assert torch.equal(first_other, then_other)


def test_one_latent_dimension_is_enough(tmp_path: Path) -> None:
    codec = open_codec(write_flawed(tmp_path / "loudness.ts", latent_dim=1), sample_rate=48000)
    recording = _recording(20 * RATIO, 1)

    latents, _ = _encode(StreamingEncoder(codec, chunk=8), recording, [100])

    torch.testing.assert_close(latents, codec.encode(torch.from_numpy(recording.T.copy())[None])[0])
    assert latents.shape == (1, 20)


def test_a_reach_that_is_known_is_not_measured_again(tmp_path: Path) -> None:
    codec = open_codec(write_export(tmp_path / "codec.ts"))
    recording = _recording(20 * RATIO, 1)

    encoder = StreamingEncoder(codec, chunk=8, reach=EncoderReach(before=0, after=9, delay=0))

    torch.testing.assert_close(
        _encode(encoder, recording, [])[0], codec.encode(torch.from_numpy(recording.T.copy())[None])[0]
    )


def test_a_codec_without_an_encoder_is_refused_with_the_remedy(tmp_path: Path) -> None:
    codec = open_codec(write_flawed(tmp_path / "decoder.ts", has_encoder=False), sample_rate=48000)

    with pytest.raises(ModelError, match="no method encode: give the export of a whole autoencoder"):
        StreamingEncoder(codec, chunk=8)


@pytest.mark.parametrize("is_streaming", [True, False])
@pytest.mark.parametrize(("frames", "count", "padding"), [(1, 1, RATIO - 1), (RATIO, 1, 0), (0, 0, 0)])
def test_the_shortest_recordings_are_kept(
    tmp_path: Path, is_streaming: bool, frames: int, count: int, padding: int
) -> None:
    codec = open_codec(write_export(tmp_path / "codec.ts", is_streaming=is_streaming))

    latents, filled = _encode(StreamingEncoder(codec, chunk=8), _recording(frames, 1), [])

    assert latents.shape == (LATENT_DIM, count)
    assert filled == padding
