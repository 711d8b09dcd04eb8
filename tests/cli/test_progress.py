import pytest

from rld_live.cli.progress import progress_bar
from rld_live.errors import DataError


def test_an_error_takes_its_bar_away_so_that_its_own_line_stands_alone(capsys: pytest.CaptureFixture[str]) -> None:
    def encode() -> None:
        with progress_bar("encoding") as bar:
            bar.show(0.5, "a.wav")
            raise DataError("a.wav: is no sound; remove it")

    with pytest.raises(DataError):
        encode()
    assert capsys.readouterr().err == ""


def test_work_that_is_done_leaves_its_bar(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar("encoding") as bar:
        bar.show(1.0, "[/b].wav")
    told = capsys.readouterr().err
    assert "100 %" in told
    assert "[/b].wav" in told
