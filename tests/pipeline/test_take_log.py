"""The log of a take, while it is written."""

import json
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rld_live.config import Config, ModelsConfig
from rld_live.pipeline import take_log
from rld_live.pipeline.take_log import WAITING_MAXIMUM, TakeLog
from tests.pipeline.takes import HEADER


def line_of(file: Path, number: int) -> dict[str, Any]:
    line: dict[str, Any] = json.loads(file.read_text().splitlines()[number])
    return line


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


def test_a_disk_that_was_full_costs_the_recordings_after_it_nothing(tmp_path: Path) -> None:
    with TakeLog() as log:
        log.head(HEADER)
        for number in range(5000):  # more than is copied in one piece
            log.note(chunk=number, written=0, start=True, produced=0)
        log.begin(Path("/dev/full"))
        log.note(chunk=5000, written=0, start=True, produced=0)
        log.begin(tmp_path / "b.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "b.jsonl").read_text().splitlines()]
    assert [line["chunk"] for line in lines[1:]] == list(range(5001))


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


def test_a_session_that_goes_on_for_weeks_leaves_room_for_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(take_log, "SESSION_MEBIBYTES_MAXIMUM", 1)
    with TakeLog() as log:
        log.head(HEADER)
        log.begin(tmp_path / "a.jsonl")
        for number in range(30_000):
            log.note(chunk=number, written=0, start=True, produced=0)
        log.end()
        log.begin(tmp_path / "b.jsonl")
    assert [message.split(":")[0] for message in caplog.messages] == [
        "the log of this session ends, and what is recorded from now on cannot be rendered",
        "the log of this recording ends, and it cannot be rendered",
    ]
    assert line_of(tmp_path / "a.jsonl", -1)["chunk"] == 29_999  # which was being recorded
    assert not (tmp_path / "b.jsonl").exists()


def test_a_model_that_cannot_be_read_again_ends_the_log_with_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    models = ModelsConfig(source="prior", codec=tmp_path / "gone.ts")
    with TakeLog() as log:
        log.head(replace(HEADER, config=Config(models=models)))
        log.note(chunk=1, start=True)
    assert "gone.ts" in caplog.text
