"""Datagrams that mean harm, made by chance: the same ones for the same seed."""

import math
import random
import struct
from collections.abc import Callable, Iterator, Mapping

from rld_live.control.addresses import EVENTS, TABLE
from rld_live.control.replies import encode

ADDRESSES = (
    *TABLE,
    "/rld/latent/bias/3",
    "/rld/latent/scale/127",
    "/rld/latent/bias/-1",
    "/rld/latent/bias/00000000001",
)
PATTERNS = (
    *("/rld/*", "/rld/*/*", "/rld/latent/*/*", "/*/*/*/*", "/rld/{help,hello,status}", "/rld/?*?*?*?*?*?*?*?"),
    *(
        "/" + "*" * 200,
        "/rld/" + "{,}" * 7,
        "/{" + ",".join("r" * 60) + "}*",
        "/rld/[!-~]*",
        "/rld/[z-a]",
        "/rld/[",
        "/rld/{a",
    ),
    *(
        "/rld/" + "{s,st,sta,stat,statu}" * 8,
        "/rld/[]",
        "/rld/[!]",
        "/rld/{}",
        "//",
        "/",
        "/rld//",
        "/rld/q*",
        "/rld/*uit",
    ),
)
NUMBERS = (0.0, -0.0, 1e308, -1e308, 5e-324, math.nan, math.inf, -math.inf, 3.4028235e38, 1e-45, 2.0**53 + 1, 0.1)
INTEGERS = (0, 1, -1, 2**31 - 1, -(2**31), 2**63 - 1, -(2**63), 2**32, 127, 128, 65535, 65536)
TEXTS = (
    *(
        "",
        "slot",
        "level",
        "random",
        "../../etc/passwd",
        "/etc/passwd",
        "NaN",
        "1e308",
        "9" * 19,
        "9" * 400,
        "\u202e",
        "𝄞" * 100,
    ),
    *(
        "%s%n",
        "x" * 8000,
        "-1",
        "0x10",
        "1_000",
        "١٢٣",
        "/rld/gain",
        "/rld/*",
        "\x1b[2J",
        "true",
        "null",
        "a b",
        " ",
        ".",
        "con",
    ),
)
DATES = (0, 1, 2, 3, 2**32, 2**63, 2**64 - 1, 0x7FF80000_00000000, 0x83AA7E80_00000000, 0xFFFFFFFF_00000000)
TYPE_TAGS = "ihfdsbTFN[]SmcrtIx\xff,{"


def text(value: bytes) -> bytes:
    """Return OSC's string."""
    return value + b"\0" * (4 - len(value) % 4)


def bundle(date: int, *elements: bytes) -> bytes:
    return b"#bundle\0" + struct.pack(">Q", date) + b"".join(struct.pack(">i", len(each)) + each for each in elements)


def values(chance: random.Random) -> tuple[bytes, bytes]:
    """Return type tags and what they announce, each of a legal kind."""
    tags, packed = b",", b""
    for _ in range(chance.choice((0, 1, 1, 1, 2, 2, 3, 5, 300))):
        tag = chance.choice("iihffdsbTFN")
        tags += tag.encode()
        match tag:
            case "i":
                packed += struct.pack(">i", chance.choice(INTEGERS) % 2**32 - 2**31)
            case "h":
                packed += struct.pack(">q", chance.choice(INTEGERS))
            case "f":
                packed += struct.pack(">I", struct.unpack(">I", struct.pack(">f", _as_float(chance)))[0])
            case "d":
                packed += struct.pack(">d", chance.choice(NUMBERS))
            case "s":
                packed += text(chance.choice(TEXTS).encode())
            case "b":
                blob = chance.randbytes(chance.randrange(40))
                packed += struct.pack(">i", len(blob)) + blob + b"\0" * (-len(blob) % 4)
    return text(tags), packed


def message(chance: random.Random) -> bytes:
    """Return a packet that is legal, at an address that exists or nearly does."""
    tags, packed = values(chance)
    return text(chance.choice((*ADDRESSES, *PATTERNS)).encode()[:300]) + tags + packed


def answer(chance: random.Random) -> bytes:
    """Return what servers say, and not clients."""
    addresses = ("/rld/done", "/rld/error", "/rld/pong", "/rld/help", *(each.address for each in EVENTS.values()))
    return encode(chance.choice(addresses), chance.choice(ADDRESSES), chance.choice(TEXTS)[:300])


