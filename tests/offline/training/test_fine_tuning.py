import signal
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from rld_live.codec.export import open_codec
from rld_live.diffusion.checkpoint import (
    Checkpoint,
    CodecIdentity,
    Standardisation,
    load_checkpoint,
    read_header,
    save_checkpoint,
)
from rld_live.diffusion.network import NetworkConfig, build_network
from rld_live.diffusion.objective import stratified_times, velocity_errors
from rld_live.diffusion.trainer import StepSettings
from rld_live.diffusion.weights import weights_of
from rld_live.errors import ConfigError, DataError, RldError
from rld_live.latent.noise import draw_noise
from rld_live.latent.statistics import LatentStatistics, standardise_window
from rld_live.offline.latents.dataset import WindowCrops, read_latents, split, step_generator
from rld_live.offline.latents.manifest import EncodedSource, Manifest
from rld_live.offline.training.train import BEST, LAST, Progress, TrainingConfig, train
from rld_live.offline.training.training_plan import make_plan
from tests.fakes.exports import write_export

DIMS, WINDOW, SOURCES = 4, 64, 12
CODEC = CodecIdentity(name="toy", fingerprint="abc", sample_rate=44100, ratio=2048, latent_dim=DIMS)
SETTINGS = StepSettings(learning_rate=4e-3, warmup_steps=10)


def write_latents(folder: Path, *, frequency: float, codec: CodecIdentity = CODEC, frames: int = 300) -> Path:
    """Write sines of about `frequency`, of amplitude 3 around 2."""
    folder.mkdir(parents=True, exist_ok=True)
    chance, arrays, sources = np.random.default_rng(0), [], []
    for number in range(SOURCES):
        phase = np.arange(frames) * frequency * chance.uniform(1, 1.3) + np.arange(codec.latent_dim)[:, None]
        arrays.append((2 + 3 * np.sin(phase)).astype(np.float32))
        np.save(folder / f"{number}.npy", arrays[-1])
        sources.append(EncodedSource(f"{number}.wav", 0, 0, f"{number}.npy", frames, padded_frames=0, seconds=9.3))
    everything = np.concatenate(arrays, axis=1)
    statistics = LatentStatistics(tuple(everything.mean(1).tolist()), tuple(everything.std(1).tolist()))
    Manifest(codec, WINDOW, "audio", statistics, tuple(sources), failed=()).write(folder)
    return folder


def write_network(path: Path, *, standardisation: Standardisation = "dimension") -> Path:
    """Write a checkpoint that has learned nothing, small and of a shape that no preset has."""
    network = NetworkConfig(
        latent_dim=DIMS,
        window=WINDOW,
        channels=(16, 32),
        factors=(1, 4),
        items=(1, 1),
        attentions=(0, 1),
        attention_heads=1,
        attention_features=16,
        modulation_features=16,
    )
    statistics = LatentStatistics((2.0,) * DIMS, (2.0,) * DIMS)
    header = Checkpoint(network, statistics, CODEC, step=0, seed=0, standardisation=standardisation)
    save_checkpoint(path, header, weights_of(build_network(network)))
    return path


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory) -> TrainingConfig:
    """A run of 200 steps from nothing."""
    folder = tmp_path_factory.mktemp("learned")
    torch.manual_seed(0)
    config = TrainingConfig(
        latents=write_latents(folder / "latents", frequency=0.3),
        out=folder / "run",
        init=write_network(folder / "nothing.safetensors"),
        batch=4,
        settings=SETTINGS,
        steps=200,
        validate_every=100,
        validation_windows=8,
        accelerator="cpu",
    )
    train(config)
    return config


@pytest.fixture
def config(learned: TrainingConfig, tmp_path: Path) -> TrainingConfig:
    """A fine-tune of it on other latents."""
    return replace(
        learned,
        latents=write_latents(tmp_path / "latents", frequency=0.4),
        out=tmp_path / "run",
        init=learned.out / BEST,
        steps=6,
        validate_every=2,
    )


def variant(path: Path, of: Path, **changes: object) -> Path:
    """Write the checkpoint `of` again with another header."""
    header, network = load_checkpoint(of)
    save_checkpoint(path, replace(header, **changes), weights_of(network))
    return path


def loss_of(path: Path, latents: torch.Tensor, noise: str = "white") -> float:
    """Return the validation loss of a checkpoint, computed anew."""
    _, network = load_checkpoint(path)
    generator = step_generator(0, 2**62)
    times = stratified_times(len(latents), generator)
    with torch.inference_mode():
        return float(velocity_errors(network, latents, draw_noise(noise, latents.shape, generator), times).mean())


