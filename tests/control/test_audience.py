"""Who hears what without asking each time."""

import pytest

from rld_live.commands import PrepareCue
from rld_live.control.addresses import values
from rld_live.control.subscriptions import LEASE_SECONDS
from rld_live.status import Status
from tests.control.stage import PD, Stage

HERE, THERE = ("127.0.0.1", 7401), ("127.0.0.1", 9000)
TABLET = ("127.0.0.1", 50001)


@pytest.fixture
def stage() -> Stage:
    stage = Stage()
    stage.say("/rld/hello", THERE[1], source=TABLET)
    stage.outlet.sent.clear()
    return stage


def test_subscribers_get_their_fields_and_all_get_events(stage: Stage) -> None:
    stage.say("/rld/subscribe", 10, "seed", "level")
    stage.outlet.sent.clear()
    stage.dispatcher.publish(Status(seed=7, level=(-6.0, -12.0)), 0.1)
    stage.dispatcher.publish(Status(seed=8), 0.11)
    stage.dispatcher.audience.announce("underrun", (3,), 0.2)
    assert stage.outlet.lines == [
        ("/rld/status/seed", 7),
        ("/rld/status/level", -6.0, -12.0),
        ("/rld/event/underrun", 3),
    ]
    stage.say("/rld/unsubscribe")
    stage.outlet.sent.clear()
    stage.dispatcher.publish(Status(), 1.0)
    stage.dispatcher.audience.announce("underrun", (4,), 1.1)
    assert stage.outlet.sent == []


def test_a_new_lease_begins_with_every_value_and_renewing_it_does_not(stage: Stage) -> None:
    stage.say("/rld/gain", -6)
    stage.outlet.sent.clear()
    stage.say("/rld/subscribe", 1, "seed")
    told = {line[1]: line[2:] for line in stage.outlet.lines if line[0] == "/rld/event/value"}
    assert told == values(stage.performer.standing(), stage.performer.knobs())
    assert told["/rld/gain"] == (-6.0,)
    assert stage.outlet.lines[0] == ("/rld/done", "/rld/subscribe", LEASE_SECONDS)

    stage.outlet.sent.clear()
    stage.say("/rld/subscribe", 1, "seed", now=LEASE_SECONDS - 1)
    assert stage.outlet.lines == [("/rld/done", "/rld/subscribe", LEASE_SECONDS)]
    stage.outlet.sent.clear()
    stage.say("/rld/subscribe", 1, "seed", now=3 * LEASE_SECONDS)
    assert len(stage.outlet.lines) == 1 + len(told)


def test_a_ready_cue_is_told_to_who_asked_and_to_subscribers_once(stage: Stage) -> None:
    stage.say("/rld/cue", 9)
    assert stage.performer.commands == [PrepareCue(9)]
    stage.outlet.sent.clear()
    stage.dispatcher.audience.announce("cue_ready", (9,), 1.0)
    stage.dispatcher.audience.announce("cue_ready", (9,), 2.0)
    assert stage.outlet.sent == [(HERE, "/rld/cue/ready", (9,))]

    stage.say("/rld/subscribe")
    stage.say("/rld/cue", 10)
    stage.outlet.sent.clear()
    stage.dispatcher.audience.announce("cue_ready", (10,), 3.0)
    assert len(stage.outlet.sent) == 1


def test_a_ready_cue_is_told_to_everybody_who_asked_for_it(stage: Stage) -> None:
    for source in (TABLET, HERE, TABLET):
        stage.say("/rld/hello", 0, source=source)
        stage.say("/rld/cue", 9, source=source)
    stage.say("/rld/cue", 10, source=TABLET)
    stage.outlet.sent.clear()
    stage.dispatcher.audience.announce("cue_ready", (9,), 1.0)
    assert sorted(stage.outlet.sent) == [(HERE, "/rld/cue/ready", (9,)), (TABLET, "/rld/cue/ready", (9,))]
    stage.outlet.sent.clear()
    for seed in (9, 10):
        stage.dispatcher.audience.announce("cue_ready", (seed,), 2.0)
    assert stage.outlet.sent == [(TABLET, "/rld/cue/ready", (10,))]


def test_a_stream_goes_to_those_who_asked_for_it_until_they_end_it(stage: Stage) -> None:
    audience = stage.dispatcher.audience
    assert not audience.has_listeners("latent", 0.0)
    stage.say("/rld/latent/stream")
    stage.say("/rld/latent/stream", 1, source=TABLET)
    stage.say("/rld/waveform/stream", source=TABLET)
    stage.outlet.sent.clear()

    audience.stream("latent", (0.5, -0.5), 1.0)
    assert stage.outlet.sent == [(each, "/rld/latent/frame", (0.5, -0.5)) for each in (HERE, THERE)]
    stage.outlet.sent.clear()
    audience.stream("waveform", (-1.0, 1.0), 1.0)
    assert stage.outlet.sent == [(THERE, "/rld/waveform", (-1.0, 1.0))]

    stage.say("/rld/latent/stream", 0)
    stage.outlet.sent.clear()
    audience.stream("latent", (0.0,), 2.0)
    assert [destination for destination, _, _ in stage.outlet.sent] == [THERE]


def test_the_lease_of_a_stream_ends_unless_it_is_renewed(stage: Stage) -> None:
    audience = stage.dispatcher.audience
    stage.say("/rld/latent/stream", now=0.0)
    assert stage.outlet.lines == [("/rld/done", "/rld/latent/stream", LEASE_SECONDS)]
    stage.say("/rld/latent/stream", now=50.0)
    assert audience.has_listeners("latent", 50.0 + LEASE_SECONDS - 0.1)
    assert not audience.has_listeners("latent", 50.0 + LEASE_SECONDS)
    stage.outlet.sent.clear()
    audience.stream("latent", (0.0,), 51.0 + LEASE_SECONDS)
    assert stage.outlet.sent == []


def test_a_stream_without_end_of_listeners_is_refused_to_one_too_many(stage: Stage) -> None:
    for number in range(65):
        stage.say("/rld/hello", 10_000 + number, source=(PD[0], 20_000 + number))
        stage.say("/rld/latent/stream", source=(PD[0], 20_000 + number))
    assert stage.outlet.lines[-1][:2] == ("/rld/error", "/rld/latent/stream")


def test_who_subscribes_again_after_a_restart_is_told_of_it_once(stage: Stage) -> None:
    stage.dispatcher.audience.announce("resumed", ("was killed by signal 9",), 0.0)
    stage.say("/rld/subscribe", 10, "seed", now=5.0)
    stage.say("/rld/subscribe", 10, "seed", now=6.0)
    told = [line for line in stage.outlet.lines if line[0] == "/rld/event/resumed"]
    assert told == [("/rld/event/resumed", "was killed by signal 9")]
    stage.outlet.sent.clear()
    stage.say("/rld/subscribe", 10, "seed", now=LEASE_SECONDS + 1.0, source=TABLET)
    assert not [line for line in stage.outlet.lines if line[0] == "/rld/event/resumed"]
