"""Lines of the log for machines: the journal of systemd, JSON, and not too many of either."""

import json
import logging
import re
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

SECONDS_APART = 1.0
KINDS_REMEMBERED = 256

_NUMBERS = re.compile(r"\d+")
_JOURNAL_PRIORITIES = {logging.DEBUG: 7, logging.INFO: 6, logging.WARNING: 4, logging.ERROR: 3, logging.CRITICAL: 2}
"""What sd-daemon(3) puts before a line."""


class JsonLines(logging.Formatter):
    """One JSON object a line: time (ISO 8601, with its offset), level, logger, message, and a traceback if there is."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).astimezone().isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


class JournalLines(logging.Formatter):
    """One line for each event, with the priority that sd-daemon(3) puts before it; the journal knows the time."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        level = min(record.levelno // 10 * 10, logging.CRITICAL)
        return f"<{_JOURNAL_PRIORITIES.get(level, 6)}>{' | '.join(super().format(record).splitlines())}"


class NotTooOften(logging.Filter):
    """Lets a warning or an error pass once a second; those that differ in their numbers only are the same one."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._lock = threading.Lock()
        self._passed: dict[str, tuple[float, int]] = {}
        """When the latest of a kind has passed, and how many have not since."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether `record` passes; one that does says how many before it did not."""
        if record.levelno < logging.WARNING:
            return True
        now, message = self._clock(), record.getMessage()
        kind = _NUMBERS.sub("#", f"{record.name} {message}")
        with self._lock:
            at, held = self._passed.pop(kind, (-SECONDS_APART, 0))
            passes = now - at >= SECONDS_APART
            self._passed[kind] = (now, 0) if passes else (at, held + 1)
            if len(self._passed) > KINDS_REMEMBERED:
                del self._passed[next(iter(self._passed))]
        if passes and held:
            record.msg, record.args = f"{message} (and {held} more like it)", ()
        return passes
