"""One server's performance: what was sent, and how long until it was heard."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from rld_live.offline.bench.latencies import latencies


@dataclass(frozen=True)
class Sent:
    """A message, and the Unix time at which it was sent."""

    name: str
    time: float


@dataclass(frozen=True)
class Take:
    """Every message that was heard, with the seconds until then."""

    heard: tuple[tuple[Sent, float], ...]
    report: Mapping[str, Any]
    """What the server said of its performance."""
    block_seconds: float

    @classmethod
    def of(cls, sent: Sequence[Sent], heard: Sequence[float], report: Mapping[str, Any], block_seconds: float) -> Self:
        """Pair the messages with the changes at the times `heard`."""
        delays = latencies([each.time for each in sent], heard, early_seconds=block_seconds)
        pairs = tuple((each, delay) for each, delay in zip(sent, delays, strict=True) if delay is not None)
        return cls(pairs, report, block_seconds)

    def with_more(self, other: "Take") -> "Take":
        """Return both takes of the same server as one."""
        return Take((*self.heard, *other.heard), self.report, self.block_seconds)

    def milliseconds(self, name: str) -> list[float]:
        """Return the delays of the messages called `name`."""
        return [1000 * delay for sent, delay in self.heard if sent.name == name]


def heard_at(frames: Sequence[int], report: Mapping[str, Any], rate: int) -> list[float]:
    """Return when frames of a recording were played.

    The null device keeps absolute deadlines, so frame n follows the first one by n / rate; when that was is known to
    the block.
    """
    first = float(report["first_sound_at"])
    return [first + frame / rate for frame in frames]
