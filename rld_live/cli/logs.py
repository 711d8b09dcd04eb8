"""Where the lines of the log go, and what they look like."""

import logging
import sys
from collections.abc import Callable, Mapping
from enum import StrEnum

from rich.console import Console
from rich.logging import RichHandler

from rld_live.box.journal import is_journal
from rld_live.box.log_lines import JournalLines, JsonLines, NotTooOften
from rld_live.box.log_thread import LogThread
from rld_live.box.standard_error import unbuffered


class LogStyle(StrEnum):
    """What a line looks like."""

    AUTO = "auto"
    TEXT = "text"
    JSON = "json"
    JOURNAL = "journal"


_FORMATTERS: Mapping[LogStyle, Callable[[], logging.Formatter]] = {
    LogStyle.TEXT: lambda: logging.Formatter("%(asctime)s %(levelname)s %(message)s"),
    LogStyle.JSON: JsonLines,
    LogStyle.JOURNAL: JournalLines,
}


def log_to_stderr(style: LogStyle, *, is_verbose: bool) -> None:
    """Log to standard error; for a person if one sits there, and in the journal's way where that reads it."""
    writer: logging.Handler
    if style is LogStyle.AUTO and sys.stderr.isatty():
        writer = RichHandler(console=Console(file=unbuffered()), show_path=False, markup=False)
        writer.setFormatter(logging.Formatter("%(message)s"))
        thread = LogThread(writer)
    else:
        writer = logging.StreamHandler(unbuffered())
        writer.setFormatter(_FORMATTERS[_chosen(style)]())
        thread = LogThread(writer)
        thread.addFilter(NotTooOften())
    logging.basicConfig(level=logging.DEBUG if is_verbose else logging.INFO, handlers=[thread])


def flush_log() -> None:
    """Return when what was logged is written, or when that takes too long."""
    for handler in logging.getLogger().handlers:
        handler.flush()


def _chosen(style: LogStyle) -> LogStyle:
    if style is not LogStyle.AUTO:
        return style
    return LogStyle.JOURNAL if is_journal(sys.stderr) else LogStyle.TEXT
