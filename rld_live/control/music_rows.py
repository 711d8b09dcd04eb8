"""The rows of what is heard, in the groups that the reference shows."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, get_args

from rld_live.commands import (
    Cut,
    CutToSlot,
    Freeze,
    GetAttribute,
    Go,
    ListAttributes,
    ListHistory,
    ListModels,
    ListPresets,
    LoadModel,
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
    Stop,
    StoreSlot,
    TapBeat,
)
from rld_live.control.arguments import Name, Number, Seed, Token, Word
from rld_live.control.replies import TEXT_LENGTH_MAXIMUM
from rld_live.control.row import PLACE, ROOT, Row
from rld_live.parameters import (
    BIAS_MAXIMUM,
    GLIDE_SECONDS_MAXIMUM,
    KNOBS,
    SCALE_MAXIMUM,
    SLOT_MAXIMUM,
    QuantizeMode,
    ReseedMode,
)

FADE_SECONDS_MAXIMUM = 60.0
HISTORY_MAXIMUM = 64
DIMENSIONS_MAXIMUM = 512

_PLAY_FADE = Number("fade", 0.0, FADE_SECONDS_MAXIMUM, "s", is_optional=True, default=0.1)
_STOP_FADE = Number("fade", 0.0, FADE_SECONDS_MAXIMUM, "s", is_optional=True, default=0.5)
_GLIDE = Number("glide", 0.0, GLIDE_SECONDS_MAXIMUM, "s", is_optional=True, default=0.0)
_CROSSFADE = Number("crossfade", 0.0, KNOBS["crossfade"].maximum, "s", is_optional=True, otherwise="the crossfade knob")
_SLOT = Number("n", 0, SLOT_MAXIMUM, is_whole=True)
_SWITCH = Number("on", 0, 1, is_whole=True)
_DIMENSION = Number("d", 0, DIMENSIONS_MAXIMUM - 1, is_whole=True)
_PRESET = Name("name")


def _knob_row(name: str) -> Row:
    knob = KNOBS[name]

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
    arguments = (value, _GLIDE) if knob.can_glide else (value,)
    return Row(ROOT + knob.name, knob.sentence, build, arguments, is_continuous=True, standing=knob.name)


def _latent_row(hand: Literal["bias", "scale"], value: Number, sentence: str) -> Row:
    def build(dimension: int, value: float, glide_seconds: float) -> SetLatent:
        return SetLatent(hand, dimension, value, glide_seconds)

    return Row(
        f"/rld/latent/{hand}/{PLACE}",
        sentence,
        build,
        (value, _GLIDE),
        is_continuous=True,
        standing=hand,
        place=_DIMENSION,
    )


def _morph_seeds(*seeds: int | None) -> SetMorphSeeds:
    return SetMorphSeeds(tuple(seed for seed in seeds if seed is not None))


def _attribute(name: str, *values: int | float | str) -> GetAttribute | SetAttribute:
    return SetAttribute(name, values) if values else GetAttribute(name)


def _freeze(is_frozen: int) -> Freeze:
    return Freeze(bool(is_frozen))


_SOUND = (
    Row("/rld/play", "sound starts, or resumes", Play, (_PLAY_FADE,)),
    Row("/rld/stop", "fades to silence; the set stays loaded", Stop, (_STOP_FADE,)),
    Row(
        "/rld/panic",
        "silence within 10 ms, everything queued is dropped; /rld/play starts again",
        Panic,
        takes_anything=True,
    ),
    _knob_row("gain"),
    _knob_row("mute"),
    _knob_row("limiter"),
    Row("/rld/quit", "fades, and the server ends; needs its full name", Quit, needs_full_name=True),
)

_SEEDS = (
    Row("/rld/seed", "new seed: crossfade from what plays", PlaySeed, (Seed(), _CROSSFADE), standing="seed"),
    Row("/rld/seed/random", "the same with a fresh seed, which is reported", PlayRandomSeed, (_CROSSFADE,)),
    Row("/rld/cue", "generated ahead, silent; /rld/cue/ready seed when it is", PrepareCue, (Seed(),)),
    Row("/rld/go", "crossfade to the cue", Go, (_CROSSFADE,)),
    Row(
        "/rld/cut",
        "to a ready seed (or to slot 3: /rld/cut slot 3) at the next block, 10 ms edge",
        Cut,
        (Seed(),),
        forms=(Row("/rld/cut slot", "to what a slot keeps", CutToSlot, (_SLOT,)),),
    ),
    Row(
        "/rld/reseed",
        "what follows at the end of the window: the seed goes on, starts again, seed + 1, or a fresh one",
        SetReseed,
        (Word("mode", get_args(ReseedMode), is_optional=True, default="continue"),),
        standing="reseed",
    ),
    _knob_row("crossfade"),
)

_MORPH = (
    Row(
        "/rld/morph",
        "position between the seeds of the morph: 0 is the first, 1 the last",
        MoveMorph,
        (Number("t", 0.0, 1.0), _GLIDE),
        is_continuous=True,
        standing="morph",
    ),
    Row(
        "/rld/morph/seeds",
        "the 2 to 4 seeds of the morph",
        _morph_seeds,
        (Seed("a"), Seed("b"), Seed("c", is_optional=True), Seed("d", is_optional=True)),
        standing="seeds",
    ),
    Row(
        "/rld/morph/xy",
        "position on the square of four seeds: a at 0 0, b at 1 0, c at 0 1, d at 1 1",
        MovePad,
        (Number("x", 0.0, 1.0), Number("y", 0.0, 1.0), _GLIDE),
        is_continuous=True,
        standing="pad",
    ),
)

_MEMORY = (
    Row("/rld/history", "what was played, each at /rld/history/entry n seed seconds, the latest first", ListHistory),
    Row(
        "/rld/recall",
        "back to entry n of the history, where it was left: 1 is what sounded before this",
        Recall,
        (Number("n", 1, HISTORY_MAXIMUM, is_whole=True, is_optional=True, default=1), _CROSSFADE),
    ),
    Row("/rld/slot/store", "keeps what sounds now, and where in it we are", StoreSlot, (_SLOT,)),
    Row("/rld/slot/play", "crossfade to what a slot keeps", PlaySlot, (_SLOT, _CROSSFADE), standing="slots"),
    Row("/rld/preset/save", "every knob, seed, slot and morph into a file", SavePreset, (_PRESET,)),
    Row("/rld/preset/load", "crossfade to what a preset holds", LoadPreset, (_PRESET, _CROSSFADE)),
    Row("/rld/preset/list", "the names of the presets", ListPresets),
)

_LATENT = (
    Row("/rld/freeze", "1 holds the latent frame that sounds, 0 lets it go on", _freeze, (_SWITCH,), standing="freeze"),
    _knob_row("speed"),
    _latent_row(
        "bias",
        Number("bias", -BIAS_MAXIMUM, BIAS_MAXIMUM),
        "moves a dimension of the latent space, in standard deviations; 0 leaves it",
    ),
    _latent_row("scale", Number("scale", 0.0, SCALE_MAXIMUM), "scales a dimension of the latent space; 1 leaves it"),
)

_GENERATION = (
    _knob_row("steps"),
    _knob_row("temperature"),
    _knob_row("guidance"),
    _knob_row("horizon"),
)

_TIME = (
    Row(
        "/rld/quantize",
        "when seed, go, cut, recall and slots take effect: at once, or at the next beat or bar",
        SetQuantize,
        (Word("mode", get_args(QuantizeMode)),),
        standing="quantize",
    ),
    _knob_row("tempo"),
    Row("/rld/beat", "a beat, the first of a bar, falls now; two or more taps in a row set the tempo", TapBeat),
)

_MODELS = (
    Row(
        "/rld/model/load",
        "another set of models, from sets in the config: loaded while the music plays, then a crossfade; if it cannot "
        "play, what plays goes on",
        LoadModel,
        (Name("name"), _CROSSFADE),
        standing="set",
    ),
    Row("/rld/model/list", "the names of the sets; default is the config's own models", ListModels),
)

_CODEC = (
    Row("/rld/codec/attributes", "the names of the attributes that the codec's module has", ListAttributes),
    Row(
        "/rld/codec/attribute",
        "an attribute of the codec's module, told or set; heard behind the ring (a prior's: behind the horizon)",
        _attribute,
        (Token("name"),),
        rest=Token("value", takes_numbers=True, length_maximum=TEXT_LENGTH_MAXIMUM),
    ),
)

MUSIC: Mapping[str, tuple[Row, ...]] = MappingProxyType(
    {
        "The sound": _SOUND,
        "Seeds": _SEEDS,
        "Morph": _MORPH,
        "Memory": _MEMORY,
        "The latent space": _LATENT,
        "Generation": _GENERATION,
        "Musical time": _TIME,
        "The models": _MODELS,
        "The codec": _CODEC,
    }
)
