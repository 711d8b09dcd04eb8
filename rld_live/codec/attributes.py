"""The attributes of a module that a host may read and set while it plays: nn~'s protocol."""

import logging
import math
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

import torch

from rld_live.codec.complaint import FAILURES, complaint
from rld_live.errors import ModelError

log = logging.getLogger(__name__)

Value = bool | int | float | str
_R = TypeVar("_R")


@dataclass(frozen=True)
class _Type:
    """A type that an attribute's value can have: how a sentence calls it, and how another type becomes it."""

    name: str
    accept: Callable[[Value], Value | None]  # None where something would be lost


def _to_bool(value: Value) -> Value | None:
    return bool(value) if not isinstance(value, str) and value in (0, 1) else None


def _to_int(value: Value) -> Value | None:
    return int(value) if not isinstance(value, str) and float(value).is_integer() else None


def _to_float(value: Value) -> Value | None:
    return float(value) if not isinstance(value, str) and math.isfinite(value) else None


def _to_str(value: Value) -> Value | None:
    return value if isinstance(value, str) else None


# nn~'s codes in `<name>_params`; a tensor (4) and a buffer of the host (5) cannot be given in a message
_TYPES: Mapping[int, _Type] = {
    0: _Type("a bool (0 or 1)", _to_bool),
    1: _Type("an int", _to_int),
    2: _Type("a float", _to_float),
    3: _Type("a string", _to_str),
}


class Attributes:
    """What a module registered, by name. Owner: the thread that runs the module."""

    def __init__(self, module: torch.jit.ScriptModule) -> None:
        self._module = module
        self._names = attribute_names(module)
        self._before: dict[str, tuple[Value, ...]] = {}  # of what was set since a call went well

    def names(self) -> tuple[str, ...]:
        """Return the names in the order in which the module registered them."""
        return self._names

    def get(self, name: str) -> tuple[Value, ...]:
        """Return the values of attribute `name`, most have one; raise `ModelError` where there are none to show."""
        self._check_name(name)
        try:
            with torch.inference_mode():
                values: Any = self._method("get", name)()
        except FAILURES as error:
            raise ModelError(f"attribute {name} cannot be told: {complaint(error)}") from error
        values = values if isinstance(values, tuple | list) else (values,)
        if not all(isinstance(value, bool | int | float | str) for value in values):
            raise ModelError(f"attribute {name} holds a tensor, which cannot be shown: use another attribute")
        return tuple(values)

    def set(self, name: str, values: Sequence[Value]) -> None:
        """Set attribute `name`; raise `ModelError` for what it does not take, with what it does.

        Ints, floats and bools stand in for each other where nothing is lost.
        """
        self._check_name(name)
        types = self._types(name)
        wanted = ", ".join(type_.name for type_ in types)
        if len(values) != len(types):
            count = "1 value" if len(types) == 1 else f"{len(types)} values"
            raise ModelError(f"attribute {name} takes {wanted}: give {count}, not {len(values)}")
        accepted = [type_.accept(value) for type_, value in zip(types, values, strict=True)]
        if any(value is None for value in accepted):
            raise ModelError(f"attribute {name} takes {wanted}, not {_list(values)}")
        with suppress(ModelError):  # what cannot be told cannot be taken back
            self._before.setdefault(name, self.get(name))
        try:
            with torch.inference_mode():
                outcome = self._method("set", name)(*accepted)
        except FAILURES as error:
            raise ModelError(f"attribute {name} refuses {_list(values)}: {complaint(error)}") from error
        if isinstance(outcome, int) and outcome < 0:
            raise ModelError(f"attribute {name} refuses {_list(values)}: give another value")

    def guarded(self, call: Callable[[], _R]) -> _R:
        """Return what `call` of the module gives; if it fails with what was set lately, set that back and call again.

        A setter need not look at its value, and the music goes on whatever it was. Raises what the module raises.
        """
        try:
            result = call()
        except FAILURES as error:
            if not self._before:
                raise
            log.warning("attribute %s set back: the module fails (%s)", ", ".join(self._before), complaint(error))
            self._set_back()
            return self.guarded(call)
        self._before.clear()
        return result

    def _set_back(self) -> None:
        before, self._before = self._before, {}
        with torch.inference_mode():
            for name, values in before.items():
                with suppress(*FAILURES):
                    self._method("set", name)(*values)

    def _check_name(self, name: str) -> None:
        if name not in self._names:
            known = f"it has {', '.join(self._names)}" if self._names else "this codec has none"
            raise ModelError(f"no attribute {name}: {known}")

    def _types(self, name: str) -> list[_Type]:
        codes = getattr(self._module, f"{name}_params", None)
        if not isinstance(codes, torch.Tensor):
            raise ModelError(f"attribute {name} does not say what it takes, so it can only be read")
        try:
            return [_TYPES[int(code)] for code in codes.flatten().tolist()]
        except KeyError:
            raise ModelError(
                f"attribute {name} takes tensors, which no message can hold: it can only be read"
            ) from None

    def _method(self, verb: str, name: str) -> Callable[..., Any]:
        method: Callable[..., Any] | None = getattr(self._module, f"{verb}_{name}", None)
        if method is None:  # nn_tilde writes what a module leaves out, since 1.6
            raise ModelError(f"attribute {name} has no method {verb}_{name}: export the module again with nn_tilde")
        return method


def attribute_names(module: torch.jit.ScriptModule) -> tuple[str, ...]:
    """Return the names of the attributes that `module` registered; none where it does not speak nn~'s protocol."""
    listed: Callable[[], list[str]] | None = getattr(module, "get_attributes", None)
    # some versions of nn_tilde list one that is called "none", which is no attribute
    return tuple(name for name in listed() if hasattr(module, f"get_{name}")) if listed is not None else ()


def _list(values: Sequence[Value]) -> str:
    return ", ".join(map(repr, values))
