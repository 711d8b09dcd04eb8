"""The ring buffer."""

import os
import threading
import time

import numpy as np
import pytest

from rld_live.audio.ring import RingBuffer, Splice
from tests.audio.sounds import noise


def test_what_is_written_is_read_across_many_turns_of_the_ring():
    ring = RingBuffer.create(64, 2)
    material = noise(1000)
    heard, written = [], 0
    random = np.random.default_rng(3)
    while written < len(material) or ring.filled_frames:
        written += ring.write(material[written : written + random.integers(1, 90)])
        heard.append(ring.read(int(random.integers(1, 70))))
    assert np.array_equal(np.concatenate(heard), material)
    assert ring.written == ring.taken == 1000


def test_write_returns_what_fitted_and_the_rest_is_not_lost_silently():
    ring = RingBuffer.create(100, 1)
    assert ring.capacity_frames == 128
    assert ring.write(noise(200, channels=1)) == 128
    assert ring.write(noise(1, channels=1)) == 0
    assert (ring.filled_frames, ring.free_frames) == (128, 0)


def test_another_mapping_of_the_same_memory_sees_frames_and_counters():
    ring = RingBuffer.create(256, 3)
    other = RingBuffer.attach(os.dup(ring.fd))
    material = noise(200, channels=3)
    ring.write(material)
    assert (other.capacity_frames, other.channels) == (256, 3)
    assert np.array_equal(other.read(1000), material)
    assert ring.taken == 200


def test_the_memory_has_no_name_and_outlives_its_descriptor():
    ring = RingBuffer.create(256, 2)
    assert os.fstat(ring.fd).st_nlink == 0
    ring.close()
    assert ring.write(noise(10)) == 10


def test_a_writer_and_a_reader_on_two_threads_lose_nothing():
    ring = RingBuffer.create(512, 1)
    count = 20_000
    numbers = np.arange(count, dtype=np.float32)[:, None]

    def write():
        done = 0
        while done < count:
            done += ring.write(numbers[done : done + 300])
            time.sleep(0)

    writer = threading.Thread(target=write)
    writer.start()
    heard, taken = [], 0
    while taken < count:
        block = ring.read(257)
        heard.append(block)
        taken += len(block)
        time.sleep(0)
    writer.join()
    assert np.array_equal(np.concatenate(heard), numbers)


def test_a_splice_is_seen_until_the_reader_has_passed_it():
    ring = RingBuffer.create(1024, 1)
    ring.write(noise(400, channels=1))
    assert ring.view().splice_after(0) is None
    assert ring.splice(at_frame=100, to_frame=400)
    assert ring.view().splice_after(0) == Splice(100, 400)
    assert ring.view().splice_after(400) is None
    assert ring.is_splice_pending
    ring.advance_to(400)
    assert not ring.is_splice_pending


def test_a_view_that_was_begun_before_the_latest_write_holds_all_that_its_splice_leads_to():
    ring = RingBuffer.create(1024, 1)
    ring.write(noise(400, channels=1))

    class Late:
        """The counter as it was when the reader looked, just before the writer wrote and spliced."""

        def __getitem__(self, index):
            return 250

    ring._written = Late()
    ring._splice[0], ring._splice[1] = 100, 400
    assert ring.view() == (400, 100, 400)


def test_a_second_splice_is_refused_while_one_is_pending():
    ring = RingBuffer.create(1024, 1)
    ring.write(noise(400, channels=1))
    assert ring.splice(at_frame=100, to_frame=400)
    assert not ring.splice(at_frame=200, to_frame=400)
    assert ring.view().splice_after(0) == Splice(100, 400)


def test_frames_that_a_splice_passes_over_do_not_count_as_ahead():
    ring = RingBuffer.create(1024, 1)
    ring.write(noise(400, channels=1))
    ring.splice(at_frame=100, to_frame=400)
    ring.write(noise(50, channels=1))
    assert ring.filled_frames == 450
    assert ring.ahead_frames == 150
    ring.advance_to(410)
    assert ring.ahead_frames == 40


def test_a_splice_to_what_is_not_written_is_refused():
    with pytest.raises(ValueError, match="does not lead"):
        RingBuffer.create(64, 1).splice(at_frame=0, to_frame=1)
