"""Each process of a server killed in turn, and everything goes on, or is gone."""

import json
import signal
import socket
import time
from pathlib import Path

import httpx
import pytest
import soundfile

from rld_live.control.server_process import free_port
from tests.audio import test_jack as jack_tests
from tests.end_to_end.crashes import (
    AUDIO,
    ENGINE,
    SUPERVISOR,
    WEB,
    family,
    is_alive,
    is_whole,
    kill_engine,
    nothing_left_behind,
    stands,
)
from tests.end_to_end.losses import begins_with_fade, captured, longest_silence
from tests.end_to_end.music import RATE
from tests.end_to_end.server import Client, playing
from tests.end_to_end.test_jack import running_jack
from tests.reliability import ROUNDS, Bound, Outcome, Reliability
from tests.waiting import wait_until

CAPTURED_SECONDS = 14.0
RESTART_SECONDS = 8.0
"""From the death of an engine to the sound of the next, on a small machine that has other work."""
SAID = (
    ("/rld/seed", 12, 0.0),
    ("/rld/temperature", 0.8),
    ("/rld/gain", -6.0),
    ("/rld/limiter", -3.0),
    ("/rld/speed", 0.5),
    ("/rld/latent/bias/1", 0.5),
    ("/rld/reseed", "loop"),
    ("/rld/quantize", "bar"),
    ("/rld/tempo", 90.0),
)


def perform(client: Client) -> None:
    """Turn everything away from where it stands at start."""
    for message in SAID:
        client.ask(*message)
    time.sleep(1.0)
    client.ask("/rld/slot/store", 3)
    time.sleep(2.5)  # so that it is saved


def has_page(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/").status_code == 200
    except httpx.TransportError:
        return False


def test_killed_in_turn_each_process_comes_back_and_without_the_supervisor_all_of_them_go(tmp_path: Path) -> None:
    web_port = free_port()
    options = ("--set", f"web.port={web_port}", "--set", "web.announce=false")
    with playing(tmp_path, *options) as (server, client):
        wait_until(lambda: is_whole(server) and has_page(web_port), seconds=30.0)
        perform(client)
        for name in (WEB, AUDIO):
            (victim,) = family(server)[name]
            victim.kill()
            wait_until(lambda: not is_alive(victim))  # noqa: B023 - asked in this very turn
            wait_until(lambda: is_whole(server) and has_page(web_port), seconds=30.0)
        before = stands(client)

        crash = kill_engine(server, client)
        wait_until(lambda: is_whole(server) and has_page(web_port), seconds=30.0)
        after = stands(client)
        assert after.pop("/rld/event/resumed") == ("was killed by signal 9",)
        assert Path(after.pop("/rld/record/start")[0]).exists()
        assert after == {address: value for address, value in before.items() if address != "/rld/record/start"}
        assert crash.moved < 3.0
        with nothing_left_behind(server, (server.port, socket.SOCK_DGRAM), (web_port, socket.SOCK_STREAM)):
            family(server)[SUPERVISOR][0].kill()
        state = json.loads((server.files / "state.json").read_text())
        assert state["parts"]["performance"]["voice"]["pieces"][0]["seed"] == 12


@pytest.mark.soak
@pytest.mark.skipif(bool(jack_tests.MISSING), reason=f"not installed: {', '.join(jack_tests.MISSING)}")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV])
def test_an_engine_that_dies_plays_again_where_it_was(
    tmp_path: Path, reliability: Reliability, number: signal.Signals
) -> None:
    outcomes = []
    with running_jack(tmp_path, RATE), playing(tmp_path, device="jack") as (server, client):
        perform(client)
        for turn in range(ROUNDS):
            before = stands(client)
            with captured(capture := tmp_path / f"jack{turn}.wav", CAPTURED_SECONDS):
                crash = kill_engine(server, client, number)
            after = stands(client)
            assert before.items() - {("/rld/record/start", before["/rld/record/start"])} <= after.items()
            assert crash.moved < 2.0
            assert begins_with_fade(capture)
            outcomes.append(Outcome(crash.detected, longest_silence(capture), crash.recovered, lost="≤ 2 s of place"))
            time.sleep(4.0)
    bound = Bound(detected=1.0, silent=RESTART_SECONDS, recovered=RESTART_SECONDS)
    reliability.add(f"engine dies (kill -{number.name.removeprefix('SIG')})", outcomes, bound)


