"""The command that rebuilds a recorded take."""

from pathlib import Path
from typing import Annotated

import typer

from rld_live.cli.progress import progress_bar
from rld_live.cli.say import say


def render_command(
    log: Annotated[Path, typer.Argument(help="The .jsonl beside a recording.", dir_okay=False)],
    out: Annotated[
        Path | None,
        typer.Option(help="File to write (.wav or .flac); left out, NAME-render beside LOG.", dir_okay=False),
    ] = None,
) -> None:
    """Rebuild a recorded take from its log, sample for sample."""
    from rld_live.offline.render import render

    with progress_bar("rendering") as bar:
        take = render(log, out, bar.show)
    say(f"{take.path}: {take.seconds:.1f} s of music, real-time factor {take.real_time_factor:.2f}")
