"""What waits to start."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rld_live.latent.morph import Morph
from rld_live.latent.pad import CORNERS
from rld_live.latent.voice import Voice


@dataclass(frozen=True)
class Aim:
    """Where a morph is told to go: to a place on its line, or on its square."""

    place: float | tuple[float, float]
    frames: int

    def suits(self, voice: Voice) -> bool:
        """Tell whether `voice` has as many pieces as this takes."""
        return len(voice.pieces) >= (CORNERS if isinstance(self.place, tuple) else 2)

    def steer(self, voice: Voice) -> Voice:
        """Return `voice` on its way there."""
        return replace(voice, morph=self._steered(voice.morph))

    def _steered(self, morph: Morph) -> Morph:
        if isinstance(self.place, tuple):
            return morph.to_pad(*self.place, self.frames)
        return morph.to_line(self.place, self.frames)


@dataclass(frozen=True)
class When:
    """Where something starts, counted as `Timeline.produced` is."""

    at: float | None = None
    """None: as soon as it can."""
    every: float = 0.0
    """If it cannot, it starts so many latent frames later, or again so many; 0: as soon as it can after that."""

    def after(self, produced: int) -> int:
        """Return the first latent frame from `produced` on at which it may start."""
        if self.at is None or (self.at <= produced and not self.every):
            return produced
        late = max(0.0, produced - self.at)
        times = math.ceil(late / self.every) if self.every else 0
        return max(produced, round(self.at + times * self.every))

    def missed_before(self, produced: int) -> "When":
        """Return when it starts now that it cannot before `produced`."""
        return self if self.at is None else replace(self, at=float(self.after(produced)))

    def is_within(self, produced: int, count: int) -> bool:
        """Tell whether it may start among the `count` latent frames from `produced` on."""
        return self.after(produced) < produced + count


NOW = When()


@dataclass(frozen=True)
class Hold:
    """An order to hold what sounds, or to let it go on."""

    is_frozen: bool
    when: When = NOW


@dataclass(frozen=True)
class Pending:
    """A voice that starts as soon as its latents are there."""

    voice: Voice
    fade_frames: int
    is_urgent: bool = False
    """Worth replacing audio that is decoded and not yet heard."""
    follows: bool = False
    """Takes over at the place of the voice that sounds, instead of its own."""
    when: When = NOW
    is_decided: bool = False
    """It had started there before the music was taken back, and does so again, whatever the circumstances."""
    is_dated: bool = False
    """It was asked for at just this place, whatever else is played before."""
    retuned_at: int | None = None
    """Where a knob was turned while it waited, counted as `When` is: a second turn would only make it wait longer."""
    aim: Aim | None = None
    """Where its morph was told to go, while the voice that sounds had too few pieces to go there."""

    def resolved(self, sounding: Voice | None) -> Voice:
        """Return the voice as it starts over the one that is `sounding`."""
        if not self.follows or sounding is None:
            return self.voice
        count = len(self.voice.pieces)
        stays = sounding.seeds == self.voice.seeds[: len(sounding.pieces)]
        morph = sounding.morph.over(count, stays=stays)
        voice = replace(sounding, pieces=self.voice.pieces, morph=morph)
        return self.aim.steer(voice) if self.aim is not None and not self.aim.suits(sounding) else voice

    def aimed(self, aim: Aim) -> "Pending":
        """Return it with its morph on the way to `aim`, if it is one that can go there."""
        if not aim.suits(self.voice):
            return self
        return replace(self, aim=aim) if self.follows else replace(self, voice=aim.steer(self.voice))


def taken_back(starts: Iterable[Pending]) -> tuple[Pending, ...]:
    """Return what waits again when these `starts`, in their order, have not happened after all."""
    waiting: list[Pending] = []
    for start in starts:
        if not waiting or not start.follows:
            waiting.append(start)
        else:  # it was to take over from one that has not started either
            last = waiting.pop()
            is_decided = last.is_decided and start.is_decided
            waiting.append(replace(last, voice=start.resolved(last.voice), is_decided=is_decided))
    return tuple(waiting)
