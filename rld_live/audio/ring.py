"""The ring buffer between the decoder and the audio process."""

from typing import NamedTuple, Self

import numpy as np

from rld_live.audio.frames import Frames
from rld_live.audio.shared_memory import SharedMemory

# Byte offsets. Each counter has a cache line of its own: two writers on one line would slow each other down.
_GEOMETRY, _WRITTEN, _TAKEN, _SPLICE, _FRAMES = 0, 64, 128, 192, 4096


class Splice(NamedTuple):
    """Frame `at` of the old material and frame `to` of the new are the same moment of the music."""

    at: int
    to: int


class RingView(NamedTuple):
    """What the reader sees of the ring at one moment."""

    written: int
    at: int = 0
    to: int = 0
    """The latest splice; it is pending while `to`, which is never beyond `written`, lies ahead of the reader."""

    def splice_after(self, position: int) -> Splice | None:
        """The pending splice, as a reader at `position` sees it."""
        return Splice(self.at, self.to) if self.to > position else None


class RingBuffer:
    """Frames on their way from one writer to one reader, without a lock.

    Frames are counted from the start of the stream and never again: `written` belongs to the writer, `taken` to the
    reader, both only grow, and nobody resets them. Back-pressure is `write` returning how many frames fitted.

    The two sides may be threads or processes. x86-64 keeps stores in order; elsewhere the reader's distance from the
    newest frame (its 10 ms reserve) stands in for the barrier that Python lacks.
    """

    def __init__(self, memory: SharedMemory) -> None:
        self._memory = memory
        geometry = memory.integers(_GEOMETRY, 2)
        self.capacity_frames, self.channels = geometry[0], geometry[1]
        self._mask = self.capacity_frames - 1
        self._written = memory.integers(_WRITTEN, 1)
        self._taken = memory.integers(_TAKEN, 1)
        self._splice = memory.integers(_SPLICE, 2)
        samples = memory.part(_FRAMES, 4 * self.capacity_frames * self.channels)
        self._frames: Frames = np.frombuffer(samples, dtype=np.float32).reshape(-1, self.channels)

    @classmethod
    def create(cls, capacity_frames: int, channels: int) -> Self:
        """Make an empty ring for at least `capacity_frames` (rounded up to a power of two)."""
        capacity = 1 << max(0, capacity_frames - 1).bit_length()
        memory = SharedMemory.create(_FRAMES + 4 * capacity * channels)
        geometry = memory.integers(_GEOMETRY, 2)
        geometry[0], geometry[1] = capacity, channels
        return cls(memory)

    @classmethod
    def attach(cls, fd: int) -> Self:
        """Open the ring that another process created."""
        return cls(SharedMemory.attach(fd))

    @property
    def fd(self) -> int:
        """What a child process needs to attach."""
        return self._memory.fd

    def close(self) -> None:
        """Give the descriptor back."""
        self._memory.close()

    # Both sides

    @property
    def written(self) -> int:
        """Frames ever written."""
        return self._written[0]

    @property
    def taken(self) -> int:
        """Frames that the reader has left behind."""
        return self._taken[0]

    @property
    def free_frames(self) -> int:
        """Frames that fit now."""
        return self.capacity_frames - (self.written - self.taken)

    @property
    def filled_frames(self) -> int:
        """Frames that the ring holds."""
        return self.written - self.taken

    @property
    def ahead_frames(self) -> int:
        """Frames that will be heard before the ring is dry: those that a pending splice passes over do not count."""
        taken, splice = self.taken, Splice(*self._splice)
        passed_over = splice.to - splice.at if splice.to > taken else 0
        return max(0, self.written - taken - passed_over)

    # The writer

    def write(self, frames: Frames) -> int:
        """Append what fits of `frames` [frames, channels]; return how many that were."""
        written = self.written
        count = min(len(frames), self.free_frames)
        start = written & self._mask
        first = min(count, self.capacity_frames - start)
        self._frames[start : start + first] = frames[:first]
        self._frames[: count - first] = frames[first:count]
        self._written[0] = written + count  # last, so that the reader never sees half a write
        return count

    @property
    def is_splice_pending(self) -> bool:
        """Whether the reader has yet to leave the old material of the last splice."""
        return self._splice[1] > self.taken

    def splice(self, at_frame: int, to_frame: int) -> bool:
        """Ask the reader to leave the material at frame `at_frame` and to go on at `to_frame`, crossfading.

        `to_frame` is where the new material begins, so: `written`, before its first frame is written; a reader that
        comes to `to_frame` without having been told takes the step for music. Returns False, and does nothing, while
        the last splice is pending or if the reader has passed `to_frame`.
        """
        if not at_frame <= to_frame <= self.written:
            raise ValueError(f"splice {at_frame} → {to_frame} does not lead to what is written, up to {self.written}")
        if self.is_splice_pending or self.taken > to_frame:
            return False
        self._splice[0] = at_frame
        self._splice[1] = to_frame  # last: a splice exists from the moment when its `to` lies ahead of the reader
        return True

    # The reader

    def view(self) -> RingView:
        """Look at what is written and at the latest splice."""
        written = self._written[0]  # first: whoever sees the new material has been told of the splice that leads to it
        to = self._splice[1]  # before `at`, see `splice`
        # what a splice leads to was written up to there when it was told, maybe just behind the first look
        return RingView(max(written, to), self._splice[0], to)

    def copy(self, start: int, out: Frames) -> None:
        """Copy the frames from `start` on, which must lie between `taken` and `written`, into `out`."""
        begin = start & self._mask
        first = min(len(out), self.capacity_frames - begin)
        out[:first] = self._frames[begin : begin + first]
        out[first:] = self._frames[: len(out) - first]

    def advance_to(self, frame: int) -> None:
        """Leave everything before `frame` behind, for the writer to use again."""
        self._taken[0] = frame

    def read(self, count: int) -> Frames:
        """Take up to `count` frames, following no splice."""
        out = np.empty((min(count, self.written - self.taken), self.channels), np.float32)
        self.copy(self.taken, out)
        self.advance_to(self.taken + len(out))
        return out
