"""The control server: one UDP socket, one thread, every message answered in its order.

python-osc's own servers hold everything back for a bundle that is dated in the future, or give each message a thread
and lose the order; hence this one. Its thread never raises: what the outside sends costs it an error, nothing else.
"""

import logging
import selectors
import socket
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from rld_live.config import ControlConfig
from rld_live.control.addresses import EVENTS
from rld_live.control.bindings import Bindings
from rld_live.control.clients import Inside, Source
from rld_live.control.cuelist import CueList
from rld_live.control.cues import BEGINNING, CuePlace
from rld_live.control.dispatcher import LEAD_SECONDS, Dispatcher
from rld_live.control.inbox import Inbox
from rld_live.control.mailbox import Mailbox
from rld_live.control.packets import DATAGRAM_BYTES_MAXIMUM, Message
from rld_live.control.performer import Performer
from rld_live.control.replies import SocketOutlet, Value
from rld_live.control.tally import Counts, Tally
from rld_live.control.witness import Witness
from rld_live.errors import ControlError
from rld_live.status import Status

RECEIVE_BUFFER_BYTES = 4 * 2**20  # the default holds some 280 small packets: less than one flick of eight faders
DATAGRAMS_AT_ONCE = 64
TURN_SECONDS = 0.001  # dated bundles and the status get their turn in a flood as well
PAUSE_SECONDS = 0.005  # in a flood, the other threads get most of the interpreter …
SHORT_PAUSE_SECONDS = 0.02  # … and nearly all of it while the music needs it
LOOK_SECONDS = 0.001  # after which somebody new is seen in such a pause
PAUSE_AFTER_FAILURE_SECONDS = 0.05
REST_SECONDS = 1.0
"""After which it takes a turn without anything to do, so that one can see that it lives."""
CLOCK_READINGS_MAXIMUM = 10
CLOCKS_APART_SECONDS = 5e-6  # a quarter of an audio frame

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Event:
    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class _Written:
    cuelist: CueList


@dataclass(frozen=True, slots=True)
class _Injected:
    message: Message
    sender: Inside


