"""Recordings, and the WAV file below them."""

import threading

import numpy as np
import pytest
import soundfile

from rld_live.audio.recorder import Recorder
from rld_live.audio.recording import Recording, first_sound
from rld_live.audio.wave_file import WaveFile, wave_header
from rld_live.errors import DataError
from tests.audio.sounds import RATE, cuts, noise, sine


def test_a_wave_file_holds_every_bit_and_reads_in_other_programs(tmp_path):
    path, material = tmp_path / "a.wav", noise(5000)
    file = WaveFile(path, sample_rate=RATE, channels=2)
    for cut in cuts(len(material), 1):
        file.write(material[cut])
    file.close()
    frames, rate = soundfile.read(path, dtype="float32")
    assert rate == RATE
    assert np.array_equal(frames, material)


def test_a_wave_file_is_whole_after_each_write(tmp_path):
    file = WaveFile(tmp_path / "a.wav", sample_rate=RATE, channels=1)
    file.write(noise(1000, channels=1))
    file.write(noise(500, channels=1))
    assert soundfile.info(tmp_path / "a.wav").frames == 1500
    file.close()


def test_beyond_4_gib_it_is_rf64(tmp_path):
    path, frames = tmp_path / "long.wav", 600_000_000
    header = wave_header(frames, sample_rate=RATE, channels=2)
    assert len(header) == len(wave_header(1, sample_rate=RATE, channels=2))
    with path.open("wb") as file:
        file.write(header)
        file.truncate(len(header) + 8 * frames)  # holes: it takes no room on the disk
        file.seek(-8, 2)
        file.write(np.array([0.5, -0.5], np.float32).tobytes())
    info = soundfile.info(path)
    assert (info.format, info.frames) == ("RF64", frames)
    with soundfile.SoundFile(path) as file:
        file.seek(frames - 1)
        assert file.read(1).tolist() == [[0.5, -0.5]]


def test_a_recording_begins_with_the_first_frame_that_sounds(tmp_path):
    material = np.concatenate([np.zeros((700, 2), np.float32), sine(1000)[1:], np.zeros((300, 2), np.float32)])
    with Recording(tmp_path / "a.wav", sample_rate=RATE, channels=2) as recording:
        for cut in cuts(len(material), 2, longest=300):
            recording.write(material[cut])
    frames, _ = soundfile.read(tmp_path / "a.wav", dtype="float32")
    assert np.array_equal(frames, material[700:])
    assert recording.frames == len(frames)


def test_the_first_sound_is_the_first_frame_in_which_any_channel_sounds():
    frames = np.zeros((10, 2), np.float32)
    assert first_sound(frames) == 10
    frames[4, 1] = 1e-20
    assert first_sound(frames) == 4


def test_a_suffix_that_is_not_written_is_refused_with_those_that_are(tmp_path):
    with pytest.raises(DataError, match=r"\.mp3; use \.wav or \.flac"):
        Recording(tmp_path / "a.mp3", sample_rate=RATE, channels=2)


@pytest.mark.parametrize("suffix", [".wav", ".flac"])
def test_a_folder_that_is_missing_is_refused_with_the_reason(tmp_path, suffix):
    with pytest.raises(DataError, match="No such file or directory; choose another folder"):
        Recording(tmp_path / "no" / f"a{suffix}", sample_rate=RATE, channels=2)


def test_the_recorder_writes_all_that_was_tapped(tmp_path):
    failures = []
    material = noise(RATE)
    recorder = Recorder(tmp_path / "a.wav", sample_rate=RATE, channels=2, on_failure=failures.append)
    for cut in cuts(len(material), 3):
        recorder.tap(material[cut])
    recorder.close()
    frames, _ = soundfile.read(tmp_path / "a.wav", dtype="float32")
    assert np.array_equal(frames, material)
    assert (recorder.lost_frames, failures) == (0, [])


def test_a_disk_that_fails_ends_the_recording_and_says_so_once(tmp_path):
    (tmp_path / "full.wav").symlink_to("/dev/full")
    failures, told = [], threading.Event()

    def on_failure(reason):
        failures.append(reason)
        told.set()

    recorder = Recorder(tmp_path / "full.wav", sample_rate=RATE, channels=2, on_failure=on_failure)
    recorder.tap(noise(RATE))
    assert told.wait(2.0)
    recorder.tap(noise(RATE))
    recorder.close()
    assert len(failures) == 1
    assert "No space left" in failures[0]
