"""The commands that make sound."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from rld_live.box.journal import is_journal
from rld_live.cli.logs import LogStyle, flush_log, log_to_stderr
from rld_live.cli.tables import devices_table, report_table
from rld_live.config import AudioConfig, Config
from rld_live.config_file import load_config


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
    resume: Annotated[bool, typer.Option("--resume", help="Go on where the last performance was.")] = False,
    once: Annotated[  # noqa: ARG001 - looked for before there is a parser, see `is_to_be_supervised`
        bool, typer.Option("--once", help="Play in this very process: nothing starts it again when it dies.")
    ] = False,
    report: Annotated[Path | None, typer.Option(help="Write the figures of the performance as JSON.")] = None,
    log: Annotated[
        LogStyle, typer.Option(help="Lines for a person, for programs, or for the journal; auto: as who reads needs.")
    ] = LogStyle.AUTO,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Tell more.")] = False,
    supervised: Annotated[bool, typer.Option("--supervised", hidden=True)] = False,
    restarts: Annotated[int, typer.Option(hidden=True)] = 0,
    death: Annotated[str, typer.Option(hidden=True)] = "",
    has_played: Annotated[bool, typer.Option("--has-played", hidden=True)] = False,
    suspect_state: Annotated[bool, typer.Option("--suspect-state", hidden=True)] = False,
    sounding_since: Annotated[float, typer.Option(hidden=True)] = 0.0,
) -> None:
    """Play live, under OSC control."""
    log_to_stderr(log, is_verbose=verbose)

    def read() -> Config:
        return _with_device(load_config(config, settings or ()), device)

    chosen = read()
    from rld_live.engine.server import Options, serve
    from rld_live.engine.state.resuming import Start

    start = Start(
        resume,
        restarts,
        death,
        has_played=has_played,
        is_state_suspect=suspect_state,
        sounding_since=sounding_since,
    )
    options = Options(duration=duration, record=record, start=start, is_supervised=supervised)
    performance = serve(chosen, options, read_again=read)
    if report is not None:
        performance.write(report)
    flush_log()
    if not is_journal(sys.stdout):  # whose lines are events; the show log has the figures
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
