"""The MIDI inputs that come and go, with and without a MIDI system."""

import logging
import threading
import time
from collections.abc import Callable, Iterable

import pytest
from mido import Message as MidiMessage

from rld_live.config import MidiConfig
from rld_live.control.midi.input import MidiInput
from rld_live.control.midi.map import MidiMap
from rld_live.control.midi.ports import Hear, RtMidiPorts
from rld_live.control.packets import Message
from rld_live.errors import DeviceError
from tests.fakes import vanishing_midi
from tests.waiting import wait_until

SCAN_SECONDS = 0.01
TURN = MidiMessage("control_change", control=7, value=127)


class FakePort:
    """An input that somebody has opened."""

    def __init__(self, hear: Hear, close: Callable[[], None]) -> None:
        self.hear = hear
        self.close = close


class FakePorts:
    """Boxes that are plugged in and pulled out by the test."""

    def __init__(self, *names: str, held_by_others: Iterable[str] = ()) -> None:
        self.plugged = list(names)
        self.held_by_others = set(held_by_others)
        self.opened: dict[str, FakePort] = {}

    def names(self) -> list[str]:
        return list(self.plugged)

    def open(self, name: str, hear: Hear) -> FakePort:
        if name in self.held_by_others:
            raise DeviceError(f"MIDI: {name} cannot be heard")
        self.opened[name] = FakePort(hear, lambda: self.opened.pop(name) and None)
        return self.opened[name]


class NoMidi(FakePorts):
    def names(self) -> list[str]:
        raise DeviceError("MIDI: none here")


class FlickeringMidi(FakePorts):
    """A MIDI system that goes away for a while, as JACK when it is started anew."""

    is_away = False

    def names(self) -> list[str]:
        if self.is_away:
            raise DeviceError("MIDI: away")
        return super().names()


class Desk:
    """A map, its inputs, and what came of them."""

    def __init__(self, ports: FakePorts, wanted: str = "") -> None:
        self.map = MidiMap()
        self.said: list[tuple[Message, str]] = []
        self.told: list[tuple[object, ...]] = []
        self.input = MidiInput(
            MidiConfig(input=wanted),
            self.map,
            lambda message, source: self.said.append((message, source)),
            lambda *event: self.told.append(event),
            ports=ports,
            scan_seconds=SCAN_SECONDS,
        )


def test_what_moves_is_learned_told_and_played() -> None:
    ports = FakePorts("box")
    desk = Desk(ports)
    desk.map.learn("/rld/gain")
    with desk.input:
        wait_until(lambda: desk.map.inputs() == ("box",))
        ports.opened["box"].hear(TURN)
        ports.opened["box"].hear(TURN)
    assert desk.told == [("midi", "/rld/gain", "cc 7 channel 1", -90.0, 12.0)]
    assert desk.said == [(Message("/rld/gain", (12.0,)), "box")]
    assert ports.opened == {}
    assert desk.map.inputs() == ()


def test_an_input_that_appears_is_heard_and_one_that_vanishes_is_closed_and_may_come_back() -> None:
    ports = FakePorts()
    desk = Desk(ports)
    with desk.input:
        for _ in range(2):
            ports.plugged.append("box")
            wait_until(lambda: "box" in ports.opened)
            wait_until(lambda: desk.map.inputs() == ("box",))
            ports.plugged.clear()
            wait_until(lambda: not ports.opened)
            wait_until(lambda: desk.map.inputs() == ())


def test_only_inputs_of_the_name_are_heard() -> None:
    ports = FakePorts("nanoKONTROL2 20:0", "Midi Through 14:0")
    desk = Desk(ports, "nanokontrol")
    with desk.input:
        wait_until(lambda: bool(desk.map.inputs()))
        assert list(ports.opened) == ["nanoKONTROL2 20:0"]


def test_nothing_is_heard_when_it_is_off() -> None:
    threads = threading.active_count()
    with Desk(FakePorts("box"), "off").input:
        assert threading.active_count() == threads


def test_an_input_that_another_program_holds_is_told_once_and_heard_when_it_lets_go(
    caplog: pytest.LogCaptureFixture,
) -> None:
    ports = FakePorts("box", held_by_others=["box"])
    with Desk(ports).input:
        wait_until(lambda: bool(caplog.records))
        time.sleep(5 * SCAN_SECONDS)
        assert len(caplog.records) == 1
        ports.held_by_others.clear()
        wait_until(lambda: "box" in ports.opened)


def test_a_machine_without_midi_is_told_in_one_line_and_nothing_else_happens(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        desk = Desk(NoMidi())
        with desk.input:
            wait_until(lambda: bool(caplog.records))
            time.sleep(5 * SCAN_SECONDS)
    assert [record.getMessage() for record in caplog.records] == ["MIDI: none here"]


def test_a_look_that_fails_in_the_show_is_told_and_the_next_one_hears_again(caplog: pytest.LogCaptureFixture) -> None:
    ports = FlickeringMidi("box")
    desk = Desk(ports)
    with desk.input:
        for _ in range(2):
            wait_until(lambda: desk.map.inputs() == ("box",))
            ports.is_away = True
            wait_until(lambda: desk.map.inputs() == () and not ports.opened)
            time.sleep(5 * SCAN_SECONDS)
            ports.is_away = False
        wait_until(lambda: "box" in ports.opened)
    assert [record.getMessage() for record in caplog.records] == ["MIDI: away"] * 2


def test_other_inputs_are_heard_on_request_after_a_look_that_failed() -> None:
    ports = FlickeringMidi("box", "pads")
    desk = Desk(ports, "box")
    ports.is_away = True
    with desk.input:
        time.sleep(5 * SCAN_SECONDS)
        desk.input.hear("pads")
        ports.is_away = False
        wait_until(lambda: desk.map.inputs() == ("pads",))


def test_an_input_that_vanishes_between_look_and_open_is_an_error_for_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIDO_BACKEND", vanishing_midi.__name__)
    with pytest.raises(DeviceError, match="box cannot be heard"):
        RtMidiPorts().open("box", lambda _: None)


def test_a_failure_in_the_librarys_thread_is_logged_and_not_raised(caplog: pytest.LogCaptureFixture) -> None:
    ports = FakePorts("box")
    desk = Desk(ports)
    desk.map.learn("/rld/gain")
    with desk.input:
        wait_until(lambda: bool(ports.opened))
        ports.opened["box"].hear("not a message with a channel")  # type: ignore[arg-type]
        ports.opened["box"].hear(type("Odd", (), {"channel": 3.5})())
    assert "the music goes on" in caplog.text


def test_a_backend_that_is_not_there_is_an_error_for_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIDO_BACKEND", "mido.backends.none/OTHER")
    with pytest.raises(DeviceError, match="MIDI: not to be had"):
        RtMidiPorts().names()


def test_this_machine_tells_its_inputs_or_in_one_line_that_it_has_none(capfd: pytest.CaptureFixture[str]) -> None:
    try:
        told = RtMidiPorts().names()
    except DeviceError as error:
        told = [str(error)]
    assert all(len(each.splitlines()) == 1 for each in told)
    assert capfd.readouterr().err == ""
