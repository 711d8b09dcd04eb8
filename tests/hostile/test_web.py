"""What comes in over HTTP and websockets from somebody who means harm, at a real web process."""

import random
import socket
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import httpx
import psutil
import pytest
from websockets.sync.client import connect

from rld_live.commands import Panic
from rld_live.web.connection import CONNECTIONS_PER_HOST
from tests.hostile.doorway import HOST, Doorway, doorway
from tests.hostile.reporting import report
from tests.waiting import wait_until

OURS = b"Host: 127.0.0.1\r\n"
AT_ONCE = 32


def get(path: bytes, *headers: bytes) -> bytes:
    return b"GET " + path + b" HTTP/1.1\r\n" + OURS + b"".join(each + b"\r\n" for each in headers) + b"\r\n"


REQUESTS: dict[str, bytes] = {
    "bytes": bytes(range(256)) + b"\r\n\r\n",
    "tls": b"\x16\x03\x01\x00\xc8\x01\x00\x00\xc4\x03\x03" + b"a" * 200,
    "http2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "two hosts": get(b"/", b"Host: evil.example"),
    "a proxy's": get(b"http://evil.example/"),
    "a tunnel": b"CONNECT evil.example:80 HTTP/1.1\r\n" + OURS + b"\r\n",
    "a star": b"OPTIONS * HTTP/1.1\r\n" + OURS + b"\r\n",
    "a long path": get(b"/page/" + b"a" * 5000),
    "a path without end": get(b"/" + b"a" * 200_000),
    "null in a page": get(b"/page/%00"),
    "null before a suffix": get(b"/page/main.js%00.png"),
    "null in an address": get(b"/rld/%00"),
    "no UTF-8": get(b"/page/%ff%fe%ed%a0%80"),
    "no percent": get(b"/%zz%"),
    "a bracket": get(b"//["),
    "a question of nulls": get(b"/?%00&VALUE&&=%ff;;a[]=1"),
    "thousands of questions": get(b"/rld/gain?" + b"a&" * 4000),
    "thousands of headers": get(b"/", *(b"X-%d: y" % number for number in range(5000))),
    "a header without end": get(b"/", b"X: " + b"y" * 500_000),
    "a header that never ends": b"GET / HTTP/1.1\r\n" + OURS + b"X: " + b"y" * 300_000,
    "a header with a space": get(b"/", b"Bad Header: x"),
    "thousands of cookies": get(b"/", b"Cookie: " + b"a=b;" * 3000),
    "a token of bytes": get(b"/", b"Authorization: Bearer \xff\xfe"),
    "a chunk beyond all": b"POST / HTTP/1.1\r\n" + OURS + b"Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n",
    "a length beyond all": get(b"/", b"Content-Length: 99999999999999999999"),
    "a length below none": get(b"/", b"Content-Length: -1"),
    "two lengths": get(b"/", b"Content-Length: 5", b"Transfer-Encoding: chunked") + b"0\r\n\r\n",
    "a large body": get(b"/", b"Content-Length: 1000000") + bytes(1_000_000),
    "a thousand ranges": get(b"/page/main.js", b"Range: bytes=" + b"0-1," * 1000 + b"0-1"),
    "a range beyond all": get(b"/page/main.js", b"Range: bytes=99999999999999999999-, -5, a-b"),
    "a date that is none": get(b"/page/main.js", b"If-Modified-Since: nonsense", b'If-None-Match: "\xff"'),
    "an open bracket": b"GET / HTTP/1.1\r\nHost: [::1\r\n\r\n",
    "a port beyond all": b"GET /rld/gain HTTP/1.1\r\nHost: 127.0.0.1:99999999\r\n\r\n",
    "a websocket without a key": get(b"/ws", b"Upgrade: websocket", b"Connection: Upgrade"),
    "another protocol": get(b"/", b"Upgrade: h2c", b"Connection: Upgrade, HTTP2-Settings"),
    "hundreds in a row": get(b"/rld/gain") * 150,
}

