"""The written set."""

from pathlib import Path

import pytest

from rld_live.commands import Freeze, Panic, Play, PlaySeed, SetKnob, SetLatent, SetQuantize, Stop
from rld_live.config import ControlConfig
from rld_live.control.clients import Inside
from rld_live.control.cuelist import Cue, CueList, load_cuelist
from rld_live.control.cues import CuePlace
from rld_live.control.fake import FakePerformer
from rld_live.control.packets import Message
from rld_live.control.replies import encode
from rld_live.control.server import ControlServer
from rld_live.errors import ConfigError
from rld_live.status import Status
from tests.control.stage import Stage
from tests.waiting import wait_until

ROOT = Path(__file__).parents[2]


def loaded(folder: Path, text: str) -> CueList:
    file = folder / "set.yaml"
    file.write_text(text, encoding="utf-8")
    return load_cuelist(file)


def test_a_cue_says_what_is_written_in_its_order(tmp_path: Path) -> None:
    text = """
- name: one
  seed: [42, 3]
  latent/bias/*: 0.5
  play:
  then: 12.5
- name: 2
"""
    assert loaded(tmp_path, text) == (
        Cue("one", (Message("/rld/seed", (42, 3)), Message("/rld/latent/bias/*", (0.5,)), Message("/rld/play")), 12.5),
        Cue("2", ()),
    )


def test_off_is_a_word_and_needs_no_quotes(tmp_path: Path) -> None:
    (cue,) = loaded(tmp_path, "- {name: a, quantize: off}")
    assert cue.messages == (Message("/rld/quantize", ("off",)),)


def test_without_a_file_there_are_no_cues() -> None:
    assert load_cuelist(None) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "write a list of 1 to 1000 cues"),
        ("name: a", "write a list"),
        ("- a", r"cue 1: holds 'a': write its name"),
        ("- {seed: 1}", "cue 1: name: give it one"),
        ("- {name: a}\n- {name: b, sed: 1}", r"cue 2 \(b\): sed: there is no such address: did you mean /rld/seed"),
        ("- {name: a, gain: 99}", r"cue 1 \(a\): gain: gain = 99 is out of range: send -90 to 12 dB"),
        ("- {name: a, quantize: of}", r"cue 1 \(a\): quantize: mode is 'of': did you mean off"),
        ("- {name: a, seed: [1, 2, 3, 4]}", r"cue 1 \(a\): seed: 4 values are too many"),
        ("- {name: a, seed: {b: 1}}", r"cue 1 \(a\): seed: seed is of type dict"),
        ("- {name: a, cuelist/next: }", r"cuelist/next: this is for clients"),
        ("- {name: a, subscribe: }", r"subscribe: this is for clients"),
        ("- {name: a, then: soon}\n- {name: b}", r"cue 1 \(a\): then: 'soon': write seconds"),
        ("- {name: a, then: 0}\n- {name: b}", r"then: 0: write seconds"),
        ("- {name: a, then: .nan}\n- {name: b}", r"then: nan: write seconds"),
        ("- {name: a, then: 5}", "cue 1: then: no cue follows"),
        ("- {name: a, seed: 1, seed: 2}", "not valid YAML: seed is written twice"),
        ("- [", "not valid YAML"),
    ],
)
def test_what_cannot_be_played_is_refused_with_file_cue_and_key(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message) as error:
        loaded(tmp_path, text)
    assert str(error.value).startswith(str(tmp_path / "set.yaml"))


def test_a_file_that_is_not_there_is_refused_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.yaml: cannot be read: .*set play\.cuelist"):
        load_cuelist(tmp_path / "none.yaml")


def test_the_example_is_played_from_the_first_cue_to_the_last_without_a_refusal() -> None:
    cuelist = load_cuelist(ROOT / "configs" / "cuelist.yaml")
    stage = Stage(cuelist=cuelist)
    for number in range(1, len(cuelist) + 1):
        stage.say("/rld/cuelist/next", now=float(number))
        stage.dispatcher.flush()
        assert stage.outlet.lines[-1] == ("/rld/done", "/rld/cuelist/next", number, cuelist[number - 1].name)
    assert stage.tally.counts.refused == 0
    assert len(stage.performer.commands) > 40
    assert stage.performer.commands[-2] == Stop(15.0)


@pytest.fixture
def stage() -> Stage:
    said = [("seed", 1), ("temperature", 0.5), ("seed", 2), ("freeze", 1)]
    waits = [None, 10.0, 5.0, None]
    return Stage(
        cuelist=tuple(
            Cue(f"cue {word}", (Message(f"/rld/{word}", (value,)),), wait)
            for (word, value), wait in zip(said, waits, strict=True)
        )
    )


