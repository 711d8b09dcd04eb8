"""What a client can ask of the control server itself: one frozen value per request, answered without the performer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hello:
    """Tell who is here; from now on answer this sender at `reply_port`, if it is given."""

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


Request = Hello | Snapshot | Subscribe | Unsubscribe | Ping | Help
