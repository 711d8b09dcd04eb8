"""Options that mean the same to several commands."""

from pathlib import Path
from typing import Annotated

import typer

CodecOption = Annotated[Path | None, typer.Option(help="Exported codec (.ts); without one, the built-in set's.")]
SampleRateOption = Annotated[
    int | None, typer.Option(help="Rate in Hz of a codec that does not tell its own.", min=8000, max=192000)
]
