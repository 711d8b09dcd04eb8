"""The decoder's thread, with a ring whose reader is the test."""

import time

import numpy as np
import pytest

from rld_live.audio.limiter import LOOK_AHEAD_SECONDS
from rld_live.commands import PlaySeed
from rld_live.engine.decoder import RESERVE_SECONDS
from rld_live.latent.pending import When
from rld_live.pipeline import Performance
from tests.engine.decoding import BLOCK, PREBUFFER, RATE, RATIO, Rig, fill, play_on, playing, turned
from tests.waiting import wait_until


def test_the_ring_is_kept_at_the_prebuffer() -> None:
    with playing() as rig:
        time.sleep(0.05)
        assert PREBUFFER <= rig.ring.ahead_frames < PREBUFFER + 2 * 4 * RATIO
        rig.hear(20)
        wait_until(lambda: rig.ring.ahead_frames >= PREBUFFER)
        assert rig.decoder.fault is None


def test_more_is_kept_while_something_heavy_is_done_beside_the_music() -> None:
    with playing() as rig:
        rig.decoder.brace(is_on=True)
        wait_until(lambda: rig.ring.ahead_frames >= PREBUFFER + RESERVE_SECONDS * RATE)
        rig.decoder.brace(is_on=False)
        rig.hear(60)
        wait_until(lambda: rig.ring.ahead_frames >= PREBUFFER)
        assert rig.ring.ahead_frames < PREBUFFER + 2 * 4 * RATIO


def test_a_trigger_is_heard_long_before_the_ring_would_have_played_out() -> None:
    with playing() as rig:
        rig.hear(10)

        def other_steps(performance: Performance) -> None:
            performance.set_steps(8)
            performance.play_seed(2, 0.0)

        before = rig.playback.meters().frames_played
        level = rig.hear(1)[-1, 0]
        rig.decoder.submit(other_steps)
        heard = rig.hear(60)[:, 0]
        changed = int(np.argmax(np.abs(heard - level) > 0.3))
        assert before > 0
        assert 0 < changed < PREBUFFER // 2
        assert rig.playback.meters().underruns == 0


