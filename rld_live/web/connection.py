"""One TCP connection to the web: it has to ask soon, its machine may hold only so many, and garbage ends it."""

import asyncio
from typing import cast

from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

ASK_SECONDS = 10.0
"""How long a whole request may take to come."""
CONNECTIONS_PER_HOST = 64
"""Fewer than there are in all, so that one machine cannot keep the others out."""


class Connection(H11Protocol):
    """uvicorn's own, with less patience: whoever says nothing holds a place that a performer may need."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take the connection, or end it where its machine holds too many."""
        super().connection_made(transport)
        self._patience: asyncio.TimerHandle | None = None
        if self._is_one_too_many():
            transport.abort()
        else:
            self._wait_for_request()

    def on_response_complete(self) -> None:
        """Wait for the next request, as long as for the first."""
        super().on_response_complete()
        self._wait_for_request()

    def _wait_for_request(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
        self._patience = self.loop.call_later(ASK_SECONDS, self._give_up)

    def _give_up(self) -> None:
        has_become_websocket = self not in self.connections
        is_answering = self.cycle is not None and not self.cycle.response_complete
        if not has_become_websocket and not is_answering:
            self.transport.abort()

    def _is_one_too_many(self) -> bool:
        clients = [cast(H11Protocol, each).client for each in self.connections]
        held = sum(client is not None and self.client is not None and client[0] == self.client[0] for client in clients)
        return held > CONNECTIONS_PER_HOST


class WebSocketConnection(WebSocketsSansIOProtocol):
    """uvicorn's own, which takes it for a bug of ours when frames come before the handshake is over."""

    _has_asked = False

    def data_received(self, data: bytes) -> None:
        """Take what comes, first of all the request; who does not wait for its answer is no websocket."""
        if self._has_asked and not self.handshake_complete:
            self.transport.abort()
            return
        self._has_asked = True
        super().data_received(data)
