from pathlib import Path

import numpy as np
import pytest
import soundfile
import torch

from rld_live.codec.export import open_codec
from rld_live.diffusion.checkpoint import Checkpoint, CodecIdentity, save_checkpoint
from rld_live.diffusion.network import NetworkConfig
from rld_live.errors import DataError, ModelError
from rld_live.latent.statistics import LatentStatistics
from rld_live.offline.inspection.inspect import inspect
from rld_live.offline.latents.preprocess import PreprocessJob, preprocess
from tests.fakes.exports import LATENT_DIM, RATIO, SAMPLE_RATE, Effect, save, write_export
from tests.fakes.flawed import write_flawed
from tests.fakes.priors import write_msprior, write_v1_with_prior
from tests.fakes.rld import diffusion_model, write_run

NETWORK = NetworkConfig(
    latent_dim=LATENT_DIM,
    window=16,
    channels=(8, 16),
    factors=(1, 2),
    items=(1, 1),
    attentions=(0, 0),
    attention_heads=1,
    attention_features=8,
    modulation_features=8,
)


def _checkpoint(path: Path, codec: Path) -> Path:
    info = open_codec(codec).info
    identity = CodecIdentity(info.name, info.fingerprint, info.sample_rate, info.ratio, info.latent_dim)
    statistics = LatentStatistics(mean=(0.25,) * LATENT_DIM, deviation=(1.5,) * LATENT_DIM)
    weights = {"first": torch.zeros(100, 1000), "second": torch.zeros(100_000)}  # only their sizes are read
    save_checkpoint(path, Checkpoint(NETWORK, statistics, identity, step=1200, seed=7, validation_loss=0.125), weights)
    return path


def test_a_codec_is_told_with_what_fits_it(tmp_path: Path) -> None:
    codec = write_export(tmp_path / "voices.ts", channels=2)
    _checkpoint(tmp_path / "best.safetensors", codec)
    _checkpoint(tmp_path / "other.safetensors", write_export(tmp_path / "other.ts", weights=1))

    report = inspect(codec)

    rows = dict(report.rows)
    assert report.title == f"{codec}: a codec (RAVE v2.3, variational)"
    assert rows["sample rate"] == "44100 Hz"
    assert rows["channels"] == "2 in, 2 out"
    assert rows["latents"] == "4 of 6 dimensions, one frame every 16 samples, 2756.25 per second"
    assert rows["has a prior"] == "no"
    assert rows["fits"] == f"best.safetensors with codec {open_codec(codec).info.fingerprint}"


def test_a_codec_is_told_with_its_self_test(tmp_path: Path) -> None:
    streaming = dict(inspect(write_export(tmp_path / "streaming.ts")).rows)
    offline = dict(inspect(write_export(tmp_path / "offline.ts", is_streaming=False)).rows)

    assert streaming["plays live"] == "yes: it carries its state from piece to piece"
    assert offline["plays live"].startswith("yes: in pieces with 1 latent frames before and 1 after them")
    assert streaming["self-test"].startswith("pieces of 4 latent frames equal the whole ")
    assert offline["delay"] == f"{1000 * RATIO / SAMPLE_RATE:.0f} ms, {RATIO} samples"
    assert streaming["memory"].startswith("2 latent frames")
    assert streaming["speed"].startswith("real-time factor ")
    assert streaming["encodes"] == "yes: 1 latent frames late, which preprocess takes back"
    assert offline["encodes"] == "yes: with 1 latent frames of audio before and 1 after them"


@pytest.mark.parametrize(
    ("flaw", "sentence"), [("gives NaN", "no: decode gives NaN"), ("forgetful", "no: decoded in pieces of 4")]
)
def test_a_codec_that_fails_the_self_test_is_told_with_the_remedy(tmp_path: Path, flaw: str, sentence: str) -> None:
    rows = dict(inspect(write_flawed(tmp_path / "codec.ts", flaw, noise=0.01), sample_rate=48000).rows)

    assert rows["plays live"].startswith(sentence)
    assert rows["latents"].startswith("4 dimensions")


