"""Sets of models that are loaded into a server while it plays, and what that came to."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from rld_live.audio.frames import Frames
from rld_live.config import ModelsConfig
from tests.end_to_end.music import RATE
from tests.end_to_end.server import Client

LOAD_SECONDS = 60.0


@dataclass(frozen=True)
class Swap:
    """What came of asking for a set."""

    name: str
    seconds: float
    """From the request to its answer."""
    reason: str
    """Why it does not play; empty if it does."""


def write_config(path: Path, sets: Mapping[str, ModelsConfig]) -> Path:
    """Write a config with these sets beside the built-in one."""
    sections = {name: models.model_dump(mode="json", exclude_none=True) for name, models in sets.items()}
    path.write_text(yaml.safe_dump({"sets": sections}), encoding="utf-8")
    return path


def swap(client: Client, name: str, *, crossfade_seconds: float = 1.0) -> Swap:
    """Have the set called `name` take over; return when it plays, or cannot."""
    client.forget()
    began = time.monotonic()
    client.send("/rld/model/load", name, crossfade_seconds)
    while time.monotonic() - began < LOAD_SECONDS:
        for address, reason in (("/rld/done", False), ("/rld/error", True)):
            try:
                values = client.hear(address, "/rld/model/load", seconds=0.02)
            except AssertionError:
                continue
            return Swap(name, time.monotonic() - began, str(values[1]) if reason else "")
    raise AssertionError(f"{name} was never answered: {client.heard[-10:]}")


def spectrum(audio: Frames) -> NDArray[np.float64]:
    """Return the mean level of each band, in decibels, their own mean taken out."""
    blocks = audio[: len(audio) // 2048 * 2048].mean(1).reshape(-1, 2048) * np.hanning(2048)
    power = np.square(np.abs(np.fft.rfft(blocks, axis=1))).mean(0)
    edges = np.unique(np.geomspace(2, len(power), 25).astype(int))
    levels = 10 * np.log10(np.add.reduceat(power, edges[:-1]) / np.diff(edges) + 1e-12)
    return np.asarray(levels - levels.mean())


def clicks(audio: Frames, *, window_seconds: float = 0.5) -> int:
    """Count the places that are far steeper than everything else within some time of them, before and after."""
    bends = np.abs(np.diff(audio.astype(np.float64), n=2, axis=0)).max(1)
    length = RATE // 100
    steep = bends[: len(bends) // length * length].reshape(-1, length).max(1)
    reach = round(window_seconds * RATE / length)
    found = 0
    for index, value in enumerate(steep):
        before, after = steep[max(0, index - reach) : max(0, index - 1)], steep[index + 2 : index + 2 + reach]
        if len(before) and len(after) and value > 8 * max(before.max(), after.max(), 1e-4):
            found += 1
    return found
