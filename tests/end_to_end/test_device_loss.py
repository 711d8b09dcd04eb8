"""The sound card goes and comes back, the audio process dies, and the show goes on: real JACK, real PulseAudio."""

import time
from pathlib import Path

import numpy as np
import psutil
import pytest
from pythonosc.osc_bundle_builder import OscBundleBuilder
from pythonosc.osc_message_builder import OscMessageBuilder

from tests.audio import test_jack as jack_tests
from tests.end_to_end import test_pulse as pulse_tests
from tests.end_to_end.losses import audio_process, begins_with_fade, captured, longest_silence, lose, read
from tests.end_to_end.music import RATE, best_likeness, render
from tests.end_to_end.server import Client, Server, playing
from tests.end_to_end.test_jack import running_jack
from tests.reliability import ROUNDS, Bound, Outcome, Reliability

pytestmark = pytest.mark.soak
needs_jack = pytest.mark.skipif(bool(jack_tests.MISSING), reason=f"not installed: {', '.join(jack_tests.MISSING)}")
needs_pulse = pytest.mark.skipif(bool(pulse_tests.MISSING), reason=f"not installed: {', '.join(pulse_tests.MISSING)}")

AWAY_SECONDS = 2.5
KILLED = Bound(detected=1.0, silent=1.0, recovered=1.0)
HUNG = Bound(detected=1.0, silent=2.0, recovered=2.0)
LOST = Bound(detected=1.0, recovered=3.0)


@needs_jack
@pytest.mark.parametrize(
    ("what", "fault", "is_heard_by_jack", "bound"),
    [
        ("audio process killed (kill -9)", psutil.Process.kill, True, KILLED),
        ("audio process hangs (kill -STOP)", psutil.Process.suspend, False, HUNG),
    ],
)
def test_an_audio_process_is_replaced(tmp_path, reliability: Reliability, what, fault, is_heard_by_jack, bound) -> None:
    # JACK waits for a client that hangs, and counts no time so long
    outcomes = []
    with running_jack(tmp_path, RATE), playing(tmp_path, device="jack") as (server, client):
        for number in range(ROUNDS):
            with captured(capture := tmp_path / f"jack{number}.wav", 7.0):
                victim = audio_process(server)
                loss = lose(client, lambda victim=victim: fault(victim))
            silent = longest_silence(capture) if is_heard_by_jack else loss.recovered
            outcomes.append(Outcome(loss.detected, silent, loss.recovered))
            assert begins_with_fade(capture)
        check_that_everything_goes_on(server, client, losses=ROUNDS)
    reliability.add(what, outcomes, bound)


def test_a_machine_that_was_suspended_has_lost_nothing(tmp_path: Path) -> None:
    with playing(tmp_path) as (server, client):
        client.ask("/rld/subscribe", 20.0, "state")
        everyone = [psutil.Process(server.process.pid), *psutil.Process(server.process.pid).children(recursive=True)]
        for turn in (everyone, everyone[::-1]):
            for process in turn:
                process.suspend()
            time.sleep(3.0)
            for process in turn:
                process.resume()
            time.sleep(1.5)
        with pytest.raises(AssertionError, match="was not heard"):
            client.hear("/rld/event/device_lost", seconds=0.5)
        server.finish()
    assert not server.recording.with_stem("recording-2").exists()


@needs_jack
def test_jack_is_killed_and_restarted(tmp_path: Path, reliability: Reliability) -> None:
    outcomes = []
    with running_jack(tmp_path, RATE) as jack, playing(tmp_path, device="jack") as (server, client):
        for _ in range(ROUNDS):
            loss = lose(client, jack.kill, remedy=lambda: jack.start(RATE), away_seconds=AWAY_SECONDS)
            outcomes.append(loss.outcome)
        check_that_everything_goes_on(server, client, losses=ROUNDS)
    reliability.add("JACK killed, back after 2.5 s", outcomes, LOST)


@needs_jack
def test_jack_is_restarted_at_another_rate(tmp_path: Path, reliability: Reliability) -> None:
    outcomes = []
    with running_jack(tmp_path, RATE) as jack, playing(tmp_path, device="jack") as (server, client):
        for rate in (44100, RATE) * ROUNDS:
            loss = lose(client, jack.stop, remedy=lambda rate=rate: jack.start(rate), away_seconds=AWAY_SECONDS)
            outcomes.append(loss.outcome)
            client.send("/rld/status")
            assert client.hear("/rld/status/sample_rate") == (rate,)
        server.wait_for("the music, at 48000 Hz, is resampled")
        check_that_everything_goes_on(server, client, losses=2 * ROUNDS)
    reliability.add("JACK restarted at 44100 Hz and back", outcomes, LOST)


