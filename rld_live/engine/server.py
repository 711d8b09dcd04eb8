"""The live server: start up, main loop, shut down."""

import gc
import logging
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rld_live import __version__
from rld_live.audio.channels import OUTPUT_CHANNELS
from rld_live.audio.device import OutputInfo
from rld_live.audio.limiter import LOOK_AHEAD_SECONDS
from rld_live.audio.output import AudioOutput
from rld_live.audio.playback import FADE_SECONDS
from rld_live.box.notify import Notifier, Starting
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
from rld_live.engine.files.preset_folder import PresetFolder
from rld_live.engine.files.presets import Presets
from rld_live.engine.files.recordings import Recordings
from rld_live.engine.link import LinkThread, join_link
from rld_live.engine.main_loop import MainLoop
from rld_live.engine.observer import Observer, process_start
from rld_live.engine.onlookers.chronicle import Chronicle, show_log
from rld_live.engine.onlookers.governor import Governor
from rld_live.engine.onlookers.shortage import Shortage
from rld_live.engine.onlookers.watchdog import Watchdog, signs_of_life
from rld_live.engine.orders import NoLeash, Orders, SupervisorLeash, signals_as
from rld_live.engine.performer import LivePerformer
from rld_live.engine.positions import Positions
from rld_live.engine.post_ring import PostRing
from rld_live.engine.pre_ring import PreRing
from rld_live.engine.processes import Processes
from rld_live.engine.producer import ProducerThread
from rld_live.engine.reloading import Reloading
from rld_live.engine.report import Report
from rld_live.engine.sets.loader import ModelLoader
from rld_live.engine.sets.now_playing import NowPlaying, Playing
from rld_live.engine.state.resuming import FIRST, STATE_NAME, Resuming, Start
from rld_live.engine.state.saved_state import StateFile
from rld_live.engine.state.state_keeper import StateKeeper
from rld_live.engine.streams import Streams
from rld_live.engine.web_door import WebDoor
from rld_live.parameters import SLOT_MAXIMUM, defaults
from rld_live.pipeline.models import compute_on_one_thread, load_models
from rld_live.pipeline.take_header import TakeHeader
from rld_live.pipeline.take_log import TakeLog

log = logging.getLogger(__name__)

LAST_FADE_SECONDS = 0.3
LAST_SAVE_SECONDS = 0.3
"""How long, beyond the last fade, the disk may take for the state."""
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
    start: Start = FIRST
    is_supervised: bool = False
    """Its standard input is the leash."""


