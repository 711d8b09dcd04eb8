"""Grooves: drum patterns that grow with the section, fills at phrase ends, bass lines that lock to them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rld_live.offline.demo.harmony import harmony_at
from rld_live.offline.demo.score import BEATS_PER_BAR, STEPS_PER_BEAT, Harmony, Hit, Key, Note, Section

STEPS_PER_BAR = BEATS_PER_BAR * STEPS_PER_BEAT
STROKES = {"X": 1.0, "x": 0.78, "o": 0.5, "g": 0.3}  # g: a ghost, played two times in three


@dataclass(frozen=True)
class Line:
    """One drum's bars of sixteenths, heard from a section's drum level upwards."""

    level: int
    drum: str
    steps: str


@dataclass(frozen=True)
class Groove:
    """Lines that belong together; swing delays every second sixteenth by that fraction of it."""

    swing: float
    lines: tuple[Line, ...]


GROOVES: dict[str, Groove] = {
    "four": Groove(
        0.06,
        (
            Line(1, "hat", "..x...x...x...x."),
            Line(1, "shaker", "g.o.g.o.g.o.g.o."),
            Line(2, "kick", "X...X...X...X..."),
            Line(3, "clap", "....x.......x..g"),
            Line(3, "open_hat", "..............o."),
            Line(3, "rim", "...o..o....o..g."),
        ),
    ),
    "broken": Groove(
        0.16,
        (
            Line(1, "hat", "x.o.x.o.x.o.x.og"),
            Line(2, "kick", "X.....x...X.....X.....x..gX..o.."),
            Line(2, "snare", "....X.......X..g"),
            Line(3, "rim", "..g....o..g....o"),
            Line(3, "open_hat", "......o........."),
        ),
    ),
    "halftime": Groove(
        0.0,
        (
            Line(1, "shaker", "o.g.o.g.o.g.o.g."),
            Line(1, "hat", "..o..o..o..o..o."),
            Line(2, "kick", "X.........x.....X..x......x....."),
            Line(2, "clap", "........X......."),
            Line(3, "rim", "...g..o....g..o."),
            Line(3, "tom_low", "............................o..o"),
        ),
    ),
    "hands": Groove(
        0.12,
        (
            Line(1, "shaker", "x.o.g.o.x.o.g.o."),
            Line(2, "rim", "...o..o...o........o..o...o...g."),
            Line(2, "tom_low", "x.......o.......x......o........"),
            Line(3, "tom_high", "......o.....g.o."),
            Line(3, "kick", "x.........o....."),
        ),
    ),
    "glitch": Groove(
        0.04,
        (
            Line(1, "rim", "..o..g.o..o..g.."),
            Line(1, "hat", "xgo.xgo.x.ogxgog"),
            Line(2, "kick", "X..x....x.X.....X..x....x....x.."),
            Line(2, "snare", "....x..g....x..."),
            Line(3, "tom_mid", "..........g..o.................."),
            Line(3, "open_hat", "..o.......o....."),
        ),
    ),
    "brushes": Groove(
        0.28,
        (
            Line(1, "shaker", "x..ox..ox..ox..o"),
            Line(2, "kick", "x.......o.g....."),
            Line(2, "snare", "....o..g....o..."),
            Line(3, "hat", "....x.......x.g."),
        ),
    ),
}

FILLS: tuple[tuple[str, str], ...] = (
    ("tom_high,tom_mid,tom_low", "........x.xox.xo"),
    ("snare", "........g.gog.ox"),
    ("rim,tom_mid", "..........x..x.x"),
    ("hat,open_hat", "........xoxoxogx"),
)

# R root, F fifth, O octave; - holds, . rests.
BASS_LINES: dict[str, tuple[str, ...]] = {
    "long": ("R---------------", "R-------------F-", "R-----------O---"),
    "walk": ("R-----..R-..F-..", "R--.R-..F-..O-..", "R---..R-..F-R-.."),
    "offbeat": ("..R-..R-..R-..R-", "..R-..R-..O-..F-", "..R-..RR..R-..O-"),
    "pulse": ("R.R.R.R.R.R.R.R.", "R..R..R.R..R..F.", "R..R..R...O.F.R."),
}
BASS_STEPS = {"R": 0, "F": 4, "O": 7}


def drum(groove: Groove, section: Section, levels: Sequence[int], rng: np.random.Generator) -> list[Hit]:
    """A section's hits: `levels` spread evenly over it, a fill into every eighth bar."""
    hits: list[Hit] = []
    for bar in range(section.bars):
        level = levels[bar * len(levels) // section.bars]
        begin = section.start + bar * BEATS_PER_BAR
        fill = level >= 2 and (bar % 8 == 7 or bar == section.bars - 1)
        for line in groove.lines:
            if line.level <= level:
                offset = bar * STEPS_PER_BAR % len(line.steps)
                steps = line.steps[offset : offset + STEPS_PER_BAR]
                muted = fill and line.drum in ("snare", "clap", "rim")
                hits += _play(line.drum, steps[:8] + "." * 8 if muted else steps, begin, section, groove.swing, rng)
        if fill:
            drums, steps = FILLS[int(rng.integers(len(FILLS)))]
            names = drums.split(",")
            for index, name in enumerate(names):  # the drums of a fill take turns
                share = "".join(
                    stroke if step * len(names) // STEPS_PER_BAR == index else "." for step, stroke in enumerate(steps)
                )
                hits += _play(name, share, begin, section, groove.swing, rng)
    return hits


def bass(
    lines: Sequence[str], key: Key, section: Section, harmonies: Sequence[Harmony], *, lowest: int, velocity: float
) -> list[Note]:
    """One bass line per bar, its letters read over the chord's root; the last of four bars takes the next line."""
    notes: list[Note] = []
    for bar in range(section.bars):
        line = lines[1 % len(lines)] if bar % 4 == 3 else lines[0]
        begin = section.start + bar * BEATS_PER_BAR
        for step, letter in enumerate(line):
            if letter not in BASS_STEPS:
                continue
            held = len(line[step + 1 :]) - len(line[step + 1 :].lstrip("-"))
            start = begin + step / STEPS_PER_BEAT
            root = _root_above(key, harmony_at(harmonies, start).chord.root, lowest)
            loudness = velocity * section.energy_at(start) * (1.0 if step % 4 == 0 else 0.85)
            notes.append(Note(start, (held + 0.9) / STEPS_PER_BEAT, key.pitch(root + BASS_STEPS[letter]), loudness))
    return notes


def swung(step: int, swing: float) -> float:
    """The beat of a sixteenth, the odd ones late."""
    return (step + (swing if step % 2 else 0.0)) / STEPS_PER_BEAT


def _play(name: str, steps: str, begin: float, section: Section, swing: float, rng: np.random.Generator) -> list[Hit]:
    hits = []
    for step, stroke in enumerate(steps):
        if stroke == "." or (stroke == "g" and rng.random() > 2 / 3):
            continue
        loose = 0.0 if name == "kick" else float(rng.normal(0.0, 0.006))  # beats; hands are not clocks
        start = max(0.0, begin + swung(step, swing) + loose)
        feel = float(rng.uniform(0.88, 1.0))
        hits.append(Hit(start, name, STROKES[stroke] * feel * (0.35 + 0.65 * section.energy_at(start))))
    return hits


def _root_above(key: Key, root: int, lowest: int) -> int:
    degree = root
    while key.pitch(degree) < lowest:
        degree += 7
    return degree
