"""What a composed piece is: keys, chords, notes, hits, parts, sections, all of them plain values."""

from dataclasses import dataclass
from functools import cached_property

BEATS_PER_BAR = 4
STEPS_PER_BEAT = 4  # rhythms are written on a grid of sixteenths

MODES: dict[str, tuple[int, ...]] = {
    "ionian": (0, 2, 4, 5, 7, 9, 11),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "phrygian": (0, 1, 3, 5, 7, 8, 10),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
    "mixolydian": (0, 2, 4, 5, 7, 9, 10),
    "aeolian": (0, 2, 3, 5, 7, 8, 10),
}


@dataclass(frozen=True)
class Key:
    """A tonic (pitch class 0..11, C = 0) with its mode; degrees count scale steps up from MIDI note `tonic`."""

    tonic: int
    mode: str

    def pitch(self, degree: int) -> int:
        """The MIDI note of a scale degree; 7 degrees make an octave."""
        octave, step = divmod(degree, 7)
        return self.tonic + 12 * octave + MODES[self.mode][step]

    def contains(self, pitch: int) -> bool:
        return (pitch - self.tonic) % 12 in MODES[self.mode]

    def degree_near(self, pitch: int) -> int:
        """The scale degree whose pitch lies nearest to a MIDI note."""
        guess = round((pitch - self.tonic) * 7 / 12)
        return min(range(guess - 2, guess + 3), key=lambda degree: abs(self.pitch(degree) - pitch))


@dataclass(frozen=True)
class Chord:
    """A scale degree with the degrees stacked on it: (0, 2, 4, 6) is the seventh chord."""

    root: int
    tones: tuple[int, ...]

    def pitch_classes(self, key: Key) -> tuple[int, ...]:
        return tuple(key.pitch(self.root + tone) % 12 for tone in self.tones)

    def nearest(self, degree: int) -> int:
        """The degree of this chord nearest to the given one (the lower of two equally near)."""
        members = {(self.root + tone) % 7 for tone in self.tones}
        return min((d for d in range(degree - 4, degree + 5) if d % 7 in members), key=lambda d: abs(d - degree))


@dataclass(frozen=True)
class Harmony:
    """One chord in time, with its voicing as MIDI notes from low to high."""

    start: float  # beats
    beats: float
    chord: Chord
    voicing: tuple[int, ...]


@dataclass(frozen=True)
class Note:
    """One note: times in beats, pitch in MIDI notes, velocity 0..1, pan −1..1 around the part's own."""

    start: float
    beats: float
    pitch: int
    velocity: float
    pan: float = 0.0


@dataclass(frozen=True)
class Hit:
    """One stroke on the drum kit: time in beats, velocity 0..1."""

    start: float
    drum: str
    velocity: float


@dataclass(frozen=True)
class Part:
    """All that one instrument plays in a piece, with its place in the mix."""

    role: str
    instrument: str
    notes: tuple[Note, ...]
    pan: float
    reverb: float  # send, linear
    delay: float  # send, linear


@dataclass(frozen=True)
class Section:
    """A stretch of whole bars whose energy moves in a line from `energy[0]` to `energy[1]`."""

    name: str
    first_bar: int
    bars: int
    energy: tuple[float, float]

    @property
    def start(self) -> float:
        """First beat."""
        return float(self.first_bar * BEATS_PER_BAR)

    @property
    def end(self) -> float:
        """The beat after the last."""
        return self.start + self.bars * BEATS_PER_BAR

    def energy_at(self, beat: float) -> float:
        fraction = (beat - self.start) / (self.end - self.start)
        return self.energy[0] + (self.energy[1] - self.energy[0]) * min(1.0, max(0.0, fraction))


@dataclass(frozen=True)
class Piece:
    """A finished score, ready to be rendered."""

    number: int
    seed: int
    style: str
    key: Key
    bpm: int
    kit: str
    sections: tuple[Section, ...]
    harmonies: tuple[Harmony, ...]
    parts: tuple[Part, ...]
    hits: tuple[Hit, ...]
    reverb_seconds: float
    delay_beats: float

    @cached_property
    def beats(self) -> float:
        return self.sections[-1].end

    @property
    def beat_seconds(self) -> float:
        return 60.0 / self.bpm

    @property
    def tail_seconds(self) -> float:
        """How long the room may ring after the last bar."""
        return min(4.0, self.reverb_seconds + 0.5)

    @property
    def seconds(self) -> float:
        return self.beats * self.beat_seconds + self.tail_seconds
