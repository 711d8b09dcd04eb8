"""The OSC namespace: one row per address, from which parsing, errors, help and the reference are made."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import get_args

from rld_live.control.arguments import Argument, Number, Seed, Token, Word, join_halves
from rld_live.control.commands import (
    Command,
    Cut,
    GetAttribute,
    Go,
    ListAttributes,
    MoveMorph,
    Panic,
    Play,
    PlayRandomSeed,
    PlaySeed,
    PrepareCue,
    Quit,
    SetAttribute,
    SetKnob,
    SetMorphSeeds,
    SetReseed,
    Stop,
)
from rld_live.control.replies import TEXT_LENGTH_MAXIMUM
from rld_live.control.requests import Hello, Help, Ping, Request, Snapshot, Subscribe, Unsubscribe
from rld_live.errors import ControlError
from rld_live.parameters import GLIDE_SECONDS_MAXIMUM, KNOBS, Knob, ReseedMode
from rld_live.status import STATUS_FIELDS

ROOT = "/rld/"
RATE_MAXIMUM = 20.0


@dataclass(frozen=True)
class Row:
    """One address: what may follow it, what it does, and the value that carries it on."""

    address: str
    sentence: str
    build: Callable[..., Command | Request]
    arguments: tuple[Argument, ...] = ()
    rest: Argument | None = None
    """Argument that may come any number of times at the end."""
    takes_anything: bool = False
    """Obeyed whatever follows: buttons send 1 and 0, and a panic is not the moment for an error."""
    needs_full_name: bool = False
    """Never matched by an address pattern."""

    @property
    def usage(self) -> str:
        """Return the address with its arguments, optional ones in brackets."""
        names = [f"[{each.name}]" if each.is_optional else each.name for each in self.arguments]
        return " ".join([self.address, *names, *([f"[{self.rest.name} ..]"] if self.rest else [])])

    def read(self, values: Sequence[object]) -> Command | Request:
        """Return the command for `values`; raise `ControlError` that says what to send instead.

        One value more than the row takes means that its seed came in two halves, high and low: `high * 65536 + low`.
        An optional argument before `rest` is passed over when the value is of another type: `/rld/subscribe level`.
        """
        if self.takes_anything:
            return self.build()
        given = list(values)
        if isinstance(self._first, Seed) and len(given) == len(self.arguments) + 1:
            given[:2] = [join_halves(given[0], given[1])]
        taken: list[object] = []
        for argument in self.arguments:
            if given and (argument.fits(given[0]) or not (argument.is_optional and self.rest)):
                taken.append(argument.read(given.pop(0)))
            elif argument.is_optional:
                taken.append(argument.default)
            else:
                raise ControlError(f"{argument.name} is missing: send {self.usage}")
        if given and not self.rest:
            raise ControlError(f"{len(values)} values are too many: send {self.usage}")
        return self.build(*taken, *(self.rest.read(value) for value in given if self.rest))

    @property
    def _first(self) -> Argument | None:
        return self.arguments[0] if self.arguments else None


FADE_SECONDS_MAXIMUM = 60.0
PLAY_FADE = Number("fade", 0.0, FADE_SECONDS_MAXIMUM, "s", is_optional=True, default=0.1)
STOP_FADE = Number("fade", 0.0, FADE_SECONDS_MAXIMUM, "s", is_optional=True, default=0.5)
GLIDE = Number("glide", 0.0, GLIDE_SECONDS_MAXIMUM, "s", is_optional=True, default=0.0)
CROSSFADE = Number("crossfade", 0.0, KNOBS["crossfade"].maximum, "s", is_optional=True, otherwise="the crossfade knob")


def _knob_row(knob: Knob) -> Row:
    def build(value: float, glide_seconds: float = 0.0) -> SetKnob:
        return SetKnob(knob.name, value, glide_seconds)

    value = Number(knob.name, knob.minimum, knob.maximum, knob.unit, is_whole=knob.is_integer)
    return Row(ROOT + knob.name, knob.sentence, build, (value, GLIDE) if knob.can_glide else (value,))


def _morph_seeds(*seeds: int | None) -> SetMorphSeeds:
    return SetMorphSeeds(tuple(seed for seed in seeds if seed is not None))


def _attribute(name: str, *values: int | float | str) -> GetAttribute | SetAttribute:
    return SetAttribute(name, values) if values else GetAttribute(name)


def _subscribe(rate: float, *fields: str) -> Subscribe:
    return Subscribe(rate, fields)


_ROWS = (
    Row("/rld/play", "sound starts, or resumes", Play, (PLAY_FADE,)),
    Row("/rld/stop", "fades to silence; the set stays loaded", Stop, (STOP_FADE,)),
    Row(
        "/rld/panic",
        "silence within 10 ms, everything queued is dropped; /rld/play starts again",
        Panic,
        takes_anything=True,
    ),
    Row("/rld/quit", "fades, and the server ends; needs its full name", Quit, needs_full_name=True),
    Row("/rld/seed", "new seed: crossfade from what plays", PlaySeed, (Seed(), CROSSFADE)),
    Row("/rld/seed/random", "the same with a fresh seed, which is reported", PlayRandomSeed, (CROSSFADE,)),
    Row(
        "/rld/reseed",
        "what follows at the end of the window: the seed goes on, starts again, seed + 1, or a fresh one",
        SetReseed,
        (Word("mode", get_args(ReseedMode), is_optional=True, default="continue"),),
    ),
    Row("/rld/cue", "generated ahead, silent; /rld/cue/ready seed when it is", PrepareCue, (Seed(),)),
    Row("/rld/go", "crossfade to the cue", Go, (CROSSFADE,)),
    Row("/rld/cut", "to a ready seed at the next block, 10 ms edge", Cut, (Seed(),)),
    Row(
        "/rld/morph",
        "position between the seeds of the morph: 0 is the first, 1 the last",
        MoveMorph,
        (Number("t", 0.0, 1.0), GLIDE),
    ),
    Row(
        "/rld/morph/seeds",
        "the 2 to 4 seeds of the morph",
        _morph_seeds,
        (Seed("a"), Seed("b"), Seed("c", is_optional=True), Seed("d", is_optional=True)),
    ),
    *(_knob_row(knob) for knob in KNOBS.values()),
    Row("/rld/codec/attributes", "the names of the attributes that the codec's module has", ListAttributes),
    Row(
        "/rld/codec/attribute",
        "an attribute of the codec's module, told or set; heard behind the ring (a prior's: behind the horizon)",
        _attribute,
        (Token("name"),),
        rest=Token("value", takes_numbers=True, length_maximum=TEXT_LENGTH_MAXIMUM),
    ),
    Row(
        "/rld/hello",
        "version, sample rate, every knob and its value, each at /rld/hello/<name>; answers go to the reply port",
        Hello,
        (Number("reply_port", 1, 65535, is_whole=True, is_optional=True),),
    ),
    Row("/rld/status", "one snapshot, each field at /rld/status/<field>", Snapshot),
    Row(
        "/rld/subscribe",
        "status as a stream, all fields or those named, and events; a lease of 60 s, renewed by repeating",
        _subscribe,
        (Number("rate", 0.1, RATE_MAXIMUM, "Hz", is_optional=True, default=10.0),),
        rest=Word("field", STATUS_FIELDS, summary="any of the status fields"),
    ),
    Row("/rld/unsubscribe", "ends the stream and the events", Unsubscribe),
    Row("/rld/ping", "/rld/pong [id]", Ping, (Token("id", takes_numbers=True, is_optional=True),)),
    Row("/rld/help", "this table, or the rows that match", Help, (Token("address", is_optional=True),)),
)

TABLE: Mapping[str, Row] = MappingProxyType({row.address: row for row in _ROWS})


@dataclass(frozen=True)
class Event:
    """What is sent to subscribers without being asked."""

    address: str
    sentence: str


EVENTS: Mapping[str, Event] = MappingProxyType(
    {
        "cue_ready": Event("/rld/cue/ready", "seed: the cue is generated; also told to whoever asked for it"),
        "seed": Event("/rld/event/seed", "seed that begins to sound, whoever chose it"),
        "underrun": Event("/rld/event/underrun", "number of underruns: the ring ran dry"),
        "window": Event("/rld/event/window", "number of the window that begins"),
        "crossfade_done": Event("/rld/event/crossfade_done", "seed that plays when a crossfade has ended"),
    }
)


def unknown_address(address: str) -> ControlError:
    """Return the error for an address that no row has, with the nearest one that exists."""
    near = get_close_matches(address[:64], TABLE, n=1)
    hint = f"did you mean {near[0]}?" if near else "send /rld/help for the list"
    return ControlError(f"there is no such address: {hint}")
