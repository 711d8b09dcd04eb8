"""The command that tells what a file is."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from rld_live.cli.options import SampleRateOption
from rld_live.cli.tables import facts_table


def inspect_command(
    file: Annotated[
        Path,
        typer.Argument(help="A codec (.ts), a checkpoint (.safetensors, .pt), a folder of latents, or what it is."),
    ],
    sample_rate: SampleRateOption = None,
) -> None:
    """Tell what a file is, what it fits, and of a codec how it does on this machine."""
    from rld_live.offline.inspection.inspect import inspect

    report = inspect(file, sample_rate=sample_rate)
    Console().print(facts_table(report.title, report.rows))
