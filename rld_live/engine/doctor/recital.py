"""What is played under observation: what a restless performer does, and more often than one would."""

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from rld_live.control.mirror import Mirror
from rld_live.control.packets import Message
from rld_live.control.replies import Value
from rld_live.errors import ControlError

MOVE_SECONDS = (0.25, 0.75)
"""Between two moves."""
PING_SECONDS = 0.1
LEASE_SECONDS = 5.0
"""An engine that was started again knows no subscriber."""
LOST_SECONDS = 2.0
"""What a ping counts that was never answered."""
STATUS_HZ = 5.0
SEED_RANGE = (1, 2**31 - 1)


class Line(Protocol):
    """What leads to the server: `hear` raises `ControlError` when nothing comes in time."""

    def send(self, address: str, *values: Value) -> None: ...

    def hear(self, timeout_seconds: float = ...) -> Message: ...


Words = tuple[str, tuple[Value, ...]]
Move = Callable[[random.Random], tuple[Words, ...]]


def _seed(chance: random.Random) -> int:
    return chance.randint(*SEED_RANGE)


MOVES: tuple[Move, ...] = (
    lambda chance: (("/rld/seed", (_seed(chance), chance.uniform(0.2, 2.0))),),
    lambda chance: (("/rld/slot/store", (1,)),),
    lambda chance: (("/rld/morph/seeds", (_seed(chance), _seed(chance))), ("/rld/morph", (1.0, 3.0))),
    lambda chance: (("/rld/speed", (chance.choice((-1.0, 0.5, 1.5, 2.0)), 0.5)),),
    lambda chance: (("/rld/slot/play", (1, 0.5)),),
    lambda chance: (("/rld/freeze", (1,)),),
    lambda chance: (("/rld/latent/bias/0", (chance.uniform(-1.0, 1.0), 0.5)),),
    lambda chance: (("/rld/freeze", (0,)), ("/rld/speed", (1.0, 0.5))),
    lambda chance: (("/rld/recall", (1, 0.5)),),
)
"""In this order, again and again; cuts come between them, to the cues that are ready."""
CUT_EVERY = 3


@dataclass
class Recital:
    """One performance of `seconds`, always the same but for the time that the server takes.

    Beside the moves one seed after the other is cued, so that the generator never rests: that is when it is in the
    way, and when it shows how evenly it works.
    """

    client: Line
    seconds: float
    mirror: Mirror = field(default_factory=Mirror)
    replies: list[float] = field(default_factory=list)
    """Seconds from each ping to its answer."""
    memory_mb: list[float] = field(default_factory=list)
    """At each look."""
    cores: list[float] = field(default_factory=list)
    least_steps: float | None = None
    """Fewest that the engine told to have come down to."""
    starved: int = 0
    lost: int = 0
    """Times that the sound card was lost."""
    _asked: dict[int, float] = field(default_factory=dict)
    _ready: int | None = None
    _chance: random.Random = field(default_factory=lambda: random.Random(1))

    def play(self, on_progress: Callable[[float], None]) -> None:
        """Play until the time is over; `on_progress` is told the share that is over."""
        began = time.monotonic()
        self._say("/rld/cue", _seed(self._chance))
        duties: list[tuple[float, Iterator[float]]] = [
            (began, duty) for duty in (self._renew(), self._ping(), self._move())
        ]
        while (now := time.monotonic()) < began + self.seconds:
            duties = [(now + next(duty), duty) if due <= now else (due, duty) for due, duty in duties]
            on_progress((now - began) / self.seconds)
            try:
                heard = self.client.hear(max(0.001, min(due for due, _ in duties) - now))
            except ControlError:  # nothing came before the next duty
                continue
            self._hear(heard, time.monotonic())
        self.replies += [LOST_SECONDS for asked in self._asked.values() if asked < began + self.seconds - 1.0]

    def _renew(self) -> Iterator[float]:
        while True:
            self._say("/rld/hello")
            self._say("/rld/subscribe", STATUS_HZ)
            yield LEASE_SECONDS

    def _ping(self) -> Iterator[float]:
        number = 0
        while True:
            number += 1
            self._asked[number] = time.monotonic()
            self._say("/rld/ping", number)
            yield PING_SECONDS

    def _move(self) -> Iterator[float]:
        count = 0
        while True:
            count += 1
            if count % CUT_EVERY == 0 and self._ready is not None:
                self._say("/rld/cut", self._ready)
            else:
                for address, values in MOVES[count % len(MOVES)](self._chance):
                    self._say(address, *values)
            yield self._chance.uniform(*MOVE_SECONDS)

    def _say(self, address: str, *values: Value) -> None:
        self.client.send(address, *values)

    def _hear(self, message: Message, now: float) -> None:
        self.mirror.hear(message, now)
        match message.address, message.values:
            case "/rld/pong", (int(number),) if number in self._asked:
                self.replies.append(now - self._asked.pop(number))
            case "/rld/cue/ready", (int(seed), *_):
                self._ready = seed
                self._say("/rld/cue", _seed(self._chance))
            case "/rld/status/memory_mb", (float(size),):
                self.memory_mb.append(size)
            case "/rld/status/cpu", (float(cores),):
                self.cores.append(cores)
            case "/rld/event/starving", (1, *_):
                self.starved += 1
            case "/rld/event/steps", (int(steps) | float(steps), *_):
                self.least_steps = min(steps, self.least_steps or steps)
            case "/rld/event/device_lost", _:
                self.lost += 1
