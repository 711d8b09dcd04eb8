"""What a client can ask of the control server itself: one frozen value per request, answered without the performer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hello:
    """Tell who is here; from now on answer this sender at `reply_port`, or where it sends from if that is 0."""

    reply_port: int | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Send the status once."""


@dataclass(frozen=True, slots=True)
class Subscribe:
    """Stream the status at `rate` per second; no fields stands for all of them."""

    rate: float
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unsubscribe:
    """End the stream."""


@dataclass(frozen=True, slots=True)
class Ping:
    """Give a sign of life, with the same token."""

    token: int | float | str | None = None


@dataclass(frozen=True, slots=True)
class Help:
    """Explain the addresses that match; None stands for all of them."""

    address: str | None = None


@dataclass(frozen=True, slots=True)
class StreamLatents:
    """Send this client the latent frames that are heard, or stop it."""

    on: int


@dataclass(frozen=True, slots=True)
class StreamWaveform:
    """Send this client the outline of the sound, or stop it."""

    on: int


@dataclass(frozen=True, slots=True)
class ListCues:
    """Tell the cues of the written set."""


@dataclass(frozen=True, slots=True)
class NextCue:
    """Play the next cue of the written set."""


@dataclass(frozen=True, slots=True)
class GoToCue:
    """Play cue `number` of the written set."""

    number: int


@dataclass(frozen=True, slots=True)
class LearnMidi:
    """Bind the next controller or program that moves to an address."""

    address: str
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True, slots=True)
class ForgetMidi:
    """Unbind an address; None stands for all of them."""

    address: str | None = None


@dataclass(frozen=True, slots=True)
class ListMidi:
    """Tell the MIDI inputs, and what is bound."""


Request = (
    Hello
    | Snapshot
    | Subscribe
    | Unsubscribe
    | Ping
    | Help
    | StreamLatents
    | StreamWaveform
    | ListCues
    | NextCue
    | GoToCue
    | LearnMidi
    | ForgetMidi
    | ListMidi
)
