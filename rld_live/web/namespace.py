"""The OSC namespace as OSCQuery describes it, made from the table of addresses.

Source: the OSCQuery proposal (github.com/Vidvox/OSCQueryProposal), with libossia's unit names and DEFAULT_VALUE,
and one word of our own in RANGE: values nearer to zero than NEAREST_TO_ZERO are refused.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rld_live.control.addresses import TABLE, Row
from rld_live.control.arguments import Argument, Number, Seed, Word
from rld_live.parameters import KNOBS
from rld_live.status import STATUS_FIELDS, Status
from rld_live.web.instrument import STATUS, Values

Node = dict[str, Any]

ATTRIBUTES = (
    "FULL_PATH",
    "CONTENTS",
    "TYPE",
    "ACCESS",
    "VALUE",
    "RANGE",
    "UNIT",
    "CLIPMODE",
    "DESCRIPTION",
    "DEFAULT_VALUE",
)
READ, WRITE = 1, 2
NO_ARGUMENT = "N"
"""The type of what is triggered and takes nothing: OSC's nil."""

_LISTS = frozenset({"slots"})
"""What stands there are not the arguments: OSCQuery has no word for it."""
_INT_MAXIMUM = 2**31 - 1  # of OSC's "i"; larger seeds are sent as strings of digits
_UNITS = {"s": "time.second", "bpm": "time.bpm", "Hz": "time.frequency", "dB": "gain.db", "dBFS": "gain.db"}


def namespace(latest: Mapping[str, Values], latent_dimensions: int) -> Node:
    """Return the whole tree; `latest` tells where each address stands."""
    root = _container("")
    for address, row in _rows(latent_dimensions):
        _place(root, address).update(_method(row, latest.get(address, ())))
    for field, sentence in STATUS_FIELDS.items():
        address = STATUS + field
        _place(root, address).update(_reading(field, sentence, latest.get(address, ())))
    return root


def find(root: Node, path: str) -> Node | None:
    """Return the node at `path`; None if there is none."""
    node: Node | None = root
    for name in filter(None, path.split("/")):
        node = node.get("CONTENTS", {}).get(name) if node else None
    return node


def types(root: Node) -> dict[str, str | None]:
    """Return the type of every node by its path; None of one that has no value."""
    return {node["FULL_PATH"]: node["TYPE"] if node["ACCESS"] & READ else None for node in _walk(root)}


def typed(tags: str, values: Values) -> tuple[int | float | str, ...]:
    """Return `values` as OSC sends them with the type tags of a node; a seed beyond 32 bits stays text."""
    told = zip(tags, values, strict=True)
    return tuple(float(value) if tag == "f" and isinstance(value, int) else _sent(value) for tag, value in told)


def _rows(latent_dimensions: int) -> Iterator[tuple[str, Row]]:
    for address, row in TABLE.items():
        if row.place is None:
            yield address, row
        else:
            stem = address.rpartition("/")[0]
            yield from ((f"{stem}/{dimension}", row) for dimension in range(latent_dimensions))


def _place(root: Node, address: str) -> Node:
    """Return the node of `address`, and make it and its containers if they are not there yet."""
    node = root
    for name in address.strip("/").split("/"):
        contents = node.setdefault("CONTENTS", {})
        node = contents.setdefault(name, _container(f"{node['FULL_PATH'].rstrip('/')}/{name}"))
    return node


def _container(path: str) -> Node:
    return {"FULL_PATH": path or "/", "ACCESS": 0}


def _method(row: Row, values: Values) -> Node:
    arguments = _arguments(row, values)
    is_readable = bool(row.standing) and row.standing not in _LISTS
    node: Node = {
        "DESCRIPTION": row.sentence,
        "ACCESS": READ | WRITE if is_readable else WRITE,
        "TYPE": "".join(map(_tag, arguments)) or NO_ARGUMENT,
    }
    if arguments:
        node["RANGE"] = [_range(each) for each in arguments]
        node["CLIPMODE"] = ["none"] * len(arguments)
    units = [each.unit if isinstance(each, Number) else "" for each in arguments]
    if any(units):
        node["UNIT"] = [_UNITS.get(unit, unit) for unit in units]
    if is_readable and len(values) == len(arguments):
        node["VALUE"] = [_cast(_tag(each), value) for each, value in zip(arguments, values, strict=True)]
    if row.standing in KNOBS:
        node["DEFAULT_VALUE"] = [_cast(node["TYPE"], KNOBS[row.standing].default)]
    return node


def _arguments(row: Row, values: Values) -> Sequence[Argument]:
    """Return the arguments that the node has: what must be sent, and as many more as the value has."""
    required = sum(not each.is_optional for each in row.arguments)
    shown = 0 if row.standing in _LISTS else len(values)
    return row.arguments[: max(required, shown, bool(row.standing))]


def _reading(field: str, sentence: str, values: Values) -> Node:
    default = getattr(Status(), field)
    shown = values or (default if isinstance(default, tuple) else (default,))
    tags = "".join("f" if isinstance(default, tuple | float) else _TAGS[type(value)] for value in shown)
    node: Node = {"DESCRIPTION": sentence, "ACCESS": READ, "TYPE": tags or "f"}
    return node | {"VALUE": [_cast(tag, value) for tag, value in zip(tags, values, strict=True)]} if values else node


_TAGS: Mapping[type, str] = {int: "i", float: "f", str: "s"}


def _tag(argument: Argument) -> str:
    match argument:
        case Seed():
            return "i"
        case Number(is_whole=is_whole):
            return "i" if is_whole else "f"
        case _:
            return "s"


def _range(argument: Argument) -> Node:
    match argument:
        case Seed():
            return {"MIN": 0, "MAX": _INT_MAXIMUM}
        case Number(minimum=minimum, maximum=maximum, nearest_to_zero=gap):
            limits = {"MIN": _cast(_tag(argument), minimum), "MAX": _cast(_tag(argument), maximum)}
            return limits | ({"NEAREST_TO_ZERO": gap} if gap else {})
        case Word(choices=choices):
            return {"VALS": list(choices)}
        case _:
            return {}


def _cast(tag: str, value: object) -> object:
    """Return `value` as JSON shows it for the type `tag`: a seed beyond 32 bits came as text, and is a number."""
    if tag == "i" and isinstance(value, str) and value.isdecimal():
        return int(value)
    if isinstance(value, int | float):
        return int(value) if tag == "i" else float(f"{value:.7g}") if tag == "f" else str(value)
    return value


def _sent(value: object) -> int | float | str:
    return value if isinstance(value, int | float | str) else str(value)


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for each in node.get("CONTENTS", {}).values():
        yield from _walk(each)
