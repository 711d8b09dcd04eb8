"""A UDP line to the control server, as any OSC client has one."""

import asyncio
from collections.abc import Callable
from typing import cast

from rld_live.control.packets import Message, read_answer
from rld_live.control.replies import Value, encode
from rld_live.errors import ControlError

_ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # where the server listens on all addresses, and we reach it


class Line(asyncio.DatagramProtocol):
    """One socket of one client: what is sent here is answered here, and nowhere else.

    Belongs to the event loop. The control server knows clients by their sockets, so each page and each OSCQuery client
    gets a line of its own, and the answers find their way home.
    """

    def __init__(self, hear: Callable[[Message], None]) -> None:
        self._hear = hear
        self._transport: asyncio.DatagramTransport | None = None

    @classmethod
    async def open(cls, host: str, port: int, hear: Callable[[Message], None]) -> "Line":
        """Return a line to the control server at `host` and `port`, which may come up later."""
        loop = asyncio.get_running_loop()
        _, line = await loop.create_datagram_endpoint(lambda: cls(hear), remote_addr=(_ANYWHERE.get(host, host), port))
        line.greet()
        return line

    def greet(self) -> None:
        """Ask the server to answer here."""
        if self._transport is not None:
            self.send("/rld/hello", int(self._transport.get_extra_info("sockname")[1]))

    def send(self, address: str, *values: Value) -> None:
        """Send one message."""
        self.send_packet(encode(address, *values))

    def send_packet(self, packet: bytes) -> None:
        """Send a packet as it is; it may get lost, as with UDP any may."""
        if self._transport is not None and not self._transport.is_closing():
            self._transport.sendto(packet)

    def close(self) -> None:
        """Close the socket."""
        if self._transport is not None:
            self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the socket."""
        self._transport = cast(asyncio.DatagramTransport, transport)

    def datagram_received(self, data: bytes, addr: object) -> None:  # noqa: ARG002
        """Pass on what the server says."""
        try:
            batches = read_answer(data)
        except ControlError:
            return  # not from our server, whose packets are legal
        for batch in batches:
            for message in batch.messages:
                self._hear(message)

    def error_received(self, exc: Exception) -> None:
        """Nobody listens there at the moment: the watch finds out by silence."""
