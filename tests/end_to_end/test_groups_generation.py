"""The knobs of generation, and the attributes of the codec."""

import time
from itertools import pairwise

import numpy as np
import pytest

from tests.end_to_end.instrument import HOME, Instrument
from tests.end_to_end.reading import first_change, stretches
from tests.end_to_end.telling import LATENT_RATE

KNOBS = {"steps": 5.0, "temperature": 0.6, "guidance": 2.5}


def test_each_knob_of_generation_is_heard_where_the_music_is(instrument: Instrument) -> None:
    versions = {0: instrument.telling.seed(HOME)}
    versions |= {
        number: instrument.telling.seed(HOME, **dict(list(KNOBS.items())[:number]))
        for number in range(1, len(KNOBS) + 1)
    }
    with instrument.recording() as take:
        time.sleep(0.4)
        for name, value in KNOBS.items():
            assert instrument.client.ask(f"/rld/{name}", value)[1] == pytest.approx(value)
            time.sleep(0.7)
        time.sleep(0.5)  # the last of them costs most to generate
    played = stretches(take.reading.places(versions), least=5)
    assert [version for version, _, _ in played] == [0, 1, 2, 3]
    for (_, first, count), (_, following, _) in pairwise(played):
        assert following == pytest.approx(first + count, abs=1)  # the place stays


def test_the_horizon_is_generated_ahead_and_not_heard(instrument: Instrument) -> None:
    with instrument.recording() as take:
        instrument.client.ask("/rld/horizon", 30.0)
        deadline = time.monotonic() + 3.0
        while float(instrument.status("horizon_seconds")[0]) < 29.0:  # type: ignore[arg-type]
            assert time.monotonic() < deadline
            time.sleep(0.05)
    assert len(stretches(take.reading.places(instrument.seeds(HOME)))) <= 2


def test_the_crossfade_knob_is_the_length_of_a_crossfade_that_names_none(instrument: Instrument) -> None:
    instrument.client.ask("/rld/crossfade", 0.3)
    instrument.cue(61)
    with instrument.recording() as take:
        time.sleep(0.2)
        instrument.client.ask("/rld/go")
        time.sleep(0.8)
    places = take.reading.places(instrument.seeds(HOME, 61))
    left = max(index for index, place in enumerate(places) if place and place[0] == HOME)
    assert (first_change(places, 61) - left) / LATENT_RATE == pytest.approx(0.3, abs=0.05)


def test_an_attribute_of_the_codec_is_told_and_heard(instrument: Instrument) -> None:
    assert "level" in instrument.client.ask("/rld/codec/attributes")
    with instrument.recording() as take:
        time.sleep(0.3)
        assert instrument.client.ask("/rld/codec/attribute", "level", 0.25)[1:] == ("level", 0.25)
        time.sleep(0.8)
    reading = take.reading
    start = reading.places(instrument.seeds(HOME))[2]
    assert start is not None
    expected = instrument.seeds(HOME)[HOME][start[1] : start[1] + len(reading.latents) - 2]
    levels = np.linalg.norm(reading.latents[2:], axis=1) / np.linalg.norm(expected, axis=1)
    assert levels[:5] == pytest.approx(1.0, abs=0.02)
    assert levels[-6:-1] == pytest.approx(0.25, abs=0.02)
