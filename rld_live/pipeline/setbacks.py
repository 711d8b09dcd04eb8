"""Blocks that could not be generated, and when each is tried again."""

import math
import queue
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

from rld_live.errors import ModelError
from rld_live.latent.library import BlockKey

FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 1.0, 8.0
REMEMBERED = 1024
REASON_MAXIMUM = 300


class NoNumbersError(ModelError):
    """The latents of a block are no numbers; they are decided by its key, so they never will be."""


class Setbacks:
    """Owned by the producer; others may read `count` and take the `news`."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.count = 0
        """Blocks that failed, each as often as it did."""
        self._clock = clock
        self._failures: dict[BlockKey, int] = {}
        self._due: dict[BlockKey, float] = {}
        self._told: dict[tuple[int, str], None] = {}
        self._news: queue.SimpleQueue[tuple[int, str]] = queue.SimpleQueue()

    def rests(self, key: BlockKey) -> bool:
        """Tell whether the block has failed, and is not to be tried now."""
        return key in self._due and self._clock() < self._due[key]

    def add(self, key: BlockKey, error: Exception) -> bool:
        """Put the block off: for good where trying again is in vain, else for longer each time.

        Tell whether it is the first of its seed to fail like that.
        """
        self.count += 1
        kind = key.piece.seed, type(error).__name__
        is_news = kind not in self._told
        if is_news:
            self._told[kind] = None
            self._news.put((key.piece.seed, next(iter(str(error).splitlines()), type(error).__name__)[:REASON_MAXIMUM]))
            if len(self._told) > REMEMBERED:
                del self._told[next(iter(self._told))]
        failures = self._failures.pop(key, 0) + 1
        self._failures[key] = failures
        pause = min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2.0 ** min(failures - 1, 16))
        self._due[key] = math.inf if isinstance(error, NoNumbersError) else self._clock() + pause
        if len(self._failures) > REMEMBERED:
            oldest = next(iter(self._failures))
            del self._failures[oldest], self._due[oldest]
        return is_news

    def news(self) -> Iterator[tuple[int, str]]:
        """Take which seeds have failed, each once, and why (one reader, any thread)."""
        with suppress(queue.Empty):
            while True:
                yield self._news.get_nowait()
