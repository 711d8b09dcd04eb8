"""The device's callback: its journal, dated messages, recordings; without a process, without a clock."""

import threading

import numpy as np
import pytest
import soundfile

from rld_live.audio.journal import Journal
from rld_live.audio.limiter import Limiter
from rld_live.audio.messages import Verb
from rld_live.audio.shared_queue import CAPACITY
from rld_live.errors import DataError
from tests.audio.disks import disk_with_room_for
from tests.audio.sounds import RATE, cuts, noise, sharpest_bend, sine
from tests.audio.stage import LATENCY_SECONDS, Stage

LOOK_AHEAD = Limiter(2, RATE).latency_frames


def improvise(stage, random, blocks):
    """Do everything that can be done to a player, at random, with too little material now and then."""
    heard = []
    for number in range(blocks):
        how_often_it_writes = 0.1 if number // 100 % 2 else 0.9
        match random.integers(0, 40):
            case 0 | 1 | 2:
                stage.post(Verb.PLAY, seconds=random.uniform(0, 0.2))
            case 3:
                stage.post(Verb.STOP, seconds=random.uniform(0, 0.2))
            case 4:
                stage.post(Verb.PANIC, float(random.integers(stage.ring.taken, stage.ring.written + 1)))
            case 5:
                stage.post(Verb.GAIN, random.uniform(-30, 12), random.uniform(0, 0.3))
            case 6:
                stage.post(Verb.MUTE, float(random.integers(0, 2)))
            case 7:
                stage.post(Verb.LIMITER, random.uniform(-20, 0))
            case 8 | 9 | 10:
                due = 1000.0 + stage.frame / RATE + random.uniform(-0.05, 0.3)
                stage.post(random.choice([Verb.GAIN, Verb.MUTE, Verb.PLAY]), 0.0, random.uniform(0, 0.1), due=due)
            case 11 | 12 | 13 | 14:
                at = min(stage.ring.written, stage.ring.taken + int(random.integers(4000)))
                stage.ring.splice(at, stage.ring.written)
        if random.uniform() < how_often_it_writes and stage.ring.filled_frames < 30000:
            frames = int(random.integers(1, 5000))
            stage.write(noise(frames, level=random.choice([0.3, 3.0]), seed=number))
        heard.append(stage.hear(int(random.choice([1, 16, 300, 512, 2000]))))
    stage.post(Verb.MUTE, 0.0)
    stage.post(Verb.PLAY)
    stage.write(noise(9000))
    heard += [stage.hear(2000) for _ in range(20)]  # and one underrun for certain
    return np.concatenate(heard)


@pytest.mark.parametrize("seed", range(12))
def test_the_journal_gives_the_same_samples_again_whatever_the_blocks(seed):
    random = np.random.default_rng(seed)
    stage = Stage()
    heard = improvise(stage, random, 600)
    meters = stage.player.meters
    assert meters.faults == 0
    assert meters.underruns > 0
    assert np.abs(heard).max() > 0.1
    assert np.array_equal(stage.heard_again(cuts(len(heard), seed)), heard)
    assert np.array_equal(stage.heard_again([slice(0, len(heard))]), heard)


def test_the_ring_is_noted_when_it_has_changed_and_only_then():
    stage = Stage()
    stage.hear(512)
    stage.write(noise(1000))
    stage.hear(512)
    stage.hear(512)
    stage.ring.splice(500, 1000)
    stage.hear(512)
    assert stage.lines == [{"frame": 512, "ring": [1000, 0, 0]}, {"frame": 1536, "ring": [1000, 500, 1000]}]


# Dates


def edges(frames):
    """Where silence ends or begins."""
    return np.flatnonzero(np.diff(frames.any(axis=1).astype(int))) + 1


def muted(random, *, block_times):
    """Mute and open the output at dates that are 100 ms apart; return the frames at which that was obeyed."""
    stage = Stage(capacity=1 << 18)
    stage.write(sine(200_000))
    stage.post(Verb.PLAY)
    stage.hear(9600)
    begins = 1000.0 + stage.frame / RATE
    for number in range(6):
        due = begins + LATENCY_SECONDS + 0.05 + 0.1 * number
        stage.post(Verb.MUTE, float(number % 2 == 0), due=due)
    heard = np.concatenate([stage.hear(count, block_time=time) for count, time in block_times(random, stage.frame)])
    return [line["frame"] for line in stage.lines if line.get("verb") == "mute"], heard


def ideal(random, frame):
    for _ in range(150):
        count = int(random.integers(100, 400))
        yield count, 1000.0 + frame / RATE
        frame += count


