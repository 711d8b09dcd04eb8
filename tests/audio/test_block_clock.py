"""The loop that finds out when blocks begin."""

import numpy as np
import pytest

from rld_live.audio.block_clock import BlockClock
from rld_live.audio.dated import WAITING_MAXIMUM, DatedMessages
from rld_live.audio.messages import Message, Verb

RATE, BLOCK = 48000, 512


def calls(random, *, blocks, drift=0.0, jitter=0.001, burst=1, begin=1000.0):
    """Return when a device that is slow by the factor `drift` asks for its blocks: late by up to a few `jitter`."""
    even = begin + (np.arange(blocks) // burst * burst) * BLOCK / RATE * (1 + drift)
    return even + random.exponential(jitter, blocks)


def begins(times):
    clock = BlockClock(RATE)
    return np.array([clock.begin(float(time), BLOCK) for time in times])


@pytest.mark.parametrize("drift", [0.0, 1e-4, -1e-4])
@pytest.mark.parametrize("burst", [1, 2, 4])
def test_jitter_is_filtered_and_drift_is_followed(drift, burst):
    random = np.random.default_rng(3)
    found = begins(calls(random, blocks=6000, drift=drift, burst=burst))[1000:]
    periods = np.diff(found)
    assert np.abs(periods - BLOCK / RATE * (1 + drift)).max() < 0.02 * BLOCK / RATE
    even = 1000.0 + np.arange(1000, 6000) * BLOCK / RATE * (1 + drift)
    late = found - even
    assert late.std() < 0.0002
    assert late.mean() == pytest.approx(0.001 - (burst - 1) / 2 * BLOCK / RATE, abs=0.0003)


@pytest.mark.parametrize("seed", range(5))
def test_two_dates_100_ms_apart_fall_4800_frames_apart_within_one(seed):
    random = np.random.default_rng(seed)
    clock, dated = BlockClock(RATE), DatedMessages()
    times = calls(random, blocks=5000, jitter=0.0005)
    dates = np.arange(1030.0, 1053.0, 0.1)
    for date in dates:
        dated.add(Message(Verb.MUTE, due=float(date)))
    frames = []
    for number, time in enumerate(times):
        start = clock.begin(float(time), BLOCK)
        while (due := dated.take(start=start, frames=BLOCK, sample_rate=RATE)) is not None:
            frames.append(number * BLOCK + due[0])
    assert len(frames) == len(dates)
    assert np.abs(np.diff(frames) - 4800).max() <= 1


def test_after_a_long_stall_it_begins_anew():
    random = np.random.default_rng(1)
    times = calls(random, blocks=2000)
    times[1000:] += 5.0
    found = begins(times)
    assert found[1000] == times[1000]
    assert np.abs(np.diff(found[1100:]) - BLOCK / RATE).max() < 0.001


def test_no_more_than_the_maximum_wait_for_their_date():
    dated = DatedMessages()
    assert all(dated.add(Message(Verb.MUTE, due=1.0)) for _ in range(WAITING_MAXIMUM))
    assert not dated.add(Message(Verb.MUTE, due=1.0))
