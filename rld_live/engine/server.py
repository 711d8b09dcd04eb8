"""The live server: start up, main loop, shut down."""

import logging
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from rld_live import __version__
from rld_live.audio.output import AudioOutput
from rld_live.config import Config
from rld_live.control.server import ControlServer
from rld_live.engine.decoder import DecoderThread
from rld_live.engine.observer import Observer
from rld_live.engine.performer import LivePerformer
from rld_live.engine.producer import ProducerThread
from rld_live.engine.report import Report
from rld_live.engine.thread import EngineThread
from rld_live.errors import DeviceError
from rld_live.parameters import defaults
from rld_live.pipeline import Pipeline
from rld_live.pipeline.models import load_models, warm_up

log = logging.getLogger(__name__)

TICKS_PER_SECOND = 20
FIRST_FADE_SECONDS = 0.01
LAST_FADE_SECONDS = 0.3
CHANNELS = 2


@dataclass(frozen=True)
class Options:
    """What is asked of one performance, beside its config."""

    duration: float | None = None
    """Seconds of sound after which it ends by itself."""
    record: Path | None = None


def serve(config: Config, options: Options) -> Report:
    """Play until asked to quit; raise `RldError` when the set cannot start, or can no longer go on.

    The parts start upstream first and stop in reverse: output, producer, decoder, control.
    """
    with ExitStack() as stack, _signals() as interrupted:
        output = stack.enter_context(
            AudioOutput(config.audio, channels=CHANNELS, record=options.record)
        )  # its process starts while the models load
        models = load_models(config.models, solver=config.play.solver)
        info = models.codec.info
        device = output.start(preferred_rate=info.sample_rate)
        log.info(device.sentence)
        if device.sample_rate != info.sample_rate:
            log.info("resampling: the codec has %d Hz, the device %d Hz", info.sample_rate, device.sample_rate)
        warm_up(models, chunk=config.play.chunk)
        knobs = {**defaults(), **config.knobs}
        events: list[tuple[str, tuple[int | float | str, ...]]] = []
        pipeline = Pipeline.build(
            models.codec,
            models.checkpoint,
            models.sampler,
            chunk=config.play.chunk,
            knobs=knobs,
            on_event=lambda name, values: control.event(name, *values),
        )
        del events
        producer = ProducerThread(pipeline)
        decoder = DecoderThread(
            pipeline,
            output.ring,
            codec_rate=info.sample_rate,
            device_rate=device.sample_rate,
            block_frames=device.block_frames,
            prebuffer_frames=round(config.audio.prebuffer_seconds * device.sample_rate),
            after_turn=producer.wake,
        )
        performer = LivePerformer(decoder, output, knobs=knobs)
        control = ControlServer(config.control, performer)
        observer = Observer(pipeline, output, device, producer, decoder, performer, recording=options.record)
        performer.apply_knobs()
        decoder.submit(lambda performance: performance.set_reseed(config.play.reseed))
        decoder.submit(lambda performance: performance.start((config.play.seed,)))
        stack.enter_context(control)
        stack.enter_context(producer)
        stack.enter_context(decoder)
        if config.play.autoplay:
            output.play(FIRST_FADE_SECONDS)
            performer.transport = "playing"
        log.info("listening for OSC on %s:%d", config.control.host, config.control.port)
        _main_loop(options, output, observer, performer, control, (producer, decoder), interrupted)
        output.stop(LAST_FADE_SECONDS)
        time.sleep(LAST_FADE_SECONDS)
        counts = control.counts
        report = observer.report(version=__version__, commands=counts.commands, refused=counts.refused)
    return report
