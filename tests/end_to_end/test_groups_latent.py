"""The latent space: freeze, speed, bias and scale."""

import time
from itertools import pairwise

import numpy as np
import pytest

from tests.end_to_end.instrument import HOME, Instrument
from tests.end_to_end.reading import NEAR, slerp, stretches
from tests.end_to_end.telling import LATENT_RATE, Latents

CLEAN = 0.03
"""Residual below which all that is heard is in the set's tones: their pitches stand where they stood."""


def test_freeze_holds_the_latent_frame_that_is_heard_and_lets_it_go_on(instrument: Instrument) -> None:
    with instrument.recording() as take:
        clap = instrument.clap()
        time.sleep(0.5)
        sent = time.time()
        instrument.client.ask("/rld/freeze", 1)
        time.sleep(0.6)
        instrument.client.ask("/rld/freeze", 0)
        time.sleep(0.6)
    reading = take.reading
    places = [place[1] for place in reading.places(instrument.seeds(HOME)) if place is not None]
    held, counts = np.unique(places, return_counts=True)
    frozen = int(held[counts.argmax()])
    assert counts.max() / LATENT_RATE == pytest.approx(0.6, abs=0.12)
    assert sorted(counts)[-2] <= 2  # nothing else is held
    assert places[-1] - frozen == pytest.approx(
        len(places) - 1 - max(np.flatnonzero(np.array(places) == frozen)), abs=1
    )
    heard = reading.latent_frame(take.clock(clap).sample_at(sent))
    begins = next(
        index for index, place in enumerate(reading.places(instrument.seeds(HOME))) if place == (HOME, frozen)
    )
    assert 0 <= (begins - heard) / LATENT_RATE < 0.25


def test_speed_stretches_the_music_and_leaves_the_pitch(instrument: Instrument) -> None:
    with instrument.recording() as take:
        for speed in (2.0, 0.5, -1.0):
            instrument.client.ask("/rld/speed", speed)
            time.sleep(0.6)
        time.sleep(0.3)
    reading = take.reading
    home = instrument.seeds(HOME)[HOME]
    walked = np.array([_position(latents, home) for latents in reading.latents[1:-1]])
    steps = np.diff(walked)
    for speed in (1.0, 2.0, 0.5, -1.0):
        assert np.count_nonzero(np.abs(steps - speed) < 0.1) > 8, (speed, steps)
    is_steady = np.isfinite(steps) & (np.abs(steps) < 3)
    assert set(np.round(steps[is_steady] * 2) / 2) <= {1.0, 2.0, 0.5, -1.0, 1.5, 0.0, -0.5}
    assert np.median(reading.residual) < CLEAN


def _position(latents: Latents, seed: Latents) -> float:
    """Return where in `seed` these latents lie, half way between two latent frames included."""
    halves = [slerp(first, second, 0.5) for first, second in pairwise(seed)]
    both = np.stack([seed[:-1], halves], 1).reshape(-1, seed.shape[1])
    distances = np.linalg.norm(both - latents, axis=1)
    return distances.argmin() / 2 if distances.min() < NEAR else float("nan")


def test_bias_and_scale_move_one_dimension_each_and_glide(instrument: Instrument) -> None:
    client = instrument.client
    with instrument.recording() as take:
        time.sleep(0.3)
        client.ask("/rld/latent/bias/3", 2.0, 0.5)
        client.ask("/rld/latent/scale/5", 0.25)
        time.sleep(1.2)
    reading = take.reading
    first = stretches(reading.places(instrument.seeds(HOME)))[0]
    home = instrument.seeds(HOME)[HOME]
    start = reading.places(instrument.seeds(HOME)).index((HOME, first[1]))
    expected = home[first[1] : first[1] + len(reading.latents) - start]
    moved = reading.latents[start:] - expected
    others = [dimension for dimension in range(moved.shape[1]) if dimension not in {3, 5}]
    assert np.abs(moved[:-1, others]).max() < NEAR
    assert moved[-10:-1, 3] == pytest.approx(2.0, abs=NEAR)
    assert reading.latents[-10:-1, 5] == pytest.approx(0.25 * expected[-10:-1, 5], abs=NEAR)
    gliding = np.flatnonzero((moved[:, 3] > 0.1) & (moved[:, 3] < 1.9))
    slope = np.polyfit(gliding / LATENT_RATE, moved[gliding, 3], 1)[0]
    assert slope == pytest.approx(2.0 / 0.5, rel=0.06)
