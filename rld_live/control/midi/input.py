"""The MIDI inputs of this machine, from the moment they appear to the moment they vanish."""

import logging
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

from mido import Message as MidiMessage  # type: ignore[import-untyped]

from rld_live.config import MidiConfig
from rld_live.control.midi.map import MidiMap
from rld_live.control.midi.ports import Port, Ports, RtMidiPorts
from rld_live.control.packets import Message
from rld_live.errors import DeviceError

OFF = "off"
SCAN_SECONDS = 2.0

_logger = logging.getLogger(__name__)


class MidiInput:
    """Hears every matching input from `__enter__` to `__exit__`, and looks for new ones meanwhile.

    What controllers say goes to `inject` (a message and where it comes from), what was learned to `tell` (as the event
    "midi"); both are called on threads of the MIDI library, and must return at once. Without MIDI the music goes on.
    """

    def __init__(
        self,
        config: MidiConfig,
        midi_map: MidiMap,
        inject: Callable[[Message, str], None],
        tell: Callable[..., None],
        *,
        ports: Ports | None = None,
        scan_seconds: float = SCAN_SECONDS,
    ) -> None:
        self._wanted = config.input.lower()
        self._map = midi_map
        self._inject = inject
        self._tell = tell
        self._ports = ports or RtMidiPorts()
        self._scan_seconds = scan_seconds
        self._open: dict[str, Port] = {}
        self._refused: set[str] = set()
        self._is_blind = False
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="midi", daemon=True)

    def __enter__(self) -> Self:
        if self._wanted != OFF:
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._stopping.set()
        if self._thread.ident is not None:
            self._thread.join(timeout=2.0)

    def hear(self, wanted: str) -> None:
        """Hear other inputs, those with `wanted` in their names, from the next look on (one caller)."""
        self._wanted = wanted.lower()
        if self._wanted != OFF and self._thread.ident is None:
            self._thread.start()

    def _run(self) -> None:
        """Look for inputs until stopped; the one thread that opens and closes them."""
        try:
            while True:
                self._follow(self._look())
                if self._stopping.wait(self._scan_seconds):
                    return
        except Exception:
            _logger.exception("MIDI failed, and the music goes on without it")
        finally:
            self._follow([])

    def _look(self) -> list[str]:
        """Return the names of the inputs now; none while they cannot be had, which is told once."""
        try:
            names = self._ports.names()
        except DeviceError as error:
            if not self._is_blind:
                _logger.log(logging.WARNING if self._open else logging.INFO, "%s", error)
            self._is_blind = True
            return []
        self._is_blind = False
        return names

    def _follow(self, names: list[str]) -> None:
        """Open what has appeared, close what has gone."""
        wanted = [] if self._wanted == OFF else [name for name in names if self._wanted in name.lower()]
        for name in self._open.keys() - set(wanted):
            self._open.pop(name).close()
            _logger.info("MIDI: %s is closed" if self._stopping.is_set() else "MIDI: %s is gone", name)
        for name in wanted:
            if name not in self._open:
                self._try(name)
        self._refused &= set(wanted)
        self._map.heard_inputs = tuple(self._open)

    def _try(self, name: str) -> None:
        try:
            self._open[name] = self._ports.open(name, lambda message: self._hear(message, name))
        except DeviceError as error:
            if name not in self._refused:  # told once, tried again at each scan: whoever has it may let go
                _logger.warning("%s", error)
            self._refused.add(name)
        else:
            _logger.info("MIDI: hearing %s", name)

    def _hear(self, message: MidiMessage, name: str) -> None:
        """Pass on what one message means; on the thread of the MIDI library, where nothing may be raised."""
        try:
            heard = self._map.hear(message, name)
            for said in heard.messages:
                self._inject(said, name)
            if heard.bound is not None:
                self._tell("midi", *heard.bound.told)
        except Exception:
            _logger.exception("MIDI: %s from %s failed, and the music goes on", message, name)
