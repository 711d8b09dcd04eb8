"""A training run: from a folder of latents to `best.safetensors` and `last.safetensors`."""

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from types import MappingProxyType

import torch
from lightning_fabric import Fabric
from lightning_fabric.utilities.exceptions import MisconfigurationException
from torch import Tensor
from torch.utils.tensorboard import SummaryWriter

from rld_live.diffusion.checkpoint import Checkpoint, read_header, read_tensors, save_checkpoint
from rld_live.diffusion.network import preset
from rld_live.diffusion.objective import stratified_times
from rld_live.diffusion.trainer import StepSettings, Trainer
from rld_live.errors import ConfigError
from rld_live.offline.dataset import WindowCrops, read_latents, split, step_generator
from rld_live.offline.interruption import Interruption

BEST, LAST = "best.safetensors", "last.safetensors"
STORAGE = {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}
# Small networks stand, and need, larger steps; "rld" has the rate that RAVE-Latent Diffusion is trained with.
SETTINGS: Mapping[str, StepSettings] = MappingProxyType(
    {
        "tiny": StepSettings(learning_rate=1e-3, warmup_steps=200),
        "small": StepSettings(learning_rate=3e-4),
        "rld": StepSettings(learning_rate=1e-4),
    }
)
# Validation draws its noise and times where no step can: steps count from 0.
_VALIDATION_STREAM = 2**62


@dataclass(frozen=True)
class TrainingConfig:
    """What to train, on what, for how long."""

    latents: Path
    out: Path
    preset: str = "tiny"
    window: int | None = None
    """Latent frames per window; None: the preset's own."""
    batch: int = 16
    settings: StepSettings | None = None
    """None: those that suit the preset, in `SETTINGS`."""
    steps: int | None = None
    """The run ends after this many steps in all …"""
    minutes: float | None = None
    """… or after this many minutes of this call, whichever comes first."""
    seed: int = 0
    validate_every: int = 250
    validation_windows: int = 128
    storage: str = "float32"
    """How `best.safetensors` keeps its weights: bfloat16 or float16 halve it."""
    accelerator: str = "auto"
    devices: int = 1
    precision: str = "32-true"

    def __post_init__(self) -> None:
        """Raise `ConfigError` for a run that could not end or begin."""
        if self.preset not in SETTINGS:
            raise ConfigError(f"no network shape is called {self.preset!r}: there are {', '.join(SETTINGS)}")
        if self.steps is None and self.minutes is None:
            raise ConfigError("training has no end: give it steps or minutes")
        if self.storage not in STORAGE:
            raise ConfigError(f"weights cannot be stored as {self.storage!r}: there are {', '.join(STORAGE)}")
        if (self.steps is not None and self.steps < 1) or (self.minutes is not None and self.minutes <= 0):
            raise ConfigError("training ends before it begins: give it 1 step or more, or more than 0 minutes")
        if min(self.batch, self.validate_every, self.validation_windows) < 1:
            raise ConfigError("batch, validate_every and validation_windows must be 1 or more")

    @property
    def step_settings(self) -> StepSettings:
        """What a training step of this run depends on."""
        return self.settings or SETTINGS[self.preset]

    def identity(self) -> dict[str, object]:
        """Return what has to stay the same when a run goes on."""
        return {"preset": self.preset, "batch": self.batch, "precision": self.precision, **asdict(self.step_settings)}


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
    Raise `DataError` for latents and `ConfigError` or `ModelError` for a run that cannot go on.
    """
    fabric = _open_fabric(config)
    with Interruption() as interruption, _Run(config, fabric) as run:
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

    def __init__(self, config: TrainingConfig, fabric: Fabric) -> None:
        self._config = config
        self._fabric = fabric
        manifest = read_latents(config.latents)
        network = preset(config.preset, latent_dim=manifest.codec.latent_dim, window=config.window)
        training, validation = split(config.latents, manifest.sources, window=network.window)
        self._crops = WindowCrops(training, manifest.statistics, window=network.window)
        self._trainer = Trainer(network, config.step_settings, seed=config.seed, fabric=fabric)
        self._header = Checkpoint(
            network=network,
            statistics=manifest.statistics,
            codec=manifest.codec,
            step=0,
            seed=config.seed,
            training=config.identity(),
        )
        self._best_loss: float | None = None
        self._validation_loss: float | None = None
        self._material = self._validation_material(WindowCrops(validation, manifest.statistics, window=network.window))
        self._resume()
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

    def _validation_material(self, crops: WindowCrops) -> tuple[Tensor, Tensor, Tensor]:
        """Return (latents, noise, times): the same at every validation of every run with these latents."""
        latents = crops.spread(self._config.validation_windows)
        generator = step_generator(0, _VALIDATION_STREAM)
        times = stratified_times(len(latents), generator)
        return latents, torch.randn(latents.shape, generator=generator), times

    def _resume(self) -> None:
        """Go on from `last.safetensors` if there is one; raise `ConfigError` if it is of another run."""
        last = self._config.out / LAST
        if not last.exists():
            return
        found = read_header(last)
        for what, old, new in (
            ("the network's shape", found.network, self._header.network),
            ("the codec", found.codec.fingerprint, self._header.codec.fingerprint),
            ("the latents' statistics", found.statistics, self._header.statistics),
            ("the seed", found.seed, self._header.seed),
            ("the training settings", found.training, self._header.training),
        ):
            if old != new:
                raise ConfigError(
                    f"{last}: belongs to another run: {what} was {old} and is now {new}; "
                    "give the same to go on, or another --out to begin"
                )
        self._trainer.resume(
            found.step,
            read_tensors(last, prefix="network."),
            lambda prefix: read_tensors(last, prefix=prefix),
            where=str(last),
        )
        best = self._config.out / BEST
        self._best_loss = read_header(best).validation_loss if best.exists() else None
        self._validation_loss = found.validation_loss

    def _validate_and_save(self) -> None:
        loss = self._trainer.validate(*self._material, batch=self._config.batch)
        self._validation_loss = loss
        self._note("loss/validation", loss)
        if self._best_loss is None or loss < self._best_loss:
            self._best_loss = loss
            self._save(BEST)
        self._save_last()

    def _save_last(self) -> None:
        self._save(LAST, resuming=self._trainer.resuming_tensors())

    def _save(self, name: str, *, resuming: dict[str, Tensor] | None = None) -> None:
        if not self._is_first:
            return
        save_checkpoint(
            self._config.out / name,
            replace(self._header, step=self._trainer.step, validation_loss=self._validation_loss),
            self._trainer.average.weights,
            storage=torch.float32 if resuming else STORAGE[self._config.storage],
            resuming=resuming,
        )

    def _note(self, name: str, value: float) -> None:
        if self._log:
            self._log.add_scalar(name, value, self._trainer.step)

    @property
    def _is_first(self) -> bool:
        """Whether this process is the one of several that writes files."""
        return self._fabric.is_global_zero
