"""A performer's messages by chance: any address of the music, with values from anywhere in their ranges."""

import random
from collections.abc import Mapping

from rld_live.control.addresses import GROUPS
from rld_live.control.arguments import Argument, Name, Number, Seed, Word
from rld_live.control.replies import encode
from rld_live.control.row import Row

MUSIC = ("The sound", "Seeds", "Morph", "Memory", "The latent space", "Generation", "Musical time", "Recording")
"""Groups of the table."""
LEFT_OUT = frozenset({"/rld/quit", "/rld/guidance"})
"""What ends everything, and what the built-in set has none of."""
NARROWED: Mapping[str, tuple[float, float]] = {
    "n": (0, 7),
    "steps": (2, 6),  # more would only take longer
    "horizon": (2.0, 30.0),
    "fade": (0.0, 4.0),
    "crossfade": (0.0, 10.0),
    "glide": (0.0, 20.0),
    "gain": (-30.0, 12.0),
    "bias": (-2.0, 2.0),
    "scale": (0.25, 2.0),
    "speed": (-2.0, 4.0),
}
"""Smaller ranges, so that what is kept is soon all there, and that something is heard most of the time."""
SEEDS = 24
FRESH_SEEDS = 0.2
"""Share of the seeds that were never heard."""
RARE = {"/rld/stop": 0.3, "/rld/panic": 0.15, "/rld/mute": 0.5, "/rld/record/start": 0.6, "/rld/preset/save": 0.5}
OFTEN = {"/rld/play": 4.0, "/rld/seed": 3.0, "/rld/cut": 2.0}
PUTTING_RIGHT: Mapping[str, tuple[float, ...]] = {"/rld/mute": (0,), "/rld/freeze": (0,), "/rld/speed": (1.0,)}
"""What comes half of the time in the place of any other value."""


class Chance:
    """Says one message after the other; the same ones for the same seed."""

    def __init__(self, *, seed: int, dimensions: int) -> None:
        self._random = random.Random(seed)
        self._dimensions = dimensions
        self._rows = [row for group in MUSIC for row in GROUPS[group] if row.address not in LEFT_OUT]
        self._weights = [RARE.get(row.address, OFTEN.get(row.address, 1.0)) for row in self._rows]

    def seconds(self, mean: float) -> float:
        """Return how long to wait for the next one."""
        return self._random.expovariate(1.0 / mean)

    def datagram(self) -> bytes:
        """Return a message that is legal, as it is sent."""
        (row,) = self._random.choices(self._rows, self._weights)
        place = self._random.randrange(self._dimensions) if row.place is not None else None
        values = PUTTING_RIGHT.get(row.address)
        if values is None or self._random.random() < 0.5:
            values = tuple(self._values(row))
        return encode(row.at(place), *values)

    def _values(self, row: Row) -> list[int | float | str]:
        values = []
        for argument in row.arguments:
            if argument.is_optional and self._random.random() < 0.5:
                break
            values.append(self._value(argument))
        return values

    def _value(self, argument: Argument) -> int | float | str:
        chance = self._random
        match argument:
            case Seed():
                return str(chance.getrandbits(63)) if chance.random() < FRESH_SEEDS else chance.randrange(SEEDS)
            case Word():
                return chance.choice(list(argument.choices))
            case Name():
                return chance.choice(["one", "two", "three"])
            case Number():
                low, high = NARROWED.get(argument.name, (argument.minimum, argument.maximum))
                if argument.is_whole:
                    return chance.randint(int(max(low, argument.minimum)), int(high))
                value = chance.uniform(low, high)
                return max(argument.nearest_to_zero, value) if value >= 0 else min(-argument.nearest_to_zero, value)
        raise TypeError(f"{argument} is of a kind that nobody thought of")
