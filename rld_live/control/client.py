"""A client of the control server, for scripts and tests."""

import socket
import time
from types import TracebackType
from typing import Self

from rld_live.control.packets import DATAGRAM_BYTES_MAXIMUM, Message, read_answer
from rld_live.control.replies import Value, encode
from rld_live.errors import ControlError


class OscClient:
    """One UDP socket that sends to a server and hears what it answers at `reply_port`; 0 takes any free port.

    A server answers at its own default reply port: to hear it elsewhere, `send("/rld/hello", client.port)` first.
    """

    def __init__(self, server_port: int, *, reply_port: int = 0, host: str = "127.0.0.1") -> None:
        self._server = (host, server_port)
        self._reply_port = reply_port
        self._endpoint = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

    def __enter__(self) -> Self:
        """Open the reply port; raise `ControlError` when it is taken."""
        try:
            self._endpoint.bind(("", self._reply_port))
        except OSError as error:
            self._endpoint.close()
            raise ControlError(f"cannot hear at port {self._reply_port}: {error.strerror}: choose another") from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._endpoint.close()

    @property
    def port(self) -> int:
        """Return the port where it hears."""
        return int(self._endpoint.getsockname()[1])

    def send(self, address: str, *values: Value) -> None:
        """Send one message."""
        self.send_bytes(encode(address, *values))

    def send_bytes(self, datagram: bytes) -> None:
        """Send a datagram as it is."""
        self._endpoint.sendto(datagram, self._server)

    def hear(self, timeout_seconds: float = 5.0) -> Message:
        """Return the next message; raise `ControlError` when none comes in time."""
        self._endpoint.settimeout(timeout_seconds)
        try:
            return read_answer(self._endpoint.recv(DATAGRAM_BYTES_MAXIMUM))[0].messages[0]
        except TimeoutError as error:
            raise ControlError(f"nothing heard for {timeout_seconds:g} s: is the server there?") from error

    def hear_until(self, address: str, *values: Value, timeout_seconds: float = 5.0) -> list[Message]:
        """Return the messages up to the first at `address` that begins with `values`."""
        deadline = time.monotonic() + timeout_seconds
        heard = [self.hear(timeout_seconds)]
        while heard[-1].address != address or heard[-1].values[: len(values)] != values:
            heard.append(self.hear(max(0.001, deadline - time.monotonic())))
        return heard

    def ask(self, address: str, *values: Value) -> Message:
        """Send one message and return the next one that comes."""
        self.send(address, *values)
        return self.hear()