@pytest.mark.parametrize("device_rate", [RATE, 7350, 8707, 2 * RATE, RATE // 2])
def test_a_splice_goes_over_in_ten_milliseconds_without_a_step(device_rate: int) -> None:
    with playing(device_rate=device_rate) as rig:
        rig.hear(10)
        rig.decoder.submit(lambda performance: performance.set_steps(8))
        rig.decoder.submit(lambda performance: performance.play_seed(2, 0.0))
        heard = rig.hear(60)[:, 0]
        assert np.abs(heard - heard[0]).max() > 0.3
        assert np.abs(np.diff(heard)).max() < 0.6 * (np.pi / 2) / (0.01 * device_rate) * 1.5


@pytest.mark.parametrize("device_rate", [RATE, 7350, 2 * RATE])
def test_a_latent_frame_is_where_it_is_said_to_be_whatever_the_conversion_of_the_rate_holds(device_rate: int) -> None:
    rig = turned(Rig(device_rate=device_rate))
    places = [rig.positions.place_of(produced) for produced in range(0, rig.pipeline.timeline.produced, 3)]
    assert len(places) > 5
    for place in places:
        assert place is not None
        assert place.ring_frame == pytest.approx(place.produced * RATIO * device_rate / RATE, abs=1)


def test_work_that_raises_ends_the_thread_and_is_told(caplog: pytest.LogCaptureFixture) -> None:
    def fail(_performance: Performance) -> None:
        raise ZeroDivisionError

    with playing() as rig:
        rig.decoder.submit(fail)
        wait_until(lambda: rig.decoder.fault is not None)
        assert isinstance(rig.decoder.fault, ZeroDivisionError)
        assert "decoder thread has failed" in caplog.text


def test_work_that_never_ends_does_not_stop_the_music() -> None:
    with playing() as rig:

        def again(_performance: Performance) -> None:
            rig.decoder.submit(again)

        rig.decoder.submit(again)
        rig.hear(20)
        wait_until(lambda: rig.ring.ahead_frames >= PREBUFFER)
        assert rig.playback.meters().underruns == 0


def test_a_trigger_behind_another_waits_for_its_splice_instead_of_the_ring() -> None:
    rig = Rig()
    rig.decoder.submit(lambda performance: performance.start((1,)))
    while rig.ring.ahead_frames < PREBUFFER:
        rig.decoder.turn()
    rig.hear(10)
    for seed in (2, 3):
        rig.decoder.submit(lambda performance, seed=seed: performance.play_seed(seed, 0.0))  # type: ignore[misc]
        rig.decoder.turn()
    while rig.ring.ahead_frames < PREBUFFER:  # which comes before the second trigger
        rig.decoder.turn()
    rig.decoder.turn()
    assert rig.pipeline.timeline.waiting_seed == 3
    while rig.ring.is_splice_pending:
        rig.hear(1)
    rig.decoder.turn()
    assert rig.pipeline.timeline.waiting_seed == -1
    assert rig.ring.is_splice_pending


def other_steps(performance: Performance) -> None:
    """Make what is played next sound like another piece."""
    performance.set_steps(8)


def test_a_flood_of_one_control_is_done_once_for_each_chunk_and_ends_where_it_was_left() -> None:
    rig = turned(Rig())
    done: list[tuple[int, int]] = []
    for number in range(3000):
        rig.decoder.submit(lambda _, number=number: done.append((rig.ring.written, number)), key="morph")  # type: ignore[misc]
        if number % 30 == 0:
            rig.decoder.turn()
        if number % 100 == 0:
            rig.hear(1)
    fill(rig)
    time.sleep(2 * 4 / (RATE / RATIO))
    rig.decoder.turn()
    chunks = rig.ring.written // (4 * RATIO)
    assert 1 < len(done) <= chunks + 1
    assert done[-1][1] == 2999


def test_a_control_that_is_moved_once_is_moved_at_once() -> None:
    rig = turned(Rig())
    done: list[int] = []
    rig.decoder.submit(lambda _: done.append(1), key="morph")
    rig.decoder.turn()
    assert done == [1]


def test_what_is_heard_when_a_work_is_asked_for_is_told_to_the_performance() -> None:
    rig = turned(Rig(), blocks=30)
    told: list[float] = []
    rig.decoder.submit(lambda performance: told.append(performance.heard))
    time.sleep(0.05)
    rig.decoder.turn()
    assert told[0] == pytest.approx(rig.ring.taken / RATIO, abs=2.0)


def test_a_dated_trigger_is_heard_at_the_latent_frame_of_its_date() -> None:
    rig = turned(Rig(), blocks=10)
    rig.decoder.submit(other_steps)
    due = time.monotonic() + 0.2
    rig.decoder.submit(lambda performance: performance.play_seed(2, 0.0), due=due)
    before = rig.ring.taken
    expected = before + round((due - time.monotonic()) * RATE)
    rig.decoder.turn()
    level = rig.hear(1)[-1, 0]
    heard = np.concatenate([np.full(BLOCK, level), play_on(rig, 60)[:, 0]])
    changed = before + int(np.argmax(np.abs(heard - level) > 0.3))
    assert changed == pytest.approx(expected, abs=2 * RATIO + 0.01 * RATE)


def test_a_trigger_for_a_beat_inside_what_is_decoded_goes_back_there_and_no_further() -> None:
    rig = turned(Rig(), blocks=10)
    start = rig.pipeline.timeline.produced - 12

    def quantized(performance: Performance) -> None:
        other_steps(performance)
        performance.at = start
        performance.play_seed(2, 0.0)

    rig.decoder.submit(quantized)
    for _ in range(3):
        rig.decoder.turn()
    assert {"rewind": start} in [{key: line[key] for key in line if key == "rewind"} for line in rig.log.lines]
    (splice,) = [line["splice"] for line in rig.log.lines if "splice" in line]
    assert splice[0] == start * RATIO


def test_a_trigger_for_a_beat_beyond_what_is_decoded_starts_there_without_a_splice() -> None:
    rig = turned(Rig(), blocks=10)
    start = rig.pipeline.timeline.produced + 6

    def quantized(performance: Performance) -> None:
        other_steps(performance)
        performance.at = start
        performance.play_seed(2, 0.0)

    rig.decoder.submit(quantized)
    first = rig.ring.taken
    heard = play_on(rig, 80)[:, 0]
    assert not any("splice" in line or "rewind" in line for line in rig.log.lines)
    changed = first + int(np.argmax(np.abs(heard - heard[0]) > 0.3))
    assert changed == pytest.approx(start * RATIO + LOOK_AHEAD_SECONDS * RATE, abs=2)


def test_freeze_is_spliced_in() -> None:
    rig = turned(Rig(), blocks=10)
    rig.decoder.submit(lambda performance: performance.freeze(True))
    rig.decoder.turn()
    assert rig.ring.is_splice_pending
    scene = rig.pipeline.timeline.scene
    assert scene is not None
    assert scene.voice.is_frozen


def test_what_the_log_holds_is_where_the_music_was_when_it_happened() -> None:
    rig = turned(Rig(), blocks=10)
    chunks, written = rig.pipeline.decoding.chunks, rig.ring.written

    def work(performance: Performance) -> None:
        performance.play_seed(2, 0.0)
        rig.decoder.note(PlaySeed(2, 0.0))

    rig.decoder.submit(work)
    rig.decoder.turn()
    noted, rewound, spliced = rig.log.lines
    assert (noted["chunk"], noted["written"], noted["command"], noted["seed"]) == (chunks, written, "PlaySeed", 2)
    assert noted["heard"] < rewound["rewind"] < rig.pipeline.timeline.produced
    assert (rewound["chunk"], spliced["chunk"]) == (chunks, chunks + 2)
    assert spliced["splice"][1] == written


def test_what_is_dropped_is_not_done() -> None:
    rig = turned(Rig())
    told: list[str] = []
    rig.decoder.submit(lambda _: told.append("done"), due=time.monotonic() + 0.01, otherwise=lambda: told.append("not"))
    rig.decoder.drop_dated()
    time.sleep(0.02)
    rig.decoder.turn()
    assert told == ["not"]


def test_dated_triggers_that_come_late_together_are_each_heard_at_its_date() -> None:
    rig = turned(Rig(), blocks=10)
    now = time.monotonic()
    places: list[int] = []
    for seed, seconds in ((2, 0.15), (3, 0.2), (4, 0.3)):

        def play(performance: Performance, seed: int = seed) -> None:
            performance.play_seed(seed, 0.0)
            assert performance.at is not None
            places.append(performance.at)

        rig.decoder.submit(play, due=now + seconds)
    expected = [rig.positions.heard(now + seconds) for seconds in (0.15, 0.2, 0.3)]
    for _ in range(4):
        rig.decoder.turn()
    assert places == pytest.approx(expected, abs=2)
    for seed, place in zip((2, 3, 4), places, strict=True):
        before, begun = rig.pipeline.timeline.heard_at(place - 1), rig.pipeline.timeline.heard_at(place)
        assert before is not None
        assert begun is not None
        assert (before.seeds, begun.seeds, begun.position) == ((seed - 1,), (seed,), 0)
    assert len([line for line in rig.log.lines if "splice" in line]) == 1


def test_a_trigger_that_has_missed_its_beat_splices_nothing() -> None:
    rig = turned(Rig(), blocks=30)
    rig.decoder.submit(other_steps)

    def quantized(performance: Performance) -> None:
        voice = performance.voice(2)
        start = rig.ring.taken / RATIO + 1  # too near to be reached
        performance.timeline.play(voice, fade_frames=0, is_urgent=True, when=When(start, 200.0))

    rig.decoder.submit(quantized)
    for _ in range(3):
        rig.decoder.turn()
    assert not any("splice" in line or "rewind" in line for line in rig.log.lines)
    assert rig.pipeline.timeline.waiting_seed == 2


def test_a_dated_freeze_holds_what_is_heard_then() -> None:
    rig = turned(Rig(), blocks=10)
    due = time.monotonic() + 0.2
    rig.decoder.submit(lambda performance: performance.freeze(True), due=due)
    expected = rig.positions.heard(due)
    rig.decoder.turn()
    (rewound,) = [line["rewind"] for line in rig.log.lines if "rewind" in line]
    assert rewound == pytest.approx(expected, abs=1)
    voice = rig.pipeline.timeline.heard_at(rewound + 4)
    assert voice is not None
    assert (voice.is_frozen, voice.position) == (True, rewound)
