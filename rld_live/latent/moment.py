"""Everything that decides the next latent frame, as a value."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from torch import Tensor

from rld_live.latent.geometry import Geometry
from rld_live.latent.library import Library
from rld_live.latent.manner import Manner
from rld_live.latent.pending import Hold, Pending
from rld_live.latent.scene import Retreat, Scene
from rld_live.latent.voice import Pace, Voice

LEFT_MAXIMUM = 64


@dataclass(frozen=True)
class Moment:
    """The scene, and how it is played."""

    scene: Scene
    manner: Manner = field(default_factory=Manner)
    left: tuple[Voice, ...] = ()
    """The voices that sounded before, as they were left, the latest first."""
    started: Pending | None = None
    """What starts at this moment."""
    hold: Hold | None = None
    """What is held, or let go, from this moment on."""

    @property
    def voice(self) -> Voice:
        return self.scene.voice

    @property
    def is_backwards(self) -> bool:
        """Whether the playhead moves towards the beginning of the pieces."""
        return self.manner.speed.target * self.voice.position < 0

    @property
    def is_measured(self) -> bool:
        """Whether one frame must be rendered before the next."""
        return any(voice.is_morph and voice.morph.is_measured for voice in self.scene.voices())

    def followed_by(self, voice: Voice, fade_frames: int, *, leaves: bool) -> "Moment":
        """Return the moment in which `voice` fades in; `leaves`: what sounded until now goes into the history."""
        left = (self.voice, *self.left)[:LEFT_MAXIMUM] if leaves else self.left
        return replace(self, scene=self.scene.followed_by(voice, fade_frames), left=left)

    def retreated(self, retreats: Iterable[Retreat]) -> "Moment":
        """Return the moment in which voices go back for want of latents."""
        return replace(self, scene=self.scene.retreated({retreat.depth: retreat for retreat in retreats}))

    def frozen(self, hold: Hold) -> "Moment":
        """Return the moment with every voice that sounds held, or let go."""
        scene = self.scene.changed(lambda voice: replace(voice, is_frozen=hold.is_frozen))
        return replace(self, scene=scene, hold=hold)

    def bounded(self, most: int, *, hop: int) -> "Moment":
        """Return the moment whose voice is made with `most` denoising steps at most (0: all) further ahead."""
        return self.with_voice(self.voice.bounded(most, hop=hop, is_backwards=self.is_backwards))

    def steps_ahead(self, *, hop: int) -> int:
        """Return how many denoising steps are used there."""
        return self.voice.steps_ahead(hop=hop, is_backwards=self.is_backwards)

    def with_voice(self, voice: Voice) -> "Moment":
        """Return the moment with `voice` in the place of the one that sounds."""
        return replace(self, scene=replace(self.scene, voice=voice))

    def as_ordered(self, latest: "Moment") -> "Moment":
        """Return this moment with what was told of the manner and of the same voice's morph until the `latest` one."""
        voice, other = self.voice, latest.voice
        if voice.is_same_music_as(other):
            voice = replace(voice, pieces=other.pieces, morph=voice.morph.as_ordered(other.morph))
        return replace(self.with_voice(voice), manner=self.manner.as_ordered(latest.manner))

    def render(self, library: Library, count: int, geometry: Geometry) -> tuple[Tensor, "Moment"] | None:
        """Return the next `count` latent frames [latent_dim, count] and the moment after them; None while they lack."""
        played = self.scene.render(library, self.pace(count), geometry)
        if played is None:
            return None
        latents, scene = played
        return self.manner.hands.apply(latents, geometry), self._after(count, scene)

    def step(self, count: int) -> "Moment":
        """Return the moment `count` latent frames later, whatever the latents there."""
        return self._after(count, self.scene.step(self.pace(count))) if count else self

    def pace(self, count: int) -> Pace:
        """Return how the playhead moves in the next `count` latent frames."""
        speed = self.manner.speed
        if speed.is_at_rest:
            return (speed.target,) * count
        return tuple(speed.step(done).value for done in range(count))

    def _after(self, count: int, scene: Scene) -> "Moment":
        return Moment(scene, self.manner.step(count), self.left)
