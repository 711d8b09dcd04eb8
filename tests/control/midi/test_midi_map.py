"""Which controller plays which address."""

import json

import pytest
from mido import Message as MidiMessage

from rld_live.control.addresses import TABLE
from rld_live.control.midi.map import MidiMap
from rld_live.control.packets import Message
from rld_live.errors import ControlError, DataError


def cc(number: int, value: int, channel: int = 0) -> MidiMessage:
    return MidiMessage("control_change", control=number, value=value, channel=channel)


def key(note: int, velocity: int = 100) -> MidiMessage:
    return MidiMessage("note_on", note=note, velocity=velocity)


def program(number: int) -> MidiMessage:
    return MidiMessage("program_change", program=number)


def wheel(pitch: int) -> MidiMessage:
    return MidiMessage("pitchwheel", pitch=pitch)


def learned(address: str, *taught: MidiMessage, ends: tuple[float, ...] = ()) -> MidiMap:
    midi = MidiMap()
    teach(midi, address, *taught, ends=ends)
    return midi


def teach(midi: MidiMap, address: str, *taught: MidiMessage, ends: tuple[float, ...] = ()) -> None:
    midi.learn(address, *ends)
    for message in taught:
        midi.hear(message, "box")


def say(midi: MidiMap, *messages: MidiMessage) -> list[tuple[object, ...]]:
    """Return what the performer says by `messages`: address and values of each."""
    said = [each for message in messages for each in midi.hear(message, "box").messages]
    return [(each.address, *each.values) for each in said]


def test_a_fader_goes_from_the_minimum_to_the_maximum_of_a_knob() -> None:
    midi = learned("/rld/gain", cc(7, 1))
    assert say(midi, cc(7, 0), cc(7, 64), cc(7, 127)) == [
        ("/rld/gain", -90.0),
        ("/rld/gain", -39.0),
        ("/rld/gain", 12.0),
    ]


def test_a_fader_goes_from_the_minimum_to_the_maximum_that_it_was_taught() -> None:
    midi = learned("/rld/gain", cc(7, 1), ends=(0.0, -20.0))
    assert say(midi, cc(7, 0), cc(7, 64), cc(7, 127)) == [
        ("/rld/gain", 0.0),
        ("/rld/gain", -10.0),
        ("/rld/gain", -20.0),
    ]


def test_a_place_of_a_row_is_an_address_like_any_other() -> None:
    assert say(learned("/rld/latent/bias/3", cc(7, 1)), cc(7, 64)) == [("/rld/latent/bias/3", 0.0)]


def test_an_address_may_come_without_its_root() -> None:
    assert say(learned("temperature", cc(7, 1)), cc(7, 127)) == [("/rld/temperature", 2.0)]


def test_a_whole_knob_gets_whole_numbers_and_one_with_a_gap_none_inside_it() -> None:
    said = say(learned("/rld/steps", cc(7, 1)), *(cc(7, value) for value in range(128)))
    assert all(isinstance(value, int) and 2 <= value <= 200 for _, value in said)
    said = say(learned("/rld/speed", cc(7, 1)), *(cc(7, value) for value in range(128)))
    assert min(abs(float(str(value))) for _, value in said) == 0.25


@pytest.mark.parametrize("address", ["/rld/panic", "/rld/go", "/rld/cuelist/next", "/rld/beat", "/rld/record/stop"])
def test_a_trigger_fires_in_the_upper_half_of_a_controller_and_not_at_its_release(address: str) -> None:
    midi = learned(address, cc(20, 127), cc(20, 0))
    assert say(midi, cc(20, 63)) == []
    assert say(midi, cc(20, 64), cc(20, 0), cc(20, 127)) == [(address,), (address,)]


def test_a_fader_on_its_way_fires_once_and_a_button_without_release_each_time() -> None:
    midi = learned("/rld/go", cc(20, 127), cc(20, 0))
    assert say(midi, cc(20, 60), cc(20, 70), cc(20, 90), cc(20, 127)) == [("/rld/go",)]
    assert say(midi, cc(20, 127), cc(20, 127)) == [("/rld/go",), ("/rld/go",)]


def test_a_trigger_fires_by_its_own_key_or_program_and_no_other() -> None:
    assert say(learned("/rld/go", key(36)), key(36, 1), key(36, 0), key(37)) == [("/rld/go",)]
    assert say(learned("/rld/go", program(5)), program(5), program(6), program(5)) == [("/rld/go",), ("/rld/go",)]


def test_teaching_a_trigger_does_not_fire_it() -> None:
    midi = MidiMap()
    midi.learn("/rld/panic")
    heard = midi.hear(key(36), "box")
    assert heard.messages == ()
    assert heard.bound is not None
    assert heard.bound.told == ("/rld/panic", "note 36 channel 1")


