"""Another codec, another checkpoint or both, while the music plays: over real UDP, judged by the recording."""

import json
import random
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import psutil
import pytest
import soundfile

from rld_live.audio.frames import Frames
from rld_live.config import ModelsConfig
from rld_live.errors import DataError
from rld_live.pipeline.models import BUILTIN_CHECKPOINT, BUILTIN_CODEC, builtin
from rld_live.pipeline.take import open_take
from tests.end_to_end.music import silences
from tests.end_to_end.server import Client, playing
from tests.end_to_end.swapping import clicks, spectrum, swap, write_config
from tests.fakes.bad_sets import PICKLE_WAS_RUN, write_bad_sets
from tests.fakes.priors import write_v1_with_prior
from tests.fakes.sets import write_playable_set
from tests.reliability import ROUNDS, Bound, Outcome, Reliability

SWAPS = 10
SPARE_BYTES = 8 * 2**20
MEMORY_GROWTH = 1.15
"""Of ten swaps to the largest set after ten more: what is freed goes back to the system in its own time."""


def test_another_set_takes_over_and_hands_back_without_a_gap_or_click(tmp_path: Path) -> None:
    config = write_config(tmp_path / "set.yaml", {"other": write_playable_set(_new(tmp_path / "other")).config})
    with playing(tmp_path, "--config", str(config)) as (server, client):
        time.sleep(1.0)
        assert client.ask("/rld/model/list")[1:] == ("default", "other")
        assert _facts(client)[0] == 32
        client.ask("/rld/latent/bias/5", 0.5)
        client.ask("/rld/slot/store", 2)
        assert swap(client, "other", crossfade_seconds=0.5).reason == ""
        client.send("/rld/latent/bias/5", 0.5)
        assert "0 to 3" in client.hear("/rld/error", "/rld/latent/bias/5")[1]
        assert _facts(client) == (4, pytest.approx(44100 / 2048))
        client.ask("/rld/slot/play", 2, 0.5)
        time.sleep(2.0)
        assert swap(client, "default", crossfade_seconds=0.5).reason == ""
        time.sleep(2.0)
        report = server.finish()
    assert report["underruns"] == 0
    audio, rate = soundfile.read(server.recording, always_2d=True, dtype="float32")
    assert silences(audio, rate) == []
    assert clicks(audio) == 0
    lines = [json.loads(line) for line in server.recording.with_suffix(".jsonl").read_text().splitlines()]
    assert [line["models"] for line in lines if "models" in line] == ["other", "default"]
    with pytest.raises(DataError, match="the set 'other' took over there"):
        open_take(server.recording.with_suffix(".jsonl"))
    second = slice(rate // 5, rate), slice(-3 * rate // 2, -rate // 2)
    first, last = (spectrum(audio[each]) for each in second)
    there = spectrum(audio[_quiet_middle(audio, rate)])
    assert np.corrcoef(first, last)[0, 1] > np.corrcoef(first, there)[0, 1] + 0.2


def _quiet_middle(audio: np.ndarray, rate: int) -> slice:
    """Return the second that is softest: the other set is."""
    levels = np.square(audio[: len(audio) // rate * rate]).mean(1).reshape(-1, rate).mean(1)
    second = int(np.argmin(levels[1:-1])) + 1
    return slice(second * rate, (second + 1) * rate)


def _facts(client: Client) -> tuple[object, ...]:
    client.forget()
    client.send("/rld/hello")
    return client.hear("/rld/hello/latent_dim")[0], client.hear("/rld/hello/latent_rate")[0]


def _new(folder: Path) -> Path:
    folder.mkdir()
    return folder


@pytest.mark.soak
def test_ten_swaps_while_commands_come(tmp_path: Path, reliability: Reliability) -> None:
    sets = {
        "other": write_playable_set(_new(tmp_path / "other")).config,
        "prior": ModelsConfig(
            source="prior", codec=write_v1_with_prior(tmp_path / "prior.ts", ratio=2048, codec_follows=True)
        ),
    }
    config = write_config(tmp_path / "set.yaml", sets)
    chance = random.Random(1)
    memory: list[float] = []
    answered: list[float] = []
    with playing(tmp_path, "--config", str(config)) as (server, client):
        client.send("/rld/subscribe", 5.0, "underruns", "set")
        for number in range(2 * SWAPS * ROUNDS):
            _play_something(client, chance)
            done = swap(client, ("other", "default", "prior", "default")[number % 4], crossfade_seconds=0.7)
            assert done.reason == ""
            answered.append(done.seconds)
            for _ in range(4):
                _play_something(client, chance)
                time.sleep(0.3)
            if done.name == "default":
                client.forget()
                client.send("/rld/status")
                memory.append(client.hear("/rld/status/memory_mb")[0])
        assert client.hear("/rld/status/underruns") == (0,)
        report = server.finish()
    audio, rate = soundfile.read(server.recording, always_2d=True, dtype="float32")
    told = f"memory after each second swap: {[round(each) for each in memory]} MB"
    print(f"{told}; the ring held {report['ring_seconds_min']:.2f} s at least")  # noqa: T201
    assert report["underruns"] == 0
    assert memory[-1] < MEMORY_GROWTH * memory[len(memory) // 2]
    reliability.add("another set of models is loaded", _outcomes(audio, rate, answered), Bound(silent=0.0))


@pytest.mark.soak
def test_a_bad_file_of_each_kind_leaves_the_music_alone_and_says_why(tmp_path: Path, reliability: Reliability) -> None:
    kinds = write_bad_sets(_new(tmp_path / "bad"))
    config = write_config(tmp_path / "set.yaml", {kind: models for kind, (models, _) in kinds.items()})
    answered: list[float] = []
    with playing(tmp_path, "--config", str(config)) as (server, client):
        for kind, (_, reason) in [*kinds.items()] * ROUNDS:
            done = swap(client, kind)
            assert reason in done.reason, kind
            answered.append(done.seconds)
        client.send("/rld/status")
        assert client.hear("/rld/status/set") == ("default",)
        report = server.finish()
    audio, rate = soundfile.read(server.recording, always_2d=True, dtype="float32")
    assert report["underruns"] == 0
    assert not (tmp_path / "bad" / PICKLE_WAS_RUN).exists()
    outcomes = _outcomes(audio, rate, answered)
    reliability.add("models that cannot play are loaded", outcomes, Bound(detected=20.0, silent=0.0))


@pytest.mark.soak
def test_without_memory_the_music_goes_on_and_another_set_is_refused(tmp_path: Path, reliability: Reliability) -> None:
    another = ModelsConfig(codec=builtin(BUILTIN_CODEC), checkpoint=builtin(BUILTIN_CHECKPOINT))
    config = write_config(tmp_path / "set.yaml", {"other": another})
    answered: list[float] = []
    with playing(tmp_path, "--config", str(config)) as (server, client):
        engine = server.engine
        for seed in range(ROUNDS):
            with memory_full(engine):
                done = swap(client, "other")
            assert "no memory left" in done.reason
            answered.append(done.seconds)
            client.ask("/rld/seed", seed, 0.1)
            time.sleep(2.0)
        assert swap(client, "other").reason == ""
        assert server.engine == engine
        report = server.finish()
    audio, rate = soundfile.read(server.recording, always_2d=True, dtype="float32")
    assert report["underruns"] == 0
    reliability.add("no memory is left for another set of models", _outcomes(audio, rate, answered), Bound(silent=0.0))


@contextmanager
def memory_full(process: psutil.Process) -> Iterator[None]:
    """Let a process have hardly more memory than it holds: what it plays with, and none for another model."""
    before = resource.prlimit(process.pid, resource.RLIMIT_AS)
    resource.prlimit(process.pid, resource.RLIMIT_AS, (process.memory_info().vms + SPARE_BYTES, before[1]))
    try:
        yield
    finally:
        resource.prlimit(process.pid, resource.RLIMIT_AS, before)


def _outcomes(audio: Frames, rate: int, answered: list[float]) -> list[Outcome]:
    """Return what each request came to; the recording is judged as a whole."""
    silent = sum(stop - start for start, stop in silences(audio, rate, longer_than=0.1))  # its end is silent
    found = clicks(audio)
    return [Outcome(detected=seconds, silent=silent, clicks=found) for seconds in answered]


def _play_something(client: Client, chance: random.Random) -> None:
    """Send one of the commands that reach into the music."""
    commands: tuple[tuple[object, ...], ...] = (
        ("/rld/seed", chance.randrange(1000), 0.5),
        ("/rld/morph", chance.random(), 0.3),
        ("/rld/temperature", 0.5 + chance.random()),
        ("/rld/latent/bias/1", 2 * chance.random() - 1),
        ("/rld/speed", 0.5 + chance.random(), 0.2),
        ("/rld/freeze", chance.randrange(2)),
        ("/rld/slot/store", 1),
        ("/rld/slot/play", 1, 0.2),
        ("/rld/gain", -6 * chance.random(), 0.1),
        ("/rld/recall", 1, 0.2),
    )
    address, *values = chance.choice(commands)
    client.send(str(address), *values)
