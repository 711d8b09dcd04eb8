"""The player: what is heard in each block of the device."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from rld_live.audio.chain import GATE_SECONDS, OutputChain
from rld_live.audio.fade import Fade
from rld_live.audio.frames import Frames, WideFrames, frames_of
from rld_live.audio.level import LevelMeter
from rld_live.audio.messages import Message, Verb
from rld_live.audio.meters import Meters
from rld_live.audio.reader import SpliceReader
from rld_live.audio.ring import RingBuffer, RingView

FADE_SECONDS = 0.01
"""The shortest fade of the music, and so the reserve that an underrun leaves in the ring to fade out over."""


@dataclass
class _Counts:
    frames_played: int = 0
    underruns: int = 0
    underrun_frames: int = 0
    nan_frames: int = 0
    """Before this player."""
    ring_min_frames: int = -1

    @classmethod
    def of(cls, meters: Meters) -> Self:
        return cls(
            meters.frames_played,
            meters.underruns,
            meters.underrun_frames,
            meters.nan_frames,
            meters.ring_min_frames,
        )


class Playback:
    """Plays the ring: transport, prebuffer, underruns, splices, and the output chain.

    Pure: no clock, no thread, no device. The audio process calls `render` for each block that its device wants, and an
    offline run calls it for each block that its file wants; the same ring as seen, and the same messages at the same
    frames, give the same frames, to the bit, whatever the blocks.

    It either holds, which is silence without reading, or it sounds. It begins to sound when it is to play and the ring
    holds the prebuffer, and holds again where a fade to zero ends: after a stop, or when the ring is down to its
    last 10 ms. Everything here runs in the device's callback: it never waits, raises or allocates without bound.
    """

    def __init__(
        self, ring: RingBuffer, *, sample_rate: int, prebuffer_frames: int, before: Meters | None = None
    ) -> None:
        """Play `ring` from where its reader stands; go on counting from the meters of the one `before`, if any."""
        self._ring = ring
        self._sample_rate = sample_rate
        self._fade_frames = frames_of(FADE_SECONDS, sample_rate)
        self._prebuffer_frames = max(2 * self._fade_frames, min(prebuffer_frames, ring.capacity_frames // 2))
        self._reader = SpliceReader(ring, fade_frames=self._fade_frames)
        self._chain = OutputChain(ring.channels, sample_rate)
        self._level = LevelMeter(ring.channels, sample_rate)
        self._counts = _Counts.of(before or Meters())
        self._has_sounded = False
        self._is_to_play = False
        self._is_sounding = False
        self._is_dry = False
        self._envelope = Fade(0.0)
        self._play_fade_frames = self._fade_frames
        self._panic_gate = Fade(1.0)
        self._drop_to: int | None = None

    # Messages, obeyed from the next frame on

    def obey(self, message: Message) -> None:
        """Do what `message` asks."""
        match message:
            case Message(Verb.PLAY, _, seconds, _):
                self.play(seconds)
            case Message(Verb.STOP, _, seconds, _):
                self.stop(seconds)
            case Message(Verb.PANIC, frame, _, _):
                self.panic(int(frame))
            case Message(Verb.GAIN, db, seconds, _):
                self.set_gain(db, seconds)
            case Message(Verb.MUTE, is_muted, _, _):
                self.set_mute(bool(is_muted))
            case Message(Verb.LIMITER, db, _, _):
                self.set_limiter(db)

    def play(self, fade_seconds: float = FADE_SECONDS) -> None:
        """Sound as soon as the ring holds the prebuffer."""
        self._is_to_play = True
        self._play_fade_frames = max(self._fade_frames, frames_of(fade_seconds, self._sample_rate))
        if self._is_sounding and not self._is_dry:
            self._envelope.move(1.0, self._play_fade_frames)

    def stop(self, fade_seconds: float = FADE_SECONDS) -> None:
        """Fade to silence, and hold what is in the ring."""
        self._is_to_play = False
        self._is_dry = self._is_dry and self._is_sounding
        if self._is_sounding and not self._is_dry:
            self._envelope.move(0.0, max(self._fade_frames, frames_of(fade_seconds, self._sample_rate)))

    def panic(self, drop_to: int) -> None:
        """Be silent in 5 ms, behind the limiter, and drop what was written before ring frame `drop_to`."""
        self._is_to_play = False
        self._drop_to = drop_to
        self._panic_gate.move(0.0, frames_of(GATE_SECONDS, self._sample_rate) if self._has_sounded else 0)

    def set_gain(self, db: float, glide_seconds: float = 0.0) -> None:
        """Go to `db`; before the first sound at once, so that a piece begins at its level."""
        if self._has_sounded or glide_seconds:
            self._chain.gain.move(db, glide_seconds)
        else:
            self._chain.gain.jump(db)

    def set_mute(self, is_muted: bool) -> None:
        """Close or open the output, in 5 ms; before the first sound at once."""
        self._chain.set_mute(is_muted=is_muted, at_once=not self._has_sounded)

    def set_limiter(self, db: float) -> None:
        """Guard the ceiling `db`, in dBFS."""
        self._chain.limiter.set_ceiling(db)

    # The callback

    def render(self, out: Frames, view: RingView | None = None) -> None:
        """Fill `out` [frames, channels] from the ring as in `view`; left out, as it is now."""
        self._reader.look(self._ring.view() if view is None else view)
        done = 0
        while done < len(out):
            count = len(out) - done
            if self._drop_to is not None:
                count = min(count, self._panic_gate.remaining)
            if count:
                self._render_part(out[done : done + count])
            done += count
            if self._drop_to is not None and self._panic_gate.is_closed:
                self._drop(self._drop_to)
        self._reader.publish()
        if len(out):
            self._level.process(out)

    def meters(self) -> Meters:
        """Return what there is to tell without a clock."""
        return Meters(
            ring_frame=self._reader.position,
            frames_played=self._counts.frames_played,
            is_sounding=self._is_sounding,
            underruns=self._counts.underruns,
            underrun_frames=self._counts.underrun_frames,
            nan_frames=self._counts.nan_frames + self._chain.guard.bad_frames,
            ring_min_frames=self._counts.ring_min_frames,
            limiter_db=self._chain.limiter.attenuation_db,
            peak=self._level.peak,
            rms=self._level.rms,
        )

    def _render_part(self, out: Frames) -> None:
        music = np.zeros(out.shape)
        done = 0
        while done < len(music) and (self._is_sounding or self._begin()):
            done += self._sound(music[done:])
        if self._is_dry:
            self._counts.underrun_frames += len(music) - done
        heard = self._chain.finish(music)
        self._panic_gate.apply(heard)
        out[:] = heard

    def _begin(self) -> bool:
        """Begin to sound if that is wanted and the ring is full enough."""
        self._reader.settle()
        if not self._is_to_play or self._reader.readable_frames < self._prebuffer_frames:
            return False
        self._envelope.move(1.0, self._fade_frames if self._is_dry else self._play_fade_frames)
        self._is_sounding, self._is_dry = True, False
        return True

    def _sound(self, out: WideFrames) -> int:
        """Fill the beginning of `out` with music, as far as nothing changes; return how far that is."""
        readable = self._reader.readable_frames
        if readable <= self._fade_frames and not self._is_dry:
            self._run_dry(readable)
        count = min(len(out), readable if self._is_dry else readable - self._fade_frames)
        if self._envelope.target == 0.0:
            count = min(count, self._envelope.remaining)
        if count:
            music = np.empty((count, out.shape[1]))
            self._reader.read(music)
            music = self._chain.condition(music)
            self._envelope.apply(music)
            out[:count] = music
            self._counts.frames_played += count
            self._has_sounded = True
        left = readable - count
        least = self._counts.ring_min_frames
        self._counts.ring_min_frames = left if least < 0 else min(least, left)
        if self._envelope.is_closed:
            self._is_sounding = False
            self._is_dry = self._is_dry and self._is_to_play
        return count

    def _run_dry(self, readable: int) -> None:
        """Fade out over what is left, whatever fade is under way."""
        self._is_dry = True
        self._counts.underruns += 1
        self._envelope.move(0.0, readable)

    def _drop(self, frame: int) -> None:
        self._drop_to = None
        self._reader.drop_to(frame)
        self._chain.limiter.reset()
        self._envelope = Fade(0.0)
        self._panic_gate = Fade(1.0)
        self._is_sounding = self._is_dry = False
