"""From a message on the wire to the change in the sound, found in the recorded output."""

import random
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rld_live.offline.bench.latencies import drift, latencies
from rld_live.offline.bench.live_server import LiveServer
from rld_live.offline.bench.mark import find_changes
from rld_live.offline.bench.measurement import Measurement
from rld_live.offline.bench.rounds import Rounds
from rld_live.offline.bench.silence import Silence, find_silences
from rld_live.offline.bench.tracer import build_traced_set

TIMES = 20
SILENCE_SECONDS = 0.05
CROSSFADE_SECONDS = 0.5
TARGETS_MS: Mapping[str, float] = {"mute": 25.0, "panic": 25.0, "cut": 200.0, "go": 200.0, "seed": 1000.0}
SENTENCES: Mapping[str, str] = {
    "mute": "mute, to silence",
    "panic": "panic, to silence",
    "play": "play after panic, to the first sound",
    "cut": "cut to a ready cue",
    "go": "go to a ready cue, to the start of its crossfade",
    "seed": "a new seed, generated first, to the start of its crossfade",
}


@dataclass(frozen=True)
class _Take:
    """What was measured on one server."""

    milliseconds: Mapping[str, list[float]]
    sent: Mapping[str, list[float]]
    block_ms: float
    report: Mapping[str, Any]


def measure_knob_to_ear() -> Measurement:
    """Play two servers, one after the other: one with gates, which leave silence, one with triggers, which are traced."""
    with tempfile.TemporaryDirectory() as folder:
        gates = _play_gates(Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        triggers = _play_triggers(Path(folder))
    found = {name: Rounds.single(values) for take in (gates, triggers) for name, values in take.milliseconds.items()}
    behind_ring = float(triggers.report["latency_ms"])
    mutes = gates.milliseconds["mute"]
    slope = drift(gates.sent["mute"], mutes) if len(mutes) == len(gates.sent["mute"]) else float("nan")
    underruns = gates.report["underruns"] + triggers.report["underruns"]
    return Measurement(
        columns=("", "P50", "P95", "worst", "found", "target P95", "against the ring's way"),
        rows=tuple(_row(name, found[name], behind_ring) for name in SENTENCES),
        figures={name: each.figures() for name, each in found.items()}
        | {
            "sent": TIMES,
            "behind_ring_ms": behind_ring,
            "drift_ms_per_minute": 60 * slope,
            "underruns": underruns,
            "underflows": gates.report["underflows"] + triggers.report["underflows"],
        },
        notes=(
            f"milliseconds of {TIMES} messages each, at random moments; a change that was not found is not counted",
            f"error: one block, {gates.block_ms:.1f} ms: the recording tells when a frame was rendered to that "
            "exactness; triggers 5 ms more; a sound card adds its own latency to all rows",
            f"the ring's way: {behind_ring:.0f} ms, what a change takes that waits behind the decoded audio",
            f"clocks: the delay of mute grew by {60 * slope:.2f} ms per minute",
            *((f"{underruns} underruns: triggers after the first of them are not found rightly",) if underruns else ()),
        ),
    )


def _row(name: str, each: Rounds, behind_ring_ms: float) -> tuple[str, ...]:
    target = TARGETS_MS.get(name)
    verdict = "" if target is None else f"{target:.0f} {'kept' if each.percentile(95) <= target else 'MISSED'}"
    return (
        SENTENCES[name],
        f"{each.median:.1f}",
        f"{each.percentile(95):.1f}",
        f"{each.worst:.1f}",
        f"{each.count} of {TIMES}",
        verdict,
        f"{behind_ring_ms / each.median:.1f} ×",
    )


def _play_gates(folder: Path) -> _Take:
    """Mute, and panic with play after it, each at random moments."""
    chance = random.Random(1)
    sent: dict[str, list[float]] = {"mute": [], "panic": [], "play": []}
    with LiveServer(folder, is_recorded=True) as server:
        for name in chance.sample(["mute", "panic"] * TIMES, 2 * TIMES):
            time.sleep(chance.uniform(0.1, 0.2))
            if name == "mute":
                sent["mute"].append(server.send("/rld/mute", 1))
                time.sleep(chance.uniform(0.1, 0.2))
                server.send("/rld/mute", 0)
            else:
                sent["panic"].append(server.send("/rld/panic"))
                time.sleep(chance.uniform(0.1, 0.2))
                sent["play"].append(server.send("/rld/play", 0.0))
                time.sleep(0.6)  # the prebuffer fills again
        time.sleep(0.3)
        report = server.finish()
        recording, rate = server.recorded()
    silences = find_silences(recording, least_frames=round(SILENCE_SECONDS * rate))
    block = _block_seconds(rate)
    first = float(report["first_sound_at"])
    starts = [first + _start(each) / rate for each in silences]
    stops = [first + each.stop / rate for each in silences]
    everything = sorted([*sent["mute"], *sent["panic"]])
    return _Take(
        milliseconds={
            **{name: _only(sent[name], everything, starts, block) for name in ("mute", "panic")},
            "play": [1000 * delay for delay in latencies(sent["play"], stops, early_seconds=block)],
        },
        sent=sent,
        block_ms=1000 * block,
        report=report,
    )


def _play_triggers(folder: Path) -> _Take:
    """Cut, go and new seeds in a random order, at random moments."""
    chance = random.Random(2)
    sent: dict[str, list[float]] = {"cut": [], "go": [], "seed": []}
    traced = build_traced_set(folder)
    models = [f"models.codec={traced.codec}", f"models.checkpoint={traced.checkpoint}"]
    with LiveServer(folder, *(word for model in models for word in ("--set", model)), is_recorded=True) as server:
        for number, name in enumerate(chance.sample(["cut", "go", "seed"] * TIMES, 3 * TIMES)):
            seed = 1000 + number
            if name != "seed":
                server.send("/rld/cue", seed)
                server.client.hear_until("/rld/cue/ready", seed, timeout_seconds=10.0)
            time.sleep(chance.uniform(0.05, 0.35))
            message = {"cut": (seed,), "go": (CROSSFADE_SECONDS,), "seed": (seed, CROSSFADE_SECONDS)}[name]
            sent[name].append(server.send(f"/rld/{name}", *message))
            server.client.hear_until("/rld/done", f"/rld/{name}")
            time.sleep(0.45)
        time.sleep(1.0)
        report = server.finish()
        recording, rate = server.recorded()
    first, block = float(report["first_sound_at"]), _block_seconds(rate)
    heard = [first + frame / rate for frame in find_changes(recording, ratio=traced.ratio)]
    everything = sorted(moment for moments in sent.values() for moment in moments)
    return _Take(
        milliseconds={name: _only(moments, everything, heard, block) for name, moments in sent.items()},
        sent=sent,
        block_ms=1000 * block,
        report=report,
    )
