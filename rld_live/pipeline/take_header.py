"""The first line of a take's log: what has to be there to play it again."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import torch

from rld_live import __version__
from rld_live.commands import JSON
from rld_live.config import Config, ModelsConfig
from rld_live.config_file import parse_config
from rld_live.errors import DataError
from rld_live.parameters import KNOBS
from rld_live.pipeline.models import BUILTIN_CHECKPOINT, BUILTIN_CODEC, builtin

_SECTIONS = ("models", "play", "audio")
"""Of the config: the others say nothing of the sound, and one of them holds a token."""
_LIMITS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"codec_rate": (1000, 1 << 20), "device_rate": (1000, 1 << 20), "channels": (1, 8), "ring_frames": (1, 1 << 24)}
)
"""Beyond what any machine has played: memory is reserved by them."""


class Resumed(NamedTuple):
    """What a performance went on from."""

    snapshot: Mapping[str, JSON]
    is_frozen: bool


@dataclass(frozen=True)
class TakeHeader:
    """What a session was started with."""

    config: Config
    knobs: Mapping[str, float]
    """Where all of them stood at start."""
    codec_rate: int
    device_rate: int
    channels: int
    """Of the ring."""
    ring_frames: int
    """The ring's capacity."""
    resumed: Resumed | None = None
    """Where the music began, if it went on from there; else with the config's seed."""

    @property
    def prebuffer_frames(self) -> int:
        """What the ring must hold before the music begins."""
        return round(self.config.audio.prebuffer_seconds * self.device_rate)

    def line(self) -> dict[str, Any]:
        """Return the header as plain values; reads the model files once, for their hashes."""
        files = model_files(self.config.models)
        sections = self.config.model_dump(mode="json", include=set(_SECTIONS))
        sections["models"].update({name: str(path.absolute()) for name, path in _chosen(self.config.models).items()})
        return {
            "rld_live": __version__,
            "torch": torch.__version__,
            "config": sections,
            "knobs": dict(self.knobs),
            "codec_rate": self.codec_rate,
            "device_rate": self.device_rate,
            "channels": self.channels,
            "ring_frames": self.ring_frames,
            "resumed": self.resumed._asdict() if self.resumed else None,
            "sha256": {name: fingerprint(path) for name, path in files.items()},
        }


def model_files(models: ModelsConfig) -> dict[str, Path]:
    """Return the files that play, by the name of their setting; those of the built-in set where none is set."""
    builtins = {"codec": BUILTIN_CODEC, "checkpoint": BUILTIN_CHECKPOINT}
    if models.source == "prior":
        del builtins["checkpoint"]
    return {name: builtin(file) for name, file in builtins.items()} | _chosen(models)


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a file; raise `DataError` if it cannot be read."""
    try:
        if not path.is_file():  # a log may name anything: a device has no end
            raise DataError(f"{path}: is not there, or no file; put it back where the take was played")
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise DataError(f"{path}: cannot be read: {error.strerror}; put it back where the take was played") from error


def header_of(line: Mapping[str, Any], where: str) -> TakeHeader:
    """Return what `TakeHeader.line` wrote; raise `DataError` or `ConfigError`, beginning with `where`."""
    try:
        config = parse_config(line["config"], where)
        given = parse_config({"knobs": line["knobs"]}, where).knobs
        knobs = {name: given[name] for name in KNOBS}
        counts = {name: _counted(line[name], *limits) for name, limits in _LIMITS.items()}
        resumed = None if line.get("resumed") is None else Resumed(**line["resumed"])
    except (LookupError, TypeError, ValueError, ArithmeticError) as error:
        raise DataError(f"{where}: is no header of a take: {error!r}; give the .jsonl beside a recording") from error
    return TakeHeader(config=config, knobs=knobs, resumed=resumed, **counts)


def _chosen(models: ModelsConfig) -> dict[str, Path]:
    named = {"codec": models.codec, "checkpoint": models.checkpoint}
    return {name: path for name, path in named.items() if path is not None}


def _counted(value: Any, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:
        raise ValueError(f"{value!r} is not a number from {least} to {most}")
    return value