def test_the_cues_are_listed(stage: Stage) -> None:
    stage.say("/rld/cuelist")
    assert stage.outlet.lines[1] == ("/rld/cuelist/entry", 2, "cue temperature")
    assert stage.outlet.lines[-1] == ("/rld/done", "/rld/cuelist", 4)


def test_next_plays_one_after_the_other_and_says_when_it_was_the_last(stage: Stage) -> None:
    stage.say("/rld/cuelist/next")
    assert stage.performer.commands == [PlaySeed(1)]
    stage.say("/rld/cuelist/goto", 4)
    stage.say("/rld/cuelist/next")
    assert stage.performer.commands == [PlaySeed(1), Freeze(True)]
    assert stage.outlet.lines[-1] == (
        "/rld/error",
        "/rld/cuelist/next",
        "cue 4 was the last: send /rld/cuelist/goto 1 to begin again",
    )


def test_a_cue_that_is_not_there_is_refused_with_those_that_are(stage: Stage) -> None:
    stage.say("/rld/cuelist/goto", 5)
    assert stage.outlet.lines == [("/rld/error", "/rld/cuelist/goto", "there is no cue 5: send 1 to 4")]
    assert stage.performer.commands == []


def test_then_brings_the_next_cue_in_its_time_and_no_lateness_adds_up(stage: Stage) -> None:
    stage.say("/rld/cuelist/goto", 2, now=100.0)
    assert stage.dispatcher.seconds_to_next(100.0) == 10.0
    stage.run(109.9)
    assert stage.performer.commands == [SetKnob("temperature", 0.5)]
    stage.run(110.3)
    assert stage.performer.commands[1:] == [PlaySeed(2)]
    assert stage.dispatcher.seconds_to_next(110.3) == pytest.approx(4.7)
    stage.run(115.0)
    assert stage.performer.commands[2:] == [Freeze(True)]
    assert stage.dispatcher.seconds_to_next(115.0) is None


@pytest.mark.parametrize("word", ["stop", "panic"])
def test_stop_and_panic_stop_the_clock_and_next_goes_on(stage: Stage, word: str) -> None:
    stage.say("/rld/cuelist/goto", 2, now=0.0)
    stage.say(f"/rld/{word}", now=1.0)
    stage.run(60.0)
    assert stage.performer.commands[1:] == [Stop(0.5) if word == "stop" else Panic()]
    stage.say("/rld/cuelist/next", now=61.0)
    assert stage.performer.commands[-1] == PlaySeed(2)
    stage.run(66.1)
    assert stage.performer.commands[-1] == Freeze(True)


def test_a_dated_stop_stops_the_clock_at_its_date() -> None:
    cues = [Cue(str(number), (Message("/rld/seed", (number,)),), 0.5) for number in (1, 2, 3)]
    stage = Stage(cuelist=(*cues, Cue("4", (Message("/rld/seed", (4,)),))))
    stage.say("/rld/cuelist/next", now=0.0)
    stage.say_dated(0.7, encode("/rld/stop"), now=0.0)
    stage.run(0.01)  # handed on
    assert stage.performer.commands == [PlaySeed(1), Stop(0.5)]
    stage.run(0.51)
    stage.run(1.1)
    assert stage.performer.commands[2:] == [PlaySeed(2)]
    stage.say("/rld/cuelist/next", now=2.0)
    stage.run(2.6)
    assert stage.performer.commands[3:] == [PlaySeed(3), PlaySeed(4)]


def test_a_stop_that_is_written_does_not_stop_the_clock() -> None:
    stage = Stage(cuelist=(Cue("silence", (Message("/rld/stop", (1,)),), 4.0), Cue("again", (Message("/rld/play"),))))
    stage.say("/rld/cuelist/next", now=0.0)
    stage.run(4.0)
    assert stage.performer.commands == [Stop(1.0), Play(0.1)]


def test_a_cue_is_told_to_subscribers_and_its_number_stands_in_the_status(stage: Stage) -> None:
    stage.say("/rld/subscribe", 20, "cuelist")
    stage.outlet.sent.clear()
    stage.say("/rld/cuelist/next")
    assert ("/rld/event/cuelist", 1, "cue seed") in stage.outlet.lines
    stage.outlet.sent.clear()
    stage.dispatcher.publish(Status(), 1.0)
    assert stage.outlet.lines == [("/rld/status/cuelist", 1)]


