"""A player in the place of one that has ended, on the memory that both share; without a process, without a clock."""

import os

import numpy as np
import pytest

from rld_live.audio.messages import Verb
from rld_live.audio.meters import MeterBoard, Meters
from tests.audio.sounds import sharpest_bend, sine
from tests.audio.stage import Stage

SMOOTH = 1.5 * sharpest_bend(sine(2000))


def playing():
    """A stage on which music has sounded for a while, with an underrun."""
    stage = Stage()
    stage.post(Verb.PLAY)
    stage.write(sine(8000))
    for _ in range(20):
        stage.hear(512)
    assert stage.player.meters.underruns == 1
    stage.write(sine(30000, start=8000))
    for _ in range(20):
        stage.hear(512)
    return stage


def test_it_counts_on():
    stage = playing()
    before = stage.player.meters
    stage.replace_player()
    stage.hear(512)
    after = stage.player.meters
    for name in ("frames_played", "underruns", "underrun_frames", "ring_min_frames", "first_sound_time", "ring_frame"):
        assert getattr(after, name) == getattr(before, name), name
    assert after.heartbeat == before.heartbeat + 1
    stage.post(Verb.PLAY)
    stage.hear(512)
    assert stage.player.meters.frames_played == before.frames_played + 512
    assert stage.player.meters.first_sound_time == before.first_sound_time


def test_it_begins_where_the_ring_was_left_with_a_fade_and_no_click():
    stage = playing()
    taken = stage.ring.taken
    stage.replace_player()
    stage.post(Verb.PLAY, seconds=0.05)
    heard = np.concatenate([stage.hear(512) for _ in range(16)])
    assert stage.ring.taken == taken + len(heard)
    assert np.abs(heard[:100]).max() < 0.01
    assert np.abs(heard[-1000:]).max() == pytest.approx(0.3, rel=0.01)
    assert sharpest_bend(heard) < SMOOTH


def test_what_was_asked_while_nobody_read_is_not_done():
    stage = playing()
    stage.post(Verb.PLAY)
    stage.post(Verb.GAIN, -20.0)
    stage.replace_player()
    assert not stage.hear(4096).any()
    assert not any("verb" in line for line in stage.lines[-1:])


def test_it_stands_at_once_where_the_engine_says_that_everything_stands():
    stage = playing()
    stage.replace_player()
    stage.post(Verb.GAIN, -20.0)
    stage.post(Verb.PLAY)
    heard = np.concatenate([stage.hear(512) for _ in range(8)])
    assert np.abs(heard).max() < 0.3 * 10 ** (-20 / 20) * 1.01


def test_what_a_panic_dropped_that_nobody_heard_of_is_never_heard():
    stage = playing()
    stage.replace_player()
    stage.post(Verb.PANIC, float(stage.ring.written))
    stage.post(Verb.PLAY)
    assert not stage.hear(4096).any()
    assert stage.ring.taken == stage.ring.written
    stage.write(sine(9000))
    assert stage.hear(512).any()


def test_the_journal_says_where_the_other_one_began_and_never_goes_back():
    stage = playing()
    stage.replace_player()
    stage.post(Verb.PLAY)
    stage.hear(512)
    frames = [line["frame"] for line in stage.lines]
    assert frames == sorted(frames)
    (replaced,) = [line for line in stage.lines if "replaced" in line]
    assert replaced["replaced"] == stage.taken_at_replacement
    assert replaced["frame"] >= 40 * 512


def test_a_writer_that_dies_in_the_middle_of_a_snapshot_leaves_the_one_before_it():
    board = MeterBoard.create(2)
    for heartbeat in range(1, 6):
        board.publish(Meters(heartbeat=heartbeat, peak=(0.1, 0.2), rms=(0.0, 0.0)))

        class Torn(MeterBoard):
            """Dies before the last store."""

            def publish(self, meters):
                super().publish(meters)
                self._published[0] -= 1

        Torn.attach(os.dup(board.fd), 2).publish(Meters(heartbeat=99, peak=(0.9, 0.9), rms=(0.9, 0.9)))
        other = MeterBoard.attach(os.dup(board.fd), 2)
        assert other.read().heartbeat == heartbeat
