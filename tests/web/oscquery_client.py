"""An OSCQuery client written from the proposal's text alone: it shares no line with the server."""

import json
import struct
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Self

import httpx
from websockets.sync.client import ClientConnection, connect


class OscQueryClient:
    """Asks a server for its namespace, and listens to its values."""

    def __init__(self, address: str) -> None:
        self._stack = ExitStack()
        self._http = self._stack.enter_context(httpx.Client(base_url=address))
        self._socket: ClientConnection | None = None
        self.commands: list[dict[str, Any]] = []
        """Text frames of the server so far."""

    def __enter__(self) -> Self:
        """Connect the websocket where HOST_INFO says that it is."""
        info = self.get("/?HOST_INFO")
        self._socket = self._stack.enter_context(connect(f"ws://{info['WS_IP']}:{info['WS_PORT']}/"))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    @property
    def socket(self) -> ClientConnection:
        assert self._socket is not None
        return self._socket

    def get(self, path: str) -> dict[str, Any]:
        """Return the JSON at a path."""
        answer = self._http.get(path)
        answer.raise_for_status()
        assert answer.headers["content-type"] == "application/json"
        found: dict[str, Any] = answer.json()
        return found

    def status(self, path: str) -> int:
        """Return the status that a path is answered with."""
        return self._http.get(path).status_code

    def command(self, command: str, data: str) -> None:
        """Send LISTEN or IGNORE."""
        self.socket.send(json.dumps({"COMMAND": command, "DATA": data}))

    def set(self, address: str, *values: float | str) -> None:
        """Send a value as an OSC packet in a binary frame."""
        self.socket.send(osc(address, *values))

    def hear(self, timeout_seconds: float = 5.0) -> tuple[str, list[float | int | str]]:
        """Return the next value; text frames that come before it are kept."""
        while isinstance(frame := self.socket.recv(timeout_seconds), str):
            self.commands.append(json.loads(frame))
        return read_osc(frame)


def osc(address: str, *values: float | str) -> bytes:
    """Return an OSC 1.0 message: floats and strings."""
    tags = "," + "".join("s" if isinstance(value, str) else "f" for value in values)
    data = b"".join(_text(value) if isinstance(value, str) else struct.pack(">f", value) for value in values)
    return _text(address) + _text(tags) + data


def bundle(*messages: bytes) -> bytes:
    """Return messages as an OSC 1.0 bundle, to be obeyed at once."""
    return b"#bundle\0" + struct.pack(">Q", 1) + b"".join(struct.pack(">i", len(each)) + each for each in messages)


def read_osc(packet: bytes) -> tuple[str, list[float | int | str]]:
    """Return address and values of an OSC 1.0 message of ints, floats and strings."""
    address, rest = _take_text(packet)
    tags, rest = _take_text(rest)
    values: list[float | int | str] = []
    for tag in tags[1:]:
        if tag == "s":
            text, rest = _take_text(rest)
            values.append(text)
        else:
            values.append(struct.unpack(f">{tag}", rest[:4])[0])
            rest = rest[4:]
    return address, values


def _text(text: str) -> bytes:
    encoded = text.encode()
    return encoded + b"\0" * (4 - len(encoded) % 4)


def _take_text(packet: bytes) -> tuple[str, bytes]:
    end = packet.index(b"\0")
    return packet[:end].decode(), packet[end // 4 * 4 + 4 :]
