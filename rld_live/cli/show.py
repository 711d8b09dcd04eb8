"""The command that tells how a show went."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from rld_live.box.show_file import Entry, read_show, verdict
from rld_live.box.show_folder import shows
from rld_live.cli.say import say, verbatim
from rld_live.config_file import load_config
from rld_live.errors import DataError

CELL_LENGTH = 160
_SUMMARIES = frozenset({"minute"})
_DETAILS: Mapping[str, tuple[str, ...]] = {
    "start": ("version", "death"),
    "device": ("sentence", "realtime_priority"),
    "warning": ("message",),
    "error": ("message",),
    "command": (),
    "refused": (),
    "underrun": ("ring_seconds", "generate_rtf", "decode_rtf_p99", "cpu"),
    "end": ("underruns", "ring_seconds_min", "generate_rtf_p999", "decode_rtf_p999", "peak_rss_mb"),
}
"""What is told of an entry, beside its values; of others, everything that is short."""


def show_command(
    file: Annotated[Path | None, typer.Argument(help="A show log; without one, the latest.", dir_okay=False)] = None,
    config: Annotated[Path | None, typer.Option(help="YAML file of the set, which names the folder.")] = None,
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="Override one key, as in files.folder=…")
    ] = None,
    minutes: Annotated[bool, typer.Option("--minutes", help="Print the summary of each minute as well.")] = False,
) -> None:
    """Tell how the latest show went: what happened when, and what it came to."""
    path = file or _latest(load_config(config, settings or ()).files.folder / "shows")
    entries = read_show(path)
    say(str(path))
    Console().print(_table([entry for entry in entries if minutes or entry.kind not in _SUMMARIES]))
    say(verdict(entries))


def _latest(folder: Path) -> Path:
    there = shows(folder)
    if not there:
        raise DataError(f"{folder}: no show was logged there; give a file, or set files.folder")
    return there[-1]


def _table(entries: Sequence[Entry]) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in ("time", "since first sound", "what", ""):
        table.add_column(heading, header_style="dim", overflow="fold")
    for entry in entries:
        since = "" if entry.seconds is None else f"{entry.seconds:.1f} s"
        table.add_row(entry.time.strftime("%H:%M:%S"), since, verbatim(entry.kind.replace("_", " ")), _told(entry))
    return table


def _told(entry: Entry) -> Text:
    text = " ".join(_words(entry))
    return verbatim(text if len(text) <= CELL_LENGTH else f"{text[: CELL_LENGTH - 1]}…")


def _words(entry: Entry) -> Iterator[str]:
    """Yield the values of an event, then what else is worth a line, by name where it is a number."""
    yield from map(_plain, entry.details.get("values", ()))
    for name in _DETAILS.get(entry.kind, tuple(entry.details)):
        value = entry.details.get(name)
        if isinstance(value, str) and value:
            yield _plain(value)
        elif isinstance(value, int | float):
            yield f"{name} {_plain(value)}"


def _plain(value: object) -> str:
    return f"{value:.4g}" if isinstance(value, float) else " ".join(str(value).split())
