"""What becomes of many messages within one turn."""

import pytest

from rld_live.commands import Go, MoveMorph, MovePad, PlaySeed, SetKnob, SetLatent
from rld_live.control.fake import FakePerformer
from rld_live.control.replies import encode
from tests.control.stage import Stage


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_of_a_continuous_address_the_last_of_a_turn_is_carried_out_and_each_is_answered(stage: Stage) -> None:
    for step in range(100):
        stage.hear(encode("/rld/gain", -step / 10))
    assert stage.performer.commands == []
    stage.dispatcher.flush()
    assert stage.performer.commands == [SetKnob("gain", -9.9)]
    assert stage.outlet.lines == [("/rld/done", "/rld/gain", -9.9)] * 100


def test_another_turn_is_another_value(stage: Stage) -> None:
    stage.say("/rld/gain", -1)
    stage.say("/rld/gain", -2)
    assert stage.performer.commands == [SetKnob("gain", -1.0), SetKnob("gain", -2.0)]


def test_no_trigger_is_ever_left_out(stage: Stage) -> None:
    for _ in range(20):
        stage.hear(encode("/rld/seed", 7))
    stage.dispatcher.flush()
    assert stage.performer.commands == [PlaySeed(7)] * 20


def test_what_was_turned_before_a_trigger_reaches_the_performer_before_it(stage: Stage) -> None:
    said = [("crossfade", 1), ("crossfade", 2), ("seed", 5), ("crossfade", 3), ("temperature", 1), ("crossfade", 4)]
    for word, value in said:
        stage.hear(encode(f"/rld/{word}", value))
    stage.dispatcher.flush()
    assert stage.performer.commands == [
        SetKnob("crossfade", 2.0),
        PlaySeed(5),
        SetKnob("temperature", 1.0),
        SetKnob("crossfade", 4.0),
    ]


def test_each_dimension_is_its_own_fader(stage: Stage) -> None:
    for value in (0.1, 0.2):
        for place in (0, 1):
            stage.hear(encode(f"/rld/latent/bias/{place}", value))
        stage.hear(encode("/rld/latent/scale/0", value))
    stage.dispatcher.flush()
    assert stage.performer.commands == [
        SetLatent("bias", 0, 0.2),
        SetLatent("bias", 1, 0.2),
        SetLatent("scale", 0, 0.2),
    ]


def test_two_ways_to_move_the_same_thing_keep_the_order_of_their_last_moves(stage: Stage) -> None:
    stage.hear(encode("/rld/morph", 0.1))
    stage.hear(encode("/rld/morph/xy", 0.5, 0.5))
    stage.hear(encode("/rld/morph", 0.2))
    stage.dispatcher.flush()
    assert stage.performer.commands == [MovePad(0.5, 0.5), MoveMorph(0.2)]


def test_what_is_asked_after_a_knob_was_turned_sees_it_turned(stage: Stage) -> None:
    stage.hear(encode("/rld/gain", -12))
    stage.hear(encode("/rld/hello"))
    assert ("/rld/hello/gain", -12.0) in stage.outlet.lines


def test_a_refusal_of_the_last_is_told_to_each_and_counted_for_each() -> None:
    stage = Stage(FakePerformer(refusals={SetKnob: "stuck", Go: "nothing is cued"}))
    for value in (1, 2, 3):
        stage.hear(encode("/rld/temperature", value / 2))
    stage.dispatcher.flush()
    assert stage.outlet.lines == [("/rld/error", "/rld/temperature", "stuck")] * 3
    assert stage.tally.counts.refused == 3


def test_a_wrong_value_does_not_replace_a_right_one(stage: Stage) -> None:
    stage.hear(encode("/rld/gain", -3))
    stage.hear(encode("/rld/gain", 99))
    stage.dispatcher.flush()
    assert stage.performer.commands == [SetKnob("gain", -3.0)]
    assert [line[0] for line in stage.outlet.lines] == ["/rld/error", "/rld/done"]
