"""The web remote in front of the real instrument: Chromium's finger on the pad, and what is heard of it."""

import itertools
import json
import signal
import socket
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from rld_live.control.server_process import free_port
from tests.end_to_end.server import Client, Server, playing
from tests.web.chromium import PHONE, PROGRAM, Chromium, Page

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="Chromium is not installed")

CORNERS = (42, 7, 3, 12)
LISTEN_SECONDS = 1.0
MARGIN_SECONDS = 1.0
BANDS = 24


class Scene:
    """A server that plays, a client beside it, and the page in a browser."""

    def __init__(self, server: Server, client: Client, page: Page, address: str) -> None:
        self.server = server
        self.client = client
        self.page = page
        self.address = address

    def show(self, tab: str) -> None:
        self.page.evaluate(
            f"[...document.querySelectorAll('#tabs button')].find((b) => b.textContent === '{tab}').click()"
        )


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    port = free_port(socket.SOCK_STREAM)
    settings = ("--set", f"web.port={port}", "--set", "web.announce=false", "--set", "knobs.crossfade=0.2")
    with ExitStack() as stack:
        server, client = stack.enter_context(playing(tmp_path, *settings))
        server.wait_for("web: http://")
        chromium = stack.enter_context(Chromium(tmp_path / "chromium"))
        address = f"http://127.0.0.1:{port}"
        page = chromium.open(address, PHONE)
        page.wait_until_built()
        yield Scene(server, client, page, address)
        assert page.complaints == []


def read(recording: Path) -> NDArray[np.float32]:
    """Return what is recorded, mono, whether or not it is complete."""
    with soundfile.SoundFile(recording) as file:
        frames = file.read(dtype="float32", always_2d=True)
    return np.asarray(frames.mean(axis=1), np.float32)


def rate_of(recording: Path) -> int:
    return int(soundfile.info(recording).samplerate)


def spectrum(frames: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the level of each of a few bands, in dB."""
    power = np.abs(np.fft.rfft(frames * np.hanning(len(frames)))) ** 2
    edges = np.unique(np.geomspace(4, len(power) - 1, BANDS + 1).astype(int))
    bands = [power[low:high].mean() for low, high in itertools.pairwise(edges)]
    return np.asarray(10 * np.log10(np.array(bands) + 1e-9))


def wait_for_pad(client: Client, x: float, y: float) -> None:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        client.send("/rld/status")
        told = client.hear("/rld/status/pad")
        client.hear("/rld/done", "/rld/status")
        if abs(told[0] - x) < 0.02 and abs(told[1] - y) < 0.02:
            return
        time.sleep(0.05)
    raise AssertionError(f"the pad never came to {x} {y}")


def test_the_pad_is_dragged_and_the_sound_changes(scene: Scene) -> None:
    scene.client.ask("/rld/morph/seeds", *CORNERS)
    scene.show("Morph")
    scene.page.wait_for("document.querySelector('#pad .corner.d').textContent === '12'")
    left, top, width, height = scene.page.box("#pad")
    at = {name: (left + x * width, top + (1 - y) * height) for name, x, y in (("a", 0.05, 0.05), ("d", 0.95, 0.95))}
    scene.page.drag([at["d"], at["a"]])
    wait_for_pad(scene.client, 0.05, 0.05)
    scene.page.tap("#freeze")  # so that nothing but the finger changes the sound
    scene.page.wait_for("document.querySelector('#freeze').ariaPressed === 'true'")
    time.sleep(2 * LISTEN_SECONDS + MARGIN_SECONDS)
    touched = time.monotonic()
    scene.page.drag([at["a"], *_between(at["a"], at["d"], 10), at["d"]])
    wait_for_pad(scene.client, 0.95, 0.95)
    time.sleep(2 * LISTEN_SECONDS + MARGIN_SECONDS)
    scene.server.process.send_signal(signal.SIGTERM)
    ended = time.monotonic()
    scene.server.ended()
    frames, rate = read(scene.server.recording), rate_of(scene.server.recording)
    length = int(LISTEN_SECONDS * rate)
    # Counted from the end, which is known to less than the margin: what was heard before the finger moved, and after.
    turn = len(frames) - int((ended - touched) * rate)
    before = turn - 2 * length - int(MARGIN_SECONDS / 2 * rate)
    held = np.abs(spectrum(frames[before : before + length]) - spectrum(frames[before + length : before + 2 * length]))
    moved = np.abs(spectrum(frames[before : before + length]) - spectrum(frames[-2 * length : -length]))
    assert np.abs(frames[-2 * length : -length]).max() > 1e-3
    assert moved.mean() > 3 * held.mean()


def _between(start: tuple[float, float], end: tuple[float, float], count: int) -> list[tuple[float, float]]:
    shares = [step / count for step in range(1, count)]
    return [(start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t) for t in shares]


def test_panic_on_the_page_silences_the_recording_and_the_health_page_says_so(scene: Scene) -> None:
    with urllib.request.urlopen(f"{scene.address}/healthz") as answer:
        assert json.load(answer)["healthy"] is True
    scene.page.tap("#panic")
    scene.page.wait_for("document.body.dataset.state === 'panicked'")
    time.sleep(1.0)
    scene.page.tap("#transport")
    scene.page.wait_for("document.body.dataset.state === 'playing'")
    scene.server.finish()
    frames, rate = read(scene.server.recording), rate_of(scene.server.recording)
    silent = np.abs(frames) < 1e-6
    runs = np.diff(np.flatnonzero(np.diff(np.concatenate([[False], silent, [False]]).astype(int))))[::2]
    assert runs.max() > 0.5 * rate
    assert np.abs(frames[: rate // 2]).max() > 1e-3


def test_sound_and_latents_are_drawn_as_they_are_heard(scene: Scene) -> None:
    scene.show("Sound")
    scene.page.wait_for(
        "[...document.querySelector('#waveform').getContext('2d').getImageData(500, 0, 150, 168).data].some(Boolean)"
    )
    scene.show("Latent")
    scene.page.wait_for(
        "[...document.querySelector('#strip').getContext('2d').getImageData(640, 0, 40, 168).data].some(Boolean)"
    )
    scene.page.wait_for("document.querySelector('canvas.hands').ariaValueText?.startsWith('0:')")
