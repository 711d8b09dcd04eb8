"""Recordings: where they begin, what they are written as, where they go on."""

import numpy as np
import pytest
import soundfile

from rld_live.audio.recording import Recording, first_sound, further_path
from rld_live.errors import DataError
from tests.audio.disks import disk_with_room_for
from tests.audio.sounds import RATE, cuts, sine


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


def test_a_disk_without_room_for_a_header_leaves_the_name_free(tmp_path):
    path = tmp_path / "a.wav"
    with disk_with_room_for(10), pytest.raises(DataError, match="File too large"):
        Recording(path, sample_rate=RATE, channels=2)
    assert not path.exists()


# Where it goes on after a fault


def test_it_goes_on_in_the_first_further_file_that_is_free_and_never_in_an_old_one(tmp_path):
    path, seen = tmp_path / "take.wav", []
    path.touch()
    for _ in range(3):
        path = further_path(path)
        seen.append(path.name)
        path.touch()
    assert seen == ["take-2.wav", "take-3.wav", "take-4.wav"]


@pytest.mark.parametrize("taken", ["take-2.wav", "take-2.jsonl"])
def test_a_log_and_a_link_that_leads_nowhere_count_as_taken(tmp_path, taken):
    (tmp_path / taken).symlink_to(tmp_path / "nowhere")
    assert further_path(tmp_path / "take.wav").name == "take-3.wav"


def test_a_number_that_belongs_to_the_name_stays(tmp_path):
    assert further_path(tmp_path / "2026-11-21 20-15-30.flac").name == "2026-11-21 20-15-30-2.flac"
    assert further_path(tmp_path / "-2.wav").name == "-2-2.wav"
