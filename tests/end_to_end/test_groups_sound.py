"""The sound: play, stop, panic, gain, mute, limiter, and what is dated to the sample."""

import time

import numpy as np
import pytest

from tests.end_to_end.instrument import HOME, Instrument
from tests.end_to_end.music import loudness
from tests.end_to_end.reading import Reading, silent_runs
from tests.end_to_end.telling import LATENT_RATE, RATE, RATIO, Latents

CLOCKS_APART = 5
"""Audio frames, 0.1 ms: two dates are each rounded to one, and put from Unix time onto the clock of a busy machine."""


def test_stop_fades_and_play_goes_on_where_the_music_was_held(instrument: Instrument) -> None:
    with instrument.recording() as take:
        time.sleep(0.3)
        instrument.client.ask("/rld/stop", 0.2)
        time.sleep(0.5)
        instrument.client.ask("/rld/play", 0.0)
        time.sleep(0.5)
    audio, home = take.reading.audio, instrument.seeds(HOME)
    ((stopped, resumed),) = silent_runs(audio)
    before, after = Reading.of_audio(audio[:stopped]), Reading.of_audio(audio[resumed:])
    known, again = _known(before, home), _known(after, home)
    first, place = known[0]
    levels = np.linalg.norm(before.latents, axis=1)[first:] / np.linalg.norm(
        home[HOME][place : place + len(before.latents) - first], axis=1
    )
    assert levels[:5] == pytest.approx(1.0, abs=0.02)
    assert np.all(np.diff(levels) < 0.01)
    assert np.count_nonzero(levels < 0.98) / LATENT_RATE == pytest.approx(0.2, abs=0.03)
    held = place * RATIO + stopped - before.sample(first)  # audio frame of the seed at which the silence began …
    went_on = again[0][1] * RATIO - after.sample(again[0][0])  # … and ended
    assert went_on == pytest.approx(held, abs=2)


def _known(reading: Reading, seeds: dict[int, Latents]) -> list[tuple[int, int]]:
    """Return each latent frame that is one of a seed's, and which."""
    return [(index, place[1]) for index, place in enumerate(reading.places(seeds)) if place is not None]


def test_a_panic_silences_at_once_and_drops_what_waits_and_play_brings_the_music_back(instrument: Instrument) -> None:
    instrument.cue(77)
    with instrument.recording() as take:
        clap = instrument.clap()
        time.sleep(0.4)
        sent = time.time()
        instrument.client.ask("/rld/panic")
        time.sleep(0.3)
        assert instrument.status("state") == ("panicked",)
        instrument.client.send("/rld/go")
        assert "/rld/cue" in instrument.client.hear("/rld/error", "/rld/go")[1]
        instrument.client.ask("/rld/play", 0.0)
        time.sleep(0.6)
    audio = take.reading.audio
    _, (silent, sounding) = silent_runs(audio)
    assert (silent - take.clock(clap).sample_at(sent)) / RATE < 0.05  # one block, 5 ms, and a busy machine
    assert np.abs(audio[sounding:]).max() > 0.05
    again = Reading.of_audio(audio[sounding + RATE // 10 :]).places(instrument.seeds(HOME))
    assert all(place is not None and place[0] == HOME for place in again[1:-1])


def test_gain_glides_in_decibels_and_mute_is_complete_silence(instrument: Instrument) -> None:
    instrument.client.ask("/rld/freeze", 1)
    time.sleep(0.3)
    with instrument.recording() as take:
        time.sleep(0.2)
        instrument.client.ask("/rld/gain", -24.0, 0.5)
        time.sleep(0.8)
        instrument.client.ask("/rld/mute", 1)
        time.sleep(0.2)
        instrument.client.ask("/rld/mute", 0)
        time.sleep(0.2)
    audio = take.reading.audio
    ((muted, opened),) = silent_runs(audio)
    assert (opened - muted) / RATE == pytest.approx(0.2, abs=0.08)
    levels = 20 * np.log10(loudness(audio[: muted - RATE // 50], seconds=RATIO / RATE))
    levels -= levels[:5].mean()
    assert levels[-1] == pytest.approx(-24.0, abs=0.1)
    gliding = np.flatnonzero((levels < -2) & (levels > -22))
    slope = np.polyfit(gliding * RATIO / RATE, levels[gliding], 1)[0]
    assert slope == pytest.approx(-24.0 / 0.5, rel=0.02)


def test_the_limiter_keeps_every_sample_below_its_ceiling(instrument: Instrument) -> None:
    with instrument.recording() as take:
        instrument.client.ask("/rld/gain", 12.0)
        time.sleep(0.3)
        instrument.client.ask("/rld/limiter", -9.0)
        time.sleep(0.6)
    peaks = np.abs(take.reading.audio).max(1)
    settled = peaks[-round(0.4 * RATE) :]
    assert settled.max() <= 10 ** (-9 / 20)
    assert settled.max() > 0.9 * 10 ** (-9 / 20)
    assert peaks.max() > 10 ** (-9 / 20)  # or there was nothing to limit


def test_dated_gains_begin_at_their_samples(instrument: Instrument) -> None:
    instrument.client.ask("/rld/freeze", 1)
    time.sleep(0.3)
    gaps = (0.1, 0.0731, 0.1207, 0.0903, 0.1511)
    with instrument.recording() as take:
        first = time.time() + 0.2
        moments = first + np.cumsum((0.0, *gaps))
        for index, moment in enumerate(moments):
            instrument.bundle(float(moment), ("/rld/gain", -6.0 if index % 2 == 0 else 0.0))
        time.sleep(1.1)
    audio = take.reading.audio[:, 0].astype(np.float64)
    edges = _first_changes(audio)
    assert len(edges) == len(moments)
    late = (np.array(edges) - edges[0]) - (moments - first) * RATE
    assert np.abs(late).max() <= CLOCKS_APART, late


def _first_changes(audio: np.ndarray) -> list[int]:
    """Return where what is held, and so repeats itself each latent frame, begins to be something else."""
    settled = round(0.01 * RATE) + RATIO
    differs = np.abs(audio[RATIO:] - audio[:-RATIO]) > 3e-6
    edges: list[int] = []
    for sample in np.flatnonzero(differs) + RATIO:
        if sample > 2 * RATIO and (not edges or sample > edges[-1] + settled):
            edges.append(int(sample))
    return edges
