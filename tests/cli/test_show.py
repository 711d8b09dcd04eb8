"""The command that tells how a show went."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from rld_live.box.show_folder import shows
from rld_live.box.show_log import ShowLog
from rld_live.cli.app import app
from rld_live.errors import DataError


def shown(*arguments: str) -> str:
    return CliRunner().invoke(app, ["show", *arguments], catch_exceptions=False, env={"COLUMNS": "120"}).output


def test_the_latest_show_is_a_table_with_a_verdict_below(tmp_path: Path) -> None:
    for seed in (7, 8):
        with ShowLog.open(tmp_path / "shows", kept=5) as show:
            show.note("seed", {"values": [seed]})
            show.note("underrun", {"values": [1], "ring_seconds": 0.125})
            show.note("minute", {"ring_seconds_min": 0.25})
            show.note("warning", {"logger": "rld_live", "message": "the disk is slow"})
            show.note("end", {"underruns": 1})
    text = shown("--set", f"files.folder={tmp_path}")
    assert ["seed", "8"] in [line.split()[1:] for line in text.splitlines()]
    assert "1 ring_seconds 0.125" in text
    assert "the disk is slow" in text
    assert "0.25" not in text
    assert text.splitlines()[-1] == "0:00:00 long: 1 underrun"
    assert "0.25" in shown("--set", f"files.folder={tmp_path}", "--minutes")
    first = shows(tmp_path / "shows")[0]
    assert ["seed", "7"] in [line.split()[1:] for line in shown(str(first)).splitlines()]


def test_what_strangers_sent_is_shown_as_it_came_and_steers_nothing(tmp_path: Path) -> None:
    with ShowLog.open(tmp_path / "shows", kept=5) as show:
        show.note("refused", {"values": ["/rld/seed", "[/b] [red]7", "\x1b]0;owned\x07"]})
        show.note("[/i]", {"device": "[usb] card"})
    text = shown("--set", f"files.folder={tmp_path}")
    assert "/rld/seed [/b] [red]7 �]0;owned�" in text
    assert "[/i]" in text
    assert "[usb] card" in text


def test_where_there_is_none_it_says_where_it_looked(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no show was logged there"):
        shown("--set", f"files.folder={tmp_path}")
