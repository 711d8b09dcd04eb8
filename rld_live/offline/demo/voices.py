"""How the instruments sound: the ways of synthesis behind the palette, one function of a note each."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from rld_live.audio.frames import Frames

Signal = NDArray[np.float32]  # [frames]

HIGHEST_HZ = 15000.0
TAU = np.float32(2 * np.pi)

# (frequency in hertz, seconds held, velocity 0..1, sample rate, random generator) → [frames, 2], release included.
Voice = Callable[[float, float, float, int, np.random.Generator], Frames]


def frequency_of(pitch: int) -> float:
    """Equal temperament, A4 (MIDI 69) = 440 Hz, exactly: the codec's oscillators sit there."""
    return float(440.0 * 2.0 ** ((pitch - 69) / 12))


def envelope(seconds: float, rate: int, *, attack: float, release: float) -> Signal:
    """A raised-cosine rise and fall around a held note; the fall comes after `seconds`. No corner, so no click."""
    held, rise, fall = round(seconds * rate), round(attack * rate), round(release * rate)
    rise = min(rise, held)
    curve = np.ones(held + fall, np.float32)
    curve[:rise] = 0.5 - 0.5 * np.cos(np.pi * np.arange(rise) / max(1, rise))
    curve[held:] = 0.5 + 0.5 * np.cos(np.pi * np.arange(1, fall + 1) / fall)
    return curve


def _time(frames: int, rate: int) -> Signal:
    return (np.arange(frames) / rate).astype(np.float32)


def _cycles(frequency: float, frames: int, rate: int) -> Signal:
    """The fundamental's phase in cycles, wrapped in float64: float32 would drift audibly within seconds."""
    return ((frequency * np.arange(frames) / rate) % 1.0).astype(np.float32)


def _slow(curve: Callable[[NDArray[np.float64]], NDArray[np.float64]], frames: int, rate: int) -> Signal:
    """A slow curve of time, computed at 1/256 of the rate and joined by lines."""
    knots = np.arange(0, frames + 256, 256)
    return np.interp(np.arange(frames), knots, curve(knots / rate)).astype(np.float32)


def _beating(hertz: float, phase: float, frames: int, rate: int) -> Signal:
    return _slow(lambda t: 1 + 0.4 * np.sin(6.283 * hertz * t + phase), frames, rate)


def _both(mono: Signal) -> Frames:
    return np.repeat(mono[:, None], 2, axis=1)


def pad(
    frequency: float,
    seconds: float,
    velocity: float,
    rate: int,
    rng: np.random.Generator,
    *,
    spectrum: tuple[tuple[int, float], ...],
    attack: float,
    release: float,
    cutoff: float,
    formants: tuple[tuple[float, float], ...] = (),
) -> Frames:
    """Harmonics under a slowly breathing low-pass, wide by amplitude beating alone: the pitch stays exact."""
    curve = envelope(seconds, rate, attack=min(attack, 0.6 * seconds), release=release)
    frames = len(curve)
    cycles = _cycles(frequency, frames, rate)
    breath, phase = rng.uniform(0.07, 0.16), rng.uniform(0, 2 * np.pi)
    groups = np.zeros((2, frames), np.float32)
    for index, (harmonic, gain) in enumerate(spectrum):
        hertz = harmonic * frequency
        if hertz > HIGHEST_HZ:
            break
        if formants:
            gain *= 0.05 + sum(g * np.exp(-(((hertz - f) / (0.22 * f + 60)) ** 2)) for f, g in formants)

        def opening(t: NDArray[np.float64], hertz: float = hertz, gain: float = gain) -> NDArray[np.float64]:
            edge = cutoff * (0.55 + 0.75 * velocity) * (1 + 0.35 * np.sin(2 * np.pi * breath * t + phase))
            return gain / (1 + (hertz / edge) ** 2)

        wave = np.sin(TAU * (np.float32(harmonic) * cycles + np.float32(rng.uniform())))
        groups[index % 2] += wave * _slow(opening, frames, rate)
    out = np.empty((frames, 2), np.float32)
    for channel in range(2):
        beats = [_beating(rng.uniform(0.3, 0.9), rng.uniform(0, 6.28), frames, rate) for _ in groups]
        out[:, channel] = (groups[0] * beats[0] + groups[1] * beats[1]) * curve
    return out * np.float32(velocity)