def test_what_a_cue_cannot_have_is_told_as_an_event_and_the_rest_is_played(caplog: pytest.LogCaptureFixture) -> None:
    said = (Message("/rld/latent/bias/400", (1.0,)), Message("/rld/go"), Message("/rld/latent/bias/0", (1.0,)))
    stage = Stage(cuelist=(Cue("too far", said),))
    stage.say("/rld/subscribe", 1, "seed")
    stage.outlet.sent.clear()
    stage.say("/rld/cuelist/next")
    refused = [line for line in stage.outlet.lines if line[0] == "/rld/event/refused"]
    assert refused == [
        ("/rld/event/refused", "/rld/latent/bias/400", "d = 400 is out of range: send 0 to 7", "cue list"),
        ("/rld/event/refused", "/rld/go", "nothing is cued: send /rld/cue <seed> first", "cue list"),
    ]
    assert "cue list: /rld/go: nothing is cued" in caplog.text
    assert stage.performer.commands[-1] == SetLatent("bias", 0, 1.0)


def test_a_cue_that_is_called_from_within_is_played_as_well(stage: Stage) -> None:
    stage.dispatcher.inject(Message("/rld/cuelist/next"), Inside("midi"), 0.0)
    stage.dispatcher.inject(Message("/rld/quantize", ("bar",)), Inside("midi"), 0.0)
    stage.dispatcher.inject(Message("/rld/hello"), Inside("midi"), 0.0)
    assert stage.performer.commands == [PlaySeed(1), SetQuantize("bar")]
    assert stage.outlet.sent == []


CALM, BRIGHT, END = Cue("calm", (), then=2.0), Cue("bright", (), then=2.0), Cue("end", ())


def test_after_a_restart_the_written_set_goes_on_behind_the_cue_that_was_played() -> None:
    stage = Stage(cuelist=(CALM, BRIGHT, END), cue=1)
    assert stage.dispatcher.cues.number == 1
    stage.say("/rld/cuelist/next")
    assert stage.outlet.lines[-1] == ("/rld/done", "/rld/cuelist/next", 2, "bright")


def test_after_a_restart_the_next_cue_comes_when_it_would_have() -> None:
    before = Stage(cuelist=(CALM, BRIGHT, END))
    before.say("/rld/cuelist/next", now=10.0)
    place = before.dispatcher.cues.place(11.5)
    assert place == CuePlace(1, 0.5)

    after = Stage(cuelist=(CALM, BRIGHT, END), cue=place.number)
    after.dispatcher.cues.go_on(0.5, 100.0)
    after.run(100.4)
    assert after.dispatcher.cues.place(100.4).number == 1
    after.run(100.6)
    assert after.dispatcher.cues.place(100.6) == CuePlace(2, pytest.approx(1.9))


def test_a_clock_that_was_stopped_stays_stopped() -> None:
    stage = Stage(cuelist=(CALM, BRIGHT, END))
    stage.say("/rld/cuelist/next", now=0.0)
    stage.say("/rld/stop", now=1.0)
    assert stage.dispatcher.cues.place(1.0) == CuePlace(1, None)


@pytest.mark.parametrize("cuelist", [(), (END, CALM, END), (CALM,)], ids=["none", "by hand now", "as it was"])
def test_a_written_set_that_was_changed_meanwhile_goes_on_as_it_is_now(cuelist: CueList) -> None:
    stage = Stage(cuelist=(*cuelist, END), cue=1)
    stage.dispatcher.cues.go_on(1e9, 0.0)
    following = stage.dispatcher.cues.seconds_to_next(0.0)
    assert following == (CALM.then if cuelist[:1] == (CALM,) else None)


def test_a_server_goes_on_with_the_clock_of_the_one_before(port: int) -> None:
    config = ControlConfig(port=port)
    with ControlServer(config, FakePerformer(), cuelist=(CALM, BRIGHT, END), cue=CuePlace(1, 0.05)) as server:
        wait_until(lambda: server.cue.number == 2)
        assert server.cue.seconds_to_next == pytest.approx(2.0, abs=0.5)


@pytest.mark.parametrize(
    ("cuelist", "number"),
    [
        ((Cue("overture", ()), CALM, BRIGHT, END), 3),
        ((BRIGHT, END), 1),
        ((Cue("a", ()), Cue("b", ()), END), 2),
        ((Cue("a", ()),), 1),
        ((), 0),
    ],
    ids=["one more before", "one less before", "another name", "shorter", "none"],
)
def test_another_written_set_goes_on_behind_the_cue_of_the_name_that_was_played(cuelist: CueList, number: int) -> None:
    stage = Stage(cuelist=(CALM, BRIGHT, END))
    stage.say("/rld/cuelist/goto", 2)
    stage.dispatcher.cues.replace(cuelist)
    assert stage.dispatcher.cues.number == number
    stage.run(60.0)  # what was to follow by itself does, if there is something
    assert stage.dispatcher.cues.number == len(cuelist)
