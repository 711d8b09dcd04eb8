"""Commands as lines of a take's log."""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, get_args, get_type_hints

from pydantic import BaseModel, Field, ValidationError, create_model

from rld_live.commands import Command, SetKnob
from rld_live.errors import ConfigError, DataError
from rld_live.latent.pad import CORNERS
from rld_live.parameters import GLIDE_SECONDS_MAXIMUM, KNOBS, SEED_MAXIMUM, SLOT_MAXIMUM, knob

Finite = Annotated[float, Field(allow_inf_nan=False)]
Seconds = Annotated[float, Field(ge=0.0, le=GLIDE_SECONDS_MAXIMUM)]
Share = Annotated[float, Field(ge=0.0, le=1.0)]
Seed = Annotated[int, Field(ge=0, le=SEED_MAXIMUM)]

_KINDS: Mapping[str, type] = {kind.__name__: kind for kind in get_args(Command)}
_RANGES: Mapping[str, Any] = MappingProxyType(
    {
        "seed": Seed,
        "seeds": Annotated[tuple[Seed, ...], Field(min_length=2, max_length=CORNERS)],
        "most": Annotated[int, Field(ge=0, le=int(KNOBS["steps"].maximum))],
        "slot": Annotated[int, Field(ge=0, le=SLOT_MAXIMUM)],
        "position": Share,
        "x": Share,
        "y": Share,
        "value": Finite,
        "beat": Finite,
        "bpm": Annotated[float, Field(ge=KNOBS["tempo"].minimum, le=KNOBS["tempo"].maximum)],
        "fade_seconds": Seconds,
        "glide_seconds": Seconds,
        "crossfade_seconds": Seconds | None,
        "snapshot": dict[str, Any],  # checked where it is restored
    }
)
"""What a field may hold, by its name, where its type alone does not tell: a line may have been edited by hand."""


def command_line(command: Command) -> dict[str, Any]:
    """Return `command` as plain values: the name of its class at `command`, and its fields."""
    return {"command": type(command).__name__, **{each.name: getattr(command, each.name) for each in fields(command)}}


def command_of(line: Mapping[str, Any]) -> Command:
    """Return the command that `command_line` wrote into `line`, among other things; raise `DataError` if there is none.

    Whatever else the line holds is left alone.
    """
    name = line.get("command")
    kind = _KINDS.get(name) if isinstance(name, str) else None
    if kind is None:
        raise DataError(f"{name!r} is no command")
    try:
        form = _form(kind).model_validate({each.name: line[each.name] for each in fields(kind) if each.name in line})
        command: Command = kind(**dict(form))
        if isinstance(command, SetKnob):
            knob(command.name).check(command.value)
    except ValidationError as error:
        first = error.errors()[0]
        raise DataError(f"{name}: {'.'.join(str(part) for part in first['loc'])}: {first['msg'].lower()}") from error
    except ConfigError as error:
        raise DataError(f"{name}: {error}") from error
    return command


@cache
def _form(kind: type) -> type[BaseModel]:
    hints = get_type_hints(kind)
    form: dict[str, Any] = {
        each.name: (_RANGES.get(each.name, hints[each.name]), ... if each.default is MISSING else each.default)
        for each in fields(kind)
    }
    return create_model(kind.__name__, **form)
