"""How much memory a performance holds, and whether it grows."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rld_live.offline.bench.live_server import LiveServer
from rld_live.offline.bench.measurement import Measurement
from rld_live.offline.bench.rounds import Rounds
from rld_live.pipeline.models import BUILTIN_CODEC, builtin

SECONDS = 60
AVERAGED_SECONDS = 10
"""At either end, for the growth."""

_CODEC_ALONE = """
import sys, warnings
warnings.simplefilter("ignore")
import psutil, torch
codec = torch.jit.load(sys.argv[1])
with torch.inference_mode():
    for _ in range(8):
        codec.decode(torch.zeros(1, int(codec.decode_params[0]), 1))
print(psutil.Process().memory_info().rss)  # not ru_maxrss, which a child inherits from its parent
"""


def measure() -> Measurement:
    """Watch a server for a minute, and a process that only decodes for a moment."""
    with tempfile.TemporaryDirectory() as folder, LiveServer(Path(folder)) as server:
        processes = [server.engine, *server.engine.children(recursive=True)]
        held = []
        for _ in range(SECONDS):
            held.append(sum(process.memory_info().rss for process in processes) / 2**20)
            time.sleep(1.0)
        report = server.finish()
    alone = _codec_alone()
    peak = max(*held, report["peak_rss_mb"])
    first, last = Rounds.single(held[:AVERAGED_SECONDS]).median, Rounds.single(held[-AVERAGED_SECONDS:]).median
    return Measurement(
        columns=("", "peak RSS MB", f"growth in {SECONDS} s", "codec alone = 1"),
        rows=(
            ("serve, both processes", f"{peak:.0f}", f"{last - first:+.1f} MB", f"{peak / alone:.2f}"),
            ("torch and the codec alone", f"{alone:.0f}", "", "1.00"),
        ),
        figures={"peak_mb": peak, "growth_mb": last - first, "codec_alone_mb": alone, "each_second_mb": held},
        notes=(
            f"growth: the median of the last {AVERAGED_SECONDS} s less that of the first {AVERAGED_SECONDS} s of "
            "sound; the latents of what was played are kept, up to a limit, so some growth is meant",
            "pages that both processes share count twice",
        ),
    )


def _codec_alone() -> float:
    command = [sys.executable, "-c", _CODEC_ALONE, str(builtin(BUILTIN_CODEC))]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout) / 2**20
