"""The real server, in processes of its own, as a user starts it: for whoever measures it."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from rld_live.control.client import OscClient
from rld_live.errors import ControlError, DeviceError

START_SECONDS = 120.0
END_SECONDS = 20.0


class ServerProcess:
    """Serves from `__enter__` on; `finish` ends it and returns its report. No process of it outlives `__exit__`.

    It listens at ports that nobody else knows, and keeps its files in `folder`: whatever is connected to the
    instrument stays out of the measurement, and what a show has saved stays as it is.
    """

    def __init__(self, folder: Path, *words: str, has_web: bool = False) -> None:
        """Prepare `rld-live serve` with `words` behind it."""
        self._port = free_port()
        self.client = OscClient(self._port)
        self.began_at = 0.0
        """Unix time of the command."""
        self._folder = folder
        self._report = folder / "report.json"
        self._log = folder / "log.txt"
        self._words = (*words, "--report", str(self._report))
        self._has_web = has_web
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """Start it, and wait until it sounds; raise `DeviceError`, with its own last words, when it does not."""
        self.client.__enter__()
        own = {
            "control.host": "127.0.0.1",
            "control.port": self._port,
            "control.reply_port": self.client.port,
            "web.host": "127.0.0.1",
            "web.port": free_port(socket.SOCK_STREAM) if self._has_web else 0,
            "web.announce": False,
            "midi.input": "off",
            "files.folder": self._folder / "files",
        }
        settings = [word for key, value in own.items() for word in ("--set", f"{key}={value}")]
        command = [sys.executable, "-m", "rld_live", "serve", *self._words, *settings]
        self.began_at = time.time()
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )
        try:
            self._wait_for_sound()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None and self._process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)  # the group is its own, and holds all that it started
            self._process.wait()
        self.client.__exit__(kind, error, trace)

    @property
    def pid(self) -> int:
        """The supervisor's process, whose child is the engine."""
        assert self._process is not None
        return self._process.pid

    def finish(self) -> dict[str, Any]:
        """Ask it to quit, and return what `--report` wrote.

        Raises `DeviceError`, with its own last words, where it ends otherwise.
        """
        assert self._process is not None
        self.client.send("/rld/quit")
        try:
            code = self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            raise DeviceError(f"the set did not end within {END_SECONDS:g} s: {self._last_words()}") from None
        if code or not self._report.exists():
            raise DeviceError(f"the set ended too early, with code {code}: {self._last_words()}")
        report: dict[str, Any] = json.loads(self._report.read_text(encoding="utf-8"))
        return report

    def _wait_for_sound(self) -> None:
        assert self._process is not None
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            self.client.send("/rld/status")
            try:
                self.client.hear_until("/rld/status/state", "playing", timeout_seconds=0.3)
            except ControlError:
                continue
            self.client.hear_until("/rld/done", "/rld/status")
            return
        raise DeviceError(f"the set does not play: {self._last_words()}")

    def _last_words(self) -> str:
        lines = self._log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        return lines[-1].removeprefix("rld-live: ") if lines else "it said nothing"


def free_port(kind: socket.SocketKind = socket.SOCK_DGRAM) -> int:
    """Return a port of this machine that nobody has at the moment."""
    with socket.socket(socket.AF_INET, kind) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
