"""The way back of voices whose latents do not come in time."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rld_live.latent.library import BlockKey, Library
from rld_live.latent.moment import Moment
from rld_live.latent.scene import Retreat
from rld_live.latent.turns import Turns
from rld_live.latent.voice import Pace, Voice

FADES_PER_BLOCK = 4
"""How often the crossfade of a retreat goes into a block. It is not the performer's, which may be none or a minute."""
FADES_PER_LOOP = 3
"""The same for what is heard again and again, where that is shorter."""
SLOWEST = 0.01


@dataclass(frozen=True)
class Scout:
    """Looks whether what sounds has latents for one more chunk and for a crossfade, and where it goes if not.

    It goes back to the beginning of the last window that is there (of more, if they go by faster; of less, if no more
    is there), and plays on from there: to where it was, and on, if its latents have come meanwhile. Else it goes back
    again. While a loop is asked for, it does not leave the window.
    """

    library: Library
    turns: Turns
    count: int
    """Latent frames of a chunk."""
    successor: Voice | None
    """What takes over at the end of the window …"""
    is_ready: Callable[[Voice], bool]
    """… if its latents are there."""

    def retreats(self, moment: Moment) -> tuple[Retreat, ...]:
        """Return which voices must go back now."""
        rest = self._rest(moment)
        pace = moment.pace(self.count + self._fade_frames)
        found = (
            self._retreat(depth, voice, pace, until)
            for depth, (voice, until) in enumerate(moment.scene.heard_for(rest))
        )
        return tuple(retreat for retreat in found if retreat is not None)

    def lacking(self, moment: Moment, retreats: tuple[Retreat, ...]) -> tuple[BlockKey, ...]:
        """Return the blocks for want of which the voices of `moment` go back."""
        depths, speed = {retreat.depth for retreat in retreats}, moment.manner.speed
        voices = [voice for depth, voice in enumerate(moment.scene.voices()) if depth in depths]
        ahead = (speed.value, speed.target), self.count + self._fade_frames
        keys = (key for voice in voices for key in voice.keys(self.library, *ahead))
        return tuple(key for key in keys if key not in self.library)

    @property
    def _fade_frames(self) -> int:
        return max(1, self.library.hop // FADES_PER_BLOCK)

    def _rest(self, moment: Moment) -> float:
        """Return for how many latent frames the newest voice is still heard, as far as that is certain."""
        until = self.turns.frames_until(moment)
        is_certain = until >= 0 and self.successor is not None and self.is_ready(self.successor)
        return until + self.turns.fade(moment) if is_certain else math.inf

    def _retreat(self, depth: int, voice: Voice, pace: Pace, rest: float) -> Retreat | None:
        ahead = voice.reach(self.library, pace)
        if ahead >= min(rest, len(pace)):
            return None
        speed = pace[max(0, ahead - 1)]
        is_backwards = speed * voice.position < 0
        blocks = self._blocks(voice, -1 if is_backwards else 1, windows=max(1.0, abs(speed)))
        heard = int(len(blocks) * self.library.hop / max(abs(speed), SLOWEST))
        fade_frames = min(self._fade_frames, heard // FADES_PER_LOOP)
        if ahead >= min(rest, self.count + fade_frames) or heard <= ahead:
            return None
        place = blocks[-1] * self.library.hop + (self.library.hop - 1 if is_backwards else 0)
        is_mirrored = voice.position < 0 or (voice.position == 0 and speed < 0)
        return Retreat(depth, float(-place if is_mirrored else place), min(fade_frames, ahead))

    def _blocks(self, voice: Voice, step: int, *, windows: float) -> list[int]:
        """Return the blocks that are there in one piece, from the last in the direction `step` back to where to begin.

        So many `windows` of them, if there are as many; none if not even the one under the playhead is there.
        """
        here = int(voice.place) // self.library.hop
        if not voice.has_block(self.library, here):
            return []
        edge = here
        while voice.has_block(self.library, edge + step):
            edge += step
        blocks = [edge]
        for index in self._before(voice, edge, step):
            if len(blocks) >= 2 * windows or not voice.has_block(self.library, index):
                break
            blocks.append(index)
        return blocks

    def _before(self, voice: Voice, edge: int, step: int) -> Iterator[int]:
        window = self.turns.window_of(voice)
        index = edge - step
        while self.turns.mode != "loop" or index // 2 == window:
            yield index
            index -= step
