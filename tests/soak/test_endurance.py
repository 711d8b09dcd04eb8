"""Play for minutes to hours on two cores that other programs keep busy: `make soak SOAK_MINUTES=60`."""

import statistics
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest
import soundfile

from tests.end_to_end.improvisation import Improviser
from tests.end_to_end.server import Client, Server, playing
from tests.reliability import SOAK_MINUTES, Bound, Outcome, Reliability
from tests.soak.machine import busy_programs, only_two_cores, own_bytes

pytestmark = pytest.mark.soak

WARM_UP_MINUTES = 10.0
"""After them all is there that is kept: slots, places, blocks of latents. A shorter play tells nothing of growth."""
MEMORY_GROWTH = 0.01
DRIFT_SECONDS = 0.3
"""Between the frames that were recorded and the clock on the wall: what the last write of the file may take."""
LOOK_SECONDS = 2.0


@dataclass
class Looks:
    """What all processes of the instrument hold, from moment to moment."""

    server: Server
    megabytes: list[float] = field(default_factory=list)
    descriptors: list[int] = field(default_factory=list)
    threads: list[int] = field(default_factory=list)

    def keep_looking(self, is_over: threading.Event) -> None:
        while not is_over.wait(LOOK_SECONDS):
            parent = psutil.Process(self.server.process.pid)
            processes = [parent, *parent.children(recursive=True)]
            self.megabytes.append(sum(own_bytes(process.pid) for process in processes) / 1e6)
            self.descriptors.append(sum(process.num_fds() for process in processes))
            self.threads.append(sum(process.num_threads() for process in processes))

    def growth(self) -> float | None:
        """Return by which share the memory grew behind the warm-up, from its first fifth to its last."""
        warm = self.megabytes[round(60.0 * WARM_UP_MINUTES / LOOK_SECONDS) :]
        fifth = len(warm) // 5
        return statistics.median(warm[-fifth:]) / statistics.median(warm[:fifth]) - 1 if fifth else None


def status(client: Client, field_name: str) -> float:
    client.send("/rld/status")
    (value,) = client.hear(f"/rld/status/{field_name}")
    return float(value)


def test_a_busy_machine_plays_on_and_holds_no_more_at_the_end(
    tmp_path: Path, reliability: Reliability, capsys: pytest.CaptureFixture[str]
) -> None:
    is_over = threading.Event()
    with only_two_cores(), busy_programs(), playing(tmp_path, "--set", "play.seed=3") as (server, client):
        looks = Looks(server)
        looking = threading.Thread(target=looks.keep_looking, args=(is_over,))
        looking.start()
        began = time.monotonic()
        player = Improviser(client, seed=4)
        player.play(60.0 * SOAK_MINUTES)
        is_over.set()
        looking.join()
        client.forget()
        underruns = status(client, "underruns")
        lasted = time.monotonic() - began
        report = server.finish()

    recorded = soundfile.info(server.recording).duration
    drift = recorded - (server.recording.stat().st_mtime - report["first_sound_at"])
    server.recording.unlink()
    growth = looks.growth()
    told_growth = "too short to tell growth" if growth is None else f"{growth:+.2%} when warm"
    with capsys.disabled():
        sys.stdout.write(
            f"\n{lasted / 60:.1f} min, {player.said} messages: {underruns:g} underruns, ring never below "
            f"{report['ring_seconds_min']:.3f} s, drift {drift:+.3f} s, "
            f"memory {looks.megabytes[0]:.0f} to {looks.megabytes[-1]:.0f} MB ({told_growth}), "
            f"descriptors {min(looks.descriptors)} to {max(looks.descriptors)}, threads {min(looks.threads)} to "
            f"{max(looks.threads)}, decode RTF {report['decode_rtf']:.3f} (P99.9 {report['decode_rtf_p999']:.3f}), "
            f"generate RTF {report['generate_rtf']:.3f} (P99.9 {report['generate_rtf_p999']:.3f})\n"
        )
    assert underruns == 0
    assert abs(drift) < DRIFT_SECONDS
    assert growth is None or growth < MEMORY_GROWTH
    half = len(looks.descriptors) // 2
    for held in (looks.descriptors, looks.threads):  # the least: what is open now and then, as a recording, is no leak
        assert min(held[half:]) <= min(held[:half])
    reliability.add(
        f"{lasted / 60:.0f} minutes of play beside two busy programs on two cores",
        [Outcome(silent=0.0)],
        Bound(silent=0.0),
    )
