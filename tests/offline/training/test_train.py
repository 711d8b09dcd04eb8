import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors import safe_open
from safetensors.torch import load_file

from rld_live.diffusion.checkpoint import CodecIdentity, load_checkpoint, read_header
from rld_live.diffusion.network import PRESETS
from rld_live.diffusion.trainer import StepSettings
from rld_live.errors import ConfigError, DataError
from rld_live.latent.statistics import LatentStatistics
from rld_live.offline.latents.manifest import EncodedSource, Manifest
from rld_live.offline.training.train import BEST, LAST, Progress, TrainingConfig, train
from rld_live.offline.training.training_config import SETTINGS


@pytest.fixture(scope="module")
def latents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four sources of slow sines in three dimensions."""
    folder = tmp_path_factory.mktemp("latents")
    for number in range(4):
        phase = np.arange(200) * 0.1 * (number + 1) + np.arange(3)[:, None]
        np.save(folder / f"{number}.npy", (2 + np.sin(phase)).astype(np.float32))
    Manifest(
        codec=CodecIdentity(name="toy", fingerprint="abc", sample_rate=44100, ratio=2048, latent_dim=3),
        window=64,
        audio="audio",
        statistics=LatentStatistics(mean=(2.0,) * 3, deviation=(0.7,) * 3),
        sources=tuple(
            EncodedSource(
                path=f"{number}.wav",
                size=0,
                mtime_ns=0,
                latents=f"{number}.npy",
                frames=200,
                padded_frames=0,
                seconds=9.3,
            )
            for number in range(4)
        ),
        failed=(),
    ).write(folder)
    return folder


@pytest.fixture
def config(latents: Path, tmp_path: Path) -> TrainingConfig:
    return TrainingConfig(
        latents=latents,
        out=tmp_path / "run",
        window=64,
        batch=2,
        settings=StepSettings(warmup_steps=2),
        steps=4,
        validate_every=2,
        validation_windows=4,
        accelerator="cpu",
    )


def interrupt_at(step: int) -> Callable[[Progress], None]:
    def press_ctrl_c(progress: Progress) -> None:
        if progress.step == step:
            signal.raise_signal(signal.SIGINT)

    return press_ctrl_c


def assert_same_bits(one: Path, other: Path) -> None:
    for name in (BEST, LAST):
        ours, theirs = load_file(one / name), load_file(other / name)
        assert ours.keys() == theirs.keys()
        assert all(torch.equal(tensor, theirs[key]) for key, tensor in ours.items())
        assert read_header(one / name) == read_header(other / name)


def test_a_run_leaves_a_playable_best_a_resumable_last_and_a_log(config: TrainingConfig) -> None:
    seen: list[Progress] = []
    best = train(config, seen.append)
    header, network = load_checkpoint(best)

    assert best == config.out / BEST
    assert (header.codec.fingerprint, header.codec.ratio, header.seed) == ("abc", 2048, 0)
    assert header.statistics.mean == (2.0, 2.0, 2.0)
    assert header.network.window == 64
    assert network(torch.zeros(1, 3, 64), torch.tensor([0.5])).shape == (1, 3, 64)
    assert read_header(config.out / LAST).step == 4
    assert [progress.step for progress in seen] == [1, 2, 3, 4]
    assert seen[-1].best_loss == header.validation_loss
    assert [progress.fraction for progress in seen] == [0.25, 0.5, 0.75, 1]
    assert seen[-1].seconds_left == 0
    assert list((config.out / "log").glob("events*"))
    with safe_open(best, "pt") as file:
        assert all(name.startswith("network.") for name in file.keys())  # noqa: SIM118


@pytest.mark.parametrize("stop", [2, 3])
def test_a_run_stopped_by_ctrl_c_and_resumed_gives_the_same_bits(config: TrainingConfig, stop: int) -> None:
    straight, halting = replace(config, out=config.out / "a", steps=6), replace(config, out=config.out / "b", steps=6)
    train(straight)
    train(halting, interrupt_at(stop))
    assert read_header(halting.out / LAST).step == stop
    train(halting)

    assert_same_bits(straight.out, halting.out)


def test_a_finished_run_is_left_as_it_is_and_more_steps_continue_it(config: TrainingConfig) -> None:
    train(config)
    before = (config.out / LAST).read_bytes()
    train(config)
    assert (config.out / LAST).read_bytes() == before
    train(replace(config, steps=6))

    assert read_header(config.out / LAST).step == 6


def test_ctrl_c_works_as_before_once_training_is_over(config: TrainingConfig) -> None:
    before = signal.getsignal(signal.SIGINT)
    train(config, interrupt_at(1))

    assert signal.getsignal(signal.SIGINT) is before
    assert (config.out / BEST).exists()


def test_a_second_ctrl_c_ends_training_at_once(config: TrainingConfig) -> None:
    def twice(_: Progress) -> None:
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        train(config, twice)


def test_a_budget_of_minutes_ends_a_run(config: TrainingConfig) -> None:
    seen: list[Progress] = []
    train(replace(config, steps=None, minutes=0.2 / 60), seen.append)

    assert seen[0].seconds_left < 0.2
    assert seen[-1].fraction <= 1
    assert (config.out / BEST).exists()


def test_the_best_may_be_stored_in_half_precision(config: TrainingConfig) -> None:
    best = train(replace(config, storage="bfloat16"))

    assert {tensor.dtype for tensor in load_file(best).values()} == {torch.bfloat16}
    assert {tensor.dtype for tensor in load_file(config.out / LAST).values()} == {torch.float32}
    load_checkpoint(best)


def test_going_on_with_other_settings_is_refused_by_name(config: TrainingConfig) -> None:
    train(config)
    for change, sentence in (
        (replace(config, seed=1), "the seed was 0 and is now 1"),
        (replace(config, preset="small"), "the preset was tiny and is now small"),
        (replace(config, batch=4), f"the batch was {config.batch} and is now 4"),
        (replace(config, window=128), f"the window was {config.window} and is now 128"),
    ):
        with pytest.raises(ConfigError, match=sentence):
            train(change)


def test_a_run_without_an_end_or_with_an_unknown_shape_or_storage_is_refused(config: TrainingConfig) -> None:
    with pytest.raises(ConfigError, match="no end"):
        replace(config, steps=None)
    with pytest.raises(ConfigError, match="before it begins"):
        replace(config, steps=0)
    with pytest.raises(ConfigError, match="tiny, small, rld"):
        replace(config, preset="huge")
    with pytest.raises(ConfigError, match="float32, bfloat16, float16"):
        replace(config, storage="int8")
    for scale in (0.0, float("nan"), float("inf")):
        with pytest.raises(ConfigError, match=f"scale of {scale}"):
            replace(config, scale=scale)
    with pytest.raises(ConfigError, match="offset of nan"):
        replace(config, offset=float("nan"))


def test_a_run_whose_folder_cannot_be_made_is_refused(config: TrainingConfig) -> None:
    config.out.write_text("a file")
    with pytest.raises(DataError, match="cannot be made: File exists; choose another folder with --out"):
        train(config)


def test_every_preset_has_its_training_settings() -> None:
    assert SETTINGS.keys() == PRESETS.keys()


def test_a_device_or_precision_that_is_not_there_is_refused(config: TrainingConfig) -> None:
    for change in (replace(config, precision="3-bit"), replace(config, accelerator="abacus")):
        with pytest.raises(ConfigError, match=f"{change.accelerator} in {change.precision} is impossible"):
            train(change)
