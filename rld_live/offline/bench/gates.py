"""Messages that close and open the output, each of which leaves an edge of silence in the recording."""

import random
import time
from pathlib import Path

from rld_live.config import AudioConfig
from rld_live.offline.bench.live_server import LiveServer
from rld_live.offline.bench.silence import find_silences
from rld_live.offline.bench.take import Sent, Take, heard_at

SILENCE_SECONDS = 0.05


def take_gates(folder: Path, *, times: int) -> Take:
    """Mute, and panic with play after it, `times` each and at random moments; their latencies."""
    chance = random.Random(1)
    sent: list[Sent] = []
    with LiveServer(folder, is_recorded=True) as server:

        def say(name: str, *values: float, pause: float) -> None:
            sent.append(Sent(name, server.send(f"/rld/{name}", *values)))
            time.sleep(pause)

        for name in chance.sample(["mute", "panic"] * times, 2 * times):
            time.sleep(chance.uniform(0.1, 0.2))
            if name == "mute":
                say("mute", 1, pause=chance.uniform(0.1, 0.2))
                server.send("/rld/mute", 0)
            else:
                say("panic", pause=chance.uniform(0.1, 0.2))
                say("play", 0.0, pause=0.6)  # the prebuffer fills again
        time.sleep(0.3)
        report = server.finish()
        recording, rate = server.recorded()
    silences = find_silences(recording, least_frames=round(SILENCE_SECONDS * rate))
    block_seconds = AudioConfig().block_frames / rate
    closing = [each for each in sent if each.name != "play"]
    opening = [each for each in sent if each.name == "play"]
    starts = heard_at([each.start for each in silences], report, rate)
    stops = heard_at([each.stop for each in silences], report, rate)
    return Take.of(closing, starts, report, block_seconds).with_more(Take.of(opening, stops, report, block_seconds))
