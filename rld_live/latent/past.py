"""What has been handed out lately, so that the music can go back."""

from collections import deque
from collections.abc import Iterable
from dataclasses import replace

from rld_live.latent.moment import Moment
from rld_live.latent.pending import Pending, When
from rld_live.latent.voice import Voice

STRETCHES = 1024
"""Rendered stretches that can be gone back into; far more than any ring holds."""


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

    def take_back(self, produced: int) -> tuple[int, Moment, list[Pending]] | None:
        """Forget what was after `produced`; return how far back it went, that moment, and what had started since.

        None when nothing so old is remembered.
        """
        undone: list[Pending] = []
        while self._moments and self._moments[-1][0] > produced:
            at, moment = self._moments.pop()
            if moment.started is not None:
                undone.insert(0, replace(moment.started, when=When(float(at)), is_decided=True))
        if not self._moments:
            return None
        start, moment = self._moments.pop()
        return produced, moment.step(produced - start), undone
