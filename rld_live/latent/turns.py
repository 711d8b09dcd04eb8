"""What follows at the end of a window."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from rld_live.latent.glide import Glide
from rld_live.latent.moment import Moment
from rld_live.latent.voice import Voice
from rld_live.parameters import SEED_MAXIMUM, ReseedMode

_SLOWEST = 1e-3
"""Below this speed no window ever ends."""
_FAR = 4
"""Windows, in latent frames that are heard, as far as a glide of the speed is followed."""


@dataclass(frozen=True)
class Turns:
    """The reseed mode, in a window of so many latent frames.

    Backwards a window ends where it begins: a loop jumps to its end, and another seed is entered at the end of its
    first window.
    """

    window: int
    mode: ReseedMode = "continue"
    fade_frames: int = 0
    """Length of the crossfade, which ends with the window; at most half of it."""

    def frames_until(self, moment: Moment) -> int:
        """Return the latent frames until the successor takes over; 0 when it should now, negative when none ever does.

        A turn waits for the end of a crossfade that runs.
        """
        if self.mode == "continue" or moment.scene.outgoing is not None or moment.voice.is_frozen:
            return -1
        frames = self._frames_until_end(moment)
        return -1 if frames is None else max(0, frames - max(self.fade(moment), 1))

    def fade(self, moment: Moment) -> int:
        """Return the length of the crossfade at the speed of `moment`: at most half a window."""
        speed = max(1.0, abs(moment.manner.speed.value))
        return min(self.fade_frames, int(self.window / 2 / speed))

    def successor(self, moment: Moment, chosen: Voice | None, fresh_seed: Callable[[], int]) -> Voice | None:
        """Return what follows the voice of `moment`; the pieces are those of `chosen` before, if any were."""
        voice, speed = moment.voice, moment.manner.speed.value
        if self.mode == "continue":
            return None
        if self.mode == "loop":
            return replace(voice, position=self._entry(math.floor(voice.position / self.window), speed))
        if chosen is None:
            seeds = [fresh_seed() if self.mode == "random" else (seed + 1) % (SEED_MAXIMUM + 1) for seed in voice.seeds]
            pieces = (piece.another(seed) for piece, seed in zip(voice.pieces, seeds, strict=True))
            chosen = replace(voice, pieces=tuple(pieces))
        return replace(chosen, position=self._entry(0, speed))

    def turned(self, moment: Moment, successor: Voice) -> Moment:
        """Return the moment in which `successor` takes over, its morph where it is meanwhile."""
        voice = replace(successor, morph=moment.voice.morph)
        return moment.followed_by(voice, self.fade(moment), leaves=self.mode != "loop")

    def window_of(self, voice: Voice) -> int:
        """Return the window of the pieces in which `voice` is."""
        return int(voice.place) // self.window

    def _entry(self, index: int, speed: float) -> float:
        """Return where window `index` is entered."""
        return float(index * self.window if speed >= 0 else (index + 1) * self.window + speed)

    def _frames_until_end(self, moment: Moment) -> int | None:
        """Return how many latent frames the window still has; None if it never ends, as it seems now."""
        position, speed = moment.voice.position % self.window, moment.manner.speed
        if speed.is_at_rest:
            return self._frames(position, speed.target)
        glided = min(speed.rest, _FAR * self.window)
        positions = _positions(position, speed, glided)
        outside = ((positions[:-1] < 0) | (positions[:-1] >= self.window)).nonzero()
        if len(outside):
            return int(outside[0])
        rest = self._frames(float(positions[-1]), speed.step(glided).value)
        return None if rest is None else glided + rest

    def _frames(self, position: float, speed: float) -> int | None:
        if not 0 <= position < self.window:
            return 0
        if abs(speed) < _SLOWEST:
            return None
        return math.ceil((self.window - position) / speed) if speed > 0 else math.floor(position / -speed) + 1


def _positions(position: float, speed: Glide, count: int) -> Tensor:
    """Return where the playhead is before each of `count` latent frames of a glide, and behind the last [count + 1].

    All at once, since a window may have thousands of latent frames, and each chunk asks anew.
    """
    done = torch.arange(speed.done, speed.done + count, dtype=torch.float64)
    speeds = speed.start + (speed.target - speed.start) * done / speed.frames
    return torch.cat([torch.tensor([position], dtype=torch.float64), speeds]).cumsum(0)
