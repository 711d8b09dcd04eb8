import hashlib
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import torch
from torch import nn

from rld_live.codec.contract import CodecInfo
from rld_live.codec.export import describe_codec, open_codec
from rld_live.errors import ModelError
from tests.fakes import exports, generations, priors, strangers
from tests.fakes.exports import write_export


@pytest.mark.parametrize("kind", ["variational", "wasserstein", "generic"])
@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("is_streaming", [True, False])
def test_an_export_says_what_it_is(tmp_path: Path, kind: str, channels: int, is_streaming: bool) -> None:
    path = write_export(tmp_path / "voices.ts", kind=kind, channels=channels, is_streaming=is_streaming)

    info = open_codec(path).info

    assert (info.name, info.kind, info.sample_rate, info.ratio) == ("voices", kind, 44100, exports.RATIO)
    assert info.generation == ("nn~" if kind == "generic" else "RAVE v2.3")
    assert (info.channels, info.input_channels, info.latent_dim) == (channels, channels, exports.LATENT_DIM)
    assert info.full_latent_dim == (exports.FULL_LATENT_DIM if kind == "variational" else exports.LATENT_DIM)
    assert info.is_streaming == is_streaming
    assert info.methods == ("encode", "decode", "forward")
    assert info.latent_rate == pytest.approx(44100 / exports.RATIO)
    assert not info.has_prior  # though every export of RAVE 2.3 has the method


@pytest.mark.parametrize(
    ("make", "generation", "channels", "is_streaming"),
    [
        (generations.TraceModel, "RAVE v1", 1, True),
        (generations.FirstTraceModel, "RAVE v1", 1, True),
        (partial(generations.TraceModel, stereo=True), "RAVE v1", 2, True),
        (partial(generations.TraceModel, is_streaming=False, is_resampled=True), "RAVE v1", 1, False),
        (generations.VariationalScriptedRAVE, "RAVE v2.1-2.2", 1, True),
        (partial(generations.VariationalScriptedRAVE, stereo=True, is_streaming=False), "RAVE v2.1-2.2", 2, False),
    ],
)
def test_older_generations_say_the_same_in_their_own_ways(
    tmp_path: Path, make: Callable[[], nn.Module], generation: str, channels: int, is_streaming: bool
) -> None:
    info = open_codec(generations.write(tmp_path / "old.ts", make)).info

    assert (info.kind, info.generation, info.geometry) == ("variational", generation, "linear")
    assert (info.sample_rate, info.ratio, info.channels, info.input_channels) == (44100, exports.RATIO, channels, 1)
    assert (info.latent_dim, info.full_latent_dim) == (exports.LATENT_DIM, exports.FULL_LATENT_DIM)
    assert info.is_streaming == is_streaming
    assert info.has_encoder
    assert info.attributes == ()  # what nn_tilde once listed as "none" is none


@pytest.mark.parametrize(
    ("write", "generation", "attributes"),
    [(priors.write_v1_with_prior, "RAVE v1", ()), (priors.write_msprior, "msprior", ("temperature", "listen"))],
)
def test_a_codec_that_was_joined_with_a_prior_is_found_inside(
    tmp_path: Path, write: Callable[[Path], Path], generation: str, attributes: tuple[str, ...]
) -> None:
    info = open_codec(write(tmp_path / "joined.ts")).info

    assert (info.kind, info.generation, info.has_prior) == ("wasserstein", generation, True)
    assert (info.sample_rate, info.latent_dim) == (44100, exports.LATENT_DIM)
    assert info.attributes[: len(attributes)] == attributes


def test_a_module_of_somebodys_own_is_a_codec_by_its_methods(tmp_path: Path) -> None:
    voice = _open(tmp_path / "voice.ts", strangers.Voice)
    decoder = _open(tmp_path / "decoder.ts", partial(strangers.Voice, has_encoder=False))

    assert (voice.kind, voice.generation, voice.has_encoder) == ("generic", "nn~", True)
    assert voice.is_streaming  # whatever the name of its memory
    assert decoder.methods == ("decode",)
    assert not decoder.has_encoder


def test_a_memory_that_is_not_used_or_does_not_join_is_no_streaming(tmp_path: Path) -> None:
    assert not _open(tmp_path / "codec.ts", strangers.Overlapping).is_streaming


def _open(path: Path, make: Callable[[], nn.Module]) -> CodecInfo:
    return open_codec(generations.write(path, make), sample_rate=32000).info


def test_the_fingerprint_is_the_files_and_nothing_elses(tmp_path: Path) -> None:
    first = write_export(tmp_path / "first.ts")
    (tmp_path / "copy.ts").write_bytes(first.read_bytes())
    other = write_export(tmp_path / "other.ts", weights=1)

    fingerprint = open_codec(first).info.fingerprint

    assert fingerprint == hashlib.sha256(first.read_bytes()).hexdigest()[:16]
    assert open_codec(tmp_path / "copy.ts").info.fingerprint == fingerprint
    assert open_codec(other).info.fingerprint != fingerprint


def test_a_kind_that_cannot_play_is_described_but_not_opened(tmp_path: Path) -> None:
    path = write_export(tmp_path / "codec.ts", kind="discrete")

    with pytest.raises(ModelError, match=r"is a discrete codec: its latents are codebook indices.*: train "):
        open_codec(path)
    info, refusal = describe_codec(path)

    assert info.kind == "discrete"
    assert refusal is not None
    assert "codebook indices" in refusal


