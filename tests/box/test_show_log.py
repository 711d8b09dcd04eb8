"""The show log, written and read again."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from rld_live.box.show_file import Entry, read_show, underruns, verdict
from rld_live.box.show_folder import shows
from rld_live.box.show_log import ShowLog
from rld_live.errors import DataError
from tests.waiting import wait_until


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def kinds(path: Path) -> list[str]:
    return [line["kind"] for line in lines(path)]


def logged(folder: Path, *notes: str, kept: int = 50, goes_on_of: int | None = None) -> Path:
    with ShowLog.open(folder, kept=kept, goes_on_of=goes_on_of) as show:
        for kind in notes:
            show.note(kind, {"parent": 4711} if kind == "start" else {})
    assert show.path is not None
    return show.path


def test_a_line_has_the_time_with_its_offset_and_the_seconds_since_music_was_first_heard(tmp_path: Path) -> None:
    with ShowLog.open(tmp_path / "shows", kept=50) as show:
        show.note("seed", {"values": [7]})
        show.first_sound_time = time.monotonic() - 60.0
        show.note("panic", {})
    assert show.path is not None
    before, after = lines(show.path)
    assert (before["kind"], before["details"], before["seconds"]) == ("seed", {"values": [7]}, None)
    assert after["seconds"] == pytest.approx(60.0, abs=1.0)
    assert datetime.fromisoformat(after["time"]).utcoffset() is not None
    assert shows(tmp_path / "shows") == [show.path]


def test_the_latest_is_the_one_that_was_written_to_last_whatever_the_clock_said_at_its_start(tmp_path: Path) -> None:
    for number, name in enumerate(("2026-11-20-200000", "2026-11-21-200000", "1970-01-01-000012")):
        path = tmp_path / f"{name}.jsonl"
        path.write_text("{}\n")
        os.utime(path, (1e9 + number, 1e9 + number))
    assert shows(tmp_path)[-1].name == "1970-01-01-000012.jsonl"


def test_the_oldest_are_deleted_and_nothing_else(tmp_path: Path) -> None:
    for day in range(1, 6):
        (tmp_path / f"2026-01-0{day}-200000.jsonl").write_text("{}\n")
    (tmp_path / "notes.txt").write_text("mine")
    path = logged(tmp_path, "start", kept=3)
    assert [each.name for each in shows(tmp_path)] == ["2026-01-04-200000.jsonl", "2026-01-05-200000.jsonl", path.name]
    assert (tmp_path / "notes.txt").exists()


def test_starts_that_were_never_heard_are_deleted_before_any_show(tmp_path: Path) -> None:
    for day in range(1, 4):
        with ShowLog.open(tmp_path, kept=50) as show:
            show.first_sound_time = time.monotonic()
            show.note("seed", {"values": [day]})
    heard = shows(tmp_path)
    for _ in range(10):
        logged(tmp_path, "start", "failed", kept=4)
    assert shows(tmp_path)[:3] == heard
    assert len(shows(tmp_path)) == 4


def test_two_shows_in_one_second_get_two_files(tmp_path: Path) -> None:
    assert len({logged(tmp_path, "start") for _ in range(3)}) == 3


def test_after_a_crash_the_show_goes_on_in_its_file_behind_the_torn_line(tmp_path: Path) -> None:
    path = logged(tmp_path, "start", "seed")
    other = logged(tmp_path, "seed")
    with path.open("a") as file:
        file.write('{"time": "2026-')
    assert logged(tmp_path, "resumed", goes_on_of=4711) == path != other
    assert [entry.kind for entry in read_show(path)] == ["start", "seed", "resumed"]
    assert logged(tmp_path, "start", goes_on_of=1234) not in {path, other}


@pytest.mark.parametrize("head", ["", "[]", '{"details": []}', '{"details": {"parent": "x"}}', "\xff", "null"])
def test_files_that_others_have_put_there_are_left_alone(head: str, tmp_path: Path) -> None:
    strange = tmp_path / "2026-01-01-000000.jsonl"
    strange.write_text(head, encoding="latin-1")
    assert logged(tmp_path, "start", goes_on_of=4711) != strange
    assert strange.read_text(encoding="latin-1") == head


def test_what_was_noted_is_in_the_file_after_kill_9(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from rld_live.box.show_log import ShowLog\n"
        f"with ShowLog.open(Path({str(tmp_path)!r}), kept=5) as show:\n"
        "    for number in range(40): show.note('seed', {'values': [number]})\n"
        "    print('noted', flush=True); time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        (path,) = shows(tmp_path)
        wait_until(lambda: path.read_text().count("\n") == 40)
        process.send_signal(signal.SIGKILL)
    assert [entry.details["values"] for entry in read_show(path)] == [[number] for number in range(40)]


def test_a_flood_of_one_kind_is_counted_and_the_others_are_written(tmp_path: Path) -> None:
    with ShowLog.open(tmp_path, kept=5) as show:
        for _ in range(1000):
            show.note("refused", {})
        show.note("seed", {})
    assert show.path is not None
    found = lines(show.path)
    written = sum(line["kind"] == "refused" for line in found)
    assert written < 100
    assert [line["details"]["refused"] for line in found if line["kind"] == "left out"] == [1000 - written]
    assert kinds(show.path).count("seed") == 1
    assert "1000 commands refused" in verdict(read_show(show.path))


def test_a_file_that_is_full_gets_its_end_still(tmp_path: Path) -> None:
    path = tmp_path / "show.jsonl"
    with ShowLog(os.open(path, os.O_WRONLY | os.O_CREAT), path, bytes_maximum=300) as show:
        for kind in ("start", "seed", "seed", "seed", "seed", "end"):
            show.note(kind, {})
    assert kinds(path)[0] == "start"
    assert {"end", "left out"} <= set(kinds(path))
    assert kinds(path).count("seed") < 4


def test_with_none_kept_nothing_is_written(tmp_path: Path) -> None:
    with ShowLog.open(tmp_path / "shows", kept=0) as show:
        show.note("start", {})
    assert show.path is None
    assert not (tmp_path / "shows").exists()


def test_where_none_can_be_written_the_music_starts_all_the_same(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "shows").write_text("no folder")
    with ShowLog.open(tmp_path / "shows", kept=5) as show:
        show.note("start", {})
    assert "no show log" in caplog.text


def test_no_link_leads_out_of_the_folder(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "shows").symlink_to(tmp_path / "elsewhere")
    with ShowLog.open(tmp_path / "files" / "shows", kept=5) as show:
        show.note("start", {})
    assert "leads out" in caplog.text
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_disk_that_is_full_is_said_once_and_holds_nobody_up(caplog: pytest.LogCaptureFixture) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("needs /dev/full")
    with ShowLog(os.open(full, os.O_WRONLY), full) as show:
        for _ in range(20):
            show.note("seed", {})
    assert caplog.text.count("has gaps") == 1


def test_an_error_that_ends_the_show_is_the_last_thing_in_it(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="boom"), ShowLog.open(tmp_path, kept=5):
        raise ValueError("boom")
    assert lines(shows(tmp_path)[0])[-1]["details"] == {"error": "ValueError: boom"}


NOON = datetime.fromisoformat("2026-11-21T12:00:00+01:00")


def entries(told: Sequence[tuple[str, dict[str, Any]]]) -> Iterator[Entry]:
    for number, (kind, details) in enumerate(told):
        yield Entry(NOON + timedelta(minutes=number), None, kind, details)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([("start", {}), ("seed", {}), ("end", {})], "0:02:00 long: nothing went wrong"),
        (
            [("start", {}), ("underrun", {"values": [2]}), ("device_lost", {}), ("end", {})],
            "0:03:00 long: 2 underruns, 1 time the sound card was lost",
        ),
        (
            [("start", {}), ("starving", {"values": [1]}), ("starving", {"values": [0]}), ("error", {}), ("end", {})],
            "0:04:00 long: 1 episode without new latents, 1 error in the log",
        ),
        ([("start", {}), ("start", {"restarts": 1}), ("end", {})], "0:02:00 long: 1 restart of the engine"),
        (
            [("start", {}), ("refused", {})],
            "0:01:00 long: 1 command refused; no end was written: it still plays, or was cut off after 12:01:00",
        ),
    ],
    ids=["clean", "underruns and a lost card", "starving", "a crash", "cut off"],
)
def test_the_verdict_is_what_one_wants_to_know_first(told: list[tuple[str, dict[str, Any]]], expected: str) -> None:
    assert verdict(tuple(entries(told))) == expected


def test_a_clock_that_is_set_after_the_start_makes_no_show_longer() -> None:
    told = [("start", None, 1), ("seed", 10.0, 2), ("end", 3600.0, 900_000)]
    show = tuple(Entry(NOON + timedelta(minutes=minutes), seconds, kind, {}) for kind, seconds, minutes in told)
    assert verdict(show) == "1:00:00 long: nothing went wrong"
    assert verdict((*show, show[0], show[1])).startswith("1:00:10 long")  # each engine counts from its own first sound


def test_a_clock_that_is_set_back_makes_no_show_shorter_than_nothing() -> None:
    show = (Entry(NOON, None, "start", {}), Entry(NOON - timedelta(days=1), None, "end", {}))
    assert verdict(show).startswith("0:00:00 long")


def test_underruns_of_an_engine_that_died_count_beside_those_of_the_next() -> None:
    told = [("start", {}), ("underrun", {"values": [3]}), ("start", {}), ("underrun", {"values": [1]})]
    assert underruns(tuple(entries(told))) == 4


@pytest.mark.parametrize("content", [b"", b"no json\n", b'{"a": 1}\n[]\n"x"\n', b"\xff\xfe"])
def test_what_is_no_show_log_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.jsonl").write_bytes(content)
    with pytest.raises(DataError, match="no show log"):
        read_show(tmp_path / "x.jsonl")
