"""What was asked for and has not begun."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from rld_live.latent.moment import Moment
from rld_live.latent.past import Back
from rld_live.latent.pending import Aim, Hold, Pending, taken_back
from rld_live.latent.retuning import Change, Retuning
from rld_live.latent.voice import Voice


@dataclass(frozen=True)
class Waiting:
    """Voices that are to start, the first of them next; turned knobs that wait for them; a freeze.

    The latest voice takes the place of all, but for those behind it that have a date.
    """

    starts: tuple[Pending, ...] = ()
    retuning: Retuning = field(default_factory=Retuning)
    hold: Hold | None = None
    patience: int = 0
    """For so many latent frames a turned knob has the time to be generated; then others take its place."""

    @property
    def first(self) -> Pending | None:
        return self.starts[0] if self.starts else None

    @property
    def decided(self) -> Pending | None:
        """The first voice, if it starts at its place whatever the circumstances."""
        return self.first if self.first is not None and self.first.is_decided else None

    def asked(self, new: Pending) -> "Waiting":
        """Return this with one more voice asked for."""
        first = self.first
        if new.follows and first is not None and first.aim is not None:
            new = new.aimed(first.aim)
        retuning = self.retuning if new.follows else Retuning()
        return replace(self, starts=(new, *_dated_behind(self.starts, new)), retuning=retuning)

    def with_first(self, first: Pending) -> "Waiting":
        """Return this with another voice in the place of the first one."""
        return replace(self, starts=(first, *self.starts[1:]))

    def begun(self, *, starts: bool, holds: bool) -> "Waiting":
        """Return what waits when the first voice has started, and the freeze has begun or ended, if they have."""
        return replace(self, starts=self.starts[starts:], hold=None if holds else self.hold)

    def taken_back(self, back: Back) -> "Waiting":
        """Return what waits when the music is taken back: what had begun since, unless something newer waits."""
        first, hold = self.first, self.hold or back.hold
        if first is None or first.follows:
            return replace(self, starts=taken_back((*back.starts, *self.starts)), hold=hold)
        newer = replace(first, when=first.when.missed_before(back.produced))
        undone = (*taken_back(back.starts), *self.starts[1:])
        return replace(self, starts=(newer, *_dated_behind(undone, newer)), hold=hold)

    def voices(self, sounding: Voice | None) -> tuple[Voice, ...]:
        """Return the voices as they are to start over the one that is `sounding`."""
        return tuple(each.resolved(sounding) for each in self.starts)

    def aimed(self, sounding: Voice | None) -> Voice | None:
        """Return the voice that is to start next, else the one that is `sounding`, with all that was turned of it."""
        voice = self.first.resolved(sounding) if self.first is not None else sounding
        return self.retuning.of(voice) if voice is not None else None

    def changed(self, change: Change, sounding: Voice | None, *, fade_frames: int) -> "Waiting":
        """Return this with what `change` makes of the voice that is to start next, else of what is `sounding`."""
        if self.first is not None:
            voice = change(self.first.resolved(sounding))
            return self.with_first(replace(self.first, voice=voice, is_decided=False))
        if sounding is None:
            return self
        return self.asked(Pending(change(sounding), fade_frames, follows=True))

    def turned(self, change: Change, *, fade_frames: int) -> "Waiting":
        """Return this with one more turn of a knob."""
        return replace(self, retuning=self.retuning.then(change, fade_frames=fade_frames))

    def retuned(self, moment: Moment | None, produced: int) -> "Waiting":
        """Return this with the turned knobs about to start, if they may, now that so much is `produced`."""
        retuning = self.retuning
        if not retuning.may_begin(self.first, moment, overdue=produced - self.patience):
            return self
        sounding = moment.voice if moment is not None else None
        begun = replace(self, retuning=Retuning()).changed(retuning.of, sounding, fade_frames=retuning.fade_frames)
        return begun if begun.first is None else begun.with_first(replace(begun.first, retuned_at=produced))

    def dropped(self, *, keeps_voices: bool) -> "Waiting":
        """Return this with nothing that waits, but for its voices if it `keeps_voices`."""
        return Waiting(self.starts if keeps_voices else (), patience=self.patience)

    def steered(self, aim: Aim) -> "Waiting":
        """Return this with the morph that is to start next on its way to `aim`."""
        return self if self.first is None else self.with_first(self.first.aimed(aim))

    def urgent_from(self, earliest: int, moment: Moment | None, is_ready: Callable[[Voice], bool]) -> int | None:
        """Return the first latent frame, not before `earliest`, where something begins that is worth going back for."""
        places = [self.hold.when.after(earliest)] if self.hold is not None and moment is not None else []
        first = self.first
        if first is not None and first.is_urgent and not first.is_decided:
            voice = first.resolved(moment.voice if moment is not None else None)
            places += [first.when.after(earliest)] if is_ready(voice) else []
        return min(places, default=None)


def _dated_behind(starts: Iterable[Pending], new: Pending) -> tuple[Pending, ...]:
    at = -math.inf if new.when.at is None else new.when.at
    return tuple(each for each in starts if each.is_dated and each.when.at is not None and each.when.at > at)
