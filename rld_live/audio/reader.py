"""The reader of the ring, who follows its splices."""

from dataclasses import dataclass

import numpy as np

from rld_live.audio.fade import smoothstep
from rld_live.audio.frames import Frames, Gains, WideFrames
from rld_live.audio.ring import RingBuffer, RingView


@dataclass(frozen=True)
class _Jump:
    """A crossfade from the frames at `start` to those at `source`, both of which are in the ring."""

    start: int
    source: int


class SpliceReader:
    """Reads the ring in order, but for splices: there it crossfades from the old material to the new.

    A splice that becomes possible only after its moment (the new material was late) is made as soon as it can be,
    as far into the new material as the old one has gone on meanwhile, so that both sides of the crossfade are still the
    same moment of the music.

    It sees the ring as it was when it was last told to `look`, and not as it becomes meanwhile: what it does follows
    from the views alone, so that it can be done again.
    """

    def __init__(self, ring: RingBuffer, *, fade_frames: int) -> None:
        self.position = ring.taken
        self._view = ring.view()
        self._ring = ring
        self._fade_frames = fade_frames
        rise = smoothstep((np.arange(fade_frames) + 0.5) / fade_frames)
        self._gain_in: Gains = np.sqrt(rise)
        self._gain_out: Gains = np.sqrt(rise[::-1])
        self._mix: WideFrames | None = None
        self._mixed = 0
        self._landing = 0

    def look(self, view: RingView) -> None:
        """See the ring as `view` from now on."""
        self._view = view

    @property
    def readable_frames(self) -> int:
        """Frames that can be read without a gap."""
        written = self._view.written
        if self._mix is not None:
            return len(self._mix) - self._mixed + written - self._landing
        jump = self._possible_jump()
        if jump is not None:
            return jump.start - self.position + written - jump.source
        splice = self._view.splice_after(self.position)
        return (splice.to if splice else written) - self.position

    def read(self, out: WideFrames) -> None:
        """Fill `out`, which is no longer than `readable_frames` was."""
        done = 0
        while done < len(out):
            if self._mix is not None:
                done += self._read_mix(out[done:])
                continue
            count = len(out) - done
            jump = self._possible_jump()
            if jump is not None:
                count = min(count, jump.start - self.position)
                if not count:
                    self._begin_mix(jump)
                    continue
            out[done : done + count] = self._copy(self.position, count)
            self.position += count
            done += count

    def settle(self) -> None:
        """In silence: go to the new material of a pending splice at once, nobody hears the way."""
        splice = self._view.splice_after(self.position)
        if self._mix is not None:
            self.position, self._mix = self._landing, None
        elif splice is not None:
            self.position = splice.to

    def drop_to(self, frame: int) -> None:
        """In silence: leave everything before `frame` unheard."""
        self.settle()
        self.position = max(self.position, min(frame, self._view.written))

    def publish(self) -> None:
        """Tell the writer how far the reader has come."""
        self._ring.advance_to(self.position)

    def _possible_jump(self) -> _Jump | None:
        splice = self._view.splice_after(self.position)
        if splice is None:
            return None
        latest = splice.to - self._fade_frames  # from here on the old material is too short for a crossfade
        start = max(self.position, min(splice.at, latest))
        source = splice.to + max(0, start - splice.at)
        return _Jump(start, source) if start <= latest and source + self._fade_frames <= self._view.written else None

    def _begin_mix(self, jump: _Jump) -> None:
        """Mix both sides: equal power where they differ, equal level where they are alike, by their correlation."""
        old = self._copy(jump.start, self._fade_frames)
        new = self._copy(jump.source, self._fade_frames)
        power = float(np.vdot(old, old) * np.vdot(new, new))
        likeness = float(np.vdot(old, new)) / power**0.5 if power > 0.0 else 0.0
        likeness = min(1.0, max(0.0, likeness)) if np.isfinite(likeness) else 0.0
        level = 1.0 / np.sqrt(1.0 + 2.0 * likeness * self._gain_in * self._gain_out)
        self._mix = old * (level * self._gain_out)[:, None] + new * (level * self._gain_in)[:, None]
        self._mixed = 0
        self._landing = jump.source + self._fade_frames

    def _read_mix(self, out: WideFrames) -> int:
        assert self._mix is not None
        count = min(len(out), len(self._mix) - self._mixed)
        out[:count] = self._mix[self._mixed : self._mixed + count]
        self._mixed += count
        if self._mixed == len(self._mix):
            self._mix = None
            self.position = self._landing
        return count

    def _copy(self, start: int, count: int) -> WideFrames:
        copied: Frames = np.empty((count, self._ring.channels), np.float32)
        self._ring.copy(start, copied)
        return copied.astype(np.float64)
