from pathlib import Path

import pytest

from rld_live.errors import DataError
from rld_live.offline.output_folder import make_folder


def test_a_folder_is_made_with_those_above_it_and_may_be_there(tmp_path: Path) -> None:
    for _ in range(2):
        make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_a_file_in_the_way_is_told_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    for path in (tmp_path / "a", tmp_path / "a" / "b"):
        with pytest.raises(DataError, match=f"{path}: cannot be made: .*; choose another folder with --out"):
            make_folder(path)
