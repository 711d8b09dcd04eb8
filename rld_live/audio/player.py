"""The device's callback: all that the audio process does on time."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from rld_live.audio.dated import DatedMessages
from rld_live.audio.frames import Frames
from rld_live.audio.journal import Journal
from rld_live.audio.messages import Message, MessageQueue, Verb
from rld_live.audio.meters import MeterBoard
from rld_live.audio.playback import Playback
from rld_live.audio.ring import RingBuffer, RingView
from rld_live.audio.scope import Scope
from rld_live.audio.settings import ProcessSettings
from rld_live.audio.taping import Taping

FAREWELL_SECONDS = 0.25
"""The fade when the engine is gone; with the last blocks it stays below 300 ms."""
CLOSE_SECONDS = 1.0
"""How long a disk is waited for in the end; what it has not taken then is lost, the file is whole without it."""
FIRST_RECORDING = 1
FRAMES_PER_CUT = 64
"""A block is cut once per so many of its frames at most, whatever is dated in it: a piece costs as much as a block."""


class Player:
    """Obeys messages, plays, records, keeps the journal and shows its meters, block by block.

    `render` belongs to the device's thread, the rest to the main one. `on_recording_failure` is told by a third.
    What is heard follows from the journal: which ring was seen, and which message was obeyed, before which frame.

    It may be there in place of another one, which ended: then it goes on counting, and what that one was asked for is
    not its business; the engine will say where everything stands.
    """

    def __init__(
        self,
        settings: ProcessSettings,
        *,
        sample_rate: int,
        latency_seconds: float,
        on_recording_failure: Callable[[int, str], None],
    ) -> None:
        """Play for a device where what it asks for is heard `latency_seconds` later."""
        self._sample_rate = sample_rate
        self._latency_seconds = latency_seconds
        self._ring = RingBuffer.attach(settings.ring_fd)
        prebuffer = round(settings.prebuffer_seconds * sample_rate)
        self._messages = MessageQueue.attach(settings.messages_fd)
        self._board = MeterBoard.attach(settings.meters_fd, settings.channels)
        self._journal = Journal.attach(settings.journal_fd)
        self.meters = self._board.read()
        self._playback = Playback(self._ring, sample_rate=sample_rate, prebuffer_frames=prebuffer, before=self.meters)
        self._scope = Scope.attach(settings.scope_fd)
        self.taping = Taping(
            self._journal, sample_rate=sample_rate, channels=settings.channels, on_failure=on_recording_failure
        )
        if settings.record:
            self.taping.start(Path(settings.record), number=FIRST_RECORDING, skips_silence=True)
        self._frame = self._take_over(settings.block_frames) if self.meters.heartbeat else 0
        self._view = RingView(0)
        self._dated = DatedMessages()
        self._is_leaving = threading.Event()
        self._has_left = False

    def render(self, out: Frames, *, block_time: float, late_seconds: float, is_underflow: bool) -> None:
        """Fill `out`; whatever goes wrong is counted and heard as silence."""
        faults = self.meters.faults
        try:
            self.taping.turn(self._frame)
            self._play(out, heard_from=block_time + self._latency_seconds)
        except Exception:  # noqa: BLE001 - a callback that raises ends the stream; a silent block can be counted
            out.fill(0.0)
            faults += 1
            self._journal.note_fault(self._frame)
        self.taping.tap(out)
        self._scope.draw(out)
        self._frame += len(out)
        now = time.monotonic()
        before, meters = self.meters, self._playback.meters()
        self.meters = replace(
            meters,
            heartbeat=before.heartbeat + 1,
            time=now,
            block_time=block_time,
            device_frame=self._frame,
            first_sound_time=before.first_sound_time or (now if meters.frames_played else 0.0),
            underflows=before.underflows + is_underflow,
            late_seconds_max=max(before.late_seconds_max, late_seconds),
            faults=faults,
            recorded_frames=self.taping.frames,
            recording_lost_frames=self.taping.lost_frames,
        )
        self._board.publish(self.meters)

    def leave(self) -> None:
        """Fade out, and wait until that has been heard, if the device still asks for blocks."""
        self._is_leaving.set()
        _wait(lambda: self._has_left and not self.meters.is_sounding, FAREWELL_SECONDS + 0.25)
        heartbeat = self.meters.heartbeat
        _wait(lambda: self.meters.heartbeat >= heartbeat + 2, 0.1)  # the limiter's look-ahead

    def close(self) -> None:
        """Complete the recording, as far as its disk does that soon."""
        self.taping.close(CLOSE_SECONDS)

    def _take_over(self, block_frames: int) -> int:
        """Go on for a player that has ended; return the frame to count on from."""
        for _ in self._messages.take():
            pass
        frame = self.meters.device_frame + block_frames  # beyond what it noted about the block in which it ended
        self._journal.note_replaced(frame, self._ring.taken)
        return frame

    def _play(self, out: Frames, *, heard_from: float) -> None:
        """Render `out`, heard from `heard_from` on, in pieces that begin where a dated message is due."""
        view = self._ring.view()
        if view != self._view:
            self._view = view
            self._journal.note_view(self._frame, view)
        latest = self._arrived()
        done, cuts = 0, max(1, len(out) // FRAMES_PER_CUT)
        while (due := self._dated.take(start=heard_from, frames=len(out), sample_rate=self._sample_rate)) is not None:
            frame, message = due
            if frame > done and cuts:
                self._obey(latest, self._frame + done)
                self._playback.render(out[done:frame], view)
                done, cuts = frame, cuts - 1
            _put(message, latest)
        self._obey(latest, self._frame + done)
        self._playback.render(out[done:], view)

    def _arrived(self) -> dict[Verb, Message]:
        """Return what is to be obeyed at once: of each verb the latest message."""
        latest: dict[Verb, Message] = {}
        for message in self._messages.take():
            if message.verb is Verb.PANIC:
                self._dated.clear()
            if not (message.due and self._dated.add(message)):
                _put(message, latest)
        if self._is_leaving.is_set() and not self._has_left:
            _put(Message(Verb.STOP, seconds=FAREWELL_SECONDS), latest)
            self._has_left = True
        return latest

    def _obey(self, latest: dict[Verb, Message], frame: int) -> None:
        """Obey all of `latest` before `frame`, in its order, and empty it."""
        for message in latest.values():
            self._journal.note_message(frame, message)
            self._playback.obey(message)
        latest.clear()


def _put(message: Message, latest: dict[Verb, Message]) -> None:
    """Add `message` as the last of `latest`; of several at one frame, only the latest of a verb makes a difference."""
    latest.pop(message.verb, None)
    latest[message.verb] = message


def _wait(is_done: Callable[[], bool], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not is_done() and time.monotonic() < deadline:
        time.sleep(0.002)
