"""Music into files, with the built-in set."""

from pathlib import Path

import numpy as np
import pytest

from rld_live.audio.sound_files import read_audio
from rld_live.config import ModelsConfig
from rld_live.errors import ConfigError
from rld_live.offline.generate import GenerateJob, generate
from rld_live.pipeline.models import BUILTIN_CHECKPOINT, builtin


def write(out: Path, *seeds: int, is_morph: bool = False, suffix: str = ".wav") -> list[Path]:
    job = GenerateJob(models=ModelsConfig(), out=out, seeds=seeds, is_morph=is_morph, steps=2, suffix=suffix)
    return [file.path for file in generate(job, lambda name, fraction: None)]


def test_the_same_seed_gives_the_same_bytes_and_nothing_is_overwritten(tmp_path: Path) -> None:
    (first,) = write(tmp_path, 3)
    (second,) = write(tmp_path, 3)
    assert [first.name, second.name] == ["seed-3.wav", "seed-3-2.wav"]
    assert first.read_bytes() == second.read_bytes()
    assert first.with_suffix(".png").exists()
    assert second.with_suffix(".png").exists()


def test_a_morph_begins_as_its_first_seed_and_ends_elsewhere(tmp_path: Path) -> None:
    (alone,) = write(tmp_path, 3)
    (morph,) = write(tmp_path, 3, 4, is_morph=True)
    one = read_audio(alone, sample_rate=None, channels=None)
    other = read_audio(morph, sample_rate=None, channels=None)
    assert morph.name == "morph-3-4.wav"
    assert len(one) == len(other)
    difference = np.abs(one - other).mean(1)
    assert difference[:2048].mean() < 0.2 * difference[-48000:-4800].mean()


def test_a_morph_between_equal_seeds_is_that_seed(tmp_path: Path) -> None:
    (alone,) = write(tmp_path, 3)
    (morph,) = write(tmp_path, 3, 3, is_morph=True)
    one = read_audio(alone, sample_rate=None, channels=None)
    other = read_audio(morph, sample_rate=None, channels=None)
    np.testing.assert_allclose(one, other, atol=1e-3)


def test_what_cannot_be_generated_is_refused_before_any_model_is_read(tmp_path: Path) -> None:
    for options in ({"windows": 0}, {"suffix": ".mp3"}, {"steps": 1}, {"seeds": (-1,)}):
        with pytest.raises(ConfigError):
            GenerateJob(**{"models": ModelsConfig(), "out": tmp_path, "seeds": (1,), **options})  # type: ignore[arg-type]


def test_one_model_alone_is_refused_with_the_name_of_the_other(tmp_path: Path) -> None:
    config = ModelsConfig(checkpoint=builtin(BUILTIN_CHECKPOINT))
    with pytest.raises(ConfigError, match=r"models\.codec is missing"):
        generate(GenerateJob(models=config, out=tmp_path, seeds=(1,)), lambda name, fraction: None)
