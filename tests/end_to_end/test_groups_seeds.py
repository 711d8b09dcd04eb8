"""Seeds: new ones, cues, cuts, and what follows at the end of the window."""

import time

import numpy as np
import pytest

from tests.end_to_end.instrument import HOME, Instrument
from tests.end_to_end.reading import first_change, stretches
from tests.end_to_end.telling import LATENT_RATE, WINDOW


def test_a_new_seed_crossfades_at_equal_power_in_its_time(instrument: Instrument) -> None:
    with instrument.recording() as take:
        time.sleep(0.3)
        assert instrument.client.ask("/rld/seed", 21, 0.4)[1] == 21
        time.sleep(1.0)
    seeds = instrument.seeds(HOME, 21)
    reading = take.reading
    places = reading.places(seeds)
    old = max(index for index, place in enumerate(places) if place and place[0] == HOME)
    new = first_change(places, 21)
    assert (new - old) / LATENT_RATE == pytest.approx(0.4, abs=0.06)
    start = places[new][1] - new  # type: ignore[index]
    before = places[old][1] - old  # type: ignore[index]
    angles = []
    for index in range(old + 2, new - 1):
        pair = np.stack([seeds[HOME][before + index], seeds[21][start + index]], 1)
        (outgoing, incoming), *_ = np.linalg.lstsq(pair, reading.latents[index], rcond=None)
        assert np.hypot(outgoing, incoming) == pytest.approx(1.0, abs=0.02)
        angles.append(np.arctan2(incoming, outgoing))
    assert np.diff(angles) == pytest.approx(np.pi / 2 / (0.4 * LATENT_RATE), rel=0.1)


def test_a_random_seed_is_told_and_is_what_sounds(instrument: Instrument) -> None:
    with instrument.recording() as take:
        _, seed = instrument.client.ask("/rld/seed/random", 0.0)
        time.sleep(0.8)
    places = take.reading.places(instrument.seeds(HOME, int(seed)))
    assert first_change(places, int(seed)) > 0
    assert stretches(places)[-1][0] == int(seed)


def test_a_cut_is_an_edge_and_go_crossfades_to_the_cue(instrument: Instrument) -> None:
    instrument.client.send("/rld/cut", 991)
    assert "/rld/cue 991" in instrument.client.hear("/rld/error", "/rld/cut")[1]
    instrument.cue(31)
    with instrument.recording() as take:
        time.sleep(0.3)
        clap = instrument.clap(0.1)
        time.sleep(0.25)
        sent = time.time()
        instrument.client.ask("/rld/cut", 31)
        time.sleep(0.3)
        instrument.cue(32)
        assert instrument.client.ask("/rld/go", 0.2)[1] == 32
        time.sleep(0.7)
    reading = take.reading
    places = reading.places(instrument.seeds(HOME, 31, 32))
    cut = first_change(places, 31)
    assert places[cut] in {(31, 0), (31, 1)}
    assert places[cut - 2][0] == HOME  # type: ignore[index]
    assert (reading.sample(cut) - take.clock(clap).sample_at(sent)) / 48000 < 0.25
    gone = first_change(places, 32)
    left = max(index for index, place in enumerate(places) if place and place[0] == 31)
    assert (gone - left) / LATENT_RATE == pytest.approx(0.2, abs=0.05)


def test_reseed_decides_what_follows_at_the_end_of_the_window(instrument: Instrument) -> None:
    instrument.client.send("/rld/subscribe", 1.0, "state")
    instrument.client.ask("/rld/reseed", "loop")
    with instrument.recording() as take:
        instrument.cut(50)
        time.sleep((WINDOW + 20) / LATENT_RATE)
        instrument.client.ask("/rld/reseed", "next")
        time.sleep(WINDOW / LATENT_RATE)
        instrument.client.ask("/rld/reseed", "random")
        instrument.client.forget()
        time.sleep(WINDOW / LATENT_RATE)
        (fresh,) = instrument.client.hear("/rld/event/seed")
        time.sleep(0.5)
    instrument.client.ask("/rld/unsubscribe")
    played = stretches(take.reading.places(instrument.seeds(50, 51, int(fresh))))
    seeds = [seed for seed, _, _ in played]
    assert seeds == [50, 50, 51, fresh]
    # A follower that is not generated in time, on a busy machine, comes a window later.
    assert all((first + count + 1) % WINDOW <= 2 for _, first, count in played[:3])
    assert [first for _, first, _ in played] == pytest.approx([0] * 4, abs=1)
