"""Recordings that a performer starts and stops."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from rld_live.engine.clerk import Clerk
from rld_live.engine.files.recordings import Recordings
from rld_live.errors import DataError
from tests.engine.answers import NotingAnswer


class Tape:
    """Records nothing, and notes at which frame it would have."""

    def __init__(self) -> None:
        self.recording: Path | None = None
        self.frame = 0
        self.is_broken = False
        self._lines: list[dict[str, Any]] = []

    def start_recording(self, path: Path) -> None:
        if self.is_broken:
            raise DataError(f"{path} cannot be made")
        if self.recording is not None:
            raise DataError(f"{self.recording} is being recorded: stop that first")
        self.recording = path
        path.touch()
        self._lines.append({"frame": self.frame, "recording": str(path)})

    def stop_recording(self) -> None:
        self.recording = None
        self._lines.append({"frame": self.frame, "recording": ""})

    def replace(self, further: Path) -> None:
        """Go on in a further file, as when another audio process takes over."""
        self.recording = further
        self._lines.append({"frame": self.frame, "replaced": 0})
        self._lines.append({"frame": self.frame, "recording": str(further)})

    def journal(self) -> list[dict[str, Any]]:
        lines, self._lines = self._lines, []
        return lines


class Log:
    """Notes what it is asked for, in its order."""

    def __init__(self) -> None:
        self.lines: list[object] = []

    def note(self, **line: Any) -> None:
        self.lines.append(line)

    def begin(self, path: Path) -> None:
        self.lines.append(("begin", path))

    def end(self) -> None:
        self.lines.append("end")


class Rig:
    def __init__(self, folder: Path) -> None:
        self.tape, self.log, self.clerk = Tape(), Log(), Clerk()
        moment = datetime(2026, 11, 21, 20, 15, 30)
        self.recordings = Recordings(folder, tape=self.tape, log=self.log, clerk=self.clerk, now=lambda: moment)

    def start(self, name: str | None = None) -> tuple[Any, ...]:
        answer = NotingAnswer()
        self.recordings.start(name, answer)
        return answer.wait()

    def stop(self) -> tuple[Any, ...]:
        answer = NotingAnswer()
        self.recordings.stop(answer)
        return answer.wait()


@contextmanager
def recording_into(folder: Path) -> Iterator[Rig]:
    rig = Rig(folder)
    with rig.clerk:
        yield rig


def test_a_recording_has_its_log_beside_it_which_holds_its_last_frame(tmp_path: Path) -> None:
    folder = tmp_path / "recordings"
    with recording_into(folder) as rig:
        assert rig.start("take 1") == ("done", str(folder / "take 1.wav"))
        assert rig.recordings.current == str(folder / "take 1.wav")
        rig.tape.frame = 512
        assert rig.stop() == ("done", str(folder / "take 1.wav"))
        assert rig.recordings.current == ""
    began, *_, ended = rig.log.lines
    assert began == ("begin", folder / "take 1.jsonl")
    assert ended == "end"
    assert {"frame": 512, "recording": ""} in rig.log.lines


def test_without_a_name_the_moment_is_the_name(tmp_path: Path) -> None:
    with recording_into(tmp_path) as rig:
        assert rig.start() == ("done", str(tmp_path / "2026-11-21 20-15-30.wav"))
        (tmp_path / "2026-11-21 20-15-30.wav").touch()
        rig.stop()
        assert rig.start() == ("done", str(tmp_path / "2026-11-21 20-15-30-2.wav"))  # within the same second


@pytest.mark.parametrize("taken", ["take.wav", "take.jsonl"])
def test_nothing_is_overwritten(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).write_text("music")
    with recording_into(tmp_path) as rig:
        kind, reason = rig.start("take")
    assert kind == "failed"
    assert "another name" in reason
    assert (tmp_path / taken).read_text() == "music"
    assert rig.log.lines == []


@pytest.mark.parametrize("name", ["../take", "a/b", "", " ", "take ", ".hidden", "ü" * 3, "a" * 65])
def test_a_name_cannot_leave_the_folder(tmp_path: Path, name: str) -> None:
    with recording_into(tmp_path) as rig:
        kind, reason = rig.start(name)
    assert kind == "failed"
    assert "letters" in reason
    assert list(tmp_path.iterdir()) == []


def test_a_second_recording_is_refused_while_one_runs(tmp_path: Path) -> None:
    with recording_into(tmp_path) as rig:
        rig.start("one")
        kind, reason = rig.start("two")
        assert kind == "failed"
        assert "one" in reason
        assert rig.recordings.current.endswith("one.wav")


def test_where_nothing_is_recorded_there_is_nothing_to_stop(tmp_path: Path) -> None:
    with recording_into(tmp_path) as rig:
        kind, reason = rig.stop()
    assert kind == "failed"
    assert "/rld/record/start" in reason


def test_a_file_that_cannot_be_made_leaves_no_log(tmp_path: Path) -> None:
    with recording_into(tmp_path) as rig:
        rig.tape.is_broken = True
        assert rig.start("take")[0] == "failed"
    assert rig.log.lines == []


def test_where_another_audio_process_takes_over_the_log_ends_and_the_further_recording_has_one_of_its_own(
    tmp_path: Path,
) -> None:
    with recording_into(tmp_path) as rig:
        rig.start("take")
        rig.tape.frame = 512
        rig.tape.replace(tmp_path / "take-2.wav")
        rig.recordings.drain()
        rig.stop()
    assert rig.log.lines == [
        ("begin", tmp_path / "take.jsonl"),
        {"frame": 0, "recording": str(tmp_path / "take.wav")},
        "end",
        {"frame": 512, "replaced": 0},
        ("begin", tmp_path / "take-2.jsonl"),
        {"frame": 512, "recording": str(tmp_path / "take-2.wav")},
        {"frame": 512, "recording": ""},
        "end",
    ]


def test_a_link_that_leads_nowhere_is_not_recorded_through(tmp_path: Path) -> None:
    (tmp_path / "recordings").mkdir()
    for name in ("take.wav", "other.jsonl"):
        (tmp_path / "recordings" / name).symlink_to(tmp_path / "outside")
    with recording_into(tmp_path / "recordings") as rig:
        for name in ("take", "other"):
            assert rig.start(name)[0] == "failed"
    assert not (tmp_path / "outside").exists()


def test_a_folder_that_leads_out_is_not_recorded_into(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "recordings").symlink_to(tmp_path / "outside")
    with recording_into(tmp_path / "files" / "recordings") as rig:
        kind, reason = rig.start("take")
    assert kind == "failed"
    assert "leads out of" in reason
    assert list((tmp_path / "outside").iterdir()) == []