def test_a_spherical_codec_has_angles(tmp_path: Path) -> None:
    info = open_codec(write_export(tmp_path / "codec.ts", kind="spherical")).info

    assert (info.kind, info.geometry) == ("spherical", "angular")


def test_a_missing_sample_rate_is_asked_for_and_a_contradicting_one_refused(tmp_path: Path) -> None:
    silent = write_export(tmp_path / "silent.ts", sample_rate=-1)
    nameless = generations.write(tmp_path / "nameless.ts", strangers.Voice)
    telling = write_export(tmp_path / "telling.ts", sample_rate=32000)

    for path in (silent, nameless):
        with pytest.raises(ModelError, match="--sample-rate 44100"):
            open_codec(path)
        assert open_codec(path, sample_rate=48000).info.sample_rate == 48000
    assert open_codec(telling, sample_rate=32000).info.sample_rate == 32000
    with pytest.raises(ModelError, match="is 32000 Hz, not 48000 Hz"):
        open_codec(telling, sample_rate=48000)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (exports.Effect, "has no method decode, so it is no codec"),
        (strangers.Streamer, "is an AFTER model, .* give the export of its autoencoder"),
        (strangers.SampleQueueWrapper, "is a Neutone model, .* give the codec export"),
        (strangers.PriorAlone, "is a prior without its codec: combine the two"),
    ],
)
def test_what_is_no_codec_is_told_by_what_it_is(tmp_path: Path, make: Callable[[], nn.Module], sentence: str) -> None:
    path = generations.write(tmp_path / "model.ts", make)

    with pytest.raises(ModelError, match=sentence):
        open_codec(path)
    with pytest.raises(ModelError, match=sentence):
        describe_codec(path)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("codec.onnx", b"\x08\x07", "is an ONNX model.*export the run as TorchScript"),
        ("codec.ts", b"", "is an empty file.*fetch it again"),
        ("codec.ts", b"<!DOCTYPE html>", "is a web page.*fetch the file itself again"),
        ("codec.ts", b"version https://git-lfs.github.com/spec/v1", "Git LFS pointer.*git lfs pull"),
        ("codec.ts", b"Rar!\x1a\x07\x00", "is an archive.*unpack it"),
        ("song.ts", b"RIFF....WAVEfmt ", "no known model format.*give a codec that was exported as TorchScript"),
    ],
)
def test_other_files_get_a_sentence_and_a_remedy(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    (tmp_path / name).write_bytes(content)

    with pytest.raises(ModelError, match=f"{name}: .*{sentence}"):
        open_codec(tmp_path / name)


def test_training_files_get_a_sentence_and_a_remedy(tmp_path: Path) -> None:
    torch.save({"pytorch-lightning_version": "1.9.0", "state_dict": {}}, tmp_path / "run.ckpt")
    torch.save({"model_state_dict": {"net.weight": torch.zeros(3)}}, tmp_path / "best.pt")

    with pytest.raises(ModelError, match=r"run\.ckpt: is a Lightning training checkpoint.*rave export"):
        open_codec(tmp_path / "run.ckpt")
    with pytest.raises(ModelError, match=r"best\.pt: is a PyTorch checkpoint.*give it as the checkpoint.*rave export"):
        open_codec(tmp_path / "best.pt")


def test_a_damaged_file_is_not_played(tmp_path: Path) -> None:
    whole = write_export(tmp_path / "whole.ts").read_bytes()
    flipped = bytearray(whole)
    flipped[exports.place_of_weights(whole)] ^= 1

    for name, content in {
        "begun": whole[:100],
        "half": whole[: len(whole) // 2],
        "nearly": whole[:-500],
        "holed": whole[:2000] + whole[3000:],
        "flipped": bytes(flipped),
    }.items():
        (tmp_path / f"{name}.ts").write_bytes(content)
        with pytest.raises(ModelError, match=f"{name}.ts: is damaged.*: fetch it again"):
            open_codec(tmp_path / f"{name}.ts")


@pytest.mark.parametrize(
    ("member", "old", "new", "sentence"),
    [
        ("version", b"3", b"99", r"was written by a newer PyTorch than .*: update PyTorch"),
        (".py", b"torch.tanh(", b"torch.tanh_of_tomorrow(", r"uses an operator that PyTorch .* does not have: update"),
        (
            ".py",
            b"torch.tanh(",
            b"ops.elsewhere.tanh(",
            r"uses an operator from an extension of PyTorch: export it again",
        ),
    ],
)
def test_a_file_that_asks_for_another_pytorch_says_so(
    tmp_path: Path, member: str, old: bytes, new: bytes, sentence: str
) -> None:
    path = tmp_path / "codec.ts"
    with zipfile.ZipFile(write_export(tmp_path / "whole.ts")) as source, zipfile.ZipFile(path, "w") as target:
        for record in source.infolist():
            content = source.read(record)
            target.writestr(record, content.replace(old, new) if record.filename.endswith(member) else content)

    with pytest.raises(ModelError, match=f"codec.ts: {sentence}"):
        open_codec(path)
