"""What a checkpoint says about itself, without its weights."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, get_args

from rld_live.diffusion.network import NetworkConfig
from rld_live.errors import ConfigError
from rld_live.latent.noise import check_noise
from rld_live.latent.statistics import LatentStatistics

VERSION = 1

Standardisation = Literal["dimension", "window"]


@dataclass(frozen=True)
class CodecIdentity:
    """Which codec's latents a network was trained on."""

    name: str
    fingerprint: str
    sample_rate: int
    ratio: int
    latent_dim: int


@dataclass(frozen=True)
class Checkpoint:
    """The header of a checkpoint."""

    network: NetworkConfig
    statistics: LatentStatistics
    codec: CodecIdentity | None
    """None where the file does not say, as RAVE-Latent Diffusion's do not."""
    step: int
    seed: int
    validation_loss: float | None = None
    training: Mapping[str, Any] = field(default_factory=dict)
    """How it was trained, in plain values: for people, and for resuming."""
    standardisation: Standardisation = "dimension"
    """ "window": a generated window is standardised as a whole (`standardise_window`) before `statistics`, which then
    hold one deviation and one mean for all dimensions."""
    noise: str = "white"
    """The kind of noise that it learned to remove, of `rld_live.latent.noise`."""
    version: int = VERSION

    def to_json(self) -> str:
        """Return the header as it stands in the file."""
        values = {**asdict(self), "network": self.network.to_json()}
        return json.dumps(values, sort_keys=True)

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "Checkpoint":
        """Read what `to_json` wrote, now or before `standardisation` and `noise` were there.

        Raise KeyError, TypeError, ValueError or `RldError` for anything else.
        """
        if (standardisation := values.get("standardisation", "dimension")) not in get_args(Standardisation):
            raise ValueError(f"standardisation {standardisation!r}")
        check_noise(noise := values.get("noise", "white"))
        network = NetworkConfig.from_json(values["network"])
        statistics = LatentStatistics(**{name: tuple(numbers) for name, numbers in values["statistics"].items()})
        if statistics.latent_dim != network.latent_dim:
            raise ValueError(f"{statistics.latent_dim} statistics, {network.latent_dim} latent dimensions")
        return cls(
            network=network,
            statistics=statistics,
            codec=None if values["codec"] is None else CodecIdentity(**values["codec"]),
            step=values["step"],
            seed=values["seed"],
            validation_loss=values["validation_loss"],
            training=values["training"],
            standardisation=standardisation,
            noise=noise,
        )


@dataclass(frozen=True)
class ForeignOptions:
    """What a `.pt` of RAVE-Latent Diffusion does not say of itself, said by whoever knows."""

    noise: str = "white"
    scale: float = 1.0
    offset: float = 0.0
    """Windows are multiplied by the scale and moved by the offset before they are decoded."""
    standardisation: Standardisation = "window"
    """ "dimension": windows are not standardised first, since the network was trained on latents that were not, as the
    Flex-ed fork's `--norm_off` has it."""
    window: int | None = None
    """Latent frames; None: what the file says, else what its program trains such a network with."""
    heads: int | None = None
    """Attention heads; None: as many as have 64 features each, as in every known fork."""
    groups: int = 8
    """Of the group normalisation."""

    def __post_init__(self) -> None:
        """Raise `ConfigError` for what no checkpoint can be."""
        check_noise(self.noise)
        if self.standardisation not in get_args(Standardisation):
            raise ConfigError(
                f"standardisation {self.standardisation!r}: is one of {', '.join(get_args(Standardisation))}"
            )
        if not 0 < self.scale < float("inf") or not abs(self.offset) < float("inf"):
            raise ConfigError(
                f"scale {self.scale} and offset {self.offset} make no latents: the scale must be above 0; "
                "rld-live calibrate measures both"
            )
        if min(self.groups, 1 if self.heads is None else self.heads) < 1:
            raise ConfigError("heads and groups must be 1 or more: leave them out for RAVE-Latent Diffusion's own")
        if self.window is not None and self.window < 2:
            raise ConfigError(f"a window of {self.window} latent frames is none: give 2 or more, or leave it out")
