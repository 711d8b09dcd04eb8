"""A training run: from a folder of latents to `best.safetensors` and `last.safetensors`."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from lightning_fabric import Fabric
from lightning_fabric.utilities.exceptions import MisconfigurationException
from torch import Tensor
from torch.utils.tensorboard import SummaryWriter

from rld_live.diffusion.checkpoint import (
    ForeignOptions,
    load_checkpoint,
    read_header,
    read_tensors,
    save_checkpoint,
    storage_named,
)
from rld_live.diffusion.objective import stratified_times
from rld_live.diffusion.trainer import Trainer
from rld_live.diffusion.weights import weights_of
from rld_live.errors import ConfigError
from rld_live.latent.noise import draw_noise
from rld_live.offline.interruption import Interruption
from rld_live.offline.latents.dataset import Span, WindowCrops, step_generator
from rld_live.offline.output_folder import make_folder
from rld_live.offline.training.training_config import BEST, LAST, TrainingConfig
from rld_live.offline.training.training_plan import TrainingPlan, make_plan

__all__ = ["BEST", "LAST", "Progress", "TrainingConfig", "train"]

# Validation draws its noise and times where no step can: steps count from 0.
_VALIDATION_STREAM = 2**62


@dataclass(frozen=True)
class Progress:
    """Where a run is."""

    step: int
    steps: int | None
    loss: float
    """Training loss, averaged over the last hundred steps or so."""
    validation_loss: float | None
    best_loss: float | None
    steps_per_second: float
    fraction: float
    """How much of the budget is spent, 0 … 1."""
    seconds_left: float


def train(config: TrainingConfig, on_progress: Callable[[Progress], None] = lambda _: None) -> Path:
    """Train, or go on with the run in `config.out`, and return the best checkpoint.

    Batches, times and noise are functions of (seed, step), so a run that was stopped and resumed gives the same bits
    on a CPU as one that was not. Ctrl-C ends it after the step at hand, saved; a second one ends it at once.
    Raise `DataError` for latents and `ConfigError` or `ModelError` for a run that cannot go on, all before anything
    is built.
    """
    plan = make_plan(config)
    fabric = _open_fabric(config)
    make_folder(config.out)
    with Interruption() as interruption, _Run(config, plan, fabric) as run:
        run.go(on_progress, interruption)
    return config.out / BEST


def _open_fabric(config: TrainingConfig) -> Fabric:
    try:
        fabric = Fabric(
            accelerator=config.accelerator,
            devices=config.devices,
            precision=config.precision,  # type: ignore[arg-type]  # checked there, against names of its own
        )
    except (ValueError, RuntimeError, MisconfigurationException) as error:
        wanted = f"{config.devices} × {config.accelerator} in {config.precision}"
        raise ConfigError(f"training on {wanted} is impossible: {' '.join(str(error).split())}") from error
    fabric.launch()
    return fabric


class _Run:
    """The loop around the training step: when to validate, save, report and end."""

    def __init__(self, config: TrainingConfig, plan: TrainingPlan, fabric: Fabric) -> None:
        self._config = config
        self._fabric = fabric
        self._header = plan.header
        training, validation = plan.sides
        self._crops = self._crops_of(training)
        self._trainer = Trainer(
            plan.header.network, plan.settings, seed=config.seed, fabric=fabric, noise=plan.header.noise
        )
        self._best_loss: float | None = None
        self._validation_loss: float | None = None
        self._material = self._validation_material(self._crops_of(validation))
        self._begin(plan.foreign)
        self._log = (
            SummaryWriter(str(config.out / "log"), purge_step=self._trainer.step + 1) if self._is_first else None
        )

    def __enter__(self) -> "_Run":
        return self

    def __exit__(self, *_: object) -> None:
        if self._log:
            self._log.close()

    def go(self, on_progress: Callable[[Progress], None], interruption: Interruption) -> None:
        """Train until the budget is spent or somebody interrupts; leave both checkpoints behind."""
        config, trainer = self._config, self._trainer
        if config.init and trainer.step == 0:
            self._validate()  # the first best: what comes after has to be better than what it began from
        started, first_step = time.monotonic(), trainer.step
        loss = 0.0
        while not self._is_over(time.monotonic() - started, interruption):
            generator = step_generator(config.seed, trainer.step)
            step_loss = trainer.train_step(self._crops.draw(config.batch, generator), generator)
            done = trainer.step - first_step
            loss += (step_loss - loss) / min(done, 100)
            self._note("loss/training", step_loss)
            if trainer.step % config.validate_every == 0:
                self._validate_and_save()
            if self._is_first:
                seconds = time.monotonic() - started
                on_progress(self._progress(loss, done / seconds, seconds))
        if trainer.step == first_step or trainer.step % config.validate_every == 0:
            return
        # A run that goes on later must meet the same candidates for the best as one that never stopped.
        if self._best_loss is None or trainer.step == config.steps:
            self._validate_and_save()
        else:
            self._save_last()

    def _is_over(self, seconds: float, interruption: Interruption) -> bool:
        config = self._config
        is_out_of_steps = config.steps is not None and self._trainer.step >= config.steps
        is_out_of_time = config.minutes is not None and seconds >= config.minutes * 60
        # Clocks and signals reach the processes of several devices at different steps, and all must end with the same.
        return bool(self._fabric.broadcast(is_out_of_steps or is_out_of_time or interruption.is_wanted))

    def _progress(self, loss: float, steps_per_second: float, seconds: float) -> Progress:
        config, step = self._config, self._trainer.step
        fractions, ends = [0.0], [math.inf]
        if config.steps is not None:
            fractions.append(step / config.steps)
            ends.append((config.steps - step) / steps_per_second)
        if config.minutes is not None:
            fractions.append(min(1.0, seconds / (config.minutes * 60)))
            ends.append(max(0.0, config.minutes * 60 - seconds))
        return Progress(
            step=step,
            steps=config.steps,
            loss=loss,
            validation_loss=self._validation_loss,
            best_loss=self._best_loss,
            steps_per_second=steps_per_second,
            fraction=max(fractions),
            seconds_left=min(ends),
        )

    def _crops_of(self, spans: tuple[Span, ...]) -> WindowCrops:
        header = self._header
        return WindowCrops(
            spans, header.statistics, window=header.network.window, standardisation=header.standardisation
        )

    def _validation_material(self, crops: WindowCrops) -> tuple[Tensor, Tensor, Tensor]:
        """Return (latents, noise, times): the same at every validation of every run with these latents."""
        latents = crops.spread(self._config.validation_windows)
        generator = step_generator(0, _VALIDATION_STREAM)
        times = stratified_times(len(latents), generator)
        return latents, draw_noise(self._header.noise, latents.shape, generator), times

    def _begin(self, foreign: ForeignOptions | None) -> None:
        """Go on from `last.safetensors` if there is one, else take the weights of the checkpoint to begin from."""
        last, best = self._config.out / LAST, self._config.out / BEST
        if last.exists():
            found = read_header(last)
            self._trainer.resume(
                found.step,
                read_tensors(last, prefix="network."),
                lambda prefix: read_tensors(last, prefix=prefix),
                where=str(last),
            )
            self._best_loss = read_header(best).validation_loss if best.exists() else None
            self._validation_loss = found.validation_loss
        elif self._config.init:
            _, network = load_checkpoint(self._config.init, foreign)
            self._trainer.begin_from(weights_of(network), where=str(self._config.init))

    def _validate_and_save(self) -> None:
        self._validate()
        self._save_last()

    def _validate(self) -> None:
        loss = self._trainer.validate(*self._material, batch=self._config.batch)
        self._validation_loss = loss
        self._note("loss/validation", loss)
        if self._best_loss is None or loss < self._best_loss:
            self._best_loss = loss
            self._save(BEST)

    def _save_last(self) -> None:
        self._save(LAST, resuming=self._trainer.resuming_tensors())

    def _save(self, name: str, *, resuming: dict[str, Tensor] | None = None) -> None:
        if not self._is_first:
            return
        save_checkpoint(
            self._config.out / name,
            replace(self._header, step=self._trainer.step, validation_loss=self._validation_loss),
            self._trainer.average.weights,
            storage=torch.float32 if resuming else storage_named(self._config.storage),
            resuming=resuming,
        )

    def _note(self, name: str, value: float) -> None:
        if self._log:
            self._log.add_scalar(name, value, self._trainer.step)

    @property
    def _is_first(self) -> bool:
        """Whether this process is the one of several that writes files."""
        return self._fabric.is_global_zero
