"""The commands that make sound."""

import logging
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.logging import RichHandler

from rld_live.cli.tables import devices_table, report_table
from rld_live.config import AudioConfig, Config, load_config


def serve_command(
    config: Annotated[Path | None, typer.Option(help="YAML file of the set; without one, the built-in set.")] = None,
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="Override one key, as in control.port=7500.")
    ] = None,
    device: Annotated[str | None, typer.Option(help="Sound card by name or part of it, null, or jack.")] = None,
    record: Annotated[Path | None, typer.Option(help="Record to this .wav or .flac.", dir_okay=False)] = None,
    duration: Annotated[
        float | None, typer.Option(help="End this many seconds after the first sound.", min=0.1)
    ] = None,
    report: Annotated[Path | None, typer.Option(help="Write the figures of the performance as JSON.")] = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Tell more.")] = False,
) -> None:
    """Play live, under OSC control."""
    _log_to_terminal(verbose=verbose)
    chosen = _with_device(load_config(config, settings or ()), device)
    from rld_live.engine.server import Options, serve

    performance = serve(chosen, Options(duration=duration, record=record))
    if report is not None:
        performance.write(report)
    Console().print(report_table(performance))  # last: whoever reads it may be gone


def devices_command() -> None:
    """List the sound cards that can be played through."""
    from rld_live.audio.device import list_devices

    devices = list_devices()
    if devices:
        Console().print(devices_table(devices))
    else:
        Console().print("No sound card is there: without one, serve plays into a clock.")


def _with_device(config: Config, device: str | None) -> Config:
    if device is None:
        return config
    audio = AudioConfig.model_validate({**config.audio.model_dump(), "device": device})
    return config.model_copy(update={"audio": audio})


def _log_to_terminal(*, verbose: bool) -> None:
    handler: logging.Handler = (
        RichHandler(console=Console(stderr=True), show_path=False, markup=False)
        if sys.stderr.isatty()
        else logging.StreamHandler()
    )
    if not sys.stderr.isatty():
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logging.basicConfig(level=logging.DEBUG if verbose else logging.INFO, format="%(message)s", handlers=[handler])
