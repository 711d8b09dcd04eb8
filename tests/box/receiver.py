"""A service manager's ear: the socket that NOTIFY_SOCKET names."""

import socket
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self


class Receiver:
    """Hears what it is told, and when."""

    def __init__(self, folder: Path) -> None:
        self.address = str(folder / "notify")
        self.heard: list[tuple[float, dict[str, str]]] = []
        """When (monotonic seconds) and what, by name."""
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(self.address)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()

    def hear(self, seconds: float = 0.0) -> dict[str, str] | None:
        """Return the next message; None when there is none within the time."""
        self._socket.settimeout(max(1e-4, seconds))
        try:
            text = self._socket.recv(4096).decode()
        except TimeoutError:
            return None
        message = dict(line.split("=", 1) for line in text.split("\n"))
        self.heard.append((time.monotonic(), message))
        return message

    def hear_until(self, is_so: Callable[[dict[str, str]], bool], *, seconds: float) -> dict[str, str]:
        """Return the first message of which it is so."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            message = self.hear(deadline - time.monotonic())
            if message is not None and is_so(message):
                return message
        raise AssertionError(f"it was not told within {seconds} s; heard {self.heard[-10:]}")