def held_out(config: TrainingConfig, statistics: LatentStatistics) -> torch.Tensor:
    spans = split(config.latents, read_latents(config.latents).sources, window=WINDOW)[1]
    return WindowCrops(spans, statistics, window=WINDOW).spread(config.validation_windows)


def test_it_begins_at_the_loss_of_what_it_begins_from_and_leaves_less(config: TrainingConfig) -> None:
    assert config.init
    seen: list[Progress] = []
    best = read_header(train(replace(config, steps=20, validate_every=4), seen.append)).validation_loss or 9
    latents = held_out(config, read_header(config.init).statistics)

    assert seen[0].validation_loss == pytest.approx(loss_of(config.init, latents), rel=1e-5)
    assert best < 0.9 * (seen[0].validation_loss or 0)
    assert best == pytest.approx(loss_of(config.out / BEST, latents), rel=1e-5)


def test_it_needs_fewer_steps_than_from_scratch(config: TrainingConfig, learned: TrainingConfig) -> None:
    tuned = read_header(train(config)).validation_loss or 9
    anew = replace(config, init=learned.init, out=config.out.with_name("anew"), steps=60, validate_every=20)

    assert tuned < (read_header(train(anew)).validation_loss or 0)


def test_an_interrupted_fine_tune_goes_on_with_the_same_bits(config: TrainingConfig) -> None:
    def press_ctrl_c(progress: Progress) -> None:
        if progress.step == 3:
            signal.raise_signal(signal.SIGINT)

    straight, halting = replace(config, out=config.out / "a"), replace(config, out=config.out / "b")
    train(straight)
    train(halting, press_ctrl_c)
    assert read_header(halting.out / LAST).step == 3
    train(halting)

    for name in (BEST, LAST):
        ours, theirs = load_file(straight.out / name), load_file(halting.out / name)
        assert ours.keys() == theirs.keys()
        assert all(torch.equal(tensor, theirs[key]) for key, tensor in ours.items())
        assert read_header(straight.out / name) == read_header(halting.out / name)


def test_going_on_from_another_beginning_is_refused(config: TrainingConfig, tmp_path: Path) -> None:
    assert config.init
    train(replace(config, steps=1))
    other = variant(tmp_path / "other.safetensors", config.init, step=1)

    for change in (replace(config, init=other), replace(config, init=None, window=WINDOW)):
        with pytest.raises(ConfigError, match=r"another run: the checkpoint that it began from"):
            train(change)


def test_the_statistics_of_the_beginning_stay_since_the_codec_does(config: TrainingConfig) -> None:
    assert config.init
    header = make_plan(config).header

    assert header.statistics == read_header(config.init).statistics != read_latents(config.latents).statistics


def test_windows_standardised_as_a_whole_stay_so_and_the_latents_tell_the_scale(
    config: TrainingConfig, tmp_path: Path
) -> None:
    assert config.init
    init = variant(
        tmp_path / "window.safetensors",
        config.init,
        standardisation="window",
        codec=None,
        statistics=LatentStatistics.uniform(DIMS),
    )
    config = replace(config, init=init, steps=1, validate_every=100)
    seen: list[Progress] = []
    header = read_header(train(config, seen.append))
    windows = standardise_window(held_out(config, LatentStatistics.uniform(DIMS)))

    assert (header.standardisation, header.codec) == ("window", CODEC)
    assert seen[0].validation_loss == pytest.approx(loss_of(init, windows), rel=1e-5)
    # a sine of amplitude 3 around 2, in whatever window
    assert header.statistics.deviation == pytest.approx((3 / 2**0.5,) * DIMS, rel=0.05)
    assert header.statistics.mean == pytest.approx((2.0,) * DIMS, abs=0.1)
    told = make_plan(replace(config, out=tmp_path / "other", scale=0.7, offset=-0.1)).header.statistics
    assert (told.deviation, told.mean) == ((0.7,) * DIMS, (-0.1,) * DIMS)


def test_the_noise_of_the_beginning_is_trained_with(config: TrainingConfig, tmp_path: Path) -> None:
    assert config.init
    init = variant(tmp_path / "pyramid.safetensors", config.init, noise="pyramid")
    seen: list[Progress] = []
    header = read_header(train(replace(config, init=init, steps=1), seen.append))

    assert header.noise == "pyramid"
    latents = held_out(config, header.statistics)
    assert seen[0].validation_loss == pytest.approx(loss_of(init, latents, "pyramid"), rel=1e-5)
    assert seen[0].validation_loss != pytest.approx(loss_of(init, latents), rel=1e-3)


