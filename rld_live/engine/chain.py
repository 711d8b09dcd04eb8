"""The signal chain: models, producer, decoder, ring, output."""

import logging
import math
from dataclasses import dataclass

from rld_live.audio.device import OutputInfo
from rld_live.audio.limiter import LOOK_AHEAD_SECONDS
from rld_live.audio.output import AudioOutput
from rld_live.config import AudioConfig, Config
from rld_live.engine.decoder import DecoderThread
from rld_live.engine.faults import Faults
from rld_live.engine.positions import Positions
from rld_live.engine.producer import ProducerThread
from rld_live.engine.sets.now_playing import NowPlaying
from rld_live.errors import ConfigError
from rld_live.pipeline.take_log import TakeLog

BLOCKS_MINIMUM = 2
"""Of the sound card's, in the prebuffer: with less it runs dry between two of them, again and again."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Chain:
    """What the music goes through, in the order of the flow, and where in it the music stands."""

    playing: NowPlaying
    producer: ProducerThread
    decoder: DecoderThread
    output: AudioOutput
    device: OutputInfo
    """The sound card, as it was first opened."""
    positions: Positions
    prebuffer_frames: int

    @staticmethod
    def of(config: Config, playing: NowPlaying, output: AudioOutput, *, take_log: TakeLog, faults: Faults) -> "Chain":
        """Open the sound card and build what leads there; raise `DeviceError` where it cannot be opened."""
        device = output.start()
        log.log(logging.WARNING if device.is_null else logging.INFO, device.sentence)
        pipeline = playing.now.pipeline
        if device.sample_rate != pipeline.codec_rate:
            log.info("resampling: the codec has %d Hz, the device %d Hz", pipeline.codec_rate, device.sample_rate)
        positions = Positions(
            output.ring,
            clock=output.clock,
            latent_rate=pipeline.latent_rate,
            late_seconds=_late_seconds(device) + pipeline.delay_seconds,
        )
        producer = ProducerThread(playing, faults=faults)
        prebuffer_frames = _prebuffer_frames(config.audio, device)
        decoder = DecoderThread(
            playing,
            output.ring,
            positions=positions,
            log=take_log,
            device_rate=device.sample_rate,
            block_frames=device.block_frames,
            prebuffer_frames=prebuffer_frames,
            after_turn=producer.wake,
            faults=faults,
        )
        return Chain(playing, producer, decoder, output, device, positions, prebuffer_frames)

    def is_short_of(self, share: float) -> bool:
        """Tell whether less is ahead in the ring than this share of the prebuffer."""
        return self.output.ring.ahead_frames < share * self.prebuffer_frames


def _prebuffer_frames(audio: AudioConfig, device: OutputInfo) -> int:
    """Return what is kept decoded; raise `ConfigError` where the device would take all of it at once."""
    frames = round(audio.prebuffer_seconds * device.sample_rate)
    least = BLOCKS_MINIMUM * device.block_frames
    if frames < least:
        seconds = math.ceil(1000 * least / device.sample_rate) / 1000
        raise ConfigError(
            f"audio.prebuffer_seconds = {audio.prebuffer_seconds:g} is less than {BLOCKS_MINIMUM} blocks of the sound "
            f"card, which takes {device.block_frames} frames at a time: set {seconds:g} or more, or lower "
            "audio.block_frames"
        )
    return frames


def _late_seconds(device: OutputInfo) -> float:
    """Return how long after the device has asked for a block the sound is heard that follows that block."""
    return device.block_frames / device.sample_rate + LOOK_AHEAD_SECONDS + device.latency_seconds
