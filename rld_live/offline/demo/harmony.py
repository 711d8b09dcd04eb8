"""Chords over time: progressions in a mode, voiced so that every voice moves as little as it can."""

from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np

from rld_live.offline.demo.score import BEATS_PER_BAR, Chord, Harmony, Key, Section

# Scale degrees of the roots, four to a cycle; diminished chords are avoided.
PROGRESSIONS: dict[str, tuple[tuple[int, ...], ...]] = {
    "ionian": ((0, 4, 5, 3), (3, 0, 4, 5), (5, 3, 0, 4), (0, 2, 3, 1), (0, 5, 1, 3)),
    "dorian": ((0, 3, 0, 6), (0, 6, 3, 0), (0, 2, 3, 6), (0, 4, 3, 6), (3, 0, 6, 2)),
    "phrygian": ((0, 1, 0, 6), (0, 1, 2, 1), (0, 5, 1, 0), (0, 3, 1, 6)),
    "lydian": ((0, 1, 0, 4), (0, 1, 5, 4), (0, 4, 1, 2), (5, 1, 0, 1), (0, 2, 5, 1)),
    "mixolydian": ((0, 6, 3, 0), (0, 4, 6, 3), (0, 3, 6, 3), (3, 6, 0, 4), (0, 1, 3, 6)),
    "aeolian": ((0, 5, 2, 6), (0, 3, 5, 4), (0, 6, 5, 6), (5, 6, 0, 2), (0, 2, 6, 3), (3, 0, 5, 6)),
}

# Degrees above the root, from plain to extended; the last are open and suspended.
COLOURS: tuple[tuple[int, ...], ...] = (
    (0, 2, 4, 6),
    (0, 2, 4, 8),
    (2, 4, 6, 8),
    (0, 4, 6, 9),
    (0, 3, 4, 6),
    (0, 1, 4, 8),
)
COLOUR_WEIGHTS = (0.34, 0.24, 0.16, 0.10, 0.09, 0.07)

LOWEST, HIGHEST = 50, 77  # MIDI range of a voicing
CENTRE = 63.0


def harmonise(
    key: Key, sections: tuple[Section, ...], bars_per_chord: int, rng: np.random.Generator
) -> tuple[Harmony, ...]:
    """Chords for the whole piece: one cycle for its body, another for the break, a varied first on its return."""
    choices = PROGRESSIONS[key.mode]
    first, second = (choices[i] for i in rng.choice(len(choices), size=2, replace=False))
    body = _colour(first, rng)
    away = _colour(second, rng)
    varied = (*body[:-1], away[-1])
    cycles = {"break": away, "return": varied}

    harmonies: list[Harmony] = []
    previous: tuple[int, ...] = ()
    for section in sections:
        cycle = cycles.get(section.name, body)
        for index in range(-(-section.bars // bars_per_chord)):
            chord = cycle[index % len(cycle)]
            previous = voice(chord.pitch_classes(key), previous)
            start = section.start + index * bars_per_chord * BEATS_PER_BAR
            beats = min(float(bars_per_chord * BEATS_PER_BAR), section.end - start)
            harmonies.append(Harmony(start, beats, chord, previous))
    return tuple(harmonies)


def voice(pitch_classes: tuple[int, ...], previous: tuple[int, ...]) -> tuple[int, ...]:
    """The voicing of these pitch classes with least motion from the previous one, kept open and near the centre."""
    placements = [[p for p in range(LOWEST, HIGHEST + 1) if p % 12 == pitch_class] for pitch_class in pitch_classes]
    candidates = {tuple(sorted(pitches)) for pitches in product(*placements)}
    return min(sorted(candidates), key=lambda pitches: _effort(pitches, previous))


def harmony_at(harmonies: Sequence[Harmony], beat: float) -> Harmony:
    """The chord that sounds at a beat (the last one, past the end)."""
    return next((h for h in harmonies if h.start <= beat < h.start + h.beats), harmonies[-1])


def _effort(pitches: tuple[int, ...], previous: tuple[int, ...]) -> float:
    gaps = [high - low for low, high in pairwise(pitches)]
    motion = sum(abs(a - b) for a, b in zip(pitches, previous, strict=False))
    crowded = sum(1 for gap in gaps if gap < 2) * 12 + (9 if gaps[0] < 3 else 0)  # a low second is mud
    spread = max(0, 9 - sum(gaps)) + max(0, sum(gaps) - 19) + max(0, max(gaps) - 10)
    return motion + crowded + 2 * spread + 0.8 * abs(sum(pitches) / len(pitches) - CENTRE)


def _colour(roots: tuple[int, ...], rng: np.random.Generator) -> tuple[Chord, ...]:
    picks = rng.choice(len(COLOURS), size=len(roots), p=COLOUR_WEIGHTS)
    return tuple(Chord(root, COLOURS[pick]) for root, pick in zip(roots, picks, strict=True))
