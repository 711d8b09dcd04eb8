"""A pipeline's audio as the ring takes it."""

from rld_live.audio.channels import map_channels
from rld_live.audio.frames import Frames
from rld_live.audio.resample import StreamResampler
from rld_live.pipeline import Pipeline


class Sound:
    """Decodes chunk after chunk, in the channels and at the rate of the device; owned by the decoder's thread."""

    def __init__(self, pipeline: Pipeline, *, device_rate: int, channels: int) -> None:
        self._decoding = pipeline.decoding
        self._channels = channels
        self._resampler = StreamResampler(pipeline.codec_rate, device_rate, channels=channels)

    def next(self) -> Frames | None:
        """Return the next chunk's audio [frames, channels]; None while the timeline does not have its latents yet."""
        frames = self._decoding.next()
        return None if frames is None else self._resampler.push(map_channels(frames, self._channels))
