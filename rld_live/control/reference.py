"""The OSC reference as Markdown, made from the table of addresses."""

import re
from collections.abc import Iterable

from rld_live.control.addresses import EVENTS, GROUPS, STREAMS, Row
from rld_live.control.arguments import Argument
from rld_live.status import STATUS_FIELDS

_TYPES = """\
Every message is answered by `/rld/done <address> [value]` or by `/rld/error <address> <what, and what to do>`.
Ints, floats, T/F and the digits of a number as a string stand in for each other wherever nothing is lost. A float
cannot hold every seed from 2^24 on: such a seed comes as an int, as a string of digits, or in two halves
(`seed // 65536`, `seed % 65536`) in the place of the one, before a crossfade that is then not left out. Numbers beyond
32 bits are answered as strings. `<d>` is a dimension of the latent space, from 0; address patterns work on it as well:
`/rld/latent/bias/[0-3]`.

An address with ~ is continuous: of what arrives within a few milliseconds only the latest is carried out, and all of it
is answered. One with = has a value, which `/rld/event/value` tells to subscribers, and `/rld/help` and OSCQuery to
whoever asks."""


def osc_reference() -> str:
    """Return a paragraph on types, then tables of what can be said, of the status, of the events and streams."""
    parts = [_TYPES]
    for title, rows in GROUPS.items():
        parts.append(f"**{title}**")
        parts.append(_table(("Address", "Arguments", "What happens"), map(_row_cells, rows)))
    fields = ((f"`/rld/status/{name}`", sentence) for name, sentence in STATUS_FIELDS.items())
    parts.append(_table(("Status", "Meaning"), fields))
    told = ((f"`{event.address}`", _marked(event.sentence)) for event in (*EVENTS.values(), *STREAMS.values()))
    parts.append(_table(("Event or stream", "Meaning"), told))
    return "\n\n".join(parts) + "\n"


def _row_cells(row: Row) -> tuple[str, str, str]:
    arguments = ["any, ignored"] if row.takes_anything else [_argument_cell(each) for each in row.arguments]
    if row.rest:
        arguments.append(f"[{row.rest.name} ..]: {row.rest.range}")
    for form in row.forms:
        word = form.address.rpartition(" ")[2]
        arguments.append(" ".join(["or", f"`{word}`", *map(_argument_cell, form.arguments)]))
    marks = f"{' ~' if row.is_continuous else ''}{' =' if row.standing else ''}"
    return f"`{row.address}`{marks}", "<br>".join(arguments) or "none", _marked(row.sentence)


def _argument_cell(argument: Argument) -> str:
    name = f"[{argument.name}]" if argument.is_optional else argument.name
    default = argument.otherwise if argument.default is None else _plain(argument.default)
    return f"{name}: {argument.range}{f' (left out: {default})' if default else ''}"


def _marked(sentence: str) -> str:
    """Return `sentence` with its addresses as code: Markdown would take `<field>` for a tag."""
    return re.sub(r"/rld/[\w/<>]+", r"`\g<0>`", sentence)


def _plain(default: object) -> str:
    return f"{default:g}" if isinstance(default, float) else str(default)


def _table(titles: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [titles, ("---",) * len(titles), *(tuple(cell.replace("|", "\\|") for cell in row) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
