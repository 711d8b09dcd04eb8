"""The bench as a whole: part after part, to the terminal and to a file."""

import json
import os
import platform
import time
from pathlib import Path
from typing import Any

import psutil
from rich.console import Console
from rich.table import Table

from rld_live import __version__
from rld_live.errors import DataError
from rld_live.offline.bench.measurement import Measurement
from rld_live.offline.bench.parts import PARTS

BUSY = 0.2
"""Share of the cores that others use, from which on the machine is not ours alone."""


def run_bench(chosen: list[str], console: Console, report: Path | None) -> None:
    """Measure the parts called `chosen`, print each as it comes, and write all figures as JSON.

    Raises `RldError` where a part cannot be measured, or `report` cannot be written.
    """
    machine = _machine()
    console.print(f"rld-live {__version__} on " + ", ".join(f"{value}" for value in machine.values()), soft_wrap=True)
    figures: dict[str, Any] = {}
    for name in chosen:
        part, busy, began = PARTS[name], _busy(), time.perf_counter()
        measurement = part.measure()
        notes = measurement.notes
        if busy > BUSY:
            notes = (*notes, f"{busy:.0%} of the cores were busy before this part began: something else was running")
        console.print()
        console.print(_table(f"{name}: {part.sentence}", measurement))
        for note in notes:
            console.print(f"  {note}", style="dim", highlight=False)
        figures[name] = {
            "sentence": part.sentence,
            "figures": dict(measurement.figures),
            "notes": list(notes),
            "busy_before": busy,
            "took_seconds": time.perf_counter() - began,
        }
    if report is not None:
        _write(report, {"version": __version__, "machine": machine, "parts": figures})


def _table(title: str, measurement: Measurement) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False)
    for index, heading in enumerate(measurement.columns):
        table.add_column(heading, header_style="dim", justify="right" if index else "left", no_wrap=not index)
    for row in measurement.rows:
        table.add_row(*row)
    return table


def _machine() -> dict[str, Any]:
    return {
        "processor": _processor(),
        "cores": f"{len(os.sched_getaffinity(0)) if hasattr(os, 'sched_getaffinity') else os.cpu_count()} cores",
        "system": platform.platform(terse=True),
        "python": f"Python {platform.python_version()}",
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _busy() -> float:
    """Return the share of all cores that is in use, watched for a second in which this process rests."""
    return psutil.cpu_percent(interval=1.0) / 100


def _write(path: Path, values: dict[str, Any]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    except OSError as error:
        raise DataError(f"{path}: the figures cannot be written: {error.strerror}; choose another place") from error
