"""What a checkpoint says about itself, without its weights."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Annotated, Any, Literal, get_args

import pydantic_core
from pydantic import ConfigDict, Field, TypeAdapter, ValidationError, with_config

from rld_live.diffusion.network import NetworkConfig
from rld_live.errors import ConfigError, ModelError
from rld_live.latent.noise import check_noise
from rld_live.latent.statistics import LatentStatistics

VERSION = 1

Standardisation = Literal["dimension", "window"]
Count = Annotated[int, Field(ge=0, le=2**63 - 1)]
Size = Annotated[int, Field(ge=1, le=2**31 - 1)]

AS_WRITTEN = ConfigDict(strict=True, extra="forbid")
"""How a file that we wrote is read back: by anyone's hand it may have changed, and nothing in it is guessed at."""


@dataclass(frozen=True)
class CodecIdentity:
    """Which codec's latents a network was trained on."""

    name: str
    fingerprint: str
    sample_rate: Size
    ratio: Size
    latent_dim: Size


@with_config(AS_WRITTEN)
@dataclass(frozen=True)
class Checkpoint:
    """The header of a checkpoint."""

    network: NetworkConfig
    statistics: LatentStatistics
    codec: CodecIdentity | None
    """None where the file does not say, as RAVE-Latent Diffusion's do not."""
    step: Count
    seed: Count
    validation_loss: float | None = None
    training: Mapping[str, Any] = field(default_factory=dict)
    """How it was trained, in plain values: for people, and for resuming."""
    standardisation: Standardisation = "dimension"
    """ "window": a generated window is standardised as a whole (`standardise_window`) before `statistics`, which then
    hold one deviation and one mean for all dimensions."""
    noise: str = "white"
    """The kind of noise that it learned to remove, of `rld_live.latent.noise`."""
    version: int = VERSION

    def __post_init__(self) -> None:
        """Raise ValueError for numbers of different latents, `ConfigError` for noise that is unknown."""
        check_noise(self.noise)
        dims = self.network.latent_dim
        if self.statistics.latent_dim != dims:
            raise ValueError(f"statistics are of {self.statistics.latent_dim} dimensions, network.latent_dim is {dims}")

    def to_json(self) -> str:
        """Return the header as it stands in the file."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Checkpoint":
        """Read what `to_json` wrote, now or before `standardisation` and `noise` were there.

        Raise ValueError that names the key, or `RldError`, for anything else.
        """
        try:
            values = pydantic_core.from_json(text)
            version = values.get("version") if isinstance(values, dict) else None
            if version not in (None, VERSION):
                raise ModelError(f"checkpoint version {version!r}, and this rld-live reads {VERSION}: update it")
            return _HEADER.validate_json(text)
        except ValidationError as error:
            raise ValueError(wrong_key(error)) from error


_HEADER = TypeAdapter(Checkpoint)


def wrong_key(error: ValidationError) -> str:
    """Return the key that is wrong and what is, in one line: first one that we do not know, for it tells most."""
    unknown = "unexpected_keyword_argument"
    first = min(error.errors(include_url=False), key=lambda each: each["type"] != unknown)
    said = "there is no such key; was it written by a newer rld-live?" if first["type"] == unknown else first["msg"]
    key = " ".join(".".join(map(str, first["loc"])).split())
    return ": ".join(filter(None, (key, said.removeprefix("Value error, "))))


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
