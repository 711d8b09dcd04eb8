"""The table of addresses."""

import pytest

from rld_live.commands import (
    Command,
    Cut,
    GetAttribute,
    Go,
    ListAttributes,
    MoveMorph,
    Panic,
    Play,
    PlayRandomSeed,
    PlaySeed,
    PrepareCue,
    Quit,
    SetAttribute,
    SetKnob,
    SetMorphSeeds,
    SetReseed,
    Stop,
)
from rld_live.control.addresses import EVENTS, TABLE, Row
from rld_live.control.packets import read_packet
from rld_live.control.replies import Value, encode
from rld_live.control.requests import Hello, Help, Ping, Request, Snapshot, Subscribe, Unsubscribe
from rld_live.errors import ControlError
from rld_live.parameters import KNOBS

SAID_AND_MEANT: list[tuple[str, tuple[Value, ...], Command | Request]] = [
    ("/rld/play", (), Play(0.1)),
    ("/rld/play", (2,), Play(2.0)),
    ("/rld/stop", (), Stop(0.5)),
    ("/rld/stop", (0.7,), Stop(0.7)),
    ("/rld/panic", (), Panic()),
    ("/rld/panic", (1.0, "whatever"), Panic()),
    ("/rld/quit", (), Quit()),
    ("/rld/seed", (42,), PlaySeed(42)),
    ("/rld/seed", (42.0, 3), PlaySeed(42, 3.0)),
    ("/rld/seed", ("9223372036854775807",), PlaySeed(2**63 - 1)),
    ("/rld/seed", (1883, 52501, 0.2), PlaySeed(1883 * 65536 + 52501, 0.2)),
    ("/rld/seed/random", (), PlayRandomSeed()),
    ("/rld/seed/random", (0,), PlayRandomSeed(0.0)),
    ("/rld/reseed", (), SetReseed("continue")),
    ("/rld/reseed", ("loop",), SetReseed("loop")),
    ("/rld/cue", (7,), PrepareCue(7)),
    ("/rld/cue", (1.0, 2.0), PrepareCue(65538)),
    ("/rld/go", (), Go()),
    ("/rld/go", (1.5,), Go(1.5)),
    ("/rld/cut", (7,), Cut(7)),
    ("/rld/morph", (0.25,), MoveMorph(0.25)),
    ("/rld/morph", (1, 10), MoveMorph(1.0, 10.0)),
    ("/rld/morph/seeds", (1, 2), SetMorphSeeds((1, 2))),
    ("/rld/morph/seeds", (1, "2", 3.0, 4), SetMorphSeeds((1, 2, 3, 4))),
    ("/rld/crossfade", (4.5,), SetKnob("crossfade", 4.5)),
    ("/rld/steps", (8.0,), SetKnob("steps", 8)),
    ("/rld/temperature", (0.9,), SetKnob("temperature", 0.9)),
    ("/rld/gain", (-6,), SetKnob("gain", -6.0)),
    ("/rld/gain", (-6, 2.5), SetKnob("gain", -6.0, 2.5)),
    ("/rld/mute", (1,), SetKnob("mute", 1)),
    ("/rld/limiter", (-3.0,), SetKnob("limiter", -3.0)),
    ("/rld/codec/attributes", (), ListAttributes()),
    ("/rld/codec/attribute", ("learn_target",), GetAttribute("learn_target")),
    ("/rld/codec/attribute", ("learn_target", 1.0), SetAttribute("learn_target", (1.0,))),
    ("/rld/codec/attribute", ("learn_target", True), SetAttribute("learn_target", (True,))),
    ("/rld/codec/attribute", ("tilt", 0.7, -3, "dB"), SetAttribute("tilt", (0.7, -3, "dB"))),
    ("/rld/hello", (), Hello()),
    ("/rld/hello", (9000.0,), Hello(9000)),
    ("/rld/status", (), Snapshot()),
    ("/rld/subscribe", (), Subscribe(10.0)),
    ("/rld/subscribe", (20,), Subscribe(20.0)),
    ("/rld/subscribe", (5, "seed", "level"), Subscribe(5.0, ("seed", "level"))),
    ("/rld/subscribe", ("seed",), Subscribe(10.0, ("seed",))),
    ("/rld/unsubscribe", (), Unsubscribe()),
    ("/rld/ping", (), Ping()),
    ("/rld/ping", ("a",), Ping("a")),
    ("/rld/help", (), Help()),
    ("/rld/help", ("gain",), Help("gain")),
]


@pytest.mark.parametrize(("address", "values", "meant"), SAID_AND_MEANT)
def test_what_is_said_over_osc_becomes_the_command_that_is_meant(
    address: str, values: tuple[Value, ...], meant: Command | Request
) -> None:
    (batch,) = read_packet(encode(address, *values))
    (message,) = batch.messages
    assert TABLE[message.address].read(message.values) == meant


def test_every_address_and_every_knob_is_covered_by_these_tests() -> None:
    assert {address for address, _, _ in SAID_AND_MEANT} == set(TABLE)
    assert {f"/rld/{name}" for name in KNOBS} < set(TABLE)


@pytest.mark.parametrize("row", [row for row in TABLE.values() if not row.takes_anything], ids=lambda row: row.address)
def test_too_many_values_are_refused(row: Row) -> None:
    with pytest.raises(ControlError, match="send"):
        row.read([1] * 9)


@pytest.mark.parametrize("row", TABLE.values(), ids=lambda row: row.address)
def test_a_missing_value_is_named(row: Row) -> None:
    if all(argument.is_optional for argument in row.arguments):
        row.read([])
    else:
        with pytest.raises(ControlError, match=f"{row.arguments[0].name} is missing: send {row.address}"):
            row.read([])


def test_a_morph_needs_two_seeds() -> None:
    with pytest.raises(ControlError, match=r"b is missing: send /rld/morph/seeds a b \[c\] \[d\]"):
        TABLE["/rld/morph/seeds"].read([1])


def test_a_rate_above_20_and_an_unknown_field_are_refused() -> None:
    subscribe = TABLE["/rld/subscribe"]
    with pytest.raises(ControlError, match=r"0\.1 to 20 Hz"):
        subscribe.read([21])
    with pytest.raises(ControlError, match="did you mean seed"):
        subscribe.read([10, "sed"])


def test_a_value_without_the_name_of_its_attribute_is_refused() -> None:
    with pytest.raises(ControlError, match=r"name is 0\.5: send a string"):
        TABLE["/rld/codec/attribute"].read([0.5])


@pytest.mark.parametrize("value", [float("nan"), float("-inf"), None, b"blob", "x" * 401])
def test_what_a_codec_could_choke_on_is_refused(value: object) -> None:
    with pytest.raises(ControlError, match="send a number or a string of at most 400 characters"):
        TABLE["/rld/codec/attribute"].read(["tilt", value])


def test_what_the_server_sends_and_what_it_understands_do_not_overlap() -> None:
    # Else a client that sends back what it receives would play the instrument.
    assert not {event.address for event in EVENTS.values()} & set(TABLE)
