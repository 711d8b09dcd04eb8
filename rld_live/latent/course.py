"""The course of the music from one chunk to the next: what starts in it, and what follows at the end of a window."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from rld_live.latent.circumstances import Circumstances
from rld_live.latent.geometry import Geometry
from rld_live.latent.library import Library
from rld_live.latent.manner import Manner
from rld_live.latent.moment import Moment
from rld_live.latent.pending import Hold, Pending
from rld_live.latent.retreat import Scout
from rld_live.latent.turns import Turns
from rld_live.latent.voice import Voice
from rld_live.latent.waiting import Waiting
from rld_live.latent.walk import Walk, Walker
from rld_live.parameters import ReseedMode


@dataclass
class Course:
    """Owned by the timeline."""

    library: Library
    geometry: Geometry
    circumstances: Circumstances
    is_ready: Callable[[Voice], bool]
    """Whether a voice could start at once."""
    turns: Turns
    successor: Voice | None = None
    """What takes over at the end of the window."""

    def reseed(self, mode: ReseedMode, *, fade_frames: int) -> None:
        """Set what follows at the end of each window, through a crossfade of `fade_frames`."""
        if mode != self.turns.mode:
            self.successor = None
        self.turns = replace(self.turns, mode=mode, fade_frames=fade_frames)

    def choose_successor(self, moment: Moment) -> None:
        """Choose what follows `moment` at the end of its window, unless that is chosen."""
        self.successor = self.turns.successor(moment, self.successor, self.circumstances.fresh_seed)

    def scout(self, count: int) -> Scout:
        """Return who looks whether there are latents for a chunk of `count`."""
        return Scout(self.library, self.turns, count, self.successor, self.is_ready)

    def onward(
        self, moment: Moment | None, waiting: Waiting, count: int, *, produced: int, manner: Manner
    ) -> Walk | None:
        """Return the chunk of `count` latent frames that `moment` begins, with what starts in it; None while they lack.

        `manner` is how the first voice of all is played.
        """
        pending = waiting.first
        is_due = pending is not None and not pending.is_decided and pending.when.is_within(produced, count)
        if pending is not None and is_due:
            is_ready = self.is_ready(pending.resolved(moment.voice if moment is not None else None))
            walk = self._walk(moment, count, produced, manner, pending, waiting.hold) if is_ready else None
            if self.circumstances.may_start(lambda: walk is not None):
                return walk
        return self._walk(moment, count, produced, manner, waiting.decided, waiting.hold)

    def again(
        self, moment: Moment | None, waiting: Waiting, count: int, *, produced: int, manner: Manner
    ) -> Walk | None:
        """Return the same with nothing in it but what was decided before."""
        hold = waiting.hold if waiting.hold is not None and waiting.hold.when.at is not None else None
        return self._walk(moment, count, produced, manner, waiting.decided, hold)

    def _walk(
        self,
        moment: Moment | None,
        count: int,
        produced: int,
        manner: Manner,
        pending: Pending | None,
        hold: Hold | None,
    ) -> Walk | None:
        walker = Walker(self.library, self.geometry, self.turns, self._may_turn, manner)
        return walker.walk(moment, count, produced=produced, pending=pending, hold=hold, successor=self.successor)

    def _may_turn(self, successor: Voice) -> bool:
        return self.circumstances.may_turn(lambda: self.is_ready(successor))