def struck(
    frequency: float,
    seconds: float,
    velocity: float,
    rate: int,
    rng: np.random.Generator,
    *,
    partials: tuple[tuple[float, float, float], ...],
    decay: float,
    attack: float = 0.003,
    knock: float = 0.0,
    damped: bool = False,
) -> Frames:
    """Partials (ratio, gain, share of the decay) that die away; `damped` stops them when the note ends."""
    length = decay * (440.0 / frequency) ** 0.35
    ring = min(seconds + 0.12, 2.2 * length) if damped else 2.2 * length
    curve = envelope(max(0.02, ring - 0.08), rate, attack=attack, release=0.08)
    t = _time(len(curve), rate)
    out = np.zeros(len(curve), np.float32)
    for ratio, gain, share in partials:
        hertz = frequency * ratio
        if hertz > HIGHEST_HZ:
            continue
        brightness = velocity ** (0.25 * (ratio - 1)) if ratio > 1 else 1.0
        fade = np.exp(t * np.float32(-3.2 / (length * share)))
        out += np.sin(TAU * _cycles(hertz, len(curve), rate)) * fade * np.float32(gain * brightness)
    if knock:
        out += (rng.standard_normal(len(out)) * np.exp(-t / 0.004)).astype(np.float32) * np.float32(knock * velocity)
    return _both(out * curve * np.float32(velocity))


def electric_piano(frequency: float, seconds: float, velocity: float, rate: int, rng: np.random.Generator) -> Frames:
    """Two-operator FM: a bark that fades into a near sine, a short tine, a stereo tremolo."""
    curve = envelope(seconds, rate, attack=0.004, release=0.22)
    t = _time(len(curve), rate)
    cycles = _cycles(frequency, len(curve), rate)
    index = np.float32(1.5 * velocity**1.5) * np.exp(-t / 0.5) + np.float32(0.12)
    body = np.sin(TAU * cycles + index * np.sin(TAU * cycles)) * np.exp(-t / np.float32(1.6))
    tine = np.sin(TAU * _cycles(min(frequency * 8, 9000.0), len(curve), rate)) * np.exp(-t / 0.09)
    tine *= np.float32(0.14 * velocity)
    tremolo = 0.22 * np.sin(TAU * np.float32(4.1) * t + np.float32(rng.uniform(0, 0.6)))
    mono = (body + tine) * curve * np.float32(velocity)
    return np.stack((mono * (1 + tremolo), mono * (1 - tremolo)), axis=1)


def soft_lead(frequency: float, seconds: float, velocity: float, rate: int, rng: np.random.Generator) -> Frames:
    """A round reed-like tone; the vibrato (4 cents) comes in late."""
    curve = envelope(seconds, rate, attack=min(0.07, 0.4 * seconds), release=0.18)
    t = _time(len(curve), rate)
    late = np.clip((t - 0.25) / 0.5, 0, 1)
    rate_hz = np.float32(5.0 + rng.uniform(-0.3, 0.3))
    wobble = late * np.sin(TAU * rate_hz * t) * np.float32(frequency * 0.0023 / (2 * np.pi * float(rate_hz)))
    cycles = _cycles(frequency, len(curve), rate) + wobble
    out = np.zeros(len(curve), np.float32)
    for harmonic, gain in ((1, 1.0), (2, 0.32), (3, 0.22), (4, 0.08), (5, 0.06), (7, 0.02)):
        if harmonic * frequency < HIGHEST_HZ:
            out += np.sin(TAU * np.float32(harmonic) * cycles) * np.float32(gain * velocity ** (0.3 * (harmonic - 1)))
    air = 1 + 0.15 * late * np.sin(TAU * rate_hz * t + np.float32(1.0))
    return _both(out * air * curve * np.float32(velocity))


