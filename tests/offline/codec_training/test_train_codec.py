"""Training a codec lowers its distance, survives interruption, and ends in an export that plays."""

import os
import signal
import warnings
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
import torch

from rld_live.errors import DataError, ModelError
from rld_live.offline.codec_training.codec_corpus import open_corpus
from rld_live.offline.codec_training.codec_trainer import CodecTraining, Progress
from rld_live.offline.codec_training.train_codec import train_codec

RATE = 16000


def chord(seconds: float, seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    times = np.arange(int(seconds * RATE)) / RATE
    tones = sum(np.sin(2 * np.pi * 220 * 2 ** (step / 12) * times) for step in rng.choice(24, 3, replace=False))
    noise = rng.standard_normal((len(times), 2)) * np.exp(-((times * 2) % 1) * 8)[:, None]
    return (0.1 * np.asarray(tones)[:, None] + 0.05 * noise).astype(np.float32)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    folder = tmp_path_factory.mktemp("audio")
    paths = tuple(folder / f"{name}.flac" for name in "abc")
    for seed, path in enumerate(paths):
        soundfile.write(path, chord(3.0, seed), RATE)
    return paths


def brief(files: tuple[Path, ...], out: Path, steps: int) -> CodecTraining:
    return CodecTraining(
        files=files,
        out=out,
        sample_rate=RATE,
        steps=steps,
        batch=2,
        crop_latents=4,
        warmup_steps=4,
        threads=1,
        validation_crops=2,
        basis_crops=8,
    )


def weights(path: Path) -> dict[str, torch.Tensor]:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"`?torch\.jit\.load", category=DeprecationWarning)
        module = torch.jit.load(str(path))
    return dict(module.named_parameters())


def test_the_distance_falls_and_the_export_decodes(files: tuple[Path, ...], tmp_path: Path) -> None:
    told: list[Progress] = []

    path = train_codec(brief(files, tmp_path, steps=60), told.append)

    assert path == tmp_path / "codec.ts"
    assert (told[-1].step, told[-1].fraction) == (60, 1.0)
    assert told[-1].validation is not None
    assert told[-1].validation < 0.9 * told[0].loss
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"`?torch\.jit\.load", category=DeprecationWarning)
        module = torch.jit.load(str(path))
    with torch.inference_mode():
        assert module.decode(torch.zeros(1, module.latent_size, 2)).shape == (1, 2, 4096)


def test_an_interrupted_training_goes_on_to_the_same_weights(files: tuple[Path, ...], tmp_path: Path) -> None:
    def interrupt_after_three(progress: Progress) -> None:
        if progress.step == 3:
            os.kill(os.getpid(), signal.SIGINT)

    whole = train_codec(brief(files, tmp_path / "whole", steps=6), lambda _: None)
    with pytest.raises(KeyboardInterrupt):
        train_codec(brief(files, tmp_path / "cut", steps=6), interrupt_after_three)
    steps: list[int] = []
    resumed = train_codec(brief(files, tmp_path / "cut", steps=6), lambda progress: steps.append(progress.step))

    assert steps[0] == 4
    expected, found = weights(whole), weights(resumed)
    assert expected.keys() == found.keys()
    assert all(torch.equal(expected[name], found[name]) for name in expected)


def test_a_run_of_another_shape_is_refused(files: tuple[Path, ...], tmp_path: Path) -> None:
    train_codec(brief(files, tmp_path, steps=1), lambda _: None)

    with pytest.raises(ModelError, match="another shape"):
        train_codec(replace(brief(files, tmp_path, steps=2), channels=1), lambda _: None)


def test_held_out_audio_is_a_file_of_its_own(files: tuple[Path, ...], tmp_path: Path) -> None:
    corpus = open_corpus(files, tmp_path, sample_rate=RATE, channels=2)

    assert corpus.training == ((0, 48000), (96000, 48000))
    assert corpus.held_out == ((48000, 48000),)
    wanted = torch.from_numpy(chord(3.0, 1)[:1000].T)
    torch.testing.assert_close(corpus.even_crops(1, 1000, held_out=True)[0], wanted, atol=1e-4, rtol=0)


def test_one_short_file_is_enough_and_ends_in_silence(files: tuple[Path, ...], tmp_path: Path) -> None:
    corpus = open_corpus(files[:1], tmp_path, sample_rate=RATE, channels=2)

    crop = corpus.random_crops(1, 60000, np.random.default_rng(0))[0]

    assert crop.shape == (2, 60000)
    assert not crop[:, 48000:].any()
    assert crop[:, :40000].any()


def test_nothing_to_train_on_is_said(tmp_path: Path) -> None:
    broken = tmp_path / "broken.wav"
    broken.write_bytes(b"no audio")

    with pytest.raises(DataError, match="none of 1 files"):
        open_corpus((broken,), tmp_path, sample_rate=RATE, channels=2)
