"""The WAV file below recordings."""

import struct

import numpy as np
import pytest
import soundfile

from rld_live.audio.wave_file import WaveFile, wave_header
from tests.audio.disks import disk_with_room_for
from tests.audio.sounds import RATE, cuts, noise


def read(path):
    frames, rate = soundfile.read(path, dtype="float32", always_2d=True)
    assert rate == RATE
    return frames


def test_it_holds_every_bit_and_reads_in_other_programs(tmp_path):
    path, material = tmp_path / "a.wav", noise(5000)
    file = WaveFile(path, sample_rate=RATE, channels=2)
    for cut in cuts(len(material), 1):
        file.write(material[cut])
    file.close()
    assert np.array_equal(read(path), material)


def test_it_is_whole_before_the_first_write_and_after_each(tmp_path):
    path, material = tmp_path / "a.wav", noise(1500, channels=1)
    file = WaveFile(path, sample_rate=RATE, channels=1)
    assert soundfile.info(path).frames == 0
    for stop in (1000, 1500):
        file.write(material[file.frames : stop])
        assert np.array_equal(read(path), material[:stop])
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


def test_it_goes_over_to_rf64_while_it_grows_and_keeps_every_sample(tmp_path):
    path, material = tmp_path / "a.wav", noise(3000)
    file = WaveFile(path, sample_rate=RATE, channels=2, riff_limit=86 + 8 * 1000)  # 1000 frames are the most of a RIFF
    formats = []
    for stop in (999, 1000, 1001, 3000):
        file.write(material[file.frames : stop])
        formats.append(soundfile.info(path).format)
        assert np.array_equal(read(path), material[:stop])
    file.close()
    assert formats == ["WAV", "WAV", "RF64", "RF64"]


def test_the_chunks_follow_one_another_to_the_end_of_the_file():
    """As a reader walks that knows nothing of how they were written: by the size of each."""
    for riff_limit in (1 << 20, 100):
        header = wave_header(1000, sample_rate=RATE, channels=2, riff_limit=riff_limit)
        at, sizes = 12, {}
        while at < len(header):
            name, size = struct.unpack_from("<4sI", header, at)
            sizes[name.decode()], at = size, at + 8 + (size if name != b"data" else 0)
        assert at == len(header)
        spare = "JUNK" if riff_limit > 100 else "ds64"
        assert sizes == {spare: 28, "fmt ": 18, "fact": 4, "data": 8000 if spare == "JUNK" else 0xFFFFFFFF}


def test_a_disk_that_is_full_leaves_a_file_of_what_was_written_before(tmp_path):
    path, material = tmp_path / "a.wav", noise(2000)
    file = WaveFile(path, sample_rate=RATE, channels=2)
    file.write(material[:1000])
    with disk_with_room_for(10_000), pytest.raises(OSError, match="File too large"):
        file.write(material[1000:])
    assert path.stat().st_size == 10_000  # it took some of it
    assert np.array_equal(read(path), material[:1000])
    file.close()
    assert np.array_equal(read(path), material[:1000])


def test_a_disk_that_is_full_from_the_start_refuses(tmp_path):
    (tmp_path / "full.wav").symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        WaveFile(tmp_path / "full.wav", sample_rate=RATE, channels=2)
