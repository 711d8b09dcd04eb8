"""Every splice of a performance on the built-in set, looked at for a click."""

import json
import time
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from rld_live.audio.sound_files import read_audio
from tests.end_to_end.music import RATE
from tests.end_to_end.server import playing

EDGE_FRAMES = RATE // 50
"""A splice takes 10 ms, and the limiter looks a little ahead."""
AROUND_FRAMES = RATE
ATTACK = 1.2
"""By how much an attack of the new music, which may fall into the edge itself, can be steeper than those around it."""


def splices(log: Path) -> list[int]:
    """Return the frames of the recording where the reader went over to something else, as the log tells."""
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    frames, passed_over = [], 0
    for at, to in (line["splice"] for line in lines if "splice" in line):
        frames.append(at - passed_over)
        passed_over += to - at
    return frames


@pytest.fixture(scope="module")
def performance(tmp_path_factory: pytest.TempPathFactory) -> tuple[NDArray[np.float64], list[int]]:
    """Return the sample steps [frames] of a recorded performance, and where its splices are."""
    said = (
        ("/rld/slot/store", 1),
        ("/rld/freeze", 1),
        ("/rld/freeze", 0),
        ("/rld/cue", 2),
        ("/rld/go", 0.6),
        ("/rld/speed", -1.0, 0.5),
        ("/rld/recall", 1, 0.4),
        ("/rld/speed", 1.0, 0.5),
        ("/rld/cue", 5),
        ("/rld/go", 0.0),
        ("/rld/slot/play", 1, 0.5),
        ("/rld/cut", "slot", 1),
    )
    with playing(tmp_path_factory.mktemp("joins")) as (server, client):
        time.sleep(1.5)
        for address, *values in said:
            client.send(address, *values)
            if address == "/rld/cue":
                client.hear("/rld/cue/ready", *values, seconds=30.0)
            else:
                client.hear("/rld/done", address)
                time.sleep(1.2)
        report = server.finish()
    assert report["underruns"] == 0  # else the places in the log are others in the recording
    audio = read_audio(server.recording, sample_rate=None, channels=None)
    steps: NDArray[np.float64] = np.abs(np.diff(audio, axis=0)).max(axis=1).astype(np.float64)
    return steps, splices(server.recording.with_suffix(".jsonl"))


def test_no_splice_is_steeper_than_the_music_around_it(
    performance: tuple[NDArray[np.float64], list[int]],
) -> None:
    steps, places = performance
    assert len(places) >= 5  # seven triggers; on a busy machine, one may find hardly anything decoded to splice into
    for place in places:
        inside = steps[place : place + EDGE_FRAMES].max()
        around = np.concatenate(
            [steps[max(0, place - AROUND_FRAMES) : place], steps[place + EDGE_FRAMES : place + AROUND_FRAMES]]
        )
        assert inside <= ATTACK * around.max(), f"{place / RATE:.3f} s: {inside:.3f} against {around.max():.3f}"
