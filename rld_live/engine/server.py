"""The live server: start up, main loop, shut down."""

import gc
import logging
import signal
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from rld_live import __version__
from rld_live.audio.channels import OUTPUT_CHANNELS
from rld_live.audio.device import OutputInfo
from rld_live.audio.limiter import LOOK_AHEAD_SECONDS
from rld_live.audio.output import AudioOutput
from rld_live.audio.playback import FADE_SECONDS
from rld_live.audio.ring import RingBuffer
from rld_live.config import Config
from rld_live.control.cuelist import load_cuelist
from rld_live.control.dispatcher import LEAD_SECONDS
from rld_live.control.midi.input import MidiInput
from rld_live.control.midi.map import MidiMap
from rld_live.control.replies import Value
from rld_live.control.server import ControlServer
from rld_live.engine.clerk import Clerk
from rld_live.engine.decoder import DecoderThread
from rld_live.engine.faults import Faults
from rld_live.engine.link import LinkThread, join_link
from rld_live.engine.main_loop import MainLoop
from rld_live.engine.observer import Observer, process_start
from rld_live.engine.performer import LivePerformer
from rld_live.engine.positions import Positions
from rld_live.engine.post_ring import PostRing
from rld_live.engine.pre_ring import PreRing
from rld_live.engine.preset_folder import PresetFolder
from rld_live.engine.presets import Presets
from rld_live.engine.processes import Processes
from rld_live.engine.producer import ProducerThread
from rld_live.engine.recordings import Recordings
from rld_live.engine.report import Report
from rld_live.engine.streams import Streams
from rld_live.engine.web_door import WebDoor
from rld_live.latent.circumstances import Live
from rld_live.parameters import SLOT_MAXIMUM, defaults
from rld_live.pipeline import Pipeline
from rld_live.pipeline.circumstances import Moment, NotingCircumstances
from rld_live.pipeline.models import compute_on_one_thread, load_models
from rld_live.pipeline.take_header import TakeHeader
from rld_live.pipeline.take_log import TakeLog

log = logging.getLogger(__name__)

LAST_FADE_SECONDS = 0.3
HAND_ON_SECONDS = 0.5
"""How long before it is decoded something dated is handed on, so that its latents can be generated."""
SWITCH_SECONDS = 0.0001
"""How long one thread may keep the interpreter from another: at Python's 5 ms, commands wait behind computing, and each
of the hundreds of operations in a chunk behind a flood of commands."""


@dataclass(frozen=True)
class Options:
    """What is asked of one performance, beside its config."""

    duration: float | None = None
    """Seconds after the first sound at which it ends by itself, sounding or not."""
    record: Path | None = None


