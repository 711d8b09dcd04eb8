"""The second half of the sound path: the timeline's latents become audio."""

from typing import Protocol

import torch
from torch import Tensor

from rld_live.audio.frames import Frames
from rld_live.latent.statistics import LatentStatistics
from rld_live.latent.timeline import Timeline


class BlockDecoder(Protocol):
    """What turns latents [latent_dim, n] into audio [≤ n · ratio, channels], carrying its state from call to call."""

    delay_frames: int

    def push(self, latents: Tensor) -> Frames: ...


class Decoding:
    """Owned by one thread, the decoder's."""

    def __init__(
        self, timeline: Timeline, decoder: BlockDecoder, statistics: LatentStatistics, *, chunk: int, ratio: int
    ) -> None:
        self.timeline = timeline
        self.chunk = chunk
        self.delay_frames = decoder.delay_frames
        """Audio frames by which what comes out is later than what goes in."""
        self.chunks = 0
        """Chunks that were decoded to be heard."""
        self.latents = torch.zeros(0, 0)
        """Those of the latest chunk [latent_dim, chunk], as the codec knows them."""
        self._decoder = decoder
        self._statistics = statistics
        self.preroll = -(-decoder.delay_frames // ratio)
        """Latent frames that are decoded once more, unheard, after `rewind`."""

    def next(self) -> Frames | None:
        """Return the audio of the next chunk of latents; None while the timeline does not have them yet."""
        latents = self.timeline.next(self.chunk)
        if latents is None:
            return None
        self.latents = self._statistics.restore(latents)
        frames = self._decoder.push(self.latents)
        self.chunks += 1
        return frames

    def rewind(self, produced: int) -> None:
        """Go back to the moment when `produced` latent frames had been handed out.

        What a decoder's delay still holds belongs to the sound that is given up, so that much is decoded again and
        dropped: the next audio is that of latent frame `produced`.
        """
        self.replay(self.step_back(produced))

    def step_back(self, produced: int) -> int:
        """Do the first half of `rewind`, and return how many latent frames the second half, `replay`, is about."""
        preroll = min(self.preroll, produced)
        self.timeline.rewind(produced - preroll)
        return preroll

    def replay(self, count: int) -> bool:
        """Decode `count` latent frames once more, and drop them; False, and nothing done, where they are not there."""
        latents = self.timeline.replay(count) if count else None
        if latents is not None:
            self._decoder.push(self._statistics.restore(latents))
        return latents is not None or not count
