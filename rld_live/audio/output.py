"""The engine's hand on the audio process."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from rld_live.audio.child import Child
from rld_live.audio.device import OutputInfo
from rld_live.audio.journal import Journal
from rld_live.audio.keeper import Event, Keeper, Process
from rld_live.audio.messages import Message, MessageQueue, Verb
from rld_live.audio.meters import MeterBoard, Meters
from rld_live.audio.ring import RingBuffer
from rld_live.audio.scope import Scope
from rld_live.audio.settings import ProcessSettings
from rld_live.audio.tape import Tape
from rld_live.config import AudioConfig
from rld_live.errors import DeviceError

_HIGHEST_RATE = 192000
_RING_SECONDS = 4.0  # beside two prebuffers: a splice keeps the old and the new one, and each is topped up by a chunk


class AudioOutput:
    """Starts the audio process, hands it the ring, tells it what to do, and takes it down again.

    Any thread may call the post-ring controls: what they say is heard in the next block. The ring belongs to the
    decoder's thread. Leaving the context closes with a short fade.

    An audio process that dies, or has lost its sound card, is replaced (see `Keeper`). All that it shared is the
    engine's, and stays: the ring holds what was not heard, the meters go on. Meanwhile the controls do nothing, and
    the new one is told by `when_back` where everything stands.
    """

    def __init__(self, config: AudioConfig, *, channels: int, preferred_rate: int, record: Path | None = None) -> None:
        capacity = round(_HIGHEST_RATE * (2 * config.prebuffer_seconds + _RING_SECONDS))
        self.ring = RingBuffer.create(capacity, channels)
        self._messages = MessageQueue.create()
        self._board = MeterBoard.create(channels)
        self._journal = Journal.create()
        self._scope = Scope.create()
        settings = ProcessSettings(
            device=config.device,
            channels=channels,
            preferred_rate=preferred_rate,
            block_frames=config.block_frames,
            latency_seconds=config.latency_seconds,
            prebuffer_seconds=config.prebuffer_seconds,
            record=str(record) if record else None,
            ring_fd=self.ring.fd,
            messages_fd=self._messages.fd,
            meters_fd=self._board.fd,
            journal_fd=self._journal.fd,
            scope_fd=self._scope.fd,
            needs_card=config.wait,
        )
        self._waits = config.wait
        self._expected = OutputInfo(
            name=config.device or "the sound card",
            host_api="",
            sample_rate=preferred_rate,
            channels=channels,
            block_frames=config.block_frames,
            latency_seconds=config.latency_seconds,
            is_null=False,
            sentence="the sound card is not there yet: nothing is heard until it is",
        )
        self._first = self._expected
        self._tape = Tape(self._journal, first=record)
        self._posting = threading.Lock()  # the queue has one sender at a time
        self._is_attended = False
        self._dropped_to = 0
        self._restore: Callable[[], None] = _nothing
        self._keeper = Keeper(settings, self, start_process=self._start_process)
        self._is_closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> OutputInfo:
        """Start the process and return the output that it opened; raise `DeviceError` or `DataError` if it cannot.

        Where the config says to wait for the card, one that is not there is described as it is expected.
        """
        try:
            self._first = self._keeper.start(waits=self._waits) or self._expected
        except BaseException:
            self.close()
            raise
        return self._first

    def when_back(self, restore: Callable[[], None]) -> None:
        """Have `restore` called, by the keeper's thread, whenever a new process wants to be told where all stands."""
        self._restore = restore

    # Post-ring controls. `due` dates one: it is obeyed at the very sample that is heard then (monotonic seconds).

    def play(self, fade_seconds: float, *, due: float | None = None) -> None:
        """Sound as soon as the ring holds the prebuffer."""
        self._post(Verb.PLAY, seconds=fade_seconds, due=due)

    def stop(self, fade_seconds: float, *, due: float | None = None) -> None:
        """Fade to silence, and hold what is in the ring."""
        self._post(Verb.STOP, seconds=fade_seconds, due=due)

    def panic(self) -> None:
        """Be silent at once, drop what is in the ring now and what is dated; what is written later waits for `play`."""
        self._dropped_to = self.ring.written
        self._post(Verb.PANIC, float(self._dropped_to))

    def set_gain(self, db: float, glide_seconds: float, *, due: float | None = None) -> None:
        """Go to `db`."""
        self._post(Verb.GAIN, db, glide_seconds, due=due)

    def set_mute(self, is_muted: bool, *, due: float | None = None) -> None:
        """Close or open the output."""
        self._post(Verb.MUTE, float(is_muted), due=due)

    def set_limiter(self, db: float, *, due: float | None = None) -> None:
        """Guard the ceiling `db`, in dBFS."""
        self._post(Verb.LIMITER, db, due=due)

    # Recording

    @property
    def recording(self) -> Path | None:
        """The file that is recorded; None if none is. Where another process takes over, it is a further one."""
        return self._tape.recording

    def start_recording(self, path: Path) -> None:
        """Record what goes out from now on to `path`: see `Tape.start`."""
        self._tape.start(path)

    def stop_recording(self) -> None:
        """Complete the recording, and wait until the file is whole: see `Tape.stop`."""
        self._tape.stop()

    def journal(self) -> list[dict[str, Any]]:
        """Return the lines that the audio process has added to the take's log since the last call (one caller).

        They can still be had after `close`, the last ones only then.
        """
        return list(self._tape.lines())

    def outline(self) -> list[tuple[float, float]]:
        """Return least and greatest sample of each 256 frames that went out since the last call (one caller)."""
        return self._scope.read()

    # State

    def clock(self) -> tuple[int, float]:
        """Return how far in the ring the latest block went, and when the device asked for that block.

        The time is on the monotonic clock and even, whatever the jitter of the calls. The block is heard the latency
        later that the device had at first; one that was opened again with another one counts as much earlier or later.
        While there is no device, the music stands still.
        """
        meters = self._board.read()
        if not self.is_open:
            return meters.ring_frame, time.monotonic()
        return meters.ring_frame, meters.block_time + self.device.latency_seconds - self._first.latency_seconds

    def meters(self) -> Meters:
        """Return the latest snapshot; while there is no device, nothing sounds."""
        meters = self._board.read()
        if self.is_open:
            return meters
        silence = (0.0,) * self.ring.channels
        return replace(meters, is_sounding=False, peak=silence, rms=silence, limiter_db=0.0)

    @property
    def device(self) -> OutputInfo:
        """The output as it was opened last, or as it is expected."""
        return self._keeper.device or self._expected

    @property
    def is_open(self) -> bool:
        """Whether it can sound; False from the moment when the loss of a process or of its card is noticed."""
        return self._keeper.is_open

    def news(self) -> list[tuple[str, str, str | float]]:
        """Return the events since the last call: `device_lost` with name and reason, `device_back` with name and
        seconds, `recording_failed` with file and reason.
        """
        return [news.get() for news in (self._keeper.news, self._tape.news) for _ in range(news.qsize())]

    @property
    def pid(self) -> int | None:
        """The process, for those who count what it costs; None while there is none."""
        return self._keeper.pid

    @property
    def fault(self) -> BaseException | None:
        """What ended the watch over the process, which is a bug of ours; None while all is well."""
        return self._keeper.fault

    @property
    def failure(self) -> str:
        """Why the latest recording that ended by itself did, in a sentence; empty while all is well."""
        return self._tape.failure

    def close(self, fade_seconds: float = 0.05) -> None:
        """Fade out, complete the recording, and end the process; calling it again does nothing."""
        if self._is_closed:
            return
        self._is_closed = True
        process = self._keeper.stop()
        if process is not None:
            self._fade_out(process, fade_seconds)
            self.neglect()
            process.end()
        for shared in (self.ring, self._messages, self._board, self._journal, self._scope):
            shared.close()

    # For the keeper

    def heartbeat(self) -> int:
        return self._board.read().heartbeat

    def attend(self, process: Process) -> None:
        self._tape.go_on(process)  # first: what sounds from its first frame on is recorded from there
        with self._posting:
            self._is_attended = True
        if self._dropped_to > self.ring.taken:  # by a panic that nobody heard of
            self._post(Verb.PANIC, float(self._dropped_to))
        self._restore()

    def neglect(self) -> None:
        with self._posting:
            self._is_attended = False
        self._tape.lose()

    def hear(self, event: Event) -> None:
        self._tape.hear(event)

    def _start_process(self, settings: ProcessSettings, hear: Callable[[Event], None]) -> Process:
        shared = (self.ring, self._messages, self._board, self._journal, self._scope)
        return Child(settings, descriptors=tuple(each.fd for each in shared), on_event=hear)

    def _fade_out(self, process: Process, fade_seconds: float) -> None:
        if not self._board.read().is_sounding:
            return
        self._post(Verb.STOP, seconds=fade_seconds)
        deadline = time.monotonic() + fade_seconds + 0.3
        while self._board.read().is_sounding and process.is_running and time.monotonic() < deadline:
            time.sleep(0.005)

    def _post(self, verb: Verb, value: float = 0.0, seconds: float = 0.0, due: float | None = None) -> None:
        with self._posting:
            is_posted = not self._is_attended or self._messages.post(Message(verb, value, seconds, due or 0.0))
        if not is_posted:
            raise DeviceError("the audio process does not answer: try again in a second")


def _nothing() -> None:
    """Stand for nobody who has anything to restore."""
