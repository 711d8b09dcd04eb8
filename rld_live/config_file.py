"""A set's config as it is written: a YAML file, and what the command line says otherwise."""

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

from pydantic import ValidationError

from rld_live.config import Config, Section
from rld_live.errors import ConfigError
from rld_live.yaml_file import parse_yaml, read_yaml

_PATHS = {"models": {"codec", "checkpoint"}, "play": {"cuelist"}, "files": {"folder"}}


def load_config(path: Path | None, overrides: Iterable[str] = ()) -> Config:
    """Read a YAML file, then `key.name=value` overrides; raise `ConfigError` with file, key and remedy."""
    where = str(path) if path else "--set"
    values: dict[str, Any] = _read_yaml(path) if path else {}
    if path:
        values = _anchor_paths(values, path.parent)
    for override in overrides:
        key, equals, text = override.partition("=")
        if not equals or not key:
            raise ConfigError(f"--set {override}: write it as section.key=value, for example --set control.port=7400")
        _place(values, key.strip().split("."), _scalar(text, key), override)
    return parse_config(values, where)


def parse_config(values: Mapping[str, Any], where: str) -> Config:
    """Validate `values`; raise `ConfigError` that names `where`, the key and the nearest valid one."""
    try:
        return Config.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        raise ConfigError(f"{where}: {_explain(first['loc'], first['msg'], first['type'])}") from error


def _read_yaml(path: Path) -> dict[str, Any]:
    loaded = read_yaml(path, instead="give --config an existing YAML file")
    if loaded is None:
        return {}
    if not isinstance(loaded, dict):
        raise ConfigError(f"{path}: holds a {type(loaded).__name__}, not sections; see configs/example.yaml")
    return loaded


def _anchor_paths(values: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Read paths relative to the file that names them, so that a set folder can be moved."""
    anchored = dict(values)
    for section, keys in _PATHS.items():
        if section in values:
            anchored[section] = _anchored(values[section], keys, folder)
    if isinstance(sets := values.get("sets"), dict):
        anchored["sets"] = {name: _anchored(models, _PATHS["models"], folder) for name, models in sets.items()}
    return anchored


def _anchored(written: Any, keys: Collection[str], folder: Path) -> Any:
    if not isinstance(written, dict):
        return written
    return {
        key: _beside(folder, value) if key in keys and isinstance(value, str) else value
        for key, value in written.items()
    }


def _beside(folder: Path, written: str) -> str:
    return written if written.startswith("~") else str(folder / written)


def _scalar(text: str, key: str) -> Any:
    try:
        return parse_yaml(text)
    except ValueError as error:
        raise ConfigError(f"--set {key}={text}: not a YAML value; put it in quotes") from error


def _place(values: dict[str, Any], keys: list[str], value: Any, override: str) -> None:
    for key in keys[:-1]:
        inner = values.setdefault(key, {})
        if not isinstance(inner, dict):
            raise ConfigError(f"--set {override}: {key} is a value, not a section")
        values = inner
    values[keys[-1]] = value


def _explain(location: tuple[int | str, ...], message: str, kind: str) -> str:
    key = ".".join(str(part) for part in location)
    if kind != "extra_forbidden":
        return f"{key}: {message.removeprefix('Value error, ')}"
    section: Any = Config
    for part in location[:-1]:
        inner = get_args(section)  # of a mapping or a tuple of sections
        section = next(each for each in reversed(inner) if each is not ...) if inner else _section(section, part)
    names = list(section.model_fields)
    near = get_close_matches(str(location[-1]), names, n=1)
    return f"{key}: there is no such key: " + (f"did you mean {near[0]}?" if near else f"there are {', '.join(names)}")


def _section(section: type[Section], name: int | str) -> Any:
    return section.model_fields[str(name)].annotation
