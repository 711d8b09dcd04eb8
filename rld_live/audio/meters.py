"""What the output tells about itself."""

import struct
from dataclasses import astuple, dataclass
from typing import Any, Self

from rld_live.audio.shared_memory import SharedMemory


@dataclass(frozen=True, slots=True)
class Meters:
    """One snapshot of the output, taken at the end of a block."""

    heartbeat: int = 0
    """Blocks rendered so far: an output whose heartbeat stands still is dead."""
    time: float = 0.0
    """When, on the machine's monotonic clock."""
    block_time: float = 0.0
    """When the block began by the device's even count, on the same clock."""
    ring_frame: int = 0
    """The ring's frame that the next block begins with, if the music goes on."""
    device_frame: int = 0
    """Frames that the device has asked for so far, silence included."""
    first_sound_time: float = 0.0
    """When the first music went out, on the same clock; 0 before that."""
    frames_played: int = 0
    """Frames of music that went out."""
    is_sounding: bool = False
    underruns: int = 0
    underrun_frames: int = 0
    underflows: int = 0
    nan_frames: int = 0
    ring_min_frames: int = -1
    """Least that the ring held after a block, since music first went out; -1 before that."""
    limiter_db: float = 0.0
    late_seconds_max: float = 0.0
    """Worst lateness of the device's call."""
    faults: int = 0
    """Blocks that were silenced since rendering failed: a bug of ours."""
    recorded_frames: int = 0
    recording_lost_frames: int = 0
    peak: tuple[float, ...] = ()
    """Of each channel, linear."""
    rms: tuple[float, ...] = ()


_SCALARS = len(Meters.__slots__) - 2
_PLACE = 1024
_LOOKS = 100


class MeterBoard:
    """Where the audio process hangs out its meters: one writer, and readers that never hold it up.

    There are two places, and a snapshot is written where the latest one is not: a writer that is killed in the middle
    of one leaves the one before it.
    """

    def __init__(self, memory: SharedMemory, channels: int) -> None:
        self._memory = memory
        self._channels = channels
        self._published = memory.integers(0, 1)
        self._layout = struct.Struct(f"={_SCALARS + 2 * channels}d")
        self._places = tuple(memory.part(64 + place * _PLACE, self._layout.size) for place in range(2))
        self._seen = Meters(peak=(0.0,) * channels, rms=(0.0,) * channels)

    @classmethod
    def create(cls, channels: int) -> Self:
        """Make a board for `channels` channels."""
        return cls(SharedMemory.create(64 + 2 * _PLACE), channels)

    @classmethod
    def attach(cls, fd: int, channels: int) -> Self:
        """Open the board that another process created."""
        return cls(SharedMemory.attach(fd), channels)

    @property
    def fd(self) -> int:
        """What a child process needs to attach."""
        return self._memory.fd

    def close(self) -> None:
        """Give the descriptor back."""
        self._memory.close()

    def publish(self, meters: Meters) -> None:
        """Replace what is shown."""
        *scalars, peak, rms = astuple(meters)
        published = self._published[0] + 1
        self._layout.pack_into(self._places[published % 2], 0, *scalars, *peak, *rms)
        self._published[0] = published  # last: a reader that sees it change looks again

    def read(self) -> Meters:
        """Return the latest snapshot."""
        for _ in range(_LOOKS):
            published = self._published[0]
            numbers = self._layout.unpack_from(self._places[published % 2])
            if published and published == self._published[0]:
                self._seen = self._parse(numbers)
                break
        return self._seen

    def _parse(self, numbers: tuple[float, ...]) -> Meters:
        scalars: dict[str, Any] = {
            name: kind(number) for (name, kind), number in zip(_KINDS.items(), numbers[:_SCALARS], strict=True)
        }
        levels = numbers[_SCALARS:]
        return Meters(**scalars, peak=levels[: self._channels], rms=levels[self._channels :])


_KINDS = {name: type(getattr(Meters(), name)) for name in Meters.__slots__[:_SCALARS]}
