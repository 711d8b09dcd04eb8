"""The two models of a set, found and loaded."""

from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import torch
from torch import Tensor

from rld_live.codec.export import Codec, open_codec
from rld_live.config import ModelsConfig
from rld_live.diffusion.checkpoint import Checkpoint, load_checkpoint
from rld_live.diffusion.sampler import WindowSampler
from rld_live.diffusion.solvers import solver as solver_named
from rld_live.errors import ConfigError

BUILTIN_CODEC = "codec.ts"
BUILTIN_CHECKPOINT = "diffusion.safetensors"


@dataclass(frozen=True)
class Models:
    """A codec, and a diffusion model of its latents, ready to play."""

    codec: Codec
    checkpoint: Checkpoint
    sampler: "SteadySampler"


class SteadySampler:
    """A window sampler with its solver chosen."""

    def __init__(self, sampler: WindowSampler, solver: str) -> None:
        """Raise `ConfigError` for a solver that does not exist."""
        solver_named(solver)
        self._sampler = sampler
        self._solver = solver

    def sample(self, noise: Tensor, *, steps: int) -> Tensor:
        """Return standardised latents [latent_dim, window] from `noise` of that shape."""
        return self._sampler.sample(noise, steps=steps, solver=self._solver)


def builtin(name: str) -> Path:
    """Return the path of a file of the built-in set."""
    return Path(str(resources.files("rld_live") / "builtin" / name))


def compute_on_one_thread() -> None:
    """Set torch's threads for playing, in the thread that calls and in those that it starts.

    One thread per model: a second one collapses as soon as anything else wants its core (5 ms become 600 ms), and
    another number of threads sums in another order, so that a seed would not give the same samples everywhere.
    """
    torch.set_num_threads(1)


def load_models(config: ModelsConfig, *, solver: str) -> Models:
    """Load the set's models, the built-in ones where it names none; raise `ModelError` or `ConfigError`.

    A codec and a checkpoint belong together, so one of your own asks for the other.
    """
    if (config.codec is None) != (config.checkpoint is None):
        missing, given = ("checkpoint", config.codec) if config.checkpoint is None else ("codec", config.checkpoint)
        raise ConfigError(f"models.{missing} is missing: {given} plays only with the {missing} that belongs to it")
    codec = open_codec(config.codec or builtin(BUILTIN_CODEC), sample_rate=config.sample_rate)
    checkpoint, network = load_checkpoint(config.checkpoint or builtin(BUILTIN_CHECKPOINT))
    shape = checkpoint.network
    sampler = WindowSampler(network, latent_dim=shape.latent_dim, window=shape.window)
    sampler.warm_up()
    return Models(codec, checkpoint, SteadySampler(sampler, solver))
