"""The table of addresses."""

import time

import pytest

from rld_live.commands import (
    BoundSteps,
    Command,
    Cut,
    CutToSlot,
    FollowBeat,
    Freeze,
    GetAttribute,
    Go,
    ListAttributes,
    ListHistory,
    ListModels,
    ListPresets,
    LoadModel,
    LoadPreset,
    MoveMorph,
    MovePad,
    Panic,
    Play,
    PlayRandomSeed,
    PlaySeed,
    PlaySlot,
    PrepareCue,
    Quit,
    Recall,
    RestorePreset,
    SavePreset,
    SetAttribute,
    SetKnob,
    SetLatent,
    SetMorphSeeds,
    SetQuantize,
    SetReseed,
    StartRecording,
    Stop,
    StopRecording,
    StoreSlot,
    TapBeat,
)
from rld_live.control.addresses import EVENTS, STREAMS, TABLE, Row, find, unknown_address, values
from rld_live.control.packets import read_packet
from rld_live.control.replies import Value, encode
from rld_live.control.requests import (
    ForgetMidi,
    GoToCue,
    Hello,
    Help,
    LearnMidi,
    ListCues,
    ListMidi,
    NextCue,
    Ping,
    Request,
    Snapshot,
    StreamLatents,
    StreamWaveform,
    Subscribe,
    Unsubscribe,
)
from rld_live.control.row import COMMANDS
from rld_live.errors import ControlError
from rld_live.parameters import KNOBS, defaults
from rld_live.status import Standing

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
    ("/rld/cut", ("slot", 3.0), CutToSlot(3)),
    ("/rld/cut", ("slot", "3"), CutToSlot(3)),
    ("/rld/morph", (0.25,), MoveMorph(0.25)),
    ("/rld/morph", (1, 10), MoveMorph(1.0, 10.0)),
    ("/rld/morph/seeds", (1, 2), SetMorphSeeds((1, 2))),
    ("/rld/morph/seeds", (1, "2", 3.0, 4), SetMorphSeeds((1, 2, 3, 4))),
    ("/rld/morph/xy", (0.25, 1), MovePad(0.25, 1.0)),
    ("/rld/morph/xy", ("0.25", "1", 2.5), MovePad(0.25, 1.0, 2.5)),
    ("/rld/history", (), ListHistory()),
    ("/rld/recall", (), Recall(1)),
    ("/rld/recall", (3.0, 0.5), Recall(3, 0.5)),
    ("/rld/slot/store", (0.0,), StoreSlot(0)),
    ("/rld/slot/play", (127,), PlaySlot(127)),
    ("/rld/slot/play", (1.0, 2.0), PlaySlot(1, 2.0)),
    ("/rld/freeze", (True,), Freeze(True)),
    ("/rld/freeze", (0.0,), Freeze(False)),
    ("/rld/speed", (-0.5, 4), SetKnob("speed", -0.5, 4.0)),
    ("/rld/guidance", (2,), SetKnob("guidance", 2.0)),
    ("/rld/horizon", (20,), SetKnob("horizon", 20.0)),
    ("/rld/tempo", (98.5,), SetKnob("tempo", 98.5)),
    ("/rld/latent/bias/3", (-1.5,), SetLatent("bias", 3, -1.5)),
    ("/rld/latent/bias/0", (0.5, 10), SetLatent("bias", 0, 0.5, 10.0)),
    ("/rld/latent/scale/15", (0.0,), SetLatent("scale", 15, 0.0)),
    ("/rld/latent/stream", (), StreamLatents(1)),
    ("/rld/latent/stream", (0.0,), StreamLatents(0)),
    ("/rld/waveform/stream", (True,), StreamWaveform(1)),
    ("/rld/quantize", ("bar",), SetQuantize("bar")),
    ("/rld/beat", (), TapBeat()),
    ("/rld/preset/save", ("dark sea",), SavePreset("dark sea")),
    ("/rld/preset/save", (3.0,), SavePreset("3")),
    ("/rld/preset/load", (3, 5.0), LoadPreset("3", 5.0)),
    ("/rld/preset/list", (), ListPresets()),
    ("/rld/model/load", ("other",), LoadModel("other")),
    ("/rld/model/load", ("other", 4), LoadModel("other", 4.0)),
    ("/rld/model/list", (), ListModels()),
    ("/rld/cuelist", (), ListCues()),
    ("/rld/cuelist/next", (), NextCue()),
    ("/rld/cuelist/goto", (2.0,), GoToCue(2)),
    ("/rld/record/start", (), StartRecording()),
    ("/rld/record/start", ("evening",), StartRecording("evening")),
    ("/rld/record/stop", (), StopRecording()),
    ("/rld/midi/learn", ("/rld/gain",), LearnMidi("/rld/gain")),
    ("/rld/midi/learn", ("/rld/gain", -40, 0.0), LearnMidi("/rld/gain", -40.0, 0.0)),
    ("/rld/midi/forget", (), ForgetMidi()),
    ("/rld/midi/forget", ("/rld/gain",), ForgetMidi("/rld/gain")),
    ("/rld/midi/list", (), ListMidi()),
    ("/rld/crossfade", (4.5,), SetKnob("crossfade", 4.5)),
    ("/rld/crossfade", ("4.5",), SetKnob("crossfade", 4.5)),
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
    ("/rld/hello", (0,), Hello(0)),
    ("/rld/status", (), Snapshot()),
    ("/rld/subscribe", (), Subscribe(10.0)),
    ("/rld/subscribe", (20,), Subscribe(20.0)),
    ("/rld/subscribe", (5, "seed", "level"), Subscribe(5.0, ("seed", "level"))),
    ("/rld/subscribe", ("seed",), Subscribe(10.0, ("seed",))),
    ("/rld/subscribe", ("5", "seed"), Subscribe(5.0, ("seed",))),
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
    (found,) = find(message.address, dimensions=16)
    assert found.address == address
    assert found.row.read(message.values, found.place) == meant


