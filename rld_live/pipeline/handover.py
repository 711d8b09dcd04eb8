"""One pipeline goes on where another one is: the same seeds at the same places, and everything as it stands.

What is counted in latent frames is counted anew, since another codec has longer or shorter ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from rld_live.latent.glide import Glide
from rld_live.latent.hands import Hands
from rld_live.latent.library import Piece
from rld_live.latent.line import Line
from rld_live.latent.manner import Manner
from rld_live.latent.morph import Morph
from rld_live.latent.pending import Pending, When
from rld_live.latent.voice import Voice
from rld_live.pipeline.pieces import remade
from rld_live.pipeline.pipeline import Pipeline


@dataclass(frozen=True)
class Crossing:
    """Where the counts of two pipelines meet: latent frame `before` of the one and `after` of the other."""

    before: int
    after: int
    rate: float
    """Latent frames of the new one in the time of one of the old one."""
    late: float
    """Latent frames of the new one by which the old decoder is later."""

    def produced(self, place: float) -> float:
        """Return the place, counted as it is handed out, in the new count."""
        return self.after + (place - self.before) * self.rate

    def heard(self, place: float) -> float:
        """Return the place, counted as it is heard, in the new count."""
        return self.produced(place) + self.late


class Handover:
    """From `old` to `new`, which has not begun; owned by the thread that owns both timelines."""

    def __init__(self, old: Pipeline, new: Pipeline) -> None:
        self._old, self._new = old, new
        self._rate = new.latent_rate / old.latent_rate
        chunk = new.decoding.chunk
        self._lead = chunk * max(1, -(-new.decoding.preroll // chunk))
        """Latent frames that are decoded unheard, until what comes out is the music."""
        self._begins_anywhere = new.pieces.begin_anywhere
        self._looked_at: tuple[object, ...] = ()

    def is_ready(self) -> bool:
        """Have generated what is needed to go on where `old` is now; tell whether it is there."""
        old, new = self._old.timeline, self._new.timeline
        voice, manner = self._sounding(), self._manner()
        looked_at = (old.produced, voice, manner, old.is_frozen)
        if self._looked_at != looked_at:  # the music has gone on, or somebody has turned what sounds
            self._looked_at = looked_at
            new.play_in(manner)
            if voice is not None:
                new.play(self._begun(voice), fade_frames=0)
        return new.aimed is None or new.is_ready(new.aimed)

    def complete(self) -> Crossing:
        """Have `new` go on, and return where that is; what it hands out next is heard behind what `old` handed out."""
        old, new = self._old, self._new
        crossing = self._crossing()
        new.performance.stand_like(old.performance)
        grid = old.performance.grid
        new.performance.grid = replace(
            grid,
            latent_rate=new.latent_rate,
            anchor=crossing.heard(grid.anchor),
            taps=tuple(crossing.heard(tap) for tap in grid.taps),
        )
        self._looked_at = ()
        self.is_ready()
        new.timeline.produced = crossing.after - self._lead
        for _ in range(self._lead // new.decoding.chunk):
            new.decoding.next()
        self._carry_shelf()
        new.timeline.remember(tuple(self._voice(voice) for voice in old.timeline.left))
        for pending in reversed(self._waiting()):  # each behind those that were asked for at earlier places
            self._ask(pending, crossing)
        return crossing

    @property
    def losses(self) -> tuple[str, ...]:
        """What cannot be kept, in words."""
        before, now = self._old.latent_dim, self._new.latent_dim
        hands = self._old.timeline.manner.hands
        losses = {
            f"bias and scale are reset: {before} latent dimensions before, {now} now": before != now
            and bool(hands.bias or hands.scale),
            "seeds begin anew, since what its prior generates grows out of their beginning": not self._begins_anywhere,
        }
        return tuple(loss for loss, is_so in losses.items() if is_so)

    def _crossing(self) -> Crossing:
        before = self._old.timeline.produced
        late = (self._old.delay_seconds - self._new.delay_seconds) * self._new.latent_rate
        return Crossing(before, max(self._lead, round(before * self._rate)), self._rate, late)

    def _sounding(self) -> Voice | None:
        timeline = self._old.timeline
        heard = timeline.scene.voice if timeline.scene is not None else timeline.aimed
        return timeline.sounding or heard

    def _waiting(self) -> tuple[Pending, ...]:
        """Return what is to start later."""
        timeline = self._old.timeline
        starts = timeline.starts if timeline.scene is not None else timeline.starts[1:]
        return tuple(each for each in starts if not each.follows)

    def _ask(self, pending: Pending, crossing: Crossing) -> None:
        at = pending.when.at
        when = When(None if at is None else crossing.heard(at), pending.when.every * self._rate)
        self._new.timeline.play(
            self._voice(pending.voice),
            fade_frames=round(pending.fade_frames * self._rate),
            is_urgent=pending.is_urgent,
            when=when,
        )

    def _carry_shelf(self) -> None:
        before, new = self._old.timeline.shelf, self._new.timeline
        new.put_slots({number: self._voice(voice) for number, voice in before.slots.items()})
        for voice in before.foreseen:
            new.foresee(self._voice(voice))
        if before.cue is not None:
            new.cue(self._voice(before.cue))

    def _begun(self, voice: Voice) -> Voice:
        """Return `voice` as it begins: its place is the one that is heard, behind what is decoded unheard."""
        timeline, rate = self._old.timeline, self._new.latent_rate
        speed = 0.0 if timeline.is_frozen else timeline.manner.speed.value
        late = (self._new.delay_seconds - self._old.delay_seconds) * rate
        carried = self._voice(voice)
        place = round(carried.position + speed * (late - self._lead))
        is_before = (place < 0) != (carried.position < 0)  # of the beginning, where everything is mirrored
        return replace(carried, position=0.0 if is_before else float(place), is_frozen=timeline.is_frozen)

    def _voice(self, voice: Voice) -> Voice:
        position = float(round(voice.position * self._rate)) if self._begins_anywhere else 0.0
        return Voice(tuple(map(self._piece, voice.pieces)), position, self._morph(voice.morph), voice.is_frozen)

    def _piece(self, piece: Piece) -> Piece:
        """Return the piece with the knobs that it was made with, where it had them."""
        return remade(piece, self._new.pieces, self._old.performance.knobs)

    def _morph(self, morph: Morph) -> Morph:
        pad = replace(morph.pad, frames=round(morph.pad.frames * self._rate))
        return Morph(Line(tuple(map(self._glide, morph.line.shares))), pad, self._glide(morph.share))

    def _manner(self) -> Manner:
        manner = self._old.timeline.manner
        keeps_hands = self._old.latent_dim == self._new.latent_dim
        hands = Hands(self._glides(manner.hands.bias), self._glides(manner.hands.scale)) if keeps_hands else Hands()
        return Manner(self._glide(manner.speed), hands)

    def _glides(self, glides: Mapping[int, Glide]) -> dict[int, Glide]:
        return {dimension: self._glide(glide) for dimension, glide in glides.items()}

    def _glide(self, glide: Glide) -> Glide:
        return Glide.at(glide.value).to(glide.target, round(glide.rest * self._rate))
