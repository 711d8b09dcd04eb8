"""The tap between the device's callback and the disk."""

import threading

import numpy as np
import soundfile

from rld_live.audio.recorder import Recorder
from rld_live.audio.recording import Recording
from tests.audio.disks import SlowDisk, disk_with_room_for
from tests.audio.sounds import RATE, cuts, noise
from tests.waiting import wait_until


def test_it_writes_all_that_was_tapped(tmp_path):
    failures, material = [], noise(RATE)
    recorder = Recorder(Recording(tmp_path / "a.wav", sample_rate=RATE, channels=2), on_failure=failures.append)
    for cut in cuts(len(material), 3):
        assert recorder.tap(material[cut]) == 0
    recorder.close()
    frames, _ = soundfile.read(tmp_path / "a.wav", dtype="float32")
    assert np.array_equal(frames, material)
    assert (recorder.lost_frames, failures) == (0, [])


def test_what_was_tapped_is_soon_in_the_file_and_not_only_at_the_end(tmp_path):
    recorder = Recorder(Recording(tmp_path / "a.wav", sample_rate=RATE, channels=2), on_failure=print)
    for second in (1, 2):
        recorder.tap(noise(RATE))
        wait_until(lambda frames=second * RATE: soundfile.info(tmp_path / "a.wav").frames == frames, seconds=1.0)
    recorder.close()


def test_a_disk_that_is_full_ends_the_recording_and_says_so_once(tmp_path):
    failures, told = [], threading.Event()

    def on_failure(reason):
        failures.append(reason)
        told.set()

    path, material = tmp_path / "a.wav", noise(2000)
    recorder = Recorder(Recording(path, sample_rate=RATE, channels=2), on_failure=on_failure)
    recorder.tap(material)
    wait_until(lambda: recorder.frames == 2000)
    with disk_with_room_for(20_000):
        recorder.tap(noise(RATE))
        assert told.wait(2.0)
    assert recorder.tap(noise(RATE)) == 0
    recorder.close()
    assert len(failures) == 1
    assert "ended after 2000 frames: File too large; free some disk space" in failures[0]
    assert np.array_equal(soundfile.read(path, dtype="float32")[0], material)


def test_a_disk_that_stands_still_is_waited_for_in_the_buffer_and_nothing_is_lost():
    disk, material = SlowDisk(), noise(2 * RATE)
    recorder = Recorder(disk.recording(), on_failure=print)
    for cut in cuts(len(material), 3):
        recorder.tap(material[cut])
    assert disk.is_asked.wait(2.0)
    assert len(disk.frames) == 0
    disk.goes.set()
    recorder.close()
    assert np.array_equal(disk.frames, material)
    assert (recorder.lost_frames, disk.is_closed) == (0, True)


def test_what_a_disk_is_too_slow_for_is_counted_and_the_file_has_silence_in_its_place():
    disk, material = SlowDisk(), noise(3 * RATE)
    recorder = Recorder(disk.recording(), on_failure=print, buffer_seconds=0.5)
    blocks = material.reshape(-1, 480, 2)
    missing = [recorder.tap(block) for block in blocks[:200]]
    assert recorder.lost_frames > RATE
    assert not any(missing)  # the gap has not ended yet
    disk.goes.set()
    wait_until(lambda: len(disk.frames) == 200 * 480 - recorder.lost_frames)
    missing = [recorder.tap(block) for block in blocks[200:210]]
    assert missing == [recorder.lost_frames, *[0] * 9]
    recorder.close()
    kept = 200 * 480 - recorder.lost_frames
    heard = material[: 210 * 480].copy()
    heard[kept : 200 * 480] = 0.0
    assert np.array_equal(disk.frames, heard)


def test_a_disk_that_is_always_too_slow_leaves_long_pieces_and_not_crackle():
    disk, block = SlowDisk(), noise(480)
    recorder = Recorder(disk.recording(), on_failure=lambda _: None, buffer_seconds=0.5)
    while not recorder.lost_frames:
        recorder.tap(block)
    assert disk.is_asked.wait(2.0)
    ring, gaps = recorder._ring, 0
    for _ in range(400):  # as if the disk took half of what comes, while its thread waits for it
        ring.advance_to(ring.taken + 240)
        gaps += recorder.tap(block) > 0
    assert 2 <= gaps <= 6
    disk.is_full = True
    disk.goes.set()
    recorder.close()


def test_a_disk_that_never_moves_again_is_not_waited_for_beyond_the_timeout():
    disk = SlowDisk()
    recorder = Recorder(disk.recording(), on_failure=print)
    recorder.tap(noise(480))
    assert disk.is_asked.wait(2.0)
    recorder.close(timeout=0.05)
    assert not disk.is_closed
    disk.goes.set()
    wait_until(lambda: disk.is_closed)
