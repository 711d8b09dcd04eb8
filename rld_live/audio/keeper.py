"""The watch over the audio process: one that ends, hangs or loses its sound card is replaced."""

import itertools
import logging
import queue
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Protocol

from rld_live.audio.device import OutputInfo
from rld_live.audio.settings import ProcessSettings
from rld_live.audio.stillness import LOOK_SECONDS, Stillness
from rld_live.errors import DataError, DeviceError, RldError

FIRST_OPENING_SECONDS = 15.0
OPENING_SECONDS = 5.0
"""How long a card that was lost may take to open; a sound server that is half dead takes for ever."""
LEAVING_SECONDS = 1.5
"""How long a process that has lost its card may take to complete its recording."""
RETRY_SECONDS = (0.5, 1.0)
"""How long to wait before the first attempt at a card that was lost, and before each one after it."""
STEADY_SECONDS = 1.0
"""A process that dies sooner is not replaced at once: something is wrong with it, or with its card."""
HANGING_SECONDS = 0.1
"""By how much the engine is more patient than the process itself, which knows better what has happened."""

_logger = logging.getLogger(__name__)

Event = dict[str, Any]


class Process(Protocol):
    """An audio process that runs."""

    @property
    def pid(self) -> int: ...
    @property
    def is_running(self) -> bool: ...
    @property
    def cause_of_death(self) -> str: ...
    def tell(self, **line: Any) -> None: ...
    def end(self) -> None: ...
    def kill(self) -> None: ...
    def has_ended_within(self, seconds: float) -> bool: ...


class Engine(Protocol):
    """Those whom the audio process plays for; called by the keeper's thread."""

    def heartbeat(self) -> int:
        """Return how many blocks were rendered, by whichever process."""

    def attend(self, process: Process) -> None:
        """`process` plays from now on: it knows nothing yet."""

    def neglect(self) -> None:
        """Nobody plays from now on."""

    def hear(self, event: Event) -> None:
        """The process says something about its recording (another thread)."""


@dataclass(frozen=True)
class _Running:
    process: Process
    events: "queue.SimpleQueue[Event]"


@dataclass(frozen=True)
class _Loss:
    why: str
    is_of_card: bool


