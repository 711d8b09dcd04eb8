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

from rld_live.audio.channels import OUTPUT_CHANNELS
from rld_live.audio.output import AudioOutput
from rld_live.audio.playback import FADE_SECONDS
from rld_live.box.notify import Notifier, Starting
from rld_live.config import Config, PlayConfig
from rld_live.control.cuelist import load_cuelist
from rld_live.control.dispatcher import LEAD_SECONDS
from rld_live.control.midi.input import MidiInput
from rld_live.control.replies import Value
from rld_live.control.server import ControlServer
from rld_live.engine.chain import Chain
from rld_live.engine.clerk import Clerk
from rld_live.engine.desk import Desk
from rld_live.engine.faults import Faults
from rld_live.engine.files.recordings import Recordings
from rld_live.engine.link import LinkThread, join_link
from rld_live.engine.main_loop import MainLoop
from rld_live.engine.observer import Observer, process_start
from rld_live.engine.onlookers.chronicle import Chronicle, show_log
from rld_live.engine.onlookers.governor import Governor
from rld_live.engine.onlookers.shortage import Shortage
from rld_live.engine.onlookers.watchdog import Watchdog, signs_of_life
from rld_live.engine.orders import NoLeash, Orders, SupervisorLeash, signals_as
from rld_live.engine.pre_ring import PreRing
from rld_live.engine.processes import Processes
from rld_live.engine.reloading import Reloading
from rld_live.engine.report import Report
from rld_live.engine.sets.now_playing import NowPlaying, Playing
from rld_live.engine.state.resuming import FIRST, STATE_NAME, Resuming, Start
from rld_live.engine.state.saved_state import StateFile
from rld_live.engine.state.state_keeper import StateKeeper
from rld_live.engine.streams import Streams
from rld_live.engine.web_door import WebDoor
from rld_live.parameters import defaults
from rld_live.pipeline import Performance
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
    """Seconds after the first sound at which it ends by itself, sounding or not, however many engines it took."""
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

        def open_set(name: str) -> Playing:
            models = load_models(config.models_of(name), solver=config.play.solver, chunk=config.play.chunk)
            return Playing.of(name, models, chunk=config.play.chunk, knobs=knobs, announce=announce, note=take_log.note)

        playing = NowPlaying(resuming.opened(config, open_set))
        codec_rate = playing.now.pipeline.codec_rate
        goes_on = resuming.further_recording(options.record, config.files.folder / "recordings")
        record = resuming.first_recording(options.record, goes_on=goes_on)
        output = AudioOutput(config.audio, channels=OUTPUT_CHANNELS, preferred_rate=codec_rate, record=record)
        clerk = Clerk()
        recordings = Recordings(config.files.folder / "recordings", tape=output, log=take_log, clerk=clerk)
        stack.callback(recordings.drain)  # behind the output, whose last lines come when it has gone
        stack.enter_context(output)
        faults = Faults(config.faults)
        chain = Chain.of(config, playing, output, take_log=take_log, faults=faults)
        chronicle = Chronicle(show, lambda: output.meters().first_sound_time)
        chronicle.opened(chain.device, pid=output.pid)
        desk = Desk.of(
            config, chain, knobs=knobs, recordings=recordings, clerk=clerk, take_log=take_log, announce=announce
        )
        is_resumed = resuming.resume(desk.presets, playing.now.pipeline.performance, playing.now.codec)
        if not is_resumed:
            _begin(playing.now.pipeline.performance, config.play, desk.pre_ring)
        take_log.head(
            TakeHeader(
                config=config.model_copy(update={"models": config.models_of(playing.now.name)}),
                knobs=knobs,
                codec_rate=codec_rate,
                device_rate=chain.device.sample_rate,
                channels=output.ring.channels,
                ring_frames=output.ring.capacity_frames,
                resumed=resuming.resumed if is_resumed else None,
            )
        )
        resuming.set_attributes(playing.now.pipeline.performance, chain.decoder.note)
        control = ControlServer(
            config.control,
            desk.performer,
            cuelist=cuelist,
            midi=desk.midi,
            witness=chronicle,
            cue=resuming.cue,
            lead_seconds=max(LEAD_SECONDS, config.audio.prebuffer_seconds + HAND_ON_SECONDS),
            is_music_short=lambda: chain.is_short_of(0.5),
        )
        streams = Streams(control, chain.positions, outline=output.outline)
        web = WebDoor(config)
        observer = Observer(
            chain,
            desk.performer,
            recordings,
            Processes(lambda: (output.pid, web.pid)),
            record=goes_on or record,
            restarts=options.start.restarts,
            began_at=process_start(),
        )

        def beside() -> dict[str, Value | None]:
            cue = control.cue
            return {
                "codec": playing.now.codec.fingerprint,
                "set": playing.now.name,
                "transport": desk.performer.transport,
                "recording": recordings.current,
                "cuelist": cue.number,
                "seconds_to_next_cue": cue.seconds_to_next,
            }

        keeper = StateKeeper(
            state_file,
            presets=desk.presets,
            decoder=chain.decoder,
            clerk=clerk,
            beside=beside,
        )
        transport = resuming.transport or ("playing" if config.play.autoplay else "stopped")
        desk.post_ring.begin(transport, fade_seconds=FADE_SECONDS)  # before control plays on it
        playing.now.begin()
        for part in (clerk, control, chain.producer, chain.decoder, streams, desk.loader):
            stack.enter_context(part)
        stack.callback(faults.end)
        seed = desk.pre_ring.standing.seed
        log.info("OSC: listening on %s:%d, seed %d", config.control.host, config.control.port, seed)
        resuming.tell(playing.now.pipeline, announce=announce)
        midi_input = stack.enter_context(MidiInput(config.midi, desk.midi, control.inject, control.event))
        if link is not None:
            stack.enter_context(LinkThread(link, chain.decoder, desk.pre_ring.publish))
        stack.enter_context(web)
        if goes_on is not None:
            recordings.go_on(goes_on)
        _leave_to_itself()
        reloading = Reloading(config, read_again, control=control, midi=midi_input, sets=desk.loader, notifier=notifier)
        loop = MainLoop(
            output,
            observer,
            desk.performer,
            control,
            recordings,
            keeper,
            leash,
            reload=partial(clerk.submit, reloading.reload),
            threads=(clerk, chain.producer, chain.decoder, streams, desk.loader),
            onlookers=(
                Watchdog(notifier, starting, signs_of_life(chain, control)),
                chronicle,
                Governor(
                    playing,
                    chain.producer.real_time_factor,
                    chain.decoder,
                    knobs=desk.performer.knobs,
                    announce=announce,
                ),
                Shortage(playing, announce),
            ),
        )
        loop.run(duration=options.duration, sounding_since=options.start.sounding_since, orders=orders)
        notifier.stopping()
        keeper.save()
        output.stop(LAST_FADE_SECONDS)
        time.sleep(LAST_FADE_SECONDS + chain.device.latency_seconds)
        keeper.wait(LAST_SAVE_SECONDS)
        report = observer.report(control.counts, latency_ms=loop.latency_ms, peak_rss_mb=loop.peak_rss_mb)
        chronicle.end(report)
        return report


def _begin(performance: Performance, play: PlayConfig, pre_ring: PreRing) -> None:
    """Have the music stand where the config says."""
    performance.set_reseed(play.reseed)
    performance.start((play.seed,))
    pre_ring.publish(performance)


def _leave_to_itself() -> None:
    """Take what has been built out of the garbage collector's sight.

    It would look through all of torch again and again, and every thread of the interpreter waits so long, 0.1 s.
    """
    gc.collect()
    gc.freeze()
