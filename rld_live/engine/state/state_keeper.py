"""What plays, saved again and again while it plays."""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from typing import Protocol

from rld_live.commands import JSON
from rld_live.control.replies import Value
from rld_live.engine.clerk import Clerk
from rld_live.engine.files.presets import Presets
from rld_live.engine.state.saved_state import SavedState, StateFile
from rld_live.engine.works import Do
from rld_live.errors import DataError
from rld_live.pipeline import Performance

SAVE_SECONDS = 1.0

log = logging.getLogger(__name__)


class Decoder(Protocol):
    """The thread that owns the performance."""

    def submit(self, do: Do) -> None: ...


class StateKeeper:
    """The main thread asks once a second, the decoder's thread looks, the clerk writes what has changed.

    `beside` tells what is not in a preset, as fields of `SavedState`; any thread may call it. A disk that fails costs a
    warning, never the music.
    """

    def __init__(
        self,
        file: StateFile,
        *,
        presets: Presets,
        decoder: Decoder,
        clerk: Clerk,
        beside: Callable[[], Mapping[str, Value | None]],
    ) -> None:
        self._file = file
        self._presets = presets
        self._decoder = decoder
        self._clerk = clerk
        self._beside = beside
        self._due = 0.0
        self._is_done = threading.Event()
        self._is_done.set()
        self._written: SavedState | None = None
        self._complaint = ""

    def turn(self) -> None:
        """Begin to save, if it is time to (main thread); what is still on its way is not overtaken."""
        now = time.monotonic()
        if now >= self._due and self._is_done.is_set():
            self._due = now + SAVE_SECONDS
            self.save()

    def save(self) -> None:
        """Begin to save, now (main thread)."""
        self._is_done.clear()
        self._decoder.submit(self._look)

    def wait(self, seconds: float) -> None:
        """Wait until what was begun has been written, if it takes no longer."""
        self._is_done.wait(seconds)

    def _look(self, performance: Performance) -> None:
        photograph = self._presets.photograph(performance)
        beside = {
            **self._beside(),
            "is_frozen": performance.timeline.is_frozen,
            "attributes": performance.attributes.given,
        }
        self._clerk.submit(lambda: self._write(photograph, beside))

    def _write(self, photograph: Callable[[], dict[str, JSON]], beside: Mapping[str, object]) -> None:
        try:
            state = SavedState.model_validate({**beside, "parts": photograph()})
            if state != self._written:
                self._file.write(state)
                self._written = state
            self._complaint = ""
        except DataError as error:
            if str(error) != self._complaint:
                log.warning("%s", error)
            self._complaint = str(error)
        finally:
            self._is_done.set()
