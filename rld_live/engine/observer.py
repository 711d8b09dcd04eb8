"""The main thread's eye: reads every owner's numbers, and makes the status and the final report of them."""

import math
import os
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from rld_live import __version__
from rld_live.audio.meters import Meters
from rld_live.control.tally import Counts
from rld_live.engine.chain import Chain
from rld_live.engine.files.recordings import Recordings
from rld_live.engine.performer import LivePerformer
from rld_live.engine.processes import Processes
from rld_live.engine.report import Report
from rld_live.status import Status

LATEST_BLOCKS = 32
LATEST_BLOCKS_P99 = 1024
SILENCE_DB = -120.0


@dataclass(frozen=True)
class Observer:
    """Called by the main thread only; what it reads is published by its owner, whole, at any time."""

    chain: Chain
    performer: LivePerformer
    recordings: Recordings
    processes: Processes
    record: Path | None
    """What was recorded from the start on."""
    restarts: int
    """Times that the engine has died before, in this performance."""
    began_at: float
    """When the command was started, on the monotonic clock."""

    def status(self) -> Status:
        """Return a snapshot."""
        meters = self.chain.output.meters()
        playing = self.chain.playing.now
        timeline, latent_rate = playing.pipeline.timeline, playing.pipeline.latent_rate
        ring_seconds = self.chain.output.ring.ahead_frames / self.chain.device.sample_rate
        scene = timeline.scene
        voice = scene.voice if scene is not None else None
        return Status(
            state=self._state(meters),
            set=playing.name,
            seed=voice.seeds[0] if voice else 0,
            next_seed=timeline.waiting_seed,
            position=voice.place / latent_rate if voice else 0.0,
            window=timeline.window,
            morph=voice.morph.line.value if voice and voice.is_morph and not voice.morph.is_pad else -1.0,
            pad=(voice.morph.pad.x, voice.morph.pad.y) if voice and voice.morph.is_pad else (-1.0, -1.0),
            speed=0.0 if voice and voice.is_frozen else timeline.manner.speed.value,
            beat=self.beat(time.monotonic()),
            crossfade=scene.progress if scene and scene.outgoing else -1.0,
            ring_seconds=ring_seconds,
            ring_seconds_min=max(0, meters.ring_min_frames) / self.chain.device.sample_rate,
            horizon_seconds=timeline.horizon() / latent_rate,
            starving=int(bool(timeline.starving.lacking)),
            steps_used=timeline.steps_used,
            generate_rtf=self.chain.producer.real_time_factor.percentile(50, latest=LATEST_BLOCKS),
            decode_rtf=self.chain.decoder.real_time_factor.percentile(50, latest=LATEST_BLOCKS),
            decode_rtf_p99=self.chain.decoder.real_time_factor.percentile(99, latest=LATEST_BLOCKS_P99),
            underruns=meters.underruns,
            underrun_frames=meters.underrun_frames,
            underflows=meters.underflows,
            level=tuple(_decibels(value) for pair in zip(meters.peak, meters.rms, strict=True) for value in pair),
            limiter_db=meters.limiter_db,
            device=self.chain.output.device.name,
            device_state="open" if self.chain.output.is_open else "lost",
            sample_rate=self.chain.output.device.sample_rate,
            latency_ms=1000 * (ring_seconds + self.chain.device.latency_seconds),
            recording=self.recordings.current,
            recording_lost_frames=meters.recording_lost_frames,
            restarts=self.restarts,
            cpu=self.processes.cores(),
            memory_mb=self.processes.resident_mb(),
        )

    def beat(self, moment: float) -> float:
        """Return the beat that is heard at `moment` (monotonic seconds)."""
        return self.chain.playing.now.pipeline.performance.grid.beat(self.chain.positions.heard(moment))

    @property
    def seconds_per_beat(self) -> float:
        return 60.0 / self.chain.playing.now.pipeline.performance.grid.bpm

    def report(self, counts: Counts, *, latency_ms: float, peak_rss_mb: float) -> Report:
        """Return what the performance came to; `latency_ms` and `peak_rss_mb` are what the main loop saw."""
        meters = self.chain.output.meters()
        first = meters.first_sound_time
        return Report(
            version=__version__,
            device=self.chain.output.device.name,
            is_null_device=self.chain.output.device.is_null,
            sample_rate=self.chain.device.sample_rate,
            seconds=meters.frames_played / self.chain.device.sample_rate,
            first_sound_seconds=first - self.began_at if first else 0.0,
            underruns=meters.underruns,
            underrun_frames=meters.underrun_frames,
            underflows=meters.underflows,
            generate_rtf=self.chain.producer.real_time_factor.median,
            generate_rtf_p999=self.chain.producer.real_time_factor.percentile(99.9),
            generate_pieces=self.chain.producer.real_time_factor.pieces,
            generate_pieces_slow=self.chain.producer.real_time_factor.slow_pieces,
            generate_seconds_max=self.chain.producer.real_time_factor.worst_seconds,
            decode_rtf=self.chain.decoder.real_time_factor.median,
            decode_rtf_p999=self.chain.decoder.real_time_factor.percentile(99.9),
            decode_pieces=self.chain.decoder.real_time_factor.pieces,
            decode_pieces_slow=self.chain.decoder.real_time_factor.slow_pieces,
            decode_seconds_max=self.chain.decoder.real_time_factor.worst_seconds,
            ring_seconds_min=max(0, meters.ring_min_frames) / self.chain.device.sample_rate,
            latency_ms=latency_ms,
            commands=counts.commands,
            refused=counts.refused,
            peak_rss_mb=peak_rss_mb,
            restarts=self.restarts,
            recording=str(self.record or ""),
            first_sound_at=time.time() - time.monotonic() + first if first else 0.0,
        )

    def _state(self, meters: Meters) -> str:
        if self.performer.transport != "playing":
            return self.performer.transport
        return "playing" if meters.is_sounding else "waiting"


def process_start() -> float:
    """Return when this process was started, on the monotonic clock."""
    stat = Path("/proc/self/stat")
    if stat.exists():  # Linux, where psutil adds the start to a boot time in whole seconds
        fields = stat.read_text().rpartition(")")[2].split()
        since_boot = int(fields[19]) / os.sysconf("SC_CLK_TCK")
        return time.monotonic() - (time.clock_gettime(time.CLOCK_BOOTTIME) - since_boot)
    return time.monotonic() - (time.time() - psutil.Process().create_time())


def _decibels(linear: float) -> float:
    return max(SILENCE_DB, 20 * math.log10(linear)) if linear > 0 else SILENCE_DB
