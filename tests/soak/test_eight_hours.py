"""Hours of play by chance, as fast as this machine makes them: `make soak SOAK_HOURS=8` takes about one."""

import os
import statistics
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import psutil
import pytest
import soundfile

from rld_live.config import Config
from tests.reliability import SOAK_MINUTES, Bound, Outcome, Reliability
from tests.soak.chance import Chance
from tests.soak.clockless import Clockless

pytestmark = pytest.mark.soak

SOAK_HOURS = float(os.environ.get("SOAK_HOURS", str(SOAK_MINUTES / 12)))
"""Of music: by default as much as two idle cores make in half of `SOAK_MINUTES`."""
SECONDS_BETWEEN_MESSAGES = 5.0
PIECE_SECONDS = 0.25
LOOKS = 200
WARM_UP = 0.4
"""Share of the time after which everything that is kept is there."""
MEMORY_GROWTH = 0.01
HOURS_UNTIL_WARM = 1.5
"""A shorter run may still grow: some 20 MB come in the first hour, and stay."""
SILENCE = 1e-6
SILENT_SECONDS = 1.0
"""Silence that nobody asked for."""
SETTLING_SECONDS = 2.0
"""How long after a message that ends a silence it may still be silent."""


@dataclass
class Looks:
    """What this process holds, from moment to moment.

    Memory is looked at between recordings, which have a buffer, and without the latents, of which a library keeps 1024
    blocks: the first hour goes by until it has them.
    """

    megabytes: list[float] = field(default_factory=list)
    descriptors: list[int] = field(default_factory=list)
    threads: list[int] = field(default_factory=list)

    def look(self, instrument: Clockless) -> None:
        process = psutil.Process()
        latents = sum(block.nbytes for block in instrument.pipeline.library._blocks.values())
        if instrument.output.recording is None:
            self.megabytes.append((process.memory_info().rss - latents) / 1e6)
        self.descriptors.append(process.num_fds())
        self.threads.append(process.num_threads())

    def growth(self) -> float:
        """Return by which share the memory grew, from the fifth behind the warm-up to the last one."""
        warm = self.megabytes[round(WARM_UP * len(self.megabytes)) :]
        fifth = max(1, len(warm) // 5)
        return statistics.median(warm[-fifth:]) / statistics.median(warm[:fifth]) - 1


@dataclass
class Ear:
    """Listens for what nobody asked for."""

    longest_silence: float = 0.0
    """Of those that no message explains, in seconds."""
    _silence: float = 0.0
    _is_loud_since: float = 0.0

    def hear(self, piece: np.ndarray, instrument: Clockless, now: float) -> None:
        assert np.isfinite(piece).all(), f"after {now:.2f} s"
        knobs = instrument.performer.knobs()
        if instrument.performer.transport != "playing" or knobs["mute"] or knobs["gain"] < -80.0:
            self._is_loud_since = now + SETTLING_SECONDS
        is_silent = now >= self._is_loud_since and float(np.abs(piece).max()) < SILENCE
        self._silence = self._silence + PIECE_SECONDS if is_silent else 0.0
        self.longest_silence = max(self.longest_silence, self._silence)


def sweep(folder: Path, recording: Path | None) -> float:
    """Check and remove the recordings that are complete; return how many seconds they were."""
    seconds = 0.0
    for path in folder.glob("*.wav"):
        if path != recording:
            seconds += soundfile.info(path).duration
            path.unlink()
            path.with_suffix(".jsonl").unlink()
    return seconds


def test_hours_of_everything_leave_no_trace(
    tmp_path: Path, reliability: Reliability, capsys: pytest.CaptureFixture[str]
) -> None:
    looks, ear = Looks(), Ear()
    seconds, recorded = 3600.0 * SOAK_HOURS, 0.0
    began = time.monotonic()
    with Clockless(Config(), tmp_path) as instrument:
        pipeline = instrument.pipeline
        chance = Chance(seed=8, dimensions=pipeline.latent_dim)
        now = said_at = looked_at = 0.0
        while now < seconds:
            while said_at <= now:
                instrument.say(chance.datagram())
                said_at += chance.seconds(SECONDS_BETWEEN_MESSAGES)
            ear.hear(instrument.hear(PIECE_SECONDS), instrument, now)
            now += PIECE_SECONDS
            if now >= looked_at:
                looked_at += seconds / LOOKS
                recorded += sweep(tmp_path / "recordings", instrument.output.recording)
                looks.look(instrument)
        latents = pipeline.decoding.chunks * pipeline.decoding.chunk
        frames = latents * round(pipeline.codec_rate / pipeline.latent_rate)
        meters, counts = instrument.player.meters, instrument.tally.counts
    lasted = time.monotonic() - began
    with capsys.disabled():
        sys.stdout.write(
            f"\n{now / 3600:.2f} h of music in {lasted / 60:.1f} min, {counts.commands} messages "
            f"({counts.refused} refused), {recorded:.0f} s recorded: {meters.underruns} underruns, "
            f"memory {looks.megabytes[0]:.0f} to {looks.megabytes[-1]:.0f} MB ({looks.growth():+.2%} when warm), "
            f"descriptors {min(looks.descriptors)} to {max(looks.descriptors)}, threads {min(looks.threads)} to "
            f"{max(looks.threads)}, longest silence that nobody asked for {ear.longest_silence:.2f} s, "
            f"{meters.frames_played} of {frames} frames heard\n"
        )
    assert (meters.underruns, meters.faults, meters.nan_frames) == (0, 0, 0)
    assert pipeline.timeline.produced + instrument.rewound_latents == latents
    assert instrument.ring.written == frames
    assert instrument.skipped_without_reason == 0
    assert ear.longest_silence < SILENT_SECONDS
    assert SOAK_HOURS < HOURS_UNTIL_WARM or looks.growth() < MEMORY_GROWTH
    half = LOOKS // 2
    for held in (looks.descriptors, looks.threads):  # the least: what is open now and then, as a recording, is no leak
        assert min(held[half:]) <= min(held[:half])
    reliability.add(
        f"{now / 3600:.1f} hours of play by chance, without a clock", [Outcome(silent=0.0)], Bound(silent=0.0)
    )
