"""What each role plays: one writer per row of the arrangement."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from rld_live.offline.demo.harmony import harmony_at
from rld_live.offline.demo.melody import ARPEGGIOS, FORMS, answer, arpeggiate, euclid, invent, sing
from rld_live.offline.demo.rhythm import BASS_LINES, bass
from rld_live.offline.demo.score import BEATS_PER_BAR, Harmony, Key, Note, Section
from rld_live.offline.demo.styles import Style

COMPS = ("x.....x...x.....", "x..x......x..x..", "..x..x....x..x..", "x...........x...", "x..x..x.........")


@dataclass(frozen=True)
class Desk:
    """What a part's writer has before it: the piece so far, and its own role's material."""

    style: Style
    key: Key
    harmonies: tuple[Harmony, ...]
    rng: np.random.Generator
    velocity: float


# A writer is called once per part and returns what writes its sections: material is invented once, and comes back.
SectionWriter = Callable[[Section], list[Note]]
Writer = Callable[[Desk], SectionWriter]


def _within(harmonies: tuple[Harmony, ...], section: Section) -> list[Harmony]:
    return [h for h in harmonies if section.start <= h.start < section.end]


def _pad(desk: Desk) -> SectionWriter:
    def write(section: Section) -> list[Note]:
        return [
            Note(h.start, h.beats, pitch, desk.velocity * section.energy_at(h.start))
            for h in _within(desk.harmonies, section)
            for pitch in h.voicing
        ]

    return write


def _halo(desk: Desk) -> SectionWriter:
    """The two upper voices, an octave higher."""

    def write(section: Section) -> list[Note]:
        return [
            Note(h.start, h.beats, pitch + 12, desk.velocity * section.energy_at(h.start))
            for h in _within(desk.harmonies, section)
            for pitch in h.voicing[2:]
        ]

    return write


def _comp(desk: Desk) -> SectionWriter:
    pattern = COMPS[int(desk.rng.integers(len(COMPS)))]

    def write(section: Section) -> list[Note]:
        notes = []
        for bar in range(section.bars):
            steps = pattern if section.name in ("peak", "return") and bar % 4 != 3 else "x" + "." * 15
            for step in (i for i, s in enumerate(steps) if s == "x"):
                start = section.start + bar * BEATS_PER_BAR + step / 4
                length = 3.5 if steps.count("x") == 1 else 0.9
                for voice, pitch in enumerate(harmony_at(desk.harmonies, start).voicing):
                    strum = 0.02 * voice  # beats; a hand rolls a chord
                    loudness = desk.velocity * section.energy_at(start) * float(desk.rng.uniform(0.8, 1.0))
                    notes.append(Note(start + strum, length, pitch, loudness))
        return notes

    return write


def _arp(desk: Desk) -> SectionWriter:
    pattern = ARPEGGIOS[int(desk.rng.integers(len(ARPEGGIOS)))]
    step = float(desk.rng.choice((0.25, 0.5, 0.5))) if desk.style.bpm[0] < 90 else 0.25
    full = euclid(int(desk.rng.integers(9, 14)), 16)
    sparse = euclid(int(desk.rng.choice((5, 6, 7))), 16)
    octave = int(desk.rng.choice((0, 1)))

    def write(section: Section) -> list[Note]:
        gates = full if section.name in ("peak", "return") else sparse
        return arpeggiate(
            section, desk.harmonies, pattern=pattern, step=step, gates=gates, octave=octave, velocity=desk.velocity
        )

    return write


def _bass(desk: Desk) -> SectionWriter:
    lines = list(desk.rng.permutation(BASS_LINES[desk.style.bass_line])[:2])

    def write(section: Section) -> list[Note]:
        return bass(lines, desk.key, section, desk.harmonies, lowest=29, velocity=desk.velocity)

    return write


def _lead(desk: Desk) -> SectionWriter:
    motif = invent(desk.rng)
    form = FORMS[int(desk.rng.integers(len(FORMS)))]

    def write(section: Section) -> list[Note]:
        return sing(motif, desk.key, section, desk.harmonies, form=form, centre=72, velocity=desk.velocity)

    return write


def _answer(desk: Desk) -> SectionWriter:
    motif = invent(desk.rng)
    form = answer(FORMS[int(desk.rng.integers(len(FORMS)))], desk.rng)

    def write(section: Section) -> list[Note]:
        return sing(motif, desk.key, section, desk.harmonies, form=form, centre=79, velocity=desk.velocity)

    return write


def _grains(desk: Desk) -> SectionWriter:
    """A cloud: short notes of the chord scattered over three octaves, denser and thinner in slow waves."""

    def write(section: Section) -> list[Note]:
        notes = []
        beat = section.start
        while beat < section.end - 0.5:
            chord = harmony_at(desk.harmonies, beat).voicing
            pitch = int(desk.rng.choice(chord)) + 12 * int(desk.rng.integers(0, 3))
            wave = 0.5 + 0.5 * np.sin(2 * np.pi * (beat - section.start) / 16)
            loudness = desk.velocity * section.energy_at(beat) * float(desk.rng.uniform(0.3, 1.0) * (0.4 + 0.6 * wave))
            length, pan = float(desk.rng.uniform(0.1, 0.5)), float(desk.rng.uniform(-0.9, 0.9))
            notes.append(Note(beat, length, pitch, loudness, pan))
            beat += float(desk.rng.exponential(0.22 / (0.35 + wave))) + 0.02
        return notes

    return write


def _bells(desk: Desk) -> SectionWriter:
    """One or two high chord tones at the head of a chord, and long nothing."""

    def write(section: Section) -> list[Note]:
        notes = []
        for h in _within(desk.harmonies, section):
            for index, pitch in enumerate(desk.rng.choice(h.voicing, size=int(desk.rng.integers(1, 4)), replace=False)):
                start = h.start + float(desk.rng.choice((0.0, 1.0, 1.5, 2.0))) + 0.5 * index
                loudness = desk.velocity * section.energy_at(start) * float(desk.rng.uniform(0.6, 1.0))
                notes.append(Note(start, 4.0, int(pitch) + 12, loudness, float(desk.rng.uniform(-0.4, 0.4))))
        return notes

    return write


def _wash(desk: Desk) -> SectionWriter:
    """Noise that swells over four bars, as a wave into the next phrase; its pitch is only a placeholder."""

    def write(section: Section) -> list[Note]:
        starts = [section.start + bar * BEATS_PER_BAR for bar in range(0, section.bars, 4)]
        return [
            Note(start, 4.0 * BEATS_PER_BAR, desk.key.tonic + 60, desk.velocity * float(desk.rng.uniform(0.5, 1.0)))
            for start in starts
        ]

    return write


def _dust(desk: Desk) -> SectionWriter:
    """Specks at chance moments, about one every two beats."""

    def write(section: Section) -> list[Note]:
        count = int(desk.rng.poisson(0.55 * (section.end - section.start)))
        starts = np.sort(desk.rng.uniform(section.start, section.end - 0.1, count))
        notes = []
        for start in starts:
            loudness, pan = desk.velocity * float(desk.rng.uniform(0.15, 1.0)), float(desk.rng.uniform(-0.8, 0.8))
            notes.append(Note(float(start), 0.05, desk.key.tonic + 84, loudness, pan))
        return notes

    return write


WRITERS: dict[str, Writer] = {
    "pad": _pad,
    "halo": _halo,
    "comp": _comp,
    "arp": _arp,
    "arp_two": _arp,
    "bass": _bass,
    "lead": _lead,
    "answer": _answer,
    "grains": _grains,
    "bells": _bells,
    "wash": _wash,
    "dust": _dust,
}
