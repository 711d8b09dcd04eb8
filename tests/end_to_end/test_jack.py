"""The live server on a sound server: JACK with its dummy driver, and what JACK itself records."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

from rld_live.audio.frames import Frames
from tests.audio.test_jack import MISSING, JackServer
from tests.end_to_end.music import RATE, loudness, render
from tests.end_to_end.server import playing

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)} (jackd2, jack-capture)")

EXCERPT = 512
CAPTURED_SECONDS = 3
BROKEN_BY_AN_OVERRUN = 4
"""Excerpts that one period missed by a busy machine may spoil: those it touches, and the step after it."""


@contextmanager
def running_jack(folder: Path, sample_rate: int) -> Iterator[JackServer]:
    """Run a JACK server that programs started inside find."""
    server = JackServer(folder, sample_rate=sample_rate)
    with pytest.MonkeyPatch.context() as environment:
        for name, value in server.environment.items():
            environment.setenv(name, value)
        with server:
            yield server


def perform_through_jack(jack: JackServer, folder: Path) -> tuple[Frames, Frames, list[str]]:
    """Play seed 7 into `jack`; return what JACK recorded, our own recording, and what the server said.

    Asserts that the first is a part of the second, but for what `jack` says the machine was too busy for.
    """
    capture = folder / "jack.wav"
    with playing(folder, "--set", "play.seed=7", "--set", "audio.block_frames=1024", device="jack") as (server, _):
        options = "--no-stdin --disable-console -f wav -b FLOAT -c 2 -p PortAudio:out_0 -p PortAudio:out_1 -d"
        jack.run("jack_capture", *options.split(), str(CAPTURED_SECONDS), str(capture))
        report = server.finish()
    assert not report["is_null_device"]

    heard, heard_rate = soundfile.read(capture, dtype="float32", always_2d=True)
    recording, rate = soundfile.read(server.recording, dtype="float32", always_2d=True)
    assert heard_rate == rate == report["sample_rate"]
    assert len(heard) >= (CAPTURED_SECONDS - 0.5) * rate
    assert loudness(heard, rate, seconds=0.5).min() > 0.01
    assert broken_excerpts(heard, recording) <= BROKEN_BY_AN_OVERRUN * (jack.overruns + report["underflows"])
    return heard, recording, server.lines


def broken_excerpts(heard: Frames, sent: Frames) -> int:
    """Return how many excerpts of `heard` are not in `sent`, or not where the one before them leads to."""
    broken, expected = 0, None
    for start in range(0, len(heard) - EXCERPT, EXCERPT):
        place = find(sent, heard[start : start + EXCERPT])
        if place is None or (expected is not None and place != expected):
            broken += 1
        expected = None if place is None else place + EXCERPT
    return broken


def find(sent: Frames, excerpt: Frames) -> int | None:
    """Return where `excerpt` is in `sent`, to the bit."""
    for start in np.flatnonzero(sent[: len(sent) - len(excerpt) + 1, 0] == excerpt[0, 0]):
        if np.array_equal(sent[start : start + len(excerpt)], excerpt):
            return int(start)
    return None


@pytest.mark.interop
def test_what_jack_hears_is_our_recording_without_gaps_or_clicks(tmp_path: Path) -> None:
    with running_jack(tmp_path, RATE) as jack:
        _, recording, lines = perform_through_jack(jack, tmp_path)
    offline = render(7, CAPTURED_SECONDS)
    compared = min(len(recording), len(offline)) - RATE // 2  # both end in a fade
    assert np.array_equal(recording[:compared], offline[:compared])
    assert not any("resampling" in line for line in lines)


@pytest.mark.interop
def test_a_codec_of_another_rate_is_resampled_to_jacks_and_that_is_said_once(tmp_path: Path) -> None:
    with running_jack(tmp_path, 44100) as jack:
        _, recording, lines = perform_through_jack(jack, tmp_path)
    said = [line for line in lines if "resampling" in line]
    assert len(said) == 1
    assert "48000" in said[0]
    assert "44100" in said[0]

    offline = soxr.resample(render(7, CAPTURED_SECONDS), RATE, 44100)
    begin, end = 4410, (CAPTURED_SECONDS - 1) * 44100
    lag = best_lag(recording[begin:end, 0], offline[:, 0], near=begin, reach=441)
    difference = recording[begin:end] - offline[begin + lag : end + lag]
    assert np.sqrt(np.square(difference).mean()) < 0.001 * np.sqrt(np.square(recording[begin:end]).mean())


def best_lag(excerpt: Frames, material: Frames, *, near: int, reach: int) -> int:
    """Return how many frames later than `near` the `excerpt` fits `material` best."""
    products = np.correlate(material[near - reach : near + reach + len(excerpt)], excerpt, mode="valid")
    return int(products.argmax()) - reach


def test_a_lost_or_repeated_period_is_found() -> None:
    sent = np.random.default_rng(1).uniform(-0.5, 0.5, (20 * EXCERPT, 2)).astype(np.float32)
    heard = sent[1000:8000]
    assert broken_excerpts(heard, sent) == 0
    assert broken_excerpts(np.delete(heard, slice(3000, 4024), axis=0), sent) > 0
    assert broken_excerpts(np.insert(heard, 3000, heard[2000:3000], axis=0), sent) > 0
    click = heard.copy()
    click[2500] += 0.1
    assert broken_excerpts(click, sent) > 0
