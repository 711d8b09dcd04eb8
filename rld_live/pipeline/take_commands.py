"""Commands as lines of a take's log."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

from rld_live.commands import Command, RestorePreset
from rld_live.errors import DataError


@dataclass(frozen=True)
class _RestorePresetForm:
    """`RestorePreset`, whose snapshot is checked where it is restored."""

    snapshot: dict[str, Any]
    crossfade_seconds: float | None = None


_KINDS: Mapping[str, type] = {kind.__name__: kind for kind in get_args(Command)}
_FORMS: Mapping[type, type] = {RestorePreset: _RestorePresetForm}


def command_line(command: Command) -> dict[str, Any]:
    """Return `command` as plain values: the name of its class at `command`, and its fields."""
    return {"command": type(command).__name__, **_values(command)}


def command_of(line: Mapping[str, Any]) -> Command:
    """Return the command that `command_line` wrote into `line`, among other things; raise `DataError` if there is none.

    Whatever else the line holds is left alone.
    """
    name = line.get("command")
    kind = _KINDS.get(name) if isinstance(name, str) else None
    if kind is None:
        raise DataError(f"{name!r} is no command")
    try:
        form = _form(kind).validate_python(
            {field.name: line[field.name] for field in fields(kind) if field.name in line}
        )
    except ValidationError as error:
        first = error.errors()[0]
        raise DataError(f"{name}: {'.'.join(str(part) for part in first['loc'])}: {first['msg'].lower()}") from error
    command: Command = kind(**_values(form))
    return command


@cache
def _form(kind: type) -> TypeAdapter[Any]:
    return TypeAdapter(_FORMS.get(kind, kind))


def _values(of: Any) -> dict[str, Any]:
    return {field.name: getattr(of, field.name) for field in fields(of)}
