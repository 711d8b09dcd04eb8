"""From a message on the wire to the change in the sound, found in the recorded output."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from rld_live.offline.bench.gates import take_gates
from rld_live.offline.bench.measurement import Measurement
from rld_live.offline.bench.rounds import Rounds
from rld_live.offline.bench.take import Take
from rld_live.offline.bench.triggers import take_triggers

TIMES = 20
TARGETS_MS: Mapping[str, float] = {
    "mute": 25.0,
    "panic": 25.0,
    "cut": 200.0,
    "go": 200.0,
    "seed": 1000.0,
} | dict.fromkeys(("slot/play", "recall", "freeze"), 200.0)
"""Of P95."""
GATES: Mapping[str, str] = {
    "mute": "mute, to silence",
    "panic": "panic, to silence",
    "play": "play after panic, to sound",
}
TRIGGERS: Mapping[str, str] = {
    "cut": "cut to a ready cue",
    "go": "go to a ready cue",
    "seed": "a new seed",
    "slot/play": "play a slot",
    "recall": "recall",
    "freeze": "freeze, and let go",
}


def measure() -> Measurement:
    """Play two servers, one after the other: gates leave silence in the sound, triggers need a traced set."""
    with tempfile.TemporaryDirectory() as folder:
        gates = take_gates(Path(folder), times=TIMES)
    with tempfile.TemporaryDirectory() as folder:
        triggers = take_triggers(Path(folder), times=TIMES)
    found = {name: Rounds.single(gates.milliseconds(name)) for name in GATES}
    found |= {name: Rounds.single(triggers.milliseconds(name)) for name in TRIGGERS}
    behind_ring = float(triggers.report["latency_ms"])
    span = found["mute"].worst - found["mute"].percentile(0)
    return Measurement(
        columns=("milliseconds", "P50", "P95", "worst", "heard", "P95 wanted", "sooner"),
        rows=tuple(_row(name, found[name], behind_ring) for name in (*GATES, *TRIGGERS)),
        figures={name: each.figures() for name, each in found.items()}
        | {"sent": TIMES, "behind_ring_ms": behind_ring, "mute_span_ms": span}
        | {count: gates.report[count] + triggers.report[count] for count in ("underruns", "underflows")},
        notes=(
            f"heard: of {TIMES} messages each, at random moments; the percentiles stand on them",
            f"error: one block ({1000 * gates.block_seconds:.1f} ms), and 10 ms more for where a trigger's edge begins",
            "a sound card adds its own latency to every row",
            "all but cut and freeze: to the start of their crossfade; a new seed is generated first",
            f"sooner: than a change that waits behind the decoded audio, {behind_ring:.0f} ms",
            f"the delays of mute span {span:.1f} ms: were that much more than a block, the clock "
            "of the recording would have wandered",
            *_underrun_notes(gates, triggers),
        ),
    )


def _row(name: str, each: Rounds, behind_ring_ms: float) -> tuple[str, ...]:
    target = TARGETS_MS.get(name)
    verdict = "" if target is None else f"{target:.0f}: {'kept' if each.percentile(95) <= target else 'MISSED'}"
    return (
        {**GATES, **TRIGGERS}[name],
        f"{each.median:.1f}",
        f"{each.percentile(95):.1f}",
        f"{each.worst:.1f}",
        f"{each.count}/{TIMES}",
        verdict,
        f"{behind_ring_ms / each.median:.1f} ×",
    )


def _underrun_notes(*takes: Take) -> tuple[str, ...]:
    count = sum(take.report["underruns"] for take in takes)
    return (f"{count} underruns: triggers after the first of them may not be found",) if count else ()
