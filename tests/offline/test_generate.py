"""Music into files, with the built-in set and with fake ones."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from rld_live.audio.frames import Frames
from rld_live.audio.sound_files import read_audio
from rld_live.cli.app import app
from rld_live.codec.export import open_codec
from rld_live.codec.streaming import StreamingDecoder
from rld_live.config import ModelsConfig
from rld_live.errors import ConfigError
from rld_live.latent.library import BlockKey, Piece
from rld_live.latent.slerp import trajectory_slerp
from rld_live.offline.generate import GenerateJob, generate
from rld_live.pipeline.models import BUILTIN_CHECKPOINT, builtin, load_models
from rld_live.pipeline.prior_source import HOP
from tests.fakes.exports import LATENT_DIM, RATIO, write_export
from tests.fakes.hybrid import write_hybrid
from tests.fakes.priors import write_v1_with_prior
from tests.fakes.rld import SMALL, diffusion_model, write_run
from tests.fakes.sets import write_checkpoint_for

LONG_WINDOW = 1024
"""Latent frames: 0.37 s of a fake codec, which a fade of 50 ms leaves something of."""


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


@pytest.mark.parametrize("option", [["--seed", "1"], ["--num", "1"]])
def test_a_morph_refuses_a_seed_or_a_number_of_files_beside_its_own(tmp_path: Path, option: list[str]) -> None:
    with pytest.raises(ConfigError, match="leave --seed and --num out"):
        app(["generate", "--out", str(tmp_path), "--morph", "3", "4", *option], standalone_mode=False)


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
    for options in ({"windows": 0}, {"suffix": ".mp3"}, {"steps": 1}, {"guidance": 9.0}, {"seeds": (-1,)}):
        with pytest.raises(ConfigError):
            GenerateJob(**{"models": ModelsConfig(), "out": tmp_path, "seeds": (1,), **options})  # type: ignore[arg-type]


def test_one_model_alone_is_refused_with_the_name_of_the_other(tmp_path: Path) -> None:
    config = ModelsConfig(checkpoint=builtin(BUILTIN_CHECKPOINT))
    with pytest.raises(ConfigError, match=r"models\.codec is missing"):
        generate(GenerateJob(models=config, out=tmp_path, seeds=(1,)), lambda name, fraction: None)


def sound(path: Path) -> Frames:
    return read_audio(path, sample_rate=None, channels=None)


def test_a_trajectory_of_a_pt_file_is_what_rave_latent_diffusion_itself_would_have_written(tmp_path: Path) -> None:
    model = diffusion_model(replace(SMALL, window=LONG_WINDOW))
    checkpoint = write_run(tmp_path / "run.pt", model, latent_length=LONG_WINDOW)
    path = write_export(tmp_path / "codec.ts")
    models = ModelsConfig(codec=path, checkpoint=checkpoint, scale=1.5, offset=-0.2)
    (file,) = generate(
        GenerateJob(models, tmp_path, (3, 4), is_morph=True, interpolation="trajectory", steps=4, solver="ddim"),
        lambda name, fraction: None,
    )
    with torch.no_grad():
        first, last = (
            model.sample(
                torch.randn(1, LATENT_DIM, LONG_WINDOW, generator=torch.Generator().manual_seed(seed)), num_steps=4
            )
            for seed in (3, 4)
        )
    way = trajectory_slerp(first[0], last[0])
    latents = 1.5 * (way - way.mean()) / way.std() - 0.2
    due = StreamingDecoder(open_codec(path), chunk=4).push(latents)
    middle = slice(len(due) // 4, len(due) // 2)  # neither the first fade nor the last one
    # from frame to frame, since the output takes slow offsets out
    np.testing.assert_allclose(np.diff(sound(file.path)[middle, 0]), np.diff(due[middle, 0]), atol=1e-3)


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ({"interpolation": "straight"}, "there are frame and trajectory"),
        ({"interpolation": "trajectory"}, "add --morph A B"),
        ({"interpolation": "trajectory", "seeds": (1, 2), "is_morph": True, "windows": 2}, "leave --windows out"),
    ],
)
def test_an_interpolation_that_cannot_be_is_refused_with_the_remedy(
    options: dict[str, object], line: str, tmp_path: Path
) -> None:
    with pytest.raises(ConfigError, match=line):
        GenerateJob(**{"models": ModelsConfig(), "out": tmp_path, "seeds": (1,), **options})  # type: ignore[arg-type]


def test_a_recurrent_codec_decodes_the_whole_take_in_one_call(tmp_path: Path) -> None:
    config = write_checkpoint_for(write_hybrid(tmp_path / "hybrid.ts")).config
    job = GenerateJob(config, tmp_path / "out", (3,), windows=24, steps=2)
    (file,) = generate(job, lambda name, fraction: None)
    models, piece = load_models(config, solver=job.solver, chunk=job.chunk, is_live=False), Piece(3, 1.0, 2)
    latents = torch.cat([models.source.block(BlockKey(piece, index))[1] for index in range(48)], dim=1)
    due = models.codec.decode(latents[None])[0, 0].numpy()
    middle = slice(len(due) // 4, len(due) // 2)
    np.testing.assert_allclose(np.diff(sound(file.path)[middle, 0]), np.diff(due[middle]), atol=1e-3)


def test_a_prior_writes_the_same_file_for_the_same_seed(tmp_path: Path) -> None:
    models = ModelsConfig(source="prior", codec=write_v1_with_prior(tmp_path / "joined.ts"))
    job = GenerateJob(models=models, out=tmp_path / "out", seeds=(3, 3, 4), windows=3)
    first, second, other = (file.path for file in generate(job, lambda name, fraction: None))
    assert first.read_bytes() == second.read_bytes()
    assert not np.array_equal(sound(first), sound(other))
    assert len(sound(first)) == pytest.approx(3 * 2 * HOP * RATIO, abs=512)
