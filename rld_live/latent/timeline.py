"""The latents that are heard, one after the other, and everything that can happen to them."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from rld_live.latent.geometry import LINEAR, Geometry
from rld_live.latent.library import BlockKey, Library, Piece
from rld_live.latent.noise import fresh_seed
from rld_live.latent.scene import Glide, Scene, Voice
from rld_live.parameters import SEED_MAXIMUM, ReseedMode

HISTORY = 512
"""Rendered stretches that can be rewound into; far more than any ring holds."""

EventListener = Callable[[str, tuple[int | float | str, ...]], None]


@dataclass(frozen=True)
class Pending:
    """A voice that starts as soon as its latents are there."""

    voice: Voice
    fade_frames: int
    is_urgent: bool = False
    """Worth replacing audio that is decoded and not yet heard."""
    follows: bool = False
    """Takes over at the place of the voice that sounds, instead of its own."""


class Timeline:
    """One writer, the decoder's thread, calls every method.

    Other threads may read `wanted` (the producer), `scene`, `waiting_seed` and `horizon` (the status): each is one
    value, replaced whole.
    """

    def __init__(
        self,
        library: Library,
        *,
        geometry: Geometry = LINEAR,
        on_event: EventListener = lambda name, values: None,
        fresh_seed: Callable[[], int] = fresh_seed,
    ) -> None:
        self._library = library
        self._geometry = geometry
        self._window = 2 * library.hop
        self._on_event = on_event
        self._fresh_seed = fresh_seed
        self._scene: Scene | None = None
        self._history: deque[tuple[int, Scene]] = deque(maxlen=HISTORY)
        self._pending: Pending | None = None
        self._cue: Voice | None = None
        self._cue_is_told = False
        self._successor: Voice | None = None
        self._reseed: ReseedMode = "continue"
        self._turn_frames = 0
        self.produced = 0
        """Latent frames handed out so far, less those rewound."""
        self.wanted: tuple[BlockKey, ...] = ()
        """What the producer should generate, the most urgent first."""

    # What a performer does ------------------------------------------------------------------------------------------

    def play(self, voice: Voice, *, fade_frames: int, is_urgent: bool = False, follows: bool = False) -> None:
        """Crossfade to `voice` as soon as it is generated; a later call takes the place of one that still waits."""
        self._pending = Pending(voice, fade_frames, is_urgent, follows)
        self._publish_wanted()

    def retune(self, change: Callable[[Piece, int], Piece], *, fade_frames: int) -> None:
        """Go on at the same place with other pieces: for knobs that change what a seed becomes.

        `change` gets a piece, and the block in which its playhead stands.
        """
        if self._cue is not None:
            self.cue(self._retuned(self._cue, change))
        if self._pending is not None:
            self._pending = replace(self._pending, voice=self._retuned(self._resolved(self._pending), change))
            self._publish_wanted()
        elif self._scene is not None:
            self.play(self._retuned(self._scene.voice, change), fade_frames=fade_frames, follows=True)

    def cue(self, voice: Voice) -> None:
        """Generate `voice` ahead, silently; the event `cue_ready` tells when it can start at once."""
        self._cue, self._cue_is_told = voice, False
        self._publish_wanted()

    def take_cue(self) -> Voice | None:
        """Return the cued voice and forget it."""
        cue, self._cue = self._cue, None
        return cue

    def reseed(self, mode: ReseedMode, *, fade_frames: int) -> None:
        """Set what follows at the end of each window, through a crossfade of `fade_frames`."""
        if mode != self._reseed:
            self._successor = None
        self._reseed, self._turn_frames = mode, min(fade_frames, self._library.hop)
        self._publish_wanted()

    def glide_morph(self, target: float, frames: int) -> None:
        """Move the morph that sounds, and the one that waits, to `target` within `frames`."""
        if self._pending is not None and self._pending.voice.is_morph:
            self._pending = replace(self._pending, voice=_glided(self._pending.voice, target, frames))
        if self._scene is not None and self._scene.voice.is_morph:
            self._scene = replace(self._scene, voice=_glided(self._scene.voice, target, frames))

    def drop_queued(self) -> None:
        """Forget the cue, whatever waits to start, and a running crossfade; what is to sound first stays."""
        self._cue = self._successor = None
        if self._scene is not None:
            self._pending, self._scene = None, Scene(self._scene.voice)
        self._publish_wanted()

    # What the decoder pulls -----------------------------------------------------------------------------------------

    def next(self, count: int) -> Tensor | None:
        """Return the next `count` latent frames [latent_dim, count], standardised; None while they are not there."""
        self._tell_cue()
        self._start_pending()
        return self.replay(count)

    def replay(self, count: int) -> Tensor | None:
        """Do what `next` does, but let what waits to start wait on: for what is decoded again and not heard."""
        scene, successor = self._scene, self._successor
        parts: list[Tensor] = []
        moments: list[tuple[int, Scene]] = []
        rest = count
        while scene is not None and rest > 0:
            until_turn = self._frames_until_turn(scene)
            if until_turn == 0 and successor is not None and self.is_ready(successor):
                # The slider may have moved since the successor was chosen.
                successor = replace(successor, morph=scene.voice.morph)
                scene, successor = scene.followed_by(successor, self._turn_frames), None
                continue
            run = min(rest, until_turn) if until_turn > 0 else rest
            latents = scene.render(self._library, run, self._geometry)
            if latents is None:
                break
            parts.append(latents)
            moments.append((self.produced + count - rest, scene))
            scene, rest = scene.step(run), rest - run
        if rest > 0 or scene is None:
            self._publish_wanted()
            return None
        self._history.extend(moments)
        self._commit(scene, successor, count)
        return torch.cat(parts, dim=1) if len(parts) > 1 else parts[0]

    @property
    def has_urgent_start(self) -> bool:
        """Tell whether a trigger waits whose latents are there."""
        return self._pending is not None and self._pending.is_urgent and self.is_ready(self._resolved(self._pending))

    def rewind(self, produced: int) -> None:
        """Go back to the moment when `produced` latent frames had been handed out, or as near as history reaches."""
        while self._history and self._history[-1][0] > produced:
            self._history.pop()
        if self._history:
            start, scene = self._history.pop()
            self._scene = scene.step(produced - start) if produced > start else scene
            self.produced = max(produced, start)
            self._successor = None
            self._publish_wanted()

    def is_ready(self, voice: Voice) -> bool:
        """Tell whether `voice` could start at once."""
        return voice.is_ready(self._library, self._library.hop // 2)

    # What is reported -----------------------------------------------------------------------------------------------

    @property
    def scene(self) -> Scene | None:
        """What comes next, as a value."""
        return self._scene

    @property
    def sounding(self) -> Voice | None:
        """The voice that sounds, with the change that waits for it; None if another one waits to replace it."""
        if self._pending is not None:
            return self._resolved(self._pending) if self._pending.follows else None
        return self._scene.voice if self._scene is not None else None

    @property
    def aimed_seed(self) -> int | None:
        """The seed that waits to start, else the one that sounds."""
        voice = self._pending.voice if self._pending else (self._scene.voice if self._scene else None)
        return voice.seeds[0] if voice else None

    @property
    def waiting_seed(self) -> int:
        """The seed that is cued or waited for; -1 if none."""
        pending, cue = self._pending, self._cue  # once: another thread may look
        voice = pending.voice if pending else cue
        return voice.seeds[0] if voice else -1

    @property
    def is_morphing(self) -> bool:
        """Tell whether a morph sounds or is about to."""
        voice = self._pending.voice if self._pending else (self._scene.voice if self._scene else None)
        return voice is not None and voice.is_morph

    def horizon(self) -> int:
        """Return how many latent frames are generated ahead of the playhead."""
        scene = self._scene
        if scene is None:
            return 0
        voice = scene.voice
        return min(self._library.generated_until(piece, voice.position) for piece in voice.pieces) - voice.position

    # Inside ---------------------------------------------------------------------------------------------------------

    def _retuned(self, voice: Voice, change: Callable[[Piece, int], Piece]) -> Voice:
        block = voice.position // self._library.hop
        return replace(voice, pieces=tuple(change(piece, block) for piece in voice.pieces))

    def _resolved(self, pending: Pending) -> Voice:
        if not pending.follows or self._scene is None:
            return pending.voice
        sounding = self._scene.voice
        morph = sounding.morph if sounding.is_morph else pending.voice.morph
        return replace(pending.voice, position=sounding.position, morph=morph)

    def _start_pending(self) -> None:
        if self._pending is None or not self.is_ready(self._resolved(self._pending)):
            return
        pending, self._pending, self._successor = self._pending, None, None
        voice = self._resolved(pending)
        self._scene = Scene(voice) if self._scene is None else self._scene.followed_by(voice, pending.fade_frames)
        self._on_event("seed", (voice.seeds[0],))

    def _frames_until_turn(self, scene: Scene) -> int:
        """Frames until the reseed mode takes over; 0 when it should now, negative when nothing ever does."""
        if self._reseed == "continue" or scene.outgoing is not None:
            return -1
        return max(0, self._window - scene.voice.position % self._window - max(self._turn_frames, 1))

    def _commit(self, scene: Scene, successor: Voice | None, count: int) -> None:
        before = self._scene
        assert before is not None
        self.produced += count
        if before.outgoing is not None and scene.outgoing is None:
            self._on_event("crossfade_done", (scene.voice.seeds[0],))
        if successor is None and self._successor is not None:
            self._on_event("seed", (scene.voice.seeds[0],))
        if before.voice.position // self._window != scene.voice.position // self._window:
            self._on_event("window", (scene.voice.position // self._window,))
        self._scene, self._successor = scene, successor
        self._publish_wanted()

    def _choose_successor(self, scene: Scene) -> Voice | None:
        voice = scene.voice
        if self._reseed == "continue":
            return None
        if self._reseed == "loop":
            return replace(voice, position=voice.position // self._window * self._window)
        if self._successor is not None:
            return self._successor
        pieces = tuple(replace(piece, seed=self._seed_after(piece.seed), turns=()) for piece in voice.pieces)
        return replace(voice, pieces=pieces, position=0)

    def _seed_after(self, seed: int) -> int:
        return self._fresh_seed() if self._reseed == "random" else (seed + 1) % (SEED_MAXIMUM + 1)

    def _tell_cue(self) -> None:
        if self._cue is not None and not self._cue_is_told and self.is_ready(self._cue):
            self._cue_is_told = True
            self._on_event("cue_ready", (self._cue.seeds[0],))

    def _publish_wanted(self) -> None:
        """The playhead first, then what waits to start, then the horizon, then what may come."""
        near, far = self._library.hop // 2, self._window
        wanted: list[BlockKey] = []
        if self._scene is not None:
            self._successor = self._choose_successor(self._scene)
            for voice in self._scene.voices():
                wanted += self._keys(voice, near)
        if self._pending is not None:
            wanted += self._keys(self._resolved(self._pending), near)
        if self._scene is not None:
            wanted += self._keys(self._scene.voice, far)
        for later in (self._cue, self._successor):
            if later is not None:
                wanted += self._keys(later, near)
        self.wanted = tuple(dict.fromkeys(wanted))

    def _keys(self, voice: Voice, ahead: int) -> list[BlockKey]:
        return [
            key for piece in voice.pieces for key in self._library.span(piece, voice.position, voice.position + ahead)
        ]


def _glided(voice: Voice, target: float, frames: int) -> Voice:
    return replace(voice, morph=Glide(voice.morph.value, target, frames))
