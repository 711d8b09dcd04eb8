"""The main thread's eye: reads every owner's numbers, and makes the status and the final report of them."""

import math
import os
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from rld_live import __version__
from rld_live.audio.device import OutputInfo
from rld_live.audio.meters import Meters
from rld_live.audio.output import AudioOutput
from rld_live.control.tally import Counts
from rld_live.engine.decoder import DecoderThread
from rld_live.engine.performer import LivePerformer
from rld_live.engine.producer import ProducerThread
from rld_live.engine.report import Report
from rld_live.latent.timeline import Timeline
from rld_live.status import Status

LATEST_BLOCKS = 32
LATEST_BLOCKS_P99 = 1024
SILENCE_DB = -120.0


@dataclass(frozen=True)
class Observer:
    """Called by the main thread only; what it reads is published by its owner, whole, at any time."""

    timeline: Timeline
    latent_rate: float
    window_frames: int
    output: AudioOutput
    device: OutputInfo
    producer: ProducerThread
    decoder: DecoderThread
    performer: LivePerformer
    recording: Path | None
    processes: tuple[psutil.Process, ...]
    began_at: float
    """When the command was started, on the monotonic clock."""

    def status(self) -> Status:
        """Return a snapshot."""
        meters = self.output.meters()
        ring_seconds = self.output.ring.ahead_frames / self.device.sample_rate
        scene = self.timeline.scene
        voice = scene.voice if scene is not None else None
        return Status(
            state=self._state(meters),
            seed=voice.seeds[0] if voice else 0,
            next_seed=self.timeline.waiting_seed,
            position=voice.position / self.latent_rate if voice else 0.0,
            window=voice.position // self.window_frames if voice else 0,
            morph=voice.morph.value if voice and voice.is_morph else -1.0,
            crossfade=scene.progress if scene and scene.outgoing else -1.0,
            ring_seconds=ring_seconds,
            ring_seconds_min=max(0, meters.ring_min_frames) / self.device.sample_rate,
            horizon_seconds=self.timeline.horizon() / self.latent_rate,
            generate_rtf=self.producer.real_time_factor.percentile(50, latest=LATEST_BLOCKS),
            decode_rtf=self.decoder.real_time_factor.percentile(50, latest=LATEST_BLOCKS),
            decode_rtf_p99=self.decoder.real_time_factor.percentile(99, latest=LATEST_BLOCKS_P99),
            underruns=meters.underruns,
            underrun_frames=meters.underrun_frames,
            underflows=meters.underflows,
            level=tuple(_decibels(value) for pair in zip(meters.peak, meters.rms, strict=True) for value in pair),
            limiter_db=meters.limiter_db,
            device=self.device.name,
            sample_rate=self.device.sample_rate,
            latency_ms=1000 * (ring_seconds + self.device.latency_seconds),
            recording=str(self.recording or ""),
            cpu=sum(_cores(process) for process in self.processes),
            memory_mb=sum(_resident_mb(process) for process in self.processes),
        )

    def report(self, counts: Counts, *, latency_ms: float, peak_rss_mb: float) -> Report:
        """Return what the performance came to; `latency_ms` and `peak_rss_mb` are what the main loop saw."""
        meters = self.output.meters()
        first = meters.first_sound_time
        return Report(
            version=__version__,
            device=self.device.name,
            is_null_device=self.device.is_null,
            sample_rate=self.device.sample_rate,
            seconds=meters.frames_played / self.device.sample_rate,
            first_sound_seconds=first - self.began_at if first else 0.0,
            underruns=meters.underruns,
            underrun_frames=meters.underrun_frames,
            underflows=meters.underflows,
            generate_rtf=self.producer.real_time_factor.median,
            generate_rtf_p999=self.producer.real_time_factor.percentile(99.9),
            decode_rtf=self.decoder.real_time_factor.median,
            decode_rtf_p999=self.decoder.real_time_factor.percentile(99.9),
            ring_seconds_min=max(0, meters.ring_min_frames) / self.device.sample_rate,
            latency_ms=latency_ms,
            commands=counts.commands,
            refused=counts.refused,
            peak_rss_mb=peak_rss_mb,
            recording=str(self.recording or ""),
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


def _cores(process: psutil.Process) -> float:
    """Return the cores that a process keeps busy; 0 once it has died, which is noticed elsewhere."""
    try:
        return process.cpu_percent() / 100
    except psutil.Error:
        return 0.0


def _resident_mb(process: psutil.Process) -> float:
    try:
        return process.memory_info().rss / 2**20
    except psutil.Error:
        return 0.0


def _decibels(linear: float) -> float:
    return max(SILENCE_DB, 20 * math.log10(linear)) if linear > 0 else SILENCE_DB
