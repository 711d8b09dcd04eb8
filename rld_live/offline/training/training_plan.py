"""What a training run learns from, and where it begins: everything that has to fit together, found to do so."""

from dataclasses import dataclass, replace

from rld_live.codec.contract import CodecInfo
from rld_live.codec.export import describe_codec
from rld_live.diffusion.checkpoint import Checkpoint, ForeignOptions, read_header
from rld_live.diffusion.network import PRESETS, NetworkConfig, preset
from rld_live.diffusion.torch_file import is_torch_file
from rld_live.diffusion.trainer import StepSettings
from rld_live.errors import ConfigError, DataError, ModelError
from rld_live.latent.statistics import LatentStatistics
from rld_live.offline.latents.dataset import Sides, Span, WindowCrops, read_latents, split
from rld_live.offline.latents.manifest import Manifest
from rld_live.offline.training.run_identity import check_same_run, identity_of
from rld_live.offline.training.training_config import DEFAULT_PRESET, LAST, SETTINGS, TrainingConfig

# What has learned much is moved with small steps. On a toy, little material like that which was known made a network
# better at a tenth of its rate and below only; unlike material was learned in fewer steps than from scratch at any.
_FINE_TUNING = 0.1
_MEASURED_WINDOWS = 1024


@dataclass(frozen=True)
class TrainingPlan:
    """A run before its first step."""

    header: Checkpoint
    """What its checkpoints will say."""
    settings: StepSettings
    sides: Sides
    foreign: ForeignOptions | None
    """How the checkpoint that it begins from is opened."""


def make_plan(config: TrainingConfig) -> TrainingPlan:
    """Return the plan of `config`, made from headers, without building a network or reading a weight.

    Raise `ConfigError`, `DataError` or `ModelError` that names both values where two things do not fit: latents, codec,
    `init`, preset, window, and what an earlier call has left in `out`.
    """
    foreign = _foreign(config)
    init = read_header(config.init, foreign) if config.init else None
    manifest = read_latents(config.latents, _named_codec(config))
    if manifest.codec.latent_dim < 2:
        raise DataError(
            f"{config.latents}: its latents have one dimension, of which nothing can be learned: use a codec with more"
        )
    if init:
        _check_init(config, init, manifest)
        network = init.network
    else:
        network = preset(config.preset or DEFAULT_PRESET, latent_dim=manifest.codec.latent_dim, window=config.window)
    sides = split(config.latents, manifest.sources, window=network.window)
    settings = config.settings or _settings(config, network)
    header = Checkpoint(
        network=network,
        statistics=_statistics(config, init, manifest, sides[0], window=network.window),
        codec=manifest.codec,
        step=0,
        seed=config.seed,
        training=identity_of(config, settings),
        standardisation=init.standardisation if init else manifest.standardisation,
        noise=init.noise if init else "white",
    )
    check_same_run(config.out / LAST, header)
    return TrainingPlan(header, settings, sides, foreign)


def _foreign(config: TrainingConfig) -> ForeignOptions | None:
    """Return what has to be said of a `.pt`; its window too, since weights of one fit others."""
    if config.init and is_torch_file(config.init):
        return ForeignOptions(noise=config.noise or "white", window=config.window)
    if config.noise:
        raise ConfigError(
            f"--noise {config.noise} tells what a .pt that --init names was trained with: leave it out without one"
        )
    return None


def _named_codec(config: TrainingConfig) -> CodecInfo | None:
    if config.codec is None:
        return None
    info, refusal = describe_codec(config.codec, sample_rate=config.sample_rate)
    if refusal:
        raise ModelError(f"{config.codec}: is a {info.kind} codec: {refusal}")
    return info


def _check_init(config: TrainingConfig, init: Checkpoint, manifest: Manifest) -> None:
    if init.network.latent_dim != manifest.codec.latent_dim:
        raise DataError(
            f"{config.init}: has learned {init.network.latent_dim} latent dimensions, and {config.latents} has "
            f"{manifest.codec.latent_dim}: begin from another checkpoint, or without --init"
        )
    if init.codec and init.codec.fingerprint != manifest.codec.fingerprint:
        raise DataError(
            f"{config.init}: has learned codec {init.codec.name} ({init.codec.fingerprint}), and {config.latents} is "
            f"of {manifest.codec.name} ({manifest.codec.fingerprint}): encode the audio with the first one"
        )
    if config.window not in (None, init.network.window):
        raise ConfigError(
            f"--window {config.window}: {config.init} has a window of {init.network.window} latent frames: leave "
            "--window out"
        )
    if (
        config.preset
        and preset(config.preset, latent_dim=init.network.latent_dim, window=init.network.window) != init.network
    ):
        raise ConfigError(
            f"--preset {config.preset} has channels {_list(PRESETS[config.preset].channels)}, and {config.init} has "
            f"{_list(init.network.channels)} and other sizes: leave --preset out"
        )
    if init.standardisation == "dimension" and manifest.standardisation == "window":
        raise DataError(
            f"{config.latents}: each piece was standardised as a whole, and {config.init} has learned latents that "
            "were standardised by dimension: encode the audio with rld-live preprocess"
        )


def _statistics(
    config: TrainingConfig, init: Checkpoint | None, manifest: Manifest, spans: tuple[Span, ...], *, window: int
) -> LatentStatistics:
    """Return what turns what the network makes into what the codec decodes."""
    if (init or manifest).standardisation == "dimension":
        if (config.scale, config.offset) != (None, None):
            raise ConfigError(
                f"--scale and --offset are for latents whose own were lost, and {config.latents} has its statistics: "
                "leave them out"
            )
        # Not the new latents' own: they are of the same codec, so a sound must be to the network the numbers that it
        # was when the network learned it. Other numbers would sound like other music until that is unlearned.
        return init.statistics if init else manifest.statistics
    # Here the network never sees a scale, so nothing that it has learned hangs on it: the new latents decide.
    if manifest.standardisation == "dimension":
        scale, offset = _measured(spans, manifest.codec.latent_dim, window)
    else:
        lost = init.statistics if init else None
        scale, offset = (lost.deviation[0], lost.mean[0]) if lost else (1.0, 0.0)
    return LatentStatistics.uniform(
        manifest.codec.latent_dim,
        scale=scale if config.scale is None else config.scale,
        offset=offset if config.offset is None else config.offset,
    )


def _measured(spans: tuple[Span, ...], latent_dim: int, window: int) -> tuple[float, float]:
    """Return scale and offset as `calibrate` does: the usual deviation and mean of whole windows."""
    crops = WindowCrops(spans, LatentStatistics.uniform(latent_dim), window=window)
    windows = crops.spread(min(len(crops), _MEASURED_WINDOWS)).double().flatten(1)
    return float(windows.std(1).median()), float(windows.mean(1).median())


def _settings(config: TrainingConfig, network: NetworkConfig) -> StepSettings:
    if config.init is None:
        return SETTINGS[config.preset or DEFAULT_PRESET]
    # a shape that is none of ours is more likely larger than smaller
    near = next((name for name, shape in PRESETS.items() if shape.channels == network.channels), "rld")
    return replace(SETTINGS[near], learning_rate=_FINE_TUNING * SETTINGS[near].learning_rate)


def _list(values: tuple[int, ...]) -> str:
    return ", ".join(map(str, values))
