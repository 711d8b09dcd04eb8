"""From datagrams to commands, without socket, thread or clock."""

import logging

import pytest

from rld_live.commands import Command, CutToSlot, Go, Panic, Play, PlaySeed, Quit, SetLatent, Stop
from rld_live.control.clients import NAMED_MAXIMUM
from rld_live.control.fake import FakePerformer
from rld_live.control.replies import Answer
from rld_live.control.tally import Counts
from rld_live.status import STATUS_FIELDS
from tests.control.stage import PD, UNIX_NOW, Stage


class BrokenPerformer(FakePerformer):
    """Fails in a way that nobody foresaw."""

    def submit(self, command: Command, answer: Answer, *, due: float | None = None) -> None:
        raise ZeroDivisionError(command, answer, due)


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_a_command_reaches_the_performer_and_is_answered_at_the_reply_port(stage: Stage) -> None:
    stage.say("/rld/seed", 42)
    assert stage.performer.commands == [PlaySeed(42)]
    assert stage.outlet.sent == [(("127.0.0.1", 7401), "/rld/done", ("/rld/seed", 42))]
    assert stage.tally.counts == Counts(commands=1, refused=0)


@pytest.mark.parametrize("tag", [b"I", b"N", b"T"])
def test_a_panic_is_obeyed_whatever_a_button_sends_with_it(stage: Stage, tag: bytes) -> None:
    stage.hear(b"/rld/panic\0\0," + tag + b"\0\0")
    assert stage.performer.commands == [Panic()]


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


def test_a_pattern_plays_every_address_that_it_matches_and_each_one_answers(stage: Stage) -> None:
    stage.say("/rld/{play,stop}")
    assert stage.performer.commands == [Play(0.1), Stop(0.5)]
    assert stage.outlet.lines == [("/rld/done", "/rld/play"), ("/rld/done", "/rld/stop")]


def test_a_pattern_moves_every_dimension_that_it_matches_and_each_one_answers(stage: Stage) -> None:
    stage.say("/rld/latent/bias/[1-2]", 0.5)
    assert stage.performer.commands == [SetLatent("bias", 1, 0.5), SetLatent("bias", 2, 0.5)]
    assert stage.outlet.lines == [("/rld/done", "/rld/latent/bias/1"), ("/rld/done", "/rld/latent/bias/2")]


def test_a_pattern_means_only_the_dimensions_that_the_codec_has() -> None:
    stage = Stage(FakePerformer(latent_dim=4))
    stage.say("/rld/latent/*/*", 0.5)
    assert len(stage.performer.commands) == len(stage.outlet.sent) == 8


def test_a_cut_goes_to_a_seed_or_to_a_slot(stage: Stage) -> None:
    stage.say("/rld/slot/store", 3)
    stage.say("/rld/cut", "slot", 3.0)
    assert stage.performer.commands[-1] == CutToSlot(3)


def test_lines_of_an_answer_come_before_it_is_done(stage: Stage) -> None:
    stage.say("/rld/seed", 5)
    stage.outlet.sent.clear()
    stage.say("/rld/history")
    assert [line[0] for line in stage.outlet.lines] == ["/rld/history/entry", "/rld/done"]


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
    assert set(told) == {*stage.performer.facts(), *stage.performer.knobs()}
    assert stage.outlet.lines[-1] == ("/rld/done", "/rld/hello", 7401)


def test_hello_moves_the_answers_of_this_sender_only(stage: Stage) -> None:
    other = ("127.0.0.1", 50001)
    stage.say("/rld/hello", 9000)
    assert {destination for destination, _, _ in stage.outlet.sent} == {("127.0.0.1", 9000)}
    stage.outlet.sent.clear()
    stage.say("/rld/ping")
    stage.say("/rld/ping", source=other)
    assert [destination for destination, _, _ in stage.outlet.sent] == [("127.0.0.1", 9000), ("127.0.0.1", 7401)]


def test_who_plays_is_answered_where_it_asked_to_be_after_a_page_has_reconnected_all_night(stage: Stage) -> None:
    stage.say("/rld/hello", 9000)
    for port in range(2000, 2000 + 2 * NAMED_MAXIMUM):
        stage.say("/rld/hello", 0, source=("127.0.0.1", port))
        stage.say("/rld/gain", -6.0)
    assert stage.outlet.sent[-1] == (("127.0.0.1", 9000), "/rld/done", ("/rld/gain", -6.0))


def test_hello_0_answers_where_it_was_sent_from(stage: Stage) -> None:
    stage.say("/rld/hello", 0)
    assert {destination for destination, _, _ in stage.outlet.sent} == {PD}


def test_status_sends_every_field_and_then_that_it_is_done(stage: Stage) -> None:
    stage.say("/rld/status")
    assert [line[0] for line in stage.outlet.lines] == [*(f"/rld/status/{name}" for name in STATUS_FIELDS), "/rld/done"]


def test_help_explains_one_address_some_or_all(stage: Stage) -> None:
    stage.say("/rld/help", "gain")
    assert stage.outlet.lines[0] == (
        "/rld/help",
        "/rld/gain gain [glide]",
        "output level",
        "gain: -90 to 12 dB",
        "glide: 0 to 600 s",
        "stands at 0.0",
    )
    stage.outlet.sent.clear()
    stage.say("/rld/help", "/rld/seed*")
    assert len(stage.outlet.sent) == 2
    stage.outlet.sent.clear()
    stage.say("/rld/help", "latent/bias/3")
    assert stage.outlet.lines[0][1:] == (
        "/rld/latent/bias/<d> bias [glide]",
        "moves a dimension of the latent space, in standard deviations; 0 leaves it",
        "d: 0 to 7",
        "bias: -8 to 8",
        "glide: 0 to 600 s",
        "stands at 0.0 0.0 0.0 0.0 0.0 0.0 0.0 0.0",
    )
    stage.outlet.sent.clear()
    stage.say("/rld/help", "cut")
    assert stage.outlet.lines[0][1] == "/rld/cut seed | /rld/cut slot n"
    stage.outlet.sent.clear()
    stage.say("/rld/help", "subscribe")
    assert stage.outlet.lines[0][-2:] == ("rate: 0.1 to 20 Hz", "field: any of the status fields")
    stage.outlet.sent.clear()
    stage.say("/rld/help")
    assert len(stage.outlet.sent) > 20
    stage.outlet.sent.clear()
    stage.say("/rld/help", "gian")
    assert stage.outlet.lines == [("/rld/error", "/rld/help", "there is no such address: did you mean /rld/gain?")]