def test_a_codec_may_play_and_not_encode(tmp_path: Path) -> None:
    broken = dict(inspect(write_flawed(tmp_path / "a.ts", "encoder gives NaN"), sample_rate=48000).rows)
    decoder = dict(inspect(write_flawed(tmp_path / "b.ts", has_encoder=False), sample_rate=48000).rows)

    assert broken["plays live"].startswith("yes")
    assert broken["encodes"].startswith("no: encode gives NaN")
    assert decoder["plays live"].startswith("yes")
    assert decoder["encodes"] == "no: it plays latents, and makes none of audio"
    assert decoder["channels"] == "1"


def test_a_codec_that_cannot_play_is_told_with_the_remedy(tmp_path: Path) -> None:
    rows = dict(inspect(write_export(tmp_path / "codes.ts", kind="discrete")).rows)

    assert rows["plays live"].startswith("no: its latents are codebook indices")
    assert "self-test" not in rows
    assert "has a prior" not in rows
    assert "fits" not in rows


def test_a_prior_is_told_with_whether_it_plays(tmp_path: Path) -> None:
    plays = dict(inspect(write_msprior(tmp_path / "joined.ts")).rows)
    fails = dict(inspect(write_v1_with_prior(tmp_path / "wrong.ts", ratio=2 * RATIO)).rows)
    discrete = dict(inspect(write_v1_with_prior(tmp_path / "codes.ts", kind="discrete")).rows)

    assert plays["has a prior"] == "yes: play it with --set models.source=prior, or generate --prior"
    assert fails["has a prior"].startswith("yes, which cannot be played: its prior has ratio")
    assert "models.source" not in " ".join(discrete.values())


def test_a_codec_without_a_rate_asks_for_it(tmp_path: Path) -> None:
    path = write_flawed(tmp_path / "codec.ts")

    assert "--sample-rate 44100" in dict(inspect(path).rows)["plays live"]
    assert "models.sample_rate" in dict(inspect(path).rows)["plays live"]
    assert dict(inspect(path, sample_rate=32000).rows)["sample rate"] == "32000 Hz"


def test_a_module_that_is_no_codec_is_told_so(tmp_path: Path) -> None:
    report = inspect(save(Effect().eval(), tmp_path / "echo.ts"))

    assert report.title.endswith("a TorchScript module")
    assert dict(report.rows)["plays live"].startswith("no: has no method decode, so it is no codec")


def test_a_checkpoint_is_told_with_the_codec_it_needs(tmp_path: Path) -> None:
    codec = write_export(tmp_path / "voices.ts")
    write_export(tmp_path / "other.ts", weights=1)

    report = inspect(_checkpoint(tmp_path / "best.safetensors", codec))

    rows = dict(report.rows)
    assert report.title.endswith("a diffusion checkpoint")
    assert rows["window"] == f"16 latent frames, {16 * RATIO / SAMPLE_RATE:.1f} s"
    assert rows["trained"] == "1200 steps from seed 7; validation loss 0.1250"
    assert rows["statistics"] == "means 0.25 … 0.25, deviations 1.50 … 1.50"
    assert "0.2 M parameters as F32" in rows["network"]
    assert rows["fits"] == f"codec voices ({open_codec(codec).info.fingerprint}): voices.ts in the same folder"


def test_a_latent_folder_is_told_with_what_could_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "audio").mkdir()
    frames = (0.1 * np.random.default_rng(0).standard_normal((SAMPLE_RATE, 1))).astype(np.float32)
    soundfile.write(tmp_path / "audio" / "long.wav", frames, SAMPLE_RATE)
    soundfile.write(tmp_path / "audio" / "short.wav", frames[:100], SAMPLE_RATE)
    (tmp_path / "audio" / "empty.wav").touch()
    job = PreprocessJob(tmp_path / "audio", write_export(tmp_path / "voices.ts"), tmp_path / "latents", window=64)
    preprocess(job, lambda progress: None)

    report = inspect(tmp_path / "latents")

    rows = dict(report.rows)
    assert report.title.endswith("a folder of latents")
    assert "2 files, 0.0 minutes" in rows["audio"]
    assert rows["silence added"].startswith("to 1 files")
    assert rows["not encoded"].startswith("empty.wav: ")
    assert rows["fits"].startswith("train with --window up to 64; codec voices (")


