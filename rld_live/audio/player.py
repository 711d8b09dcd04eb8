"""The device's callback: all that the audio process does on time."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from rld_live.audio.frames import Frames
from rld_live.audio.messages import MessageQueue
from rld_live.audio.meters import MeterBoard
from rld_live.audio.playback import Playback
from rld_live.audio.recorder import Recorder
from rld_live.audio.ring import RingBuffer
from rld_live.audio.settings import ProcessSettings

FAREWELL_SECONDS = 0.25
"""The fade when the engine is gone; with the last blocks it stays below 300 ms."""


class Player:
    """Obeys messages, plays, records and shows its meters, block by block.

    `render` belongs to the device's thread, the rest to the main one. `on_recording_failure` is told by a third.
    """

    def __init__(
        self, settings: ProcessSettings, *, sample_rate: int, on_recording_failure: Callable[[str], None]
    ) -> None:
        ring = RingBuffer.attach(settings.ring_fd)
        prebuffer = round(settings.prebuffer_seconds * sample_rate)
        self._playback = Playback(ring, sample_rate=sample_rate, prebuffer_frames=prebuffer)
        self._messages = MessageQueue.attach(settings.messages_fd)
        self._board = MeterBoard.attach(settings.meters_fd, settings.channels)
        self._recorder: Recorder | None = None
        if settings.record:
            self._recorder = Recorder(
                Path(settings.record),
                sample_rate=sample_rate,
                channels=settings.channels,
                on_failure=on_recording_failure,
            )
        self.meters = self._board.read()
        self._is_leaving = threading.Event()
        self._has_left = False

    def render(self, out: Frames, *, late_seconds: float, is_underflow: bool) -> None:
        """Fill `out`; whatever goes wrong is counted and heard as silence."""
        faults = self.meters.faults
        try:
            self._obey()
            self._playback.render(out)
            if self._recorder is not None:
                self._recorder.tap(out)
        except Exception:  # noqa: BLE001 - a callback that raises ends the stream; a silent block can be counted
            out.fill(0.0)
            faults += 1
        now = time.monotonic()
        before, meters = self.meters, self._playback.meters()
        self.meters = replace(
            meters,
            heartbeat=before.heartbeat + 1,
            time=now,
            first_sound_time=before.first_sound_time or (now if meters.frames_played else 0.0),
            underflows=before.underflows + is_underflow,
            late_seconds_max=max(before.late_seconds_max, late_seconds),
            faults=faults,
            recorded_frames=self._recorder.frames if self._recorder else 0,
            recording_lost_frames=self._recorder.lost_frames if self._recorder else 0,
        )
        self._board.publish(self.meters)

    def leave(self) -> None:
        """Fade out, and wait until that has been heard, if the device still asks for blocks."""
        self._is_leaving.set()
        _wait(lambda: self._has_left and not self.meters.is_sounding, FAREWELL_SECONDS + 0.25)
        heartbeat = self.meters.heartbeat
        _wait(lambda: self.meters.heartbeat >= heartbeat + 2, 0.1)  # the limiter's look-ahead

    def close(self) -> None:
        """Complete the recording."""
        if self._recorder is not None:
            self._recorder.close()

    def _obey(self) -> None:
        for message in self._messages.take():
            self._playback.obey(message)
        if self._is_leaving.is_set() and not self._has_left:
            self._playback.stop(FAREWELL_SECONDS)
            self._has_left = True


def _wait(is_done: Callable[[], bool], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not is_done() and time.monotonic() < deadline:
        time.sleep(0.002)
