"""The latents that are heard, one after the other, and everything that can happen to them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from torch import Tensor

from rld_live.latent.ahead import Ahead
from rld_live.latent.circumstances import Circumstances, Live
from rld_live.latent.course import Course
from rld_live.latent.geometry import LINEAR, Geometry
from rld_live.latent.library import BlockKey, Library, Piece
from rld_live.latent.manner import Manner
from rld_live.latent.moment import Moment
from rld_live.latent.past import Past
from rld_live.latent.pending import NOW, Aim, Hold, Pending, When
from rld_live.latent.scene import Scene
from rld_live.latent.shelf import Shelf
from rld_live.latent.starving import Starving
from rld_live.latent.turns import Turns
from rld_live.latent.voice import Voice
from rld_live.latent.waiting import Waiting
from rld_live.latent.walk import Walk
from rld_live.parameters import ReseedMode

EventListener = Callable[[str, tuple[int | float | str, ...]], None]


class Timeline:
    """One writer, the decoder's thread, calls every method.

    Others may read `wanted`, `scene`, `manner`, `window`, `waiting_seed` and `horizon`: one value each, replaced whole.
    """

    def __init__(
        self,
        library: Library,
        *,
        geometry: Geometry = LINEAR,
        on_event: EventListener = lambda name, values: None,
        circumstances: Circumstances | None = None,
    ) -> None:
        self.circumstances: Circumstances = circumstances or Live()
        self._library = library
        self._on_event = on_event
        self._ahead = Ahead(library, near=library.hop // 2, far=2 * library.hop)
        self._moment: Moment | None = None
        self._manner = Manner()  # until there is a moment that has one
        self._past = Past()
        self._waiting = Waiting(patience=4 * library.hop)  # who only just keeps up needs half of that, on the pad
        self.shelf = Shelf()
        """What is kept beside what sounds; read by the timeline's own thread."""
        self._kept: tuple[BlockKey, ...] = ()
        self._course = Course(library, geometry, self.circumstances, self.is_ready, Turns(2 * library.hop))
        self.starving = Starving(library, self.circumstances, lambda value: on_event("starving", (value,)))
        self.produced = 0
        """Latent frames handed out so far, less those rewound."""
        self.wanted: tuple[BlockKey, ...] = ()
        """What the producer should generate, the most urgent first."""

    def play(
        self, voice: Voice, *, fade_frames: int, is_urgent: bool = False, follows: bool = False, when: When = NOW
    ) -> None:
        """Crossfade to `voice` when it is generated; a later call takes the place of one that still waits.

        What has a date, which is a place without a beat, also waits behind what is to start before it.
        """
        when = when if self._moment is not None else NOW  # places are counted by what is heard, and nothing is yet
        is_dated = when.at is not None and not when.every
        self._waiting = self._waiting.asked(Pending(voice, fade_frames, is_urgent, follows, when, is_dated=is_dated))
        self._publish_wanted()

    def foresee(self, voice: Voice) -> None:
        """Generate `voice` ahead, as it will be played soon; nothing else depends on it."""
        self.shelf.foresee(voice)
        self._publish_wanted()

    def retune(self, change: Callable[[Piece, int], Piece], *, fade_frames: int) -> None:
        """Go on at the same place with what `change` makes of each piece, told the block in which its playhead is."""
        changed = partial(Voice.retuned, change=change, hop=self._library.hop)
        if self.shelf.cue is not None:
            self.cue(changed(self.shelf.cue))
        if self.aimed is not None:
            changed(self.aimed)  # raises now what it would raise later
            self._waiting = self._waiting.turned(changed, fade_frames=fade_frames).retuned(self._moment, self.produced)
            self._publish_wanted()

    def go_on(self, change: Callable[[Voice], Voice], *, fade_frames: int) -> None:
        """Go on at the same place with what `change` makes of the voice that waits, else of the one that sounds."""
        self._waiting = self._waiting.changed(change, self._voice, fade_frames=fade_frames)
        self._publish_wanted()

    def cue(self, voice: Voice) -> None:
        """Generate `voice` ahead, silently; the event `cue_ready` tells when it can start at once."""
        self.shelf.put_cue(voice)
        self._publish_wanted()

    def put_slots(self, slots: Mapping[int, Voice]) -> None:
        """Keep these voices in the slots, and their next latents ready."""
        self.shelf.slots = dict(slots)
        self._kept = self._ahead.beginnings(slots.values(), self.manner.speed)
        self._publish_wanted()

    def reseed(self, mode: ReseedMode, *, fade_frames: int) -> None:
        """Set what follows at the end of each window, through a crossfade of `fade_frames`."""
        self._course.reseed(mode, fade_frames=fade_frames)
        self._publish_wanted()

    def steer(self, aim: Aim) -> None:
        """Send the morph that sounds, and the one that waits, to `aim`."""
        self._waiting = self._waiting.steered(aim)
        if self._moment is not None and aim.suits(self._moment.voice):
            self._moment = self._moment.with_voice(aim.steer(self._moment.voice))

    def bound_steps(self, most: int) -> None:
        """Have what sounds made with `most` denoising steps at most (0: all), from where nobody hears it begin."""
        if self._moment is not None:
            self._moment = self._moment.bounded(most, hop=self._library.hop)
            self._publish_wanted()

    def freeze(self, is_frozen: bool, *, when: When = NOW) -> None:
        """Hold what sounds, or let it go on."""
        self._waiting = replace(self._waiting, hold=Hold(is_frozen, when))

    def play_in(self, manner: Manner) -> None:
        """Play whatever plays in this manner."""
        has_other_speed = manner.speed != self.manner.speed
        self._manner = manner
        if self._moment is not None:
            self._moment = replace(self._moment, manner=manner)
        if has_other_speed:
            self.put_slots(self.shelf.slots)  # they need more or less to start

    def look_ahead(self, frames: int) -> None:
        """Have so many latent frames generated ahead of the playhead."""
        self._ahead.far = max(frames, self._ahead.near)
        self._publish_wanted()

    def drop_queued(self) -> None:
        """Forget the cue, whatever waits to start, and a running crossfade; what is to sound first stays."""
        self.shelf.forget()
        self._course.successor = None
        self._waiting = self._waiting.dropped(keeps_voices=self._moment is None)
        if self._moment is not None:
            self._moment = replace(self._moment, scene=Scene(self._moment.voice))
        self._publish_wanted()

    def next(self, count: int) -> Tensor | None:
        """Return the next `count` latent frames [latent_dim, count], standardised; None, deciding nothing, before."""
        for cue in self.shelf.newly_ready(self.is_ready):
            self._on_event("cue_ready", (cue.seeds[0],))
        scout = self._course.scout(count)
        retreats = self.starving.retreats(self._moment, scout)
        moment = self._moment
        if moment is not None and retreats:
            moment = moment.retreated(retreats)
            self._publish_wanted(moment)  # of which a rendering has nothing yet
        walk = self._course.onward(moment, self._waiting, count, produced=self.produced, manner=self.manner)
        if walk is not None:
            self.starving.retreated(self._moment, scout, retreats)
        return self._commit(walk)

    def replay(self, count: int) -> Tensor | None:
        """Do what `next` does, but let what waits to start wait on: for what is decoded again and not heard."""
        walk = self._course.again(self._moment, self._waiting, count, produced=self.produced, manner=self.manner)
        return self._commit(walk)

    def urgent_from(self, earliest: int) -> int | None:
        """Return the first latent frame, from `earliest` on, where something begins that is worth going back for."""
        return self._waiting.urgent_from(earliest, self._moment, self.is_ready)

    @property
    def waits_for(self) -> float | None:
        """The place that what waits to start waits for; None if nothing does."""
        return self._waiting.first.when.at if self._waiting.first is not None else None

    def rewind(self, produced: int) -> None:
        """Go back to the moment when `produced` latent frames had been handed out, or as near as history reaches.

        What was told to speed, hands and morph meanwhile stays told, and what started meanwhile starts there again,
        unless something newer waits.
        """
        back = self._past.take_back(produced)
        if back is None or self._moment is None:
            return
        self.produced, self._moment = back.produced, back.moment.as_ordered(self._moment)
        self._waiting, self._course.successor = self._waiting.taken_back(back), None
        self._publish_wanted()

    def is_ready(self, voice: Voice) -> bool:
        """Tell whether `voice` could start at once."""
        return self._ahead.is_ready(voice, self.manner.speed)

    @property
    def scene(self) -> Scene | None:
        """What comes next, as a value."""
        moment = self._moment
        return moment.scene if moment is not None else None

    @property
    def steps_used(self) -> int:
        """How many denoising steps are used for what is generated next; 0 if nothing plays, or none are."""
        moment = self._moment
        return moment.steps_ahead(hop=self._library.hop) if moment is not None else 0

    @property
    def manner(self) -> Manner:
        """How whatever plays is played."""
        moment = self._moment
        return moment.manner if moment is not None else self._manner

    @property
    def left(self) -> tuple[Voice, ...]:
        """What sounded before, as it was left, the latest first."""
        return self._moment.left if self._moment is not None else ()

    def remember(self, left: tuple[Voice, ...]) -> None:
        """Take it that these sounded before what sounds, the latest first."""
        if self._moment is not None:
            self._moment = replace(self._moment, left=left)

    @property
    def starts(self) -> tuple[Pending, ...]:
        """What waits to start, the next one first."""
        return self._waiting.starts

    @property
    def sounding(self) -> Voice | None:
        """The voice that sounds, with the change that waits for it; None if another one waits to replace it."""
        return self.aimed if self._waiting.first is None or self._waiting.first.follows else None

    @property
    def aimed(self) -> Voice | None:
        """The voice that waits to start, else the one that sounds, with what is still to be changed of it."""
        return self._waiting.aimed(self._voice)

    @property
    def is_frozen(self) -> bool:
        """Tell whether what sounds is held, or about to be."""
        voice, hold = self._voice, self._waiting.hold
        return voice is not None and voice.is_frozen if hold is None else hold.is_frozen

    @property
    def waiting_seed(self) -> int:
        """The seed that is cued or waited for; -1 if none."""
        pending, cue = self._waiting.first, self.shelf.cue  # once: another thread may look
        voice = pending.voice if pending else cue
        return voice.seeds[0] if voice else -1

    @property
    def window(self) -> int:
        """The window of the piece that sounds."""
        scene = self.scene
        return self._course.turns.window_of(scene.voice) if scene is not None else 0

    def heard_at(self, produced: float) -> Voice | None:
        """Return the voice that sounds at position `produced`, as it is there; None before there is any."""
        before = self._past.heard_at(produced) if produced < self.produced else None
        return before or self._voice

    def horizon(self) -> int:
        """Return how many latent frames are generated ahead of the playhead."""
        moment = self._moment
        return self._ahead.frames(moment.voice, moment.manner.speed) if moment else 0

    @property
    def _voice(self) -> Voice | None:
        return self._moment.voice if self._moment is not None else None

    def _commit(self, walk: Walk | None) -> Tensor | None:
        if walk is None:
            return None
        self._past.extend(walk.moments)
        self._moment = walk.after
        self.produced += walk.latents.shape[1]
        self._waiting = self._waiting.begun(starts=walk.starts, holds=walk.holds).retuned(self._moment, self.produced)
        if walk.starts or walk.turns:
            self._course.successor = None
        if walk.turns:
            self.circumstances.turned()
        for name, value in walk.events:
            self._on_event(name, (value,))
        self._publish_wanted()
        return walk.latents

    def _publish_wanted(self, moment: Moment | None = None) -> None:
        """Show what is wanted if `moment` comes next; left out, the one that does."""
        moment = moment or self._moment
        if moment is not None:
            self._course.choose_successor(moment)
        self.wanted = self._ahead.wanted(
            moment,
            self._waiting,
            self.shelf,
            successor=self._course.successor,
            lacking=self.starving.lacking,
            kept=self._kept,
            speed=self.manner.speed,
        )
