"""What of a performance goes into its show log."""

import logging
import math
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from rld_live import __version__
from rld_live.audio.device import OutputInfo
from rld_live.box.priority import realtime_priority
from rld_live.box.show_log import ShowLog
from rld_live.config import Config
from rld_live.control.clients import Inside, Sender
from rld_live.control.replies import Value
from rld_live.engine.report import Report
from rld_live.status import Status

SUMMARY_SECONDS = 60.0

log = logging.getLogger(__name__)

_UNNOTED = frozenset({"value", "window", "beat"})
"""Events that are what goes on all the time."""
_CIRCUMSTANCES = ("ring_seconds", "horizon_seconds", "generate_rtf", "decode_rtf", "decode_rtf_p99", "cpu")
"""Told with an underrun."""
_NOTED = frozenset(
    f"/rld/{name}" for name in ("play", "stop", "panic", "quit", "preset/load", "preset/save", "slot/store")
)
"""Commands that no event tells of."""


class Chronicle:
    """Takes notes of what happens, as the control server's witness and in the main loop."""

    def __init__(self, show: ShowLog, first_sound: Callable[[], float]) -> None:
        """Take notes in `show`; `first_sound` tells when music was first heard (monotonic seconds; 0 before)."""
        self._show = show
        self._first_sound = first_sound
        self._status = Status()
        self._minute = _Minute()
        self._minute_ends = math.inf

    def happened(self, name: str, values: Sequence[Value]) -> None:
        """Note an event; an underrun with how things stood (any thread)."""
        if name not in _UNNOTED:
            status = self._status
            circumstances = {each: getattr(status, each) for each in _CIRCUMSTANCES} if name == "underrun" else {}
            self._show.note(name, {"values": list(values), **circumstances})

    def answered(self, address: str, values: Sequence[Value], sender: Sender) -> None:
        """Note what was refused, and what was done that nothing else tells of (any thread)."""
        if address == "/rld/error":
            self._show.note("refused", {"values": list(values), "sender": _name(sender)})
        elif address == "/rld/done" and values[0] in _NOTED:
            self._show.note("command", {"values": list(values), "sender": _name(sender)})

    def look(self, status: Status, now: float) -> None:
        """Take the state of this moment, and sum it up once a minute (main thread)."""
        self._show.first_sound_time = self._first_sound()
        if status.state != self._status.state:
            self._show.note("state", {"values": [status.state]})
        self._status = status
        self._minute.add(status)
        if self._minute_ends == math.inf:
            self._minute_ends = now + SUMMARY_SECONDS
        if now >= self._minute_ends:
            self._show.note("minute", self._minute.summary(status))
            self._minute, self._minute_ends = _Minute(), now + SUMMARY_SECONDS

    def opened(self, device: OutputInfo, *, pid: int | None) -> None:
        """Note the sound card that plays, and how soon the kernel lets the process be served that plays on it."""
        priority = realtime_priority(pid or 0)
        log.info("realtime priority of the sound: %s", priority or "none (the limit rtprio allows it), and it plays on")
        self._show.note("device", {**asdict(device), "realtime_priority": priority})

    def end(self, report: Report) -> None:
        """Note what it came to."""
        self._show.note("end", asdict(report))


def _name(sender: Sender) -> str:
    return sender.name if isinstance(sender, Inside) else f"{sender[0]}:{sender[1]}"


class _Minute:
    """A minute in numbers."""

    def __init__(self) -> None:
        self._looks = 0
        self._ring_seconds_min = math.inf
        self._cpu = 0.0

    def add(self, status: Status) -> None:
        self._looks += 1
        self._cpu += status.cpu
        if status.state == "playing":
            self._ring_seconds_min = min(self._ring_seconds_min, status.ring_seconds)

    def summary(self, status: Status) -> dict[str, Any]:
        numbers = {
            "ring_seconds_min": self._ring_seconds_min if self._ring_seconds_min < math.inf else 0.0,
            "generate_rtf": status.generate_rtf,
            "decode_rtf_p99": status.decode_rtf_p99,
            "cpu": self._cpu / self._looks,
            "memory_mb": status.memory_mb,
        }
        return {"state": status.state, **{name: round(value, 3) for name, value in numbers.items()}} | {
            "seed": status.seed,
            "underruns": status.underruns,
        }


@contextmanager
def show_log(config: Config, *, restarts: int, death: str) -> Iterator[ShowLog]:
    """Keep a show log, which begins with what is going to be played (without secrets), and holds the log's warnings."""
    goes_on_of = os.getppid() if restarts else None  # the supervisor, whose engines play one performance
    with ShowLog.open(config.files.folder / "shows", kept=config.files.shows, goes_on_of=goes_on_of) as show:
        handler = _Notes(show)
        logger = logging.getLogger("rld_live")
        logger.addHandler(handler)
        show.note(
            "start",
            {
                "version": __version__,
                "parent": os.getppid(),
                "restarts": restarts,
                "death": death,
                "config": config.model_dump(mode="json", exclude={"web": {"token"}}),
            },
        )
        try:
            yield show
        finally:
            logger.removeHandler(handler)


class _Notes(logging.Handler):
    def __init__(self, show: ShowLog) -> None:
        super().__init__(logging.WARNING)
        self._show = show

    def emit(self, record: logging.LogRecord) -> None:
        if getattr(record, "is_event", False):  # noted already
            return
        details = {"logger": record.name, "message": record.getMessage()}
        if record.exc_info:
            details["traceback"] = (self.formatter or logging.Formatter()).formatException(record.exc_info)
        self._show.note(record.levelname.lower(), details)