def test_programs_count_from_the_minimum_of_the_row() -> None:
    assert say(learned("/rld/slot/play", program(9)), program(0), program(5)) == [
        ("/rld/slot/play", 0),
        ("/rld/slot/play", 5),
    ]
    assert say(learned("/rld/cuelist/goto", program(9)), program(0)) == [("/rld/cuelist/goto", 1)]
    assert say(learned("/rld/seed", program(9), ends=(1000.0, 1010.0)), program(3), program(11)) == [
        ("/rld/seed", 1003)
    ]


def test_keys_count_from_the_one_that_was_learned() -> None:
    midi = learned("/rld/recall", key(36))
    assert say(midi, key(36), key(38), key(38, 0), key(35)) == [("/rld/recall", 1), ("/rld/recall", 3)]


def test_a_fader_on_a_number_sends_it_when_it_changes() -> None:
    midi = learned("/rld/slot/play", cc(7, 0), ends=(0.0, 3.0))
    assert say(midi, *(cc(7, value) for value in range(1, 128))) == [
        ("/rld/slot/play", 1),
        ("/rld/slot/play", 2),
        ("/rld/slot/play", 3),
    ]


def test_equal_ends_are_a_value_that_a_button_sends() -> None:
    midi = learned("/rld/slot/play", key(36), ends=(3.0, 3.0))
    assert say(midi, key(36), key(36, 0), key(37)) == [("/rld/slot/play", 3)]
    assert say(learned("/rld/go", key(36), ends=(2.5, 2.5)), key(36)) == [("/rld/go", 2.5)]
    assert say(learned("/rld/morph", program(1), ends=(1.0, 1.0)), program(1), program(2)) == [("/rld/morph", 1.0)]


@pytest.mark.parametrize("address", ["/rld/freeze", "/rld/mute"])
def test_a_switch_is_on_while_its_key_is_held_or_its_fader_is_up(address: str) -> None:
    assert say(learned(address, key(36)), key(36, 1), key(36, 0)) == [(address, 1), (address, 0)]
    assert say(learned(address, cc(7, 0)), cc(7, 63), cc(7, 64), cc(7, 90), cc(7, 2)) == [(address, 1), (address, 0)]


def test_a_key_on_a_knob_sends_its_velocity_and_nothing_when_released() -> None:
    assert say(learned("/rld/morph", key(36)), key(36, 127), key(36, 0)) == [("/rld/morph", 1.0)]


def test_a_pitch_wheel_plays_knobs_and_is_no_button() -> None:
    midi = learned("/rld/speed", wheel(100), ends=(-1.0, 1.0))
    assert say(midi, wheel(8191), wheel(0), wheel(-8192)) == [
        ("/rld/speed", 1.0),
        ("/rld/speed", 0.25),
        ("/rld/speed", -1.0),
    ]
    assert say(learned("/rld/go", wheel(8191), key(36)), wheel(8191), key(36)) == [("/rld/go",)]


def test_a_low_half_that_follows_makes_a_learned_controller_fine() -> None:
    midi = learned("/rld/morph", cc(1, 64), cc(33, 1))
    assert midi.bindings() == [("/rld/morph", "cc14 1 channel 1", 0.0, 1.0)]
    assert say(midi, cc(1, 127), cc(33, 127)) == [("/rld/morph", 1.0)]
    (((_, first),), ((_, second),)) = (say(midi, cc(33, value)) for value in (125, 126))
    assert 0 < float(str(second)) - float(str(first)) < 1e-4


def test_independent_controllers_stay_apart() -> None:
    midi = learned("/rld/morph", cc(1, 64), cc(1, 65), cc(33, 1))
    assert midi.bindings() == [("/rld/morph", "cc 1 channel 1", 0.0, 1.0)]


def test_a_parameter_is_learned_and_played() -> None:
    midi = learned("/rld/morph", cc(99, 1), cc(98, 2), cc(6, 64), cc(38, 0))
    assert midi.bindings() == [("/rld/morph", "nrpn14 130 channel 1", 0.0, 1.0)]
    assert say(midi, cc(6, 127), cc(38, 127)) == [("/rld/morph", 1.0)]


def test_the_bank_before_a_program_and_the_release_of_a_key_are_not_learned() -> None:
    midi = learned("/rld/slot/play", cc(0, 1), cc(32, 0), key(40, 0), program(3))
    assert midi.bindings() == [("/rld/slot/play", "program 3 channel 1", 0.0, 127.0)]


def test_two_addresses_share_a_controller_and_each_address_has_one() -> None:
    midi = learned("/rld/morph", cc(1, 64))
    teach(midi, "/rld/temperature", cc(1, 64))
    assert say(midi, cc(1, 127)) == [("/rld/morph", 1.0), ("/rld/temperature", 2.0)]
    teach(midi, "/rld/morph", cc(2, 64))
    assert say(midi, cc(1, 127), cc(2, 0)) == [("/rld/temperature", 2.0), ("/rld/morph", 0.0)]


