"""Faults of the sound card, done to a server that plays, and what they came to."""

import contextlib
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psutil
import soundfile

from rld_live.audio.frames import Frames
from tests.end_to_end.music import silences
from tests.end_to_end.server import Client, Server
from tests.reliability import Outcome

STEADY_SECONDS = 1.5
"""How long it plays before the next fault."""
BACK_SECONDS = 15.0

Fault = Callable[[], None]


def audio_process(server: Server) -> psutil.Process:
    """Return the audio process of `server`."""
    everyone = psutil.Process(server.process.pid).children(recursive=True)
    (found,) = [each for each in everyone if "rld_live.audio.process" in each.cmdline()]
    return found


@dataclass(frozen=True)
class Loss:
    """What a fault came to: the seconds until it was told, those until it sounded again, and which card it struck."""

    detected: float
    recovered: float
    card: str

    @property
    def outcome(self) -> Outcome:
        return Outcome(detected=self.detected, recovered=self.recovered)


def lose(client: Client, fault: Fault, *, remedy: Fault | None = None, away_seconds: float = 0.0) -> Loss:
    """Do `fault`, and after `away_seconds` the `remedy`; return when the loss was told, and when it sounded again.

    Recovery counts from the return of `remedy`, or from the fault where there is none.
    """
    client.ask("/rld/subscribe", 20.0, "state", "device_state")
    time.sleep(STEADY_SECONDS)
    client.forget()
    began = time.monotonic()
    fault()
    card, _ = client.hear("/rld/event/device_lost")
    detected = time.monotonic() - began
    if remedy is not None:
        time.sleep(away_seconds)
        client.send("/rld/ping", 1)
        client.hear("/rld/pong", 1)
        client.forget()
        remedy()
        began = time.monotonic()
    assert client.hear("/rld/event/device_back", seconds=BACK_SECONDS)[0] == card
    client.heard.clear()
    client.hear("/rld/status/state", "playing", seconds=BACK_SECONDS)
    return Loss(detected, time.monotonic() - began, str(card))


@contextlib.contextmanager
def captured(path: Path, seconds: float) -> Iterator[None]:
    """Have JACK record to `path` what goes to its card meanwhile, whoever plays it: so many seconds in all."""
    options = ["--no-stdin", "--disable-console", "-f", "wav", "-b", "FLOAT", "-c", "2", "-d", str(seconds)]
    with subprocess.Popen(["jack_capture", *options, str(path)], stdout=subprocess.DEVNULL) as recorder:
        try:
            wait_for_file(path)
            yield
            recorder.wait(timeout=seconds + BACK_SECONDS)
        finally:
            recorder.kill()


def wait_for_file(path: Path, seconds: float = 5.0) -> None:
    deadline = time.monotonic() + seconds
    while not path.exists():
        assert time.monotonic() < deadline, f"{path} is not written"
        time.sleep(0.01)


def longest_silence(path: Path) -> float:
    """Return the seconds of the longest silence between two sounds of a file."""
    heard, rate = soundfile.read(path, dtype="float32", always_2d=True)
    gaps = silences(heard, rate, longer_than=0.02)
    return max((stop - start for start, stop in gaps if start > 0.0 and stop < len(heard) / rate - 0.02), default=0.0)


def begins_with_fade(path: Path) -> bool:
    """Tell whether what sounds after the longest silence of a file comes in from nothing."""
    heard, rate = soundfile.read(path, dtype="float32", always_2d=True)
    _, stop = max(silences(heard, rate, longer_than=0.02), key=lambda gap: gap[1] - gap[0])
    start = round((stop - 0.02) * rate)
    entry = heard[start + int(np.abs(heard[start:]).max(axis=1).astype(bool).argmax()) :]
    return bool(np.abs(entry[:48]).max() < 0.05 * np.abs(entry[: rate // 2]).max())


def missing(*programs: str) -> list[str]:
    """Return which of `programs` are not installed."""
    return [program for program in programs if shutil.which(program) is None]


def read(path: Path) -> tuple[Frames, int]:
    """Return frames and rate of a sound file."""
    frames, rate = soundfile.read(path, dtype="float32", always_2d=True)
    return frames, int(rate)
