"""From the command to the first sound."""

import os
import sysconfig
import tempfile
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from rld_live.offline.bench.live_server import LiveServer
from rld_live.offline.bench.measurement import Measurement
from rld_live.offline.bench.rounds import Rounds, noise_notes, take_turns

ROUNDS = 3
TARGET_SECONDS = 6.0


def measure() -> Measurement:
    """Start the built-in set, with its files in the disk's cache and without, in turn."""
    reports: list[dict[str, Any]] = []
    found = take_turns(
        {"warm disk": lambda: [_start(reports)], "cold disk": lambda: [_start_cold(reports)]}, rounds=ROUNDS
    )
    rows = tuple(
        (
            name,
            f"{each.median:.2f} s",
            f"{each.worst:.2f} s",
            str(each.count),
            f"{TARGET_SECONDS / each.median:.1f} ×",
        )
        for name, each in found.items()
    )
    own = Rounds.single([report["first_sound_seconds"] for report in reports])
    return Measurement(
        columns=("", "median", "worst", "starts", f"within {TARGET_SECONDS:g} s with a margin of"),
        rows=rows,
        figures={name: each.figures() for name, each in found.items()}
        | {"by the server's own clock": own.figures(), "underruns": sum(report["underruns"] for report in reports)},
        notes=(
            f"seen from outside, interpreter included; the servers themselves reported {own.median:.2f} s (median)",
            "cold: the system was asked to drop the environment's files from its cache; it keeps what other programs "
            "have mapped",
            *noise_notes(found),
        ),
    )


def _start(reports: list[dict[str, Any]]) -> float:
    with tempfile.TemporaryDirectory() as folder, LiveServer(Path(folder)) as server:
        reports.append(server.finish())
        return float(reports[-1]["first_sound_at"]) - server.began_at


def _start_cold(reports: list[dict[str, Any]]) -> float:
    for path in _environment():
        _forget(path)
    return _start(reports)


def _environment() -> Iterator[Path]:
    """Yield every file that a start may read: this package with its models, and the libraries beside it."""
    libraries = [Path(sysconfig.get_path(name)) for name in ("stdlib", "purelib", "platlib")]
    for root in {Path(str(resources.files("rld_live"))), *libraries}:
        yield from (path for path in root.rglob("*") if path.is_file())


def _forget(path: Path) -> None:
    """Ask the system to drop `path` from its page cache; where it cannot be asked, the start is a warm one."""
    if not hasattr(os, "posix_fadvise"):
        return
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return
    try:
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)
