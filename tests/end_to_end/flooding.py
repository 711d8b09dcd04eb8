"""Somebody who sends far too much, in a process of its own.

Started as `python -m tests.end_to_end.flooding DOOR PORT RATE SECONDS`. What is sent is the same mixture at every door,
good and broken, the same each time. The process says at its end how many messages it sent, and how much of a core that
took: {"sent": n, "cores": x}.
"""

import contextlib
import http.client
import json
import os
import random
import socket
import struct
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from rld_live.control.replies import encode

Command = tuple[str | float, ...]
HOST = "127.0.0.1"
BATCH_SECONDS = 0.01
MIXTURE = 4000
"""Messages until the same ones come again."""
REMOTE = "remote"
DOORS = ("osc", REMOTE, "oscquery", "http")


def commands() -> list[Command]:
    """Return good commands and wrong ones: mostly what a hand turns, some triggers, some questions."""
    chance = random.Random(1)
    uniform = chance.uniform
    makers: Mapping[Callable[[], Command], int] = {
        lambda: ("/rld/gain", uniform(-3.0, 0.0)): 60,
        lambda: (f"/rld/latent/bias/{chance.randrange(8)}", uniform(-0.5, 0.5), uniform(0.0, 0.1)): 60,
        lambda: ("/rld/latent/scale/*", uniform(0.9, 1.1)): 2,
        lambda: ("/rld/morph/xy", uniform(0.0, 1.0), uniform(0.0, 1.0)): 60,
        lambda: ("/rld/tempo", uniform(60.0, 200.0)): 20,
        lambda: ("/rld/speed", uniform(0.5, 1.5)): 20,
        lambda: ("/rld/seed", chance.randrange(6), 0.1): 1,
        lambda: ("/rld/slot/store", chance.randrange(8)): 1,
        lambda: ("/rld/slot/play", chance.randrange(8), 0.1): 1,
        lambda: ("/rld/recall", 1): 1,
        lambda: ("/rld/beat",): 1,
        lambda: ("/rld/ping", chance.randrange(1000)): 20,
        lambda: ("/rld/gain", 99.0): 8,
        lambda: ("/rld/seed", "loud"): 8,
        lambda: ("/rld/nothing", 1.0): 8,
        lambda: ("/rld/slot/play", 3, 1, 4, 1, 5): 8,
    }
    return [make() for make in chance.choices(list(makers), list(makers.values()), k=MIXTURE)]


def datagrams() -> list[bytes]:
    """Return the commands as OSC, with broken packets between them."""
    chance = random.Random(2)
    packets = [encode(str(address), *values) for address, *values in commands()]
    for index in range(0, MIXTURE, 10):
        packet = packets[index]
        packets[index] = chance.choice(
            (
                chance.randbytes(chance.randrange(1, 200)),
                packet[: len(packet) // 2],
                b"#bundle\0" + bytes(8) + struct.pack(">i", len(packet) + 40) + packet,
                b"",
            )
        )
    return packets


def texts() -> list[str]:
    """Return the commands as the page sends them, with broken frames between them."""
    chance = random.Random(3)
    frames = [json.dumps(command) for command in commands()]
    for index in range(0, MIXTURE, 10):
        frames[index] = chance.choice(("", "[", '["rld"]', '["/rld/gain", null]', '{"seen": "x"}', frames[index][:-3]))
    return frames


def flood_osc(port: int, ticks: Iterator[int]) -> None:
    """Send OSC over UDP; what is answered comes back here, and nobody reads it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as endpoint:
        endpoint.bind((HOST, 0))
        endpoint.sendto(encode("/rld/hello", 0), (HOST, port))
        packets = datagrams()
        for number in ticks:
            endpoint.sendto(packets[number % MIXTURE], (HOST, port))


def flood_remote(port: int, ticks: Iterator[int]) -> None:
    """Send what a page sends, and draw all that it is told."""
    frames = texts()
    with _connected(f"ws://{HOST}:{port}/ws", _draw) as page:
        for number in ticks:
            page.send(frames[number % MIXTURE])


def flood_oscquery(port: int, ticks: Iterator[int]) -> None:
    """Send OSC in binary frames, and listen to values."""
    packets = datagrams()
    with _connected(f"ws://{HOST}:{port}/", lambda client, frame: None) as client:
        client.send(json.dumps({"COMMAND": "LISTEN", "DATA": "/rld/gain"}))
        for number in ticks:
            client.send(packets[number % MIXTURE])


def flood_http(port: int, ticks: Iterator[int]) -> None:
    """Ask for the namespace and for what is not there."""
    paths = (
        "/?HOST_INFO",
        "/rld/gain?VALUE",
        "/rld/nothing",
        "/healthz",
        "/rld/gain?WHAT",
        "/rld/latent/bias/3",
        "/%00",
    )
    client = http.client.HTTPConnection(HOST, port)
    for number in ticks:
        client.request("GET", paths[number % len(paths)])
        client.getresponse().read()
    client.close()


FLOODS: Mapping[str, Callable[[int, Iterator[int]], None]] = dict(
    zip(DOORS, (flood_osc, flood_remote, flood_oscquery, flood_http), strict=True)
)


@contextlib.contextmanager
def _connected(address: str, hear: Callable[[ClientConnection, str | bytes], None]) -> Iterator[ClientConnection]:
    """Connect, and have a thread read."""
    with connect(address) as client:

        def read() -> None:
            with contextlib.suppress(ConnectionClosed):
                while True:
                    hear(client, client.recv())

        threading.Thread(target=read, daemon=True).start()
        yield client


def _draw(page: ClientConnection, frame: str | bytes) -> None:
    page.send(json.dumps({"seen": json.loads(frame)["n"]}))


def _ticks(rate: float, seconds: float, sent: list[int]) -> Iterator[int]:
    """Count messages, at `rate` a second for so long; `sent` is their number so far."""
    began = time.monotonic()
    while (passed := time.monotonic() - began) < seconds:
        if sent[0] < passed * rate:  # a slow door takes what it can
            sent[0] += 1
            yield sent[0] - 1
        else:
            time.sleep(BATCH_SECONDS)


def main() -> None:
    """Flood one door."""
    door, port, rate, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4])
    if hasattr(os, "nice"):
        os.nice(10)  # behind those who make music
    sent = [0]
    began = time.monotonic()
    FLOODS[door](port, _ticks(rate, seconds, sent))
    cores = time.process_time() / (time.monotonic() - began)
    sys.stdout.write(json.dumps({"sent": sent[0], "cores": cores}))


if __name__ == "__main__":
    main()