def hello(chance: random.Random) -> bytes:
    """Return what asks for answers at any port."""
    asks = ("/rld/hello", chance.choice((0, 1, 7, 53, 1023, 1024, 7400, 65535, 65536, -1)))
    return encode(*chance.choice((asks, ("/rld/subscribe", 20.0), ("/rld/latent/stream",), ("/rld/waveform/stream",))))


def crowd(chance: random.Random) -> bytes:
    """Return a bundle with as many messages as fit."""
    each = chance.choice((message, hello, answer))(chance)[:400]
    return bundle(1, *[each] * min(60, 8000 // (len(each) + 4)))


def nested(chance: random.Random) -> bytes:
    """Return bundles in bundles, dated anyhow."""
    packet = message(chance)
    for _ in range(chance.choice((1, 2, 7, 8, 9, 100))):
        packet = bundle(chance.choice(DATES), *[packet] * (2 if len(packet) < 1000 else 1))
    return packet


def mis_sized(chance: random.Random) -> bytes:
    """Return a bundle that lies about its elements."""
    size = chance.choice((0, -1, -4, -8, -(2**31), 2**31 - 1, 3, 4, 8, 1 << 20))
    return bundle(chance.choice(DATES)) + struct.pack(">i", size) + message(chance)


def towers(chance: random.Random) -> bytes:
    """Return lists in lists."""
    deep = chance.choice((1, 2, 8, 9, 500, 3900))
    return text(b"/rld/gain") + text(b"," + b"[" * deep + b"i" + b"]" * chance.choice((deep, 0, deep + 1))) + bytes(4)


def any_tags(chance: random.Random) -> bytes:
    """Return type tags of every kind, with bytes behind them that know nothing of them."""
    tags = "".join(chance.choices(TYPE_TAGS, k=chance.randrange(1, 40))).encode("latin-1")
    return text(chance.choice(ADDRESSES).encode()) + text(b"," + tags) + chance.randbytes(4 * chance.randrange(30))


def not_text(chance: random.Random) -> bytes:
    """Return strings that are not UTF-8."""
    word = chance.choice((b"\xff\xfe", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x80" * 50))
    return chance.choice((text(b"/rld/" + word) + text(b","), text(b"/rld/preset/save") + text(b",s") + text(word)))


def noise(chance: random.Random) -> bytes:
    """Return bytes."""
    return chance.choice((b"", b"/", b"#bundle\0", b"\0" * 8))[: chance.randrange(9)] + chance.randbytes(
        chance.choice((0, 1, 4, 16, 100, 1500))
    )


def huge(chance: random.Random) -> bytes:
    """Return as much as a datagram holds."""
    return text(b"/rld/preset/save") + text(b",s") + text(b"x" * chance.choice((8000, 8192, 60000, 65000)))


def mutated(chance: random.Random) -> bytes:
    """Return a packet that was legal: cut, with other bytes in it, or joined to another."""
    packet = bytearray(chance.choice((message, crowd, nested))(chance))
    for _ in range(chance.choice((1, 1, 2, 8))):
        match chance.randrange(4):
            case 0:
                packet[chance.randrange(len(packet) or 1) :] = b""
            case 1 if packet:
                packet[chance.randrange(len(packet))] = chance.randrange(256)
            case 2 if packet:
                packet[chance.randrange(len(packet))] ^= 1 << chance.randrange(8)
            case _:
                at = chance.randrange(len(packet) + 1)
                packet[at:at] = chance.randbytes(chance.choice((1, 4)))
    return bytes(packet)


MAKERS: Mapping[Callable[[random.Random], bytes], int] = {
    message: 30,
    mutated: 30,
    noise: 10,
    any_tags: 10,
    hello: 4,
    answer: 4,
    nested: 4,
    mis_sized: 4,
    towers: 2,
    not_text: 2,
    crowd: 1,
    huge: 1,
}


def datagrams(seed: int) -> Iterator[bytes]:
    """Yield datagrams without end."""
    chance = random.Random(seed)
    makers, weights = list(MAKERS), list(MAKERS.values())
    while True:
        yield from (make(chance) for make in chance.choices(makers, weights, k=1000))


def sources(seed: int) -> Iterator[tuple[str, int]]:
    """Yield where they come from without end: a few who come again, and thousands who do not."""
    chance = random.Random(seed)
    while True:
        host = chance.choice(("127.0.0.1", "127.0.0.1", f"10.0.{chance.randrange(256)}.{chance.randrange(256)}"))
        yield host, chance.choice((50000, 50001, 7, 53, chance.randrange(65536)))


def _as_float(chance: random.Random) -> float:
    number = chance.choice(NUMBERS)
    return number if not math.isfinite(number) or abs(number) < 3e38 else math.copysign(3e38, number)