def sub_bass(frequency: float, seconds: float, velocity: float, rate: int, _rng: np.random.Generator) -> Frames:
    """Nearly a sine; the second and third harmonic let small loudspeakers tell the note."""
    curve = envelope(seconds, rate, attack=0.012, release=0.09)
    cycles = _cycles(frequency, len(curve), rate)
    t = _time(len(curve), rate)
    growl = 0.28 * np.sin(2 * TAU * cycles) * (0.4 + 0.6 * np.exp(-t / 0.4))
    tone = np.sin(TAU * cycles) + growl + 0.1 * np.sin(3 * TAU * cycles)
    return _both((tone * curve * np.float32(velocity)).astype(np.float32))


def filtered_pluck(
    frequency: float,
    seconds: float,
    velocity: float,
    rate: int,
    _rng: np.random.Generator,
    *,
    harmonics: int,
    sweep: float,
    decay: float,
) -> Frames:
    """A sawtooth whose low-pass falls: every harmonic fades faster the higher it is."""
    curve = envelope(min(seconds, 3 * decay), rate, attack=0.003, release=0.06)
    t = _time(len(curve), rate)
    cycles = _cycles(frequency, len(curve), rate)
    out = np.zeros(len(curve), np.float32)
    for harmonic in range(1, harmonics + 1):
        if harmonic * frequency > HIGHEST_HZ:
            break
        fade = np.exp(-t * np.float32((harmonic - 1) / sweep))
        gain = velocity ** (0.15 * (harmonic - 1)) / harmonic
        out += np.sin(TAU * np.float32(harmonic) * cycles) * fade * np.float32(gain)
    return _both(out * np.exp(-t / np.float32(decay)) * curve * np.float32(velocity))


def grain(frequency: float, seconds: float, velocity: float, rate: int, _rng: np.random.Generator) -> Frames:
    """One bell-shaped breath of two partials."""
    frames = max(64, round(seconds * rate))
    window = (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(frames) / frames)).astype(np.float32)
    tone = np.sin(TAU * _cycles(frequency, frames, rate)) + 0.3 * np.sin(TAU * _cycles(2 * frequency, frames, rate))
    return _both((tone * window * np.float32(velocity)).astype(np.float32))


def noise(_frequency: float, seconds: float, velocity: float, rate: int, rng: np.random.Generator) -> Frames:
    """A wave of noise: bands that open one after the other towards the end, and ebb away after it."""
    frames = round((seconds + 1.2) * rate)
    place = np.arange(frames) / (seconds * rate)
    hertz = np.fft.rfftfreq(frames, 1 / rate)
    out = np.zeros((frames, 2), np.float32)
    for centre, opens, gain in ((350.0, 0.35, 1.0), (900.0, 0.55, 0.8), (2200.0, 0.75, 0.55), (5200.0, 0.92, 0.35)):
        mask = np.exp(-0.5 * (np.log2(np.maximum(hertz, 1) / centre) / 0.5) ** 2)
        swell = np.exp(-0.5 * ((place - opens) / 0.2) ** 2)[:, None]
        spectrum = np.fft.rfft(rng.standard_normal((2, frames)).astype(np.float32), axis=1) * mask
        band = np.fft.irfft(spectrum, frames, axis=1).T
        out += (gain * swell * band / np.std(band)).astype(np.float32)
    edges = envelope(seconds, rate, attack=1.0, release=1.2)
    return out * edges[:, None] * np.float32(0.3 * velocity)


def dust(_frequency: float, _seconds: float, velocity: float, rate: int, rng: np.random.Generator) -> Frames:
    """A speck on a record: a few milliseconds of resonant tick."""
    t = _time(round(0.03 * rate), rate)
    hertz = rng.uniform(1500, 5000)
    tick = np.sin(TAU * np.float32(hertz) * t) * np.exp(-t / 0.0025) * np.sin(np.pi * np.minimum(t / 0.002, 0.5))
    tick *= envelope(0.022, rate, attack=0.0, release=0.008)[: len(t)]
    return _both((tick * np.float32(velocity)).astype(np.float32))
