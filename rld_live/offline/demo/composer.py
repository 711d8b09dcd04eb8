"""From a plan (seed, style, key, length) to a score: form first, then chords, then everyone's part."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from rld_live.offline.demo.harmony import harmonise, harmony_at
from rld_live.offline.demo.melody import ARPEGGIOS, FORMS, answer, arpeggiate, euclid, invent, sing
from rld_live.offline.demo.rhythm import BASS_LINES, GROOVES, bass, drum
from rld_live.offline.demo.score import BEATS_PER_BAR, Harmony, Hit, Key, Note, Part, Piece, Section
from rld_live.offline.demo.styles import ARRANGEMENT, PLACES, SECTIONS, SHAPES, STYLES, Style

PHRASE_BARS = 4

COMPS = ("x.....x...x.....", "x..x......x..x..", "..x..x....x..x..", "x...........x...", "x..x..x.........")


@dataclass(frozen=True)
class Plan:
    """What is decided before composing; `seconds` is a wish, kept to within a few bars."""

    number: int
    seed: int
    style: str
    key: Key
    seconds: float


@dataclass(frozen=True)
class Desk:
    """What a part's writer has before it: the piece so far, and its own role's material."""

    style: Style
    key: Key
    harmonies: tuple[Harmony, ...]
    rng: np.random.Generator
    velocity: float


# A writer is called once per part and returns what writes the sections, so that material is invented once and comes back.
SectionWriter = Callable[[Section], list[Note]]
Writer = Callable[[Desk], SectionWriter]


def compose(plan: Plan) -> Piece:
    """Write the piece of a plan; the same plan gives the same piece."""
    rng = np.random.default_rng([plan.seed, plan.number])
    style = next(s for s in STYLES if s.name == plan.style)
    bpm = int(rng.integers(style.bpm[0], style.bpm[1] + 1))
    sections = lay_out(plan.seconds * bpm / 60 / BEATS_PER_BAR)
    harmonies = harmonise(plan.key, sections, int(rng.choice(style.bars_per_chord)), rng)

    parts = []
    for role, instruments in style.roles.items():
        chances, velocity = ARRANGEMENT[role]
        write = WRITERS[role](Desk(style, plan.key, harmonies, rng, velocity))
        notes: list[Note] = []
        for section in sections:
            if rng.random() < chances[SECTIONS.index(section.name)]:
                notes += write(section)
        if notes:
            pan, reverb, delay = PLACES[role]
            side = 1.0 if rng.random() < 0.5 else -1.0
            instrument = instruments[int(rng.integers(len(instruments)))]
            parts.append(Part(role, instrument, tuple(notes), pan * side, reverb, delay))

    return Piece(
        number=plan.number,
        seed=plan.seed,
        style=style.name,
        key=plan.key,
        bpm=bpm,
        kit=str(rng.choice(style.kits)) if style.kits else "",
        sections=sections,
        harmonies=harmonies,
        parts=tuple(parts),
        hits=_percussion(style, sections, rng),
        reverb_seconds=float(rng.uniform(*style.reverb_seconds)),
        delay_beats=float(rng.choice((0.75, 0.5, 1.5 if bpm > 100 else 0.75))),
    )


def lay_out(bars: float) -> tuple[Section, ...]:
    """Sections of whole phrases; a short piece leaves some out, and keeps its order."""
    phrases = max(2, round(bars / PHRASE_BARS))
    shares = np.array([SHAPES[name][0] for name in SECTIONS]) * phrases
    counts = np.floor(shares).astype(int)
    for index in np.argsort(counts - shares, kind="stable")[: phrases - int(counts.sum())]:
        counts[index] += 1
    sections: list[Section] = []
    bar = 0
    for name, count in zip(SECTIONS, counts, strict=True):
        if count:
            sections.append(Section(name, bar, int(count) * PHRASE_BARS, SHAPES[name][1]))
            bar += int(count) * PHRASE_BARS
    return tuple(sections)


def _percussion(style: Style, sections: tuple[Section, ...], rng: np.random.Generator) -> tuple[Hit, ...]:
    if style.groove is None:
        return ()
    return tuple(hit for s in sections for hit in drum(GROOVES[style.groove], s, SHAPES[s.name][2], rng))


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


def _lead(desk: Desk, centre: int = 72) -> SectionWriter:
    motif = invent(desk.rng)
    form = FORMS[int(desk.rng.integers(len(FORMS)))]

    def write(section: Section) -> list[Note]:
        return sing(motif, desk.key, section, desk.harmonies, form=form, centre=centre, velocity=desk.velocity)

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
            notes.append(Note(beat, float(desk.rng.uniform(0.1, 0.5)), pitch, loudness, float(desk.rng.uniform(-0.9, 0.9))))
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
    """Noise that swells over two bars into each eighth bar, as a wave into the next phrase."""

    def write(section: Section) -> list[Note]:
        spans = range(0, section.bars, 4)
        return [
            Note(section.start + bar * BEATS_PER_BAR, 4.0 * BEATS_PER_BAR, 60, desk.velocity * float(desk.rng.uniform(0.5, 1.0)))
            for bar in spans
        ]

    return write


def _dust(desk: Desk) -> SectionWriter:
    def write(section: Section) -> list[Note]:
        count = int(desk.rng.poisson(0.55 * (section.end - section.start)))
        starts = np.sort(desk.rng.uniform(section.start, section.end - 0.1, count))
        return [
            Note(float(s), 0.05, 84, desk.velocity * float(desk.rng.uniform(0.15, 1.0)), float(desk.rng.uniform(-0.8, 0.8)))
            for s in starts
        ]

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
