"""`rld-live serve` in a process of its own, played over OSC."""

import json
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psutil
import soundfile

from rld_live.audio.frames import Frames
from rld_live.control.client import OscClient
from rld_live.errors import ControlError, DeviceError

START_SECONDS = 60.0
END_SECONDS = 20.0


class LiveServer:
    """Serves on the null device from `__enter__` on; `finish` ends it and returns its report."""

    def __init__(self, folder: Path, *options: str, is_recorded: bool = False) -> None:
        self.recording = folder / "recording.wav"
        self._port = free_port()
        self.client = OscClient(self._port)
        self.began_at = 0.0
        """Unix time of the command."""
        self._files = folder / "files"
        self._report = folder / "report.json"
        self._log = folder / "log.txt"
        self._options = (*options, *(("--record", str(self.recording)) if is_recorded else ()))
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """Start it, and wait until it sounds; raise `DeviceError` when it does not."""
        self.client.__enter__()
        own = {"control.port": self._port, "control.reply_port": self.client.port, "web.port": 0, "midi.input": "off"}
        own |= {"files.folder": self._files}
        settings = [word for key, value in own.items() for word in ("--set", f"{key}={value}")]
        command = [sys.executable, "-m", "rld_live", "serve", "--device", "null", "--report", str(self._report)]
        self.began_at = time.time()
        with self._log.open("wb") as log:
            self._process = subprocess.Popen([*command, *settings, *self._options], stdout=log, stderr=log)
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
            self._process.kill()  # the supervisor, without which the engine ends by itself
            self._process.wait()
        self.client.__exit__(kind, error, trace)

    @property
    def pid(self) -> int:
        """The engine's process, whose parent is the supervisor."""
        assert self._process is not None
        (engine,) = psutil.Process(self._process.pid).children()
        return int(engine.pid)

    def send(self, address: str, *values: int | float | str) -> float:
        """Send a message and return the Unix time at which that was."""
        now = time.time()
        self.client.send(address, *values)
        return now

    def finish(self) -> dict[str, Any]:
        """Ask it to quit, and return its report."""
        assert self._process is not None
        self.client.send("/rld/quit")
        try:
            code = self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            raise DeviceError(f"the server did not quit within {END_SECONDS:g} s: {self._last_words()}") from None
        if code:
            raise DeviceError(f"the server ended with code {code}: {self._last_words()}")
        report: dict[str, Any] = json.loads(self._report.read_text())
        return report

    def recorded(self) -> tuple[Frames, int]:
        """Return the recording [frames, channels] and its sample rate."""
        frames, rate = soundfile.read(self.recording, dtype="float32", always_2d=True)
        return frames, int(rate)

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
        raise DeviceError(f"the server does not play: {self._last_words()}")

    def _last_words(self) -> str:
        lines = self._log.read_text(errors="replace").strip().splitlines()
        return lines[-1] if lines else "it said nothing"


def free_port() -> int:
    """Return a UDP port that nobody has at the moment."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
