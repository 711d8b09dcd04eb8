"""The log of a take: commands as lines, the file, and reading it again."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
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
from rld_live.config import AudioConfig, Config, ModelsConfig, WebConfig
from rld_live.errors import ConfigError, DataError
from rld_live.latent.circumstances import Live
from rld_live.latent.scene import Retreat
from rld_live.parameters import SEED_MAXIMUM, defaults
from rld_live.pipeline.circumstances import LatentsMissing, Moment, NotingCircumstances, ToldCircumstances
from rld_live.pipeline.take import open_take
from rld_live.pipeline.take_commands import command_line, command_of
from rld_live.pipeline.take_events import Performed, Rewound
from rld_live.pipeline.take_header import TakeHeader, header_of
from rld_live.pipeline.take_log import WAITING_MAXIMUM, TakeLog
from rld_live.pipeline.take_script import TakeScript

HEADER = TakeHeader(
    config=Config(audio=AudioConfig(device="null"), web=WebConfig(token="secret")),
    knobs=defaults(),
    codec_rate=44100,
    device_rate=48000,
    channels=2,
    ring_frames=1 << 16,
)

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


def line_of(file: Path, number: int) -> dict[str, Any]:
    line: dict[str, Any] = json.loads(file.read_text().splitlines()[number])
    return line


# Commands


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


# The header


def test_the_header_comes_back_without_secrets_and_with_the_hashes_of_the_models(tmp_path: Path) -> None:
    codec = tmp_path / "codec.ts"
    codec.write_bytes(b"abc")
    header = replace(HEADER, config=Config(models=ModelsConfig(source="prior", codec=codec), web=HEADER.config.web))
    line = json.loads(json.dumps(header.line()))
    again = header_of(line, "here")
    assert replace(again, config=header.config) == header
    assert (again.config.models, again.config.play) == (header.config.models, header.config.play)
    assert line["sha256"] == {"codec": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}
    assert "secret" not in json.dumps(line)
    assert again.prebuffer_frames == 24000


@pytest.mark.parametrize("key", ["config", "knobs", "device_rate", "ring_frames"])
def test_a_header_that_lacks_something_is_refused(key: str) -> None:
    line = {**HEADER.line()}
    del line[key]
    with pytest.raises(DataError, match=f"here: is no header of a take: .*{key}"):
        header_of(line, "here")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("codec_rate", 1),
        ("device_rate", 10**30),
        ("channels", True),
        ("ring_frames", 1 << 40),
        ("knobs", {"gain": 0.0}),
    ],
)
def test_a_header_that_no_machine_has_written_is_refused(key: str, value: object) -> None:
    with pytest.raises(DataError, match="here: is no header of a take"):
        header_of({**HEADER.line(), key: value}, "here")


def test_a_header_with_a_knob_out_of_its_range_is_refused() -> None:
    line = {**HEADER.line(), "knobs": {**defaults(), "gain": 1e30}}
    with pytest.raises(ConfigError, match=r"here: .*gain = 1e\+30 is outside"):
        header_of(line, "here")


# The file


def test_a_recording_gets_the_session_from_its_start_and_what_follows_until_it_ends(tmp_path: Path) -> None:
    with TakeLog() as log:
        log.head(HEADER)
        for number in range(1000):
            log.note(chunk=number, start=True, produced=0)
        log.begin(tmp_path / "a.jsonl")
        log.note(frame=1, recording="a.wav")
        log.end()
        log.note(frame=2, recording="b.wav")
        log.begin(tmp_path / "b.jsonl")
        log.note(frame=3, recording="")
    first, second = (tmp_path / name for name in ("a.jsonl", "b.jsonl"))
    assert line_of(first, 0)["device_rate"] == 48000
    assert line_of(first, 1000) == {"chunk": 999, "start": True, "produced": 0}
    assert line_of(first, -1) == {"frame": 1, "recording": "a.wav"}
    assert line_of(second, -1) == {"frame": 3, "recording": ""}
    assert second.read_bytes().startswith(first.read_bytes())


def test_lines_of_many_threads_stay_whole_and_in_the_order_of_each(tmp_path: Path) -> None:
    with TakeLog() as log:
        log.begin(tmp_path / "a.jsonl")
        threads = [
            threading.Thread(target=lambda who=who: [log.note(who=who, number=number) for number in range(500)])
            for who in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    lines = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text().splitlines()]
    for who in range(4):
        assert [line["number"] for line in lines if line["who"] == who] == list(range(500))


def test_what_is_noted_is_in_the_file_soon_and_not_only_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with TakeLog() as log:
        log.begin(path)
        log.note(frame=1, fault=True)
        deadline = threading.Event()
        for _ in range(500):
            if path.exists() and path.read_bytes().endswith(b"}\n"):
                break
            deadline.wait(0.01)
        assert path.read_text() == '{"frame":1,"fault":true}\n'


def test_lines_that_a_standing_disk_leaves_no_room_for_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    log = TakeLog()  # its thread stands still until it is entered
    log.begin(path)
    for frame in range(WAITING_MAXIMUM + 4):
        log.note(frame=frame)
    with log:
        deadline = time.monotonic() + 8.0
        while not path.exists() or path.read_bytes().count(b"\n") < WAITING_MAXIMUM - 1:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        log.note(frame=7)
    assert path.read_text().splitlines()[-2:] == ['{"lost":5}', '{"frame":7}']


@pytest.mark.parametrize("place", ["/dev/full", "no/such/folder/a.jsonl"])
def test_a_place_that_fails_ends_the_log_of_that_recording_with_a_warning(
    tmp_path: Path, place: str, caplog: pytest.LogCaptureFixture
) -> None:
    with TakeLog() as log:
        log.begin(Path(place))
        for _ in range(20):
            log.note(chunk=1, start=True)
        log.begin(tmp_path / "next.jsonl")
    assert "cannot be rendered" in caplog.text
    assert len(caplog.records) == 1
    assert len((tmp_path / "next.jsonl").read_text().splitlines()) == 20


def test_a_model_that_cannot_be_read_again_ends_the_log_with_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    models = ModelsConfig(source="prior", codec=tmp_path / "gone.ts")
    with TakeLog() as log:
        log.head(replace(HEADER, config=Config(models=models)))
        log.note(chunk=1, start=True)
    assert "gone.ts" in caplog.text


# Reading


@contextmanager
def taken(path: Path) -> Iterator[TakeLog]:
    with TakeLog() as log:
        log.head(HEADER)
        log.begin(path)
        yield log


def test_of_several_recordings_the_last_one_is_meant(tmp_path: Path) -> None:
    path = tmp_path / "b.jsonl"
    with taken(path) as log:
        log.note(frame=0, recording="/x/a.flac", skips_silence=True)
        log.note(frame=512, recording="", skips_silence=False)
        log.note(frame=900, recording="/x/b.wav", skips_silence=False)
        log.note(frame=1000, ring=[4096, 0, 0])
        log.note(frame=2000, recording="", skips_silence=False)
        log.note(frame=3000, verb="mute", value=1.0, seconds=0.0)
    take = open_take(path)
    assert (take.recording.name, take.skips_silence, take.start, take.stop) == ("b.wav", False, 900, 2000)
    assert take.header.device_rate == 48000
    assert len(list(take.audio_lines())) == 6
    assert list(take.decoder_lines()) == []


def test_a_log_that_breaks_off_ends_with_its_last_whole_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with taken(path) as log:
        log.note(frame=100, recording="a.wav", skips_silence=False)
        log.note(frame=1000, ring=[4096, 0, 0])
        log.note(frame=2000, ring=[8192, 0, 0])
    whole = path.read_bytes()
    path.write_bytes(whole[:-5])
    assert open_take(path).stop == 1000
    path.write_bytes(whole)
    assert open_take(path).stop == 2000


def test_a_gap_in_the_recording_is_told_and_no_hindrance(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "a.jsonl"
    with taken(path) as log:
        log.note(frame=100, recording="a.wav", skips_silence=False)
        log.note(frame=9000, gap=4800)
        log.note(frame=10000, recording="", skips_silence=False)
    assert open_take(path).stop == 10000
    (message,) = caplog.messages
    assert "a.jsonl: line 3: the recording lacks 4800 frames there" in message


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{nonsense}", "is damaged"),
        (b'{"chunk":1,"produced":4,"retreats":[]}', "retreats"),
        (b'{"chunk":1,"produced":4,"retreats":[[0,1e300,2]]}', "is no retreat"),
        (b'{"chunk":1,"produced":4,"retreats":[[-1,0.0,2]]}', "is no retreat"),
        (b'{"chunk":1,"produced":4,"retreats":[[0,0.0]]}', "retreats"),
        (b"\xff\xfe\x00", "is damaged"),
        (b"[1, 2]", "holds no object"),
        (b"{}", "says nothing that is known: it is empty"),
        (b'{"frame": 10, "dance": 1}', "says nothing that is known: frame, dance"),
        (b'{"frame": -1, "ring": [0, 0, 0]}', "frame: .*greater than or equal to 0"),
        (b'{"frame": 700, "ring": [0, 0]}', "ring"),
        (b"[" * 100_000, "is damaged"),
        (b'{"frame": 700, "ring": [100, 9, 101]}', "no state of a ring"),
        (b'{"frame": 700, "ring": [%d, 0, 0]}' % 10**30, "no state of a ring|ring"),
        (b'{"frame": 700, "ring": [50, 0, 0]}', "no state of a ring"),
        (b'{"frame": 10, "ring": [9000, 0, 0]}', "goes back from 600 to 10"),
        (b'{"frame": %d, "ring": [100, 0, 0]}' % 10**30, "frame: .*less than or equal to"),
        (b'{"frame": 700, "verb": "sing", "value": 0, "seconds": 0}', "verb"),
        (b'{"frame": 700, "verb": "gain", "value": NaN, "seconds": 0}', "value: .*finite"),
        (b'{"frame": 700, "verb": "limiter", "value": 1e300, "seconds": 0}', "limiter = 1e.300 is outside"),
        (b'{"frame": 700, "verb": "play", "value": 0, "seconds": Infinity}', "seconds: .*less than or equal to"),
        (b'{"chunk": 3, "command": "Panic", "heard": Infinity}', "heard: .*less than or equal to"),
        (
            b'{"chunk": 3, "command": "SetKnob", "name": "steps", "value": 1e9, "heard": 0.0}',
            "steps = 1e.09 is outside",
        ),
        (b'{"chunk": 3, "command": "PlaySeed", "heard": 0.0}', "seed: field required"),
        (b'{"chunk": 3, "command": "Dance", "heard": 0.0}', "'Dance' is no command"),
        (b'{"frame": 700, "fault": true}', "a block failed"),
        (b'{"frame": 700, "lost": 12}', "12 lines are missing"),
        (b'{"lost": 12}', "12 lines are missing"),
    ],
)
def test_a_damaged_line_is_named_with_its_number_and_the_reason(tmp_path: Path, line: bytes, reason: str) -> None:
    path = tmp_path / "a.jsonl"
    with taken(path) as log:
        log.note(frame=500, recording="a.wav", skips_silence=False)
        log.note(frame=600, ring=[100, 0, 0])
    path.write_bytes(path.read_bytes() + line + b"\n" + b'{"frame": 9000, "ring": [200, 0, 0]}\n')
    with pytest.raises(DataError, match=rf"a\.jsonl: line 4: .*{reason}"):
        open_take(path)


@pytest.mark.parametrize(
    "content", [b"", b"RIFF\x00\x00\n\x01", b"{}\n", b"[]\n", b'{"rld_live": 1', b"\x00" * 5_000_000]
)
def test_a_file_that_is_no_log_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(content)
    with pytest.raises(DataError, match=r"a\.jsonl: .*"):
        open_take(path)


def test_a_log_without_a_recording_and_a_path_without_a_log_are_refused(tmp_path: Path) -> None:
    with taken(tmp_path / "a.jsonl"):
        pass
    with pytest.raises(DataError, match="tells of no recording"):
        open_take(tmp_path / "a.jsonl")
    with pytest.raises(DataError, match="No such file"):
        open_take(tmp_path / "b.jsonl")


# Circumstances


def test_what_was_noted_is_told_again_and_anything_else_is_another_course(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    moment = Moment(0, 0)
    with taken(path) as log:
        live = NotingCircumstances(Live(), log.note, moment=lambda: moment)
        assert not live.may_start(lambda: False)
        assert live.may_start(lambda: True)
        moment = Moment(3, 12)
        assert live.may_turn(lambda: True)  # its chunk was not ready
        moment = Moment(4, 12)
        assert live.may_turn(lambda: True)
        seed = live.fresh_seed()
        live.turned()
        log.note(chunk=5, heard=1.0, at=9, **command_line(PlaySeed(3)))
        log.note(chunk=5, written=100, rewind=14)
        log.note(chunk=5, written=100, splice=[1, 2])
        log.note(frame=1, recording="a.wav", skips_silence=False)
    with pytest.raises(DataError, match="line 2: the music takes another course"):
        TakeScript(open_take(path)).work(3)  # what was told of chunk 0 has not happened
    script = TakeScript(open_take(path))
    told = ToldCircumstances(script, moment=lambda: moment)
    moment = Moment(0, 0)
    assert script.work(0) is None
    with pytest.raises(LatentsMissing):
        told.may_start(lambda: False)
    assert told.may_start(lambda: True)
    assert not told.may_start(lambda: True)
    moment = Moment(3, 12)
    assert not told.may_turn(lambda: True)
    moment = Moment(4, 12)
    assert told.may_turn(lambda: True)
    with pytest.raises(LatentsMissing):
        told.may_turn(lambda: False)
    assert told.fresh_seed() == seed
    told.turned()
    assert [script.work(5) for _ in range(3)] == [Performed(5, PlaySeed(3), heard=1.0, at=9), Rewound(5, 14), None]
    with pytest.raises(DataError, match="another course"):
        told.fresh_seed()


def test_a_start_a_retreat_and_a_turn_in_one_chunk_are_told_whenever_they_are_asked_for(tmp_path: Path) -> None:
    path, moment = tmp_path / "a.jsonl", Moment(7, 28)
    gone = (Retreat(0, 64.0, 8), Retreat(1, -3.5, 0))
    with taken(path) as log:
        live = NotingCircumstances(Live(), log.note, moment=lambda: moment)
        assert live.retreats(lambda: gone) == gone
        assert live.may_start(lambda: True)
        assert live.may_turn(lambda: True)
        live.retreated(gone)
        live.turned()
        log.note(frame=1, recording="a.wav", skips_silence=False)
    told = ToldCircumstances(TakeScript(open_take(path)), moment=lambda: moment)
    moment = Moment(6, 24)
    assert told.retreats(lambda: gone) == ()
    moment = Moment(7, 28)
    for _ in range(2):  # a chunk whose latents are not there is asked for again
        assert told.retreats(lambda: ()) == gone
        assert told.may_turn(lambda: True)
    assert told.may_start(lambda: True)
    assert told.retreats(lambda: ()) == gone
    assert told.may_turn(lambda: True)
    told.retreated(gone)
    assert told.retreats(lambda: gone) == ()
    assert told.may_turn(lambda: True)
    told.turned()
    with pytest.raises(DataError, match="another course"):
        told.retreated(gone)
