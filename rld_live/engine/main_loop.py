"""The main thread's work while the music plays: tell what has changed, and notice what has failed."""

import logging
import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from rld_live.audio.output import AudioOutput
from rld_live.control.addresses import values
from rld_live.control.replies import Value
from rld_live.control.server import ControlServer
from rld_live.engine.files.recordings import Recordings
from rld_live.engine.observer import Observer
from rld_live.engine.orders import Leash, Orders
from rld_live.engine.performer import LivePerformer
from rld_live.engine.state.state_keeper import StateKeeper
from rld_live.engine.thread import EngineThread
from rld_live.leash import Word
from rld_live.status import Status

TICK_SECONDS = 0.05

log = logging.getLogger(__name__)


class Onlooker(Protocol):
    """Whoever wants to see each status, 20 times a second."""

    def look(self, status: Status, now: float) -> None:
        """Take the state of this moment (monotonic seconds)."""


@dataclass
class MainLoop:
    """Ticks 20 times a second, and looks up for each beat while the music has one."""

    output: AudioOutput
    observer: Observer
    performer: LivePerformer
    control: ControlServer
    recordings: Recordings
    keeper: StateKeeper
    leash: Leash
    reload: Callable[[], None]
    """Has the config read again, by whoever may take the time."""
    threads: tuple[EngineThread, ...]
    onlookers: tuple[Onlooker, ...]
    latency_ms: float = 0.0
    """Of the latest moment at which music sounded."""
    peak_rss_mb: float = 0.0
    _has_sounded: bool = False
    _underruns: int = 0
    _recording: str = ""
    _gap_seconds: float = 0.0
    _beat: int | None = None
    _values: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)

    def run(self, *, duration: float | None, sounding_since: float, orders: Orders) -> None:
        """Return when somebody quits, or `duration` seconds after the first sound; raise what ended a thread.

        That was at `sounding_since` (monotonic seconds) if another engine has begun the performance, and else 0.
        """
        self._values = self._stands()
        tick_due = 0.0
        self.leash.tell(Word.STARTED)
        while not (orders.leave.is_set() or self.performer.quit_requested.is_set()):
            if orders.reload.is_set():
                orders.reload.clear()
                self.reload()
            now = time.monotonic()
            if now >= tick_due:
                tick_due = now + TICK_SECONDS
                self._tick()
                began = self.output.meters().first_sound_time
                if began and not self._has_sounded:
                    self._has_sounded = True
                    self.leash.tell(Word.SOUNDING)
                first = sounding_since or began
                if duration and first and now - first >= duration:
                    break
            seconds_to_beat = self._tell_beat(time.monotonic())
            orders.leave.wait(max(0.0, min(seconds_to_beat, tick_due - time.monotonic())))
        self.leash.tell(Word.ENDING)

    def _tick(self) -> None:
        status = self.observer.status()
        self.performer.latest_status = status
        for onlooker in self.onlookers:
            onlooker.look(status, time.monotonic())
        self.control.publish(status)
        self.recordings.drain()
        self.keeper.turn()
        self._tell_changes()
        for name, *told in self.output.news():
            self.control.event(name, *told)
        self._tell_gap(status)
        if status.underruns > self._underruns:
            self._underruns = status.underruns
            self.control.event("underrun", status.underruns)
            text = "underrun %d: raise audio.prebuffer_seconds, or lower steps"
            log.warning(text, status.underruns, extra={"is_event": True})
        self.peak_rss_mb = max(self.peak_rss_mb, status.memory_mb)
        if status.state == "playing":
            self.latency_ms = status.latency_ms
        for thread in self.threads:
            if thread.fault is not None:
                raise thread.fault
        if self.output.fault is not None:
            raise self.output.fault

    def _tell_changes(self) -> None:
        stands, before = self._stands(), self._values
        for address, value in stands.items():
            if value != before.get(address):
                self.control.event("value", address, *value)
        self._values = stands
        recording = self.recordings.current
        if recording != self._recording:
            self.control.event("recording", recording)
        self._recording = recording

    def _tell_gap(self, status: Status) -> None:
        """Tell what a slow disk has cost a recording so far: when that begins, and with each second more."""
        seconds = status.recording_lost_frames / self.observer.chain.device.sample_rate
        if not seconds:
            self._gap_seconds = 0.0
        elif not self._gap_seconds or seconds - self._gap_seconds >= 1.0:
            self._gap_seconds = seconds
            self.control.event("recording_gap", status.recording, seconds)
            log.warning("%s: the disk is too slow: %.1f s are missing, as silence", status.recording, seconds)

    def _tell_beat(self, now: float) -> float:
        """Tell the beat that has begun, while quantize is on; return the seconds until the next one."""
        if self.performer.standing().quantize == "off":
            self._beat = None
            return TICK_SECONDS
        beat = self.observer.beat(now)
        if self._beat != (number := math.floor(beat)):
            self.control.event("beat", number)
        self._beat = number
        return (number + 1 - beat) * self.observer.seconds_per_beat

    def _stands(self) -> Mapping[str, tuple[Value, ...]]:
        return values(self.performer.standing(), self.performer.knobs())
