"""A flood, and how long others wait for their answers meanwhile.

`python -m tests.web.flood DOOR PORT SECONDS RATE` sends so many messages a second, good and bad, or what it can, and
writes how many went out. Nobody who floods reads what is answered.
"""

import json
import os
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from websockets.exceptions import WebSocketException
from websockets.sync.client import connect

SLICE_SECONDS = 0.01
ASKS_PER_SECOND = 50

Send = Callable[[int], None]


def osc(address: str, value: float) -> bytes:
    padded = address.encode() + b"\0" * (4 - len(address) % 4)
    return padded + b",f\0\0" + struct.pack(">f", value)


PAGE = (
    lambda n: json.dumps(["/rld/morph/xy", n % 100 / 100, 0.5]),
    lambda n: json.dumps(["/rld/gain", -(n % 60)]),
    lambda n: json.dumps(["/rld/seed", n]),
    lambda n: json.dumps(["/rld/nothing", n]),
    lambda n: "[" * (n % 100),
    lambda n: json.dumps(["/rld/gain", "loud" * (n % 9)]),
)
OSC = (
    lambda n: osc("/rld/temperature", 0.1 + n % 10 / 10),
    lambda n: osc("/rld/latent/bias/3", n % 8),
    lambda n: osc("/rld/speed", n),
    lambda n: osc("/rld/nothing", n),
    lambda n: bytes([n % 256]) * (n % 60),
)


@contextmanager
def page(port: int) -> Iterator[Send]:
    with connect(f"ws://127.0.0.1:{port}/ws", close_timeout=0.1) as web_socket:
        yield lambda n: web_socket.send(PAGE[n % len(PAGE)](n))


@contextmanager
def oscquery(port: int) -> Iterator[Send]:
    with connect(f"ws://127.0.0.1:{port}/", close_timeout=0.1) as web_socket:
        yield lambda n: web_socket.send(OSC[n % len(OSC)](n))


@contextmanager
def http(port: int) -> Iterator[Send]:
    paths = ("/rld", "/?HOST_INFO", "/rld/gain?VALUE", "/rld/nothing", "/%00", "/rld?x=" + "y" * 900, "/metrics")
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.settimeout(5.0)

        def send(n: int) -> None:
            path = paths[n % len(paths)]
            connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            connection.recv(65536)

        yield send


@contextmanager
def udp(port: int) -> Iterator[Send]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as endpoint:
        endpoint.connect(("127.0.0.1", port))

        def send(n: int) -> None:
            try:
                endpoint.send(OSC[n % len(OSC)](n))
            except ConnectionError:
                return

        yield send


DOORS = {"page": page, "oscquery": oscquery, "http": http, "udp": udp}


def flood(door: str, port: int, seconds: float, per_second: float) -> int:
    """Return how many messages went out."""
    sent, began = 0, time.monotonic()
    with DOORS[door](port) as send:
        while (passed := time.monotonic() - began) < seconds:
            for _ in range(min(int(passed * per_second) - sent, int(per_second * SLICE_SECONDS))):
                try:
                    send(sent)
                except (OSError, WebSocketException):
                    return sent
                sent += 1
            time.sleep(SLICE_SECONDS / 4)
    return sent


@contextmanager
def flooding(*, web_port: int, control_port: int, seconds: float, per_second: float) -> Iterator[None]:
    """Flood all doors, each from a process of its own; `per_second` is the sum."""
    ports = {"page": web_port, "oscquery": web_port, "http": web_port, "udp": control_port}
    root = Path(__file__).parents[2]
    with ExitStack() as stack:
        for door, port in ports.items():
            command = [
                sys.executable,
                "-m",
                "tests.web.flood",
                door,
                str(port),
                str(seconds),
                str(per_second / len(ports)),
            ]
            process = stack.enter_context(subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=root))
            stack.callback(process.kill)
        yield


def waits(ask: Callable[[int], None], seconds: float) -> list[float]:
    """Return how long each of many answers took, the shortest first."""
    told: list[float] = []
    end = time.monotonic() + seconds
    while (began := time.monotonic()) < end:
        ask(len(told))
        told.append(time.monotonic() - began)
        time.sleep(max(0.0, 1 / ASKS_PER_SECOND - told[-1]))
    return sorted(told)


def p99(told: list[float]) -> float:
    """Return the 99th percentile of sorted numbers."""
    return told[int(0.99 * (len(told) - 1))]


if __name__ == "__main__":
    os.nice(10)  # a flood comes from other machines: what it costs to make is not what it costs to bear
    sys.stdout.write(f"{flood(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4]))}\n")
