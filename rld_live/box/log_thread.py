"""The thread that writes the log, so that nobody else waits for the terminal."""

import contextlib
import copy
import logging
import queue
import threading

from rld_live.box.standard_error import PATIENCE_SECONDS

WAITING_MAXIMUM = 1000


class LogThread(logging.Handler):
    """Takes lines from any thread, and never makes one wait: `writer` writes them, which nobody else may use.

    A terminal that stands still, as after Ctrl-S, costs lines, which are counted, and never the music.
    """

    def __init__(self, writer: logging.Handler) -> None:
        super().__init__()
        self._writer = writer
        self._waiting: queue.Queue[logging.LogRecord] = queue.Queue(WAITING_MAXIMUM)
        self._left_out = 0
        self._told = 0
        """How many of those that were left out have been told of; the thread's own."""
        threading.Thread(target=self._write_all, name="log", daemon=True).start()

    def emit(self, record: logging.LogRecord) -> None:
        """Have `record` written some time soon."""
        try:
            self._waiting.put_nowait(_as_it_is_now(record))
        except queue.Full:
            self._left_out += 1

    def flush(self) -> None:
        """Return when everything is written, or when that takes too long; `logging` calls it at the exit."""
        with self._waiting.all_tasks_done:
            self._waiting.all_tasks_done.wait_for(lambda: not self._waiting.unfinished_tasks, PATIENCE_SECONDS)

    def _write_all(self) -> None:
        while True:
            # Not by `handle`: the exit waits for the lock that it would hold.
            self._writer.emit(self._waiting.get())
            if self._waiting.empty():
                self._tell_left_out()
            self._waiting.task_done()

    def _tell_left_out(self) -> None:
        count = self._left_out - self._told
        self._told += count
        if count:
            line = f"{count} lines were left out: whatever reads the log stood still"
            self._writer.emit(logging.LogRecord(__name__, logging.WARNING, __file__, 0, line, (), None))


def _as_it_is_now(record: logging.LogRecord) -> logging.LogRecord:
    """Return `record` with its message made: what it tells of may have changed when it is written."""
    settled = copy.copy(record)
    with contextlib.suppress(Exception):  # whoever writes it tells of it
        settled.msg, settled.args = record.getMessage(), ()
    return settled
