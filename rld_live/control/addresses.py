"""The OSC namespace: one row per address, from which parsing, errors, help and the reference are made."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import Literal, get_args

from rld_live.commands import (
    Command,
    Cut,
    Freeze,
    GetAttribute,
    Go,
    ListAttributes,
    ListHistory,
    ListPresets,
    LoadPreset,
    MoveMorph,
    MovePad,
    Panic,
    Play,
    PlayRandomSeed,
    PlaySeed,
    PlaySlot,
    PrepareCue,
    Quit,
    Recall,
    SavePreset,
    SetAttribute,
    SetKnob,
    SetLatent,
    SetMorphSeeds,
    SetQuantize,
    SetReseed,
    StartRecording,
    Stop,
    StopRecording,
    StoreSlot,
    TapBeat,
)
from rld_live.control.arguments import Argument, Number, Seed, Token, Word, join_halves
from rld_live.control.replies import TEXT_LENGTH_MAXIMUM
from rld_live.control.requests import (
    ForgetMidi,
    GoToCue,
    Hello,
    Help,
    LearnMidi,
    ListCues,
    ListMidi,
    NextCue,
    Ping,
    Request,
    Snapshot,
    StreamLatents,
    StreamWaveform,
    Subscribe,
    Unsubscribe,
)
from rld_live.errors import ControlError
from rld_live.parameters import GLIDE_SECONDS_MAXIMUM, KNOBS, SLOT_MAXIMUM, Knob, QuantizeMode, ReseedMode
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
    is_continuous: bool = False
    """In a flood, only the latest value counts; of what is not continuous, each message does."""
    standing: str = ""
    """Field of `Standing` (or the knob) that tells where this address stands; empty for what has no value."""
    place: Number | None = None
    """What stands for the `<d>` at the end of the address; it comes first in what `build` gets."""

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
HISTORY_MAXIMUM = 64
DIMENSIONS_MAXIMUM = 512
CUES_MAXIMUM = 1000
SLOT = Number("n", 0, SLOT_MAXIMUM, is_whole=True)
CUE = Number("n", 1, CUES_MAXIMUM, is_whole=True)
SWITCH = Number("on", 0, 1, is_whole=True)
DIMENSION = Number("d", 0, DIMENSIONS_MAXIMUM - 1, is_whole=True)
PRESET = Token("name")
CROSSFADE = Number("crossfade", 0.0, KNOBS["crossfade"].maximum, "s", is_optional=True, otherwise="the crossfade knob")


def _knob_row(knob: Knob) -> Row:
    def build(value: float, glide_seconds: float = 0.0) -> SetKnob:
        return SetKnob(knob.name, value, glide_seconds)

    value = Number(
        knob.name,
        knob.minimum,
        knob.maximum,
        knob.unit,
        is_whole=knob.is_integer,
        nearest_to_zero=knob.nearest_to_zero,
    )
    arguments = (value, GLIDE) if knob.can_glide else (value,)
    return Row(ROOT + knob.name, knob.sentence, build, arguments, is_continuous=True, standing=knob.name)


def _latent_row(hand: Literal["bias", "scale"], value: Number, sentence: str) -> Row:
    def build(dimension: int, value: float, glide_seconds: float) -> SetLatent:
        return SetLatent(hand, dimension, value, glide_seconds)

    return Row(
        f"/rld/latent/{hand}/<d>", sentence, build, (value, GLIDE), is_continuous=True, standing=hand, place=DIMENSION
    )


def _morph_seeds(*seeds: int | None) -> SetMorphSeeds:
    return SetMorphSeeds(tuple(seed for seed in seeds if seed is not None))


def _attribute(name: str, *values: int | float | str) -> GetAttribute | SetAttribute:
    return SetAttribute(name, values) if values else GetAttribute(name)


def _freeze(is_frozen: int) -> Freeze:
    return Freeze(bool(is_frozen))


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
    Row("/rld/seed", "new seed: crossfade from what plays", PlaySeed, (Seed(), CROSSFADE), standing="seed"),
    Row("/rld/seed/random", "the same with a fresh seed, which is reported", PlayRandomSeed, (CROSSFADE,)),
    Row(
        "/rld/reseed",
        "what follows at the end of the window: the seed goes on, starts again, seed + 1, or a fresh one",
        SetReseed,
        (Word("mode", get_args(ReseedMode), is_optional=True, default="continue"),),
        standing="reseed",
    ),
    Row("/rld/cue", "generated ahead, silent; /rld/cue/ready seed when it is", PrepareCue, (Seed(),)),
    Row("/rld/go", "crossfade to the cue", Go, (CROSSFADE,)),
    Row("/rld/cut", "to a ready seed (or to slot 3: /rld/cut slot 3) at the next block, 10 ms edge", Cut, (Seed(),)),
    Row(
        "/rld/morph",
        "position between the seeds of the morph: 0 is the first, 1 the last",
        MoveMorph,
        (Number("t", 0.0, 1.0), GLIDE),
        is_continuous=True,
        standing="morph",
    ),
    Row(
        "/rld/morph/xy",
        "position on the square of four seeds: a at 0 0, b at 1 0, c at 0 1, d at 1 1",
        MovePad,
        (Number("x", 0.0, 1.0), Number("y", 0.0, 1.0), GLIDE),
        is_continuous=True,
        standing="pad",
    ),
    Row(
        "/rld/morph/seeds",
        "the 2 to 4 seeds of the morph",
        _morph_seeds,
        (Seed("a"), Seed("b"), Seed("c", is_optional=True), Seed("d", is_optional=True)),
        standing="seeds",
    ),
    Row("/rld/history", "what was played, each at /rld/history/entry n seed seconds, the latest first", ListHistory),
    Row(
        "/rld/recall",
        "back to entry n of the history, where it was left: 1 is what sounded before this",
        Recall,
        (Number("n", 1, HISTORY_MAXIMUM, is_whole=True, is_optional=True, default=1), CROSSFADE),
    ),
    Row("/rld/slot/store", "keeps what sounds now, and where in it we are", StoreSlot, (SLOT,)),
    Row("/rld/slot/play", "crossfade to what a slot keeps", PlaySlot, (SLOT, CROSSFADE)),
    Row("/rld/freeze", "1 holds the latent frame that sounds, 0 lets it go on", _freeze, (SWITCH,), standing="freeze"),
    *(_knob_row(knob) for knob in KNOBS.values()),
    _latent_row(
        "bias",
        Number("bias", -8.0, 8.0),
        "moves a dimension of the latent space, in standard deviations; 0 leaves it",
    ),
    _latent_row("scale", Number("scale", 0.0, 4.0), "scales a dimension of the latent space; 1 leaves it"),
    Row(
        "/rld/latent/stream",
        "the latent frames that are heard, each at /rld/latent/frame, for nn~; a lease of 60 s, 0 ends it",
        StreamLatents,
        (Number("on", 0, 1, is_whole=True, is_optional=True, default=1),),
    ),
    Row(
        "/rld/waveform/stream",
        "the outline of the sound, at /rld/waveform, 20 times a second; a lease of 60 s, 0 ends it",
        StreamWaveform,
        (Number("on", 0, 1, is_whole=True, is_optional=True, default=1),),
    ),
    Row(
        "/rld/quantize",
        "when seed, go, cut, recall and slots take effect: at once, or at the next beat or bar",
        SetQuantize,
        (Word("mode", get_args(QuantizeMode)),),
        standing="quantize",
    ),
    Row("/rld/beat", "a beat, the first of a bar, falls now; two or more taps in a row set the tempo", TapBeat),
    Row("/rld/preset/save", "every knob, seed, slot and morph into a file", SavePreset, (PRESET,)),
    Row("/rld/preset/load", "crossfade to what a preset holds", LoadPreset, (PRESET, CROSSFADE)),
    Row("/rld/preset/list", "the names of the presets", ListPresets),
    Row("/rld/cuelist", "the written set, each cue at /rld/cuelist/entry n name", ListCues),
    Row("/rld/cuelist/next", "the next cue of the written set", NextCue),
    Row("/rld/cuelist/goto", "cue n of the written set: 1 is the first", GoToCue, (CUE,)),
    Row(
        "/rld/record/start",
        "records what goes out, in a lossless file of any length, with a control log beside it",
        StartRecording,
        (Token("name", is_optional=True),),
        standing="recording",
    ),
    Row("/rld/record/stop", "completes the recording", StopRecording),
    Row(
        "/rld/midi/learn",
        "the next controller or program that moves is bound to an address, from minimum to maximum",
        LearnMidi,
        (
            Token("address"),
            Number("minimum", -1e9, 1e9, is_optional=True),
            Number("maximum", -1e9, 1e9, is_optional=True),
        ),
    ),
    Row("/rld/midi/forget", "unbinds an address; without one, all", ForgetMidi, (Token("address", is_optional=True),)),
    Row("/rld/midi/list", "the MIDI inputs at /rld/midi/input, what is bound at /rld/midi/binding", ListMidi),
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
        "value": Event(
            "/rld/event/value",
            "address and values: what an address stands at, told at the start of a lease and at each change",
        ),
        "recording": Event("/rld/event/recording", "file that is recorded; empty when the recording is complete"),
        "beat": Event("/rld/event/beat", "number of the beat that is heard now, while quantize is on"),
        "midi": Event("/rld/event/midi", "address and what was bound to it"),
    }
)


def unknown_address(address: str) -> ControlError:
    """Return the error for an address that no row has, with the nearest one that exists."""
    near = get_close_matches(address[:64], TABLE, n=1)
    hint = f"did you mean {near[0]}?" if near else "send /rld/help for the list"
    return ControlError(f"there is no such address: {hint}")