def test_channels_are_told_apart() -> None:
    assert say(learned("/rld/morph", cc(1, 64)), cc(1, 127, channel=1)) == []


def test_what_is_forgotten_plays_no_more() -> None:
    midi = learned("/rld/morph", cc(1, 64))
    midi.forget("/rld/morph")
    assert say(midi, cc(1, 127)) == []
    with pytest.raises(ControlError, match="no controller is bound to /rld/morph"):
        midi.forget("/rld/morph")


def test_forgetting_ends_the_waiting_for_a_controller() -> None:
    for address in ("/rld/morph", None):
        midi = MidiMap()
        midi.learn("/rld/morph")
        midi.forget(address)
        assert midi.hear(cc(1, 1), "box").bound is None


@pytest.mark.parametrize("row", TABLE.values(), ids=lambda row: row.address)
def test_each_row_takes_what_its_controllers_send_or_cannot_be_learned(row) -> None:
    address = row.address.replace("<d>", "0")
    for messages in ([cc(7, value) for value in range(128)], [key(36 + note) for note in range(64)]):
        try:
            midi = learned(address, messages[0])
        except ControlError:
            return
        for said in (each for message in messages for each in midi.hear(message, "box").messages):
            row.read(said.values, 0 if row.place else None)


@pytest.mark.parametrize(
    ("address", "ends", "hint"),
    [
        ("/rld/gian", (), "did you mean /rld/gain"),
        ("/rld/quit", (), "nothing that a controller can ask for"),
        ("/rld/subscribe", (), "nothing that a controller can ask for"),
        ("/rld/midi/list", (), "nothing that a controller can ask for"),
        ("/rld/morph/xy", (), "y is missing"),
        ("/rld/quantize", (), "mode is missing"),
        ("/rld/latent/bias/*", (), "is a pattern"),
        ("/rld/gain", (-100.0, 0.0), "out of range"),
        ("/rld/gain", (-10.0,), "maximum is missing"),
        ("/rld/slot/play", (0.5, 3.0), "not whole"),
        ("/rld/cuelist/next", (1.0, 2.0), "too many"),
    ],
)
def test_what_no_controller_can_play_is_refused_with_a_reason(address: str, ends: tuple[float, ...], hint: str) -> None:
    with pytest.raises(ControlError, match=hint):
        MidiMap().learn(address, *ends)


def test_a_snapshot_is_json_that_restores_the_bindings() -> None:
    midi = learned("/rld/gain", cc(7, 1), ends=(-20.0, 0.0))
    for address, message in (("/rld/go", key(36)), ("/rld/slot/play", program(3)), ("/rld/morph", wheel(1))):
        teach(midi, address, message)
    other = learned("/rld/temperature", cc(1, 1))
    other.restore(json.loads(json.dumps(midi.snapshot())))
    assert other.snapshot() == midi.snapshot()
    assert other.bindings() == midi.bindings()
    assert say(other, cc(7, 127), key(36)) == [("/rld/gain", 0.0), ("/rld/go",)]


GOOD = {"address": "/rld/gain", "kind": "cc", "channel": 1, "number": 7, "minimum": None, "maximum": None}


@pytest.mark.parametrize(
    "wrong",
    [
        {"bindings": []},
        [3],
        [GOOD, GOOD],
        [{**GOOD, "more": 1}],
        [{key: GOOD[key] for key in ("address", "kind")}],
        *(
            [{**GOOD, key: value}]
            for key, value in [
                ("address", "/rld/none"),
                ("address", 3),
                ("kind", "lever"),
                ("kind", []),
                ("channel", 17),
                ("channel", True),
                ("number", 120),
                ("number", 7.0),
                ("minimum", -10),
                ("minimum", "low"),
                ("minimum", 10**400),
            ]
        ),
        [{**GOOD, "address": "/rld/go", "kind": "pitch", "number": 0}],
        [{**GOOD, "minimum": float("nan"), "maximum": 0.0}],
        [GOOD] * 1000,
    ],
)
def test_a_snapshot_that_is_none_is_refused_and_changes_nothing(wrong: object) -> None:
    midi = learned("/rld/morph", cc(1, 1))
    before = midi.snapshot()
    with pytest.raises(DataError, match=r"^midi"):
        midi.restore(wrong)
    assert midi.snapshot() == before


def test_what_is_no_channel_message_says_nothing() -> None:
    midi = learned("/rld/morph", cc(1, 1))
    assert say(midi, MidiMessage("clock"), MidiMessage("sysex", data=(1, 2))) == []


def test_a_message_is_one_that_the_control_server_takes() -> None:
    assert learned("/rld/morph", cc(1, 1)).hear(cc(1, 127), "box").messages == (Message("/rld/morph", (1.0,)),)
