"""Nothing is written, nor read, outside of the folder, whatever name comes and whatever lies in it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from rld_live.engine.files.folder import Folder, replace_text
from rld_live.engine.files.preset_folder import PresetFolder
from rld_live.errors import ControlError, DataError, RldError

BAD_NAMES = [
    *("", ".", "..", "...", "/", "//", "~", "*", "?", "-/", "./a", "../a", "a/..", "a/../b", "../../etc/passwd", "a/b"),
    *("/etc/passwd", "C:\\a", "..\\a", "a\\b", "\\\\host\\a", "%2e%2e%2fa", "..%2fa", "a:b", "file:///etc/passwd"),
    *(
        "a\0",
        "\0",
        "a\0b",
        "../a\0b",
        "a\n",
        "\na",
        "a\r",
        "a\tb",
        "a\x1b[2J",
        "a\x7f",
        "a\u202eb",
        "\ufeffa",
        "a\u0085",
    ),
    *(" ", " a", "a ", "a.", ".a", "a.json", "-.", "a..b", "ü", "é", "a\u0301", "\uff0e\uff0e\uff0fa", "𝒶", "\ud800"),
    *("a" * 65, "a" * 256, "../" * 100 + "etc/passwd", "a" * 100_000, "\u0000" * 1000),
    *("con", "CON", "Aux", "nul", "NUL", "prn", "COM1", "com9", "lpt1", "LPT0"),
    *("$HOME", "`id`", "$(id)", "a;b", "a|b", "a&b", 'a"b', "a'b", "a<b", "a>b", "{}", "[0-9]"),
]
GOOD_NAMES = [
    "a",
    "A",
    "0",
    "-",
    "_",
    "--",
    "take 1",
    "a" * 64,
    "2026-11-21 20-15-30",
    "null",
    "console",
    "com",
    "com10",
]


@pytest.mark.parametrize("name", BAD_NAMES, ids=lambda name: ascii(name)[:24])
def test_a_name_that_could_lead_elsewhere_is_refused_in_one_line(tmp_path: Path, name: str) -> None:
    folder = Folder(tmp_path / "inner")
    for ask in (folder.place_for, folder.file):
        with pytest.raises(ControlError, match="cannot be used") as caught:
            ask(name, ".json")
        assert len(str(caught.value).splitlines()) == 1
        assert len(str(caught.value)) < 500
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", GOOD_NAMES)
def test_any_other_name_is_a_file_right_in_the_folder(tmp_path: Path, name: str) -> None:
    folder = Folder(tmp_path / "inner")
    assert folder.place_for(name, ".json") == folder.file(name, ".json") == tmp_path / "inner" / f"{name}.json"
    folder.place_for(name, ".json").touch()
    assert folder.names(".json") == (name,)


def test_a_name_that_differs_in_capitals_only_is_refused_so_that_a_set_can_move_to_any_disk(tmp_path: Path) -> None:
    folder = PresetFolder(tmp_path / "presets")
    folder.write("Opening", {"first": 1})
    with pytest.raises(ControlError, match="'Opening' is there, and differs in capitals only"):
        folder.write("opening", {"second": 2})
    folder.write("Opening", {"third": 3})
    assert folder.read("Opening") == {"third": 3}


# Links

OUTSIDE = "outside.json"


def link_to_a_file(folder: Path, outside: Path) -> None:
    (folder / "a.json").symlink_to(outside)


def link_upwards(folder: Path, _outside: Path) -> None:
    (folder / "a.json").symlink_to(Path("..") / ".." / OUTSIDE)


def link_by_way_of_a_folder(folder: Path, outside: Path) -> None:
    (folder / "door").symlink_to(outside.parent)
    (folder / "a.json").symlink_to(Path("door") / OUTSIDE)


@pytest.mark.parametrize("lay", [link_to_a_file, link_upwards, link_by_way_of_a_folder])
def test_a_link_that_leads_out_is_not_read_and_is_replaced_by_what_is_written(
    tmp_path: Path, lay: Callable[[Path, Path], None]
) -> None:
    root, outside = tmp_path / "root" / "presets", tmp_path / OUTSIDE
    root.mkdir(parents=True)
    outside.write_text('{"parts": {"secret": 1}}')
    lay(root, outside)
    presets = PresetFolder(root)
    with pytest.raises(DataError, match="leads out of"):
        presets.read("a")
    presets.write("a", {"mine": 1})
    assert presets.read("a") == {"mine": 1}
    assert outside.read_text() == '{"parts": {"secret": 1}}'


def test_a_link_in_the_place_of_what_is_written_first_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "precious"
    outside.write_text("precious")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / ".state.json.part").symlink_to(outside)
    replace_text(tmp_path / "folder" / "state.json", "new")
    assert outside.read_text() == "precious"
    assert [each.name for each in (tmp_path / "folder").iterdir()] == ["state.json"]


@pytest.mark.parametrize("is_there", [True, False])
def test_a_folder_that_is_a_link_out_is_refused(tmp_path: Path, is_there: bool) -> None:
    outside, root = tmp_path / "outside", tmp_path / "root"
    root.mkdir()
    if is_there:
        outside.mkdir()
    (root / "presets").symlink_to(outside)
    with pytest.raises(DataError, match=r"leads out of|cannot be made"):
        PresetFolder(root / "presets").write("a", {})
    assert not is_there or list(outside.iterdir()) == []
    assert outside.exists() == is_there


def test_files_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    (tmp_path / "rld_live").symlink_to(tmp_path / "stick")
    PresetFolder(tmp_path / "rld_live" / "presets").write("a", {})
    assert (tmp_path / "stick" / "presets" / "a.json").exists()


# What is no file, and folders that cannot be


def test_a_pipe_or_a_folder_with_the_name_of_a_preset_is_told_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.json")
    (tmp_path / "b.json").mkdir()
    for name in ("a", "b"):
        with pytest.raises(DataError, match="is no file"):
            PresetFolder(tmp_path).read(name)
    with pytest.raises(DataError, match="Is a directory"):
        PresetFolder(tmp_path).write("b", {})


@pytest.mark.parametrize(
    ("folder", "reason"),
    [
        (lambda here: here / "file", "there is a file in its place"),
        (lambda here: here / "file" / "presets", "Not a directory"),
        (lambda here: here / ("a" * 300), "File name too long"),
        (lambda _: Path("/proc/rld_live/presets"), "cannot be made"),
        (lambda here: here / "loop" / "presets", "symbolic links"),
    ],
    ids=["a file", "in a file", "too long", "not allowed", "a loop"],
)
def test_a_folder_that_cannot_be_made_gives_one_clear_line(
    tmp_path: Path, folder: Callable[[Path], Path], reason: str
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(RldError, match=reason) as caught:
        PresetFolder(folder(tmp_path)).write("a", {})
    assert len(str(caught.value).splitlines()) == 1
    assert "files.folder" in str(caught.value)
    assert PresetFolder(folder(tmp_path)).names() == ()
    with pytest.raises(RldError):
        PresetFolder(folder(tmp_path)).read("a")


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_is_read_only_gives_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "presets").mkdir(mode=0o500)
    with pytest.raises(DataError, match="Permission denied"):
        PresetFolder(tmp_path / "presets").write("a", {})
