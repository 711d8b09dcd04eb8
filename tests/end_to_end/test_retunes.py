"""Knobs of generation turned while the music plays, and what a recording has of it."""

import time
from itertools import groupby
from pathlib import Path

import numpy as np
import pytest

from rld_live.audio.frames import Frames
from rld_live.audio.recording import first_sound
from rld_live.audio.sound_files import read_audio
from rld_live.config import ModelsConfig
from rld_live.offline.generate import play
from rld_live.parameters import defaults
from rld_live.pipeline import Pipeline
from rld_live.pipeline.models import Models, compute_on_one_thread, load_models
from tests.end_to_end.music import RATE, likeness
from tests.end_to_end.server import playing

SEED = 42
SECONDS = 21.0
PLAIN = "as it is"
TURNS = {"guidance": 8.0, "temperature": 0.5, "steps": 2.0}
"""In the order in which they are turned, each there and back."""


def rendered(models: Models, **knobs: float) -> Frames:
    """Return the seed as it sounds from its beginning with these knobs: [frames, 2]."""
    models.codec.reset()
    pipeline = Pipeline.build(models, chunk=4, knobs={**defaults(), **knobs})
    pipeline.performance.start((SEED,))
    music = np.concatenate(list(play(pipeline, sample_rate=RATE, seconds=SECONDS)))
    return music[first_sound(music) :]


def test_a_turned_knob_is_heard_where_the_music_is_and_as_long_as_it_is_turned(tmp_path: Path) -> None:
    with playing(tmp_path, "--set", f"play.seed={SEED}", "--set", "knobs.crossfade=0.3") as (server, client):
        client.ask("/rld/horizon", 25.0)
        time.sleep(2.5)
        client.send("/rld/status")
        assert client.hear("/rld/status/horizon_seconds")[0] == pytest.approx(25.0, abs=6.0)  # in half windows
        client.send("/rld/subscribe", 1.0, "seed")
        for name, value in TURNS.items():
            for each in (value, defaults()[name]):
                client.ask(f"/rld/{name}", each)
                client.hear("/rld/event/crossfade_done", SEED)
                time.sleep(2.0)
        time.sleep(0.5)
        assert server.finish()["underruns"] == 0
    recording = read_audio(server.recording, sample_rate=None, channels=None)
    compute_on_one_thread()
    models = load_models(ModelsConfig(), solver="dpmpp-2m", chunk=4)
    versions = {PLAIN: rendered(models), **{name: rendered(models, **{name: value}) for name, value in TURNS.items()}}
    heard = []
    for start in range(0, len(recording) - 3 * RATE // 2, RATE // 4):
        stretch = slice(start, start + RATE)
        nearest = max(versions, key=lambda name: likeness(recording[stretch], versions[name][stretch]))
        if likeness(recording[stretch], versions[nearest][stretch]) > 0.98:  # else it is on its way
            heard.append(nearest)
    turned = [name for name, _ in groupby(heard)]
    assert turned == [PLAIN, "guidance", PLAIN, "temperature", PLAIN, "steps", PLAIN]
    assert np.array_equal(recording[: 2 * RATE], versions[PLAIN][: 2 * RATE])  # a horizon is not heard


def test_a_knob_that_is_never_at_rest_is_heard_while_it_moves(tmp_path: Path) -> None:
    with playing(tmp_path, "--set", f"play.seed={SEED}", "--set", "knobs.crossfade=0.3") as (server, client):
        for number in range(200):
            client.send("/rld/temperature", 1.0 - number / 400)
            time.sleep(0.02)
        assert server.finish()["underruns"] == 0  # at once: what came of the last turns is not in the recording
    recording = read_audio(server.recording, sample_rate=None, channels=None)
    compute_on_one_thread()
    plain = rendered(load_models(ModelsConfig(), solver="dpmpp-2m", chunk=4))
    assert np.array_equal(recording[: RATE // 4], plain[: RATE // 4])
    assert likeness(recording[2 * RATE : 3 * RATE], plain[2 * RATE : 3 * RATE]) < 0.95
