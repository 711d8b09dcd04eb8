"""From datagrams to commands, without socket, thread or clock."""

import logging
import struct

import pytest

from rld_live.commands import Command, Go, Panic, Play, PlaySeed, PrepareCue, Quit, Stop
from rld_live.control.dispatcher import Dispatcher
from rld_live.control.fake import FakePerformer
from rld_live.control.replies import Answer, Destination, Value, encode
from rld_live.control.tally import Counts, Tally
from rld_live.status import STATUS_FIELDS, Status

PD = ("127.0.0.1", 50000)
UNIX_NOW = 1_700_000_000.0


class RecordingOutlet:
    """Remembers what would be sent."""

    def __init__(self) -> None:
        self.sent: list[tuple[Destination, str, tuple[Value, ...]]] = []

    def send(self, destination: Destination, address: str, *values: Value) -> None:
        self.sent.append((destination, address, values))

    @property
    def lines(self) -> list[tuple[Value, ...]]:
        return [(address, *values) for _, address, values in self.sent]


class BrokenPerformer(FakePerformer):
    """Fails in a way that nobody foresaw."""

    def submit(self, command: Command, answer: Answer) -> None:
        raise ZeroDivisionError(command, answer)


class Stage:
    """A dispatcher with everything around it that a test looks at."""

    def __init__(self, performer: FakePerformer | None = None) -> None:
        self.performer = performer or FakePerformer()
        self.outlet = RecordingOutlet()
        self.tally = Tally()
        self.dispatcher = Dispatcher(self.performer, outlet=self.outlet, reply_port=7401, tally=self.tally)

    def say(self, address: str, *values: Value, now: float = 0.0, source: tuple[str, int] = PD) -> None:
        self.dispatcher.receive(encode(address, *values), source, now=now, unix_now=UNIX_NOW + now)

    def say_dated(self, ahead: float, *messages: bytes, now: float = 0.0) -> None:
        timetag = int((UNIX_NOW + now + ahead + 2_208_988_800) * 2**32)
        elements = b"".join(struct.pack(">i", len(message)) + message for message in messages)
        datagram = b"#bundle\0" + struct.pack(">Q", timetag) + elements
        self.dispatcher.receive(datagram, PD, now=now, unix_now=UNIX_NOW + now)


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_a_command_reaches_the_performer_and_is_answered_at_the_reply_port(stage: Stage) -> None:
    stage.say("/rld/seed", 42)
    assert stage.performer.commands == [PlaySeed(42)]
    assert stage.outlet.sent == [(("127.0.0.1", 7401), "/rld/done", ("/rld/seed",))]
    assert stage.tally.counts == Counts(commands=1, refused=0)


def test_what_the_performer_refuses_is_answered_with_its_reason() -> None:
    stage = Stage(FakePerformer(refusals={Go: "nothing is cued: send /rld/cue <seed> first"}))
    stage.say("/rld/go")
    assert stage.outlet.lines == [("/rld/error", "/rld/go", "nothing is cued: send /rld/cue <seed> first")]
    assert stage.tally.counts.refused == 1


def test_a_bug_in_the_performer_is_answered_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    stage = Stage(BrokenPerformer())
    with caplog.at_level(logging.CRITICAL):
        stage.say("/rld/play")
    assert stage.outlet.lines[0][:2] == ("/rld/error", "/rld/play")


def test_a_dated_bundle_waits_and_delays_nobody(stage: Stage) -> None:
    stage.say_dated(0.5, encode("/rld/seed", 1), encode("/rld/stop"))
    stage.say("/rld/seed", 2, now=0.1)
    assert stage.performer.commands == [PlaySeed(2)]
    assert stage.dispatcher.seconds_to_next(0.1) == pytest.approx(0.4, abs=1e-6)

    stage.dispatcher.run_due(0.51)
    assert stage.performer.commands == [PlaySeed(2), PlaySeed(1), Stop(0.5)]


def test_a_bundle_that_is_late_is_obeyed_at_once(stage: Stage) -> None:
    stage.say_dated(-3600.0, encode("/rld/seed", 1))
    assert stage.performer.commands == [PlaySeed(1)]


def test_a_bundle_dated_an_hour_ahead_is_refused_message_by_message(stage: Stage) -> None:
    stage.say_dated(3600.0, encode("/rld/seed", 1), encode("/rld/play"))
    assert [line[:2] for line in stage.outlet.lines] == [("/rld/error", "/rld/seed"), ("/rld/error", "/rld/play")]
    assert "clocks" in str(stage.outlet.lines[0][2])


def test_panic_drops_what_waits_and_says_so(stage: Stage) -> None:
    stage.say_dated(1.0, encode("/rld/play"))
    stage.say("/rld/panic", now=0.1)
    stage.dispatcher.run_due(2.0)
    assert stage.performer.commands == [Panic()]
    assert stage.outlet.lines == [
        ("/rld/done", "/rld/panic"),
        ("/rld/error", "/rld/play", "dropped by /rld/panic: send it again"),
    ]


def test_a_pattern_plays_every_address_that_it_matches_and_each_one_answers(stage: Stage) -> None:
    stage.say("/rld/{play,stop}")
    assert stage.performer.commands == [Play(0.1), Stop(0.5)]
    assert stage.outlet.lines == [("/rld/done", "/rld/play"), ("/rld/done", "/rld/stop")]