def serve(config: Config, options: Options, *, read_again: Callable[[], Config]) -> Report:
    """Play until asked to quit; raise `RldError` when the set cannot start, or cannot go on.

    `read_again` reads the config once more, when somebody asks for it, and raises `RldError` for what is none.

    The parts start upstream first and stop in reverse: log, output, clerk, control, producer, decoder, and what
    looks at them from outside.
    """
    knobs = {**defaults(), **config.knobs}
    cuelist = load_cuelist(config.play.cuelist)  # a mistake is told before the models are loaded
    link = join_link(knobs["tempo"]) if config.tempo.link else None

    def announce(name: str, *values: Value) -> None:
        control.event(name, *values)  # which is bound below, before any thread runs

    orders = Orders()
    leash = SupervisorLeash.at_standard_input(orders) if options.is_supervised else NoLeash()
    state_file = StateFile(config.files.folder / STATE_NAME)
    resuming = Resuming(state_file, options.start)
    compute_on_one_thread()
    sys.setswitchinterval(SWITCH_SECONDS)
    with ExitStack() as stack, signals_as(orders, is_supervised=options.is_supervised):
        notifier = stack.enter_context(Notifier.from_environment())
        starting = stack.enter_context(Starting(notifier))
        show = stack.enter_context(show_log(config, restarts=options.start.restarts, death=options.start.death))
        take_log = stack.enter_context(TakeLog())
        playing = NowPlaying(
            resuming.opened(
                config,
                lambda name: Playing.of(
                    name,
                    load_models(config.models_of(name), solver=config.play.solver, chunk=config.play.chunk),
                    chunk=config.play.chunk,
                    knobs=knobs,
                    announce=announce,
                    note=take_log.note,
                ),
            )
        )
        codec_rate = playing.now.pipeline.codec_rate
        goes_on = resuming.further_recording(options.record, config.files.folder / "recordings")
        record = resuming.first_recording(options.record, goes_on=goes_on)
        output = AudioOutput(config.audio, channels=OUTPUT_CHANNELS, preferred_rate=codec_rate, record=record)
        clerk = Clerk()
        recordings = Recordings(config.files.folder / "recordings", tape=output, log=take_log, clerk=clerk)
        stack.callback(recordings.drain)  # behind the output, whose last lines come when it has gone
        stack.enter_context(output)
        device = output.start()
        log.log(logging.WARNING if device.is_null else logging.INFO, device.sentence)
        chronicle = Chronicle(show, lambda: output.meters().first_sound_time)
        chronicle.opened(device, pid=output.pid)
        if device.sample_rate != codec_rate:
            log.info("resampling: the codec has %d Hz, the device %d Hz", codec_rate, device.sample_rate)
        positions = Positions(
            output.ring,
            clock=output.clock,
            latent_rate=playing.now.pipeline.latent_rate,
            late_seconds=_late_seconds(device) + playing.now.pipeline.delay_seconds,
        )
        faults = Faults(config.faults)
        producer = ProducerThread(playing, faults=faults)
        prebuffer_frames = round(config.audio.prebuffer_seconds * device.sample_rate)
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
        post_ring = PostRing(output, knobs)
        output.when_back(post_ring.restore)
        first = playing.now.pipeline
        pre_ring = PreRing(decoder, first.performance)
        midi = MidiMap()
        presets = Presets(
            PresetFolder(config.files.folder / "presets"),
            clerk=clerk,
            pre_ring=pre_ring,
            post_ring=post_ring,
            parts={"midi": midi},
        )
        is_resumed = resuming.resume(presets, first.performance, playing.now.codec)
        if not is_resumed:
            first.performance.set_reseed(config.play.reseed)
            first.performance.start((config.play.seed,))
            pre_ring.publish(first.performance)
        started = config.model_copy(update={"models": config.models_of(playing.now.name)})
        take_log.head(
            TakeHeader(
                config=started,
                knobs=knobs,
                codec_rate=codec_rate,
                device_rate=device.sample_rate,
                channels=output.ring.channels,
                ring_frames=output.ring.capacity_frames,
                resumed=resuming.resumed if is_resumed else None,
            )
        )
        loader = ModelLoader(
            config,
            playing,
            decoder,
            knobs=lambda: pre_ring.knobs,
            publish=pre_ring.publish,
            announce=announce,
            note=take_log.note,
            is_music_short=lambda: output.ring.ahead_frames < prebuffer_frames,
        )
        performer = LivePerformer(
            pre_ring=pre_ring,
            post_ring=post_ring,
            presets=presets,
            recordings=recordings,
            clerk=clerk,
            loader=loader,
            playing=playing,
            facts={"version": __version__, "sample_rate": device.sample_rate, "slots": SLOT_MAXIMUM + 1},
        )
        control = ControlServer(
            config.control,
            performer,
            cuelist=cuelist,
            midi=midi,
            witness=chronicle,
            cue=resuming.cue,
            lead_seconds=max(LEAD_SECONDS, config.audio.prebuffer_seconds + HAND_ON_SECONDS),
            is_music_short=lambda: output.ring.ahead_frames < prebuffer_frames // 2,
        )
        streams = Streams(control, positions, outline=output.outline)
        web = WebDoor(config)
        observer = Observer(
            playing=playing,
            positions=positions,
            output=output,
            device=device,
            producer=producer,
            decoder=decoder,
            performer=performer,
            recordings=recordings,
            record=goes_on or record,
            restarts=options.start.restarts,
            processes=Processes(lambda: (output.pid, web.pid)),
            began_at=process_start(),
        )
        transport = resuming.transport or ("playing" if config.play.autoplay else "stopped")
        post_ring.begin(transport, fade_seconds=FADE_SECONDS)  # before control plays on it
        keeper = StateKeeper(
            state_file,
            presets=presets,
            decoder=decoder,
            clerk=clerk,
            beside=lambda: {
                "codec": playing.now.codec.fingerprint,
                "set": playing.now.name,
                "transport": performer.transport,
                "recording": recordings.current,
                "cuelist": control.cue,
            },
        )
        playing.now.begin()
        threads = (clerk, producer, decoder, streams, loader)
        for part in (clerk, control, producer, decoder, streams, loader):
            stack.enter_context(part)
        stack.callback(faults.end)
        log.info("OSC: listening on %s:%d, seed %d", config.control.host, config.control.port, pre_ring.standing.seed)
        resuming.tell(first.performance, latent_rate=first.latent_rate, announce=announce)
        midi_input = stack.enter_context(MidiInput(config.midi, midi, control.inject, control.event))
        if link is not None:
            stack.enter_context(LinkThread(link, decoder, pre_ring.publish))
        stack.enter_context(web)
        if goes_on is not None:
            recordings.go_on(goes_on)
        del first  # or it would never be freed when other models have taken over
        _leave_to_itself()
        watchdog = Watchdog(notifier, starting, signs_of_life(output, control, producer=producer, decoder=decoder))
        governor = Governor(
            playing,
            producer.real_time_factor,
            decoder,
            knobs=performer.knobs,
            announce=lambda used, asked: control.event("steps_lowered", used, asked),
        )
        shortage = Shortage(playing, lambda seed, reason: control.event("generation_failed", seed, reason))
        onlookers = (watchdog, chronicle, governor, shortage)
        reloading = Reloading(config, read_again, control=control, midi=midi_input, sets=loader, notifier=notifier)
        reload = partial(clerk.submit, reloading.reload)
        loop = MainLoop(output, observer, performer, control, recordings, keeper, leash, reload, threads, onlookers)
        loop.run(duration=options.duration, orders=orders)
        notifier.stopping()
        keeper.save()
        output.stop(LAST_FADE_SECONDS)
        time.sleep(LAST_FADE_SECONDS + device.latency_seconds)
        keeper.wait(LAST_SAVE_SECONDS)
        report = observer.report(control.counts, latency_ms=loop.latency_ms, peak_rss_mb=loop.peak_rss_mb)
        chronicle.end(report)
        return report


def _late_seconds(device: OutputInfo) -> float:
    """Return how long after the device has asked for a block the sound is heard that follows that block."""
    return device.block_frames / device.sample_rate + LOOK_AHEAD_SECONDS + device.latency_seconds


def _leave_to_itself() -> None:
    """Take what has been built out of the garbage collector's sight.

    It would look through all of torch again and again, and every thread of the interpreter waits so long, 0.1 s.
    """
    gc.collect()
    gc.freeze()
