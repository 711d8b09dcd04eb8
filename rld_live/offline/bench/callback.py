"""How punctual the device's callback is while models are loaded."""

import sys
import time
from collections.abc import Callable
from contextlib import ExitStack

import numpy as np
from numpy.typing import NDArray

from rld_live.audio.journal import Journal
from rld_live.audio.messages import Message, MessageQueue, Verb
from rld_live.audio.meters import MeterBoard, Meters
from rld_live.audio.null_device import NullDevice
from rld_live.audio.output import AudioOutput
from rld_live.audio.player import Player
from rld_live.audio.ring import RingBuffer
from rld_live.audio.scope import Scope
from rld_live.audio.settings import ProcessSettings
from rld_live.codec.export import open_codec
from rld_live.config import AudioConfig
from rld_live.offline.bench.measurement import Measurement
from rld_live.offline.bench.rounds import Rounds
from rld_live.pipeline.models import BUILTIN_CODEC, builtin

ROUNDS = 4
ROUND_SECONDS = 4.0
RATE = 48000
CHANNELS = 2
SWITCH_SECONDS = 0.0005
"""What `serve` sets, so that the neighbour of the engine's threads is treated no worse here."""


def measure() -> Measurement:
    """Play noise both ways in turn, while this process loads the codec again and again."""
    config = AudioConfig(device="null")
    ways: dict[str, Callable[[AudioConfig], Meters]] = {
        "own process": _apart,
        "loading process": _inside,
    }
    found: dict[str, list[Meters]] = {name: [] for name in ways}
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_SECONDS)
    try:
        for _ in range(ROUNDS):
            for name, way in ways.items():
                found[name].append(way(config))
    finally:
        sys.setswitchinterval(before)
    period = 1000 * config.block_frames / RATE
    return Measurement(
        columns=("callback", "blocks", "late", "worst ms", "worst of each round", "ring dry"),
        rows=tuple(_row(name, meters) for name, meters in found.items()),
        figures={
            name: {
                "blocks": sum(each.heartbeat for each in meters),
                "late_blocks": sum(each.underflows for each in meters),
                "worst_ms": Rounds.single([1000 * each.late_seconds_max for each in meters]).figures(),
                "underruns": sum(each.underruns for each in meters),
            }
            for name, meters in found.items()
        }
        | {"period_ms": period},
        notes=(
            f"null device, blocks of {config.block_frames} frames: late is a block that is called more than a period, "
            f"{period:.1f} ms, after its time: a click on a card without further buffers",
        ),
    )


def _row(name: str, meters: list[Meters]) -> tuple[str, ...]:
    worst = [1000 * each.late_seconds_max for each in meters]
    return (
        name,
        str(sum(each.heartbeat for each in meters)),
        str(sum(each.underflows for each in meters)),
        f"{max(worst):.1f}",
        ", ".join(f"{each:.1f}" for each in worst),
        str(sum(each.underruns for each in meters)),
    )


def _apart(config: AudioConfig) -> Meters:
    with AudioOutput(config, channels=CHANNELS, preferred_rate=RATE) as output:
        output.start()
        output.play(0.0)
        _load_again_and_again(output.ring)
        return output.meters()


def _inside(config: AudioConfig) -> Meters:
    """Run the audio process's own callback in a thread of this one."""
    with ExitStack() as stack:
        ring = RingBuffer.create(10 * RATE, CHANNELS)
        messages, board = MessageQueue.create(), MeterBoard.create(CHANNELS)
        journal, scope = Journal.create(), Scope.create()
        for shared in (ring, messages, board, journal, scope):
            stack.callback(shared.close)
        settings = ProcessSettings(
            device=config.device,
            channels=CHANNELS,
            preferred_rate=RATE,
            block_frames=config.block_frames,
            latency_seconds=config.latency_seconds,
            prebuffer_seconds=config.prebuffer_seconds,
            record=None,
            ring_fd=ring.fd,
            messages_fd=messages.fd,
            meters_fd=board.fd,
            journal_fd=journal.fd,
            scope_fd=scope.fd,
        )
        player = Player(
            settings, sample_rate=RATE, latency_seconds=0.0, on_recording_failure=lambda number, reason: None
        )
        device = NullDevice(sample_rate=RATE, channels=CHANNELS, block_frames=config.block_frames, sentence="")
        messages.post(Message(Verb.PLAY))
        device.start(player.render)
        stack.callback(device.stop)
        _load_again_and_again(ring)
        return player.meters


def _load_again_and_again(ring: RingBuffer) -> None:
    """Load the codec for a few seconds, and keep the ring full meanwhile."""
    noise: NDArray[np.float32] = np.random.default_rng(1).normal(0.0, 0.05, (RATE, CHANNELS)).astype(np.float32)
    ending = time.monotonic() + ROUND_SECONDS
    while time.monotonic() < ending:
        while ring.ahead_frames < 2 * RATE:
            ring.write(noise)
        open_codec(builtin(BUILTIN_CODEC))
