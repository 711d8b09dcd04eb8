"""Commands as lines of a take's log."""

import json
from typing import Any, get_args

import pytest

from rld_live.commands import (
    Command,
    Cut,
    CutToSlot,
    Freeze,
    Go,
    MoveMorph,
    MovePad,
    Panic,
    PlayRandomSeed,
    PlaySeed,
    PlaySlot,
    PrepareCue,
    Recall,
    RestorePreset,
    SetAttribute,
    SetKnob,
    SetLatent,
    SetMorphSeeds,
    SetQuantize,
    SetReseed,
    StoreSlot,
    TapBeat,
)
from rld_live.errors import DataError
from rld_live.parameters import SEED_MAXIMUM
from rld_live.pipeline.take_commands import command_line, command_of

COMMANDS: tuple[Command, ...] = (
    PlaySeed(SEED_MAXIMUM, 0.1),
    PlaySeed(3),
    PlayRandomSeed(None),
    SetReseed("next"),
    PrepareCue(5),
    Go(1 / 3),
    Cut(4),
    CutToSlot(2),
    MoveMorph(0.1, 2.0),
    MovePad(0.25, 0.75, 1.5),
    SetMorphSeeds((1, 2, 3)),
    Recall(2, None),
    StoreSlot(0),
    PlaySlot(127, 0.0),
    Freeze(True),
    SetLatent("scale", 3, 1.1, 0.2),
    SetKnob("speed", -0.25, 3.0),
    SetQuantize("bar"),
    TapBeat(),
    Panic(),
    SetAttribute("mode", (True, 1, 1.0, "1", False, 0)),
    RestorePreset({"seeds": [1, 2], "deep": {"is": None}}, 2.0),
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: type(command).__name__)
def test_a_command_comes_back_from_its_line_with_every_bit_and_type(command: Command) -> None:
    line = json.loads(json.dumps({"chunk": 3, "written": 9, "heard": 1.5, **command_line(command)}))
    again = command_of(line)
    assert again == command
    assert repr(again) == repr(command)  # 1, 1.0 and True are equal, and not the same


def test_every_command_can_be_read() -> None:
    for kind in get_args(Command):
        with pytest.raises(DataError, match="is no command"):
            command_of({"command": f"{kind.__name__}?"})
    assert command_of({"command": "Quit"}) == command_of(command_line(command_of({"command": "Quit"})))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ({"command": "PlaySeed"}, "seed: field required"),
        ({"command": "PlaySeed", "seed": "loud"}, "seed: .*integer"),
        ({"command": "SetReseed", "mode": "never"}, "mode: .*continue"),
        ({"command": "RestorePreset", "snapshot": 3}, "snapshot: .*dictionary"),
        ({"command": "PlaySeed", "seed": -1}, "seed: .*greater than or equal to 0"),
        ({"command": "PlaySeed", "seed": 1, "crossfade_seconds": -1.0}, "crossfade_seconds: .*greater"),
        ({"command": "SetMorphSeeds", "seeds": [1]}, "seeds: .*at least 2"),
        ({"command": "MoveMorph", "position": 1.5}, "position: .*less than or equal to 1"),
        ({"command": "MovePad", "x": 0.0, "y": float("nan")}, "y: .*"),
        ({"command": "StoreSlot", "slot": 10**9}, "slot: .*less than or equal to"),
        ({"command": "SetLatent", "hand": "bias", "dimension": 0, "value": float("inf")}, "value: .*finite"),
        ({"command": "SetKnob", "name": "speed", "value": 0.01}, "too near to zero"),
        ({"command": "SetKnob", "name": "charm", "value": 0.01}, "no knob is called"),
        ({"command": ["PlaySeed"]}, "no command"),
    ],
)
def test_what_is_no_command_is_refused_with_the_reason(line: dict[str, Any], reason: str) -> None:
    with pytest.raises(DataError, match=reason):
        command_of(line)
