"""A pipeline's audio as the ring takes it."""

from rld_live.audio.channels import map_channels
from rld_live.audio.frames import Frames
from rld_live.audio.resample import StreamResampler
from rld_live.pipeline.pipeline import Pipeline


class Sound:
    """Decodes chunk after chunk, in the channels and at the rate of the device; owned by the decoder's thread."""

    def __init__(self, pipeline: Pipeline, *, device_rate: int, channels: int) -> None:
        self._decoding = pipeline.decoding
        self._rates = pipeline.codec_rate, device_rate
        self._channels = channels
        self.begin_anew()

    @property
    def held_frames(self) -> int:
        """What the conversion of the rate still holds of the latest chunk: it comes out before the next one."""
        return self._resampler.held_frames

    def next(self) -> Frames | None:
        """Return the next chunk's audio [frames, channels]; None while the timeline does not have its latents yet."""
        frames = self._decoding.next()
        return None if frames is None else self._resampler.push(map_channels(frames, self._channels))

    def rewind(self, produced: int) -> None:
        """Go back to the moment when `produced` latent frames had been handed out: their successor's audio is next."""
        self._decoding.rewind(produced)
        self.begin_anew()

    def begin_anew(self) -> None:
        """Drop what is held: it belongs to a sound that is given up."""
        self._resampler = StreamResampler(*self._rates, channels=self._channels)
