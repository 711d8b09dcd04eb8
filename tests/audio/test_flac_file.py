"""The FLAC file below recordings."""

import numpy as np
import pytest
import soundfile

from rld_live.audio.flac_file import FlacFile
from tests.audio.disks import disk_with_room_for
from tests.audio.sounds import RATE, cuts, noise

BLOCK = 4096
"""Frames that the encoder takes at once."""
STEP = 2.0**-23
"""Of 24 bits."""


def read(path):
    frames, rate = soundfile.read(path, dtype="float32", always_2d=True)
    assert rate == RATE
    return frames


def test_it_holds_24_bits_of_every_sample_and_is_complete_when_it_is_closed(tmp_path):
    path, material = tmp_path / "a.flac", noise(50_000)
    file = FlacFile(path, sample_rate=RATE, channels=2)
    for cut in cuts(len(material), 1):
        file.write(material[cut])
    file.close()
    assert soundfile.info(path).subtype == "PCM_24"
    assert len(read(path)) == len(material)
    assert np.abs(read(path) - material).max() <= STEP


def test_killed_after_any_write_it_has_all_but_the_last_block(tmp_path):
    path, material = tmp_path / "a.flac", noise(30_000, channels=1)
    file = FlacFile(path, sample_rate=RATE, channels=1)
    done = 0
    for stop in (BLOCK + 1, 2 * BLOCK, 2 * BLOCK + 1, 3 * BLOCK + 2, 30_000):
        file.write(material[done:stop])
        done = stop
        there = read(path)
        assert 0 < stop - len(there) <= BLOCK
        assert np.abs(there - material[: len(there)]).max() <= STEP
    file.close()
    assert len(read(path)) == 30_000


def test_a_disk_that_is_full_says_so_and_leaves_a_file_of_what_was_written_before(tmp_path):
    path, material = tmp_path / "a.flac", noise(60_000)
    file = FlacFile(path, sample_rate=RATE, channels=2)
    file.write(material[:20_000])
    room = path.stat().st_size + 1000
    with disk_with_room_for(room), pytest.raises(OSError, match="File too large"):
        file.write(material[20_000:])
    with pytest.raises(OSError, match="File too large"):
        file.close()
    assert path.stat().st_size == room
    assert len(read(path)) == 4 * BLOCK
