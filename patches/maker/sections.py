"""The console: its sections and what they hold, the same in Pd and in Max."""

from typing import get_args

from patches.maker.console import Control, Section
from rld_live.parameters import KNOBS, QuantizeMode, ReseedMode
from rld_live.status import STATUS_FIELDS

END = Control("end")
SLOTS = 8
DIMENSIONS = 16
SPEEDS = ("-1", "0.25", "0.5", "1", "2", "4")
SEED_MAXIMUM = 2**24 - 1  # what a float holds exactly
HALVES_MAXIMUM = 2**15 - 1, 2**16 - 1
OFF_THE_CONSOLE = {
    "/rld/quit": "a console must not end the music by a slip: [rld.transport] does",
    "/rld/latent/stream": "rld_nn is the patch for it",
    "/rld/waveform/stream": "[rld.waveform] gives it to a patch of yours",
}


def _number(name: str, default: str, maximum: float = SEED_MAXIMUM, minimum: float = 0, label: str = "") -> Control:
    is_whole = minimum >= 0  # what may be below zero is no seed and no place in a list
    return Control("number", name, "", "", None, (), minimum, maximum, (), default, is_whole, label)


def _knob(name: str) -> Control:
    knob = KNOBS[name]
    says = "$1 0.05" if name == "gain" else "$1"  # a short glide, or a slider is heard as steps
    return Control("slider", name, f"rld.knob {name}", says, 0, minimum=knob.minimum, maximum=knob.maximum)


def _slots(verb: str) -> tuple[Control, ...]:
    return tuple(
        Control("button", f"{verb}-{slot}", f"rld.slot {slot}", verb, label=f"{verb} {slot}" if not slot else f"{slot}")
        for slot in range(SLOTS)
    )


def _faders(hand: str, minimum: float, maximum: float) -> tuple[Control, ...]:
    return tuple(
        Control("fader", f"{hand}-{place}", f"rld.latent {hand} {place}", "$1 0.05", 0, (), minimum, maximum)
        for place in range(DIMENSIONS)
    )