def test_dates_are_kept_to_the_sample_and_heard_the_latency_later():
    obeyed, heard = muted(np.random.default_rng(1), block_times=ideal)
    assert obeyed == [9600 + 2400 + 4800 * number for number in range(6)]
    gate = round(0.005 * RATE)
    silences = edges(heard)
    assert list(silences[::2]) == [2400 + gate - 1 + 9600 * number for number in range(3)]
    assert list(silences[1::2]) == [7200 + 9600 * number for number in range(3)]


def test_equal_dates_keep_their_order_and_a_date_in_the_past_is_obeyed_by_the_next_block():
    stage = Stage()
    stage.post(Verb.GAIN, -6.0, due=1000.1)
    stage.post(Verb.MUTE, 1.0, due=1000.1)
    stage.post(Verb.GAIN, -9.0, due=1000.1)
    stage.post(Verb.GAIN, -3.0, due=900.0)
    for _ in range(20):
        stage.hear(512)
    said = [(line["frame"], line["verb"], line["value"]) for line in stage.lines]
    due = round((0.1 - LATENCY_SECONDS) * RATE)
    assert said == [(0, "gain", -3.0), (due, "mute", 1.0), (due, "gain", -9.0)]


def test_of_a_flood_in_one_block_each_verb_is_obeyed_once_in_the_order_of_the_latest():
    stage = Stage()
    stage.post(Verb.PLAY)
    for number in range(300):
        stage.post(Verb.STOP)
        stage.post(Verb.GAIN, -number / 10)
        stage.post(Verb.PLAY, seconds=number / 1000)
    stage.hear(512)
    said = [(line["verb"], line["value"], line["seconds"]) for line in stage.lines]
    assert said == [("stop", 0.0, 0.0), ("gain", -29.9, 0.0), ("play", 0.0, 0.299)]


