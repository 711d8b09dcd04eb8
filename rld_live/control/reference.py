"""The OSC reference as Markdown, made from the table of addresses."""

import re
from collections.abc import Iterable

from rld_live.control.addresses import EVENTS, TABLE, Row
from rld_live.control.arguments import Argument
from rld_live.status import STATUS_FIELDS

_TYPES = """\
Every message is answered by `/rld/done <address> [value]` or by `/rld/error <address> <what, and what to do>`.
Ints, floats and T/F stand in for each other wherever nothing is lost. A float cannot hold every seed from 2^24 on:
such a seed comes as an int, as a string of digits, or in two halves (`seed // 65536`, `seed % 65536`) in the place of
the one, before a crossfade that is then not left out. Numbers beyond 32 bits are answered as strings."""


def osc_reference() -> str:
    """Return a paragraph on types, then tables of what can be said, of the status and of the events."""
    return "\n".join(
        [
            _TYPES,
            "",
            *_table(("Address", "Arguments", "What happens"), map(_row_cells, TABLE.values())),
            "",
            *_table(
                ("Status", "Meaning"),
                ((f"`/rld/status/{name}`", sentence) for name, sentence in STATUS_FIELDS.items()),
            ),
            "",
            *_table(
                ("Event", "Meaning"), ((f"`{event.address}`", _marked(event.sentence)) for event in EVENTS.values())
            ),
            "",
        ]
    )


def _row_cells(row: Row) -> tuple[str, str, str]:
    arguments = ["any, ignored"] if row.takes_anything else [_argument_cell(each) for each in row.arguments]
    if row.rest:
        arguments.append(f"[{row.rest.name} ..]: {row.rest.range}")
    return f"`{row.address}`", "<br>".join(arguments) or "none", _marked(row.sentence)


def _argument_cell(argument: Argument) -> str:
    name = f"[{argument.name}]" if argument.is_optional else argument.name
    default = argument.otherwise if argument.default is None else _plain(argument.default)
    return f"{name}: {argument.range}{f' (left out: {default})' if default else ''}"


def _marked(sentence: str) -> str:
    """Return `sentence` with its addresses as code: Markdown would take `<field>` for a tag."""
    return re.sub(r"/rld/[\w/<>]+", r"`\g<0>`", sentence)


def _plain(default: object) -> str:
    return f"{default:g}" if isinstance(default, float) else str(default)


def _table(titles: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    lines = [titles, ("---",) * len(titles), *(tuple(cell.replace("|", "\\|") for cell in row) for row in rows)]
    return [f"| {' | '.join(line)} |" for line in lines]
