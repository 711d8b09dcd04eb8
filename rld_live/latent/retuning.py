"""Turns of a knob that wait until an earlier one is heard.

What a knob changes has to be generated again, which takes longer than a hand takes to turn on. If every turn took the
place of the one before, nothing of a slow movement would be heard before its end. So a turn that has begun to be
generated is heard, and those after it wait, together. But not for ever: the model may make no numbers of it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from rld_live.latent.moment import Moment
from rld_live.latent.pending import Pending
from rld_live.latent.scene import DEEPEST_CROSSFADE
from rld_live.latent.voice import Voice

Change = Callable[[Voice], Voice]


@dataclass(frozen=True)
class Retuning:
    """Changes in their order, and how long the crossfade to what they make takes."""

    changes: tuple[Change, ...] = ()
    fade_frames: int = 0

    def then(self, change: Change, *, fade_frames: int) -> "Retuning":
        """Return this retuning with one more change, which decides about the crossfade."""
        return Retuning((*self.changes, change), fade_frames)

    def of(self, voice: Voice) -> Voice:
        """Return `voice` with all that was changed."""
        for change in self.changes:
            voice = change(voice)
        return voice

    def may_begin(self, pending: Pending | None, moment: Moment | None, *, overdue: int) -> bool:
        """Tell whether there is anything to generate, and it would neither delay another turn nor cut it short.

        One that was made before latent frame `overdue`, and still waits, has had its time.
        """
        if pending is not None:
            is_on_its_way = pending.retuned_at is not None and pending.retuned_at >= overdue
            return bool(self.changes) and not is_on_its_way
        is_deep = moment is not None and len(moment.scene.voices()) >= DEEPEST_CROSSFADE
        return bool(self.changes) and not is_deep
