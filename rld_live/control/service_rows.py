"""The rows of what is served beside the music: the written set, files, controllers, clients."""

from collections.abc import Mapping
from types import MappingProxyType

from rld_live.commands import StartRecording, StopRecording
from rld_live.control.arguments import Name, Number, Token, Word
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
    Snapshot,
    StreamLatents,
    StreamWaveform,
    Subscribe,
    Unsubscribe,
)
from rld_live.control.row import Row
from rld_live.status import STATUS_FIELDS

CUES_MAXIMUM = 1000
RATE_MAXIMUM = 20.0

_CUE = Number("n", 1, CUES_MAXIMUM, is_whole=True)
_STREAMING = Number("on", 0, 1, is_whole=True, is_optional=True, default=1)


def _subscribe(rate: float, *fields: str) -> Subscribe:
    return Subscribe(rate, tuple(dict.fromkeys(fields)))  # each once: a packet may be full of them


_WRITTEN = (
    Row("/rld/cuelist", "the written set, each cue at /rld/cuelist/entry n name", ListCues),
    Row("/rld/cuelist/next", "the next cue of the written set", NextCue),
    Row("/rld/cuelist/goto", "cue n of the written set: 1 is the first", GoToCue, (_CUE,)),
)

_RECORDING = (
    Row(
        "/rld/record/start",
        "records what goes out, in a lossless file of any length, with a control log beside it",
        StartRecording,
        (Name("name", is_optional=True),),
        standing="recording",
    ),
    Row("/rld/record/stop", "completes the recording", StopRecording),
)

_MIDI = (
    Row(
        "/rld/midi/learn",
        "the next controller or program that moves is bound to an address, from minimum to maximum",
        LearnMidi,
        (
            Token("address"),
            Number("minimum", -1e9, 1e9, is_optional=True, otherwise="that of the address"),
            Number("maximum", -1e9, 1e9, is_optional=True, otherwise="that of the address"),
        ),
    ),
    Row("/rld/midi/forget", "unbinds an address; without one, all", ForgetMidi, (Token("address", is_optional=True),)),
    Row("/rld/midi/list", "the MIDI inputs at /rld/midi/input, what is bound at /rld/midi/binding", ListMidi),
)

_STREAMS = (
    Row(
        "/rld/latent/stream",
        "the latent frames that are heard, each at /rld/latent/frame, for nn~; a lease of 60 s, 0 ends it",
        StreamLatents,
        (_STREAMING,),
    ),
    Row(
        "/rld/waveform/stream",
        "the outline of the sound, at /rld/waveform, 20 times a second; a lease of 60 s, 0 ends it",
        StreamWaveform,
        (_STREAMING,),
    ),
)

_CONNECTION = (
    Row(
        "/rld/hello",
        "version, sample rate, every knob and its value, each at /rld/hello/<name>; from now on answers to this sender "
        "go to the reply port, from 1024 on; 0: to the port that it sends from",
        Hello,
        (Number("reply_port", 0, 65535, is_whole=True, is_optional=True),),
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

SERVICE: Mapping[str, tuple[Row, ...]] = MappingProxyType(
    {
        "The written set": _WRITTEN,
        "Recording": _RECORDING,
        "MIDI": _MIDI,
        "Streams": _STREAMS,
        "The connection": _CONNECTION,
    }
)
