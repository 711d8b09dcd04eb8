"""Presets as files."""

from pathlib import Path

import pytest

from rld_live.control.packets import read_answer
from rld_live.control.replies import encode
from rld_live.engine.files.preset_folder import PRESETS_MAXIMUM, PresetFolder
from rld_live.errors import ControlError, DataError, RldError
from tests.audio.disks import disk_with_room_for

PARTS = {"performance": {"seeds": [1, 2]}, "knobs": {"gain": -6.0}}


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    folder = PresetFolder(tmp_path / "presets")
    folder.write("My set 1", PARTS)
    assert folder.read("My set 1") == PARTS
    assert folder.names() == ("My set 1",)


def test_an_empty_or_missing_folder_has_no_presets(tmp_path: Path) -> None:
    assert PresetFolder(tmp_path / "nowhere").names() == ()


def test_a_preset_of_the_same_name_is_replaced_and_nothing_else_is_left_behind(tmp_path: Path) -> None:
    folder = PresetFolder(tmp_path)
    folder.write("a", PARTS)
    folder.write("a", {"knobs": {}})
    assert folder.read("a") == {"knobs": {}}
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_a_write_that_was_cut_short_is_no_preset_and_hides_none(tmp_path: Path) -> None:
    folder = PresetFolder(tmp_path)
    folder.write("a", PARTS)
    (tmp_path / ".a.json.part").write_text('{"parts": {"perf')
    assert folder.names() == ("a",)
    assert folder.read("a") == PARTS
    folder.write("a", PARTS)
    assert folder.read("a") == PARTS


def test_no_more_presets_are_written_than_one_answer_can_tell_and_those_that_are_there_still_are(
    tmp_path: Path,
) -> None:
    folder = PresetFolder(tmp_path)
    for number in range(PRESETS_MAXIMUM):
        (tmp_path / f"{number:064}.json").write_text("{}")
    with pytest.raises(ControlError, match="move some out"):
        folder.write("one more", PARTS)
    folder.write(f"{7:064}", PARTS)
    assert folder.read(f"{7:064}") == PARTS
    (tmp_path / "zz copied here.json").write_text("{}")
    assert len(folder.names()) == PRESETS_MAXIMUM
    (answer,) = read_answer(encode("/rld/done", "/rld/preset/list", *folder.names()))
    assert answer.messages[0].values[1:] == folder.names()


def test_what_cannot_be_asked_for_is_not_listed(tmp_path: Path) -> None:
    for name in ("a", "b.c", "ü", "nul", "x" * 65):
        (tmp_path / f"{name}.json").write_text("{}")
    assert PresetFolder(tmp_path).names() == ("a",)


@pytest.mark.parametrize("name", ["../a", "/etc/a", "a/b", "..", "", ".a", "a\0b", "x" * 65])
def test_a_name_cannot_leave_the_folder(tmp_path: Path, name: str) -> None:
    folder = PresetFolder(tmp_path / "presets")
    with pytest.raises(ControlError, match="letters"):
        folder.write(name, PARTS)
    with pytest.raises(ControlError, match="letters"):
        folder.read(name)
    assert list(tmp_path.iterdir()) == []


def test_a_preset_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    folder = PresetFolder(tmp_path)
    folder.write("opening", PARTS)
    with pytest.raises(ControlError, match="there are opening"):
        folder.read("closing")


@pytest.mark.parametrize(
    "text",
    ['{"rld_live": "0", "parts": {"perf', "", "[]", "null", '{"parts": 3}', "{}", "\x00", "[" * 100_000],
    ids=["truncated", "empty", "list", "null", "parts", "no parts", "zero", "deep"],
)
def test_a_damaged_file_gives_one_clear_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.json").write_text(text)
    with pytest.raises(DataError, match=r"a\.json") as caught:
        PresetFolder(tmp_path).read("a")
    assert "\n" not in str(caught.value)


def test_what_is_no_text_or_far_too_large_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"\xff\xfe")
    with pytest.raises(DataError, match="no whole preset"):
        PresetFolder(tmp_path).read("a")
    (tmp_path / "b.json").write_bytes(b" " * (5 * 2**20))
    with pytest.raises(DataError, match="larger"):
        PresetFolder(tmp_path).read("b")


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "presets").write_text("a file where the folder should be")
    with pytest.raises(RldError, match="a file in its place"):
        PresetFolder(tmp_path / "presets").write("a", PARTS)


def test_a_disk_that_is_full_is_told_and_keeps_nothing_of_it(tmp_path: Path) -> None:
    folder = PresetFolder(tmp_path)
    folder.write("a", PARTS)
    with disk_with_room_for(100), pytest.raises(DataError, match="File too large"):
        folder.write("a", {"knobs": [0.5] * 100})
    assert folder.read("a") == PARTS
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]