@needs_pulse
def test_pulseaudio_is_killed_and_restarted(tmp_path: Path, reliability: Reliability) -> None:
    outcomes = []
    settings = ("--set", "audio.latency_seconds=0.1")
    with (
        pulse_tests.running_pulse(tmp_path) as pulse,
        playing(tmp_path, *settings, device="pulse") as (server, client),
    ):
        for _ in range(ROUNDS):
            loss = lose(client, pulse.kill, remedy=pulse.start, away_seconds=AWAY_SECONDS)
            outcomes.append(loss.outcome)
        check_that_everything_goes_on(server, client, losses=ROUNDS)
    reliability.add("PulseAudio killed, back after 2.5 s", outcomes, LOST)


@needs_jack
def test_a_card_that_is_not_there_at_the_start_is_waited_for(tmp_path: Path) -> None:
    jack = jack_tests.JackServer(tmp_path)
    with pytest.MonkeyPatch.context() as environment:
        for name, value in jack.environment.items():
            environment.setenv(name, value)
        with (
            Server(tmp_path, "--set", "audio.wait=true", device="jack") as server,
            Client(server.port, server.reply_port) as client,
        ):
            client.ask("/rld/subscribe", 20.0, "state", "device_state")
            client.hear("/rld/status/device_state", "lost")
            client.hear("/rld/status/state", "waiting")
            client.ask("/rld/gain", -20.0)
            with jack:
                client.hear("/rld/status/state", "playing", seconds=10.0)
                report = server.finish()
    recording, _ = read(server.recording)
    assert report["device"] == "system"
    assert 0.0 < np.abs(recording).max() <= 10 ** (-20 / 20)


@needs_jack
def test_what_is_asked_for_while_the_card_is_gone_is_heard_when_it_is_back(tmp_path: Path) -> None:
    with running_jack(tmp_path, RATE) as jack, playing(tmp_path, device="jack") as (server, client):

        def play_on() -> None:
            beat = beat_of(client)
            time.sleep(0.5)
            assert beat_of(client) == pytest.approx(beat, abs=0.01)
            client.send_bytes(dated("/rld/gain", -12.0, seconds=0.3))
            client.hear("/rld/event/value", "/rld/gain", -12.0)
            client.ask("/rld/seed", 5, 0.0)
            client.ask("/rld/mute", 1)
            client.ask("/rld/mute", 0)
            client.ask("/rld/gain", -6.0, 3.0)
            for _ in range(300):
                client.send("/rld/latent/bias/0", 0.0)
            jack.start(RATE)

        lose(client, jack.kill, remedy=play_on, away_seconds=1.0)
        client.send("/rld/status")
        assert client.hear("/rld/status/seed") == (5,)
        time.sleep(2.0)
        check_that_everything_goes_on(server, client, losses=1)
    heard, _ = read(server.recording.with_stem("recording-2"))
    assert best_likeness(heard[RATE : 2 * RATE], render(5, 4.0), within=2.5) > 0.5


def beat_of(client: Client) -> float:
    """Return the beat that is heard now."""
    client.send("/rld/status")
    beat: float = client.hear("/rld/status/beat")[0]
    return beat


def dated(address: str, value: float, *, seconds: float) -> bytes:
    """Return a bundle that is due in so many seconds."""
    message = OscMessageBuilder(address)
    message.add_arg(value)
    bundle = OscBundleBuilder(time.time() + seconds)
    bundle.add_content(message.build())
    return bytes(bundle.build().dgram)


def check_that_everything_goes_on(server: Server, client: Client, *, losses: int) -> None:
    """End the show, and look whether anything but the sound of the meantime was lost."""
    server.wait_for("the sound is back")
    client.forget()
    client.ask("/rld/subscribe", 20.0, "ring_seconds", "horizon_seconds", "underruns", "device_state")
    assert client.hear("/rld/status/device_state") == ("open",)
    assert client.hear("/rld/status/horizon_seconds")[0] > 1.0
    report = server.finish()
    assert report["underruns"] == 0
    parts = [server.recording, *(server.recording.with_stem(f"recording-{part + 2}") for part in range(losses))]
    frames = [len(read(part)[0]) for part in parts]
    assert all(frames)
    assert sum(frames) / RATE == pytest.approx(report["seconds"], abs=0.2 + 1.2 * losses)  # silence is recorded as well
