"""A config with the changes that the doctor advises."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import yaml

from rld_live.config import Config
from rld_live.config_file import parse_config
from rld_live.engine.doctor.finding import Change
from rld_live.errors import ConfigError, DataError


def with_changes(config: Config, changes: Iterable[Change]) -> Config:
    """Return `config` with `changes`; raise `ConfigError` for one that it does not allow."""
    values = _written(config)
    for change in changes:
        section, _, key = change.key.partition(".")
        values.setdefault(section, {})[key] = change.value
    return parse_config(values, "the doctor's advice")


def refuse_to_overwrite(path: Path) -> None:
    """Raise `ConfigError` where something is there already."""
    if path.exists():
        raise ConfigError(f"--fix-into {path}: is there already, and is not overwritten: give another name")


def write_config(path: Path, config: Config, heading: Sequence[str]) -> None:
    """Write what `config` says beyond the defaults, with `heading` as a comment above it.

    Paths in it are absolute, as the file may lie elsewhere than the one it comes from; faults on purpose are left out.
    Raises `ConfigError` where
    `path` exists, `DataError` where it cannot be written.
    """
    refuse_to_overwrite(path)
    sound = config.model_copy(update={"faults": ()})
    comment = "".join(f"# {line}\n" for line in heading)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(comment + yaml.safe_dump(_written(sound), sort_keys=False, allow_unicode=True))
    except OSError as error:
        raise DataError(f"{path}: cannot be written: {error.strerror}; choose another place") from error


def _written(config: Config) -> dict[str, Any]:
    """Return the sections as YAML holds them: only what is not the default."""
    said: dict[str, Any] = _plain(config.model_dump(exclude_defaults=True))
    return said


def _plain(value: object) -> Any:
    match value:
        case dict():
            return {key: _plain(each) for key, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
        case Path():
            return str(value.absolute())
        case float() if value.is_integer():
            return int(value)  # as a person writes it; the config reads it as what it has to be
        case _:
            return value
