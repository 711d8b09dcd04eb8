"""The connection: hello, status, values, streams, help and recordings, as one client hears them."""

import json
import time

import numpy as np
import pytest
import torch

from rld_live.control.server_process import free_port
from tests.end_to_end.instrument import HOME, Instrument
from tests.end_to_end.reading import stretches
from tests.end_to_end.server import Client
from tests.end_to_end.telling import DIMENSIONS, LATENT_RATE, RATE, RATIO, TellingCodec
from tests.waiting import wait_until


def test_hello_tells_the_instrument_and_names_the_port_of_the_answers(instrument: Instrument) -> None:
    port = free_port()
    instrument.client.ask("/rld/gain", -6.0)
    with Client(instrument.server.port, port) as other:
        other.send("/rld/hello", port)
        assert other.hear("/rld/hello/sample_rate") == (RATE,)
        assert other.hear("/rld/hello/latent_dim") == (DIMENSIONS,)
        assert other.hear("/rld/hello/gain") == (-6.0,)
        assert other.ask("/rld/hello")[1] == port
        assert all(address != "/rld/hello/gain" for address, _ in instrument.client.heard)


def test_a_subscriber_is_told_what_changes_and_how_it_goes(instrument: Instrument) -> None:
    client = instrument.client
    client.send("/rld/subscribe", 20.0, "seed", "level", "ring_seconds")
    client.hear("/rld/event/value", "/rld/gain", 0.0)  # all values once
    client.hear("/rld/event/value", "/rld/latent/bias/1", 0.0)
    with instrument.recording() as take:
        assert client.hear("/rld/event/recording")[0].endswith(".wav")
        client.ask("/rld/gain", -12.0)
        client.hear("/rld/event/value", "/rld/gain", -12.0)
        client.ask("/rld/latent/bias/1", 0.5)
        assert client.hear("/rld/event/value", "/rld/latent/bias/1")[1] == 0.5
        client.ask("/rld/latent/bias/1", 0.0)
        time.sleep(0.4)
        client.forget()
        began = time.monotonic()
        levels = [client.hear("/rld/status/level")[1] for _ in range(10)]
        assert time.monotonic() - began == pytest.approx(0.5, abs=0.15)
        assert client.hear("/rld/status/seed") == (HOME,)
    assert client.hear("/rld/event/recording") == ("",)
    sound = np.sqrt(np.square(take.reading.audio[-RATE // 2 :]).mean(0))
    assert np.mean(levels) == pytest.approx(20 * np.log10(sound[0]) + 3.01, abs=2.0)  # of a full-scale sine


def test_the_stream_of_latents_is_the_music_that_is_recorded(instrument: Instrument) -> None:
    client = instrument.client
    with instrument.recording() as take:
        time.sleep(0.1)
        client.ask("/rld/latent/stream", 1)
        began = time.monotonic()
        frames = [client.hear("/rld/latent/frame") for _ in range(30)]
        seconds = time.monotonic() - began
        client.ask("/rld/latent/stream", 0)
        time.sleep(0.2)
    assert 30 / seconds == pytest.approx(LATENT_RATE, rel=0.1)
    latents = torch.tensor(frames).T
    music = TellingCodec().decode(latents[None])[0].numpy().T
    audio = take.reading.audio
    offsets = [take.reading.sample(index) for index in range(len(audio) // RATIO - 30)]
    nearest = min(offsets, key=lambda start: float(np.abs(audio[start : start + len(music)] - music).max()))
    assert np.abs(audio[nearest : nearest + len(music)] - music).max() < 0.02 * np.abs(music).max()


def test_the_stream_of_the_outline_is_that_of_the_recording(instrument: Instrument) -> None:
    client = instrument.client
    with instrument.recording() as take:
        time.sleep(0.1)
        client.ask("/rld/waveform/stream", 1)
        told = [client.hear("/rld/waveform") for _ in range(8)]
        client.ask("/rld/waveform/stream", 0)
        time.sleep(0.1)
    outline = np.array([value for message in told for value in message]).reshape(-1, 2)
    audio = take.reading.audio
    blocks = audio[: len(audio) // 256 * 256].reshape(-1, 256 * 2)
    recorded = np.stack([blocks.min(1), blocks.max(1)], 1)
    starts = range(len(recorded) - len(outline) + 1)
    assert min(float(np.abs(recorded[start : start + len(outline)] - outline).max()) for start in starts) < 1e-6


def test_help_and_ping_answer_beside_the_music(instrument: Instrument) -> None:
    client = instrument.client
    client.ask("/rld/speed", 2.0)
    client.send("/rld/help", "/rld/speed")
    usage, *told = client.hear("/rld/help")
    assert usage.startswith("/rld/speed")
    assert any("stands at 2" in str(line) for line in told)
    client.send("/rld/help", "/rld/sped")
    assert "/rld/speed" in client.hear("/rld/error", "/rld/help")[1]
    client.send("/rld/ping", "now")
    assert client.hear("/rld/pong") == ("now",)


def test_a_recording_is_a_file_of_its_own_with_its_log_and_never_replaces_one(instrument: Instrument) -> None:
    client = instrument.client
    with instrument.recording() as take:
        client.send("/rld/record/start")
        assert "stop that first" in client.hear("/rld/error", "/rld/record/start")[1]
        client.ask("/rld/gain", -3.0)
        time.sleep(0.3)
    client.send("/rld/record/start", take.path.stem)
    assert "there already" in client.hear("/rld/error", "/rld/record/start")[1]
    client.send("/rld/record/stop")
    assert "/rld/record/start" in client.hear("/rld/error", "/rld/record/stop")[1]
    # A thread of its own writes the log, and is done a moment after the answer.
    wait_until(lambda: '"recording":""' in take.log.read_text().splitlines()[-1])
    lines = [json.loads(line) for line in take.log.read_text().splitlines()]
    first, *_ = [line["frame"] for line in lines if line.get("recording")]
    ends = [line["frame"] for line in lines if line.get("recording") == ""]
    gains = [line["frame"] for line in lines if line.get("verb") == "gain" and line["value"] == -3.0]
    assert ends[-1] - max(line["frame"] for line in lines if line.get("recording")) == len(take.reading.audio)
    assert gains[-1] > first
    quieter = {HOME: instrument.seeds(HOME)[HOME] * 10 ** (-3 / 20)}
    assert stretches(take.reading.places(quieter))[0][2] > 0.2 * LATENT_RATE
