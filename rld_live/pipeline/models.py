"""The models of a set, found, checked against each other, and loaded."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import torch
from torch import Tensor

from rld_live.codec.contract import CodecInfo
from rld_live.codec.export import Codec, open_codec
from rld_live.codec.prior import open_prior
from rld_live.codec.self_test import KEEPS_UP, SelfTest, self_test
from rld_live.config import ModelsConfig
from rld_live.diffusion.checkpoint import ForeignOptions, load_checkpoint, read_header
from rld_live.diffusion.sampler import WindowSampler
from rld_live.diffusion.solvers import solver as solver_named
from rld_live.errors import ConfigError, ModelError
from rld_live.latent.geometry import GEOMETRIES, Geometry
from rld_live.pipeline.diffusion_source import DiffusionSource
from rld_live.pipeline.fit import check_chunk, check_fit
from rld_live.pipeline.generation import LatentSource
from rld_live.pipeline.pieces import DenoisedPieces
from rld_live.pipeline.prior_source import HOP as PRIOR_HOP
from rld_live.pipeline.prior_source import PriorSource

log = logging.getLogger(__name__)

BUILTIN_CODEC = "codec.ts"
BUILTIN_CHECKPOINT = "diffusion.safetensors"
FOREIGN = ("noise", "scale", "offset", "window")
"""Settings that say what a checkpoint of RAVE-Latent Diffusion does not."""


class LoadingEnded(Exception):  # noqa: N818 - nothing is wrong
    """What is raised by whoever does not want the models any more."""


@dataclass(frozen=True)
class Models:
    """A codec, and what generates its latents, ready to play."""

    codec: Codec
    source: LatentSource
    self_test: SelfTest | None
    """How the codec did; None for a recurrent one, which is never decoded in pieces."""

    @property
    def geometry(self) -> Geometry:
        return GEOMETRIES[self.codec.info.geometry]


class SteadySampler:
    """A window sampler with its solver chosen."""

    def __init__(self, sampler: WindowSampler, solver: str) -> None:
        """Raise `ConfigError` for a solver that does not exist."""
        solver_named(solver)
        self._sampler = sampler
        self._solver = solver

    def sample(self, noise: Tensor, *, steps: int, guidance: float) -> Tensor:
        """Return latents [latent_dim, window], as the network was trained on, from `noise` of that shape."""
        return self._sampler.sample(noise, steps=steps, solver=self._solver, guidance=guidance)


def builtin(name: str) -> Path:
    """Return the path of a file of the built-in set."""
    return Path(str(resources.files("rld_live") / "builtin" / name))


def compute_on_one_thread() -> None:
    """Set torch's threads for playing, in the thread that calls and in those that it starts.

    One thread per model: a second one collapses as soon as anything else wants its core (5 ms become 600 ms), and
    another number of threads sums in another order, so that a seed would not give the same samples everywhere.
    """
    torch.set_num_threads(1)


def load_models(
    config: ModelsConfig,
    *,
    solver: str,
    chunk: int,
    is_live: bool = True,
    go_on: Callable[[], None] = lambda: None,
) -> Models:
    """Load the set's models, the built-in ones where it names none; raise `ModelError` or `ConfigError`.

    What does not fit together is found before the weights of the larger model are read, and before anything runs.
    `chunk` is how many latent frames will be decoded in one call; `is_live` says that a clock will wait for them.
    `go_on` is called before each part that takes its time, and may raise `LoadingEnded`.
    """
    load = {"diffusion": _load_diffusion, "prior": _load_prior}[config.source]
    return load(config, solver, chunk, is_live, go_on)


def _load_diffusion(config: ModelsConfig, solver: str, chunk: int, is_live: bool, go_on: Callable[[], None]) -> Models:
    """A codec and a checkpoint belong together, so one of your own asks for the other."""
    if config.codec is None and config.checkpoint is not None:
        raise ConfigError(f"models.codec is missing: {config.checkpoint} plays only with the codec that belongs to it")
    solver_named(solver)
    if config.codec is not None and config.checkpoint is None:
        raise _without_checkpoint(_open_codec(config.codec, config.sample_rate, is_live).info)
    path = config.checkpoint or builtin(BUILTIN_CHECKPOINT)
    foreign = _foreign_options(config)
    header = read_header(path, foreign)
    codec = _open_codec(config.codec or builtin(BUILTIN_CODEC), config.sample_rate, is_live)
    check_fit(codec.info, header, path)
    check_chunk(chunk, window=header.network.window)
    info = codec.info
    if header.codec is None:
        found = f"{info.name}, {info.sample_rate} Hz, ratio {info.ratio}"
        log.info("%s does not say which codec it belongs to: played with %s", path.name, found)
    go_on()
    tested = _tested(codec, chunk)
    go_on()
    checkpoint, network = load_checkpoint(path, foreign)
    shape = checkpoint.network
    sampler = WindowSampler(network, latent_dim=shape.latent_dim, window=shape.window)
    go_on()
    try:
        sampler.warm_up()
    except ModelError as error:  # finite weights may be too large all the same
        raise ModelError(f"{path}: {error}") from error
    source = DiffusionSource(
        SteadySampler(sampler, solver),
        latent_dim=shape.latent_dim,
        window=shape.window,
        statistics=checkpoint.statistics,
        noise=checkpoint.noise,
        standardises_windows=checkpoint.standardisation == "window",
        geometry=GEOMETRIES[info.geometry],
        pieces=DenoisedPieces(can_be_guided=sampler.can_be_guided),
    )
    return Models(codec, source, tested)


def _load_prior(config: ModelsConfig, _solver: str, chunk: int, is_live: bool, go_on: Callable[[], None]) -> Models:
    """A prior comes in the codec's own file, and is loaded a second time: one module serves one thread."""
    if config.codec is None:
        raise ConfigError("models.codec is missing: models.source = prior needs an export that has a prior")
    for name in ("checkpoint", *FOREIGN):
        if getattr(config, name) is not None:
            raise ConfigError(f"models.{name} has no meaning with models.source = prior: leave one of them out")
    check_chunk(chunk, window=2 * PRIOR_HOP)
    codec = _open_codec(config.codec, config.sample_rate, is_live)
    go_on()
    prior = open_prior(config.codec, sample_rate=config.sample_rate)
    if codec.info.generation == "RAVE v2.3" and not codec.info.is_streaming:  # there one option decides for both
        log.warning(
            "%s: exported without --streaming, so its prior forgets all but the last latent frame: add --streaming",
            codec.info.name,
        )
    factor = prior.seconds_per_frame * codec.info.latent_rate
    level, advice = (logging.INFO, "") if factor < KEEPS_UP else (logging.WARNING, ": too slow to play safely")
    log.log(level, "%s: its prior generates at real-time factor %.2f%s", codec.info.name, factor, advice)
    go_on()
    return Models(codec, PriorSource(prior), _tested(codec, chunk))


