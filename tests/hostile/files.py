"""Files that were damaged, or made to do damage, and what may come of reading them: an answer, or one clear line."""

import random
import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

import psutil

from rld_live.errors import RldError

SECONDS = 10.0
MEBIBYTES = 512


def truncated(content: bytes, *, step: int = 1) -> Iterator[bytes]:
    """Yield `content` cut at every `step`th byte."""
    return (content[:end] for end in range(0, len(content), step))


def flipped(content: bytes, *, count: int, seed: int, within: int | None = None) -> Iterator[bytes]:
    """Yield `content` with a few bytes changed, `count` times; the bytes are among the first `within`."""
    chance = random.Random(seed)
    for _ in range(count):
        damaged = bytearray(content)
        for _ in range(chance.choice((1, 1, 2, 5))):
            at = chance.randrange(min(len(content), within or len(content)))
            damaged[at] = chance.choice(
                (0, 255, 127, 128, chance.randrange(256), damaged[at] ^ 1 << chance.randrange(8))
            )
        yield bytes(damaged)


@contextmanager
def bounded(*, seconds: float = SECONDS, mebibytes: int = MEBIBYTES) -> Iterator[None]:
    """Let what is done inside take no longer, and no more memory than so much on top of what is there."""

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise AssertionError(f"still not done after {seconds:g} s")

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    before = signal.signal(signal.SIGALRM, ring)
    resource.setrlimit(resource.RLIMIT_AS, (psutil.Process().memory_info().vms + mebibytes * 2**20, hard))
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0.0)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
        signal.signal(signal.SIGALRM, before)


def refusal(read: Callable[[], object], *, seconds: float = SECONDS, mebibytes: int = MEBIBYTES) -> str | None:
    """Return why `read` refuses, None where it does not; whatever else it raises goes through, and is a bug."""
    with bounded(seconds=seconds, mebibytes=mebibytes):
        try:
            read()
        except RldError as error:
            return str(error)
    return None


def assert_harmless(
    read: Callable[[Path], object], path: Path, contents: Iterator[bytes], *, seconds: float = SECONDS
) -> int:
    """Have each of `contents` read from `path`; return how many were refused. Nothing else may come of it."""
    refused = 0
    for number, content in enumerate(contents):
        path.write_bytes(content)
        try:
            refused += refusal(lambda: read(path), seconds=seconds) is not None
        except BaseException as error:
            with suppress(OSError):
                path.with_name(f"found-{number}{path.suffix}").write_bytes(content)
            error.add_note(f"content {number}: {content[:200]!r}, kept beside {path}")
            raise
    return refused
