from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from rld_live.codec.export import open_codec
from rld_live.codec.reach import measure_decoder
from rld_live.codec.streaming import Frames, StreamingDecoder
from tests.fakes.exports import LATENT_DIM, RATIO, write_export

LATENTS = torch.randn(LATENT_DIM, 40, generator=torch.Generator().manual_seed(5))
PARTITIONS = [[4] * 10, [40], [1] * 40, [1, 2, 7, 0, 16, 3, 11]]


def _in_pieces(decoder: StreamingDecoder, sizes: Sequence[int]) -> Frames:
    pieces = torch.split(LATENTS, list(sizes), dim=1)
    return np.concatenate([decoder.push(piece) for piece in pieces])


@pytest.mark.parametrize("sizes", PARTITIONS)
@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("kind", ["variational", "wasserstein"])
@pytest.mark.parametrize("is_streaming", [True, False])
def test_fed_in_pieces_equals_decoded_whole(
    tmp_path: Path, sizes: list[int], channels: int, kind: str, is_streaming: bool
) -> None:
    codec = open_codec(write_export(tmp_path / "codec.ts", kind=kind, channels=channels, is_streaming=is_streaming))
    whole = codec.decode(LATENTS[None])[0].numpy().T
    decoder = StreamingDecoder(codec, chunk=4)

    audio = _in_pieces(decoder, sizes)

    late = 0 if is_streaming else decoder.delay_frames  # a streaming export's own output is as late as ours
    assert audio.dtype == np.float32
    assert audio.shape == (40 * RATIO, channels)
    np.testing.assert_allclose(audio[late:], whole[: len(whole) - late], rtol=0, atol=1e-6)
    assert not audio[:late].any()


@pytest.mark.parametrize("is_streaming", [True, False])
def test_the_same_pushes_give_the_same_bits_after_a_reset(tmp_path: Path, is_streaming: bool) -> None:
    codec = open_codec(write_export(tmp_path / "codec.ts", noise=0.2, is_streaming=is_streaming))
    decoder = StreamingDecoder(codec, chunk=4)

    first = _in_pieces(decoder, [4] * 10)
    decoder.reset()
    second = _in_pieces(decoder, [4] * 10)
    fresh = _in_pieces(StreamingDecoder(codec, chunk=4), [4] * 10)

    assert np.array_equal(first, second)
    assert np.array_equal(first, fresh)


def test_noise_that_differs_from_piece_to_piece_is_joined_without_a_step(tmp_path: Path) -> None:
    """The export adds one random offset per call: every join would be a step of that size."""
    quiet = open_codec(write_export(tmp_path / "quiet.ts", is_streaming=False))
    noisy = open_codec(write_export(tmp_path / "noisy.ts", is_streaming=False, noise=0.1, noise_is_held=True))
    decoder = StreamingDecoder(noisy, chunk=4)
    whole = quiet.decode(LATENTS[None])[0].numpy().T

    audio = _in_pieces(decoder, [4] * 10)[decoder.delay_frames :]

    noise = (audio - whole[: len(audio)])[:, 0]
    steps = np.abs(np.diff(noise))
    fade = RATIO // 2
    held = np.array(
        [noise[start + fade : start + 2 * fade].mean() for start in range(2 * RATIO, 34 * RATIO, 4 * RATIO)]
    )
    assert np.abs(np.diff(held)).max() > 0.05  # the offsets do differ
    assert steps.max() <= 0.2 / fade + 1e-6


def test_white_noise_keeps_its_level_and_is_never_repeated(tmp_path: Path) -> None:
    quiet = open_codec(write_export(tmp_path / "quiet.ts", is_streaming=False))
    noisy = open_codec(write_export(tmp_path / "noisy.ts", is_streaming=False, noise=0.01))
    decoder = StreamingDecoder(noisy, chunk=4)
    whole = quiet.decode(LATENTS[None])[0].numpy().T

    audio = _in_pieces(decoder, [4] * 10)[decoder.delay_frames :]

    noise = audio - whole[: len(audio)]
    assert 0.0045 < noise.std() < 0.0062  # 0.01/√3 for uniform noise, less where two fade into each other
    blocks = noise[2 * RATIO : 34 * RATIO].reshape(8, 4 * RATIO)
    assert np.abs(np.corrcoef(blocks) - np.eye(8)).max() < 0.6


def test_audio_is_late_by_the_delay_that_is_told(tmp_path: Path) -> None:
    """Change one latent frame: the middle of what changes is that frame's middle, delayed."""
    for is_streaming in (True, False):
        codec = open_codec(write_export(tmp_path / "codec.ts", is_streaming=is_streaming))
        decoder = StreamingDecoder(codec, chunk=4)
        before = np.concatenate([decoder.push(LATENTS[:, i : i + 4]) for i in range(0, 40, 4)])
        decoder.reset()
        changed = LATENTS.clone()
        changed[:, 17] += 1
        after = np.concatenate([decoder.push(changed[:, i : i + 4]) for i in range(0, 40, 4)])

        touched = np.flatnonzero(np.abs(after - before).max(1) > 1e-6)

        middle = (touched[0] + touched[-1] + 1) / 2
        assert abs(middle - (17.5 * RATIO + decoder.delay_frames)) <= RATIO // 8


def test_memory_latents_make_everything_before_them_forgotten(tmp_path: Path) -> None:
    for is_streaming in (True, False):
        codec = open_codec(write_export(tmp_path / "codec.ts", kind="wasserstein", is_streaming=is_streaming))
        decoder = StreamingDecoder(codec, chunk=4)
        enough = decoder.memory

        decoder.push(LATENTS[:, :9])
        decoder.push(LATENTS[:, 20 : 20 + enough])
        after_others = decoder.push(LATENTS[:, 20 + enough : 30])
        decoder.reset()
        decoder.push(LATENTS[:, 16 : 20 + enough])
        after_its_own = decoder.push(LATENTS[:, 20 + enough : 30])

        np.testing.assert_allclose(after_others, after_its_own, rtol=0, atol=1e-6)


def test_a_reach_that_is_known_is_not_measured_again(tmp_path: Path) -> None:
    codec = open_codec(write_export(tmp_path / "codec.ts", is_streaming=False))
    known = replace(measure_decoder(codec), before=3)

    decoder = StreamingDecoder(codec, chunk=4, reach=known)

    assert decoder.delay_frames == 3 * RATIO
    assert decoder.memory == 3 + known.after
