"""Faults on purpose: stalls, slowness and errors where the engine computes."""

import logging
import math
import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Literal

from rld_live.config import FaultConfig

log = logging.getLogger(__name__)

Part = Literal["generate", "decode"]


class InjectedError(Exception):
    """A fault on purpose that is an error."""


class Faults:
    """What the config asks to go wrong; nothing, when it asks for nothing.

    Each part belongs to one thread, which alone calls `during` with its name.
    """

    def __init__(
        self,
        faults: Sequence[FaultConfig] = (),
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] | None = None,
    ) -> None:
        began = clock()
        self._faults = [_Fault(fault, began=began, chance=random.Random(index)) for index, fault in enumerate(faults)]
        self._ended = threading.Event()
        self._clock, self._sleep = clock, sleep or self._ended.wait

    def end(self) -> None:
        """Let go whatever stands still: the show is over (any thread)."""
        self._ended.set()

    @contextmanager
    def during(self, part: Part) -> Iterator[None]:
        """Do the work of the `with` block, with the faults that strike this call of it."""
        began = self._clock()
        striking = [fault.config for fault in self._faults if fault.config.part == part and fault.strikes(began)]
        seconds = sum(fault.seconds for fault in striking)
        if seconds > 0.0:
            self._sleep(seconds)
            began += seconds
        if any(fault.fails for fault in striking):
            raise InjectedError(f"a fault on purpose: {part} fails")
        yield
        factor = math.prod(fault.factor for fault in striking)
        if factor > 1.0:
            self._sleep((factor - 1.0) * (self._clock() - began))


NO_FAULTS = Faults()


class _Fault:
    """One fault, with when it strikes next."""

    def __init__(self, config: FaultConfig, *, began: float, chance: random.Random) -> None:
        self.config = config
        self._chance = chance
        first = config.at if config.at is not None else config.every
        self._due = math.inf if first is None else began + first
        self._until = -math.inf
        self._is_constant = first is None and config.share == 0.0

    def strikes(self, now: float) -> bool:
        """Tell whether it strikes the call that begins `now`."""
        is_chosen = self._is_constant or self._chance.random() < self.config.share
        if now >= self._due:
            self._until = self._due + self.config.lasting
            self._due = self._next_due(now)
            log.warning("a fault on purpose: %s", self.config)
            return True
        return is_chosen or now < self._until

    def _next_due(self, now: float) -> float:
        """Return when it strikes again: once for all that was missed while something else took long."""
        every = self.config.every
        return math.inf if every is None else self._due + every * (math.floor((now - self._due) / every) + 1)
