"""What has been handed out lately, so that the music can go back."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rld_live.latent.moment import Moment
from rld_live.latent.pending import Hold, Pending, When
from rld_live.latent.voice import Voice

STRETCHES = 1024
"""Rendered stretches that can be gone back into; far more than any ring holds."""


@dataclass(frozen=True)
class Back:
    """Where the music is when it has been taken back."""

    produced: int
    moment: Moment
    starts: tuple[Pending, ...]
    """What had started since, in its order."""
    hold: Hold | None
    """What was held, or let go, since."""


class Past:
    """Moments by their position, each until the next one; owned by the timeline."""

    def __init__(self) -> None:
        self._moments: deque[tuple[int, Moment]] = deque(maxlen=STRETCHES)

    def extend(self, moments: Iterable[tuple[int, Moment]]) -> None:
        """Remember `moments`, in their order."""
        self._moments.extend(moments)

    def heard_at(self, produced: float) -> Voice | None:
        """Return the voice that sounded at position `produced`, as it was there; None outside of what is remembered."""
        for start, moment in reversed(self._moments):
            if start <= produced:
                return moment.step(int(produced) - start).voice
        return None

    def take_back(self, produced: int) -> Back | None:
        """Forget what was after `produced`; None when nothing so old is remembered."""
        starts: list[Pending] = []
        hold: Hold | None = None
        while self._moments and self._moments[-1][0] > produced:
            at, moment = self._moments.pop()
            if moment.started is not None:
                starts.insert(0, replace(moment.started, when=When(float(at)), is_decided=True))
            if moment.hold is not None and hold is None:
                hold = replace(moment.hold, when=When(float(at)))
        if not self._moments:
            return None
        start, moment = self._moments.pop()
        return Back(produced, moment.step(produced - start), tuple(starts), hold)
