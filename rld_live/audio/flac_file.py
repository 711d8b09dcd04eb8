"""A FLAC file of 24 bits that is whole at any time, but for its last tenth of a second."""

import os
from pathlib import Path

from rld_live.audio.frames import Frames
from rld_live.audio.wave_file import write_all

# RFC 9639, section 8.2: the stream's marker and a block header come first; then, among others, the frames of a block
# and, in the lower 36 bits of eight bytes, the frames of the file.
_BLOCK_AT, _COUNT_AT, _COUNT_BITS = 8, 18, 36


class FlacFile:
    """Grows while it is written; each `write` leaves a file that plays, also if the process is killed after it.

    libsndfile counts the frames only when it closes the file, and cannot read a file without its count (measured with
    libsndfile 1.2.2: it has 2⁶³ - 1 frames, and reading fails). So they are counted here after each `write`: those in
    whole blocks, since the encoder keeps the rest, 85 ms at most at 48 kHz; before the first of them it is no file yet.
    """

    def __init__(self, path: Path, *, sample_rate: int, channels: int) -> None:
        """Create the file; raise `OSError` if that fails, on a full disk too."""
        import soundfile  # only here: the audio process starts without it

        self._disk = _Disk(path)
        self._frames = 0
        self._file = soundfile.SoundFile(self._disk, "w", sample_rate, channels, subtype="PCM_24", format="FLAC")
        self._disk.check()

    def write(self, frames: Frames) -> None:
        """Append `frames` [frames, channels]; raise `OSError` for a full disk, and the file keeps what it had."""
        self._file.write(frames)
        self._frames += len(frames)
        self._disk.check()
        self._disk.count(self._frames)

    def close(self) -> None:
        """Write what the encoder keeps."""
        self._file.close()
        self._disk.close()
        self._disk.check()


class _Disk:
    """The file as libsndfile sees it.

    What its callbacks raise never comes back from libsndfile: here it is kept for `check`, and libsndfile told that all
    is well.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("w+b", buffering=0)
        self._error: OSError | None = None

    def write(self, data: bytes) -> int:
        if self._error is None:
            try:
                write_all(self._file.fileno(), data)
            except OSError as error:
                self._error = error
        return len(data)

    def read(self, count: int) -> bytes:
        return self._file.read(count) or b""

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def check(self) -> None:
        """Raise what went wrong."""
        if self._error is not None:
            raise self._error

    def count(self, frames: int) -> None:
        """Tell in the header how many of the `frames` encoded so far are in the file."""
        fd = self._file.fileno()
        block = int.from_bytes(os.pread(fd, 2, _BLOCK_AT), "big")
        there = max(0, frames - 1) // block * block  # libFLAC keeps a frame back, to see whether a block is the last
        beside = int.from_bytes(os.pread(fd, 8, _COUNT_AT), "big") >> _COUNT_BITS << _COUNT_BITS
        os.pwrite(fd, (beside | there).to_bytes(8, "big"), _COUNT_AT)

    def close(self) -> None:
        self._file.close()
