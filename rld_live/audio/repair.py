"""The guard against samples that are not numbers."""

import numpy as np
from numpy.typing import NDArray

from rld_live.audio.fade import smoothstep
from rld_live.audio.frames import WideFrames, frames_of

LOUDEST = 100.0
"""A sample beyond +40 dBFS is no audio either: the limiter would take seconds to come back from it."""

RECOVERY_SECONDS = 0.005


class NanGuard:
    """Replaces what is not audio by silence, without a click on either side, and counts it.

    At a bad frame the sound goes on from the last good value and falls to zero; it stays there until 5 ms have
    passed without another bad frame, and then fades in. Silence and fades depend on frame counts only, so it may be fed
    in pieces.
    """

    def __init__(self, channels: int, sample_rate: int) -> None:
        self.bad_frames = 0
        self._recovery = frames_of(RECOVERY_SECONDS, sample_rate)
        self._fall = smoothstep(np.arange(self._recovery, 0, -1) / (self._recovery + 1))
        self._since_bad = 2 * self._recovery
        self._last = np.zeros(channels)
        self._tail_from = np.zeros(channels)
        self._tail_done = self._recovery

    def process(self, block: WideFrames) -> WideFrames:
        """Return `block` without its bad frames; the block itself where there are none."""
        is_sample_good = np.abs(block) <= LOUDEST  # False for NaN too
        if self._since_bad >= 2 * self._recovery and is_sample_good.all():
            self._last = block[-1].copy()
            return block
        return self._repair(block, np.any(~is_sample_good, axis=1))

    def _repair(self, block: WideFrames, is_bad: NDArray[np.bool_]) -> WideFrames:
        self.bad_frames += int(is_bad.sum())
        index = np.arange(len(block))
        latest_bad = np.maximum.accumulate(np.where(is_bad, index, -1 - self._since_bad))
        since_bad = index - latest_bad
        weights = smoothstep(np.clip((since_bad - self._recovery) / self._recovery, 0.0, 1.0))
        repaired = np.where(is_bad[:, None], 0.0, block) * weights[:, None]
        self._add_tail(repaired, 0)
        before = np.concatenate([[self._since_bad], since_bad[:-1]])
        for start in np.flatnonzero(is_bad & (before >= self._recovery)):  # at most one per recovery time
            self._tail_from = repaired[start - 1].copy() if start else self._last
            self._tail_done = 0
            self._add_tail(repaired, int(start))
        self._since_bad = min(int(since_bad[-1]), 2 * self._recovery)
        self._last = repaired[-1].copy()
        return repaired

    def _add_tail(self, block: WideFrames, start: int) -> None:
        count = min(len(block) - start, self._recovery - self._tail_done)
        fall = self._fall[self._tail_done : self._tail_done + count]
        block[start : start + count] += self._tail_from * fall[:, None]
        self._tail_done += count
