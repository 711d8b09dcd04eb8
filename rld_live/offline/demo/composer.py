"""From a plan (seed, style, key, length) to a score: form first, then chords, then everyone's part."""

from dataclasses import dataclass

import numpy as np

from rld_live.offline.demo.harmony import harmonise
from rld_live.offline.demo.rhythm import GROOVES, drum
from rld_live.offline.demo.score import BEATS_PER_BAR, Hit, Key, Note, Part, Piece, Section
from rld_live.offline.demo.styles import ARRANGEMENT, PLACES, SECTIONS, SHAPES, STYLES, Style
from rld_live.offline.demo.writers import WRITERS, Desk

PHRASE_BARS = 4


@dataclass(frozen=True)
class Plan:
    """What is decided before composing; `seconds` is a wish, kept to within a few bars."""

    number: int
    seed: int
    style: str
    key: Key
    seconds: float


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
