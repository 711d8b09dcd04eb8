"""The command that measures this machine."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from rld_live.errors import ConfigError


def bench_command(
    only: Annotated[list[str] | None, typer.Option(help="Run these parts only.")] = None,
    report: Annotated[Path | None, typer.Option(help="Write the figures as JSON.")] = None,
) -> None:
    """Measure this machine: each part against what one would use instead, side by side."""
    from rld_live.offline.bench import PARTS, run_bench

    chosen = only or list(PARTS)
    unknown = [name for name in chosen if name not in PARTS]
    if unknown:
        raise ConfigError(f"--only {unknown[0]}: there is no such part: there are {', '.join(PARTS)}")
    run_bench(chosen, Console(), report)
