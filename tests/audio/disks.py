"""Disks that fail, and disks that stand still."""

import resource
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from rld_live.audio.frames import Frames
from rld_live.audio.recording import Recording
from tests.audio.sounds import RATE


@contextmanager
def disk_with_room_for(size: int, *, pid: int = 0) -> Iterator[None]:
    """Let no file of the process `pid`, this one unless given, grow beyond `size` bytes meanwhile."""
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, before)


class SlowDisk:
    """Takes what it is given only while it is let; remembers all of it."""

    def __init__(self) -> None:
        self.goes = threading.Event()
        self.is_asked = threading.Event()
        self.is_closed = False
        self.is_full = False
        self._pieces: list[Frames] = []

    def recording(self) -> Recording:
        return Recording(
            Path("slow.wav"), sample_rate=RATE, channels=2, skips_silence=False, open_writer=lambda *_, **__: self
        )

    @property
    def frames(self) -> Frames:
        return np.concatenate([np.zeros((0, 2), np.float32), *self._pieces])

    def write(self, frames: Frames) -> None:
        self.is_asked.set()
        assert self.goes.wait(10.0)
        if self.is_full:
            raise OSError("it was slow, and then it was full")
        self._pieces.append(frames)

    def close(self) -> None:
        self.is_closed = True
