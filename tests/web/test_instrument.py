"""What the web knows, and the pure parts around it."""

import asyncio
import random

import pytest

from rld_live.control.packets import Message
from rld_live.control.replies import encode
from rld_live.web.allowance import Allowance
from rld_live.web.instrument import SILENT_SECONDS, Instrument, Values
from rld_live.web.namespace import find, namespace, typed
from rld_live.web.outbox import LINES_MAXIMUM, STREAM_PIECES_MAXIMUM, Outbox
from rld_live.web.throttle import INTERVAL_SECONDS, TRIGGERS_AT_ONCE, Throttle, is_continuous


def test_it_is_heard_as_long_as_it_tells_how_it_is() -> None:
    instrument = Instrument()
    assert not instrument.is_heard(0.0)
    instrument.hear(Message("/rld/hello/latent_dim", (16,)), 1.0)
    assert not instrument.is_heard(1.0)
    instrument.hear(Message("/rld/status/state", ("playing",)), 2.0)
    assert instrument.is_heard(2.0 + SILENT_SECONDS / 2)
    assert not instrument.is_heard(2.0 + SILENT_SECONDS)
    assert (instrument.latent_dimensions, instrument.status("state")) == (16, "playing")


def test_a_listener_is_told_of_changes_events_and_streams_apart() -> None:
    async def play() -> Outbox:
        instrument, outbox = Instrument(), Outbox()
        instrument.add(outbox)
        for message in (
            Message("/rld/event/value", ("/rld/gain", -6.0)),
            Message("/rld/event/value", ("/rld/gain", -3.0)),
            Message("/rld/event/underrun", (1,)),
            Message("/rld/waveform", (-0.5, 0.5)),
            Message("/rld/done", ("/rld/subscribe", 60.0)),
        ):
            instrument.hear(message, 0.0)
        return outbox

    letter = asyncio.run(play()).take()
    assert letter.latest == {"/rld/gain": (-3.0,)}
    assert letter.lines == [("/rld/event/underrun", (1,))]
    assert letter.streams == {"/rld/waveform": [(-0.5, 0.5)]}


def test_an_outbox_forgets_the_oldest_and_is_empty_once_taken() -> None:
    async def fill() -> Outbox:
        outbox = Outbox()
        for number in range(2 * LINES_MAXIMUM):
            outbox.happened("/rld/event/window", (number,))
            outbox.streamed("/rld/latent/frame", (float(number),))
        return outbox

    outbox = asyncio.run(fill())
    letter = outbox.take()
    assert [values[0] for _, values in letter.lines] == list(range(LINES_MAXIMUM, 2 * LINES_MAXIMUM))
    assert len(letter.streams["/rld/latent/frame"]) == STREAM_PIECES_MAXIMUM
    assert outbox.take().lines == []


def test_an_allowance_lets_a_burst_through_and_then_makes_wait() -> None:
    allowance = Allowance(per_second=100.0, at_once=10)
    assert [allowance.wait(5.0) for _ in range(10)] == [0.0] * 10
    assert [round(allowance.wait(5.0), 9) for _ in range(3)] == [0.01, 0.02, 0.03]
    assert allowance.wait(6.0) == 0.0


def test_an_allowance_refuses_what_is_beyond_its_burst_and_counts_only_what_passes() -> None:
    allowance = Allowance(per_second=100.0, at_once=10)
    assert [allowance.is_left(5.0) for _ in range(30)] == [True] * 10 + [False] * 20
    assert [allowance.is_left(5.025) for _ in range(3)] == [True, True, False]


def test_nobody_who_waits_as_told_is_faster_than_the_rate() -> None:
    allowance, now, chance = Allowance(per_second=50.0, at_once=5), 0.0, random.Random(3)
    for _ in range(500):
        now += allowance.wait(now) + chance.random() * 0.001
    assert now == pytest.approx((500 - 5) / 50.0, rel=0.1)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/rld/gain", True),
        ("/rld/morph/xy", True),
        ("/rld/latent/bias/3", True),
        ("/rld/latent/bias/*", True),
        ("/rld/seed", False),
        ("/rld/panic", False),
        ("/rld/nothing", False),
    ],
)
def test_what_is_continuous_is_known_from_the_table(address: str, expected: bool) -> None:
    assert is_continuous(address) is expected


def test_the_throttle_keeps_the_order_and_the_last_value_of_each_address() -> None:
    async def play() -> list[bytes]:
        sent: list[bytes] = []
        throttle = Throttle(sent.append, refuse)
        for value in (1.0, 2.0, 3.0):
            throttle.pass_on("/rld/gain", encode("/rld/gain", value))
            throttle.pass_on("/rld/steps", encode("/rld/steps", value))
        await asyncio.sleep(3 * INTERVAL_SECONDS)
        throttle.pass_on("/rld/gain", encode("/rld/gain", 4.0))
        throttle.pass_on("/rld/gain", encode("/rld/gain", 5.0))
        throttle.pass_on("/rld/panic", encode("/rld/panic"))
        throttle.close()
        return sent

    assert asyncio.run(play()) == [
        encode("/rld/gain", 1.0),
        encode("/rld/gain", 3.0),
        encode("/rld/steps", 3.0),
        encode("/rld/gain", 4.0),
        encode("/rld/gain", 5.0),
        encode("/rld/panic"),
    ]


def test_of_too_many_triggers_the_first_pass_and_one_complaint_is_made() -> None:
    async def play() -> tuple[int, list[str]]:
        sent: list[bytes] = []
        refused: list[str] = []
        throttle = Throttle(sent.append, lambda address, _reason: refused.append(address))
        for seed in range(10 * TRIGGERS_AT_ONCE):
            throttle.pass_on("/rld/seed", encode("/rld/seed", seed))
        throttle.close()
        return len(sent), refused

    sent, refused = asyncio.run(play())
    assert TRIGGERS_AT_ONCE <= sent < 2 * TRIGGERS_AT_ONCE
    assert refused == ["/rld/seed"]


def refuse(address: str, reason: str) -> None:
    raise AssertionError(f"{address}: {reason}")


def test_a_seed_beyond_32_bits_is_a_number_in_the_namespace() -> None:
    root = namespace({"/rld/seed": (str(2**40),)}, 0)
    node = find(root, "/rld/seed")
    assert node is not None
    assert node["VALUE"] == [2**40]


@pytest.mark.parametrize(
    ("tags", "values", "sent"),
    [("f", (1,), (1.0,)), ("i", (1,), (1,)), ("i", (str(2**40),), (str(2**40),)), ("sf", ("a", 2), ("a", 2.0))],
)
def test_a_value_is_sent_with_the_types_that_its_node_promises(tags: str, values: Values, sent: Values) -> None:
    assert typed(tags, values) == sent
    assert list(map(type, typed(tags, values))) == list(map(type, sent))


def test_a_namespace_without_a_codec_has_no_hands_on_it() -> None:
    assert find(namespace({}, 0), "/rld/latent/bias") is None
    assert find(namespace({}, 3), "/rld/latent/bias/2") is not None
