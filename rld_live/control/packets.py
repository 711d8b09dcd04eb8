"""OSC packets: from the bytes of a datagram to messages with the time they are meant for.

python-osc decodes the messages. Bundles are taken apart here, because its own reader never returns from a bundle
element of negative size (24 bytes silence it for good), recurses as deep as a packet tells it to, and reads on at the
wrong place after a type tag that it does not know. A list stands for what is in it.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from pythonosc import osc_message

from rld_live.errors import ControlError

DATAGRAM_BYTES_MAXIMUM = 65535
PACKET_BYTES_MAXIMUM = 8192
"""What strangers may send; our own server's answers may fill a datagram."""
ADDRESS_LENGTH_MAXIMUM = 255
DEPTH_MAXIMUM = 8
TYPE_TAGS = frozenset("ihfdsbTFNI[]")

_BUNDLE = b"#bundle\0"
_IMMEDIATELY = 1
_NTP_TO_UNIX_SECONDS = 2_208_988_800  # 1900 to 1970


@dataclass(frozen=True, slots=True)
class Message:
    """One message: an address, or a pattern of addresses, with its values."""

    address: str
    values: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """Messages that belong together: at once, or at `due` in Unix seconds."""

    messages: tuple[Message, ...]
    due: float | None = None


def read_packet(datagram: bytes, *, bytes_maximum: int = PACKET_BYTES_MAXIMUM) -> list[Batch]:
    """Return the batches of `datagram` in their order, all or none; raise `ControlError` when it is not OSC 1.0."""
    if len(datagram) > bytes_maximum:
        raise ControlError(f"packet of {len(datagram)} bytes: send at most {bytes_maximum}")
    return list(_batches(datagram, due=0.0, depth=0))


def read_answer(datagram: bytes) -> list[Batch]:
    """Return the same of what our own server sends, which may be as long as a datagram."""
    return read_packet(datagram, bytes_maximum=DATAGRAM_BYTES_MAXIMUM)


def _batches(packet: bytes, *, due: float, depth: int) -> Iterator[Batch]:
    if not packet.startswith(_BUNDLE):
        yield Batch((_message(packet),), due or None)
        return
    if depth == DEPTH_MAXIMUM:
        raise ControlError(f"bundles nested deeper than {DEPTH_MAXIMUM}: send them one by one")
    (timetag,) = _unpack(">Q", packet, len(_BUNDLE))
    # An inner bundle must not come before the one that it is in: OSC 1.0 asks that of the sender, a stage cannot.
    due = max(due, 0.0 if timetag == _IMMEDIATELY else timetag / 2**32 - _NTP_TO_UNIX_SECONDS)
    plain: list[Message] = []
    for element in _elements(packet):
        if element.startswith(_BUNDLE):
            if plain:
                yield Batch(tuple(plain), due or None)
                plain = []
            yield from _batches(element, due=due, depth=depth + 1)
        else:
            plain.append(_message(element))
    if plain:
        yield Batch(tuple(plain), due or None)


def _elements(bundle: bytes) -> Iterator[bytes]:
    at = len(_BUNDLE) + 8
    while at < len(bundle):
        (size,) = _unpack(">i", bundle, at)
        at += 4
        if size <= 0 or size % 4 or at + size > len(bundle):
            raise ControlError(f"bundle element of {size} bytes where {len(bundle) - at} are left: not OSC 1.0")
        yield bundle[at : at + size]
        at += size


def _message(packet: bytes) -> Message:
    if not packet.startswith(b"/") or len(packet) % 4:
        raise ControlError("not an OSC message: it starts with an address and is a multiple of 4 bytes long")
    address_end = packet.find(b"\0")
    if not 0 < address_end <= ADDRESS_LENGTH_MAXIMUM:
        raise ControlError(f"address longer than {ADDRESS_LENGTH_MAXIMUM} bytes")
    tags_start = address_end // 4 * 4 + 4
    tags = packet[tags_start : packet.find(b"\0", tags_start)].decode("ascii", "replace")
    unknown = sorted(set(tags[1:]) - TYPE_TAGS)
    if unknown:
        raise ControlError(f"type tag {unknown[0]!r}: send values as i, f or s")
    if "[" in tags and max(accumulate((tag == "[") - (tag == "]") for tag in tags)) > DEPTH_MAXIMUM:
        raise ControlError(f"lists nested deeper than {DEPTH_MAXIMUM}: send what is in them")
    if "I" in tags:  # an impulse is no value, as N is none; python-osc knows the one only, and complains of the other
        packet = packet[:tags_start] + tags.replace("I", "N").encode() + packet[tags_start + len(tags) :]
    try:
        message = osc_message.OscMessage(packet)
    except (osc_message.ParseError, UnicodeDecodeError) as error:
        raise ControlError("not an OSC message: its values do not follow its type tags") from error
    return Message(message.address, tuple(_flat(message.params)))


def _flat(values: list[object]) -> Iterator[object]:
    for value in values:
        if isinstance(value, list):
            yield from _flat(value)
        else:
            yield value


def _unpack(layout: str, packet: bytes, at: int) -> tuple[int, ...]:
    try:
        return struct.unpack_from(layout, packet, at)
    except struct.error as error:
        raise ControlError("bundle cut off: not OSC 1.0") from error