def test_no_pattern_ends_the_show(stage: Stage) -> None:
    stage.say("/rld/*")
    stage.say("/rld/q*")
    assert Quit() not in stage.performer.commands
    stage.say("/rld/quit")
    assert stage.performer.commands[-1] == Quit()


def test_an_unknown_address_is_answered_with_the_nearest_one(stage: Stage) -> None:
    stage.say("/rld/sed", 1)
    assert stage.outlet.lines == [("/rld/error", "/rld/sed", "there is no such address: did you mean /rld/seed?")]


def test_a_flood_of_garbage_is_counted_but_not_answered_forever(stage: Stage) -> None:
    for _ in range(500):
        stage.dispatcher.receive(b"garbage", PD, now=0.0, unix_now=UNIX_NOW)
        stage.say("/nothing/here")
    assert len(stage.outlet.sent) < 50
    assert stage.tally.counts == Counts(commands=0, refused=1000)
    stage.say("/rld/seed", "x")
    assert stage.outlet.lines[-1][:2] == ("/rld/error", "/rld/seed")


def test_hello_tells_version_rate_and_every_knob(stage: Stage) -> None:
    stage.say("/rld/gain", -6)
    stage.outlet.sent.clear()
    stage.say("/rld/hello")
    told = {str(line[0]).removeprefix("/rld/hello/"): line[1] for line in stage.outlet.lines[:-1]}
    assert told["sample_rate"] == 48000
    assert told["gain"] == -6
    assert set(told) == {"version", "sample_rate", *stage.performer.knobs()}
    assert stage.outlet.lines[-1] == ("/rld/done", "/rld/hello", 7401)


def test_hello_moves_the_answers_of_this_sender_only(stage: Stage) -> None:
    other = ("127.0.0.1", 50001)
    stage.say("/rld/hello", 9000)
    assert {destination for destination, _, _ in stage.outlet.sent} == {("127.0.0.1", 9000)}
    stage.outlet.sent.clear()
    stage.say("/rld/ping")
    stage.say("/rld/ping", source=other)
    assert [destination for destination, _, _ in stage.outlet.sent] == [("127.0.0.1", 9000), ("127.0.0.1", 7401)]


def test_status_sends_every_field_and_then_that_it_is_done(stage: Stage) -> None:
    stage.say("/rld/status")
    assert [line[0] for line in stage.outlet.lines] == [*(f"/rld/status/{name}" for name in STATUS_FIELDS), "/rld/done"]


def test_subscribers_get_their_fields_and_all_get_events(stage: Stage) -> None:
    stage.say("/rld/subscribe", 10, "seed", "level")
    stage.outlet.sent.clear()
    stage.dispatcher.publish(Status(seed=7, level=(-6.0, -12.0)), 0.1)
    stage.dispatcher.publish(Status(seed=8), 0.11)
    stage.dispatcher.announce("underrun", (3,), 0.2)
    assert stage.outlet.lines == [
        ("/rld/status/seed", 7),
        ("/rld/status/level", -6.0, -12.0),
        ("/rld/event/underrun", 3),
    ]
    stage.say("/rld/unsubscribe")
    stage.outlet.sent.clear()
    stage.dispatcher.publish(Status(), 1.0)
    assert stage.outlet.sent == []


def test_a_ready_cue_is_told_to_who_asked_and_to_subscribers_once(stage: Stage) -> None:
    stage.say("/rld/cue", 9)
    assert stage.performer.commands == [PrepareCue(9)]
    stage.outlet.sent.clear()
    stage.dispatcher.announce("cue_ready", (9,), 1.0)
    stage.dispatcher.announce("cue_ready", (9,), 2.0)
    assert stage.outlet.sent == [(("127.0.0.1", 7401), "/rld/cue/ready", (9,))]

    stage.outlet.sent.clear()
    stage.say("/rld/subscribe")
    stage.say("/rld/cue", 10)
    stage.outlet.sent.clear()
    stage.dispatcher.announce("cue_ready", (10,), 3.0)
    assert len(stage.outlet.sent) == 1


def test_help_explains_one_address_some_or_all(stage: Stage) -> None:
    stage.say("/rld/help", "gain")
    assert stage.outlet.lines[0] == (
        "/rld/help",
        "/rld/gain gain [glide]",
        "output level",
        "gain: -90 to 12 dB",
        "glide: 0 to 600 s",
    )
    stage.outlet.sent.clear()
    stage.say("/rld/help", "/rld/seed*")
    assert len(stage.outlet.sent) == 2
    stage.outlet.sent.clear()
    stage.say("/rld/help", "subscribe")
    assert stage.outlet.lines[0][-2:] == ("rate: 0.1 to 20 Hz", "field: any of the status fields")
    stage.outlet.sent.clear()
    stage.say("/rld/help")
    assert len(stage.outlet.sent) > 20
    stage.outlet.sent.clear()
    stage.say("/rld/help", "gian")
    assert stage.outlet.lines == [("/rld/error", "/rld/help", "there is no such address: did you mean /rld/gain?")]
