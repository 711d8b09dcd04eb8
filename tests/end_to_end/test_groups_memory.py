"""Memory: history and recall, slots, presets."""

import time

import numpy as np
import pytest

from tests.end_to_end.instrument import HOME, Instrument
from tests.end_to_end.reading import slerp, stretches
from tests.end_to_end.telling import LATENT_RATE, Latents


def test_recall_goes_back_to_where_a_seed_was_left(instrument: Instrument) -> None:
    with instrument.recording() as take:
        time.sleep(0.6)
        instrument.cut(41)
        time.sleep(0.5)
        instrument.client.send("/rld/history")
        number, seed, seconds = instrument.client.hear("/rld/history/entry")
        instrument.client.hear("/rld/done", "/rld/history")
        instrument.client.ask("/rld/recall", 1, 0.0)
        time.sleep(0.6)
    assert (number, seed) == (1, HOME)
    home, other, again = stretches(take.reading.places(instrument.seeds(HOME, 41)))
    assert (home[0], other[0], again[0]) == (HOME, 41, HOME)
    assert again[1] == pytest.approx(home[1] + home[2], abs=1.5)
    assert again[1] == pytest.approx(seconds * LATENT_RATE, abs=1.5)


def test_a_slot_keeps_the_place_that_was_heard(instrument: Instrument) -> None:
    with instrument.recording() as take:
        clap = instrument.clap()
        time.sleep(0.6)
        stored = time.time()
        instrument.client.ask("/rld/slot/store", 3)
        time.sleep(0.3)
        instrument.cut(42)
        time.sleep(0.4)
        instrument.client.ask("/rld/slot/play", 3, 0.0)
        time.sleep(0.5)
        instrument.cut(43)
        time.sleep(0.3)
        instrument.client.ask("/rld/cut", "slot", 3)
        time.sleep(0.5)
        instrument.client.send("/rld/slot/play", 99)
        assert "/rld/slot/store 99" in instrument.client.hear("/rld/error", "/rld/slot/play")[1]
    reading = take.reading
    places = reading.places(instrument.seeds(HOME, 42, 43))
    heard = places[round(reading.latent_frame(take.clock(clap).sample_at(stored)))]
    played = [each for each in stretches(places, least=6) if each[0] != HOME or each[1] > 10]
    assert heard is not None
    assert [seed for seed, _, _ in played][-4:] == [42, HOME, 43, HOME]
    assert [played[-3][1], played[-1][1]] == pytest.approx([heard[1]] * 2, abs=2.5)


def test_a_preset_brings_the_sound_back(instrument: Instrument) -> None:
    client = instrument.client
    morph = _morph(instrument, 5, 6, share=0.5, bias=(2, 2.0), gain_db=-6.0)
    client.ask("/rld/morph/seeds", 5, 6)
    client.ask("/rld/morph", 0.5)
    client.ask("/rld/latent/bias/2", 2.0)
    client.ask("/rld/gain", -6.0)
    time.sleep(0.4)
    with instrument.recording() as before:
        time.sleep(0.2)
        client.ask("/rld/freeze", 1)  # so that it is known where it was saved
        time.sleep(0.4)
        client.ask("/rld/preset/save", "Evening 1")
    instrument.make_neutral()
    with instrument.recording() as after:
        time.sleep(0.2)
        assert client.ask("/rld/preset/load", "Evening 1", 0.0)[1] == "Evening 1"
        time.sleep(0.6)
    assert "Evening 1" in client.ask("/rld/preset/list")
    held = before.reading.places(morph)[-2]
    assert held is not None
    home, *loaded = stretches(after.reading.places(morph | instrument.seeds(HOME)))
    assert home[0] == HOME
    assert loaded[-1][0] == 5
    assert loaded[-1][1] == pytest.approx(held[1], abs=5)  # gain and hands arrive a little before and after it
    assert loaded[-1][2] > 0.2 * LATENT_RATE


def _morph(
    instrument: Instrument, first: int, second: int, *, share: float, bias: tuple[int, float], gain_db: float
) -> dict[int, Latents]:
    """Return what a morph of two seeds sounds like, as if it were a seed."""
    pairs = zip(*instrument.seeds(first, second).values(), strict=True)
    latents = np.array([slerp(a, b, share) for a, b in pairs])
    latents[:, bias[0]] += bias[1]
    return {first: latents * 10 ** (gain_db / 20)}


def test_a_damaged_preset_is_one_line_and_the_music_goes_on(instrument: Instrument) -> None:
    client = instrument.client
    client.ask("/rld/preset/save", "torn")
    (file,) = (instrument.server.files / "presets").glob("torn*")
    with instrument.recording() as take:
        for damaged in (file.read_bytes()[:40], b"", b'{"performance": {"seed": "loud"}}', b"[1, 2]"):
            file.write_bytes(damaged)
            client.send("/rld/preset/load", "torn")
            _, reason = client.hear("/rld/error", "/rld/preset/load")
            assert "torn" in reason
            assert "\n" not in reason
        time.sleep(0.5)
    ((seed, _, count),) = stretches(take.reading.places(instrument.seeds(HOME)))
    assert seed == HOME
    assert count > 0.3 * LATENT_RATE
