"""Bundles that are dated: when they are handed on, with which time, what drops them."""

import pytest

from rld_live.commands import Command, Panic, Play, PlaySeed, Quit, SetKnob, Stop
from rld_live.control.dispatcher import LATE_SECONDS, LEAD_SECONDS
from rld_live.control.replies import encode
from rld_live.control.scheduler import WAITING_MAXIMUM
from tests.control.stage import UNIX_NOW, Stage, bundle

EXACT = 1e-6  # a timetag counts in 2^-32 s, the clock of a float in more


@pytest.fixture
def stage() -> Stage:
    return Stage()


def submissions(stage: Stage) -> list[tuple[Command, float | None]]:
    return [(command, due and round(due, 5)) for command, due in stage.performer.submissions]


def test_a_dated_command_is_handed_on_ahead_with_the_time_at_which_it_is_due(stage: Stage) -> None:
    stage.say_dated(LEAD_SECONDS + 2, encode("/rld/seed", 1), encode("/rld/gain", -6), now=10.0)
    stage.run(11.999)
    assert submissions(stage) == []
    assert stage.dispatcher.seconds_to_next(11.5) == pytest.approx(0.5, abs=EXACT)

    stage.run(12.001)
    assert submissions(stage) == [(PlaySeed(1), 12 + LEAD_SECONDS), (SetKnob("gain", -6.0), 12 + LEAD_SECONDS)]


def test_a_set_with_a_long_ring_gets_them_earlier() -> None:
    stage = Stage(lead_seconds=4.0)
    stage.say_dated(10.0, encode("/rld/seed", 1))
    stage.run(5.999)
    assert submissions(stage) == []
    stage.run(6.001)
    assert submissions(stage) == [(PlaySeed(1), 10.0)]


def test_what_is_dated_nearer_than_the_lead_is_handed_on_in_the_next_turn(stage: Stage) -> None:
    stage.say_dated(0.3, encode("/rld/seed", 1), now=10.0)
    assert stage.dispatcher.seconds_to_next(10.0) == 0.0
    stage.run(10.0)
    assert submissions(stage) == [(PlaySeed(1), 10.3)]


def test_a_dated_bundle_delays_nobody(stage: Stage) -> None:
    stage.say_dated(LEAD_SECONDS + 2, encode("/rld/seed", 1))
    stage.say("/rld/seed", 2, now=0.1)
    assert submissions(stage) == [(PlaySeed(2), None)]


def test_a_request_is_answered_when_it_is_due_and_not_before(stage: Stage) -> None:
    stage.say_dated(0.5, encode("/rld/ping", 1))
    stage.run(0.49)
    assert stage.outlet.sent == []
    stage.run(0.51)
    assert stage.outlet.lines == [("/rld/pong", 1)]


def test_a_dated_panic_comes_in_its_moment_and_what_follows_it_in_the_bundle_comes_after(stage: Stage) -> None:
    stage.say_dated(0.5, encode("/rld/stop"), encode("/rld/panic"), encode("/rld/play"))
    stage.run(0.4)
    assert submissions(stage) == [(Stop(0.5), 0.5)]
    stage.run(0.51)
    assert submissions(stage) == [(Stop(0.5), 0.5), (Panic(), None), (Play(0.1), None)]


def test_a_dated_quit_comes_in_its_moment(stage: Stage) -> None:
    stage.say_dated(0.5, encode("/rld/quit"))
    stage.run(0.49)
    assert submissions(stage) == []
    stage.run(0.51)
    assert submissions(stage) == [(Quit(), None)]


def test_a_bundle_that_is_a_little_late_is_obeyed_at_once_and_counts_as_in_time(stage: Stage) -> None:
    stage.say_dated(-LATE_SECONDS + 0.01, encode("/rld/seed", 1))
    assert submissions(stage) == [(PlaySeed(1), None)]
    assert stage.tally.counts.late == 0


def test_what_is_later_than_50_ms_is_obeyed_at_once_and_counted_where_the_performer_sees_it(stage: Stage) -> None:
    stage.say_dated(-LATE_SECONDS - 0.01, encode("/rld/seed", 1), encode("/rld/play"))
    assert submissions(stage) == [(PlaySeed(1), None), (Play(0.1), None)]
    stage.outlet.sent.clear()
    stage.say("/rld/status")
    assert ("/rld/status/late", 2) in stage.outlet.lines


def test_a_bundle_dated_an_hour_ahead_is_refused_message_by_message(stage: Stage) -> None:
    stage.say_dated(3600.0, encode("/rld/seed", 1), encode("/rld/play"))
    assert [line[:2] for line in stage.outlet.lines] == [("/rld/error", "/rld/seed"), ("/rld/error", "/rld/play")]
    assert "clocks" in str(stage.outlet.lines[0][2])


def test_what_is_wrong_in_a_dated_bundle_is_told_at_once_and_the_rest_is_kept(stage: Stage) -> None:
    stage.say_dated(0.5, encode("/rld/gain", 99), encode("/rld/seed", 1))
    assert [line[:2] for line in stage.outlet.lines] == [("/rld/error", "/rld/gain")]
    stage.run(0.0)
    assert submissions(stage) == [(PlaySeed(1), 0.5)]


def test_panic_drops_what_waits_and_says_so(stage: Stage) -> None:
    stage.say_dated(LEAD_SECONDS + 1, encode("/rld/play"), encode("/rld/gain", 0))
    stage.say("/rld/panic", now=0.1)
    stage.run(5.0)
    assert stage.performer.commands == [Panic()]
    assert stage.outlet.lines == [
        ("/rld/done", "/rld/panic"),
        ("/rld/error", "/rld/play", "dropped by /rld/panic: send it again"),
        ("/rld/error", "/rld/gain", "dropped by /rld/panic: send it again"),
    ]


def test_a_ramp_of_dated_values_is_not_thinned_out(stage: Stage) -> None:
    ramp = [bundle(UNIX_NOW + 0.1 * step, encode("/rld/gain", -step)) for step in range(1, 6)]
    for datagram in ramp:
        stage.hear(datagram)
    stage.run(0.0)
    assert submissions(stage) == [(SetKnob("gain", -float(step)), round(0.1 * step, 5)) for step in range(1, 6)]


def test_bundles_come_in_the_order_of_their_dates_and_equal_dates_in_the_order_of_arrival(stage: Stage) -> None:
    for ahead, seed in ((3.0, 4), (2.0, 1), (2.0, 2), (2.5, 3)):
        stage.say_dated(LEAD_SECONDS + ahead, encode("/rld/seed", seed))
    for now in (1.9, 2.0001, 2.6, 3.1):
        stage.run(now)
    assert [command for command, _ in submissions(stage)] == [PlaySeed(seed) for seed in (1, 2, 3, 4)]


def test_a_flood_of_dated_messages_is_refused_when_too_many_wait(stage: Stage) -> None:
    for number in range(WAITING_MAXIMUM + 5):
        stage.say_dated(30.0, encode("/rld/seed", number))
    errors = [line for line in stage.outlet.lines if line[0] == "/rld/error"]
    assert len(errors) == 5
    assert "wait already" in str(errors[0][2])
