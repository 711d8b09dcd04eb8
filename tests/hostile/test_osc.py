"""What comes in over OSC from somebody who means harm, without a socket."""

import logging
import time
from itertools import islice

import psutil
import pytest

from rld_live.commands import Panic
from rld_live.control.clients import REMEMBERED_MAXIMUM
from rld_live.control.interpreter import (
    EXPLANATIONS_AT_ONCE,
    LINE_LENGTH,
    LINES_AT_ONCE,
    LINES_PER_SECOND,
    TOO_MUCH,
)
from rld_live.control.packets import PACKET_BYTES_MAXIMUM
from rld_live.control.replies import encode
from rld_live.control.scheduler import WAITING_MAXIMUM
from rld_live.control.subscriptions import SUBSCRIBERS_MAXIMUM, SUBSCRIBERS_PER_HOST
from rld_live.status import Status
from tests.control.stage import Stage
from tests.hostile.datagrams import bundle, datagrams, sources
from tests.hostile.reporting import report

SECONDS_APART = 1e-3
VICTIM = ("10.0.0.1", 50000)


def attack(stage: Stage, *, count: int, seed: int) -> int:
    """Give `stage` so many hostile datagrams, and return how many lines were sent for the worst of them."""
    worst = 0
    for number, (datagram, source) in enumerate(zip(islice(datagrams(seed), count), sources(seed), strict=False)):
        now = number * SECONDS_APART
        stage.hear(datagram, now=now, source=source)
        worst = max(worst, len(stage.outlet.sent))
        stage.outlet.sent.clear()
        if number % 10 == 0:
            stage.run(now)
    return worst