def test_every_mismatch_is_found_before_anything_is_built(config: TrainingConfig, tmp_path: Path) -> None:
    other_codec = replace(CODEC, name="other", fingerprint="def")
    eight = write_latents(tmp_path / "eight", frequency=0.3, codec=replace(CODEC, latent_dim=8))
    one = write_latents(tmp_path / "one", frequency=0.3, codec=replace(CODEC, latent_dim=1))
    short = write_latents(tmp_path / "short", frequency=0.3, frames=40)
    other = write_latents(tmp_path / "other", frequency=0.3, codec=other_codec)
    anew = replace(config, init=None)

    for change, sentence in (
        (replace(config, latents=eight), "has learned 4 latent dimensions, and .* has 8"),
        (replace(config, latents=other), r"codec toy \(abc\), and .* other \(def\)"),
        (replace(config, window=128), "--window 128: .* a window of 64"),
        (replace(config, preset="small"), "--preset small has channels 128, 192, 256, 384, and .* 16, 32"),
        (replace(config, latents=short), "40 latent frames are fewer than the window of 64"),
        (replace(config, scale=2.0), "--scale and --offset are for latents whose own were lost"),
        (replace(config, init=tmp_path / "nothing.pt"), r"nothing\.pt: "),
        (replace(config, noise="pyramid"), "--noise pyramid tells what a .pt"),
        (replace(anew, latents=one), "one dimension"),
        (replace(anew, latents=short, window=WINDOW), "40 latent frames are fewer than the window of 64"),
        (replace(anew, window=100), "100 latent frames does not fit factors"),
    ):
        with pytest.raises(RldError, match=sentence):
            train(change)
    assert not config.out.exists()


def test_latents_of_rave_latent_diffusion_are_learned_and_stay_what_they_are(
    config: TrainingConfig, learned: TrainingConfig, tmp_path: Path
) -> None:
    (tmp_path / "theirs").mkdir()
    for number in range(3):
        noise = torch.randn(1, DIMS, WINDOW, generator=torch.Generator().manual_seed(number))
        np.save(tmp_path / f"theirs/{number}_part000.npy", standardise_window(noise[0])[None].numpy())
    codec = write_export(tmp_path / "codec.ts")
    init = write_network(tmp_path / "network.safetensors", standardisation="window")
    fingerprint = open_codec(codec).info.fingerprint
    variant(init, init, codec=None)
    theirs = replace(config, latents=tmp_path / "theirs", codec=codec, init=init, scale=0.5)
    header = read_header(train(theirs))

    assert header.standardisation == "window"
    assert header.codec
    assert (header.codec.fingerprint, header.codec.latent_dim) == (fingerprint, DIMS)
    assert (header.statistics.mean, header.statistics.deviation) == ((2.0,) * DIMS, (0.5,) * DIMS)
    with pytest.raises(DataError, match="--codec"):
        train(replace(theirs, codec=None))
    knows_its_own = variant(tmp_path / "own.safetensors", learned.out / BEST, codec=None)
    with pytest.raises(DataError, match=r"each piece was standardised as a whole, and .* by dimension"):
        train(replace(theirs, init=knows_its_own, scale=None))


def test_a_pt_of_rave_latent_diffusion_goes_on_learning(config: TrainingConfig, tmp_path: Path) -> None:
    assert config.init
    _, network = load_checkpoint(config.init)
    prefixes = ("net.", "diffusion.net.", "sampler.net.")
    state = {prefix + name: tensor for prefix in prefixes for name, tensor in network.state_dict().items()}
    torch.save({"model_state_dict": state, "epoch": 7}, tmp_path / "old.pt")
    theirs = replace(config, init=tmp_path / "old.pt", window=WINDOW, noise="pyramid")
    seen: list[Progress] = []
    header = read_header(train(theirs, seen.append))
    windows = standardise_window(held_out(config, LatentStatistics.uniform(DIMS)))

    assert (header.standardisation, header.noise, header.network.window) == ("window", "pyramid", WINDOW)
    assert seen[0].validation_loss == pytest.approx(loss_of(config.init, windows, "pyramid"), rel=1e-5)
    assert (header.validation_loss or 9) < (seen[0].validation_loss or 0)


def test_a_codec_that_is_named_for_latents_that_tell_theirs_has_to_be_it(
    config: TrainingConfig, tmp_path: Path
) -> None:
    codec = write_export(tmp_path / "codec.ts")
    fingerprint = open_codec(codec).info.fingerprint

    with pytest.raises(DataError, match=rf"of codec toy \(abc\), and --codec is codec \({fingerprint}\)"):
        train(replace(config, codec=codec))


def test_a_network_of_no_known_shape_is_moved_a_tenth_as_fast_as_the_largest(config: TrainingConfig) -> None:
    assert make_plan(replace(config, settings=None)).settings.learning_rate == pytest.approx(1e-5)
