"""Stalls of a server that plays, injected by its config, and what they came to."""

import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import soundfile

from rld_live.audio.frames import Frames
from tests.end_to_end.music import silences
from tests.end_to_end.server import Client, Server, playing
from tests.end_to_end.swapping import clicks

Fault = Mapping[str, float | str | bool]
Told = tuple[float, str, tuple[Any, ...]]
"""Seconds of Unix time, an address, and its values."""


@dataclass(frozen=True)
class Show:
    """What became of a performance with faults."""

    struck: tuple[float, ...]
    """Seconds of Unix time at which each fault began, those of one moment once each."""
    told: tuple[Told, ...]
    """All that a subscriber heard."""
    audio: Frames
    report: Mapping[str, Any]

    @property
    def silences(self) -> list[tuple[float, float]]:
        """Where the music was silent between its beginning and its end, in seconds of the recording."""
        end = len(self.audio) / 48000 - 0.5
        return [(start, stop) for start, stop in silences(self.audio, longer_than=0.04) if start > 0.0 and stop < end]

    @property
    def clicks(self) -> int:
        return clicks(self.audio)

    def first(self, address: str, *values: Any, after: float) -> float:
        """Return how many seconds after a moment `values` were told at `address`."""
        later = (each for each in self.told if each[0] >= after)
        found = (at - after for at, where, what in later if where == address and what[: len(values)] == values)
        return next(found, float("inf"))

    def count(self, address: str, *values: Any) -> int:
        return sum(where == address and what[: len(values)] == values for _, where, what in self.told)


def show(
    folder: Path,
    faults: Sequence[Fault],
    *,
    seconds: float,
    settings: Mapping[str, object] | None = None,
    until: tuple[Any, ...] = ("never",),
) -> Show:
    """Play with `faults` that strike meanwhile, for so many seconds or until this address and values are told."""
    folder.mkdir(exist_ok=True)
    written = ("{" + ", ".join(f"{name}: {value}".lower() for name, value in each.items()) + "}" for each in faults)
    words = [f"faults=[{', '.join(written)}]", *(f"{key}={value}" for key, value in (settings or {}).items())]
    with playing(folder, *(word for setting in words for word in ("--set", setting))) as (server, client):
        told = _listen(client, seconds, until)
        report = server.finish()
    audio = soundfile.read(server.recording, dtype="float32", always_2d=True)[0]
    return Show(_struck(server), tuple(told), audio, report)


def _listen(client: Client, seconds: float, until: tuple[Any, ...]) -> list[Told]:
    """Return what is told, with its moments, to a subscriber that renews its lease."""
    told: list[Told] = []
    end, lease = time.monotonic() + seconds, 0.0
    while time.monotonic() < end and not any((where, *what) == until for _, where, what in told[-1:]):
        if time.monotonic() >= lease:
            lease = time.monotonic() + 5.0
            client.send("/rld/subscribe", 20.0, "state", "starving", "steps_used")
        client.receive()
        told += [(time.time(), *message) for message in client.heard]
        client.heard.clear()
    return told


def _struck(server: Server) -> tuple[float, ...]:
    pattern = re.compile(r"^(\S+ \S+),(\d{3}) .*a fault on purpose")
    found = (pattern.match(line) for line in server.lines)
    moments = (datetime.fromisoformat(each[1]).timestamp() + int(each[2]) / 1000 for each in found if each is not None)
    return tuple(moments)
