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
from rld_live.offline.inspect import inspect
from rld_live.offline.preprocess import PreprocessJob, preprocess
from tests.fakes.exports import LATENT_DIM, RATIO, SAMPLE_RATE, write_export

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
    assert report.title == f"{codec}: a codec (variational)"
    assert rows["sample rate"] == "44100 Hz"
    assert rows["channels"] == "2 in, 2 out"
    assert rows["latents"] == "4 of 6 dimensions, one frame every 16 samples, 2756.25 per second"
    assert rows["plays live"].startswith("yes, streaming")
    assert rows["fits"] == f"best.safetensors with codec {open_codec(codec).info.fingerprint}"


def test_a_codec_that_cannot_play_is_told_with_the_remedy(tmp_path: Path) -> None:
    rows = dict(inspect(write_export(tmp_path / "codes.ts", kind="discrete")).rows)

    assert rows["plays live"].startswith("no: its latents are codebook indices")


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


def test_foreign_files_are_named_and_nothing_in_them_is_run(tmp_path: Path) -> None:
    class Trap:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return Path.touch, (tmp_path / "sprung",)  # type: ignore[return-value]

    torch.save({"state_dict": Trap()}, tmp_path / "run.ckpt")

    report = inspect(tmp_path / "run.ckpt")

    assert report.title.endswith("a PyTorch checkpoint (weights without code)")
    assert "exported first" in dict(report.rows)["fits"]
    assert not (tmp_path / "sprung").exists()


def test_what_is_no_model_at_all_is_an_error_or_said_so(tmp_path: Path) -> None:
    (tmp_path / "song.wav").write_bytes(b"RIFF....WAVEfmt ")

    assert "in no known model format" in inspect(tmp_path / "song.wav").title
    with pytest.raises(DataError, match=r"has no manifest\.json"):
        inspect(tmp_path)
    with pytest.raises(ModelError, match="No such file"):
        inspect(tmp_path / "nowhere.ts")
