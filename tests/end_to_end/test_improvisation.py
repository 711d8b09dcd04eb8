"""A recorded improvisation, rebuilt from its log."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.end_to_end.improvisation import Improviser
from tests.end_to_end.music import silences
from tests.end_to_end.server import playing


def improvised(folder: Path, *, seconds: float) -> tuple[Path, int, dict[str, float]]:
    """Improvise on the built-in set; return the recording, how many messages were sent, and the server's report."""
    with playing(folder, "--set", "play.seed=3", is_recorded=False) as (server, client):
        _, path = client.ask("/rld/record/start", "improvisation")
        player = Improviser(client, seed=4)
        player.play(seconds)
        client.ask("/rld/record/stop")
        return Path(path), player.said, server.finish()


def rendered(log: Path) -> tuple[Path, str]:
    """Rebuild a take by the command line; return the file, and what was said of it."""
    out = log.with_name("rendered.wav")
    command = [sys.executable, "-m", "rld_live", "render", str(log), "--out", str(out)]
    said = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    assert said.returncode == 0, said.stdout
    return out, said.stdout.strip().splitlines()[-1]


def assert_equal(recording: Path, rebuilt: Path) -> float:
    """The two files hold the same samples; return their seconds."""
    ours, rate = soundfile.read(recording, dtype="float32", always_2d=True)
    theirs, _ = soundfile.read(rebuilt, dtype="float32", always_2d=True)
    assert len(ours) == len(theirs)
    differing = np.flatnonzero((ours != theirs).any(1))
    assert not len(differing), f"{len(differing)} frames differ, the first at {differing[0] / rate:.3f} s"
    assert np.array_equal(ours, theirs)
    assert np.abs(ours).max() > 0.05
    assert sum(stop - start for start, stop in silences(ours, rate)) < 0.5 * len(ours) / rate
    return len(ours) / rate


def test_a_rendered_improvisation_equals_its_recording_sample_for_sample(tmp_path: Path) -> None:
    recording, said, report = improvised(tmp_path, seconds=12.0)
    rebuilt, _ = rendered(recording.with_suffix(".jsonl"))
    assert assert_equal(recording, rebuilt) == pytest.approx(12.0, abs=3.0)
    assert said > 60
    assert report["commands"] > 60


@pytest.mark.soak
def test_five_minutes_of_improvisation_are_rendered_sample_for_sample(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recording, said, report = improvised(tmp_path, seconds=300.0)
    log = recording.with_suffix(".jsonl")
    rebuilt, line = rendered(log)
    seconds = assert_equal(recording, rebuilt)
    with capsys.disabled():
        sizes = f"{recording.stat().st_size / 1e6:.0f} MB, log {log.stat().st_size / 1e6:.1f} MB"
        sys.stdout.write(f"\n{seconds:.1f} s, {said} messages, {sizes}, {report['underruns']} underruns; {line}\n")
    assert seconds > 295.0
