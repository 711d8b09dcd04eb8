"""What a performer can ask of the instrument: one frozen value per request, legal by construction.

A `crossfade_seconds` of None stands for the crossfade knob. All seconds are of music as it is heard.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from rld_live.parameters import QuantizeMode, ReseedMode

JSON = None | bool | int | float | str | list["JSON"] | dict[str, "JSON"]
"""What a file of JSON holds."""


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
    """Crossfade to the piece of `seed`."""

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
class CutToSlot:
    """Switch to what a slot keeps, with an edge of 10 ms."""

    slot: int


@dataclass(frozen=True, slots=True)
class MoveMorph:
    """Move between the seeds of the morph: 0 is the first, 1 the last."""

    position: float
    glide_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class MovePad:
    """Move on the square whose corners are four seeds: (0, 0), (1, 0), (0, 1), (1, 1)."""

    x: float
    y: float
    glide_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class SetMorphSeeds:
    """Name the two to four seeds of the morph."""

    seeds: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ListHistory:
    """Tell what was played, the latest first."""


@dataclass(frozen=True, slots=True)
class Recall:
    """Crossfade back to entry `number` of the history, where it was left: 1 is what sounded before this."""

    number: int
    crossfade_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class StoreSlot:
    """Keep what sounds now, and where in it we are, in a slot."""

    slot: int


@dataclass(frozen=True, slots=True)
class PlaySlot:
    """Crossfade to what a slot keeps."""

    slot: int
    crossfade_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Freeze:
    """Hold the latent frame that sounds, or let it go on."""

    is_frozen: bool


@dataclass(frozen=True, slots=True)
class SetLatent:
    """Move one dimension of the latent space, in standard deviations (bias) or by a factor (scale)."""

    hand: Literal["bias", "scale"]
    dimension: int
    value: float
    glide_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class SetKnob:
    """Turn the knob called `name` of `rld_live.parameters`."""

    name: str
    value: float
    glide_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class SetQuantize:
    """Choose when seed, go, cut, recall and slots take effect."""

    mode: QuantizeMode


@dataclass(frozen=True, slots=True)
class TapBeat:
    """A beat falls now; two or more in a row set the tempo."""


@dataclass(frozen=True, slots=True)
class BoundSteps:
    """Use `most` denoising steps at most, whatever the knob says; 0: as it says. For a machine that is too slow."""

    most: int


@dataclass(frozen=True, slots=True)
class FollowBeat:
    """Count so that `beat` is heard now, at `bpm`: what Ableton Link says."""

    beat: float
    bpm: float


@dataclass(frozen=True, slots=True)
class SavePreset:
    """Write every knob, seed, slot and morph to a file."""

    name: str


@dataclass(frozen=True, slots=True)
class LoadPreset:
    """Crossfade to what a preset holds."""

    name: str
    crossfade_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class RestorePreset:
    """Crossfade to what a preset held: what `LoadPreset` becomes once its file is read."""

    snapshot: Mapping[str, JSON]
    crossfade_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class ListPresets:
    """Tell the names of the presets."""


@dataclass(frozen=True, slots=True)
class StartRecording:
    """Record what goes out, with a control log beside it; without a name, one made of the date."""

    name: str | None = None


@dataclass(frozen=True, slots=True)
class StopRecording:
    """Complete the recording."""


@dataclass(frozen=True, slots=True)
class LoadModel:
    """Have the set of models called `name` take over, once it is loaded."""

    name: str
    crossfade_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class ListModels:
    """Tell the names of the sets of models."""


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


Transport = Play | Stop | Panic | Quit
Seeds = PlaySeed | PlayRandomSeed | SetReseed | PrepareCue | Go | Cut | ListHistory | Recall
Slots = StoreSlot | PlaySlot | CutToSlot
Morphs = SetMorphSeeds | MoveMorph | MovePad
Hands = SetKnob | SetLatent | Freeze | BoundSteps
Time = SetQuantize | TapBeat | FollowBeat
Presets = SavePreset | LoadPreset | RestorePreset | ListPresets
Recordings = StartRecording | StopRecording
Models = LoadModel | ListModels | ListAttributes | GetAttribute | SetAttribute

Command = Transport | Seeds | Slots | Morphs | Hands | Time | Presets | Recordings | Models
