"""The codec adapter on files that RAVE's own exporter wrote: `pytest -m interop tests/interop/test_rave.py`."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor

from rld_live.codec.contract import CodecInfo, Module
from rld_live.codec.encoding import StreamingEncoder
from rld_live.codec.export import Codec, describe_codec, open_codec
from rld_live.codec.memory import is_state
from rld_live.codec.reach import measure_decoder, measure_encoder
from rld_live.codec.streaming import StreamingDecoder
from rld_live.errors import ModelError
from tests.fakes.exports import torchscript_accepted
from tests.interop.conftest import rave_exports
from tests.interop.environments import Environments
from tests.interop.rave_cases import CASES, Case

pytestmark = pytest.mark.interop

ATTRIBUTES = ("learn_target", "reset_target", "learn_source", "reset_source")
RATIOS = {"v2-small": 512, "v2-ratio-512": 512, "v2-ratio-1024": 1024, "v2-ratio-4096": 4096}  # others: 2048
LATENT_DIMS = {"spherical": 15, "v2-8-of-16": 8, "prior-8-of-16": 8}  # others: 16
KINDS = {"spherical": "spherical", "wasserstein": "wasserstein", "discrete": "discrete"}  # others: variational


def _those(wanted: Callable[[Case], bool]) -> list[str]:
    return [key for key, case in CASES.items() if wanted(case)]


def _is_discrete(case: Case) -> bool:
    return case.name.startswith("discrete")


def _is_spherical(case: Case) -> bool:
    return case.name == "spherical"


def _is_streamable(case: Case) -> bool:
    return not _is_discrete(case) and case.name != "hybrid"


def _has_noise_synthesiser(case: Case) -> bool:
    return case.name.startswith(("v1", "noise", "v2-small"))


def _load(path: Path) -> Module:
    """Return the module itself, from zero state."""
    with torchscript_accepted():
        module: Module = torch.jit.load(str(path)).eval()  # type: ignore[no-untyped-call]
    with torch.inference_mode():
        for name, buffer in module.named_buffers():
            if is_state(name):
                buffer.zero_()
    return module


def _latents(info: CodecInfo, count: int = 40) -> Tensor:
    return torch.randn(info.latent_dim, count, generator=torch.Generator().manual_seed(1))


def _noise(info: CodecInfo, latent_frames: int) -> Tensor:
    """Return white noise as loud as music, [input_channels, frames]."""
    return 0.1 * torch.randn(
        info.input_channels, latent_frames * info.ratio, generator=torch.Generator().manual_seed(2)
    )


@pytest.mark.parametrize("case", CASES, indirect=True)
def test_an_export_is_described_as_it_was_made(case: Case, export: Path) -> None:
    info, refusal = describe_codec(export)

    rate = next((int(binding.split("=")[1]) for binding in case.bindings if "RATE" in binding), 44100)
    up = (case.target_rate or rate) // rate
    if not _is_discrete(case):
        wide = case.version == "2.1.1" and case.name == "wasserstein"  # its config keeps all of v2's dimensions
        assert info.latent_dim == (128 if wide else LATENT_DIMS.get(case.name, 16))
        assert info.ratio == up * RATIOS.get(case.name, 2048)
    assert info.sample_rate == up * rate
    assert info.kind == KINDS.get(case.name.split("-")[0], "variational")
    assert info.generation == ("RAVE v2.3" if case.version.startswith("2.3") else "RAVE v2.1-2.2")
    assert info.geometry == ("angular" if _is_spherical(case) else "linear")
    assert info.is_streaming == case.is_streaming
    assert info.is_recurrent == (case.name == "hybrid")
    assert info.has_prior == case.has_prior
    assert info.has_encoder
    assert info.input_channels == case.model_channels
    assert info.channels == (case.channels or (2 if case.is_fake_stereo else case.model_channels))
    assert info.attributes == (() if case.version.startswith("2.1") else ATTRIBUTES)
    assert (refusal is not None) == _is_discrete(case)


@pytest.mark.parametrize("case", _those(_is_streamable), indirect=True)
def test_an_export_decodes_in_pieces_as_it_does_whole(export: Path) -> None:
    codec = open_codec(export)
    decoder = StreamingDecoder(codec, chunk=4)
    latents = _latents(codec.info)
    codec.reset()
    whole = codec.decode(latents[None])[0].numpy().T
    codec.reset()
    quiet_difference = np.abs(codec.decode(latents[None], noise_seed=1)[0].numpy().T - whole).max()

    for sizes in ([4] * 10, [1, 2, 7, 16, 3, 11]):
        decoder.reset()
        audio = np.concatenate([decoder.push(piece) for piece in torch.split(latents, sizes, dim=1)])
        late = 0 if codec.info.is_streaming else decoder.delay_frames

        # what the export draws itself may differ, by as much as another seed would make it
        allowed = 2 * quiet_difference + 1e-5 * np.abs(whole).max()
        assert np.abs(audio[late:] - whole[: len(whole) - late]).max() <= allowed
        decoder.reset()
        again = np.concatenate([decoder.push(piece) for piece in torch.split(latents, sizes, dim=1)])
        assert np.array_equal(audio, again)


@pytest.mark.parametrize("case", _those(lambda case: _has_noise_synthesiser(case) and case.is_streaming), indirect=True)
def test_the_noise_that_a_decoder_synthesises_does_not_hang_on_how_it_is_cut(export: Path) -> None:
    """It draws in the order of time, so pieces that go on with one generator draw what one call does."""
    module = _load(export)
    info, _ = describe_codec(export)
    latents = _latents(info)[None]
    with torch.inference_mode(), torch.random.fork_rng(devices=[]):
        torch.manual_seed(5)
        whole = module.decode(latents)
        other = _load(export).decode(latents)
        module = _load(export)
        torch.manual_seed(5)
        pieces = torch.cat([module.decode(piece) for piece in torch.split(latents, [4, 1, 7, 16, 12], 2)], 2)

    assert float((other - whole).abs().max()) > 0.05 * float(whole.abs().max())
    assert float((pieces - whole).abs().max()) <= 1e-5 * float(whole.abs().max())


@pytest.mark.parametrize("case", _those(lambda case: _is_streamable(case) or not case.is_streaming), indirect=True)
def test_an_export_encodes_in_pieces_as_it_does_whole(export: Path) -> None:
    codec = open_codec(export)
    encoder = StreamingEncoder(codec, chunk=8)
    audio = _noise(codec.info, 40)
    codec.reset()
    whole = codec.encode(audio[None])[0]

    encoder.reset()
    frames = [piece.numpy().T for piece in torch.split(audio, [5000, 1, 9000, audio.shape[1] - 14001], 1)]
    pieces = [encoder.push(piece) for piece in frames]
    latents = torch.cat([*pieces, encoder.finish()[0]], 1)

    late = measure_encoder(codec).delay
    assert latents.shape == whole.shape
    torch.testing.assert_close(latents[:, : 40 - late], whole[:, late:], rtol=0, atol=1e-4)


@pytest.mark.parametrize(
    "case",
    _those(lambda case: not case.is_streaming and not case.name.startswith(("wasserstein", "spherical", "discrete"))),
    indirect=True,
)
def test_the_mean_is_the_mean_of_what_the_export_samples(export: Path) -> None:
    codec = open_codec(export)
    audio = _noise(codec.info, 8)[None]
    module, count = _load(export), 200
    with torch.inference_mode():
        samples = torch.stack([module.encode(audio)[0] for _ in range(count)])

    errors = (samples.mean(0) - codec.encode(audio)[0]) / (samples.std(0) / count**0.5)

    assert float(errors.square().mean()) < 2


@pytest.mark.parametrize(
    "case",
    _those(
        lambda case: (
            not case.is_streaming
            and _is_streamable(case)
            and not _has_noise_synthesiser(case)
            and not _is_spherical(case)  # which hears silence as well as noise: directions have no loudness
            and replace(case, is_streaming=True).key in CASES
        )
    ),
    indirect=True,
)
def test_a_streaming_export_is_as_late_as_was_measured(case: Case, export: Path, environments: Environments) -> None:
    """Of the same weights, so it says what the offline one says, later."""
    delayed_case = replace(case, is_streaming=True)
    offline = open_codec(export)
    delayed = open_codec(rave_exports(environments, case.version) / f"{delayed_case.key}.ts")
    latents = _latents(offline.info, 80)[None]

    decoder_lag = _lag(delayed.decode(latents)[0], offline.decode(latents)[0])
    encoder_lag = _middle(delayed) - _middle(offline)

    assert abs(measure_decoder(delayed).delay_frames - decoder_lag) < offline.info.ratio / 8
    assert abs(measure_encoder(delayed).delay - encoder_lag) < 1


def _lag(late: Tensor, early: Tensor) -> int:
    """Return by how many frames `late` [channels, n] is behind `early`: where their correlation is greatest."""
    length = 2 * early.shape[1]
    spectra = [torch.fft.rfft(each, length) for each in (late, early)]
    return int(torch.fft.irfft((spectra[0] * spectra[1].conj()).sum(0), length)[: early.shape[1]].argmax())


def _middle(codec: Codec) -> float:
    """Return the latent frame around which a burst of noise is heard."""
    audio = _noise(codec.info, 80)
    times = torch.linspace(-40, 40, audio.shape[1])
    codec.reset()
    silence = codec.encode(torch.zeros_like(audio)[None])
    codec.reset()
    loudness = (codec.encode((audio * torch.exp(-times.square() / 8))[None]) - silence)[0].abs().sum(0)
    return float((loudness * torch.arange(80)).sum() / loudness.sum())


def test_the_delay_of_the_usual_export_is_that_of_the_architecture(environments: Environments) -> None:
    frames = {
        version: measure_decoder(open_codec(rave_exports(environments, version) / f"rave{version}-v2-streaming.ts"))
        for version in ("2.1.1", "2.1.16", "2.2.2", "2.3.1")
    }

    delays = {version: reach.delay_frames for version, reach in frames.items()}
    assert delays == pytest.approx({"2.1.1": 21728, "2.1.16": 12512, "2.2.2": 12512, "2.3.1": 12512}, abs=100)


@pytest.mark.parametrize(
    "case", _those(lambda case: case.is_fake_stereo or (case.channels or case.model_channels) > 1), indirect=True
)
def test_two_channels_differ_where_the_model_has_two_or_draws_for_each(case: Case, export: Path) -> None:
    codec = open_codec(export)

    left, right = codec.decode(_latents(codec.info)[None])[0, :2]

    is_fake = case.is_fake_stereo or case.channels == 2
    if is_fake and "left-out" not in case.name:
        assert torch.equal(left, right)
    else:
        assert float((left - right).abs().max()) > 0.1 * float(left.abs().max())


@pytest.mark.parametrize("case", _those(lambda case: case.name == "v3" and case.is_streaming), indirect=True)
def test_an_adain_export_learns_a_style_until_it_is_reset_except_from_2_3(case: Case, export: Path) -> None:
    """The exporter of 2.3 looks for AdaIN before the model has its networks, so nothing listens to the attributes."""
    codec = open_codec(export)
    latents = _latents(codec.info)[None]
    codec.reset()
    before = codec.decode(latents)

    for learned, material in (("learn_target", 2 * latents.flip(2)), ("learn_source", latents)):
        codec.attributes.set(learned, [True])
        assert codec.attributes.get(learned) == (True,)
        codec.decode(material)
        codec.attributes.set(learned, [False])
    codec.reset()
    changed = codec.decode(latents)
    for name in ("reset_target", "reset_source"):
        codec.attributes.set(name, [True])
    codec.reset()
    restored = codec.decode(latents)

    assert torch.equal(changed, before) == case.version.startswith("2.3")
    assert torch.equal(restored, before)


@pytest.mark.parametrize("case", _those(_is_discrete), indirect=True)
def test_codebook_indices_are_refused_with_a_sentence(export: Path) -> None:
    with pytest.raises(ModelError, match=r"codebook indices.*--config v2"):
        open_codec(export)


@pytest.mark.parametrize("case", _those(lambda case: case.name == "hybrid"), indirect=True)
def test_a_recurrent_decoder_is_not_streamed(export: Path) -> None:
    with pytest.raises(ModelError, match="recurrent"):
        StreamingDecoder(open_codec(export), chunk=4)
