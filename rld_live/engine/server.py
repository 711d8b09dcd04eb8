"""The live server: start up, main loop, shut down."""

import logging
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import psutil

from rld_live.audio.channels import OUTPUT_CHANNELS
from rld_live.audio.output import AudioOutput
from rld_live.audio.playback import FADE_SECONDS
from rld_live.config import Config
from rld_live.control.server import ControlServer
from rld_live.engine.decoder import DecoderThread
from rld_live.engine.observer import Observer, process_start
from rld_live.engine.performer import LivePerformer
from rld_live.engine.producer import ProducerThread
from rld_live.engine.report import Report
from rld_live.engine.thread import EngineThread
from rld_live.errors import DeviceError
from rld_live.parameters import defaults
from rld_live.pipeline import Pipeline
from rld_live.pipeline.models import compute_on_one_thread, load_models

log = logging.getLogger(__name__)

TICKS_PER_SECOND = 20
LAST_FADE_SECONDS = 0.3
SWITCH_SECONDS = 0.0005
"""How long one thread may keep the interpreter from another: at Python's 5 ms, commands wait behind computing."""


@dataclass(frozen=True)
class Options:
    """What is asked of one performance, beside its config."""

    duration: float | None = None
    """Seconds after the first sound at which it ends by itself, sounding or not."""
    record: Path | None = None


def serve(config: Config, options: Options) -> Report:
    """Play until asked to quit; raise `RldError` when the set cannot start, or cannot go on.

    The parts start upstream first and stop in reverse: output, control, producer, decoder.
    """
    knobs = {**defaults(), **config.knobs}
    compute_on_one_thread()
    sys.setswitchinterval(SWITCH_SECONDS)
    with ExitStack() as stack, _signals() as interrupted:
        models = load_models(config.models, solver=config.play.solver, chunk=config.play.chunk)
        info = models.codec.info
        output = stack.enter_context(
            AudioOutput(config.audio, channels=OUTPUT_CHANNELS, preferred_rate=info.sample_rate, record=options.record)
        )
        device = output.start()
        log.log(logging.WARNING if device.is_null else logging.INFO, device.sentence)
        if device.sample_rate != info.sample_rate:
            log.info("resampling: the codec has %d Hz, the device %d Hz", info.sample_rate, device.sample_rate)
        pipeline = Pipeline.build(
            models,
            chunk=config.play.chunk,
            knobs=knobs,
            on_event=lambda name, values: control.event(name, *values),  # bound below, before any thread runs
        )
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
        observer = Observer(
            timeline=pipeline.timeline,
            latent_rate=pipeline.latent_rate,
            window_frames=2 * pipeline.library.hop,
            output=output,
            device=device,
            producer=producer,
            decoder=decoder,
            performer=performer,
            recording=options.record,
            processes=(psutil.Process(), *psutil.Process().children()),
            began_at=process_start(),
        )
        decoder.submit(lambda performance: performance.set_reseed(config.play.reseed))
        decoder.submit(lambda performance: performance.start((config.play.seed,)))
        performer.begin(is_playing=config.play.autoplay, fade_seconds=FADE_SECONDS)  # before control plays on it
        for part in (control, producer, decoder):
            stack.enter_context(part)
        log.info("OSC: listening on %s:%d, seed %d", config.control.host, config.control.port, config.play.seed)
        watch = _main_loop(options, output, observer, performer, control, (producer, decoder), interrupted)
        output.stop(LAST_FADE_SECONDS)
        time.sleep(LAST_FADE_SECONDS + device.latency_seconds)
        return observer.report(control.counts, latency_ms=watch.latency_ms, peak_rss_mb=watch.peak_rss_mb)


@dataclass
class _Watch:
    """What only somebody who looks all the time can tell."""

    latency_ms: float = 0.0
    """Of the latest moment at which music sounded."""
    peak_rss_mb: float = 0.0


def _main_loop(
    options: Options,
    output: AudioOutput,
    observer: Observer,
    performer: LivePerformer,
    control: ControlServer,
    threads: tuple[EngineThread, ...],
    interrupted: Event,
) -> _Watch:
    """Publish the status until somebody quits; raise what ended a thread, and `DeviceError` for a dead output."""
    watch, underruns = _Watch(), 0
    while not (interrupted.is_set() or performer.quit_requested.is_set()):
        time.sleep(1 / TICKS_PER_SECOND)
        status = observer.status()
        performer.latest_status = status
        control.publish(status)
        if status.underruns > underruns:
            underruns = status.underruns
            control.event("underrun", underruns)
            log.warning("underrun %d: raise audio.prebuffer_seconds, or lower steps", underruns)
        watch.peak_rss_mb = max(watch.peak_rss_mb, status.memory_mb)
        if status.state == "playing":
            watch.latency_ms = status.latency_ms
        for thread in threads:
            if thread.fault is not None:
                raise thread.fault
        if not output.is_alive:
            raise DeviceError(f"{observer.device.name}: the sound has stopped: see `rld-live devices`, and serve again")
        began = output.meters().first_sound_time
        if options.duration and began and time.monotonic() - began >= options.duration:
            break
    return watch


@contextmanager
def _signals() -> Iterator[Event]:
    """Turn Ctrl-C and SIGTERM into an event, so that the music can fade; a second one ends at once."""
    interrupted = Event()

    def interrupt(_number: int, _frame: object) -> None:
        if interrupted.is_set():
            raise KeyboardInterrupt
        interrupted.set()

    before = {number: signal.signal(number, interrupt) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield interrupted
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
