"""The drum kits: synthesised strokes, tuned to the key of the piece."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rld_live.audio.frames import Frames
from rld_live.offline.demo.voices import envelope, frequency_of

Sound = NDArray[np.float64]  # [frames]


@dataclass(frozen=True)
class Kit:
    """The character of a drum kit; times in seconds, `bright` scales the noise bands."""

    punch: float
    kick_decay: float
    snare_decay: float
    hat_decay: float
    bright: float
    room: float  # reverb send of the whole kit


KITS: dict[str, Kit] = {
    "soft": Kit(punch=2.2, kick_decay=0.28, snare_decay=0.14, hat_decay=0.035, bright=0.8, room=0.12),
    "tight": Kit(punch=4.0, kick_decay=0.22, snare_decay=0.11, hat_decay=0.028, bright=1.1, room=0.06),
    "dusty": Kit(punch=3.0, kick_decay=0.20, snare_decay=0.18, hat_decay=0.045, bright=0.6, room=0.10),
}

# Pan, and level in dB at velocity 1.
PLACES: dict[str, tuple[float, float]] = {
    "kick": (0.0, -6.0),
    "snare": (0.05, -10.5),
    "clap": (-0.08, -11.5),
    "hat": (0.30, -19.5),
    "open_hat": (0.30, -21.5),
    "shaker": (-0.40, -21.5),
    "rim": (-0.25, -16.0),
    "tom_low": (-0.35, -13.0),
    "tom_mid": (0.10, -14.0),
    "tom_high": (0.40, -15.0),
}

VARIANTS = 3  # of each stroke, played in turn: the same noise twice in a row sounds like a machine gun


def strokes(kit: Kit, tonic: int, rate: int, rng: np.random.Generator) -> dict[str, list[Frames]]:
    """Every drum's variants as [frames, 2], panned and levelled for velocity 1."""
    sounds: dict[str, list[Frames]] = {}
    for name, (pan, gain_db) in PLACES.items():
        angle = (pan + 1) * np.pi / 4
        sides = np.array([np.cos(angle), np.sin(angle)]) * np.sqrt(2) * 10 ** (gain_db / 20)
        takes = (_STROKES[name](kit, tonic, rate, rng) for _ in range(VARIANTS))
        sounds[name] = [(take[:, None] * sides).astype(np.float32) for take in takes]
    return sounds


def _decaying(seconds: float, rate: int, *, attack: float = 0.0008) -> tuple[Sound, Sound]:
    """Time and an exponential fall that ends in silence."""
    curve = envelope(seconds * 4, rate, attack=attack, release=0.02)
    t = np.arange(len(curve)) / rate
    return t, np.exp(-t / seconds) * curve


def _noise(frames: int, low: float, high: float, rate: int, rng: np.random.Generator) -> Sound:
    """Noise between two frequencies with soft edges, of RMS 1."""
    hertz = np.maximum(np.fft.rfftfreq(frames, 1 / rate), 1.0)
    mask = 1 / (1 + (low / hertz) ** 6) / (1 + (hertz / high) ** 6)
    sound = np.fft.irfft(np.fft.rfft(rng.standard_normal(frames)) * mask, frames)
    return sound / max(1e-9, float(np.std(sound)))


def _kick(kit: Kit, tonic: int, rate: int, rng: np.random.Generator) -> Sound:
    root = frequency_of(29 + (tonic - 29) % 12)  # F1 to E2, the tonic itself
    while root > 62:
        root *= 2 ** (-5 / 12)  # down to the dominant, which every mode of the set has
    t, fall = _decaying(kit.kick_decay, rate)
    sweep = root * t + root * kit.punch * 0.028 * (1 - np.exp(-t / 0.028))
    click = _noise(len(t), 800, 3500, rate, rng) * np.exp(-t / 0.003) * 0.12
    return np.tanh(1.4 * np.sin(2 * np.pi * sweep) * fall) + click * fall


def _tom(step: int) -> Callable[[Kit, int, int, np.random.Generator], Sound]:
    def stroke(kit: Kit, tonic: int, rate: int, rng: np.random.Generator) -> Sound:
        root = frequency_of(41 + (tonic - 41) % 12 + step)
        t, fall = _decaying(0.16 if step else 0.22, rate, attack=0.0015)
        sweep = root * t + root * 0.35 * 0.04 * (1 - np.exp(-t / 0.04))
        skin = _noise(len(t), 300, 1800 * kit.bright, rate, rng) * np.exp(-t / 0.02) * 0.12
        return (np.sin(2 * np.pi * sweep) + 0.2 * np.sin(4 * np.pi * sweep) + skin) * fall

    return stroke


def _snare(kit: Kit, tonic: int, rate: int, rng: np.random.Generator) -> Sound:
    root = frequency_of(53 + (tonic - 53) % 12)
    t, fall = _decaying(kit.snare_decay, rate)
    body = np.sin(2 * np.pi * (root * t + 3 * (1 - np.exp(-t / 0.015)))) * np.exp(-t / 0.06)
    wires = _noise(len(t), 900, 8500 * kit.bright, rate, rng)
    sound: Sound = (0.7 * body + 0.32 * wires) * fall
    return sound


def _clap(kit: Kit, _tonic: int, rate: int, rng: np.random.Generator) -> Sound:
    t, fall = _decaying(kit.snare_decay * 0.8, rate)
    hands = sum(np.where(t >= d, np.exp(-np.maximum(t - d, 0) / 0.006), 0.0) for d in (0.0, 0.011, 0.021))
    tail = np.where(t >= 0.03, np.exp(-np.maximum(t - 0.03, 0) / (kit.snare_decay * 0.7)), 0.0)
    return _noise(len(t), 900, 3800 * kit.bright, rate, rng) * (0.5 * hands + 0.6 * tail) * 0.5 * fall


def _hat(scale: float) -> Callable[[Kit, int, int, np.random.Generator], Sound]:
    def stroke(kit: Kit, _tonic: int, rate: int, rng: np.random.Generator) -> Sound:
        t, fall = _decaying(kit.hat_decay * scale, rate)
        return _noise(len(t), 6000 * kit.bright**0.5, 12500, rate, rng) * fall

    return stroke


def _shaker(kit: Kit, _tonic: int, rate: int, rng: np.random.Generator) -> Sound:
    t, fall = _decaying(0.04, rate, attack=0.022)
    return _noise(len(t), 3500, 9000 * kit.bright, rate, rng) * fall


def _rim(_kit: Kit, tonic: int, rate: int, rng: np.random.Generator) -> Sound:
    root = frequency_of(77 + (tonic - 77) % 12)
    t, fall = _decaying(0.03, rate)
    return (np.sin(2 * np.pi * root * t) + 0.5 * np.sin(2 * np.pi * 2.24 * root * t)) * fall + 0.15 * fall * _noise(
        len(t), 1500, 6000, rate, rng
    )


_STROKES: dict[str, Callable[[Kit, int, int, np.random.Generator], Sound]] = {
    "kick": _kick,
    "snare": _snare,
    "clap": _clap,
    "hat": _hat(1.0),
    "open_hat": _hat(4.0),
    "shaker": _shaker,
    "rim": _rim,
    "tom_low": _tom(0),
    "tom_mid": _tom(7),
    "tom_high": _tom(12),
}