def _open_codec(path: Path, sample_rate: int | None, is_live: bool) -> Codec:
    codec = open_codec(path, sample_rate=sample_rate)
    if is_live and codec.info.is_recurrent:
        raise ModelError(
            f"{path}: its decoder is recurrent (a hybrid export) and forgets its state between pieces, so it cannot be "
            "played live: write files with `rld-live generate`, or export a run of another config, for example v2"
        )
    return codec


def _tested(codec: Codec, chunk: int) -> SelfTest | None:
    """Try the codec, and say what came of it; a recurrent one is not played in pieces, so there is nothing to try."""
    if codec.info.is_recurrent:
        return None
    found = self_test(codec, chunk=chunk)
    log.log(logging.INFO if found.keeps_up else logging.WARNING, found.summary)
    if remark := GEOMETRIES[codec.info.geometry].remark:
        log.info("%s: %s", codec.info.name, remark)
    return found


def _without_checkpoint(info: CodecInfo) -> ConfigError:
    """What a codec lacks that could play: one that could not is told so first, since it needs no checkpoint."""
    prior = ", or set models.source = prior (generate --prior) to play the prior in it" if info.has_prior else ""
    return ConfigError(
        f"models.checkpoint is missing: {info.path} plays only with the checkpoint that belongs to it{prior}"
    )


def _foreign_options(config: ModelsConfig) -> ForeignOptions | None:
    """What the set says of a checkpoint that does not say it itself; None where it says nothing."""
    said = {name: value for name in FOREIGN if (value := getattr(config, name)) is not None}
    return ForeignOptions(**said) if said else None
