"""What a performer can do to the music before it is decoded."""

from collections.abc import Callable, Mapping
from functools import partial

from rld_live.commands import JSON
from rld_live.errors import ControlError
from rld_live.latent.hands import Hand
from rld_live.latent.library import Piece
from rld_live.latent.pad import CORNERS
from rld_live.latent.pending import Aim, When
from rld_live.latent.timeline import Timeline
from rld_live.latent.voice import Voice
from rld_live.parameters import KNOBS, SEED_MAXIMUM, QuantizeMode, ReseedMode
from rld_live.pipeline.attributes import Attributes, NoAttributes, RememberedAttributes
from rld_live.pipeline.beat import BeatGrid
from rld_live.pipeline.history import Entry, entries, voice_of
from rld_live.pipeline.kept import carried_on, resumed, slot_of
from rld_live.pipeline.pieces import DENOISED, Pieces, check_turns
from rld_live.pipeline.preset import Preset, checked_preset, kept, snapshot_of
from rld_live.pipeline.standing import standing_of
from rld_live.status import Standing


class Performance:
    """The verbs of the instrument, in seconds and seeds; owned by the decoder's thread, like its timeline."""

    def __init__(
        self,
        timeline: Timeline,
        *,
        latent_rate: float,
        crossfade_seconds: float,
        temperature: float,
        steps: int,
        guidance: float = KNOBS["guidance"].default,
        tempo: float = KNOBS["tempo"].default,
        latent_dim: int = 0,
        pieces: Pieces = DENOISED,
        attributes: Attributes = NoAttributes(),  # noqa: B008  (it holds nothing)
    ) -> None:
        self.timeline = timeline
        self.heard = 0.0
        """Position, counted as `Timeline.produced` is, that was heard when the next command was given."""
        self.at: int | None = None
        """Position at which the next trigger is to start, if it has a date."""
        self._latent_rate, self._latent_dim = latent_rate, latent_dim
        self._pieces, self.attributes = pieces, RememberedAttributes(attributes)
        self._knobs: dict[str, float] = {"crossfade": crossfade_seconds, "temperature": temperature, "steps": steps}
        self._knobs |= {"guidance": guidance, "horizon": KNOBS["horizon"].default, "speed": KNOBS["speed"].default}
        self._reseed_mode: ReseedMode = "continue"
        self._quantize: QuantizeMode = "off"
        self._most_steps = 0
        self.grid = BeatGrid(latent_rate, tempo)
        """Where beats fall; a value, replaced whole."""

    def start(self, seeds: tuple[int, ...], *, morph_seconds: float = 0.0) -> None:
        """Begin the music: one seed, or a morph that travels from the first to the last in `morph_seconds`."""
        self.timeline.play(self.voice(*seeds), fade_frames=0)
        if len(seeds) > 1:
            self.timeline.steer(Aim(1.0, self._frames(morph_seconds)))

    def play_seed(self, seed: int, crossfade_seconds: float | None = None) -> None:
        """Crossfade to the beginning of `seed` as soon as it is generated."""
        self._trigger(self.voice(seed), crossfade_seconds)

    def play_random_seed(self, crossfade_seconds: float | None = None) -> int:
        """Crossfade to a seed that nobody chose, and return it."""
        seed = self.timeline.circumstances.fresh_seed()
        self.play_seed(seed, crossfade_seconds)
        return seed

    def prepare_cue(self, seed: int) -> None:
        """Generate `seed` ahead, silently."""
        self.timeline.cue(self.voice(seed))

    def go(self, crossfade_seconds: float | None = None) -> int:
        """Crossfade to the cue and return its seed; raise `ControlError` when there is none."""
        cue = self.timeline.shelf.take_cue()
        if cue is None:
            raise ControlError("nothing is cued: send /rld/cue <seed> first")
        self._trigger(cue, crossfade_seconds)
        return cue.seeds[0]

    def cut(self, seed: int) -> None:
        """Jump to the beginning of `seed`; raise `ControlError` when it is not generated yet."""
        voice = self.voice(seed)
        if not self.timeline.is_ready(voice):
            raise ControlError(f"seed {seed} is not ready: send /rld/cue {seed} first, and cut after /rld/cue/ready")
        self._trigger(voice, 0.0)

    def cut_to_slot(self, slot: int) -> None:
        """Jump to what `slot` keeps; raise `ControlError` when that is nothing, or not generated yet."""
        voice = slot_of(slot, self.timeline.shelf.slots)
        if not self.timeline.is_ready(voice):
            raise ControlError(f"slot {slot} is not ready: wait a moment, or send /rld/slot/play {slot}")
        self._trigger(voice, 0.0)

    def store_slot(self, slot: int) -> None:
        """Keep what is heard, and where in it that is; raise `ControlError` when nothing is."""
        heard = self.timeline.heard_at(self.heard)
        if heard is None:
            raise ControlError("nothing plays yet: send /rld/seed <seed> first")
        self.timeline.put_slots({**self.timeline.shelf.slots, slot: heard.at_rest()})

    def play_slot(self, slot: int, crossfade_seconds: float | None = None) -> None:
        """Crossfade to what `slot` keeps; raise `ControlError` when that is nothing."""
        self._trigger(slot_of(slot, self.timeline.shelf.slots), crossfade_seconds)

    def history(self) -> tuple[Entry, ...]:
        """Return what sounded before, the latest first."""
        return entries(self.timeline.left, latent_rate=self._latent_rate)

    def recall(self, number: int, crossfade_seconds: float | None = None) -> None:
        """Crossfade back to entry `number` of the history, where it was left; raise `ControlError` if it has none."""
        self._trigger(voice_of(number, self.timeline.left), crossfade_seconds)

    def set_morph_seeds(self, seeds: tuple[int, ...]) -> None:
        """Play a morph between `seeds`, standing at the first; if that one sounds, go on there: see `carried_on`."""
        carried = carried_on(tuple(self._piece(seed) for seed in seeds), self.timeline)
        if carried is None:
            self._trigger(self.voice(*seeds), None)
        else:
            self.timeline.play(carried.voice, fade_frames=0 if carried.stays else self._fade(None), follows=True)

    def move_morph(self, position: float, glide_seconds: float = 0.0) -> None:
        """Move the morph to `position` (0 … 1); without one, make it between the seed that plays and the next."""
        self._steer(Aim(position, self._frames(glide_seconds)), pieces=2)

    def move_pad(self, x: float, y: float, glide_seconds: float = 0.0) -> None:
        """Move to (x, y) on the square of four seeds; if there are fewer, it gets those after the last one."""
        self._steer(Aim((x, y), self._frames(glide_seconds)), pieces=CORNERS)

    def freeze(self, is_frozen: bool) -> None:
        """Hold the latent frame that sounds, or let it go on; raise `ControlError` when nothing sounds."""
        if self.timeline.scene is None:
            raise ControlError("nothing plays yet: send /rld/seed <seed> first")
        self.timeline.freeze(is_frozen, when=When(self.at))

    def set_speed(self, speed: float, glide_seconds: float = 0.0) -> None:
        """Go over to another speed of the latents, below 0 backwards."""
        self._knobs["speed"] = speed
        self.timeline.play_in(self.timeline.manner.at_speed(speed, self._frames(glide_seconds)))

    def set_latent(self, hand: Hand, dimension: int, value: float, glide_seconds: float = 0.0) -> None:
        """Move or scale one dimension of the latents; raise `ControlError` when there is no such dimension."""
        if not 0 <= dimension < self._latent_dim:
            raise ControlError(f"there is no latent dimension {dimension}: send 0 to {self._latent_dim - 1}")
        self.timeline.play_in(self.timeline.manner.with_hand(hand, dimension, value, self._frames(glide_seconds)))

    def set_reseed(self, mode: ReseedMode) -> None:
        """Choose what follows at the end of each window."""
        self._reseed_mode = mode
        self.timeline.reseed(mode, fade_frames=self._fade(None))

    def set_crossfade(self, seconds: float) -> None:
        """Set the length of a crossfade that names none."""
        self._knobs["crossfade"] = seconds
        self.timeline.reseed(self._reseed_mode, fade_frames=self._fade(None))

    def set_temperature(self, temperature: float) -> None:
        """Generate at another temperature from here on; raise `ControlError` where that has been too many."""
        check_turns(self.timeline.aimed)
        change = self._pieces.with_temperature
        self._retune("temperature", temperature, lambda piece, block: change(piece, temperature, block=block))

    def set_steps(self, steps: int) -> None:
        """Generate with another number of denoising steps from here on; raise `ControlError` where there are none."""
        self._most_steps = 0
        self._retune("steps", steps, lambda piece, _block: self._pieces.with_steps(piece, steps))

    def set_guidance(self, guidance: float) -> None:
        """Generate with another guidance from here on; raise `ControlError` where there is none."""
        self._retune("guidance", guidance, lambda piece, _block: self._pieces.with_guidance(piece, guidance))

    def set_horizon(self, seconds: float) -> None:
        """Have so much generated ahead of the playhead."""
        self._knobs["horizon"] = seconds
        self.timeline.look_ahead(self._frames(seconds))

    def bound_steps(self, most: int) -> None:
        """Use `most` denoising steps at most, whatever was asked for; 0: as many as were."""
        self._most_steps = most
        self.timeline.bound_steps(most)

    def set_quantize(self, mode: QuantizeMode) -> None:
        """Choose when triggers take effect: at once, or at the next beat or bar."""
        self._quantize = mode

    def set_tempo(self, bpm: float) -> None:
        """Set the tempo; the beat that is heard now stays the one it is."""
        self.grid = self.grid.at_tempo(bpm, self.heard)

    def tap_beat(self) -> float:
        """Take it that a beat is heard now, the first of a bar, and return the tempo in beats per minute."""
        self.grid = self.grid.tapped(self.heard)
        return self.grid.bpm

    def follow_beat(self, beat: float, bpm: float) -> None:
        """Count as somebody else does, who is at `beat` now."""
        self.grid = self.grid.followed(self.heard, beat, bpm)

    @property
    def beat(self) -> float:
        """Beats since the beat was set, at the position that is heard."""
        return self.grid.beat(self.heard)

    @property
    def knobs(self) -> Mapping[str, float]:
        """Every knob of the performance, by name."""
        return {**self._knobs, "tempo": self.grid.bpm}

    def standing(self) -> Standing:
        """Return what the performance is set to, beside the knobs."""
        return standing_of(self.timeline, self._latent_dim, reseed=self._reseed_mode, quantize=self._quantize)

    def snapshot(self) -> dict[str, JSON]:
        """Return everything that `restore` brings back, as a file of JSON holds it."""
        return self.photograph()()

    def photograph(self) -> Callable[[], dict[str, JSON]]:
        """Return what gives the snapshot of this moment, to any thread at any time: developing it takes a while."""
        voice = kept(self.timeline.heard_at(self.heard), self.timeline.aimed)
        return partial(snapshot_of, self.knobs, self.standing(), voice, self.timeline.shelf.slots)

    def preset(self, snapshot: Mapping[str, JSON]) -> Preset:
        """Return what a snapshot holds; raise `DataError` for a damaged one."""
        return checked_preset(snapshot, latent_dim=self._latent_dim, pieces=self._pieces)

    def restore(self, snapshot: Mapping[str, JSON], crossfade_seconds: float | None = None) -> None:
        """Crossfade to what a snapshot holds; raise `DataError` for a damaged one, and change nothing then."""
        preset = self.preset(snapshot)
        seconds = preset.knobs["crossfade"] if crossfade_seconds is None else crossfade_seconds
        self._stand_as(preset, seconds=seconds)
        if preset.voice is not None:
            self._trigger(preset.voice.voice(), seconds)

    def resume(self, snapshot: Mapping[str, JSON], *, is_frozen: bool) -> None:
        """Begin the music where a snapshot left it; raise `DataError` for a damaged one, and change nothing then."""
        preset = self.preset(snapshot)
        self._stand_as(preset, seconds=0.0)
        if preset.voice is not None:
            self.timeline.play(resumed(preset.voice.voice(), self._pieces, is_frozen=is_frozen), fade_frames=0)

    def _stand_as(self, preset: Preset, *, seconds: float) -> None:
        """Turn everything but the voice to where it is in `preset`; what glides takes so many seconds."""
        self.stand(preset.knobs, preset.reseed, preset.quantize)
        self.timeline.play_in(preset.manner(self.timeline.manner, self._frames(seconds)))
        self.timeline.put_slots({number: saved.voice() for number, saved in preset.slots.items()})

    def stand(self, knobs: Mapping[str, float], reseed: ReseedMode, quantize: QuantizeMode) -> None:
        """Take the knobs and the modes as given; what sounds stays as it is."""
        self._knobs = {name: knobs[name] for name in self._knobs}
        self.set_reseed(reseed)
        self.set_quantize(quantize)
        self.set_tempo(knobs["tempo"])
        self.set_horizon(knobs["horizon"])

    def stand_like(self, other: "Performance") -> None:
        """Take the knobs and the modes of another performance."""
        self.stand(other.knobs, other._reseed_mode, other._quantize)

    def _retune(self, name: str, value: float, change: Callable[[Piece, int], Piece]) -> None:
        """Turn a knob: go on with what `change` makes of each piece, told the block that plays."""
        fade_frames = self._fade(None)
        self.timeline.retune(lambda *each: change(*each).bounded(self._most_steps, start=0), fade_frames=fade_frames)
        self._knobs[name] = value

    def _trigger(self, voice: Voice, crossfade_seconds: float | None) -> None:
        """Crossfade to `voice` as soon as it is generated, at its date, or at the next beat or bar."""
        when = self.grid.when(self._quantize, asked_at=self.heard, due=self.at)
        self.timeline.play(voice, fade_frames=self._fade(crossfade_seconds), is_urgent=True, when=when)

    def _steer(self, aim: Aim, *, pieces: int) -> None:
        """Send the morph to `aim`; it gets so many `pieces` first, if it has fewer."""
        voice = self.timeline.aimed
        if voice is None:
            raise ControlError("nothing plays yet: send /rld/seed <seed> or /rld/morph/seeds <a> <b> first")
        last, missing = voice.seeds[-1], pieces - len(voice.pieces)
        added = [self._piece((last + number + 1) % (SEED_MAXIMUM + 1)) for number in range(missing)]
        if added:
            self.timeline.go_on(lambda voice: voice.with_more(added), fade_frames=0)
        self.timeline.steer(aim)

    def _piece(self, seed: int) -> Piece:
        temperature, steps, guidance = (self._knobs[name] for name in ("temperature", "steps", "guidance"))
        piece = self._pieces.piece(seed, temperature=temperature, steps=int(steps), guidance=guidance)
        return piece.bounded(self._most_steps, start=0)

    def voice(self, *seeds: int) -> Voice:
        """Return a seed, or a morph between several, as it is to be generated now."""
        return Voice.of(*(self._piece(seed) for seed in seeds))

    def _fade(self, seconds: float | None) -> int:
        return self._frames(self._knobs["crossfade"] if seconds is None else seconds)

    def _frames(self, seconds: float) -> int:
        return round(seconds * self._latent_rate)
