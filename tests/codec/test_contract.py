import hashlib
from pathlib import Path

import pytest
import torch

from rld_live.codec.export import describe_codec, open_codec
from rld_live.errors import ModelError
from tests.fakes import exports
from tests.fakes.exports import write_export


@pytest.mark.parametrize("kind", ["variational", "wasserstein", "generic"])
@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("is_streaming", [True, False])
def test_an_export_says_what_it_is(tmp_path: Path, kind: str, channels: int, is_streaming: bool) -> None:
    path = write_export(tmp_path / "voices.ts", kind=kind, channels=channels, is_streaming=is_streaming)

    info = open_codec(path).info

    assert (info.name, info.kind, info.sample_rate, info.ratio) == ("voices", kind, 44100, exports.RATIO)
    assert (info.channels, info.input_channels, info.latent_dim) == (channels, channels, exports.LATENT_DIM)
    assert info.full_latent_dim == (exports.FULL_LATENT_DIM if kind == "variational" else exports.LATENT_DIM)
    assert info.is_streaming == is_streaming
    assert info.methods == ("encode", "decode", "forward")
    assert info.latent_rate == pytest.approx(44100 / exports.RATIO)


def test_the_fingerprint_is_the_files_and_nothing_elses(tmp_path: Path) -> None:
    first = write_export(tmp_path / "first.ts")
    (tmp_path / "copy.ts").write_bytes(first.read_bytes())
    other = write_export(tmp_path / "other.ts", weights=1)

    fingerprint = open_codec(first).info.fingerprint

    assert fingerprint == hashlib.sha256(first.read_bytes()).hexdigest()[:16]
    assert open_codec(tmp_path / "copy.ts").info.fingerprint == fingerprint
    assert open_codec(other).info.fingerprint != fingerprint


@pytest.mark.parametrize(("kind", "reason"), [("discrete", "codebook indices"), ("spherical", "angles that wrap")])
def test_a_kind_that_cannot_play_is_described_but_not_opened(tmp_path: Path, kind: str, reason: str) -> None:
    path = write_export(tmp_path / "codec.ts", kind=kind)

    with pytest.raises(ModelError, match=f"is a {kind} codec: its latents are {reason}.*: (train|use) "):
        open_codec(path)
    info, refusal = describe_codec(path)

    assert info.kind == kind
    assert refusal is not None
    assert reason in refusal


def test_a_missing_sample_rate_is_asked_for_and_a_contradicting_one_refused(tmp_path: Path) -> None:
    silent = write_export(tmp_path / "silent.ts", sample_rate=-1)
    telling = write_export(tmp_path / "telling.ts", sample_rate=32000)

    with pytest.raises(ModelError, match="--sample-rate 44100"):
        open_codec(silent)
    assert open_codec(silent, sample_rate=48000).info.sample_rate == 48000
    assert open_codec(telling, sample_rate=32000).info.sample_rate == 32000
    with pytest.raises(ModelError, match="is 32000 Hz, not 48000 Hz"):
        open_codec(telling, sample_rate=48000)


def test_a_module_without_latents_is_no_codec(tmp_path: Path) -> None:
    path = exports.save(exports.Effect(), tmp_path / "effect.ts")

    with pytest.raises(ModelError, match="has no method decode, so it is no codec"):
        open_codec(path)


def test_other_model_files_get_a_sentence_and_a_remedy(tmp_path: Path) -> None:
    torch.save({"state_dict": {}}, tmp_path / "run.ckpt")
    (tmp_path / "codec.onnx").write_bytes(b"\x08\x07")
    (tmp_path / "torn.ts").write_bytes(write_export(tmp_path / "whole.ts").read_bytes()[:-500])

    with pytest.raises(ModelError, match=r"run\.ckpt: is a PyTorch checkpoint.*rave export"):
        open_codec(tmp_path / "run.ckpt")
    with pytest.raises(ModelError, match=r"codec\.onnx: is an ONNX model.*export the run as TorchScript"):
        open_codec(tmp_path / "codec.onnx")
    with pytest.raises(ModelError, match=r"torn\.ts: .*(give|again)"):
        open_codec(tmp_path / "torn.ts")
