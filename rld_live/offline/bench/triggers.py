"""Messages that replace the music, each of which leaves a jump in the recording of a traced set."""

import random
import time
from pathlib import Path

from rld_live.config import AudioConfig
from rld_live.offline.bench.live_server import LiveServer
from rld_live.offline.bench.mark import find_changes
from rld_live.offline.bench.take import Sent, Take, heard_at
from rld_live.offline.bench.tracer import build_traced_set

CROSSFADE_SECONDS = 0.5
CUE_SECONDS = 10.0
PAUSES = {"cut": 0.45, "go": 0.45, "seed": 0.9}
"""What is waited after each, so that it is heard before the next message."""


def take_triggers(folder: Path, *, times: int) -> Take:
    """Cut and go, to cues that are ready, and new seeds: `times` each, in a random order, at random moments."""
    chance = random.Random(2)
    sent: list[Sent] = []
    traced = build_traced_set(folder)
    models = ("--set", f"models.codec={traced.codec}", "--set", f"models.checkpoint={traced.checkpoint}")
    with LiveServer(folder, *models, is_recorded=True) as server:
        for number, name in enumerate(chance.sample(list(PAUSES) * times, len(PAUSES) * times)):
            seed = 1000 + number
            if name != "seed":
                server.send("/rld/cue", seed)
                server.client.hear_until("/rld/cue/ready", seed, timeout_seconds=CUE_SECONDS)
            time.sleep(chance.uniform(0.05, 0.35))
            values = {"cut": (seed,), "go": (CROSSFADE_SECONDS,), "seed": (seed, CROSSFADE_SECONDS)}[name]
            sent.append(Sent(name, server.send(f"/rld/{name}", *values)))
            server.client.hear_until("/rld/done", f"/rld/{name}")
            time.sleep(PAUSES[name])
        time.sleep(0.5)
        report = server.finish()
        recording, rate = server.recorded()
    heard = heard_at(find_changes(recording, ratio=traced.ratio), report, rate)
    return Take.of(sent, heard, report, AudioConfig().block_frames / rate)
