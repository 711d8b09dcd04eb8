"""Thousands of messages a second on all doors, good and broken: the music goes on, and all others are served."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import numpy as np
import psutil
import pytest

from rld_live.audio.sound_files import read_audio
from rld_live.control.client import OscClient
from rld_live.control.server_process import free_port
from rld_live.errors import ControlError
from tests.end_to_end.music import RATE, silences
from tests.end_to_end.server import Server, playing
from tests.soak.machine import own_bytes
from tests.web.page_client import PageClient

ROOT = Path(__file__).parents[2]
RATES: Mapping[str, float] = {"osc": 2500.0, "remote": 1600.0, "oscquery": 800.0, "http": 100.0}
"""Messages a second at each door: 5,000 in all."""
BRIEF_SHARE = 0.3
"""Of these rates, in the brief test, beside which other tests may run."""
PING_SECONDS = 0.05


@dataclass
class Pings:
    """What a quiet client saw: milliseconds until each answer, in the order in which they were asked."""

    milliseconds: list[float]
    lost: int = 0

    def percentile(self, percent: float) -> float:
        return float(np.percentile(self.milliseconds, percent))

    def __str__(self) -> str:
        figures = ", ".join(f"P{percent:g} {self.percentile(percent):.1f}" for percent in (50, 99, 100))
        return f"{figures} ms of {len(self.milliseconds)}, {self.lost} lost"


def ping_over_osc(port: int, until: float) -> Pings:
    found = Pings([])
    with OscClient(port) as client:
        client.send("/rld/hello", client.port)
        client.hear_until("/rld/done", "/rld/hello")
        number = 0
        while time.monotonic() < until:
            number += 1
            began = time.perf_counter()
            client.send("/rld/ping", number)
            try:
                client.hear_until("/rld/pong", number, timeout_seconds=1.0)
            except ControlError:
                found.lost += 1
                continue
            found.milliseconds.append(1000 * (time.perf_counter() - began))
            time.sleep(PING_SECONDS)
    return found


def ping_over_the_page(port: int, until: float) -> Pings:
    found = Pings([])
    with PageClient(port) as page:
        number = 0
        while time.monotonic() < until:
            number += 1
            began = time.perf_counter()
            page.say("/rld/ping", number)
            try:
                page.hear_line("/rld/pong", number, timeout_seconds=1.0)
            except TimeoutError:
                found.lost += 1
                continue
            found.milliseconds.append(1000 * (time.perf_counter() - began))
            ending = time.monotonic() + PING_SECONDS
            while (left := ending - time.monotonic()) > 0:  # a page draws all the time
                try:
                    page.hear(left)
                except TimeoutError:
                    break
    return found


def memory(server: Server) -> dict[str, int]:
    """Return the bytes that the engine and its processes hold each."""
    engine = server.engine
    everybody = {"engine": engine} | {_name(child): child for child in engine.children(recursive=True)}
    return {name: own_bytes(process.pid) for name, process in everybody.items()}


def _name(process: psutil.Process) -> str:
    return next((word for word in process.cmdline() if word.startswith("rld_live.")), process.name())


@contextmanager
def flooding(osc_port: int, web_port: int, *, seconds: float, share: float) -> Iterator[list[subprocess.Popen[str]]]:
    """Have each door flooded by a process of its own."""
    children = []
    try:
        for door, rate in RATES.items():
            port = osc_port if door == "osc" else web_port
            words = ["-m", "tests.end_to_end.flooding", door, str(port), str(share * rate), str(seconds)]
            children.append(subprocess.Popen([sys.executable, *words], cwd=ROOT, stdout=subprocess.PIPE, text=True))
        yield children
    finally:
        for child in children:
            child.kill()
            child.wait()
            assert child.stdout is not None
            child.stdout.close()


@dataclass
class Flooded:
    """What a flood came to."""

    sent: dict[str, int]
    cores: float
    over_osc: Pings
    over_page: Pings
    memory: list[dict[str, int]]
    """At the end of the warm-up, and at the end."""
    report: dict[str, float]
    recording: Path


def flood(folder: Path, *, seconds: float, warm_up: float, share: float = 1.0) -> Flooded:
    web_port = free_port()
    own = ("--set", f"web.port={web_port}", "--set", "web.announce=false", "--set", "play.seed=3")
    pings: dict[str, Pings] = {}
    with playing(folder, *own) as (server, _):
        _wait_for_page(web_port)
        until = time.monotonic() + 1.0 + seconds

        def keep(name: str, found: Pings) -> None:
            pings[name] = found

        quiet = [
            threading.Thread(target=lambda: keep("osc", ping_over_osc(server.port, until))),
            threading.Thread(target=lambda: keep("page", ping_over_the_page(web_port, until))),
        ]
        with flooding(server.port, web_port, seconds=seconds, share=share) as children:
            time.sleep(1.0)
            for thread in quiet:
                thread.start()
            time.sleep(warm_up)
            before = memory(server)
            said = [json.loads(child.communicate(timeout=seconds + 60)[0]) for child in children]
            for thread in quiet:
                thread.join()
            after = memory(server)
        report = server.finish()
    sent = {door: each["sent"] for door, each in zip(RATES, said, strict=True)}
    cores = sum(each["cores"] for each in said)
    return Flooded(sent, cores, pings["osc"], pings["page"], [before, after], report, server.recording)


def _wait_for_page(port: int) -> None:
    deadline = time.monotonic() + 30.0
    while True:
        try:
            httpx.get(f"http://127.0.0.1:{port}/healthz")
        except httpx.TransportError:
            assert time.monotonic() < deadline, "there is no page"
            time.sleep(0.1)
        else:
            return


def assert_music_went_on(flooded: Flooded) -> None:
    """Nothing ran dry, nothing broken was heard, and there was no silence."""
    audio = read_audio(flooded.recording, sample_rate=None, channels=None)
    assert np.isfinite(audio).all()
    assert np.abs(audio).max() > 0.05
    assert flooded.report["underruns"] == 0
    pauses = silences(audio)
    assert [pause for pause in pauses if pause[1] < len(audio) / RATE - 0.1] == []  # but for the end
    assert flooded.report["refused"] > 0.01 * flooded.sent["osc"]  # what was wrong was answered


@pytest.mark.soak
def test_a_flood_on_all_doors_leaves_the_music_and_the_other_clients_alone(tmp_path: Path) -> None:
    flooded = flood(tmp_path, seconds=5.0, warm_up=1.0, share=BRIEF_SHARE)
    assert sum(flooded.sent.values()) > 0.8 * 5.0 * BRIEF_SHARE * sum(RATES.values())
    assert_music_went_on(flooded)
    for pings in (flooded.over_osc, flooded.over_page):
        assert pings.lost == 0  # all answered, each before the next was asked
        assert len(pings.milliseconds) > 15


@pytest.mark.soak
def test_a_minute_of_five_thousand_messages_a_second(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flooded = flood(tmp_path, seconds=60.0, warm_up=15.0)
    before, after = flooded.memory
    growth = {name: after[name] / before[name] - 1 for name in before if name in after}
    with capsys.disabled():
        sys.stdout.write(f"\nsent {sum(flooded.sent.values()) / 60:.0f}/s {flooded.sent}, {flooded.cores:.2f} cores\n")
        sys.stdout.write(f"OSC: {flooded.over_osc}\npage: {flooded.over_page}\n")
        grown = ", ".join(f"{name} {after[name] / 1e6:.0f} MB {share:+.1%}" for name, share in growth.items())
        sys.stdout.write(f"{grown}; {flooded.report['underruns']} underruns, ")
        sys.stdout.write(f"ring never below {flooded.report['ring_seconds_min']:.3f} s\n")
    assert_music_went_on(flooded)
    assert flooded.over_osc.lost == flooded.over_page.lost == 0
    assert max(growth.values()) < 0.02
    assert before.keys() == after.keys()  # nobody was started anew
