"""Lines of the log for machines."""

import io
import json
import logging
import sys
from datetime import datetime
from pathlib import Path

import pytest

from rld_live.box.journal import is_journal
from rld_live.box.log_lines import JournalLines, JsonLines, NotTooOften


def record(message: str, *values: object, level: int = logging.WARNING) -> logging.LogRecord:
    return logging.LogRecord("rld_live.engine", level, "", 0, message, values, None)


def failed() -> logging.LogRecord:
    try:
        raise ValueError("two\nlines")
    except ValueError:
        return logging.LogRecord("rld_live.engine", logging.ERROR, "", 0, "it failed", (), sys.exc_info())


def test_a_json_line_has_time_with_offset_level_logger_and_message() -> None:
    line = json.loads(JsonLines().format(record("underrun %d: Ω\nmore", 3)))
    assert (line["level"], line["logger"], line["message"]) == ("warning", "rld_live.engine", "underrun 3: Ω\nmore")
    assert datetime.fromisoformat(line["time"]).utcoffset() is not None


def test_a_traceback_stays_in_its_line() -> None:
    for formatter in (JsonLines(), JournalLines()):
        text = formatter.format(failed())
        assert "\n" not in text
        assert "ValueError" in text


@pytest.mark.parametrize(
    ("level", "priority"),
    [(logging.DEBUG, 7), (logging.INFO, 6), (logging.WARNING, 4), (logging.ERROR, 3), (logging.CRITICAL, 2), (35, 4)],
)
def test_the_journal_gets_its_priorities(level: int, priority: int) -> None:
    assert JournalLines().format(record("a\nb", level=level)) == f"<{priority}>a | b"


def test_of_warnings_that_differ_in_numbers_only_one_passes_a_second_and_says_how_many_did_not() -> None:
    now = [0.0]
    patience = NotTooOften(clock=lambda: now[0])
    assert patience.filter(record("underrun %d", 1))
    assert not patience.filter(record("underrun %d", 2))
    assert not patience.filter(record("underrun %d", 3))
    assert patience.filter(record("another thing"))
    now[0] = 1.0
    passing = record("underrun %d", 4)
    assert patience.filter(passing)
    assert passing.getMessage() == "underrun 4 (and 2 more like it)"


def test_what_is_no_warning_always_passes() -> None:
    patience = NotTooOften(clock=lambda: 0.0)
    assert all(patience.filter(record("seed %d", seed, level=logging.INFO)) for seed in range(3))


def test_the_journal_is_recognised_by_the_device_and_the_inode_of_the_stream(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "stream").open("w") as stream:
        status = (tmp_path / "stream").stat()
        assert not is_journal(stream)
        monkeypatch.setenv("JOURNAL_STREAM", f"{status.st_dev}:{status.st_ino}")
        assert is_journal(stream)
    assert not is_journal(io.StringIO())
