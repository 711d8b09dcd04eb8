"""What a line of a take's log says happened."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError

from rld_live.audio.messages import Message, Verb
from rld_live.audio.ring import RingView
from rld_live.commands import Command
from rld_live.errors import DataError
from rld_live.latent.scene import Retreat
from rld_live.parameters import KNOBS
from rld_live.pipeline.take_commands import Finite, Seconds, command_of

Count = Annotated[int, Field(ge=0, le=2**53)]
"""Frames or chunks: as many as the journal can count."""
FileName = Annotated[str, Field(max_length=4096, pattern=r"^[^\x00]*$")]
Position = Annotated[float, Field(ge=0, le=2**53)]


def _possible(retreat: Retreat) -> Retreat:
    if not (retreat.depth >= 0 and abs(retreat.position) <= 2**53 and 0 <= retreat.fade_frames <= 2**53):
        raise ValueError(f"{tuple(retreat)} is no retreat")
    return retreat


@dataclass(frozen=True)
class Performed:
    """A command was carried out before the chunk after `chunk`."""

    chunk: Count
    command: Command
    heard: Position
    at: Count | None = None


@dataclass(frozen=True)
class Rewound:
    """The music was taken back to latent frame `rewind`."""

    chunk: Count
    rewind: Count


@dataclass(frozen=True)
class Started:
    """What waited to start did, in the chunk that began with latent frame `produced`."""

    chunk: Count
    produced: Count


@dataclass(frozen=True)
class Turned:
    """The successor took over, in the chunk that began with latent frame `produced`."""

    chunk: Count
    produced: Count


@dataclass(frozen=True)
class Retreated:
    """Voices went back for want of latents, before the chunk that began with latent frame `produced`."""

    chunk: Count
    retreats: Annotated[tuple[Annotated[Retreat, AfterValidator(_possible)], ...], Field(min_length=1, max_length=64)]
    produced: Count


@dataclass(frozen=True)
class Drawn:
    """A seed came from nowhere."""

    chunk: Count
    fresh_seed: Count


@dataclass(frozen=True)
class Seen:
    """From `frame` on the reader saw the ring like this."""

    frame: Count
    ring: RingView


@dataclass(frozen=True)
class Obeyed:
    """A post-ring message took effect before `frame`."""

    frame: Count
    verb: Literal["play", "stop", "panic", "gain", "mute", "limiter"]
    value: Finite
    seconds: Seconds

    @property
    def message(self) -> Message:
        """What was obeyed."""
        return Message(Verb[self.verb.upper()], self.value, self.seconds)


@dataclass(frozen=True)
class Swapped:
    """Another set of models, of this name, went on behind the chunk before."""

    chunk: Count
    models: str


@dataclass(frozen=True)
class Recorded:
    """A recording began with `frame`, or ended before it where the path is empty."""

    frame: Count
    recording: FileName
    skips_silence: bool = False


@dataclass(frozen=True)
class Failed:
    """The block that begins with `frame` was silenced, since rendering it failed."""

    frame: Count


@dataclass(frozen=True)
class Replaced:
    """From `frame` on another audio process played, and read the ring from frame `replaced` on."""

    frame: Count
    replaced: Count


@dataclass(frozen=True)
class Gap:
    """The recording has silence in the place of the `gap` frames before `frame`: its disk was too slow."""

    frame: Count
    gap: Count


@dataclass(frozen=True)
class Lost:
    """So many lines are missing here."""

    lost: Count


@dataclass(frozen=True)
class Spliced:
    """Where the ring was told to go over to new material: for readers, since `Seen` says when that was seen."""

    chunk: Count


DecoderEvent = Performed | Rewound | Started | Retreated | Turned | Drawn | Swapped
AudioEvent = Seen | Obeyed | Recorded | Replaced
Event = DecoderEvent | AudioEvent | Failed | Gap | Lost | Spliced


def event_of(line: object) -> Event:
    """Return what `line` says; raise `DataError` or `ConfigError` with the reason if that cannot be."""
    if not isinstance(line, dict):
        raise DataError("holds no object")
    read = next((_READERS[key] for key in _READERS if key in line), None)
    if read is None:
        raise DataError(f"says nothing that is known: {', '.join(line) or 'it is empty'}")
    try:
        return read(line)
    except ValidationError as error:
        first = error.errors()[0]
        raise DataError(f"{'.'.join(str(part) for part in first['loc'])}: {first['msg'].lower()}") from error


def _plain(kind: type) -> Callable[[Mapping[str, Any]], Any]:
    return TypeAdapter(kind).validate_python


def _performed(line: Mapping[str, Any]) -> Performed:
    moment = _MOMENT.validate_python(line)
    return Performed(moment.chunk, command_of(line), moment.heard, moment.at)


@dataclass(frozen=True)
class _Moment:
    chunk: Count
    heard: Position
    at: Count | None = None


def _obeyed(line: Mapping[str, Any]) -> Obeyed:
    obeyed: Obeyed = _OBEYED.validate_python(line)
    if obeyed.verb in KNOBS:
        KNOBS[obeyed.verb].check(obeyed.value)
    return obeyed


_MOMENT = TypeAdapter(_Moment)
_OBEYED = TypeAdapter(Obeyed)
_READERS: Mapping[str, Callable[[Mapping[str, Any]], Event]] = MappingProxyType(
    {
        "command": _performed,
        "rewind": _plain(Rewound),
        "start": _plain(Started),
        "retreats": _plain(Retreated),
        "turn": _plain(Turned),
        "fresh_seed": _plain(Drawn),
        "ring": _plain(Seen),
        "verb": _obeyed,
        "recording": _plain(Recorded),
        "fault": _plain(Failed),
        "replaced": _plain(Replaced),
        "gap": _plain(Gap),
        "lost": _plain(Lost),
        "splice": _plain(Spliced),
        "models": _plain(Swapped),
    }
)
"""By the key that tells one kind of line from another."""
