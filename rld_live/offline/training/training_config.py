"""What a training run is asked to do."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from rld_live.diffusion.checkpoint import storage_named
from rld_live.diffusion.trainer import StepSettings
from rld_live.errors import ConfigError

BEST, LAST = "best.safetensors", "last.safetensors"
DEFAULT_PRESET = "tiny"
# Small networks stand, and need, larger steps; "rld" has the rate that RAVE-Latent Diffusion is trained with.
SETTINGS: Mapping[str, StepSettings] = MappingProxyType(
    {
        "tiny": StepSettings(learning_rate=1e-3, warmup_steps=200),
        "small": StepSettings(learning_rate=3e-4),
        "rld": StepSettings(learning_rate=1e-4),
    }
)


@dataclass(frozen=True)
class TrainingConfig:
    """What to train, on what, for how long."""

    latents: Path
    out: Path
    codec: Path | None = None
    """What the latents are of, where their folder does not tell it."""
    sample_rate: int | None = None
    """Of a codec that does not tell it."""
    init: Path | None = None
    """A checkpoint to begin from: its network, its standardisation, its noise."""
    noise: str | None = None
    """The kind that a `.pt` given as `init`, which does not tell it, was trained with; None: white."""
    scale: float | None = None
    offset: float | None = None
    """What generated windows are multiplied by and moved by, where the latents do not tell it."""
    preset: str | None = None
    """None: that of `init`, else "tiny"."""
    window: int | None = None
    """Latent frames per window; None: what `init` says or what its kind has, else the preset's own."""
    batch: int = 16
    settings: StepSettings | None = None
    """None: those that suit the network, in `SETTINGS`."""
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
        if self.preset is not None and self.preset not in SETTINGS:
            raise ConfigError(f"no network shape is called {self.preset!r}: there are {', '.join(SETTINGS)}")
        if self.steps is None and self.minutes is None:
            raise ConfigError("training has no end: give it steps or minutes")
        storage_named(self.storage)
        if (self.steps is not None and self.steps < 1) or (self.minutes is not None and self.minutes <= 0):
            raise ConfigError("training ends before it begins: give it 1 step or more, or more than 0 minutes")
        if min(self.batch, self.validate_every, self.validation_windows) < 1:
            raise ConfigError("batch, validate_every and validation_windows must be 1 or more")
        if self.scale is not None and not 0 < self.scale < math.inf:
            raise ConfigError(f"a scale of {self.scale} silences or mirrors the latents: give one above 0")
        if self.offset is not None and not math.isfinite(self.offset):
            raise ConfigError(f"an offset of {self.offset} leaves no latents: give a number")
