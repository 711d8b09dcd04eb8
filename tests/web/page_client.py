"""What the page does over its websocket, without a browser."""

import json
import time
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Self

from websockets.sync.client import ClientConnection, connect


class PageClient:
    """A page that draws at once; `latest` and `lines` are what it was told."""

    def __init__(self, port: int, *, host: str = "127.0.0.1", headers: dict[str, str] | None = None) -> None:
        self._stack = ExitStack()
        self._address = f"ws://{host}:{port}/ws"
        self._headers = headers
        self._socket: ClientConnection | None = None
        self.latest: dict[str, list[Any]] = {}
        self.lines: list[list[Any]] = []

    def __enter__(self) -> Self:
        self._socket = self._stack.enter_context(connect(self._address, additional_headers=self._headers))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    @property
    def socket(self) -> ClientConnection:
        assert self._socket is not None
        return self._socket

    def say(self, address: str, *values: object) -> None:
        """Send a command."""
        self.socket.send(json.dumps([address, *values]))

    def hear(self, timeout_seconds: float = 5.0, *, is_drawn: bool = True) -> dict[str, Any]:
        """Return the next frame, and answer it."""
        told: dict[str, Any] = json.loads(self.socket.recv(timeout_seconds))
        self.latest |= told["latest"]
        self.lines += told["lines"]
        if is_drawn:
            self.socket.send(json.dumps({"seen": told["n"]}))
        return told

    def hear_line(self, *beginning: object, timeout_seconds: float = 5.0) -> list[Any]:
        """Return the next line that begins so."""
        deadline = time.monotonic() + timeout_seconds
        while True:
            for line in self.lines:
                if line[: len(beginning)] == list(beginning):
                    self.lines.remove(line)
                    return line
            self.hear(max(0.01, deadline - time.monotonic()))

    def hear_latest(self, address: str, *values: object, timeout_seconds: float = 5.0) -> None:
        """Return when an address stands at `values`."""
        deadline = time.monotonic() + timeout_seconds
        while self.latest.get(address) != list(values):
            self.hear(max(0.01, deadline - time.monotonic()))
