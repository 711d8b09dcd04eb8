"""The state of a server that plays, here or on another machine, in a terminal."""

import contextlib
import time
from collections.abc import Callable
from typing import Annotated

import typer
from rich.console import Console
from rich.live import Live

from rld_live.cli.monitor_view import Connection, page, plain
from rld_live.cli.say import say
from rld_live.cli.tables import facts_table
from rld_live.config import ControlConfig
from rld_live.control.lookout import Lookout
from rld_live.control.mirror import Mirror
from rld_live.errors import ControlError
from rld_live.parameters import KNOBS
from rld_live.status import STATUS_FIELDS

RATE = 8.0
"""Pages per second: what the eye wants of a meter, and cheap enough for the machine that plays."""
LINE_SECONDS = 1.0
ONCE_SECONDS = 2.0


def monitor_command(
    host: Annotated[str, typer.Option(help="Machine that plays.")] = ControlConfig().host,
    port: Annotated[int, typer.Option(help="Its control.port.", min=1, max=65535)] = ControlConfig().port,
    once: Annotated[bool, typer.Option("--once", help="Print everything once, and end.")] = False,
) -> None:
    """Watch a server that plays.

    To be watched from another machine it needs control.host (0.0.0.0 for all its networks). Answers come to the port
    that this asks from, so that no other port has to be opened, here or there. Ctrl-C ends.
    """
    console = Console()
    with Lookout(host, port, rate=RATE) as lookout, contextlib.suppress(KeyboardInterrupt):
        if once:
            _print_once(lookout, console, f"{host}:{port}")
        elif console.is_terminal:
            _watch(lookout, console, f"{host}:{port}")
        else:
            _print_lines(lookout, f"{host}:{port}", say)


def _print_once(lookout: Lookout, console: Console, name: str) -> None:
    if not lookout.ask_once(ONCE_SECONDS):
        raise ControlError(f"nobody answers at {name}: start rld-live serve there, or give --host and --port")
    status, facts = lookout.mirror.status, lookout.mirror.facts
    knobs = [(fact, _words(value)) for fact, value in facts.items() if fact in KNOBS]
    others = [(fact, _words(value)) for fact, value in facts.items() if fact not in KNOBS]
    console.print(facts_table(f"rld_live at {name}", others))
    console.print(facts_table("Status", [(field, _words(getattr(status, field))) for field in STATUS_FIELDS]))
    console.print(facts_table("Knobs", knobs))


def _watch(lookout: Lookout, console: Console, name: str) -> None:
    with Live(console=console, screen=True, auto_refresh=False) as live:
        while True:
            lookout.listen(1 / RATE)
            now = time.monotonic()
            connection = Connection(name, lookout.is_there(now), lookout.silent_seconds(now))
            live.update(
                page(lookout.mirror, connection, width=console.width, height=console.height, now=now), refresh=True
            )


def _print_lines(lookout: Lookout, name: str, print_line: Callable[[str], None]) -> None:
    """Print a line per second, and one for each event."""
    was_there: bool | None = None
    while True:
        lookout.listen(LINE_SECONDS)
        is_there = lookout.is_there(time.monotonic())
        if is_there != was_there:
            print_line(f"{name} answers" if is_there else f"{name} does not answer")
        was_there = is_there
        for line in _news_lines(lookout.mirror):
            print_line(line)
        if is_there:
            print_line(plain(lookout.mirror))


def _news_lines(mirror: Mirror) -> list[str]:
    lines = [f"{news.name} {news.text}".rstrip() for news in mirror.news]
    mirror.news.clear()
    return lines


def _words(value: object) -> str:
    values = value if isinstance(value, tuple) else (value,)
    return " ".join(f"{each:.6g}" if isinstance(each, float) else str(each) for each in values)
