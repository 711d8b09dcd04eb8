"""Lines: a motif that is stated, varied, answered, left to rest; arpeggios over the chords."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rld_live.offline.demo.harmony import harmony_at
from rld_live.offline.demo.score import BEATS_PER_BAR, Harmony, Key, Note, Section

MOTIF_BEATS = 2 * BEATS_PER_BAR

# (onset, length) in beats within two bars; what is not covered is rest.
RHYTHMS: tuple[tuple[tuple[float, float], ...], ...] = (
    ((0, 1.5), (1.5, 0.5), (2, 2.5)),
    ((0, 1), (1, 1), (2, 1), (3, 3)),
    ((0.5, 0.5), (1, 1), (2.5, 0.5), (3, 2), (6, 1.5)),
    ((0, 2), (2, 1), (3, 1), (4, 3)),
    ((0, 0.5), (0.75, 0.75), (1.5, 2), (4.5, 0.5), (5, 2)),
    ((0, 3), (3, 0.5), (3.5, 0.5), (4, 3)),
    ((1, 0.5), (1.5, 0.5), (2, 2), (5, 1), (6, 1.75)),
)

FORMS = ("A.av", "Av.a", "A..v", "AaV.", "A.v.", "Aav.")  # per 8 bars: A, its variants a v V, rest

ARPEGGIOS: tuple[tuple[int, ...], ...] = (
    (0, 1, 2, 3),
    (0, 2, 1, 3, 2, 1),
    (0, 1, 2, 4, 3, 2),
    (3, 1, 2, 0),
    (0, 2, 3, 5, 3, 2, 1, 2),
    (4, 2, 3, 1, 2, 0),
    (0, 3, 2, 3, 1, 3),
)


@dataclass(frozen=True)
class Motif:
    """A rhythm with a contour: degrees counted from the first note's."""

    rhythm: tuple[tuple[float, float], ...]
    contour: tuple[int, ...]


def invent(rng: np.random.Generator) -> Motif:
    """A motif that mostly steps, leaps at times, and leans back to where it began."""
    rhythm = RHYTHMS[int(rng.integers(len(RHYTHMS)))]
    contour = [0]
    for _ in rhythm[1:]:
        step = int(rng.choice((-2, -1, -1, 1, 1, 2, 4)))
        contour.append(contour[-1] + (-abs(step) if contour[-1] >= 4 else abs(step) if contour[-1] <= -3 else step))
    return Motif(rhythm, tuple(contour))


def vary(motif: Motif, how: str) -> Motif:
    """`a` bends the ending, `v` turns the contour upside down, `V` answers a third higher, `A` is the motif itself."""
    contour = motif.contour
    if how == "a":
        contour = (*contour[:-1], contour[-1] + (2 if contour[-1] <= 0 else -2))
    elif how == "v":
        contour = tuple(-degree for degree in contour)
    elif how == "V":
        contour = tuple(degree + 2 for degree in contour)
    return Motif(motif.rhythm, contour)


def sing(
    motif: Motif, key: Key, section: Section, harmonies: Sequence[Harmony], *, form: str, centre: int, velocity: float
) -> list[Note]:
    """The motif through a section, two bars to a letter of the form; long notes settle on chord tones."""
    home = key.degree_near(centre)
    notes: list[Note] = []
    for index in range(section.bars // 2):
        letter = form[index % len(form)]
        if letter == ".":
            continue
        phrase = vary(motif, letter)
        begin = section.start + index * MOTIF_BEATS
        for (onset, beats), degree in zip(phrase.rhythm, phrase.contour, strict=True):
            start = begin + onset
            settled = home + degree
            if beats >= 1.0 or onset % 2 == 0:
                settled = harmony_at(harmonies, start).chord.nearest(settled)
            accent = 1.0 if onset % 2 == 0 else 0.86
            notes.append(Note(start, beats, key.pitch(settled), velocity * accent * section.energy_at(start)))
    return notes


def answer(form: str, rng: np.random.Generator) -> str:
    """A form that speaks where the other one rests, and seldom elsewhere."""
    return "".join(("v" if rng.random() < 0.8 else ".") if letter == "." else "." for letter in form)


def arpeggiate(
    section: Section,
    harmonies: Sequence[Harmony],
    *,
    pattern: tuple[int, ...],
    step: float,
    gates: str,
    octave: int,
    velocity: float,
) -> list[Note]:
    """Chord tones in turn, one per open gate; indices past the voicing reach into the next octave."""
    notes: list[Note] = []
    place = 0
    for index in range(round((section.end - section.start) / step)):
        if gates[index % len(gates)] == ".":
            continue
        start = section.start + index * step
        voicing = harmony_at(harmonies, start).voicing
        octaves, voice = divmod(pattern[place % len(pattern)], len(voicing))
        place += 1
        accent = 1.0 if index % 4 == 0 else 0.72 if index % 3 else 0.85  # three against four keeps it moving
        pan = 0.35 * (-1) ** place
        loudness = velocity * accent * section.energy_at(start)
        notes.append(Note(start, step * 1.4, voicing[voice] + 12 * (octaves + octave), loudness, pan))
    return notes


def euclid(pulses: int, steps: int) -> str:
    """Pulses spread as evenly as they go over the steps: euclid(3, 8) is "x..x..x."."""
    return "".join("x" if (i * pulses) % steps < pulses else "." for i in range(steps))
