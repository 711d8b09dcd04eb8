"""What a MIDI device sends, and what was moved by it."""

import pytest
from mido import Message

from rld_live.control.midi.controller import ChannelReader, Controller, Move


def read(*messages: Message) -> list[Move]:
    reader = ChannelReader(1)
    return [move for message in messages for move in reader.read(message)]


def cc(number: int, value: int) -> Message:
    return Message("control_change", control=number, value=value)


@pytest.mark.parametrize(
    ("message", "move"),
    [
        (cc(7, 100), Move(Controller("cc", 1, 7), 100)),
        (Message("note_on", note=36, velocity=90), Move(Controller("note", 1, 36), 90)),
        (Message("note_off", note=36, velocity=64), Move(Controller("note", 1, 36), 0)),
        (Message("program_change", program=5), Move(Controller("program", 1, 5), 5)),
        (Message("pitchwheel", pitch=-8192), Move(Controller("pitch", 1), 0, 16383)),
    ],
)
def test_a_message_is_a_move_of_one_controller(message: Message, move: Move) -> None:
    assert read(message) == [move]


def test_pressure_and_channel_modes_move_nothing() -> None:
    assert read(Message("aftertouch", value=3), Message("polytouch", note=1, value=3), cc(123, 0)) == []


def test_two_halves_are_a_fine_controller_as_well() -> None:
    fine = Move(Controller("cc14", 1, 1), 128 * 100 + 5, 16383)
    assert read(cc(1, 100), cc(33, 5)) == [Move(Controller("cc", 1, 1), 100), fine, Move(Controller("cc", 1, 33), 5)]


def test_a_low_half_alone_is_a_controller_of_its_own() -> None:
    assert read(cc(33, 5)) == [Move(Controller("cc", 1, 33), 5)]


def test_a_parameter_takes_the_place_of_the_data_controllers() -> None:
    number = 128 * 3 + 4
    moves = read(cc(99, 3), cc(98, 4), cc(6, 64), cc(38, 1))
    assert moves == [Move(Controller("nrpn", 1, number), 64), Move(Controller("nrpn14", 1, number), 8193, 16383)]


def test_the_standards_own_parameters_and_none_leave_the_data_controllers_alone() -> None:
    assert read(cc(99, 3), cc(98, 4), cc(101, 0), cc(100, 0), cc(6, 64))[-1].controller == Controller("cc", 1, 6)
    assert read(cc(99, 127), cc(98, 127), cc(6, 64))[-1].controller == Controller("cc", 1, 6)


@pytest.mark.parametrize("maximum", [127, 16383])
def test_the_ends_and_the_middle_of_a_controller_are_exact(maximum: int) -> None:
    controller = Controller("cc", 1, 1)
    positions = [Move(controller, value, maximum).position for value in range(maximum + 1)]
    assert (positions[0], positions[(maximum + 1) // 2], positions[-1]) == (0.0, 0.5, 1.0)
    assert positions == sorted(set(positions))