def test_a_codec_is_found_among_many_by_its_name_first(tmp_path: Path) -> None:
    codec = write_export(tmp_path / "voices.ts")
    with (tmp_path / "huge.ts").open("wb") as file:
        file.truncate(600_000_000)  # would take too long to read, and lies before the other by name

    rows = dict(inspect(_checkpoint(tmp_path / "best.safetensors", codec)).rows)

    assert rows["fits"].endswith("voices.ts in the same folder")


def test_a_checkpoint_of_rave_latent_diffusion_is_told_with_what_it_leaves_open(tmp_path: Path) -> None:
    report = inspect(write_run(tmp_path / "old.pt", diffusion_model(), epoch=3, has_trained=True))

    rows = dict(report.rows)
    assert report.title.endswith("a checkpoint of RAVE-Latent Diffusion")
    assert rows["latents"].startswith("4 dimensions")
    assert rows["network"] == "channels 8, 16, 16; factors 1, 4, 2"
    assert rows["trained"] == "1 steps, epoch 3"
    assert rows["fits"].startswith("--checkpoint as it is, or rld-live convert old.pt ")
    told = " ".join(value for name, value in report.rows if name == "does not tell")
    assert "codec" in told
    assert "calibrate" in told


def test_a_folder_of_rave_latent_diffusion_is_told_with_what_trains_on_it(tmp_path: Path) -> None:
    for index, frames in enumerate([32, 48]):
        np.save(tmp_path / f"song_part00{index}.npy", np.ones((1, 8, frames), np.float32))

    folder, array = inspect(tmp_path), inspect(tmp_path / "song_part000.npy")

    rows = dict(folder.rows)
    assert folder.title.endswith("a folder of latents of RAVE-Latent Diffusion")
    assert rows["latents"] == "8 dimensions; 80 frames in 2 arrays"
    assert rows["songs"].startswith("1, ")
    assert rows["fits"].startswith(f"rld-live train {tmp_path} --codec CODEC.ts --out RUN --window 32")
    assert dict(array.rows)["latents"] == "8 dimensions, 32 frames"
    assert f"rld-live train {tmp_path} " in dict(array.rows)["fits"]


class Trap:
    """Runs code when it is unpickled: it makes a file."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> tuple[object, tuple[Path]]:
        return Path.touch, (self.file,)


@pytest.mark.parametrize("is_zip", [True, False])
@pytest.mark.parametrize("name", ["run.ckpt", "network.pt", "codec.ts"])
def test_nothing_in_a_pickle_is_run(tmp_path: Path, name: str, is_zip: bool) -> None:
    torch.save(
        {"pytorch-lightning_version": "2", "state_dict": Trap(tmp_path / "sprung")},
        tmp_path / name,
        _use_new_zipfile_serialization=is_zip,
    )

    report = inspect(tmp_path / name)

    assert not (tmp_path / "sprung").exists()
    assert dict(report.rows)["plays"].startswith("no: ")
    assert "rave export --run RUN --streaming" in dict(report.rows)["of a RAVE run?"]


@pytest.mark.parametrize(
    ("content", "title", "fits"),
    [
        (b"\x08\x07\x12\x07pytorch", "an ONNX model", "export the run as TorchScript"),
        (b"", "an empty file", "fetch it again"),
        (b"<!DOCTYPE html><html>", "a web page (the download went wrong)", "fetch the file itself"),
        (b"version https://git-lfs.github.com/spec/v1", "a Git LFS pointer", "git lfs pull"),
        (b"RIFF....WAVEfmt ", "in no known model format", "give a .ts"),
    ],
)
def test_what_is_no_model_is_told_with_the_remedy(tmp_path: Path, content: bytes, title: str, fits: str) -> None:
    path = tmp_path / "download.ts"
    path.write_bytes(content)

    report = inspect(path)

    assert title in report.title
    assert fits in dict(report.rows)["fits"]


def test_what_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    np.save(tmp_path / "audio.npy", np.zeros(10, np.int16))
    (tmp_path / "empty").mkdir()

    with pytest.raises(DataError, match=r"is no folder of latents"):
        inspect(tmp_path / "empty")
    with pytest.raises(DataError, match="holds int16"):
        inspect(tmp_path / "audio.npy")
    with pytest.raises(ModelError, match="No such file"):
        inspect(tmp_path / "nowhere.ts")