ESCAPES = (
    *(
        b"/page/../guard.py",
        b"/page/%2e%2e/guard.py",
        b"/page/..%2fguard.py",
        b"/page/..\\guard.py",
        b"/page//etc/passwd",
    ),
    *(
        b"/page/%2fetc%2fpasswd",
        b"/page/....//guard.py",
        b"/page/%252e%252e/guard.py",
        b"//../etc/passwd",
        b"/../../etc/passwd",
    ),
    *(b"/page/\xc0\xae\xc0\xae/guard.py", b"/page/main.js/../../guard.py", b"/page/file:///etc/passwd", b"/page/C:\\x"),
)


def upgrade(path: bytes) -> bytes:
    key = b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
    return get(path, b"Upgrade: websocket", b"Connection: Upgrade", key, b"Sec-WebSocket-Version: 13")


def frame(kind: int, data: bytes, *, first: int = 0x80, mask: int = 0x80, length: int | None = None) -> bytes:
    """Return a websocket frame, which may lie about its length."""
    size = len(data) if length is None else length
    if size < 126:
        told = bytes([mask | size])
    else:
        told = (
            bytes([mask | 126]) + size.to_bytes(2, "big")
            if size < 2**16
            else bytes([mask | 127]) + size.to_bytes(8, "big")
        )
    return bytes([first | kind]) + told + (bytes(4) if mask else b"") + data


TEXT, BINARY, CLOSE, PING = 1, 2, 8, 9
FRAMES: dict[str, bytes] = {
    "a length beyond all": frame(TEXT, b"x", length=2**63 - 1),
    "a mask that lacks": frame(TEXT, b"[]", mask=0),
    "reserved bits": frame(TEXT, b"[]", first=0xF0),
    "a kind that is none": frame(7, b"x"),
    "the rest of nothing": frame(0, b"x"),
    "no UTF-8": frame(TEXT, b"\xff\xfe"),
    "half a close": frame(CLOSE, b"x"),
    "a close for no reason": frame(CLOSE, b"\0\1\xff"),
    "a long ping": frame(PING, b"x" * 200),
    "thousands of pings": frame(PING, b"") * 5000,
    "pieces without end": frame(TEXT, b"[", first=0) + frame(0, b"x" * 1000, first=0) * 200,
    "thousands of nothings": frame(TEXT, b"") * 1000,
    "bytes": frame(BINARY, bytes(range(125))) * 50,
    "a tower": frame(TEXT, b"[" * 8000) * 20,
    "digits": frame(TEXT, b'["/rld/gain", ' + b"9" * 5000 + b"]") * 5,
    "fewer digits": frame(TEXT, b'["/rld/gain", ' + b"9" * 4200 + b"]") * 5,
    "no numbers": frame(TEXT, b'["/rld/gain", NaN, Infinity, -Infinity, 1e999]'),
    "half a character": frame(TEXT, b'["/rld/preset/save", "\\ud800"]'),
    "a key twice": frame(TEXT, b'{"seen": 1, "seen": -99999999999999999999}') * 5,
    "what was never told": frame(TEXT, b'{"seen": 1e999}') + frame(TEXT, b'{"seen": true}'),
    "many values": frame(TEXT, b'["/rld/seed"' + b", 1" * 64 + b"]"),
    "a null in an address": frame(TEXT, b'["/rld/\\u0000", 1]'),
    "too large": frame(TEXT, b"x" * 16385),
    "as large as may be": frame(TEXT, b'["/rld/preset/save", "' + b"x" * 16000 + b'"]') * 20,
    "lists in lists": frame(BINARY, b"/rld/gain\0\0\0," + b"[" * 4000 + b"]" * 4003) * 3,
    "a list to listen to": frame(TEXT, b'{"COMMAND": "LISTEN", "DATA": ["a"]}'),
    "thousands of listenings": frame(TEXT, b'{"COMMAND": "LISTEN", "DATA": "/rld/gain"}') * 2000,
    "a bundle that lies": frame(BINARY, b"#bundle\0" + b"\xff" * 8 + b"\x80\0\0\0" * 10),
}


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Doorway]:
    with doorway(tmp_path_factory.mktemp("doorway")) as opened:
        yield opened


