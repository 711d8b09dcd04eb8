"""Bytes that two processes see."""

import mmap
import os
import tempfile
from pathlib import Path
from typing import Self

_FAST = Path("/dev/shm")


class SharedMemory:
    """A mapped file without a name: it is gone when both sides are, however they ended.

    The creator hands `fd` to its child (`pass_fds`); the child attaches. There is nothing to unlink and no name to
    clash, so a killed process leaves nothing behind.
    """

    def __init__(self, fd: int) -> None:
        self.fd = fd
        self._bytes = memoryview(mmap.mmap(fd, 0))

    @classmethod
    def create(cls, size: int) -> Self:
        """Reserve `size` zero bytes; raise `OSError` where no folder has room for them."""
        if _FAST.is_dir():
            try:
                return cls(_reserve(size, _FAST))
            except OSError:
                pass  # a container may give /dev/shm no room or no rights: any folder serves, the page cache is memory
        return cls(_reserve(size, Path(tempfile.gettempdir())))

    @classmethod
    def attach(cls, fd: int) -> Self:
        """Map what the creator made."""
        return cls(fd)

    def integers(self, offset: int, count: int) -> memoryview:
        """`count` int64 at byte `offset`; a load or store of one is a single machine instruction."""
        return self._bytes[offset : offset + 8 * count].cast("q")

    def part(self, offset: int, size: int) -> memoryview:
        """`size` bytes at byte `offset`."""
        return self._bytes[offset : offset + size]

    def close(self) -> None:
        """Give the descriptor back; views that are still held stay valid."""
        if self.fd >= 0:
            os.close(self.fd)
            self.fd = -1


def _reserve(size: int, folder: Path) -> int:
    with tempfile.TemporaryFile(dir=folder) as file:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(file.fileno(), 0, size)  # a full disk must refuse here, not kill by SIGBUS later
        else:
            file.truncate(size)
        return os.dup(file.fileno())
