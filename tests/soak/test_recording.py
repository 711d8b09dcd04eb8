"""What a recording keeps when a process is killed, or its disk is full, while it grows."""

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psutil
import pytest
import soundfile

from rld_live.audio.frames import Frames
from rld_live.audio.recorder import BUFFER_SECONDS
from rld_live.offline.render import render
from tests.audio.disks import disk_with_room_for
from tests.end_to_end.music import RATE, silences
from tests.end_to_end.server import Client, Server, playing
from tests.reliability import ROUNDS, Bound, Outcome, Reliability
from tests.waiting import wait_until

pytestmark = pytest.mark.soak

LOST_SECONDS = 1.0
"""The most that a death may cost a recording, or its log."""
RECORDED_SECONDS = 2.0
STILL_SECONDS = 5.0
DISK_BYTES = 64 << 20

Meant = Callable[[psutil.Process], bool]


@dataclass(frozen=True)
class Recorded:
    """A file, for how long it was seen to grow before somebody was killed, and when that was."""

    path: Path
    seconds: float
    killed_at: float

    def sound(self) -> Frames:
        frames, rate = soundfile.read(self.path, dtype="float32", always_2d=True)
        assert rate == RATE
        return frames

    @property
    def lost_seconds(self) -> float:
        """How much of what was played is not in it."""
        return max(0.0, self.seconds - len(self.sound()) / RATE)

    def check_log(self) -> None:
        """The log tells of all of it but the end, and a rendering has its very samples."""
        again = soundfile.read(render(self.path.with_suffix(".jsonl"), None, lambda _: None).path, dtype="float32")[0]
        sound = self.sound()
        assert len(sound) - len(again) <= LOST_SECONDS * RATE
        assert np.array_equal(again, sound[: len(again)])


def is_the_audio_process(process: psutil.Process) -> bool:
    return "rld_live.audio.process" in process.cmdline()


def is_the_engine(process: psutil.Process) -> bool:
    return any(is_the_audio_process(child) for child in process.children())


def is_the_supervisor(process: psutil.Process) -> bool:
    return any(is_the_engine(child) for child in process.children())


def has_sound(path: Path) -> bool:
    try:
        return 0 < soundfile.info(path).frames < 1 << 40
    except soundfile.LibsndfileError:  # it is not there, or a FLAC file without its first block
        return False


def kill_while_recording(server: Server, path: Path, is_meant: Meant) -> Recorded:
    """Wait until the server records to `path`, let it for a while, and kill the process that is meant."""
    wait_until(lambda: has_sound(path), seconds=30.0)
    first = psutil.Process(server.process.pid)
    (victim,) = [process for process in (first, *first.children(recursive=True)) if is_meant(process)]
    before, began = soundfile.info(path).frames, time.monotonic()
    time.sleep(RECORDED_SECONDS)
    os.kill(victim.pid, signal.SIGKILL)
    killed_at = time.monotonic()
    return Recorded(path, before / RATE + killed_at - began, killed_at)


def test_whichever_process_is_killed_the_recording_is_whole_and_goes_on_in_a_further_file(
    tmp_path: Path, reliability: Reliability
) -> None:
    lost: dict[str, list[Outcome]] = {"audio process": [], "engine": [], "supervisor": []}
    for number in range(ROUNDS):
        folder = tmp_path / str(number)
        folder.mkdir()
        with playing(folder) as (server, _):
            family = psutil.Process(server.process.pid).children(recursive=True)
            recordings = [
                kill_while_recording(server, folder / "recording.wav", is_the_audio_process),
                kill_while_recording(server, folder / "recording-2.wav", is_the_engine),
            ]
            family += psutil.Process(server.process.pid).children(recursive=True)
            recordings += [kill_while_recording(server, folder / "recording-3.wav", is_the_supervisor)]
            _, alive = psutil.wait_procs(family, timeout=5.0)
            assert alive == []
        for outcomes, recording in zip(lost.values(), recordings, strict=True):
            recording.check_log()
            assert recording.lost_seconds <= LOST_SECONDS
            outcomes.append(Outcome(lost=f"{recording.lost_seconds:.2f} s of the recording"))
    for name, outcomes in lost.items():
        reliability.add(f"{name} killed (-9) while recording", outcomes, Bound())


def test_a_flac_recording_whose_process_is_killed_is_whole(tmp_path: Path, reliability: Reliability) -> None:
    path = tmp_path / "take.flac"
    with playing(tmp_path, "--record", str(path), is_recorded=False) as (server, _):
        recording = kill_while_recording(server, path, is_the_audio_process)
    assert recording.lost_seconds <= LOST_SECONDS
    lost = Outcome(lost=f"{recording.lost_seconds:.2f} s of the recording")
    reliability.add("audio process killed (-9) while recording FLAC", [lost], Bound())


