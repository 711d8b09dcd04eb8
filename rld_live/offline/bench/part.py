"""One part of the bench."""

from collections.abc import Callable
from dataclasses import dataclass

from rld_live.offline.bench.measurement import Measurement


@dataclass(frozen=True)
class Part:
    """A question about this machine, and how it is answered."""

    sentence: str
    """What is compared with what."""
    measure: Callable[[], Measurement]
    """Takes a minute at most."""
