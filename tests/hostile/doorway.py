"""The web process in front of a performer without sound, and what it says when something breaks in it."""

import contextlib
import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

from rld_live.config import Config, ControlConfig, WebConfig
from rld_live.control.fake import FakePerformer
from rld_live.control.server import ControlServer
from rld_live.control.server_process import free_port

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Doorway:
    """A web process for hostile tests."""

    port: int
    performer: FakePerformer
    process: psutil.Process
    complaints: Path
    """What it writes to standard error: nothing, unless it has a bug."""

    def knock(self, *pieces: bytes, seconds: float = 2.0) -> bytes:
        """Send `pieces` over a connection of their own, each when the one before was answered.

        Returns what is answered until it ends, or so long.
        """
        answer = b""
        with socket.create_connection((HOST, self.port), timeout=seconds) as line, contextlib.suppress(OSError):
            for piece in pieces:
                line.sendall(piece)
                answer += line.recv(65536)
            while received := line.recv(65536):
                answer += received
        return answer

    def assert_well(self) -> None:
        """Fail unless it lives, answers soon, and has not complained."""
        assert self.process.is_running()
        assert httpx.get(f"http://{HOST}:{self.port}/rld/gain", timeout=5.0).status_code == 200
        assert self.complaints.read_text() == ""


@contextlib.contextmanager
def doorway(folder: Path) -> Iterator[Doorway]:
    """Open it, and close it again."""
    control = ControlConfig(port=free_port(), reply_port=free_port())
    config = Config(control=control, web=WebConfig(port=free_port(socket.SOCK_STREAM)))
    complaints, performer = folder / "complaints", FakePerformer()
    command = [sys.executable, "-m", "rld_live.web.process", json.dumps(config.model_dump(mode="json"))]
    with ControlServer(control, performer), complaints.open("wb") as errors:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors)
        with process:
            assert process.stdout is not None
            assert json.loads(process.stdout.readline())["event"] == "ready"
            yield Doorway(config.web.port, performer, psutil.Process(process.pid), complaints)
            process.terminate()
