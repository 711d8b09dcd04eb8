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
PAUSES = {"cut": 0.45, "go": 0.45, "seed": 0.9, "slot/play": 0.45, "recall": 0.45, "freeze": 0.45}
"""What is waited after each, so that it is heard before the next message."""
SLOT = 1


def take_triggers(folder: Path, *, times: int) -> Take:
    """Send each of the triggers `times`, in a random order, at random moments.

    Cut and go lead to cues that are ready, slots and recalls to what has sounded; every second freeze lets go.
    """
    chance = random.Random(2)
    sent: list[Sent] = []
    traced = build_traced_set(folder)
    models = ("--set", f"models.codec={traced.codec}", "--set", f"models.checkpoint={traced.checkpoint}")
    with LiveServer(folder, *models, is_recorded=True) as server:
        server.send("/rld/slot/store", SLOT)
        server.client.hear_until("/rld/done", "/rld/slot/store")
        server.send("/rld/seed", 999, 0.0)  # or there is nothing to recall
        time.sleep(PAUSES["seed"])
        is_frozen = False
        for number, name in enumerate(chance.sample(list(PAUSES) * times, len(PAUSES) * times)):
            seed = 1000 + number
            if name in {"cut", "go"}:
                server.send("/rld/cue", seed)
                server.client.hear_until("/rld/cue/ready", seed, timeout_seconds=CUE_SECONDS)
            time.sleep(chance.uniform(0.05, 0.35))
            is_frozen = name == "freeze" and not is_frozen
            values: tuple[float, ...] = {
                "cut": (seed,),
                "go": (CROSSFADE_SECONDS,),
                "seed": (seed, CROSSFADE_SECONDS),
                "slot/play": (SLOT, CROSSFADE_SECONDS),
                "recall": (1, CROSSFADE_SECONDS),
                "freeze": (int(is_frozen),),
            }[name]
            sent.append(Sent(name, server.send(f"/rld/{name}", *values)))
            server.client.hear_until("/rld/done", f"/rld/{name}")
            time.sleep(PAUSES[name])
        time.sleep(0.5)
        report = server.finish()
        recording, rate = server.recorded()
    heard = heard_at(find_changes(recording, ratio=traced.ratio), report, rate)
    return Take.of(sent, heard, report, AudioConfig().block_frames / rate)
