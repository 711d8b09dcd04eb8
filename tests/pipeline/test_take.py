"""The log of a take, read again, also one that broke off or was damaged."""

from pathlib import Path

import pytest

from rld_live.errors import DataError
from rld_live.pipeline.take import open_take
from tests.pipeline.takes import taken


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
