"""The export keeps nn~'s contract, streams without a seam, and returns to zero."""

import warnings
from pathlib import Path
from zipfile import ZipFile

import pytest
import torch

from rld_live.codec.network.codec import Codec
from rld_live.codec.network.shape import CodecConfig
from rld_live.codec.network.streaming import MAX_BATCH
from rld_live.codec.scripted import LatentBasis, export, script
from rld_live.errors import ModelError

RATIO = 2048


def small_codec(channels: int) -> Codec:
    config = CodecConfig(
        channels=channels,
        full_latent_size=8,
        encoder_width=32,
        encoder_layers=1,
        decoder_widths=(32, 24, 16),
        decoder_layers=(2, 1, 2),
        wave_width=16,
        wave_layers=2,
    )
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        return Codec(config).eval()


def skewed_latents() -> torch.Tensor:
    rows = torch.randn(8, 4000, generator=torch.Generator().manual_seed(1))
    return rows * torch.tensor([0.02, 1.0, 3.0, 0.01, 2.0, 0.03, 1.5, 0.0])[:, None] + 0.3


BASIS = LatentBasis.of(skewed_latents(), fidelity=0.99)


@pytest.fixture(scope="module")
def stereo() -> torch.jit.ScriptModule:
    return script(small_codec(2), BASIS)


def latents(rows: int, frames: int, seed: int = 5) -> torch.Tensor:
    return torch.randn(rows, BASIS.size, frames, generator=torch.Generator().manual_seed(seed))


def audio(rows: int, frames: int) -> torch.Tensor:
    return 0.1 * torch.randn(rows, 2, frames * RATIO, generator=torch.Generator().manual_seed(6))


def test_the_basis_orders_axes_by_variance_and_keeps_the_asked_share() -> None:
    centred = skewed_latents() - BASIS.mean[:, None]
    variance = (BASIS.axes @ centred).var(1)

    assert BASIS.size == 4
    assert torch.equal(variance, variance.sort(descending=True).values)
    torch.testing.assert_close(BASIS.axes @ BASIS.axes.T, torch.eye(8), atol=1e-6, rtol=0)
    assert (variance[:4].sum() / variance.sum()) > 0.99


def test_a_basis_of_the_same_latents_is_the_same() -> None:
    again = LatentBasis.of(skewed_latents(), fidelity=0.99)

    assert torch.equal(again.axes, BASIS.axes)


@pytest.mark.parametrize("piece", [1, 2, 3, 7])
def test_decoding_in_pieces_equals_decoding_whole_noise_included(stereo: torch.jit.ScriptModule, piece: int) -> None:
    z = latents(2, 14)
    with torch.inference_mode():
        stereo.reset()
        whole = stereo.decode(z)
        stereo.reset()
        parts = torch.cat([stereo.decode(part) for part in torch.split(z, piece, 2)], 2)

    torch.testing.assert_close(parts, whole, atol=1e-5, rtol=0)


@pytest.mark.parametrize("piece", [1, 2, 3, 7])
def test_encoding_in_pieces_equals_encoding_whole(stereo: torch.jit.ScriptModule, piece: int) -> None:
    x = audio(2, 14)
    with torch.inference_mode():
        stereo.reset()
        whole = stereo.encode(x)
        stereo.reset()
        parts = torch.cat([stereo.encode(part) for part in torch.split(x, piece * RATIO, 2)], 2)

    torch.testing.assert_close(parts, whole, atol=1e-5, rtol=0)


def test_streaming_equals_the_network_as_it_is_trained() -> None:
    codec = small_codec(2)
    identity = LatentBasis(torch.zeros(8), torch.eye(8), 8)
    x = audio(1, 6)

    with torch.inference_mode():
        streamed = script(codec, identity).forward(x)
        torch.testing.assert_close(streamed, codec.reconstruct(x), atol=1e-5, rtol=0)


def test_reset_is_exact(stereo: torch.jit.ScriptModule) -> None:
    with torch.inference_mode():
        stereo.reset()
        first = stereo.forward(audio(1, 5))
        stereo.decode(100 * latents(MAX_BATCH, 3))
        stereo.reset()
        state = [buffer for name, buffer in stereo.named_buffers() if name.endswith("cache")]
        again = stereo.forward(audio(1, 5))

    assert torch.equal(first, again)
    assert len(state) > 10


def test_rows_are_independent_streams(stereo: torch.jit.ScriptModule) -> None:
    z = latents(3, 4)
    with torch.inference_mode():
        stereo.reset()
        together = stereo.decode(z)
        stereo.reset()
        alone = [stereo.decode(z[:1])]
        stereo.reset()
        alone.append(stereo.decode(z[2:]))

    torch.testing.assert_close(together[:1], alone[0], atol=1e-5, rtol=0)
    torch.testing.assert_close(together[2:], alone[1], atol=1e-5, rtol=0)


def test_dimensions_beyond_the_exported_ones_are_decoded_as_zero() -> None:
    codec = small_codec(2)
    full = LatentBasis(BASIS.mean, BASIS.axes, 8)
    z = latents(1, 3)
    padded = torch.cat([z, torch.zeros(1, 8 - BASIS.size, 3)], 1)

    with torch.inference_mode():
        short, long = script(codec, BASIS).decode(z), script(codec, full).decode(padded)

    torch.testing.assert_close(short, long, atol=1e-6, rtol=0)


@pytest.mark.parametrize("channels", [1, 2])
def test_the_file_keeps_the_contract_of_nn_tilde(channels: int, tmp_path: Path) -> None:
    export(small_codec(channels), BASIS, tmp_path / "codec.ts")
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"`?torch\.jit\.load", category=DeprecationWarning)
        module = torch.jit.load(str(tmp_path / "codec.ts"))

    size = BASIS.size
    assert module.encode_params.tolist() == [channels, 1, size, RATIO]
    assert module.decode_params.tolist() == [size, RATIO, channels, 1]
    assert module.forward_params.tolist() == [channels, 1, channels, 1]
    assert (module.sr, module.latent_size, module.full_latent_size) == (48000, size, 8)
    assert (module.n_channels, module.stereo) == (channels, channels == 2)
    assert module.get_methods() == ["encode", "decode", "forward"]
    assert module.get_attributes() == []
    states = [buffer for name, buffer in module.named_buffers() if name.endswith("cache")]
    assert {buffer.shape[0] for buffer in states} == {MAX_BATCH}
    assert all(not buffer.any() for buffer in states)
    assert list(tmp_path.iterdir()) == [tmp_path / "codec.ts"]


def test_what_does_not_fit_is_refused(stereo: torch.jit.ScriptModule, tmp_path: Path) -> None:
    with pytest.raises(torch.jit.Error, match="wants 4 channels or dimensions, not 3"):
        stereo.decode(torch.zeros(1, 3, 2))
    with pytest.raises(torch.jit.Error, match="carries 8 streams, not 9"):
        stereo.decode(torch.zeros(9, BASIS.size, 1))
    with pytest.raises(ModelError, match=r"\.ts file"):
        export(small_codec(2), BASIS, tmp_path / "codec.pt")


def test_the_file_names_no_folder_of_the_machine_and_nothing_stays_beside_it(tmp_path: Path) -> None:
    codec = Codec(CodecConfig())
    export(codec, LatentBasis.of(torch.randn(32, 200), fidelity=0.99), tmp_path / "codec.ts")
    assert [path.name for path in tmp_path.iterdir()] == ["codec.ts"]
    with ZipFile(tmp_path / "codec.ts") as archive:
        records = [archive.read(name) for name in archive.namelist()]
    assert not any(str(Path(__file__).parents[2]).encode() in record for record in records)
