"""The jobs: one small abstraction each, the same in Pd and in Max."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Say:
    """What an abstraction sends when `word` arrives at its inlet, and what follows the word."""

    word: str
    """Empty for everything that begins with none of the words."""
    message: str
    """Address, and the values that come before those that follow the word; $1 is the creation argument."""
    sentence: str
    example: str = ""
    """Values that may follow the word."""


@dataclass(frozen=True)
class Hear:
    """What an abstraction passes on from the server at one outlet."""

    source: str
    """What follows /rld/, by words: `status seed`, `event window`, `history entry`; and two that are told by address:
    `done /rld/x` (an answer) and `value /rld/x` (where x stands)."""
    sentence: str


@dataclass(frozen=True)
class Job:
    """One abstraction."""

    name: str
    sentence: str
    says: tuple[Say, ...] = ()
    hears: tuple[Hear, ...] = ()
    arguments: tuple[str, ...] = ()
    """An example of each creation argument."""
    is_lease: bool = False
    """Whether 1 has to be repeated to stay in force, and 0 ends it."""


CROSSFADE = "[crossfade s]"
GLIDE = "[glide s]"

JOBS = (
    Job(
        "rld.transport",
        "starts and ends the sound",
        (
            Say("play", "/rld/play", "[fade s]", "0.5"),
            Say("stop", "/rld/stop", "[fade s]", "2"),
            Say("panic", "/rld/panic", "silence at once, until play"),
            Say("quit", "/rld/quit", "ends the server"),
        ),
        (
            Hear("status state", "loading, waiting, playing, stopped or panicked"),
            Hear("event underrun", "number of underruns"),
        ),
    ),
    Job(
        "rld.seed",
        "plays the piece of a seed",
        (
            Say("", "/rld/seed", f"seed {CROSSFADE}, or its halves: high low crossfade", "42 3"),
            Say("random", "/rld/seed/random", CROSSFADE),
        ),
        (
            Hear("event seed", "seed that begins to sound"),
            Hear("done /rld/seed/random", "the fresh seed, when random was asked for"),
            Hear("event crossfade_done", "seed that plays when a crossfade has ended"),
        ),
    ),
    Job(
        "rld.cue",
        "prepares a seed in silence, and plays it",
        (
            Say("", "/rld/cue", "seed, or its halves: high low", "7"),
            Say("go", "/rld/go", CROSSFADE),
            Say("cut", "/rld/cut", "seed that is ready: at the next block", "7"),
        ),
        (Hear("cue ready", "seed that is ready"), Hear("status next_seed", "seed that waits; -1 if none")),
    ),
    Job(
        "rld.reseed",
        "says what follows at the end of a window",
        (Say("", "/rld/reseed", "continue, loop, next or random", "loop"),),
        (Hear("value /rld/reseed", "where it stands"), Hear("event window", "number of the window that begins")),
    ),
    Job(
        "rld.morph",
        "moves between two to four seeds",
        (Say("", "/rld/morph", f"0 to 1 {GLIDE}", "0.5 8"), Say("seeds", "/rld/morph/seeds", "a b [c d]", "1 2 3 4")),
        (Hear("status morph", "position now; -1 if none plays"), Hear("value /rld/morph/seeds", "the seeds")),
    ),
    Job(
        "rld.pad",
        "moves on a square of four seeds",
        (
            Say("", "/rld/morph/xy", f"x y {GLIDE}, each 0 to 1", "0.25 0.75 2"),
            Say("seeds", "/rld/morph/seeds", "a b c d", "1 2 3 4"),
        ),
        (Hear("status pad", "x and y now; -1 -1 if not in use"),),
    ),
    Job(
        "rld.slot",
        "keeps what sounds in slot N, and plays it again",
        (
            Say("store", "/rld/slot/store $1", "keeps what sounds now"),
            Say("play", "/rld/slot/play $1", CROSSFADE),
            Say("cut", "/rld/cut slot $1", "at the next block"),
        ),
        (),
        ("0",),
    ),
    Job(
        "rld.history",
        "tells what was played, and goes back to it",
        (Say("bang", "/rld/history", "asks for the entries"), Say("recall", "/rld/recall", f"[n] {CROSSFADE}", "1 3")),
        (Hear("history entry", "n seed seconds, the latest first"),),
    ),
    Job(
        "rld.freeze",
        "holds the latent frame that sounds",
        (Say("", "/rld/freeze", "1 holds, 0 lets go", "1"),),
        (Hear("value /rld/freeze", "where it stands"),),
    ),
    Job(
        "rld.knob",
        "turns the knob NAME: gain, mute, crossfade, speed ..",
        (Say("", "/rld/$1", f"value; gain and speed: value {GLIDE}", "-6"),),
        (Hear("value /rld/$1", "where it stands"),),
        ("gain",),
    ),
    Job(
        "rld.latent",
        "moves one latent dimension: bias N or scale N",
        (Say("", "/rld/latent/$1/$2", f"value {GLIDE}", "1.5 4"),),
        (Hear("value /rld/latent/$1/$2", "where it stands"),),
        ("bias", "0"),
    ),
    Job(
        "rld.tempo",
        "sets the beat",
        (
            Say("", "/rld/tempo", "beats per minute", "96"),
            Say("bang", "/rld/beat", "a tap: the first beat of a bar falls now"),
            Say("quantize", "/rld/quantize", "off, beat or bar", "bar"),
        ),
        (
            Hear("event beat", "number of the beat, while quantize is on"),
            Hear("value /rld/tempo", "beats per minute"),
            Hear("value /rld/quantize", "off, beat or bar"),
        ),
    ),
    Job(
        "rld.preset",
        "writes and reads presets",
        (
            Say("save", "/rld/preset/save", "name", "one"),
            Say("load", "/rld/preset/load", f"name {CROSSFADE}", "one 3"),
            Say("tell", "/rld/preset/list", "asks for the names"),
        ),
        (Hear("done /rld/preset/list", "the names"),),
    ),
    Job(
        "rld.models",
        "changes the models while they play",
        (
            Say("load", "/rld/model/load", f"name of a set in the config {CROSSFADE}", "default 3"),
            Say("tell", "/rld/model/list", "asks for the names"),
        ),
        (
            Hear("value /rld/model/load", "name of the set that plays"),
            Hear("event model", "name, and: loading, playing, or why it does not play"),
            Hear("done /rld/model/list", "the names"),
        ),
    ),
    Job(
        "rld.cuelist",
        "goes through the written set",
        (
            Say("bang", "/rld/cuelist/next", "the next cue"),
            Say("goto", "/rld/cuelist/goto", "n", "1"),
            Say("tell", "/rld/cuelist", "asks for the cues"),
        ),
        (Hear("event cuelist", "number and name of the cue that plays now"), Hear("cuelist entry", "n name")),
    ),
    Job(
        "rld.record",
        "records what goes out",
        (Say("start", "/rld/record/start", "[name]", "take"), Say("stop", "/rld/record/stop", "completes the file")),
        (Hear("event recording", "file that is recorded; empty when it is complete"),),
    ),
    Job(
        "rld.midi",
        "binds MIDI controllers to addresses",
        (
            Say("learn", "/rld/midi/learn", "address [minimum maximum]", "/rld/gain -60 0"),
            Say("forget", "/rld/midi/forget", "[address]", "/rld/gain"),
            Say("tell", "/rld/midi/list", "asks for inputs and bindings"),
        ),
        (
            Hear("event midi", "address, and what was bound to it"),
            Hear("midi input", "one MIDI input"),
            Hear("midi binding", "one binding"),
        ),
    ),
    Job(
        "rld.codec",
        "sets and tells the attributes of the codec",
        (
            Say("", "/rld/codec/attribute", "name [value ..]", "brightness 0.5"),
            Say("tell", "/rld/codec/attributes", "asks for the names"),
        ),
        (
            Hear("done /rld/codec/attribute", "values of the attribute"),
            Hear("done /rld/codec/attributes", "the names"),
        ),
    ),
    Job(
        "rld.status",
        "tells FIELD of the status, ten times a second",
        (Say("bang", "/rld/status", "asks for all of it at once"),),
        (Hear("status $1", "its value"),),
        ("ring_seconds",),
    ),
    Job(
        "rld.event",
        "tells each NAME: seed, window, underrun, beat ..",
        (),
        (Hear("event $1", "its values"),),
        ("window",),
    ),
    Job(
        "rld.value",
        "tells where ADDRESS stands, whoever moved it",
        (),
        (Hear("value $1", "its values"),),
        ("/rld/gain",),
    ),
    Job("rld.error", "tells what was refused, and why", (), (Hear("error", "address, and what to do"),)),
    Job(
        "rld.help",
        "explains an address",
        (
            Say("bang", "/rld/help", "all addresses"),
            Say("", "/rld/help", "one address, such as /rld/seed", "/rld/seed"),
        ),
        (Hear("help", "address, arguments and meaning"),),
    ),
    Job(
        "rld.latent-stream",
        "gives the latent frames that are heard, for nn~",
        (Say("", "/rld/latent/stream", "1 or 0", "1"),),
        (Hear("latent frame", "one latent frame: a number for each dimension"),),
        is_lease=True,
    ),
    Job(
        "rld.waveform",
        "gives the outline of the sound",
        (Say("", "/rld/waveform/stream", "1 or 0", "1"),),
        (Hear("waveform", "minimum and maximum by turns"),),
        is_lease=True,
    ),
)
