"""What there is room for: in the memory, and on the disk."""

import shutil
from pathlib import Path

from rld_live.audio.channels import OUTPUT_CHANNELS
from rld_live.config import ModelsConfig
from rld_live.engine.doctor.finding import Finding
from rld_live.engine.doctor.patient import Patient
from rld_live.pipeline.models import BUILTIN_CHECKPOINT, BUILTIN_CODEC, builtin

SET_MB = 600.0
"""What the set holds in all its processes, beside its models …"""
MODEL_COPIES = 2.0
"""… each of which is in memory twice while it is loaded."""
SWAP_MB = 64.0
"""Less than that is what a system puts away in the first quiet hour."""
BYTES_PER_SAMPLE = 4
_HIGH_RATE = 48000
_GIB = 2**30


def memory(patient: Patient) -> Finding:
    """Room for the set."""
    told = _meminfo(patient.root)
    if not told:
        return Finding("memory", "ok", "this system does not say how much is free")
    free, needed = told["MemAvailable"] / 2**20, _needed_mb(patient)
    found = f"{free / 2**10:.1f} GB free, the set needs {needed / 2**10:.1f}"
    if free < needed:
        return Finding("memory", "bad", found, "close other programs, or play smaller models")
    return Finding("memory", "ok", found)


def swap(patient: Patient) -> Finding:
    """Nothing of what plays has to be fetched from a disk."""
    told = _meminfo(patient.root)
    used = (told["SwapTotal"] - told["SwapFree"]) / 2**20 if told else 0.0
    if used > SWAP_MB:
        return Finding(
            "swap", "warn", f"{used / 2**10:.1f} GB in use", "close what is not needed, then: sudo swapoff -a"
        )
    return Finding("swap", "ok", "not in use")


def disk(patient: Patient) -> Finding:
    """An hour of recording, where recordings go."""
    folder = patient.config.files.folder
    there = next(each for each in (folder, *folder.parents) if each.exists())
    try:
        free = shutil.disk_usage(there).free
    except OSError as error:
        return Finding("disk", "bad", f"{there}: {error.strerror}", "set files.folder to one that can be written")
    hours = free / (3600 * _HIGH_RATE * OUTPUT_CHANNELS * BYTES_PER_SAMPLE)
    found = f"{free / _GIB:.0f} GB free in {_short(folder)}: {_whole(hours)} h of recording"
    if hours < 1.0:
        return Finding("disk", "warn", found, "make room, or set files.folder to another disk")
    return Finding("disk", "ok", found)


def _needed_mb(patient: Patient) -> float:
    config = patient.config
    others = (_size_mb(models) for models in config.sets.values())  # one of them beside the one that plays
    return SET_MB + MODEL_COPIES * (_size_mb(config.models) + max(others, default=0.0))


def _size_mb(models: ModelsConfig) -> float:
    paths = (models.codec or builtin(BUILTIN_CODEC), models.checkpoint or builtin(BUILTIN_CHECKPOINT))
    return sum(path.stat().st_size for path in paths if path.is_file()) / 2**20


def _meminfo(root: Path) -> dict[str, int]:
    """Return the sizes that the system tells, in bytes; empty where it does not."""
    try:
        lines = (root / "proc/meminfo").read_text().splitlines()
    except OSError:
        return {}
    told = (line.partition(":") for line in lines)
    return {name: 1024 * int(value.split()[0]) for name, _, value in told}


def _short(folder: Path) -> str:
    home = Path.home()
    return f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)


def _whole(hours: float) -> str:
    return f"{hours:.1f}" if hours < 10 else f"{hours:.0f}"