def serve(config: Config, options: Options) -> Report:
    """Play until asked to quit; raise `RldError` when the set cannot start, or cannot go on.

    The parts start upstream first and stop in reverse: log, output, clerk, control, producer, decoder, and what
    looks at them from outside.
    """
    knobs = {**defaults(), **config.knobs}
    cuelist = load_cuelist(config.play.cuelist)  # a mistake is told before the models are loaded
    link = join_link(knobs["tempo"]) if config.tempo.link else None
    compute_on_one_thread()
    sys.setswitchinterval(SWITCH_SECONDS)
    with ExitStack() as stack, _signals() as interrupted:
        models = load_models(config.models, solver=config.play.solver, chunk=config.play.chunk)
        info = models.codec.info
        take_log = stack.enter_context(TakeLog())
        output = AudioOutput(
            config.audio, channels=OUTPUT_CHANNELS, preferred_rate=info.sample_rate, record=options.record
        )
        clerk = Clerk()
        recordings = Recordings(config.files.folder / "recordings", tape=output, log=take_log, clerk=clerk)
        stack.callback(recordings.drain)  # behind the output, whose last lines come when it has gone
        stack.enter_context(output)
        device = output.start()
        log.log(logging.WARNING if device.is_null else logging.INFO, device.sentence)
        if device.sample_rate != info.sample_rate:
            log.info("resampling: the codec has %d Hz, the device %d Hz", info.sample_rate, device.sample_rate)
        take_log.head(_header(config, knobs, output.ring, codec_rate=info.sample_rate, device_rate=device.sample_rate))
        if options.record is not None:
            recordings.begin(options.record)
        pipeline = Pipeline.build(
            models,
            chunk=config.play.chunk,
            knobs=knobs,
            on_event=lambda name, values: control.event(name, *values),  # bound below, before any thread runs
            circumstances=NotingCircumstances(
                Live(), take_log.note, moment=lambda: Moment(pipeline.decoding.chunks, pipeline.timeline.produced)
            ),
        )
        positions = Positions(
            output.ring,
            clock=output.clock,
            latent_rate=pipeline.latent_rate,
            late_seconds=_late_seconds(device) + pipeline.decoding.delay_frames / info.sample_rate,
        )
        faults = Faults(config.faults)
        producer = ProducerThread(pipeline, faults=faults)
        prebuffer_frames = round(config.audio.prebuffer_seconds * device.sample_rate)
        decoder = DecoderThread(
            pipeline,
            output.ring,
            positions=positions,
            log=take_log,
            codec_rate=info.sample_rate,
            device_rate=device.sample_rate,
            block_frames=device.block_frames,
            prebuffer_frames=prebuffer_frames,
            after_turn=producer.wake,
            faults=faults,
        )
        post_ring = PostRing(output, knobs)
        pipeline.performance.set_reseed(config.play.reseed)
        pipeline.performance.start((config.play.seed,))
        pre_ring = PreRing(decoder, pipeline.performance)
        midi = MidiMap()
        performer = LivePerformer(
            pre_ring=pre_ring,
            post_ring=post_ring,
            presets=Presets(
                PresetFolder(config.files.folder / "presets"),
                clerk=clerk,
                pre_ring=pre_ring,
                post_ring=post_ring,
                parts={"midi": midi},
            ),
            recordings=recordings,
            clerk=clerk,
            facts=_facts(pipeline, latent_dim=info.latent_dim, sample_rate=device.sample_rate),
        )
        control = ControlServer(
            config.control,
            performer,
            cuelist=cuelist,
            midi=midi,
            lead_seconds=max(LEAD_SECONDS, config.audio.prebuffer_seconds + HAND_ON_SECONDS),
            is_music_short=lambda: output.ring.ahead_frames < prebuffer_frames // 2,
        )
        streams = Streams(control, positions, outline=output.outline, latent_rate=pipeline.latent_rate)
        web = WebDoor(config)
        observer = Observer(
            pipeline=pipeline,
            positions=positions,
            output=output,
            device=device,
            producer=producer,
            decoder=decoder,
            performer=performer,
            recordings=recordings,
            record=options.record,
            processes=Processes(lambda: (output.pid, web.pid)),
            began_at=process_start(),
        )
        post_ring.begin(is_playing=config.play.autoplay, fade_seconds=FADE_SECONDS)  # before control plays on it
        threads = (clerk, producer, decoder, streams)
        for part in (clerk, control, producer, decoder, streams):
            stack.enter_context(part)
        log.info("OSC: listening on %s:%d, seed %d", config.control.host, config.control.port, config.play.seed)
        stack.enter_context(MidiInput(config.midi, midi, control.inject, control.event))
        if link is not None:
            stack.enter_context(LinkThread(link, decoder, pre_ring.publish))
        stack.enter_context(web)
        _leave_to_itself()
        loop = MainLoop(output, observer, performer, control, recordings, threads)
        loop.run(duration=options.duration, interrupted=interrupted)
        output.stop(LAST_FADE_SECONDS)
        time.sleep(LAST_FADE_SECONDS + device.latency_seconds)
        return observer.report(control.counts, latency_ms=loop.latency_ms, peak_rss_mb=loop.peak_rss_mb)


def _header(
    config: Config, knobs: Mapping[str, float], ring: RingBuffer, *, codec_rate: int, device_rate: int
) -> TakeHeader:
    return TakeHeader(
        config=config,
        knobs=knobs,
        codec_rate=codec_rate,
        device_rate=device_rate,
        channels=ring.channels,
        ring_frames=ring.capacity_frames,
    )


def _late_seconds(device: OutputInfo) -> float:
    """Return how long after the device has asked for a block the sound is heard that follows that block."""
    return device.block_frames / device.sample_rate + LOOK_AHEAD_SECONDS + device.latency_seconds


def _facts(pipeline: Pipeline, *, latent_dim: int, sample_rate: int) -> Mapping[str, Value]:
    """Return what a client may want to know, and nothing changes."""
    return {
        "version": __version__,
        "sample_rate": sample_rate,
        "latent_dim": latent_dim,
        "latent_rate": pipeline.latent_rate,
        "window_seconds": 2 * pipeline.library.hop / pipeline.latent_rate,
        "slots": SLOT_MAXIMUM + 1,
    }


def _leave_to_itself() -> None:
    """Take what has been built out of the garbage collector's sight.

    It would look through all of torch again and again, and every thread of the interpreter waits so long, 0.1 s.
    """
    gc.collect()
    gc.freeze()


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