def test_a_full_disk_ends_a_recording_and_never_touches_the_sound(tmp_path: Path, reliability: Reliability) -> None:
    with playing(tmp_path, is_recorded=False) as (server, client):
        client.send("/rld/subscribe", 0.5)
        client.hear("/rld/done", "/rld/subscribe")
        outcomes = [fill_the_disk(server, client, f"take {number}") for number in range(ROUNDS)]
        client.ask("/rld/record/start", "behind it")
        time.sleep(1.0)
        client.ask("/rld/record/stop")
        report = server.finish()
    music, _ = soundfile.read(server.files / "recordings" / "behind it.wav", dtype="float32")
    assert len(music) >= RATE
    assert silences(music) == []
    assert (report["underruns"], report["underrun_frames"]) == (0, 0)
    reliability.add("disk full while recording", outcomes, Bound(detected=1.0, silent=0.0))


def fill_the_disk(server: Server, client: Client, name: str) -> Outcome:
    """Begin to record, and fill the disk; the file has to be whole up to there."""
    path = server.files / "recordings" / f"{name}.wav"
    client.ask("/rld/record/start", name)
    time.sleep(1.0)
    (audio,) = filter(is_the_audio_process, psutil.Process(server.process.pid).children(recursive=True))
    full_at = time.monotonic()
    with disk_with_room_for(path.stat().st_size + 1000, pid=audio.pid):
        told, why = client.hear("/rld/event/recording/failed")
        detected = time.monotonic() - full_at
    assert told == str(path)
    assert "free some disk space" in why
    kept = soundfile.info(path).duration
    assert kept > 0.9
    return Outcome(detected=detected, silent=0.0, lost="what was recorded from then on")


def test_a_disk_that_stands_still_for_five_seconds_costs_nothing(tmp_path: Path, reliability: Reliability) -> None:
    with disk_of_its_own(tmp_path) as disk:
        path = disk / "take.wav"
        with playing(tmp_path, "--record", str(path), is_recorded=False) as (server, client):
            wait_until(lambda: has_sound(path), seconds=30.0)
            with standing_still(disk):
                before = path.stat().st_size
                time.sleep(STILL_SECONDS)
                assert path.stat().st_size - before < RATE  # it did stand still
                client.send("/rld/status")
                (lost,) = client.hear("/rld/status/recording_lost_frames")
            report = server.finish()
        music, _ = soundfile.read(path, dtype="float32", always_2d=True)
        recording = Recorded(path, report["seconds"], 0.0)
        recording.check_log()
    assert (lost, report["underruns"], report["underrun_frames"]) == (0, 0, 0)
    assert len(music) / RATE >= report["seconds"] - 0.1
    assert silences(music) == []
    reliability.add(
        f"disk stands still for {STILL_SECONDS:g} s while recording", [Outcome(silent=0.0)], Bound(silent=0.0)
    )


def test_what_a_disk_stands_still_for_too_long_is_told_and_is_silence_in_the_file(
    tmp_path: Path, reliability: Reliability
) -> None:
    with disk_of_its_own(tmp_path) as disk:
        path = disk / "take.wav"
        with playing(tmp_path, "--record", str(path), is_recorded=False) as (server, client):
            client.send("/rld/subscribe", 0.5)
            wait_until(lambda: has_sound(path), seconds=30.0)
            with standing_still(disk):
                told, missing = client.hear("/rld/event/recording/gap", seconds=BUFFER_SECONDS + 10.0)
                time.sleep(1.0)
            time.sleep(2.0)
            report = server.finish()
        music, _ = soundfile.read(path, dtype="float32", always_2d=True)
        again, _ = soundfile.read(render(path.with_suffix(".jsonl"), None, lambda _: None).path, dtype="float32")
        lines = [json.loads(line) for line in path.with_suffix(".jsonl").read_text().splitlines()]
    (gap,) = [line["gap"] for line in lines if "gap" in line]
    assert (told, report["underruns"]) == (str(path), 0)
    assert 0.0 < missing <= gap / RATE
    assert len(music) == len(again)
    (differs,) = np.nonzero((music != again).any(axis=1))
    assert differs[-1] - differs[0] < gap
    assert not music[differs].any()
    lost = f"{gap / RATE:.1f} s of the recording, silence in their place"
    reliability.add("disk stands still for longer than its buffer", [Outcome(silent=0.0, lost=lost)], Bound(silent=0.0))


@contextmanager
def disk_of_its_own(folder: Path) -> Iterator[Path]:
    """Mount a small disk; skip the test where that is not allowed."""
    image, disk = folder / "disk.img", folder / "disk"
    disk.mkdir()
    with image.open("wb") as file:
        file.truncate(DISK_BYTES)
    if not is_done("mkfs.ext4", "-q", image) or not is_done("mount", "-o", "loop", image, disk):
        pytest.skip("no disk can be mounted here: that takes Linux and root")
    try:
        yield disk
    finally:
        wait_until(lambda: is_done("umount", disk))


@contextmanager
def standing_still(disk: Path) -> Iterator[None]:
    """Let nothing be written to `disk` meanwhile: whoever tries has to wait, and cannot even be killed."""
    if not is_done("fsfreeze", "--freeze", disk):
        pytest.skip("no disk can be frozen here: that takes Linux and root")
    try:
        yield
    finally:
        assert is_done("fsfreeze", "--unfreeze", disk)


def is_done(*command: str | Path) -> bool:
    return shutil.which(command[0]) is not None and subprocess.run(command, capture_output=True).returncode == 0
