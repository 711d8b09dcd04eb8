"""What takes the sound: a card, or a clock that stands in for one."""

from typing import Protocol

from rld_live.audio.device import OutputInfo
from rld_live.audio.frames import Frames


class Render(Protocol):
    """Fills one block of the device; called from the device's thread.

    `block_time`: when the block begins by the device's own even count, on the monotonic clock. Its first frame is heard
    the device's latency later.
    """

    def __call__(self, out: Frames, *, block_time: float, late_seconds: float, is_underflow: bool) -> None: ...


class Outlet(Protocol):
    """An open output that has yet to start, or runs."""

    @property
    def info(self) -> OutputInfo: ...
    @property
    def is_active(self) -> bool: ...
    def start(self, render: Render) -> None: ...
    def stop(self) -> None: ...
