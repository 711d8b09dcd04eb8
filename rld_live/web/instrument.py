"""What the web knows of the instrument: the latest of everything that it has said."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from rld_live.control.packets import Message

Values = tuple[object, ...]

SILENT_SECONDS = 1.0
"""How long nothing may be heard of an instrument that lives; what is watched slowly is told four times as often."""

STATUS = "/rld/status/"
HELLO = "/rld/hello/"
VALUE_EVENT = "/rld/event/value"
STREAMS = frozenset({"/rld/waveform", "/rld/latent/frame"})
_OWN_ANSWERS = frozenset({"/rld/done", "/rld/error"})


class Listener(Protocol):
    """Whoever is told what changes."""

    def changed(self, address: str, values: Values) -> None:
        """Take where `address` stands now."""

    def happened(self, address: str, values: Values) -> None:
        """Take an event."""

    def streamed(self, address: str, values: Values) -> None:
        """Take the next piece of a stream."""


class Instrument:
    """The latest values by address, and who is told when they change.

    Pure: it is fed with what the web's own OSC client hears, and `now` is monotonic seconds.
    """

    def __init__(self) -> None:
        self._latest: dict[str, Values] = {}
        self._listeners: set[Listener] = set()
        self._heard_at: float | None = None

    @property
    def latest(self) -> Mapping[str, Values]:
        """Where every address stands: `/rld/status/…`, `/rld/hello/…`, and what can be set."""
        return MappingProxyType(self._latest)

    def status(self, field: str) -> object:
        """Return the first value of a status field; None before it was heard."""
        return next(iter(self._latest.get(STATUS + field, ())), None)

    @property
    def latent_dimensions(self) -> int:
        """How many dimensions the codec has; 0 before it is known."""
        told = next(iter(self._latest.get(f"{HELLO}latent_dim", ())), 0)
        return told if isinstance(told, int) else 0

    def seconds_silent(self, now: float) -> float | None:
        """Return how long ago the instrument last told how it is; None if it never did."""
        return None if self._heard_at is None else now - self._heard_at

    def is_heard(self, now: float) -> bool:
        """Return whether it tells how it is, as it should."""
        silent = self.seconds_silent(now)
        return silent is not None and silent < SILENT_SECONDS

    def add(self, listener: Listener) -> None:
        """Tell `listener` from now on; where everything stands already is in `latest`."""
        self._listeners.add(listener)

    def remove(self, listener: Listener) -> None:
        """Tell `listener` no more."""
        self._listeners.discard(listener)

    def hear(self, message: Message, now: float) -> None:
        """Take one message of the control server."""
        address, values = message.address, message.values
        if address.startswith(STATUS):
            self._heard_at = now
            self._set(address, values)
        elif address.startswith(HELLO):
            self._set(address, values)
        elif address == VALUE_EVENT and values and isinstance(values[0], str):
            self._set(values[0], values[1:])
        elif address in STREAMS:
            for listener in self._listeners:
                listener.streamed(address, values)
        elif address not in _OWN_ANSWERS:
            for listener in self._listeners:
                listener.happened(address, values)

    def _set(self, address: str, values: Values) -> None:
        if self._latest.get(address) != values:
            self._latest[address] = values
            for listener in self._listeners:
                listener.changed(address, values)