class ControlServer:
    """Listens from `__enter__` to `__exit__`; `publish` and each stream belong to one thread, the rest to any."""

    def __init__(
        self,
        config: ControlConfig,
        performer: Performer,
        *,
        cuelist: CueList = (),
        midi: Bindings | None = None,
        witness: Witness | None = None,
        lead_seconds: float = LEAD_SECONDS,
        cue: CuePlace = BEGINNING,
        is_music_short: Callable[[], bool] = lambda: False,
    ) -> None:
        """While `is_music_short`, little is read: in a flood, the music comes before the answers."""
        self._config = config
        self._performer = performer
        self._cuelist = cuelist
        self._midi = midi
        self._witness = witness
        self._lead_seconds = lead_seconds
        self._cue = cue
        self._is_music_short = is_music_short
        self._turns = 0
        self._tally = Tally()
        self._inbox = Inbox()
        self._mailbox: Mailbox[_Event | _Written | _Injected | None] = Mailbox()
        self._letters: deque[_Event | _Written | _Injected | None] = deque()
        self._dispatcher: Dispatcher | None = None
        self._cleanup = ExitStack()

    @property
    def counts(self) -> Counts:
        """Return how many messages were obeyed and refused so far."""
        return self._tally.counts

    @property
    def turns(self) -> int:
        """Return how many turns the control thread has taken: one that stands still is dead."""
        return self._turns

    def publish(self, status: Status) -> None:
        """Stream `status` to the subscribers; call it as often as the fastest may want it, 20 times a second.

        Sent by the thread that calls: each of 24 sends gives the interpreter away, and no command shall wait for that.
        """
        if self._dispatcher is not None:
            self._dispatcher.publish(status, time.monotonic())

    def event(self, name: str, *values: Value) -> None:
        """Tell the subscribers what just happened; `name` is a key of `EVENTS`."""
        if name in EVENTS:
            self._mailbox.put(_Event(name, values))
        else:
            _logger.error("no event is called %r: add a row to EVENTS", name)  # a bug, but no reason to stop the music

    def put_cuelist(self, cuelist: CueList) -> None:
        """Go on with another written set, behind the cue that was played last."""
        self._mailbox.put(_Written(cuelist))

    @property
    def cue(self) -> CuePlace:
        """Return where the written set stands."""
        return self._cue if self._dispatcher is None else self._dispatcher.cues.place(time.monotonic())

    def inject(self, message: Message, source: str) -> None:
        """Obey `message` as if a client had sent it; what is refused is logged with `source`, and told as an event."""
        self._mailbox.put(_Injected(message, Inside(source)))

    def stream(self, name: str, *values: Value) -> None:
        """Send `values` to those who listen to the stream called `name`, a key of `STREAMS`."""
        if self._dispatcher is not None:
            self._dispatcher.audience.stream(name, values, time.monotonic())

    def has_listeners(self, name: str) -> bool:
        """Return whether anybody listens to the stream called `name`: else nobody needs to make it."""
        return self._dispatcher is not None and self._dispatcher.audience.has_listeners(name, time.monotonic())

    def __enter__(self) -> Self:
        """Open the socket and start; raise `ControlError` when the port cannot be had."""
        with ExitStack() as opening:
            opening.enter_context(self._mailbox)
            endpoint = opening.enter_context(_open(self._config))
            self._dispatcher = Dispatcher(
                self._performer,
                outlet=SocketOutlet(endpoint),
                reply_port=self._config.reply_port,
                tally=self._tally,
                cuelist=self._cuelist,
                midi=self._midi,
                witness=self._witness,
                lead_seconds=self._lead_seconds,
                cue=self._cue.number,
            )
            if self._cue.seconds_to_next is not None:
                self._dispatcher.cues.go_on(self._cue.seconds_to_next, time.monotonic())
            thread = threading.Thread(target=self._run, args=(self._dispatcher, endpoint), name="control", daemon=True)
            thread.start()
            opening.callback(thread.join, timeout=2.0)
            opening.callback(self._mailbox.put, None)
            self._cleanup = opening.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._cleanup.close()

    def _run(self, dispatcher: Dispatcher, endpoint: socket.socket) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(endpoint, selectors.EVENT_READ)
            selector.register(self._mailbox, selectors.EVENT_READ)
            is_running = True
            while is_running:
                try:
                    waits = self._inbox or self._letters
                    rest = dispatcher.seconds_to_next(time.monotonic())
                    selector.select(0.0 if waits else REST_SECONDS if rest is None else min(rest, REST_SECONDS))
                    self._turns += 1
                    is_running = self._take_turn(dispatcher, endpoint)
                except Exception:
                    _logger.exception("the control thread stumbled, and goes on")
                    time.sleep(PAUSE_AFTER_FAILURE_SECONDS)

    def _take_turn(self, dispatcher: Dispatcher, endpoint: socket.socket) -> bool:
        """Do what there is to do, a bounded amount of it; return whether to go on."""
        dispatcher.run_due(time.monotonic())
        ends = time.monotonic() + TURN_SECONDS
        self._collect(endpoint)
        while (taken := self._inbox.take()) is not None:
            if self._receive(dispatcher, taken) > ends:
                break
            self._collect(endpoint)
        is_running = self._open_letters(dispatcher)
        dispatcher.flush()
        if self._inbox:
            self._pause(dispatcher, endpoint)
        return is_running

    def _open_letters(self, dispatcher: Dispatcher) -> bool:
        """Do what this process has to say, of much of it a part; return whether to go on."""
        ends = time.monotonic() + TURN_SECONDS
        self._letters.extend(self._mailbox.take_all())
        while self._letters and time.monotonic() < ends:
            match self._letters.popleft():
                case _Event(name, values):
                    dispatcher.audience.announce(name, values, time.monotonic())
                case _Injected(message, sender):
                    dispatcher.inject(message, sender, time.monotonic())
                case _Written(cuelist):
                    dispatcher.cues.replace(cuelist)
                case None:
                    return False
        return True

    def _pause(self, dispatcher: Dispatcher, endpoint: socket.socket) -> None:
        """Leave the interpreter to the others in a flood, and serve only who has no part in it, once each."""
        ends = time.monotonic() + (SHORT_PAUSE_SECONDS if self._is_music_short() else PAUSE_SECONDS)
        while time.monotonic() < ends:
            time.sleep(LOOK_SECONDS)
            self._collect(endpoint)
            while (taken := self._inbox.take_newcomer()) is not None:
                self._receive(dispatcher, taken)
                dispatcher.flush()

    def _receive(self, dispatcher: Dispatcher, taken: tuple[bytes, Source]) -> float:
        """Have a datagram obeyed; return when."""
        now, unix_now = _both_clocks()
        dispatcher.receive(*taken, now=now, unix_now=unix_now)
        return now

    def _collect(self, endpoint: socket.socket) -> None:
        """Put what has arrived into the inbox; what it cannot hold is lost, and counted as refused."""
        for _ in range(DATAGRAMS_AT_ONCE):
            try:
                datagram, source = endpoint.recvfrom(DATAGRAM_BYTES_MAXIMUM)
            except BlockingIOError:
                return
            except ConnectionError:
                continue  # Windows reports a client that is gone as an error of the next receive
            if not self._inbox.put(datagram, source):
                self._tally.count_refusal()


def _both_clocks() -> tuple[float, float]:
    """Return the same moment on the monotonic clock and in Unix time.

    A thread that loses its core between the two readings would move what is dated by so long: they are read again.
    """
    readings = []
    for _ in range(CLOCK_READINGS_MAXIMUM):
        before, unix_now, after = time.monotonic(), time.time(), time.monotonic()
        readings.append((after - before, (before + after) / 2, unix_now))
        if after - before < CLOCKS_APART_SECONDS:
            break
    _, now, unix_now = min(readings)
    return now, unix_now


def _open(config: ControlConfig) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(config.host, config.port, type=socket.SOCK_DGRAM)[0]
        endpoint = socket.socket(family, kind, protocol)
        try:
            endpoint.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER_BYTES)
            endpoint.setblocking(False)
            endpoint.bind(address)
        except OSError:
            endpoint.close()
            raise
    except OSError as error:
        raise ControlError(
            f"cannot listen on {config.host}:{config.port}: {error.strerror}: "
            "end the program that has the port, or set control.port and control.host"
        ) from error
    return endpoint
