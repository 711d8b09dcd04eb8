"""A real server in a process of its own, and a client that talks to it over real UDP."""

import contextlib
import json
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psutil
from pythonosc.osc_message import OscMessage
from pythonosc.osc_message_builder import OscMessageBuilder

from rld_live.control.server_process import free_port

Arguments = tuple[Any, ...]
START_SECONDS = 60.0


class Client:
    """Sends OSC messages from one socket, and hears answers on another port, as Max does."""

    def __init__(self, port: int, reply_port: int) -> None:
        self._port = port
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", reply_port))
        self._socket.settimeout(0.1)
        self.heard: list[tuple[str, Arguments]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()

    def send(self, address: str, *values: Any) -> None:
        builder = OscMessageBuilder(address)
        for value in values:
            builder.add_arg(value)
        self.send_bytes(builder.build().dgram)

    def send_bytes(self, datagram: bytes) -> None:
        self._socket.sendto(datagram, ("127.0.0.1", self._port))

    def hear(self, address: str, *values: Any, seconds: float = 5.0) -> Arguments:
        """Wait for a message to `address` whose first arguments are `values`; return its arguments."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for index, (heard, arguments) in enumerate(self.heard):
                if heard == address and arguments[: len(values)] == values:
                    del self.heard[index]
                    return arguments
            self.receive()
        raise AssertionError(f"{address} {values} was not heard within {seconds} s; heard {self.heard[-10:]}")

    def receive(self) -> None:
        """Take one message, if one comes in 0.1 s."""
        with contextlib.suppress(TimeoutError):
            message = OscMessage(self._socket.recv(65535))
            self.heard.append((message.address, tuple(message.params)))

    def forget(self) -> None:
        """Leave what has been heard so far unheard."""
        self._socket.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            while True:
                self._socket.recv(65535)
        self._socket.settimeout(0.1)
        self.heard.clear()

    def ask(self, address: str, *values: Any) -> Arguments:
        """Send a command and wait for its `/rld/done`."""
        self.send(address, *values)
        return self.hear("/rld/done", address)


class Server:
    """`rld-live serve` with the built-in set."""

    def __init__(self, folder: Path, *options: str, device: str = "null", is_recorded: bool = True) -> None:
        self.port, self.reply_port = free_port(), free_port()
        self.recording = folder / "recording.wav"
        self.files = folder / "files"
        self.report_file = folder / "report.json"
        command = [sys.executable, "-m", "rld_live", "serve", "--device", device]
        command += ["--record", str(self.recording)] if is_recorded else []
        command += ["--report", str(self.report_file), "--set", f"control.port={self.port}"]
        command += ["--set", f"control.reply_port={self.reply_port}", "--set", f"files.folder={folder / 'files'}"]
        command += ["--set", "web.port=0", "--set", "midi.input=off", *options]
        self.lines: list[str] = []
        self._arrived: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as starting:  # a server that does not start must not stay behind
            starting.callback(self._end)
            self.wait_for("OSC: listening")
            starting.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    @property
    def engine(self) -> psutil.Process:
        """The process that makes the music; its parent, the supervisor, is `process`."""
        (engine,) = psutil.Process(self.process.pid).children()
        return engine

    @property
    def engine_pid(self) -> int:
        return int(self.engine.pid)

    def _end(self) -> None:
        if self.process.poll() is None:
            everybody = psutil.Process(self.process.pid).children(recursive=True)
            self.process.kill()
            for process in everybody:
                with contextlib.suppress(psutil.NoSuchProcess):
                    process.kill()
            psutil.wait_procs(everybody, timeout=5.0)
        self.process.wait()
        self._reader.join()
        assert self.process.stdout is not None
        self.process.stdout.close()

    def wait_for(self, text: str, seconds: float = START_SECONDS, *, after: int = 0) -> None:
        """Wait until a line with `text` was said, behind the first lines so many."""
        deadline = time.monotonic() + seconds
        while not any(text in line for line in self.lines[after:]):
            try:
                line = self._arrived.get(timeout=max(0.01, deadline - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"the server never said {text!r}: {self.lines}") from None
            if line is None:
                raise AssertionError(f"the server ended without saying {text!r}: {self.lines}")
            self.lines.append(line)

    def finish(self, number: signal.Signals = signal.SIGTERM) -> dict[str, Any]:
        """Ask it to end, and return its report."""
        self.process.send_signal(number)
        return self.ended()

    def ended(self, seconds: float = 30.0) -> dict[str, Any]:
        code = self.process.wait(timeout=seconds)
        self._reader.join()
        while not self._arrived.empty():
            self.lines += filter(None, [self._arrived.get()])
        assert code == 0, self.lines
        report: dict[str, Any] = json.loads(self.report_file.read_text())
        return report

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._arrived.put(line)
        self._arrived.put(None)


@contextlib.contextmanager
def playing(
    folder: Path, *options: str, device: str = "null", is_recorded: bool = True
) -> Iterator[tuple[Server, Client]]:
    """Start a server and wait until it sounds."""
    started = Server(folder, *options, device=device, is_recorded=is_recorded)
    with started as server, Client(server.port, server.reply_port) as client:
        client.send("/rld/subscribe", 20.0, "state")
        client.hear("/rld/status/state", "playing", seconds=START_SECONDS)
        client.send("/rld/unsubscribe")
        yield server, client
