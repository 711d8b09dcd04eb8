"""A client that keeps in touch with one server: it subscribes, renews, and finds it again when it was gone."""

import contextlib
import socket
import time
from types import TracebackType
from typing import Self

from rld_live.control.mirror import Mirror, has_other_models
from rld_live.control.packets import DATAGRAM_BYTES_MAXIMUM, Message, read_answer
from rld_live.control.replies import encode
from rld_live.control.subscriptions import LEASE_SECONDS
from rld_live.errors import ControlError

RENEW_SECONDS = LEASE_SECONDS / 3
RETRY_SECONDS = 1.0
GONE_SECONDS = 1.5
"""Without a status for so long, the server counts as gone."""


class Lookout:
    """Hears one server from `__enter__` to `__exit__`, and mirrors what it tells in `mirror`.

    Answers come back to the port that this sends from, so that nothing has to be open in a firewall but the server's
    own port. Nothing that the network does is raised: while the server does not answer, `is_there` is false.
    """

    def __init__(self, host: str, port: int, *, rate: float) -> None:
        self.mirror = Mirror()
        self._host = host
        self._port = port
        self._rate = rate
        self._asked_at: float | None = None
        self._endpoint = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

    def __enter__(self) -> Self:
        """Find the server's machine; raise `ControlError` when there is none of that name."""
        try:
            self._server = (socket.gethostbyname(self._host), self._port)
        except OSError as error:
            self._endpoint.close()
            raise ControlError(
                f"no machine is called {self._host} ({error}): give --host its name or number"
            ) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._send("/rld/unsubscribe")
        self._endpoint.close()

    def silent_seconds(self, now: float) -> float | None:
        """Return for how long the server has told nothing; None if it never did."""
        heard_at = self.mirror.status_at
        return None if heard_at is None else now - heard_at

    def is_there(self, now: float) -> bool:
        """Return whether the server has told something just now."""
        silent = self.silent_seconds(now)
        return silent is not None and silent < GONE_SECONDS

    def listen(self, seconds: float) -> None:
        """Ask for what is due to be asked for, and take in what is told for so long."""
        end = time.monotonic() + seconds
        self._keep_in_touch(time.monotonic())
        while (left := end - time.monotonic()) > 0:
            for message in self._receive(left):
                self.mirror.hear(message, time.monotonic())
                if has_other_models(message):
                    self._greet()

    def ask_once(self, seconds: float) -> bool:
        """Ask for everything once; return whether all of it came within so long."""
        end, waited_for = time.monotonic() + seconds, {"/rld/hello", "/rld/status"}
        self._greet("/rld/status")
        while waited_for and (left := end - time.monotonic()) > 0:
            for message in self._receive(left):
                self.mirror.hear(message, time.monotonic())
                if message.address == "/rld/done" and message.values:
                    waited_for.discard(str(message.values[0]))
        return not waited_for

    def _keep_in_touch(self, now: float) -> None:
        is_there = self.is_there(now)
        if self._asked_at is not None and now - self._asked_at < (RENEW_SECONDS if is_there else RETRY_SECONDS):
            return
        self._asked_at = now
        if is_there:
            self._send("/rld/subscribe", self._rate)
        else:
            self._greet("/rld/unsubscribe")  # a lease that is new is told where everything stands
            self._send("/rld/subscribe", self._rate)

    def _greet(self, *addresses: str) -> None:
        self._send("/rld/hello", 0)  # answer at the port that this comes from
        for address in addresses:
            self._send(address)

    def _send(self, address: str, *values: float) -> None:
        with contextlib.suppress(OSError):  # no way there now: as silent as a server that is gone
            self._endpoint.sendto(encode(address, *values), self._server)

    def _receive(self, seconds: float) -> list[Message]:
        self._endpoint.settimeout(max(seconds, 0.001))
        try:
            datagram, source = self._endpoint.recvfrom(DATAGRAM_BYTES_MAXIMUM)
            batches = read_answer(datagram) if source[1] == self._port else []  # a machine may have several addresses
        except (OSError, ControlError):
            return []
        return [message for batch in batches for message in batch.messages]