def test_a_flood_of_dates_in_one_block_cuts_it_a_few_times_and_ends_where_the_last_one_says():
    stage = Stage(capacity=1 << 18)
    stage.write(sine(100_000))
    stage.post(Verb.PLAY)
    before = stage.hear(9600)
    begins = 1000.0 + stage.frame / RATE + LATENCY_SECONDS
    for number in range(1000):
        stage.post(Verb.GAIN, -number / 100, due=begins + (number // 2) / RATE)
    heard = np.concatenate([before, stage.hear(512), stage.hear(9600)])
    said = [(line["frame"] - 9600, line["value"]) for line in stage.lines if line.get("verb") == "gain"]
    assert [frame for frame, _ in said] == list(range(9))
    assert [value for _, value in said[:8]] == [pytest.approx(-(2 * frame + 1) / 100) for frame in range(8)]
    assert said[-1][1] == -9.99
    assert np.array_equal(stage.heard_again([slice(0, len(heard))]), heard)


def test_panic_drops_what_is_dated():
    stage = Stage()
    stage.post(Verb.MUTE, 1.0, due=1000.1)
    stage.hear(512)
    stage.post(Verb.PANIC)
    for _ in range(20):
        stage.hear(512)
    assert [line["verb"] for line in stage.lines] == ["panic"]


# Recordings


def recorded(path):
    frames, rate = soundfile.read(path, dtype="float32", always_2d=True)
    assert rate == RATE
    return frames


def test_a_recording_in_the_middle_has_every_sample_from_its_frame_to_its_end_silence_too(tmp_path):
    stage = Stage(capacity=1 << 18)
    blocks = [stage.hear(512) for _ in range(4)]
    stage.player.taping.start(tmp_path / "a.wav", number=1)
    blocks += [stage.hear(512) for _ in range(4)]
    stage.write(noise(100_000))
    stage.post(Verb.PLAY)
    blocks += [stage.hear(512) for _ in range(60)]
    stopping = threading.Thread(target=stage.player.taping.stop)
    stopping.start()
    while stopping.is_alive():
        blocks.append(stage.hear(512))
    started, ended = (line for line in stage.lines if "recording" in line)
    heard = np.concatenate(blocks)
    assert started == {"frame": 2048, "recording": 1, "skips_silence": False}
    assert ended["recording"] == 0
    assert np.array_equal(recorded(tmp_path / "a.wav"), heard[2048 : ended["frame"]])


def test_one_recording_after_the_other_and_never_two(tmp_path):
    stage = Stage()
    taping = stage.player.taping
    taping.start(tmp_path / "a.wav", number=1)
    stage.hear(512)
    with pytest.raises(DataError, match=r"a\.wav is being recorded"):
        taping.start(tmp_path / "b.wav", number=2)
    stopping = threading.Thread(target=taping.stop)
    stopping.start()
    while stopping.is_alive():
        stage.hear(512)
    with pytest.raises(DataError, match="No such file or directory"):
        taping.start(tmp_path / "no" / "c.wav", number=3)
    taping.start(tmp_path / "d.wav", number=4)
    stage.hear(512)
    taping.stop()  # the device stands still: it is waited for, and not for ever
    assert [line["recording"] for line in stage.lines if "recording" in line] == [1, 0, 4]
    assert len(recorded(tmp_path / "d.wav")) == 512


def test_a_disk_that_fails_ends_the_recording_and_not_the_music(tmp_path):
    stage = Stage(capacity=1 << 18)
    stage.write(sine(200_000))
    stage.post(Verb.PLAY)
    stage.player.taping.start(tmp_path / "full.wav", number=1)
    with disk_with_room_for(1000):
        blocks = [stage.hear(512)]
        while not stage.failures:
            blocks.append(stage.hear(16))
        blocks += [stage.hear(512) for _ in range(10)]
    assert stage.failures[0][0] == 1
    assert "File too large" in stage.failures[0][1]
    assert [line["recording"] for line in stage.lines if "recording" in line] == [1, 0]
    assert sharpest_bend(np.concatenate(blocks)[LOOK_AHEAD + 1000 :]) < 1.1 * sharpest_bend(sine(2000))
    stage.player.taping.start(tmp_path / "b.wav", number=2)
    stage.hear(512)
    assert stage.lines[-1] == {"frame": stage.frame - 512, "recording": 2, "skips_silence": False}
    stage.player.close()


def test_a_recording_for_whose_buffer_there_is_no_room_is_refused_and_leaves_no_file(tmp_path):
    stage = Stage(capacity=1 << 12)
    with disk_with_room_for(1000), pytest.raises(DataError, match=r"a\.wav: no room for what waits for the disk"):
        stage.player.taping.start(tmp_path / "a.wav", number=1)
    assert not (tmp_path / "a.wav").exists()
    stage.player.taping.start(tmp_path / "a.wav", number=2)
    stage.player.close()


# Journal and scope


def test_a_journal_that_nobody_reads_says_how_much_is_lost():
    journal = Journal.create()
    for frame in range(CAPACITY + 7):
        journal.note_fault(frame)
    assert sum(1 for _ in journal.take()) == CAPACITY
    journal.note_fault(5000)
    assert list(journal.take()) == [{"frame": 5000, "lost": 7}, {"frame": 5000, "fault": True}]


def test_the_journal_tells_how_much_of_a_recording_is_missing_and_where_it_goes_on():
    journal = Journal.create()
    journal.note_gap(9000, 4800)
    assert list(journal.take()) == [{"frame": 9000, "gap": 4800}]


def test_a_block_that_fails_is_silent_and_noted():
    stage = Stage()
    out = np.zeros((512, 3), np.float32)  # a device that is not what it said
    stage.write(sine(20_000))
    stage.post(Verb.PLAY)
    stage.hear(512)
    stage.player.render(out, block_time=1000.0, late_seconds=0.0, is_underflow=False)
    assert not out.any()
    assert list(stage.journal.take())[-1] == {"frame": 512, "fault": True}
    assert stage.player.meters.faults == 1


def test_the_outline_has_the_least_and_greatest_sample_of_each_256_frames():
    stage = Stage(capacity=1 << 18)
    stage.write(noise(50_000))
    stage.post(Verb.PLAY)
    heard = np.concatenate([stage.hear(count) for count in [100, 1, 700, 512, 5000, 2000, 16]])
    points = heard[: len(heard) // 256 * 256].reshape(-1, 512)
    assert stage.scope.read() == list(zip(points.min(1).tolist(), points.max(1).tolist(), strict=True))
    assert stage.scope.read() == []


def test_an_outline_that_is_read_late_begins_with_what_is_still_there():
    stage = Stage()
    for _ in range(2000):
        stage.hear(256)
    assert 900 < len(stage.scope.read()) < 1024


def test_the_clock_tells_how_far_in_the_ring_the_block_went_that_was_asked_for_then():
    stage = Stage()
    stage.write(noise(20_000))
    stage.post(Verb.PLAY)
    stage.hear(512, block_time=1000.0)
    stage.hear(512, block_time=1000.5)
    meters = stage.board.read()
    assert (meters.ring_frame, meters.block_time) == (1024, 1000.5)
