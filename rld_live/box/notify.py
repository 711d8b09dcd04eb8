"""What the service manager is told: datagrams, as sd_notify(3) has them."""

import contextlib
import os
import socket
import threading
import time
from types import TracebackType
from typing import Self

PULSE_SECONDS = 2.0
LONGEST_START_SECONDS = 600.0
"""After which a start counts as hung: loading the largest models takes a tenth of it."""
_EXTENSION_SECONDS = 30.0


class Notifier:
    """Tells whoever listens at `address`, or nobody; from any thread, without waiting and without ever raising.

    The engine is a child of the unit's main process: the unit needs `NotifyAccess=all`.
    """

    def __init__(self, address: str = "") -> None:
        self._address = "\0" + address[1:] if address.startswith("@") else address
        self._socket: socket.socket | None = None
        if address:
            self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC)
            self._socket.setblocking(False)

    @classmethod
    def from_environment(cls) -> Self:
        """Return one that tells the service manager which has started us, if one has."""
        return cls(os.environ.get("NOTIFY_SOCKET", ""))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._socket is not None:
            self._socket.close()

    def ready(self) -> None:
        """Say that it sounds, or could: after the start, and after a reload."""
        self._send("READY=1")

    def ping(self, status: str) -> None:
        """Say that all is alive, and in a line how it goes."""
        self._send("WATCHDOG=1", _status(status))

    def status(self, status: str) -> None:
        """Say in a line how it goes, and not that all is alive."""
        self._send(_status(status))

    def starting(self, status: str) -> None:
        """Say that it is not ready yet, and that this is no reason to give it up."""
        self._send("WATCHDOG=1", f"EXTEND_TIMEOUT_USEC={round(1e6 * _EXTENSION_SECONDS)}", _status(status))

    def reloading(self) -> None:
        """Say that the config is read again; `ready` ends it."""
        self._send("RELOADING=1", f"MONOTONIC_USEC={time.monotonic_ns() // 1000}")

    def stopping(self) -> None:
        """Say that it ends, because somebody wants it to."""
        self._send("STOPPING=1", "STATUS=fading out")

    def _send(self, *lines: str) -> None:
        if self._socket is not None:
            with contextlib.suppress(OSError):  # a manager that is being restarted hears the next one
                self._socket.sendto("\n".join(lines).encode(), self._address)


class Starting:
    """The time between the first line of the program and its being ready: a thread says so, as the others are busy.

    Ends with `end`, or by itself after so long that it must have hung; then the manager starts it again.
    """

    def __init__(
        self, notifier: Notifier, status: str = "starting", *, longest_seconds: float = LONGEST_START_SECONDS
    ) -> None:
        self._notifier = notifier
        self._gives_up_at = time.monotonic() + longest_seconds
        self._status = status
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._tell, name="start", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()
        self._thread.join()

    def step(self, status: str) -> None:
        """Say what it is at."""
        self._status = status

    def end(self) -> None:
        """Leave the telling to whoever watches the music from now on."""
        self._ended.set()

    def _tell(self) -> None:
        while time.monotonic() < self._gives_up_at:
            self._notifier.starting(self._status)
            if self._ended.wait(PULSE_SECONDS):
                return


def _status(status: str) -> str:
    return f"STATUS={' '.join(status.split())}"
