"""Musical time: quantize, tempo and beat, dated bundles, the written set."""

import time

import numpy as np
import pytest

from tests.end_to_end.instrument import HOME, Instrument
from tests.end_to_end.reading import first_change, stretches
from tests.end_to_end.telling import CHUNK_SECONDS, LATENT_RATE, RATE

TEMPO = 240.0
BAR_SECONDS = 4 * 60 / TEMPO


def test_a_quantized_go_begins_on_the_bar(instrument: Instrument) -> None:
    client = instrument.client
    client.ask("/rld/tempo", TEMPO)
    for seed in (81, 82):
        instrument.cue(seed)
    with instrument.recording() as take:
        clap = instrument.clap()
        time.sleep(0.3)
        tapped = time.time()
        client.ask("/rld/beat")
        client.ask("/rld/quantize", "bar")
        time.sleep(0.2)
        client.ask("/rld/go", 0.0)  # between two bars
        time.sleep(BAR_SECONDS)
        client.ask("/rld/quantize", "beat")
        client.ask("/rld/cut", 81)
        time.sleep(0.8)
    reading, clock = take.reading, take.clock(clap)
    places = reading.places(instrument.seeds(HOME, 81, 82))
    edges = [_edge(reading.sample(first_change(places, 82)), places, 82)]
    edges += [_edge(reading.sample(first_change(places, 81)), places, 81)]
    bars = (edges[0] - clock.sample_at(tapped)) / RATE / BAR_SECONDS
    beats = (edges[1] - clock.sample_at(tapped)) / RATE / BAR_SECONDS * 4
    assert bars == pytest.approx(1.0, abs=CHUNK_SECONDS / BAR_SECONDS)
    assert beats == pytest.approx(round(beats), abs=4 * CHUNK_SECONDS / BAR_SECONDS)


def _edge(sample: int, places: list[tuple[int, int] | None], seed: int) -> int:
    """Return where the seed began, whose first latent frame may be the one that it was joined in."""
    _, place = places[first_change(places, seed)]  # type: ignore[misc]
    return sample - round(place * RATE / LATENT_RATE)


def test_taps_set_the_tempo_and_beats_are_told_in_it(instrument: Instrument) -> None:
    client = instrument.client
    client.ask("/rld/quantize", "beat")
    began, asked = time.monotonic(), []
    for number in range(5):
        time.sleep(max(0.0, began + 0.25 * number - time.monotonic()))
        asked.append(time.monotonic())
        told = client.ask("/rld/beat")[1]
    assert told == pytest.approx(60.0 / np.median(np.diff(asked)), rel=0.1)
    client.send("/rld/subscribe", 1.0, "state")
    came = []
    client.forget()
    for _ in range(4):
        came.append((client.hear("/rld/event/beat")[0], time.monotonic()))
    numbers, times = zip(*came, strict=True)
    assert list(numbers) == [numbers[0] + count for count in range(4)]
    assert (times[-1] - times[0]) / 3 == pytest.approx(60 / told, abs=0.05)


def test_a_dated_seed_begins_within_a_chunk_of_its_moment(instrument: Instrument) -> None:
    instrument.cue(91)
    with instrument.recording() as take:
        moment = instrument.clap(0.6)
        instrument.bundle(moment + 0.1, ("/rld/cut", 91))
        time.sleep(1.2)
    reading, clock = take.reading, take.clock(moment)
    places = reading.places(instrument.seeds(HOME, 91))
    edge = _edge(reading.sample(first_change(places, 91)), places, 91)
    assert (edge - clock.sample_at(moment + 0.1)) / RATE == pytest.approx(0.0, abs=CHUNK_SECONDS)


def test_the_written_set_plays_cue_by_cue(instrument: Instrument) -> None:
    client = instrument.client
    client.send("/rld/cuelist")
    assert client.hear("/rld/cuelist/entry", 1)[1] == "calm"
    with instrument.recording() as take:
        time.sleep(0.2)
        client.ask("/rld/cuelist/goto", 1)
        time.sleep(0.5)  # the second one comes by itself
        client.send("/rld/status")
        assert client.hear("/rld/status/cuelist") == (2,)
        time.sleep(0.5)
        assert client.ask("/rld/cuelist/next")[1] == 3
        time.sleep(0.6)
    played = stretches(take.reading.places(instrument.seeds(HOME, 101, 102, 103)), least=6)
    assert [seed for seed, _, _ in played] == [HOME, 101, 102, 103]
