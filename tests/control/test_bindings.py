"""What is asked about MIDI controllers."""

from collections.abc import Sequence

from rld_live.control.replies import Value
from rld_live.errors import ControlError
from tests.control.stage import Stage


class OneFader:
    """A map with one input, and one thing bound at a time."""

    def __init__(self) -> None:
        self.bound: tuple[Value, ...] | None = None

    def learn(self, address: str, minimum: float | None, maximum: float | None) -> None:
        self.bound = ("fader", address, minimum or 0.0, maximum or 1.0)

    def forget(self, address: str | None) -> None:
        if address not in (None, "/rld/gain"):
            raise ControlError(f"nothing is bound to {address}")
        self.bound = None

    def bindings(self) -> Sequence[tuple[Value, ...]]:
        return [self.bound] if self.bound else []

    def inputs(self) -> Sequence[str]:
        return ["fader box"]


def test_learning_listing_and_forgetting_reach_the_map_and_are_answered() -> None:
    stage = Stage(midi=OneFader())
    stage.say("/rld/midi/learn", "/rld/gain", -40.0, 0.0)
    stage.say("/rld/midi/list")
    stage.say("/rld/midi/forget", "/rld/seed")
    stage.say("/rld/midi/forget", "/rld/gain")
    stage.say("/rld/midi/forget")
    assert stage.outlet.lines == [
        ("/rld/done", "/rld/midi/learn", "/rld/gain"),
        ("/rld/midi/input", "fader box"),
        ("/rld/midi/binding", "fader", "/rld/gain", -40.0, 1.0),
        ("/rld/done", "/rld/midi/list"),
        ("/rld/error", "/rld/midi/forget", "nothing is bound to /rld/seed"),
        ("/rld/done", "/rld/midi/forget", "/rld/gain"),
        ("/rld/done", "/rld/midi/forget"),
    ]


def test_where_no_midi_is_heard_learning_says_so_and_listing_is_empty() -> None:
    stage = Stage()
    stage.say("/rld/midi/learn", "/rld/gain")
    stage.say("/rld/midi/list")
    assert stage.outlet.lines[0][:2] == ("/rld/error", "/rld/midi/learn")
    assert "no MIDI is heard" in str(stage.outlet.lines[0][2])
    assert stage.outlet.lines[1:] == [("/rld/done", "/rld/midi/list")]
