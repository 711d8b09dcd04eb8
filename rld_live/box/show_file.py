"""A show log that is read again: what happened, and what it came to."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from rld_live.errors import DataError


@dataclass(frozen=True)
class Entry:
    """One thing that happened."""

    time: datetime
    seconds: float | None
    """Since music was first heard (after the latest start of the engine); None before."""
    kind: str
    details: dict[str, Any]


def read_show(path: Path) -> tuple[Entry, ...]:
    """Return what happened, without lines that a kill or a power cut has torn; raise `DataError` if there is none."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError as error:
        raise DataError(f"{path}: cannot be read: {error.strerror}; give a file of the folder shows") from error
    entries = tuple(_entries(lines))
    if not entries:
        raise DataError(f"{path}: is no show log; give a file of the folder shows")
    return entries


def verdict(entries: Sequence[Entry]) -> str:
    """Return in a line what the show came to: what a performer wants to know first."""
    troubles = [
        _counted(underruns(entries), "underrun"),
        _counted(_count(entries, "device_lost"), "time", "the sound card was lost", many="times"),
        _counted(sum(_is_restart(entry) for entry in entries), "restart", "of the engine"),
        _counted(sum(_is_beginning(entry) for entry in entries), "episode", "without new latents"),
        _counted(_count(entries, "error"), "error", "in the log"),
        _counted(_count(entries, "refused"), "command", "refused"),
    ]
    told = ", ".join(filter(None, troubles)) or "nothing went wrong"
    last = entries[-1]
    ending = "" if last.kind == "end" else f"; no end was written: it still plays, or was cut off after {_clock(last)}"
    return f"{_duration(_length_seconds(entries))} long: {told}{ending}"


def underruns(entries: Sequence[Entry]) -> int:
    """Return how many there were, over all engines of the show, each of which counts from 0."""
    total = latest = 0
    for entry in entries:
        if entry.kind == "underrun":
            latest = int(_first(entry))
        elif entry.kind == "start":
            total, latest = total + latest, 0
    return total + latest


def _length_seconds(entries: Sequence[Entry]) -> float:
    """Return how long music was to be heard, over all engines of the show; where it never was, how long they tried.

    The time of day tells nothing of the first: a machine without a clock of its own starts in another year.
    """
    total = latest = 0.0
    for entry in entries:
        if entry.kind == "start":
            total, latest = total + latest, 0.0
        elif entry.seconds is not None:
            latest = max(latest, entry.seconds)
    return total + latest or max(0.0, (entries[-1].time - entries[0].time).total_seconds())


def _entries(lines: Sequence[str]) -> Iterator[Entry]:
    for line in lines:
        try:
            read = json.loads(line)
            details = read["details"]
            if isinstance(details, dict):
                seconds = None if read["seconds"] is None else float(read["seconds"])
                yield Entry(datetime.fromisoformat(read["time"]), seconds, str(read["kind"]), details)
        except (ValueError, KeyError, TypeError):
            continue


def _count(entries: Sequence[Entry], kind: str) -> int:
    left_out = sum(int(entry.details.get(kind, 0)) for entry in entries if entry.kind == "left out")
    return left_out + sum(entry.kind == kind for entry in entries)


def _is_restart(entry: Entry) -> bool:
    return entry.kind == "start" and bool(entry.details.get("restarts"))


def _is_beginning(entry: Entry) -> bool:
    return entry.kind == "starving" and bool(_first(entry))


def _first(entry: Entry) -> Any:
    """Return the first value of an event."""
    return next(iter(entry.details.get("values", ())), 0)


def _counted(count: int, noun: str, rest: str = "", *, many: str = "") -> str:
    name = noun if count == 1 else many or f"{noun}s"
    return f"{count} {name} {rest}".rstrip() if count else ""


def _clock(entry: Entry) -> str:
    return entry.time.strftime("%H:%M:%S")


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}"
