"""The MIDI library, as far as we need it."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import mido  # type: ignore[import-untyped]

from rld_live.errors import DeviceError

ALSA_SEQUENCER = Path("/dev/snd/seq")

Hear = Callable[[mido.Message], None]


class Port(Protocol):
    """An input that is open."""

    def close(self) -> None:
        """Stop hearing it."""


class Ports(Protocol):
    """The inputs that there are."""

    def names(self) -> list[str]:
        """Return their names now; raise `DeviceError` where there is no MIDI at all."""

    def open(self, name: str, hear: Hear) -> Port:
        """Have `hear` called with each message, on a thread of the library; raise `DeviceError` if it cannot be had."""


class RtMidiPorts:
    """Those of mido's backend: python-rtmidi on the system's MIDI, or what MIDO_BACKEND names (JACK, for example)."""

    def __init__(self) -> None:
        self._backend = mido.Backend()

    def names(self) -> list[str]:
        """Return the names of the inputs now."""
        if sys.platform == "linux" and self._backend.api is None and not ALSA_SEQUENCER.exists():
            # Asked before ALSA is, because its library writes its complaint to the terminal itself.
            raise DeviceError("MIDI: this machine has no MIDI (no ALSA sequencer), and is played over OSC")
        try:
            return list(dict.fromkeys(self._backend.get_input_names()))
        except (OSError, ImportError, ValueError) as error:
            raise DeviceError(f"MIDI: not to be had ({error}), so that OSC is left to play with") from error

    def open(self, name: str, hear: Hear) -> Port:
        """Open one input."""
        try:
            port: Port = self._backend.open_input(name, callback=hear)
        except (OSError, ValueError) as error:  # the latter of one that has vanished since it was looked for
            raise DeviceError(f"MIDI: {name} cannot be heard ({error}): end the program that has it") from error
        return port
