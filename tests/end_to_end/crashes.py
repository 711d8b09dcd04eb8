"""Processes of a server killed on purpose, and what that came to."""

import contextlib
import os
import re
import signal
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.end_to_end.server import START_SECONDS, Arguments, Client, Server
from tests.waiting import wait_until

AUDIO, WEB, ENGINE, SUPERVISOR = "audio", "web", "engine", "supervisor"
PROGRAMS = {AUDIO: "rld_live.audio.process", WEB: "rld_live.web.process", ENGINE: "--supervised"}
"""A word of each command line; the supervisor is the parent of all."""


def family(server: Server) -> dict[str, list[psutil.Process]]:
    """Return the processes of a server by their parts, however many there are of each."""
    supervisor = psutil.Process(server.process.pid)
    found: dict[str, list[psutil.Process]] = {SUPERVISOR: [supervisor], **{name: [] for name in PROGRAMS}}
    for process in supervisor.children(recursive=True):
        with contextlib.suppress(psutil.Error):
            words = process.cmdline()
            for name, word in PROGRAMS.items():
                if word in words:
                    found[name].append(process)
    return found


def is_alive(process: psutil.Process) -> bool:
    """Tell whether it does anything: one that nobody has waited for does not."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def is_whole(server: Server) -> bool:
    """Tell whether there is one process of each part, and no more."""
    with contextlib.suppress(psutil.Error):
        return all(len(processes) == 1 for processes in family(server).values())
    return False


def shared_memory_of(pids: set[int]) -> set[str]:
    """Return the pieces of shared memory, which have no names, that these processes hold."""
    found = set()
    for pid in pids:
        with contextlib.suppress(OSError):
            for link in Path(f"/proc/{pid}/fd").iterdir():
                with contextlib.suppress(OSError):
                    place = link.stat()
                    if str(link.readlink()).startswith("/dev/shm/"):
                        found.add(f"{place.st_dev}:{place.st_ino}")
    return found


def everybody() -> set[int]:
    return set(psutil.pids())


def is_free(port: int, kind: socket.SocketKind) -> bool:
    """Tell whether somebody could listen at `port`."""
    with socket.socket(socket.AF_INET, kind) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, int(kind == socket.SOCK_STREAM))
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def stands(client: Client) -> dict[str, Arguments]:
    """Return where every address stands that has a value, as a new subscriber is told, and why it was started again."""
    client.forget()  # a socket that is full of a stream has no room for an answer
    client.ask("/rld/unsubscribe")
    client.forget()
    client.ask("/rld/subscribe", 20.0, "position", "state")
    client.send("/rld/ping", 1)
    client.hear("/rld/pong", 1)
    return {
        str(values[0]) if address == "/rld/event/value" else address: values[1:] or values
        for address, values in client.heard
        if address in {"/rld/event/value", "/rld/event/resumed"}
    }


def position(client: Client) -> float:
    """Return the place that is heard, in seconds."""
    client.forget()
    return float(client.hear("/rld/status/position")[0])


@dataclass(frozen=True)
class Crash:
    """What the death of an engine came to."""

    detected: float
    """Seconds until somebody said so."""
    recovered: float
    """Seconds until it sounded again."""
    moved: float
    """Seconds of the piece from what was heard last to where it went on."""


def kill_engine(server: Server, client: Client, number: int = signal.SIGKILL) -> Crash:
    """Kill the engine of a server that plays, and return when it sounds again."""
    (engine,) = family(server)[ENGINE]
    client.ask("/rld/subscribe", 20.0, "position", "state")
    heard, began, said = position(client), time.monotonic(), len(server.lines)
    os.kill(engine.pid, number)
    server.wait_for("the engine was killed by signal", after=said)
    detected = time.monotonic() - began
    server.wait_for("plays again", after=said)
    again = next(line for line in reversed(server.lines) if "plays again" in line)
    wait_until_playing(client)
    recovered = time.monotonic() - began
    (at,) = re.findall(r"from seed \d+, ([\d.]+) s", again)
    return Crash(detected, recovered, moved=abs(float(at) - heard))


def wait_until_playing(client: Client) -> None:
    """Return when the server sounds: a client whose lease has ended with the engine subscribes again and again."""
    deadline = time.monotonic() + START_SECONDS
    client.forget()
    while time.monotonic() < deadline:
        client.send("/rld/subscribe", 20.0, "position", "state")
        with contextlib.suppress(AssertionError):
            client.hear("/rld/status/state", "playing", seconds=0.3)
            return
    raise AssertionError("it does not play again")


@contextlib.contextmanager
def nothing_left_behind(server: Server, *ports: tuple[int, socket.SocketKind]) -> Iterator[None]:
    """Fail unless everything that the server has is gone soon after the end of the block."""
    processes = [process for each in family(server).values() for process in each]
    pieces = shared_memory_of({process.pid for process in processes})
    assert pieces
    yield
    wait_until(lambda: not any(map(is_alive, processes)), seconds=10.0)
    assert not pieces & shared_memory_of(everybody())
    for port, kind in ports:
        assert is_free(port, kind), port
    assert not list(server.files.rglob("*.part"))
