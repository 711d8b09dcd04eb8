"""From datagrams to messages."""

import struct

import pytest
from pythonosc.osc_bundle_builder import IMMEDIATELY, OscBundleBuilder
from pythonosc.osc_message_builder import OscMessageBuilder
from pythonosc.osc_packet import OscPacket

from rld_live.control.packets import Batch, Message, read_packet
from rld_live.control.replies import encode
from rld_live.errors import ControlError


def bundle(timetag: int, *elements: bytes) -> bytes:
    sized = (struct.pack(">i", len(element)) + element for element in elements)
    return b"#bundle\0" + struct.pack(">Q", timetag) + b"".join(sized)


def timetag(unix_seconds: float) -> int:
    return int((unix_seconds + 2_208_988_800) * 2**32)


def test_a_message_is_read_with_all_its_types() -> None:
    builder = OscMessageBuilder("/rld/x")
    for value, tag in [(1, "i"), (2**40, "h"), (0.5, "f"), (0.1, "d"), ("word", "s"), (True, "T"), (None, "N")]:
        builder.add_arg(value, tag)
    (batch,) = read_packet(builder.build().dgram)
    assert batch == Batch((Message("/rld/x", (1, 2**40, 0.5, 0.1, "word", True, None)),), None)


def test_a_message_without_type_tags_has_no_values() -> None:
    assert read_packet(b"/rld/go\0") == [Batch((Message("/rld/go"),))]


def test_an_impulse_is_no_value_and_nothing_is_logged_of_it(caplog: pytest.LogCaptureFixture) -> None:
    datagram = b"/rld/I\0\0,iIs\0\0\0\0" + struct.pack(">i", 7) + b"I\0\0\0"
    assert read_packet(datagram) == [Batch((Message("/rld/I", (7, None, "I")),))]
    assert not caplog.records


def test_a_list_is_what_is_in_it() -> None:
    datagram = b"/rld/x\0\0,[i[s]f]\0\0\0\0" + struct.pack(">i", 7) + b"word\0\0\0\0" + struct.pack(">f", 0.5)
    assert read_packet(datagram) == [Batch((Message("/rld/x", (7, "word", 0.5)),))]


def test_a_bundle_keeps_its_messages_together_in_their_order() -> None:
    batches = read_packet(bundle(1, encode("/b", 1), encode("/a", 2), encode("/c", 3)))
    assert batches == [Batch((Message("/b", (1,)), Message("/a", (2,)), Message("/c", (3,))))]


def test_a_dated_bundle_tells_its_time() -> None:
    (batch,) = read_packet(bundle(timetag(1_700_000_000.25), encode("/a")))
    assert batch.due == pytest.approx(1_700_000_000.25, abs=1e-6)


def test_an_inner_bundle_does_not_come_before_the_outer_one() -> None:
    inner = [bundle(1, encode("/now")), bundle(timetag(1_700_000_009), encode("/later"))]
    batches = read_packet(bundle(timetag(1_700_000_000), encode("/a"), *inner, encode("/z")))
    assert [(batch.messages[0].address, batch.due) for batch in batches] == [
        ("/a", 1_700_000_000),
        ("/now", 1_700_000_000),
        ("/later", 1_700_000_009),
        ("/z", 1_700_000_000),
    ]


def test_bundles_read_as_python_osc_reads_the_ones_it_builds() -> None:
    builder = OscBundleBuilder(IMMEDIATELY)
    for number in range(5):
        message = OscMessageBuilder("/rld/seed")
        message.add_arg(number)
        builder.add_content(message.build())
    datagram = builder.build().dgram
    (batch,) = read_packet(datagram)
    expected = [(each.message.address, tuple(each.message.params)) for each in OscPacket(datagram).messages]
    assert [(message.address, message.values) for message in batch.messages] == expected


@pytest.mark.parametrize(
    "datagram",
    [
        b"",
        b"\0" * 16,
        b"rld/play\0\0\0\0",
        b"/rld/pla",  # no end
        b"/rld/pl\0,i\0\0",  # a value is missing
        b"/rld/\xff\xff\0,\0\0\0",  # not UTF-8
        b"/rld/pl\0,m\0\0abc\0",  # a type tag that python-osc would skip, and read on at the wrong place
        b"/rld/pl\0,[[\0",
        b"/rld/pl\0,][\0",
        b"/rld/pl\0i\0\0\0\0\0\0\1",  # no comma
        b"/rld/pl\0,s\0\0abcd",  # a string without an end
        b"/" + b"a" * 299 + b"\0\0\0\0",
        b"#bundle\0",
        b"#bundle\0" + b"\0" * 7,
        bundle(1)[:-1],
        bundle(1) + struct.pack(">i", -4) + b"/a\0\0",  # python-osc never returns from this one
        bundle(1) + struct.pack(">i", 0) * 100,
        bundle(1) + struct.pack(">i", 400) + b"/a\0\0",
        bundle(1, encode("/rld/play"), b"junk"),
        encode("/rld/ping", "x" * 390) * 21,
    ],
)
def test_what_is_not_osc_is_refused_as_a_whole(datagram: bytes) -> None:
    with pytest.raises(ControlError):
        read_packet(datagram)


def test_bundles_nested_without_end_are_refused() -> None:
    datagram = bundle(1, encode("/a"))
    for _ in range(300):
        datagram = bundle(1, datagram)
    with pytest.raises(ControlError, match="nested"):
        read_packet(datagram)
