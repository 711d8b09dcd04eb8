"""The main thread's work while the music plays: tell what has changed, and notice what has failed."""

import logging
import math
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Event

from rld_live.audio.output import AudioOutput
from rld_live.control.addresses import values
from rld_live.control.replies import Value
from rld_live.control.server import ControlServer
from rld_live.engine.observer import Observer
from rld_live.engine.performer import LivePerformer
from rld_live.engine.recordings import Recordings
from rld_live.engine.thread import EngineThread
from rld_live.errors import DeviceError

TICK_SECONDS = 0.05

log = logging.getLogger(__name__)


@dataclass
class MainLoop:
    """Ticks 20 times a second, and looks up for each beat while the music has one."""

    output: AudioOutput
    observer: Observer
    performer: LivePerformer
    control: ControlServer
    recordings: Recordings
    threads: tuple[EngineThread, ...]
    latency_ms: float = 0.0
    """Of the latest moment at which music sounded."""
    peak_rss_mb: float = 0.0
    _underruns: int = 0
    _recording: str = ""
    _beat: int | None = None
    _values: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)

    def run(self, *, duration: float | None, interrupted: Event) -> None:
        """Return when somebody quits, or `duration` seconds after the first sound.

        Raise what ended a thread, and `DeviceError` for a dead output.
        """
        self._values = self._stands()
        tick_due = 0.0
        while not (interrupted.is_set() or self.performer.quit_requested.is_set()):
            now = time.monotonic()
            if now >= tick_due:
                tick_due = now + TICK_SECONDS
                self._tick()
                began = self.output.meters().first_sound_time
                if duration and began and now - began >= duration:
                    return
            seconds_to_beat = self._tell_beat(time.monotonic())
            time.sleep(max(0.0, min(seconds_to_beat, tick_due - time.monotonic())))

    def _tick(self) -> None:
        status = self.observer.status()
        self.performer.latest_status = status
        self.control.publish(status)
        self.recordings.drain()
        self._tell_changes()
        if status.underruns > self._underruns:
            self._underruns = status.underruns
            self.control.event("underrun", status.underruns)
            log.warning("underrun %d: raise audio.prebuffer_seconds, or lower steps", status.underruns)
        self.peak_rss_mb = max(self.peak_rss_mb, status.memory_mb)
        if status.state == "playing":
            self.latency_ms = status.latency_ms
        for thread in self.threads:
            if thread.fault is not None:
                raise thread.fault
        if not self.output.is_alive:
            raise DeviceError(
                f"{self.observer.device.name}: the sound has stopped: see `rld-live devices`, and serve again"
            )

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
