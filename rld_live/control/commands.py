"""What a performer can ask of the instrument: one frozen value per request, legal by construction."""

from dataclasses import dataclass

from rld_live.parameters import ReseedMode


@dataclass(frozen=True, slots=True)
class Play:
    """Start or resume the sound."""

    fade_seconds: float


@dataclass(frozen=True, slots=True)
class Stop:
    """Fade to silence; the set stays loaded."""

    fade_seconds: float


@dataclass(frozen=True, slots=True)
class Panic:
    """Be silent at once, and forget everything that waits."""


@dataclass(frozen=True, slots=True)
class Quit:
    """Fade, then end the server."""


@dataclass(frozen=True, slots=True)
class PlaySeed:
    """Crossfade to the piece of `seed`; a crossfade of None stands for the crossfade knob, here and below."""

    seed: int
    crossfade_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class PlayRandomSeed:
    """Crossfade to a fresh seed, which the answer tells."""

    crossfade_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class SetReseed:
    """Choose what follows at the end of a window."""

    mode: ReseedMode


@dataclass(frozen=True, slots=True)
class PrepareCue:
    """Generate the piece of `seed` ahead, silently."""

    seed: int


@dataclass(frozen=True, slots=True)
class Go:
    """Crossfade to the cue."""

    crossfade_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """Switch to a seed that is ready, with an edge of 10 ms."""

    seed: int


@dataclass(frozen=True, slots=True)
class MoveMorph:
    """Move between the seeds of the morph: 0 is the first, 1 the last."""

    position: float
    glide_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class SetMorphSeeds:
    """Name the two to four seeds of the morph."""

    seeds: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SetKnob:
    """Turn the knob called `name` of `rld_live.parameters`."""

    name: str
    value: float
    glide_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class ListAttributes:
    """Tell the names of the codec's attributes."""


@dataclass(frozen=True, slots=True)
class GetAttribute:
    """Tell the values of the attribute called `name` of the codec."""

    name: str


@dataclass(frozen=True, slots=True)
class SetAttribute:
    """Set the attribute called `name` of the codec, which knows how many values of which types it takes."""

    name: str
    values: tuple[bool | int | float | str, ...]


Command = (
    Play
    | Stop
    | Panic
    | Quit
    | PlaySeed
    | PlayRandomSeed
    | SetReseed
    | PrepareCue
    | Go
    | Cut
    | MoveMorph
    | SetMorphSeeds
    | SetKnob
    | ListAttributes
    | GetAttribute
    | SetAttribute
)
