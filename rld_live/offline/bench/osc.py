"""How long an OSC message takes to be answered, and what is left of a burst."""

import random
import select
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from rld_live.control.packets import read_packet
from rld_live.control.replies import encode
from rld_live.control.server_process import free_port
from rld_live.errors import ControlError
from rld_live.offline.bench.measurement import Measurement
from rld_live.offline.bench.osc_child import HOST, SERVERS
from rld_live.offline.bench.rounds import Rounds, noise_notes

ROUNDS = 3
PINGS = 400
BURST = 3000
LOST_SECONDS = 1.0
QUIET_SECONDS = 0.4
"""After so long without an answer, a burst is over."""


@dataclass(frozen=True)
class Burst:
    """What came back of messages that were numbered and sent as fast as they go."""

    tokens: tuple[int, ...]
    sent: int

    @property
    def share(self) -> float:
        """How many were answered, of all."""
        return len(set(self.tokens)) / self.sent

    @property
    def is_ordered(self) -> bool:
        """Whether the answers came in the order of the messages."""
        return all(first < second for first, second in zip(self.tokens, self.tokens[1:], strict=False))


def measure() -> Measurement:
    """Ping every server in turn, each started afresh, then send it a burst."""
    pings: dict[str, list[tuple[float, ...]]] = {name: [] for name in SERVERS}
    bursts: dict[str, list[Burst]] = {name: [] for name in SERVERS}
    chance = random.Random(1)
    for _ in range(ROUNDS):
        for name in SERVERS:
            with _running(name) as endpoint:
                pings[name].append(tuple(_ping(endpoint, chance)))
                bursts[name].append(_burst(endpoint))
    found = {name: Rounds(tuple(values)) for name, values in pings.items()}
    ours = found["rld_live"]
    return Measurement(
        columns=("milliseconds", "P50", "P99", "P99.9", "worst", "pings", "ratio", "burst", "order"),
        rows=tuple(_row(name, each, bursts[name], ours) for name, each in found.items()),
        figures={
            name: each.figures()
            | {
                "lost": ROUNDS * PINGS - each.count,
                "burst_answered": [burst.share for burst in bursts[name]],
                "burst_ordered": [burst.is_ordered for burst in bursts[name]],
            }
            for name, each in found.items()
        },
        notes=(
            "0.5 ms: python-osc with the interpreter's switch interval that `serve` sets; the others keep Python's",
            "ping to pong over the loopback, one at a time; ratio: of the P50 to ours",
            f"burst: share answered of {BURST} messages as fast as they can be sent, the least of {ROUNDS} bursts",
            *noise_notes(found),
        ),
    )


def _row(name: str, each: Rounds, bursts: Sequence[Burst], ours: Rounds) -> tuple[str, ...]:
    return (
        name,
        *(f"{each.percentile(percent):.2f}" for percent in (50, 99, 99.9, 100)),
        str(each.count),
        f"{each.median / ours.median:.1f} ×",
        f"{min(burst.share for burst in bursts):.0%}",
        "kept" if all(burst.is_ordered for burst in bursts) else "lost",
    )


@contextmanager
def _running(name: str) -> Iterator[socket.socket]:
    """Start the server called `name`, and yield a socket that is connected to it."""
    port = free_port()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as endpoint:
        endpoint.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 * 2**20)
        endpoint.bind((HOST, 0))
        command = [sys.executable, "-m", "rld_live.offline.bench.osc_child", name, str(port)]
        command.append(str(endpoint.getsockname()[1]))
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
            assert child.stdin is not None
            assert child.stdout is not None
            try:
                if child.stdout.readline() != b"ready\n":
                    raise ControlError(f"{name} does not start: see what {' '.join(command)} says")
                endpoint.connect((HOST, port))
                yield endpoint
            finally:
                child.stdin.close()
                child.kill()  # nothing is lost with it, and a busy interpreter ends slowly


def _ping(endpoint: socket.socket, chance: random.Random) -> Iterator[float]:
    """Yield the milliseconds of each ping that was answered."""
    endpoint.settimeout(LOST_SECONDS)
    for token in range(PINGS):
        time.sleep(chance.uniform(0.0, 0.002))  # not in step with the server's threads
        began = time.perf_counter()
        endpoint.send(encode("/rld/ping", token))
        try:
            while _token(endpoint.recv(4096)) != token:
                pass
        except TimeoutError:
            continue
        yield 1000 * (time.perf_counter() - began)


def _burst(endpoint: socket.socket) -> Burst:
    datagrams = [encode("/rld/ping", token) for token in range(BURST)]
    answers: list[bytes] = []
    endpoint.setblocking(False)
    for datagram in datagrams:
        select.select([], [endpoint], [])
        endpoint.send(datagram)
        while select.select([endpoint], [], [], 0)[0]:
            answers.append(endpoint.recv(4096))
    while select.select([endpoint], [], [], QUIET_SECONDS)[0]:
        answers.append(endpoint.recv(4096))
    return Burst(tuple(_token(answer) for answer in answers), BURST)


def _token(datagram: bytes) -> int:
    (value,) = read_packet(datagram)[0].messages[0].values
    assert isinstance(value, int)
    return value
