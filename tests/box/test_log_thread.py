"""The thread that writes the log."""

import logging
import threading
from collections.abc import Iterator

import pytest

from rld_live.box.log_thread import WAITING_MAXIMUM, LogThread
from tests.waiting import wait_until


class Writer(logging.Handler):
    """A terminal that can stand still."""

    def __init__(self) -> None:
        super().__init__()
        self.goes_on = threading.Event()
        self.goes_on.set()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.goes_on.wait()
        self.lines.append(record.getMessage())


@pytest.fixture
def writer() -> Iterator[Writer]:
    writer = Writer()
    yield writer
    writer.goes_on.set()


def logger_to(thread: LogThread) -> logging.Logger:
    logger = logging.Logger("test")
    logger.addHandler(thread)
    return logger


def test_a_flush_returns_when_all_is_written(writer: Writer) -> None:
    thread = LogThread(writer)
    for number in range(100):
        logger_to(thread).info("line %d", number)
    thread.flush()
    assert writer.lines == [f"line {number}" for number in range(100)]


def test_a_line_tells_what_was_so_when_it_was_logged(writer: Writer) -> None:
    thread = LogThread(writer)
    writer.goes_on.clear()
    seeds = [1]
    logger_to(thread).info("seeds %s", seeds)
    seeds.append(2)
    writer.goes_on.set()
    thread.flush()
    assert writer.lines == ["seeds [1]"]


def test_where_nobody_reads_lines_are_left_out_and_counted(writer: Writer) -> None:
    thread = LogThread(writer)
    writer.goes_on.clear()
    for number in range(WAITING_MAXIMUM + 100):
        logger_to(thread).info("line %d", number)
    thread.flush()  # not for ever
    writer.goes_on.set()
    wait_until(lambda: any("left out" in line for line in writer.lines))
    written = len(writer.lines) - 1
    assert writer.lines[:-1] == [f"line {number}" for number in range(written)]
    assert (
        writer.lines[-1] == f"{WAITING_MAXIMUM + 100 - written} lines were left out: whatever reads the log stood still"
    )