SECTIONS = (
    Section(
        "TRANSPORT",
        0,
        (
            Control("button", "play", "rld.transport", "play"),
            Control("button", "stop", "rld.transport", "stop"),
            Control("button", "panic", "rld.transport", "panic", label="PANIC"),
            Control("toggle", "mute", "rld.knob mute", outlet=0),
            END,
            Control("show", "heard", "rld.connect", outlet=1, label="server is heard"),
            END,
            Control("show", "error", "rld.error", outlet=0, characters=34),
        ),
    ),
    Section(
        "SEED",
        0,
        (
            _number("seed", "42"),
            Control("button", "seed-play", "rld.seed", takes=("seed",), label="play"),
            Control("button", "seed-cue", "rld.cue", takes=("seed",), label="cue"),
            Control("button", "seed-cut", "rld.cue", "cut $1", takes=("seed",), label="cut"),
            END,
            Control("button", "random", "rld.seed", "random"),
            Control("button", "go", "rld.cue", "go"),
            Control("show", "ready", "rld.cue", outlet=0, label="cue is ready"),
            END,
            _number("high", "0", HALVES_MAXIMUM[0]),
            _number("low", "0", HALVES_MAXIMUM[1]),
            Control("button", "halves-play", "rld.seed", "$1 $2 3", takes=("high", "low"), label="play"),
            END,
            Control("choice", "reseed", "rld.reseed", outlet=0, words=get_args(ReseedMode), label="window ends"),
        ),
    ),
    Section(
        "MORPH",
        0,
        (
            _number("a", "1"),
            _number("b", "2"),
            END,
            _number("c", "3"),
            _number("d", "4"),
            Control("button", "morph-set", "rld.morph", "seeds $1 $2 $3 $4", takes=("a", "b", "c", "d"), label="set"),
            END,
            Control("slider", "morph", "rld.morph", outlet=0),
            Control("pad", "pad", "rld.pad", "$1 $2", 0),
        ),
    ),
    Section("SLOTS", 0, (*_slots("store"), END, *_slots("play"), END, *_slots("cut"))),
    Section(
        "KNOBS",
        1,
        tuple(_knob(name) for name in ("gain", "limiter", "crossfade", "temperature", "guidance", "steps", "horizon")),
    ),
    Section(
        "LATENTS",
        1,
        (
            Control("toggle", "freeze", "rld.freeze", outlet=0),
            _number("speed", "1", KNOBS["speed"].maximum, KNOBS["speed"].minimum),
            Control("button", "speed-glide", "rld.knob speed", "$1 2", takes=("speed",), label="in 2 s"),
            END,
            Control("choice", "speeds", "rld.knob speed", outlet=0, words=SPEEDS, label="speed"),
            END,
            *_faders("bias", -4.0, 4.0),
            END,
            *_faders("scale", 0.0, 2.0),
        ),
    ),
    Section(
        "TIME",
        1,
        (
            Control("choice", "quantize", "rld.tempo", "quantize $1", 2, words=get_args(QuantizeMode)),
            END,
            Control("slider", "tempo", "rld.tempo", "$1", 1, (), KNOBS["tempo"].minimum, KNOBS["tempo"].maximum),
            Control("button", "tap", "rld.tempo", "bang"),
            Control("show", "beats", "rld.tempo", outlet=0, label="beat"),
        ),
    ),
    Section(
        "HISTORY",
        2,
        (
            Control("button", "history", "rld.history", "bang", label="list"),
            _number("back", "1", 64, 1, label="n"),
            Control("button", "recall", "rld.history", "recall $1", takes=("back",)),
            Control("print", "rld-history", "rld.history", outlet=0),
        ),
    ),
    Section(
        "PRESETS",
        2,
        (
            Control("entry", "preset", default="one", label="name"),
            END,
            Control("button", "preset-save", "rld.preset", "save $1", takes=("preset",), label="save"),
            Control("button", "preset-load", "rld.preset", "load $1", takes=("preset",), label="load"),
            Control("button", "preset-list", "rld.preset", "tell", label="list"),
            Control("print", "rld-preset", "rld.preset", outlet=0),
        ),
    ),
    Section(
        "MODELS",
        2,
        (
            Control("entry", "set", default="default", label="name"),
            END,
            Control("button", "model-load", "rld.models", "load $1", takes=("set",), label="load"),
            Control("button", "model-list", "rld.models", "tell", label="list"),
            Control("print", "rld-models", "rld.models", outlet=2),
            END,
            Control("show", "model", "rld.models", outlet=1, characters=34),
        ),
    ),
    Section(
        "CUE LIST",
        2,
        (
            Control("button", "cue-next", "rld.cuelist", "bang", label="next"),
            _number("cue-number", "1", 1000, 1, label="n"),
            Control("button", "cue-goto", "rld.cuelist", "goto $1", takes=("cue-number",), label="goto"),
            Control("button", "cue-list", "rld.cuelist", "tell", label="list"),
            Control("print", "rld-cuelist", "rld.cuelist", outlet=1),
        ),
    ),
    Section(
        "RECORDING",
        2,
        (
            Control("entry", "take", default="take", label="name"),
            END,
            Control("button", "record-start", "rld.record", "start $1", takes=("take",), label="start"),
            Control("button", "record-stop", "rld.record", "stop", label="stop"),
            END,
            Control("show", "file", "rld.record", outlet=0, characters=34),
        ),
    ),
    Section(
        "MIDI",
        2,
        (
            Control("entry", "midi-address", default="/rld/gain", label="address"),
            END,
            Control("button", "midi-learn", "rld.midi", "learn $1", takes=("midi-address",), label="learn"),
            Control("button", "midi-forget", "rld.midi", "forget $1", takes=("midi-address",), label="forget"),
            Control("button", "midi-list", "rld.midi", "tell", label="list"),
            Control("print", "rld-midi", "rld.midi", outlet=0),
            Control("print", "rld-midi-input", "rld.midi", outlet=1),
            Control("print", "rld-midi-binding", "rld.midi", outlet=2),
        ),
    ),
    Section(
        "CODEC",
        2,
        (
            Control("entry", "attribute", default="brightness", label="attribute"),
            END,
            Control("button", "attribute-get", "rld.codec", "$1", takes=("attribute",), label="tell"),
            _number("attribute-value", "0", 100, -100, label="value"),
            Control(
                "button", "attribute-set", "rld.codec", "$1 $2", takes=("attribute", "attribute-value"), label="set"
            ),
            Control("button", "attribute-list", "rld.codec", "tell", label="list"),
            Control("print", "rld-attribute", "rld.codec", outlet=0),
            Control("print", "rld-attributes", "rld.codec", outlet=1),
        ),
    ),
    Section(
        "HELP",
        2,
        (
            Control("entry", "help-address", default="/rld/seed", label="address"),
            Control("button", "help", "rld.help", takes=("help-address",), label="explain"),
            Control("print", "rld-help", "rld.help", outlet=0),
        ),
    ),
    Section(
        "STATUS",
        3,
        (
            *(
                control
                for name in STATUS_FIELDS
                if name != "level"
                for control in (Control("show", f"status-{name}", f"rld.status {name}", outlet=0, label=name), END)
            ),
            Control("meter", "level", "rld.status level", outlet=0),
            Control("button", "status", "rld.status state", "bang", label="ask now"),
        ),
    ),
)