class Keeper:
    """Opens the output, and keeps it open until `stop`: each time by the name and host API that were opened at first.

    A process that died is replaced at once. A card that is lost is tried again and again, by a new process each time:
    PortAudio sees no card that came after it, and cannot leave a JACK server that has died.
    """

    def __init__(
        self,
        settings: ProcessSettings,
        engine: Engine,
        *,
        start_process: Callable[[ProcessSettings, Callable[[Event], None]], Process],
        retry_seconds: tuple[float, float] = RETRY_SECONDS,
    ) -> None:
        self.device: OutputInfo | None = None
        """The output as it was opened last."""
        self.fault: BaseException | None = None
        """What ended the watch, and must not have."""
        self.news: queue.SimpleQueue[tuple[str, str, str | float]] = queue.SimpleQueue()
        """`device_lost` with name and reason, `device_back` with name and seconds."""
        self._settings = settings
        self._engine = engine
        self._start_process = start_process
        self._retry_seconds = retry_seconds
        self._running: _Running | None = None
        self._name = settings.device or "the sound card"
        self._lost_at = 0.0
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="audio-keeper", daemon=True)

    @property
    def is_open(self) -> bool:
        """Whether a process plays, as far as is known."""
        return self._running is not None

    @property
    def pid(self) -> int | None:
        """The process that plays; None while there is none."""
        running = self._running
        return running.process.pid if running else None

    def start(self, *, waits: bool) -> OutputInfo | None:
        """Open the output, and keep watch from now on.

        Raises what the process says is wrong; but where it `waits`, None stands for a card that is not there yet.
        """
        try:
            self._open(FIRST_OPENING_SECONDS)
        except DeviceError as error:
            if not waits:
                raise
            self._settings = replace(self._settings, is_rate_fixed=True)
            self._lose(_Loss(str(error), is_of_card=True))
        self._thread.start()
        return self.device

    def stop(self) -> Process | None:
        """End the watch, and return the process, if one plays; it is now the caller's."""
        self._stopping.set()
        if self._thread.ident is not None:
            self._thread.join()
        running, self._running = self._running, None
        return running.process if running else None

    # The keeper's thread

    def _run(self) -> None:
        try:
            self._keep_open()
        except BaseException as error:  # whatever it was, the main thread must hear of it
            _logger.exception("the watch over the audio process has failed")
            self.fault = error

    def _keep_open(self) -> None:
        while not self._stopping.is_set():
            if self._running is None:
                self._replace(self._delays())
                continue
            began = time.monotonic()
            loss = self._watch(self._running)
            if loss is None:
                return
            is_steady = time.monotonic() - began >= STEADY_SECONDS
            self._lose(loss)
            at_once = () if loss.is_of_card or not is_steady else (0.0,)
            self._replace(itertools.chain(at_once, self._delays()))

    def _watch(self, running: _Running) -> _Loss | None:
        """Return why `running` cannot go on; None when it is time to stop."""
        assert self.device is not None
        stillness = Stillness()
        while not self._stopping.is_set():
            try:
                event = running.events.get(timeout=LOOK_SECONDS)
            except queue.Empty:
                still = stillness.look(self._engine.heartbeat())
                if still > self.device.patience_seconds + HANGING_SECONDS:
                    return _Loss(f"the audio process has hung for {still:.1f} s", is_of_card=False)
            else:
                is_of_card = event["event"] == "lost"
                return _Loss(event["message"] if is_of_card else _obituary(running.process), is_of_card=is_of_card)
        return None

    def _lose(self, loss: _Loss) -> None:
        running, self._running = self._running, None
        self._lost_at = time.monotonic()
        self._engine.neglect()
        remedy = f"the music holds until {self._name} is there" if loss.is_of_card else "another one takes over"
        _logger.warning("%s; %s", loss.why, remedy)
        self.news.put(("device_lost", self._name, loss.why))
        if running is not None:
            if loss.is_of_card:
                running.process.has_ended_within(LEAVING_SECONDS)
            running.process.kill()

    def _replace(self, delays: Iterator[float]) -> None:
        """Try again after each of `delays`, until the output is open, or it is time to stop."""
        told = ""
        for delay in delays:
            if self._stopping.wait(delay):
                return
            try:
                self._open(OPENING_SECONDS)
            except RldError as error:
                if (reason := str(error)) != told:
                    _logger.info("not yet: %s", reason)
                told = reason
            else:
                break
        if self.device is not None and self._running is not None:
            away = time.monotonic() - self._lost_at
            _logger.info("the sound is back after %.1f s: %s", away, self.device.sentence)
            self.news.put(("device_back", self._name, away))

    def _delays(self) -> Iterator[float]:
        first, later = self._retry_seconds
        return itertools.chain((first,), itertools.repeat(later))

    def _open(self, seconds: float) -> None:
        """Start a process, and have the engine attend to it when it plays; raise `DeviceError` or `DataError`."""
        events: queue.SimpleQueue[Event] = queue.SimpleQueue()

        def hear(event: Event) -> None:
            if event["event"] in _OF_THE_PROCESS:
                events.put(event)
            else:
                self._engine.hear(event)

        try:
            process = self._start_process(self._settings, hear)
        except OSError as error:
            raise DeviceError(f"the audio process cannot be started: {error.strerror}; close other programs") from error
        event = self._answer(events, seconds)
        if event["event"] != "ready":
            message = event.get("message") or _obituary(process)
            process.kill()
            raise _ERRORS.get(event.get("kind", ""), DeviceError)(message)
        del event["event"]
        self.device = info = OutputInfo(**event)
        self._name = info.name
        # The next one opens this very device, and the ring keeps its rate.
        rate = self._settings.preferred_rate if self._settings.is_rate_fixed else info.sample_rate
        self._settings = replace(
            self._settings,
            device=info.name,
            host_api=info.host_api,
            preferred_rate=rate,
            is_rate_fixed=True,
            record=None,
        )
        self._engine.attend(process)
        self._running = _Running(process, events)  # last: what is open stands where everything stands

    def _answer(self, events: "queue.SimpleQueue[Event]", seconds: float) -> Event:
        deadline = time.monotonic() + seconds
        while not self._stopping.is_set() and time.monotonic() < deadline:
            try:
                return events.get(timeout=LOOK_SECONDS)
            except queue.Empty:
                continue
        remedy = "check the sound server, or choose the device null"
        return {"event": "late", "message": f"the sound card did not open in {seconds:g} s: {remedy}"}


def _obituary(process: Process) -> str:
    return f"the audio process has ended ({process.cause_of_death})"


_OF_THE_PROCESS = frozenset({"ready", "error", "lost", "ended"})
_ERRORS: dict[str, type[RldError]] = {kind.__name__: kind for kind in (DeviceError, DataError)}
