"""What a performer can do to the music before it is decoded."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from rld_live.codec.attributes import Value
from rld_live.errors import ControlError
from rld_live.latent.library import Piece
from rld_live.latent.noise import fresh_seed
from rld_live.latent.scene import Glide, Voice
from rld_live.latent.timeline import Timeline
from rld_live.parameters import SEED_MAXIMUM, ReseedMode
from rld_live.pipeline.attributes import Attributes, NoAttributes
from rld_live.pipeline.pieces import DENOISED, Pieces


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
        pieces: Pieces = DENOISED,
        attributes: Attributes = NoAttributes(),  # noqa: B008  (it holds nothing)
        fresh_seed: Callable[[], int] = fresh_seed,
    ) -> None:
        self.timeline = timeline
        self._latent_rate = latent_rate
        self._crossfade_seconds = crossfade_seconds
        self._temperature = temperature
        self._steps = steps
        self._pieces = pieces
        self._attributes = attributes
        self._fresh_seed = fresh_seed
        self._reseed_mode: ReseedMode = "continue"

    def play_seed(self, seed: int, crossfade_seconds: float | None = None) -> None:
        """Crossfade to the beginning of `seed` as soon as it is generated."""
        self.timeline.play(self._voice(seed), fade_frames=self._fade(crossfade_seconds), is_urgent=True)

    def play_random_seed(self, crossfade_seconds: float | None = None) -> int:
        """Crossfade to a seed that nobody chose, and return it."""
        seed = self._fresh_seed()
        self.play_seed(seed, crossfade_seconds)
        return seed

    def set_reseed(self, mode: ReseedMode) -> None:
        """Choose what follows at the end of each window."""
        self._reseed_mode = mode
        self.timeline.reseed(mode, fade_frames=self._fade(None))

    def prepare_cue(self, seed: int) -> None:
        """Generate `seed` ahead, silently."""
        self.timeline.cue(self._voice(seed))

    def go(self, crossfade_seconds: float | None = None) -> int:
        """Crossfade to the cue and return its seed; raise `ControlError` when there is none."""
        cue = self.timeline.take_cue()
        if cue is None:
            raise ControlError("nothing is cued: send /rld/cue <seed> first")
        self.timeline.play(cue, fade_frames=self._fade(crossfade_seconds), is_urgent=True)
        return cue.seeds[0]

    def cut(self, seed: int) -> None:
        """Jump to the beginning of `seed`; raise `ControlError` when it is not generated yet."""
        voice = self._voice(seed)
        if not self.timeline.is_ready(voice):
            raise ControlError(f"seed {seed} is not ready: send /rld/cue {seed} first, and cut after /rld/cue/ready")
        self.timeline.play(voice, fade_frames=0, is_urgent=True)

    def set_morph_seeds(self, seeds: tuple[int, ...]) -> None:
        """Play a morph between `seeds`, standing at the first.

        If that one sounds already, alone or in a morph, the music goes on at its place, and a morph stays where it is.
        """
        pieces = tuple(self._piece(seed) for seed in seeds)
        sounding, scene = self.timeline.sounding, self.timeline.scene
        if scene is not None and sounding is not None and replace(sounding.pieces[0], turns=()) == pieces[0]:
            pieces = (sounding.pieces[0], *pieces[1:])
            fade_frames = 0 if scene.voice.pieces == pieces[:1] else self._fade(None)
            self.timeline.play(replace(sounding, pieces=pieces), fade_frames=fade_frames, follows=True)
        else:
            self.timeline.play(Voice(pieces), fade_frames=self._fade(None), is_urgent=True)

    def move_morph(self, position: float, glide_seconds: float = 0.0) -> None:
        """Move the morph to `position` (0 … 1); without one, make it between the seed that plays and the next."""
        if not self.timeline.is_morphing:
            seed = self.timeline.aimed_seed
            if seed is None:
                raise ControlError("nothing plays yet: send /rld/seed <seed> or /rld/morph/seeds <a> <b> first")
            self.set_morph_seeds((seed, (seed + 1) % (SEED_MAXIMUM + 1)))
        self.timeline.glide_morph(position, self._frames(glide_seconds))

    def set_crossfade(self, seconds: float) -> None:
        """Set the length of a crossfade that names none."""
        self._crossfade_seconds = seconds
        self.timeline.reseed(self._reseed_mode, fade_frames=self._fade(None))

    def set_temperature(self, temperature: float) -> None:
        """Generate at another temperature from here on."""
        self._temperature = temperature
        change = self._pieces.with_temperature
        self.timeline.retune(lambda piece, block: change(piece, temperature, block=block), fade_frames=self._fade(None))

    def set_steps(self, steps: int) -> None:
        """Generate with another number of denoising steps from here on; raise `ControlError` where there are none."""
        change = self._pieces.with_steps
        self.timeline.retune(lambda piece, _block: change(piece, steps), fade_frames=self._fade(None))
        self._steps = steps

    def attribute_names(self) -> tuple[str, ...]:
        """Return what the models let a performer set."""
        return self._attributes.names()

    def attribute(self, name: str) -> tuple[Value, ...]:
        """Return the values of an attribute, most have one; raise `RldError` if there is no such attribute."""
        return self._attributes.get(name)

    def set_attribute(self, name: str, values: Sequence[Value]) -> tuple[Value, ...]:
        """Set an attribute and return what it is now; raise `RldError` for what it does not take, with what it does."""
        self._attributes.set(name, values)
        return self._attributes.get(name)

    def start(self, seeds: tuple[int, ...], *, morph_seconds: float = 0.0) -> None:
        """Begin the music: one seed, or a morph that travels from the first to the last in `morph_seconds`."""
        pieces = tuple(self._piece(seed) for seed in seeds)
        morph = Glide(0.0, 1.0, self._frames(morph_seconds)) if len(seeds) > 1 else Glide(0.0, 0.0)
        self.timeline.play(Voice(pieces, morph=morph), fade_frames=0)

    def _piece(self, seed: int) -> Piece:
        return self._pieces.piece(seed, temperature=self._temperature, steps=self._steps)

    def _voice(self, seed: int) -> Voice:
        return Voice((self._piece(seed),))

    def _fade(self, seconds: float | None) -> int:
        return self._frames(self._crossfade_seconds if seconds is None else seconds)

    def _frames(self, seconds: float) -> int:
        return round(seconds * self._latent_rate)