def test_every_address_every_command_and_every_knob_is_covered_by_these_tests() -> None:
    found = [find(address, dimensions=16)[0].row.address for address, _, _ in SAID_AND_MEANT]
    assert set(found) == set(TABLE)
    assert {type(meant) for _, _, meant in SAID_AND_MEANT} >= COMMANDS - {
        BoundSteps,
        FollowBeat,
        RestorePreset,
    }  # not said by messages
    assert {f"/rld/{name}" for name in KNOBS} < set(TABLE)


def test_nothing_counts_as_left_out() -> None:
    assert TABLE["/rld/seed"].read([42, None]) == PlaySeed(42)
    assert TABLE["/rld/recall"].read([None, 2.0]) == Recall(1, 2.0)
    assert TABLE["/rld/go"].read([None]) == Go()
    with pytest.raises(ControlError, match="seed is missing"):
        TABLE["/rld/seed"].read([None])


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


def test_a_word_that_is_no_form_of_a_row_is_refused_with_those_that_are() -> None:
    with pytest.raises(ControlError, match=r"/rld/cut slt means nothing: send /rld/cut seed \| /rld/cut slot n"):
        TABLE["/rld/cut"].read(["slt", 3])
    with pytest.raises(ControlError, match="n is missing: send /rld/cut slot n"):
        TABLE["/rld/cut"].read(["slot"])


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
    assert not {each.address for each in (*EVENTS.values(), *STREAMS.values())} & set(TABLE)


def test_a_pattern_means_each_dimension_that_it_matches() -> None:
    found = find("/rld/latent/{bias,scale}/[0-3]", dimensions=3)
    assert [each.address for each in found] == [
        f"/rld/latent/{hand}/{dimension}" for hand in ("bias", "scale") for dimension in range(3)
    ]
    assert [each.place for each in found] == [0, 1, 2, 0, 1, 2]
    assert len(find("/rld/latent/bias/*", dimensions=512)) == 512


def test_a_dimension_that_the_codec_lacks_is_refused_with_those_that_it_has() -> None:
    assert find("/rld/latent/bias/7", dimensions=8)[0].place == 7
    with pytest.raises(ControlError, match="d = 8 is out of range: send 0 to 7"):
        find("/rld/latent/bias/8", dimensions=8)


@pytest.mark.parametrize(
    "address", ["/rld/latent/bias/<d>", "/rld/latent/bias/", "/rld/latent/bias/x", "/rld/gian", ""]
)
def test_what_no_row_has_means_nothing(address: str) -> None:
    assert find(address, dimensions=8) == ()


def test_a_near_address_is_hinted_at() -> None:
    assert "did you mean /rld/latent/bias/<d>?" in str(unknown_address("/rld/latent/bia/3"))


def test_different_patterns_over_512_dimensions_take_less_than_50_ms_each() -> None:
    for number in range(3):
        start = time.process_time()
        find(f"/rld/latent/{{bias,scale}}/*{number}*?*?*?*", dimensions=512)
        assert time.process_time() - start < 0.05


def test_every_value_is_told_at_its_address_in_the_type_that_it_is_sent_in() -> None:
    standing = Standing(seed=5, seeds=(5, 6), morph=0.25, pad=(0.5, 0.75), freeze=1, bias=(0.5, -1.0), scale=(1.0, 2.0))
    told = values(standing, {**defaults(), "mute": 1.0, "gain": -6.0})
    assert told["/rld/mute"] == (1,)
    assert isinstance(told["/rld/mute"][0], int)
    assert told["/rld/gain"] == (-6.0,)
    assert told["/rld/morph/seeds"] == (5, 6)
    assert told["/rld/morph/xy"] == (0.5, 0.75)
    assert told["/rld/latent/bias/1"] == (-1.0,)
    assert told["/rld/latent/scale/1"] == (2.0,)
    assert told["/rld/quantize"] == ("off",)
    assert "/rld/go" not in told
    assert {f"/rld/{name}" for name in KNOBS} < set(told)


def test_what_an_address_stands_at_can_be_said_to_it_again() -> None:
    standing = Standing(seed=5, seeds=(5, 6), freeze=1, bias=(0.5,), scale=(1.0,), recording="take.wav")
    for address, value in values(standing, defaults()).items():
        (found,) = find(address, dimensions=1)
        if found.row.standing != "slots":  # which may be said to it, one at a time
            found.row.read(value, found.place)


def test_the_slots_that_keep_something_are_where_slot_play_stands() -> None:
    assert values(Standing(), defaults())["/rld/slot/play"] == ()
    assert values(Standing(slots=(0, 3, 127)), defaults())["/rld/slot/play"] == (0, 3, 127)
