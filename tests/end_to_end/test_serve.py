"""The live server with the built-in set, as a performer meets it."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from rld_live.audio.sound_files import read_audio
from rld_live.config import ModelsConfig
from rld_live.control.server_process import free_port
from rld_live.offline.generate import GenerateJob, generate
from tests.end_to_end.losses import audio_process
from tests.end_to_end.server import playing


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-m", "rld_live", *arguments], capture_output=True, text=True, check=False)


def loudness(audio: NDArray[np.float32], rate: int, seconds: float = 0.02) -> NDArray[np.float64]:
    """RMS of each stretch, mixed."""
    length = round(seconds * rate)
    blocks = audio[: len(audio) // length * length].reshape(-1, length * audio.shape[1])
    return np.sqrt(np.square(blocks.astype(np.float64)).mean(1))


def test_a_recording_holds_the_samples_that_generate_writes(tmp_path: Path) -> None:
    with playing(tmp_path, "--set", "play.seed=42") as (server, _):
        time.sleep(3.0)
        server.finish()
    live, rate = soundfile.read(server.recording, dtype="float32", always_2d=True)
    job = GenerateJob(models=ModelsConfig(), out=tmp_path, seeds=(42,))
    (file,) = generate(job, lambda name, fraction: None)
    offline = read_audio(file.path, sample_rate=rate, channels=2)
    compared = len(live) - rate  # its last second fades
    assert compared > 1.5 * rate
    assert np.abs(live).max() > 0.01
    assert np.array_equal(live[:compared], offline[:compared])
    assert file.picture.stat().st_size > 10_000


def test_every_command_is_answered_and_nothing_runs_dry(tmp_path: Path) -> None:
    with playing(tmp_path) as (server, client):
        client.ask("/rld/seed", 5, 0.5)
        client.hear("/rld/done", seconds=0.1) if client.heard else None
        client.ask("/rld/reseed", "next")
        client.ask("/rld/crossfade", 0.5)
        client.ask("/rld/cue", 77)
        client.hear("/rld/cue/ready", 77)
        assert client.ask("/rld/go", 0.3)[1] == 77
        client.ask("/rld/cue", 78)
        client.hear("/rld/cue/ready", 78)
        client.ask("/rld/cut", 78)
        client.ask("/rld/morph/seeds", 78, 12)
        client.ask("/rld/morph", 0.5, 0.5)
        client.ask("/rld/temperature", 0.8)
        client.ask("/rld/steps", 4)
        client.ask("/rld/gain", -3.0, 0.1)
        seed = client.ask("/rld/seed/random", 0.2)[1]
        client.ask("/rld/panic")
        client.ask("/rld/play", 0.1)
        client.ask("/rld/stop", 0.1)
        client.ask("/rld/play")
        client.send("/rld/hello")
        assert client.hear("/rld/hello/sample_rate") == (48000,)
        client.send("/rld/ping", 9)
        assert client.hear("/rld/pong") == (9,)
        client.send("/rld/status")
        assert client.hear("/rld/status/underruns") == (0,)
        client.ask("/rld/quit")
        report = server.ended()
    assert isinstance(seed, int)
    assert report["underruns"] == 0
    assert report["refused"] == 0
    assert report["commands"] >= 20


def test_what_cannot_be_done_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with playing(tmp_path) as (server, client):
        for message, remedy in (
            (("/rld/go",), "/rld/cue"),
            (("/rld/cut", 991), "/rld/cue 991"),
            (("/rld/gain", 99.0), "-90"),
            (("/rld/seeed", 3), "/rld/seed"),
            (("/rld/seed", "loud"), "seed"),
        ):
            client.send(*message)
            _, what = client.hear("/rld/error", message[0])
            assert remedy in what
        assert server.finish()["refused"] == 5


def test_mute_and_panic_silence_the_output_and_play_brings_it_back(tmp_path: Path) -> None:
    with playing(tmp_path) as (server, client):
        time.sleep(0.5)
        client.ask("/rld/mute", 1)
        time.sleep(0.5)
        client.ask("/rld/mute", 0)
        time.sleep(0.5)
        client.ask("/rld/panic")
        time.sleep(0.7)
        client.ask("/rld/play")
        time.sleep(1.0)
        server.finish()
    audio, rate = soundfile.read(server.recording, dtype="float32", always_2d=True)
    is_silent = loudness(audio, rate) < 1e-6
    runs = np.flatnonzero(np.diff(np.concatenate([[0], is_silent[:-20].astype(int), [0]])))
    lengths = [(stop - start) * 0.02 for start, stop in zip(runs[::2], runs[1::2], strict=True)]
    long = [length for length in lengths if length > 0.3]
    assert len(long) == 2
    assert long[0] == pytest.approx(0.5, abs=0.15)
    assert not is_silent[-60:-30].any()


def test_garbage_never_stops_the_music(tmp_path: Path) -> None:
    chance = random.Random(1)
    with playing(tmp_path) as (server, client):
        for _ in range(2000):
            client.send_bytes(chance.randbytes(chance.randrange(1, 200)))
        client.send("/rld/ping", 1)
        client.hear("/rld/pong", 1)
        assert server.finish()["underruns"] == 0


def test_a_signal_fades_out_and_leaves_a_report_and_a_whole_recording(tmp_path: Path) -> None:
    with playing(tmp_path) as (server, _):
        time.sleep(1.0)
        report = server.finish(signal.SIGINT)
    audio, rate = soundfile.read(server.recording, dtype="float32", always_2d=True)
    assert len(audio) / rate == pytest.approx(report["seconds"], abs=0.3)
    assert np.abs(audio[-16:]).max() < 1e-3


def test_a_dead_audio_process_is_replaced_and_the_music_and_its_recording_go_on(tmp_path: Path) -> None:
    with playing(tmp_path) as (server, client):
        client.ask("/rld/subscribe", 20.0, "state")
        audio_process(server).kill()
        assert client.hear("/rld/event/device_lost", "null")[1].endswith("(SIGKILL)")
        assert client.hear("/rld/event/device_back", "null")
        assert client.hear("/rld/event/recording", str(server.recording.with_stem("recording-2")))
        client.heard.clear()
        client.hear("/rld/status/state", "playing")
        time.sleep(0.5)
        report = server.finish()
    assert report["underruns"] == 0
    assert not any("Traceback" in line for line in server.lines)
    second, rate = soundfile.read(server.recording.with_stem("recording-2"), dtype="float32", always_2d=True)
    assert len(second) > 0.3 * rate
    assert np.abs(second).max() > 0.01


def test_a_named_device_that_is_missing_ends_with_one_line_and_code_1() -> None:
    result = run("serve", "--device", "no such card")
    assert result.returncode == 1
    assert "no such card" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_wrong_setting_ends_with_one_line_and_code_2() -> None:
    result = run("serve", "--set", "audio.prebufer_seconds=1")
    assert result.returncode == 2
    assert "did you mean prebuffer_seconds?" in result.stderr


def test_a_checkpoint_without_its_codec_is_refused_before_anything_starts(tmp_path: Path) -> None:
    result = run("serve", "--set", f"models.checkpoint={tmp_path / 'best.safetensors'}")
    assert result.returncode == 2
    assert "models.codec is missing" in result.stderr


def test_a_prebuffer_that_the_card_takes_at_once_is_refused_with_one_that_it_does_not(tmp_path: Path) -> None:
    settings = ("audio.block_frames=4096", "audio.prebuffer_seconds=0.05", f"control.port={free_port()}", "web.port=0")
    settings += ("audio.device=null", f"files.folder={tmp_path}")
    result = run("serve", "--once", *(word for each in settings for word in ("--set", each)))
    assert result.returncode == 2
    assert "audio.prebuffer_seconds = 0.05 is less than 2 blocks" in result.stderr
    assert "set 0.171 or more" in result.stderr


def test_closed_standard_streams_do_not_stop_the_music(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    options = ("--device", "null", "--duration", "0.3", "--report", str(report))
    settings = (f"control.port={free_port()}", "web.port=0", "midi.input=off", f"files.folder={tmp_path}")
    options += tuple(word for each in settings for word in ("--set", each))
    command = [sys.executable, "-m", "rld_live", "serve", *options]
    closed = subprocess.run(["sh", "-c", 'exec "$0" "$@" <&- >&- 2>&-', *command], check=False)
    assert closed.returncode == 0
    assert report.exists()


def test_a_summary_that_nobody_reads_leaves_the_report(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    options = ("--device", "null", "--duration", "0.3", "--report", str(report))
    settings = (f"control.port={free_port()}", "web.port=0", "midi.input=off", f"files.folder={tmp_path}")
    options += tuple(word for each in settings for word in ("--set", each))
    command = [sys.executable, "-m", "rld_live", "serve", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        process.stdout.close()
        process.wait(timeout=30)
    assert report.exists()
