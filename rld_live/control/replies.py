"""The way back: messages to a client, and the one answer that each command gets."""

import logging
import math
import socket
import threading
from collections.abc import Callable
from typing import Any, Protocol

from pythonosc.osc_message_builder import OscMessageBuilder

Destination = tuple[Any, ...]
"""A socket address: host and port, and two numbers more in IPv6, which are passed on untouched."""
Value = int | float | str

TEXT_LENGTH_MAXIMUM = 400
BUG = "failed inside the server: its log has the details"
"""Reason that a sender is told when nobody foresaw the failure."""
FLOAT32_MAXIMUM = 3.4028234e38

_logger = logging.getLogger(__name__)


class Answer(Protocol):
    """What a command is answered with: any lines, then exactly one call of `done` or `failed`, from any thread."""

    def tell(self, name: str, *values: Value) -> None:
        """Say one thing of many at `/rld/<name>`, before `done`."""

    def done(self, *values: Value) -> None:
        """Say that it is carried out, or accepted where its effect takes time."""

    def failed(self, reason: str) -> None:
        """Say why it cannot be carried out, and what to do."""


def encode(address: str, *values: Value) -> bytes:
    """Return an OSC message of ints, floats and strings only.

    Numbers beyond 32 bits go as text: Pd and Max have no wider integers, and a rounded seed is another seed.
    """
    builder = OscMessageBuilder(address)
    for value in values:
        if isinstance(value, str):
            builder.add_arg(_sendable(value[:TEXT_LENGTH_MAXIMUM]), "s")
        elif isinstance(value, float) and not (math.isfinite(value) and abs(value) > FLOAT32_MAXIMUM):
            builder.add_arg(value, "f")
        elif isinstance(value, int) and -(2**31) <= value < 2**31:
            builder.add_arg(int(value), "i")
        else:
            builder.add_arg(str(value), "s")
    return builder.build().dgram


def _sendable(text: str) -> str:
    """Return `text` without what no packet can hold: NUL, and the halves of characters that a file's name may have."""
    return text.replace("\0", " ").encode(errors="replace").decode()


class Outlet(Protocol):
    """Where messages to clients go."""

    def send(self, destination: Destination, address: str, *values: Value) -> None:
        """Send one message; from any thread, and without ever raising."""


class SocketOutlet:
    """The outlet of a server: its own UDP socket."""

    def __init__(self, endpoint: socket.socket) -> None:
        self._endpoint = endpoint

    def send(self, destination: Destination, address: str, *values: Value) -> None:
        """Send one message; one that cannot be sent is lost, as UDP may lose any."""
        try:
            self._endpoint.sendto(encode(address, *values), destination)
        except (OSError, OverflowError) as error:
            _logger.debug("%s to %s not sent: %s", address, destination, error)


class Reply:
    """The answer to one command: the first call counts, later ones do nothing."""

    def __init__(self, address: str, send: Callable[..., None], count_refusal: Callable[[], None]) -> None:
        self._address = address
        self._send = send
        self._count_refusal = count_refusal
        self._turn = threading.Lock()  # taken once and never given back

    def tell(self, name: str, *values: Value) -> None:
        """Send `/rld/<name> [values]`."""
        self._send(f"/rld/{name}", *values)

    def done(self, *values: Value) -> None:
        """Send `/rld/done <address> [values]`."""
        if self._turn.acquire(blocking=False):
            self._send("/rld/done", self._address, *values)

    def failed(self, reason: str) -> None:
        """Send `/rld/error <address> <reason>`."""
        if self._turn.acquire(blocking=False):
            self._count_refusal()
            self._send("/rld/error", self._address, reason)