def filled(message: bytes) -> bytes:
    """Return a datagram with as many of `message` as it holds."""
    return bundle(1, *[message] * ((PACKET_BYTES_MAXIMUM - 16) // (len(message) + 4)))


def test_whatever_arrives_nothing_fails_and_a_panic_is_obeyed(caplog: pytest.LogCaptureFixture) -> None:
    stage = Stage()
    worst = attack(stage, count=3_000, seed=1)
    assert worst <= 2 * LINES_AT_ONCE
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []
    stage.say("/rld/panic", now=1e6)
    assert stage.performer.commands[-1] == Panic()
    assert stage.outlet.lines[-1] == ("/rld/done", "/rld/panic")


@pytest.mark.soak
def test_a_million_datagrams_leave_the_memory_as_it_was(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    stage, memory = Stage(), psutil.Process().memory_info
    attack(stage, count=100_000, seed=2)  # until every table is full
    before, began = memory().rss, time.perf_counter()
    attack(stage, count=1_000_000, seed=3)
    seconds, grown = time.perf_counter() - began, memory().rss - before
    report(
        capsys,
        f"OSC: 1,000,000 datagrams at {1e6 / seconds:.0f} a second, memory {before / 2**20:.0f} MiB and "
        f"{grown / 2**20:+.1f} MiB; {stage.tally.counts}",
    )
    assert grown < 8 * 2**20
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []
    stage.say("/rld/panic", now=1e6)
    assert stage.performer.commands[-1] == Panic()


@pytest.mark.parametrize(
    "address",
    ["/rld/help", "/rld/hello", "/rld/status", "/rld/subscribe", "/rld/*", "/rld/*/*", "/rld/{help,hello,status,*}"],
)
def test_what_one_datagram_sets_off_is_bounded(address: str) -> None:
    stage = Stage()
    stage.hear(filled(encode(address)))
    assert len(stage.outlet.sent) <= 2 * LINES_AT_ONCE
    assert sum(len(encode(told, *values)) for _, told, values in stage.outlet.sent) < 400_000


def test_what_a_forged_address_is_sent_is_bounded_by_the_second() -> None:
    stage, packet = Stage(), filled(encode("/rld/help"))
    for number in range(100):
        stage.hear(packet, now=number / 100, source=VICTIM)
    assert len(stage.outlet.sent) < LINES_PER_SECOND + 2 * LINES_AT_ONCE


def test_the_long_answers_of_commands_count_as_well_by_their_lines_and_by_their_length() -> None:
    stage = Stage()
    for number in range(200):
        stage.say("/rld/seed", number)
        stage.say("/rld/preset/save", f"{number:064}")
    for begin, address in ((100, "/rld/history"), (200, "/rld/preset/list")):
        stage.outlet.sent.clear()
        packet = filled(encode(address))
        for number in range(100):
            stage.hear(packet, now=begin + number / 100, source=VICTIM)
        sent = [len(encode(told, *values)) for _, told, values in stage.outlet.sent]
        assert 500 < sum(sent) / LINE_LENGTH < LINES_PER_SECOND + 2 * LINES_AT_ONCE, address
        assert len(sent) < LINES_PER_SECOND + 2 * LINES_AT_ONCE, address
        assert ("/rld/error", address, TOO_MUCH) in stage.outlet.lines


def test_what_all_forged_addresses_are_sent_together_is_bounded_too() -> None:
    stage, packet = Stage(), filled(encode("/rld/help"))
    for number in range(100):
        stage.hear(packet, now=number / 100, source=(f"10.1.{number % 250}.1", 50000))
    assert len(stage.outlet.sent) < 2 * LINES_PER_SECOND + 4 * LINES_AT_ONCE


def test_who_asks_for_too_much_is_told_so_a_few_times_and_plays_on() -> None:
    stage = Stage()
    stage.hear(filled(encode("/rld/help")))
    refusals = [line for line in stage.outlet.lines if line[0] == "/rld/error"]
    assert set(refusals) == {("/rld/error", "/rld/help", TOO_MUCH)}
    assert len(refusals) == EXPLANATIONS_AT_ONCE
    stage.outlet.sent.clear()
    stage.say("/rld/seed", 7)
    stage.say("/rld/ping", 1)
    assert stage.outlet.lines == [("/rld/done", "/rld/seed", 7), ("/rld/pong", 1)]
    stage.say("/rld/help", "/rld/gain", now=1.0)
    assert stage.outlet.lines[-1] == ("/rld/done", "/rld/help")


def test_who_says_hello_is_answered_where_it_hears_whatever_else_its_host_asks_for() -> None:
    stage = Stage()
    stage.hear(filled(encode("/rld/help")))
    stage.outlet.sent.clear()
    stage.say("/rld/hello", 9000)
    stage.say("/rld/seed", 7)
    here = ("127.0.0.1", 9000)
    assert stage.outlet.sent == [(here, "/rld/done", ("/rld/hello", 9000)), (here, "/rld/done", ("/rld/seed", 7))]


def test_a_lease_is_renewed_whatever_else_its_host_asks_for() -> None:
    stage = Stage()
    stage.say("/rld/subscribe")
    stage.hear(filled(encode("/rld/help")))
    stage.outlet.sent.clear()
    stage.say("/rld/subscribe")
    assert stage.outlet.lines == [("/rld/done", "/rld/subscribe", 60.0)]


def test_two_servers_that_are_made_to_answer_each_other_end() -> None:
    servers = {("10.0.0.1", 7400): Stage(), ("10.0.0.2", 7400): Stage()}
    (one, other) = servers
    servers[one].say("/rld/hello", 0, source=other)
    servers[other].say("/rld/hello", 0, source=one)
    servers[one].say("/rld/sed", source=other)
    for _ in range(100):
        for here, stage in servers.items():
            there = servers[other if here == one else one]
            sent, stage.outlet.sent = stage.outlet.sent, []
            for _, address, values in sent:
                there.say(address, *values, source=here)
    assert [stage.outlet.sent for stage in servers.values()] == [[], []]


@pytest.mark.parametrize("source", [("10.0.0.1", 53), ("10.0.0.1", 7), ("10.0.0.1", 0)])
def test_a_forged_source_does_not_send_answers_to_the_services_of_others(source: tuple[str, int]) -> None:
    stage = Stage()
    stage.say("/rld/hello", 0, source=source)
    stage.say("/rld/hello", 53, source=source)
    assert {(destination[1], address) for destination, address, _ in stage.outlet.sent} == {(7401, "/rld/error")}


def test_a_field_that_is_named_a_thousand_times_is_sent_once() -> None:
    stage = Stage()
    stage.say("/rld/subscribe", 20.0, *["level"] * 900)
    stage.outlet.sent.clear()
    stage.dispatcher.publish(Status(), 0.0)
    assert [line[0] for line in stage.outlet.lines] == ["/rld/status/level"]


def test_thousands_of_senders_fill_no_table() -> None:
    stage = Stage()
    for number in range(2_000):
        source = (f"10.0.{number % 100}.1", 2000 + number)
        for packet in (encode("/rld/hello", 0), encode("/rld/subscribe"), encode("/rld/latent/stream")):
            stage.hear(packet, source=source, now=number / 1000)
    audience = stage.dispatcher.audience
    assert len(audience.subscriptions.destinations(6.0)) <= SUBSCRIBERS_MAXIMUM
    assert len(audience.streams.destinations("latent", 6.0)) <= SUBSCRIBERS_MAXIMUM
    assert SUBSCRIBERS_PER_HOST < SUBSCRIBERS_MAXIMUM < REMEMBERED_MAXIMUM


def test_dates_in_any_century_are_obeyed_refused_or_wait_in_a_bounded_queue() -> None:
    stage = Stage()
    for date in (0, 2, 2**32, 2**63, 2**64 - 1, 0x7FF80000_00000000):
        stage.hear(bundle(date, encode("/rld/gain", -3.0)))
    for _ in range(3 * WAITING_MAXIMUM):
        stage.say_dated(30.0, encode("/rld/gain", -6.0))
    stage.outlet.sent.clear()
    stage.say("/rld/panic")
    dropped = [line for line in stage.outlet.lines if "dropped" in str(line[-1])]
    assert 0 < len(dropped) <= WAITING_MAXIMUM


def test_lists_in_lists_are_refused_however_deep() -> None:
    stage = Stage()
    for deep in (9, 500, 3900):
        tags = b"," + b"[" * deep + b"]" * deep
        stage.hear(b"/rld/gain\0\0\0" + tags + b"\0" * (4 - len(tags) % 4))
    assert [line[:2] for line in stage.outlet.lines] == [("/rld/error", "packet")] * 3