@pytest.mark.soak
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_within_a_second(tmp_path: Path, reliability: Reliability, number: signal.Signals) -> None:
    outcomes = []
    for turn in range(ROUNDS):
        web_port = free_port()
        options = ("--set", f"web.port={web_port}", "--set", "web.announce=false")
        folder = tmp_path / str(turn)
        folder.mkdir()
        with playing(folder, *options) as (server, _), nothing_left_behind(server):
            wait_until(lambda: has_page(web_port), seconds=30.0)  # noqa: B023 - asked in this very turn
            time.sleep(1.5)
            began = time.time()
            server.finish(number)
            ended = time.time() - began
        outcomes.append(Outcome(silent=faded_after(server.recording, server.report_file, began), recovered=ended))
    reliability.add(f"asked to end ({number.name}): silent, then gone", outcomes, Bound(silent=1.0, recovered=3.0))


def faded_after(recording: Path, report: Path, moment: float) -> float:
    """Return how long after `moment` (Unix time) a recording ends, which began with the first sound."""
    first_sound_at = json.loads(report.read_text())["first_sound_at"]
    return first_sound_at + soundfile.info(recording).duration - moment


@pytest.mark.soak
def test_a_config_that_is_read_again_changes_what_can_be_and_a_broken_one_nothing(tmp_path: Path) -> None:
    config, cues = tmp_path / "set.yaml", tmp_path / "cues.yaml"
    config.write_text("knobs: {temperature: 0.8}\nplay: {cuelist: cues.yaml}\n")
    cues.write_text("- {name: calm, seed: 3}\n")
    with playing(tmp_path, "--config", str(config)) as (server, client):
        client.ask("/rld/gain", -2.0)
        config.write_text("knobs: {temperature: 0.6}\nplay: {cuelist: cues.yaml}\naudio: {prebuffer_seconds: 2}\n")
        cues.write_text("".join(f"- {{name: cue {number}, seed: {number}}}\n" for number in range(1000)))
        server.process.send_signal(signal.SIGHUP)
        server.wait_for("the config was read again: ")
        assert "audio.prebuffer_seconds waits for the next start" in server.lines[-1]
        wait_until(lambda: stands(client)["/rld/temperature"] == (pytest.approx(0.6),))
        assert stands(client)["/rld/gain"] == (-2.0,)
        assert client.ask("/rld/cuelist/goto", 1000)[1:] == (1000, "cue 999")
        config.write_text("knobs: {temprature: 0.6}\n")
        server.process.send_signal(signal.SIGHUP)
        server.wait_for("the config stays as it was: ")
        assert "did you mean temperature?" in server.lines[-1]
        report = server.finish()
    assert report["underruns"] == 0
    assert report["restarts"] == 0


@pytest.mark.soak
@pytest.mark.parametrize("victims", [(SUPERVISOR,), (SUPERVISOR, ENGINE)], ids=" and ".join)
def test_without_the_supervisor_nothing_stays_behind(
    tmp_path: Path, reliability: Reliability, victims: tuple[str, ...]
) -> None:
    outcomes = []
    for turn in range(ROUNDS):
        folder = tmp_path / str(turn)
        folder.mkdir()
        with playing(folder) as (server, _):
            time.sleep(1.5)
            with nothing_left_behind(server, (server.port, socket.SOCK_DGRAM)):
                began = time.monotonic()
                for process in [family(server)[name][0] for name in victims]:
                    process.kill()
            outcomes.append(Outcome(recovered=time.monotonic() - began))
    reliability.add(f"{' and '.join(victims)} killed (kill -9): all gone", outcomes, Bound(recovered=3.0))


@pytest.mark.soak
def test_a_config_that_has_a_mistake_when_the_engine_dies_is_waited_for_until_it_is_mended(tmp_path: Path) -> None:
    config = tmp_path / "set.yaml"
    config.write_text("knobs: {temperature: 0.8}\n")
    with playing(tmp_path, "--config", str(config)) as (server, client):
        client.ask("/rld/seed", 12, 0.0)
        time.sleep(3.0)
        config.write_text("knobs: {temprature: 0.8}\n")
        server.engine.kill()
        for _ in range(3):
            server.wait_for("did you mean temperature?", after=len(server.lines))
        config.write_text("knobs: {temperature: 0.8}\n")
        server.wait_for("plays again from seed 12")
