"""What else the machine is busy with."""

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rld_live.engine.doctor.finding import Finding
from rld_live.engine.doctor.patient import Patient

WATCH_SECONDS = 1.0
BUSY_SHARE = 0.25
"""Of the cores: from there on others are in the way …"""
BUSY_CORES = 0.1
"""… and from so much of one on, a program is named."""
NAMED = 3
_INTERPRETER = "python"


@dataclass(frozen=True)
class Eater:
    """A program, and what it has used of the processor."""

    name: str
    seconds: float


Appetite = Mapping[int, Eater]
"""By process."""


def load(patient: Patient) -> Finding:
    """The cores rest while nothing plays."""
    before = appetite(patient.root)
    time.sleep(WATCH_SECONDS)
    eaten = eaters(before, appetite(patient.root), seconds=WATCH_SECONDS)
    cores = len(list((patient.root / "sys/devices/system/cpu").glob("cpu[0-9]*"))) or 1
    busy = sum(eaten.values())
    names = ", ".join(f"{name} {share:.1f}" for name, share in eaten.items() if share >= BUSY_CORES)
    found = f"{busy:.1f} of {cores} cores are busy{f': {names}' if names else ''}"
    if busy > BUSY_SHARE * cores:
        return Finding("load", "warn", found, "close what is not needed on stage")
    return Finding("load", "ok", found)


def appetite(root: Path) -> Appetite:
    """Return what every process has used so far; this one left out."""
    found: dict[int, Eater] = {}
    for folder in (root / "proc").glob("[0-9]*"):
        try:
            number, name, fields = _parse((folder / "stat").read_text())
            if name.startswith(_INTERPRETER):
                name = _script((folder / "cmdline").read_text()) or name
        except (OSError, ValueError):  # it has ended meanwhile
            continue
        if number != os.getpid():
            found[number] = Eater(name, (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"))
    return found


def eaters(before: Appetite, after: Appetite, *, seconds: float) -> dict[str, float]:
    """Return how many cores each program kept busy between two looks, the greediest first, the rest as one."""
    used: dict[str, float] = {}
    for number, eater in after.items():
        since = before[number].seconds if number in before else 0.0
        used[eater.name] = used.get(eater.name, 0.0) + max(0.0, eater.seconds - since) / seconds
    ordered = sorted(used.items(), key=lambda each: each[1], reverse=True)
    rest = sum(share for _, share in ordered[NAMED:])
    return dict(ordered[:NAMED]) | ({"others": rest} if rest else {})


def _parse(stat: str) -> tuple[int, str, list[str]]:
    """Take a line of /proc/…/stat apart; the name stands in brackets, and may hold some itself."""
    number, _, rest = stat.partition(" (")
    name, _, fields = rest.rpartition(") ")
    return int(number), name, fields.split()


def _script(cmdline: str) -> str:
    """Return what an interpreter runs: its module, or its first file; empty for what stands in the command itself."""
    words = [word for word in cmdline.split("\0")[1:] if word]
    script = next((word for word in words if not word.startswith("-")), "")
    return "" if "-c" in words else Path(script).name
