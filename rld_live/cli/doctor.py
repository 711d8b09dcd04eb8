"""The command that examines a machine before the show."""

import json
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from rld_live.cli.doctor_view import finding_line, heading, title, trial_lines, verdict_line
from rld_live.cli.say import quote, say
from rld_live.config_file import load_config
from rld_live.errors import RldError

if TYPE_CHECKING:
    from rld_live.engine.doctor.finding import Finding
    from rld_live.engine.doctor.observation import Show
    from rld_live.engine.doctor.patient import Patient
    from rld_live.engine.doctor.trial import Trial
    from rld_live.engine.doctor.verdict import Verdict

NOT_TRIED = 2
TRIAL_SECONDS_LEAST = 30.0


def doctor_command(
    config: Annotated[Path | None, typer.Option(help="YAML file of the set; without one, the built-in set.")] = None,
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="Override one key, as in control.port=7500.")
    ] = None,
    device: Annotated[str | None, typer.Option(help="Sound card by name or part of it, null, or jack.")] = None,
    seconds: Annotated[float, typer.Option(help="How long the set plays under observation.", min=5.0)] = 60.0,
    quiet: Annotated[bool, typer.Option("--quiet", help="Play through the sound card, but muted.")] = False,
    fix_into: Annotated[
        Path | None, typer.Option(help="Write a config with the changes that help to this new file.", dir_okay=False)
    ] = None,
    inject: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FAULT", help="Make something go wrong on purpose: '{part: generate, share: 0.01, factor: 5}'."
        ),
    ] = None,
) -> None:
    """Examine this machine before the show: stage-safe (exit code 0), not (1, with what to change), or not tried (2).

    The real set plays for a minute, and loudly: it is played like by somebody who cannot sit still. Other ports than
    the set's are used, and nothing of what a show has saved is touched.
    """
    said = _words(settings or [], device, inject or [])
    try:
        is_safe = _consult(config, said, seconds=seconds, is_quiet=quiet, fix_into=fix_into)
    except RldError as error:
        say(f"rld-live: the set could not be tried: {' '.join(str(error).splitlines())}")
        raise typer.Exit(NOT_TRIED) from error
    raise typer.Exit(0 if is_safe else 1)


def _consult(
    path: Path | None, said: tuple[str, ...], *, seconds: float, is_quiet: bool, fix_into: Path | None
) -> bool:
    """Print the page from top to bottom, and return whether the set is stage-safe."""
    config = load_config(path, said)
    from rld_live.engine.doctor.observation import Show
    from rld_live.engine.doctor.patient import Patient
    from rld_live.engine.doctor.prescription import refuse_to_overwrite

    if fix_into is not None:
        refuse_to_overwrite(fix_into)
    console = Console(highlight=False)
    console.print(title("the built-in set" if path is None else path.name))
    words = (*(("--config", str(path)) if path else ()), *(word for each in said for word in ("--set", each)))
    show = Show(config, words, is_quiet)
    for ending in (signal.SIGTERM, signal.SIGHUP):  # as for Ctrl-C, the set must not play on alone
        signal.signal(ending, lambda number, _: sys.exit(128 + number))
    verdict = _observe(show, _examine(Patient(config), console), seconds, console)
    trial = _try_out(show, verdict, seconds, console) if verdict.changes else None
    if fix_into is not None:
        _write(fix_into, verdict, trial)
    return verdict.is_safe


def _words(settings: list[str], device: str | None, faults: list[str]) -> tuple[str, ...]:
    """Return what the options say of the set as KEY=VALUE."""
    said = [*settings]
    said += [f"audio.device={json.dumps(device)}"] if device is not None else []  # quoted as YAML reads it, too
    said += [f"faults=[{', '.join(faults)}]"] if faults else []
    return tuple(said)


def _examine(patient: "Patient", console: Console) -> "list[Finding]":
    """Print what each check finds, as it finds it."""
    from rld_live.engine.doctor.checks import MACHINE, SET

    findings = []
    for part, checks in (("the machine", MACHINE), ("the set", SET)):
        console.print(heading(part))
        for check in checks:
            findings.append(check(patient))
            console.print(finding_line(findings[-1]))
    return findings


def _observe(show: "Show", findings: "list[Finding]", seconds: float, console: Console) -> "Verdict":
    """Play the set, and print what became of it."""
    from rld_live.engine.doctor.observation import observe
    from rld_live.engine.doctor.patient import SYSTEM
    from rld_live.engine.doctor.verdict import judge

    console.print(heading(f"{seconds:g} seconds of it"))
    with _progress(console, "playing") as on_progress:
        verdict = judge(observe(show, seconds=seconds, root=SYSTEM, on_progress=on_progress), findings)
    for finding in verdict.findings:
        console.print(finding_line(finding))
    console.print(verdict_line(verdict))
    return verdict


def _try_out(show: "Show", verdict: "Verdict", seconds: float, console: Console) -> "Trial | None":
    """Play the set with what would help, and print whether it does."""
    from rld_live.engine.doctor.patient import SYSTEM
    from rld_live.engine.doctor.trial import try_out

    with _progress(console, "playing with what would help") as on_progress:
        trial = try_out(
            show, verdict, seconds=max(TRIAL_SECONDS_LEAST, seconds / 2), root=SYSTEM, on_progress=on_progress
        )
    for line in trial_lines(verdict, trial):
        console.print(line)
    return trial


def _write(path: Path, verdict: "Verdict", trial: "Trial | None") -> None:
    from rld_live.engine.doctor.prescription import write_config

    if trial is None or not trial.verdict.is_safe:
        why = "no change is needed" if verdict.is_safe else "there is no setting that helps"
        say(f"Nothing is written: {why}.")
        return
    changes = ", ".join(str(change) for change in trial.changes)
    write_config(
        path, trial.config, (f"rld-live doctor played this for {trial.seconds:g} s: stage-safe, with {changes}",)
    )
    say(f"Written: rld-live serve --config {quote(path)}")


@contextmanager
def _progress(console: Console, description: str) -> Iterator[Callable[[float], None]]:
    """Show a bar while inside, where there is a terminal."""
    columns = (TextColumn(f"  {description}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(description, total=1.0)
        yield lambda share: progress.update(task, completed=share)
