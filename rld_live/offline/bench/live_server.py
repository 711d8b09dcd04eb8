"""The server on the null device, its messages timed and its sound recorded."""

import time
from pathlib import Path

import psutil
import soundfile

from rld_live.audio.frames import Frames
from rld_live.control.server_process import ServerProcess


class LiveServer(ServerProcess):
    """Plays into the clock, and into a recording where that is asked for."""

    def __init__(self, folder: Path, *words: str, is_recorded: bool = False) -> None:
        """Prepare `rld-live serve` with `words` behind it."""
        self._recording = folder / "recording.wav"
        record = ("--record", str(self._recording)) if is_recorded else ()
        super().__init__(folder, "--device", "null", *record, *words)

    @property
    def engine(self) -> psutil.Process:
        """The process that makes the music."""
        (engine,) = psutil.Process(self.pid).children()
        return engine

    def send(self, address: str, *values: int | float | str) -> float:
        """Send a message and return the Unix time at which that was."""
        now = time.time()
        self.client.send(address, *values)
        return now

    def recorded(self) -> tuple[Frames, int]:
        """Return the recording [frames, channels] and its sample rate."""
        frames, rate = soundfile.read(self._recording, dtype="float32", always_2d=True)
        return frames, int(rate)
