"""What every frame passes on its way from the ring to the card."""

from rld_live.audio.dc_block import DcBlock
from rld_live.audio.fade import Fade
from rld_live.audio.frames import WideFrames, frames_of
from rld_live.audio.gain import SmoothedGain
from rld_live.audio.limiter import Limiter
from rld_live.audio.repair import NanGuard

GATE_SECONDS = 0.005


class OutputChain:
    """Guard and DC block for the music; gain, limiter and mute for all that goes out.

    The two halves have different clocks: `condition` sees each frame of music once, also when the music pauses between
    two of them, so that it goes on without a step; `finish` sees every frame of the device. Mute comes last, since
    what precedes the limiter is heard its look-ahead later.
    """

    def __init__(self, channels: int, sample_rate: int) -> None:
        self.guard = NanGuard(channels, sample_rate)
        self.gain = SmoothedGain(sample_rate)
        self.limiter = Limiter(channels, sample_rate)
        self._dc_block = DcBlock(channels, sample_rate)
        self._mute = Fade(1.0)
        self._gate_frames = frames_of(GATE_SECONDS, sample_rate)

    def set_mute(self, *, is_muted: bool, at_once: bool = False) -> None:
        """Close or open the output, in 5 ms if not at once."""
        self._mute.move(0.0 if is_muted else 1.0, 0 if at_once else self._gate_frames)

    def condition(self, music: WideFrames) -> WideFrames:
        """Return `music` [frames, channels] without bad samples and direct current."""
        return self._dc_block.process(self.guard.process(music))

    def finish(self, block: WideFrames) -> WideFrames:
        """Return what is to be heard; it may change `block`."""
        self.gain.apply(block)
        limited = self.limiter.process(block)
        self._mute.apply(limited)
        return limited