def knock_all(door: Doorway, knocks: Iterable[tuple[bytes, ...]], *, seconds: float = 0.3) -> list[bytes]:
    """Make all `knocks`, many at once; return what was answered."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda pieces: door.knock(*pieces, seconds=seconds), knocks))


def test_requests_of_any_kind_are_answered_or_cut_off_and_nothing_breaks(door: Doorway) -> None:
    answers = dict(zip(REQUESTS, knock_all(door, ((each,) for each in REQUESTS.values())), strict=True))
    assert [name for name, answer in answers.items() if answer.startswith(b"HTTP/1.1 5")] == []
    door.assert_well()


def test_no_path_leads_out_of_the_page(door: Doorway) -> None:
    for answer in knock_all(door, ((get(path),) for path in ESCAPES)):
        assert answer.split(b" ")[1] in {b"404", b"400"}
        assert b"root:" not in answer
        assert b"import" not in answer
    door.assert_well()


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"])
def test_there_is_nothing_to_do_but_to_ask(door: Doorway, method: str) -> None:
    assert httpx.request(method, f"http://{HOST}:{door.port}/rld/gain").status_code == 405


@pytest.mark.parametrize("path", [b"/ws", b"/"])
def test_frames_of_any_kind_are_answered_or_cut_off_and_nothing_breaks(door: Doorway, path: bytes) -> None:
    knock_all(door, ((upgrade(path), each) for each in FRAMES.values()))
    door.assert_well()


def test_whoever_says_nothing_does_not_keep_the_next_out_for_long(door: Doorway) -> None:
    with ExitStack() as silent:
        for _ in range(3 * CONNECTIONS_PER_HOST):
            line = silent.enter_context(socket.create_connection((HOST, door.port)))
            line.sendall(b"GET / HTTP/1.1\r\nX")
        wait_until(lambda: len(door.process.net_connections()) <= 2 * CONNECTIONS_PER_HOST)
    wait_until(lambda: _answers(door))
    door.assert_well()


def test_a_panic_comes_through_while_others_send_garbage(door: Doorway) -> None:
    with connect(f"ws://{HOST}:{door.port}/ws") as page:
        knock_all(door, [(upgrade(b"/ws"), FRAMES["a tower"] * 5)] * 8)
        page.send('["/rld/panic"]')
        wait_until(lambda: Panic() in door.performer.commands)
    door.assert_well()


@pytest.mark.soak
def test_minutes_of_garbage_leave_the_web_as_it_was(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chance, sent, seconds = random.Random(1), 0, 60.0
    with doorway(tmp_path) as door:
        knock_all(door, [_garbage(chance) for _ in range(5000)], seconds=0.1)
        before, ends = _footprint(door.process), time.monotonic() + seconds
        while time.monotonic() < ends:
            knocks = [_garbage(chance) for _ in range(200)]
            sent += len(knocks)
            knock_all(door, knocks, seconds=0.1)
        wait_until(lambda: _answers(door), seconds=15.0)
        door.assert_well()
        wait_until(lambda: _footprint(door.process)[1] <= before[1] + 2, seconds=15.0)
        after = _footprint(door.process)
    report(
        capsys,
        f"web: {sent} hostile connections in {seconds:.0f} s; MiB and descriptors {before} before, {after} after",
    )
    assert after[0] < before[0] + 64  # the most that all connections held at once, whatever their number


def _garbage(chance: random.Random) -> tuple[bytes, ...]:
    """Return requests or frames with some bytes changed."""
    damaged = bytearray(chance.choice((*REQUESTS.values(), *FRAMES.values()))[:20_000])
    for _ in range(chance.randrange(8)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return chance.choice(((bytes(damaged),), (upgrade(b"/ws"), bytes(damaged)), (upgrade(b"/"), bytes(damaged))))


def _answers(door: Doorway) -> bool:
    try:
        return httpx.get(f"http://{HOST}:{door.port}/rld/gain", timeout=1.0).status_code == 200
    except httpx.HTTPError:
        return False


def _footprint(process: psutil.Process) -> tuple[int, int]:
    return process.memory_info().rss // 2**20, process.num_fds()
