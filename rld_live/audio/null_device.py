"""A sound card that is a clock."""

import threading
import time

import numpy as np

from rld_live.audio.device import OutputInfo
from rld_live.audio.outlet import Render

_LOST_SECONDS = 1.0


class NullDevice:
    """Asks for blocks on time, like a card, and lets them go.

    The deadlines are absolute, so it does not drift: blocks that were late are asked for at once until it has caught
    up. After a second or more, a suspended machine, it starts anew.
    """

    def __init__(self, *, sample_rate: int, channels: int, block_frames: int, sentence: str) -> None:
        period = block_frames / sample_rate
        self.info = OutputInfo("null", "none", sample_rate, channels, block_frames, period, True, sentence)
        self._period = period
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def is_active(self) -> bool:
        """Whether the clock runs."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, render: Render) -> None:
        """Ask `render` for a block each period from now on."""
        self._thread = threading.Thread(target=self._run, args=(render,), name="null-device", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ask for nothing more."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self, render: Render) -> None:
        block = np.zeros((self.info.block_frames, self.info.channels), np.float32)
        began, blocks = time.monotonic(), 0
        while not self._stopping.is_set():
            due = began + blocks * self._period
            late = time.monotonic() - due
            if late < 0.0:
                time.sleep(-late)
                continue
            if late > _LOST_SECONDS:
                began, blocks = time.monotonic(), 0
                due = began
            render(block, block_time=due, late_seconds=late, is_underflow=late > self._period)
            blocks += 1
