"""From a controller to a command: taught over OSC, heard through the control server."""

from mido import Message as MidiMessage

from rld_live.commands import PlaySlot, SetKnob
from rld_live.config import ControlConfig, MidiConfig
from rld_live.control.client import OscClient
from rld_live.control.fake import FakePerformer
from rld_live.control.midi.input import MidiInput
from rld_live.control.midi.map import MidiMap
from rld_live.control.server import ControlServer
from tests.control.midi.test_midi_input import FakePorts
from tests.waiting import wait_until


def test_a_controller_is_taught_over_osc_told_to_everybody_and_then_plays(
    port: int, reply_port: int, performer: FakePerformer
) -> None:
    ports, midi = FakePorts("box"), MidiMap()
    with (
        ControlServer(ControlConfig(port=port, reply_port=reply_port), performer, midi=midi) as server,
        MidiInput(MidiConfig(), midi, server.inject, server.event, ports=ports),
        OscClient(port, reply_port=reply_port) as client,
    ):
        wait_until(lambda: bool(midi.inputs()))
        client.send("/rld/subscribe", 1.0)
        client.send("/rld/midi/learn", "/rld/gain", -20.0, 0.0)
        client.hear_until("/rld/done", "/rld/midi/learn")
        ports.opened["box"].hear(MidiMessage("control_change", control=7, value=1))
        (*_, told) = client.hear_until("/rld/event/midi")
        assert told.values == ("/rld/gain", "cc 7 channel 1", -20.0, 0.0)
        ports.opened["box"].hear(MidiMessage("control_change", control=7, value=127))
        assert performer.wait_for(1) == [SetKnob("gain", 0.0)]

        client.send("/rld/midi/learn", "/rld/slot/play")
        client.hear_until("/rld/done", "/rld/midi/learn")
        for program in (1, 4):
            ports.opened["box"].hear(MidiMessage("program_change", program=program))
        assert performer.wait_for(2)[1:] == [PlaySlot(4)]
        client.send("/rld/midi/list")
        told_list = [(each.address, *each.values) for each in client.hear_until("/rld/done", "/rld/midi/list")]
        assert ("/rld/midi/input", "box") in told_list
        assert ("/rld/midi/binding", "/rld/slot/play", "program 1 channel 1", 0.0, 127.0) in told_list


def test_what_is_refused_is_told_with_the_name_of_the_input(
    port: int, reply_port: int, performer: FakePerformer
) -> None:
    ports, midi = FakePorts("box"), MidiMap()
    with (
        ControlServer(ControlConfig(port=port, reply_port=reply_port), performer, midi=midi) as server,
        MidiInput(MidiConfig(), midi, server.inject, server.event, ports=ports),
        OscClient(port, reply_port=reply_port) as client,
    ):
        wait_until(lambda: bool(midi.inputs()))
        client.send("/rld/subscribe", 1.0)
        client.send("/rld/midi/learn", "/rld/latent/bias/300")  # of a set with more dimensions than this one
        client.hear_until("/rld/done", "/rld/midi/learn")
        for value in (1, 2):
            ports.opened["box"].hear(MidiMessage("control_change", control=7, value=value))
        (*_, refused) = client.hear_until("/rld/event/refused")
        assert refused.values[0] == "/rld/latent/bias/300"
        assert refused.values[-1] == "box"
