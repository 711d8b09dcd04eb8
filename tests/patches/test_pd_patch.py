"""The Pd patch in real, headless Pd, with the real control server and a performer without sound."""

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rld_live.commands import (
    Panic,
    Play,
    PlaySeed,
    PrepareCue,
    SetAttribute,
    SetKnob,
    SetMorphSeeds,
    SetReseed,
)
from rld_live.config import ControlConfig
from rld_live.control.fake import FakePerformer
from rld_live.control.server import ControlServer
from rld_live.status import Status

PATCH = Path(__file__).parents[2] / "patches" / "rld_live.pd"

pytestmark = pytest.mark.skipif(not shutil.which("pd"), reason="needs Pure Data (puredata-core)")


def free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_pd(*messages: str) -> Iterator[subprocess.Popen[str]]:
    """Pd without window, sound and preferences, that sends `messages` once the patch is loaded."""
    sends = [word for message in messages for word in ("-send", message)]
    pd = subprocess.Popen(
        ["pd", "-nogui", "-noaudio", "-nomidi", "-noprefs", "-stderr", "-open", str(PATCH), *sends],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield pd
    finally:
        pd.kill()
        pd.wait()
        assert pd.stdout is not None
        pd.stdout.close()


def read_until(pd: subprocess.Popen[str], expected: str, timeout_seconds: float = 8.0) -> list[str]:
    """Return Pd's console up to the line that contains `expected`."""
    assert pd.stdout is not None
    lines: list[str] = []
    deadline = time.monotonic() + timeout_seconds
    while time.monotonic() < deadline:
        line = pd.stdout.readline()
        lines.append(line.rstrip())
        if expected in line:
            return lines
        if not line and pd.poll() is not None:
            break
    raise AssertionError(f"Pd did not print {expected!r} but {lines}")


def complaints(lines: list[str]) -> list[str]:
    # Pd ends with 0 whatever fails: only its console tells. Our own answers are printed as "rld-error:".
    pattern = re.compile(r"couldn't create|connection failed|no method|no such|^error|cannot|bad arg", re.IGNORECASE)
    return [line for line in lines if pattern.search(line) and not line.startswith("rld-")]


def test_pd_plays_the_server_and_prints_its_answers() -> None:
    port, reply_port = free_port(), free_port()
    performer = FakePerformer()
    with (
        ControlServer(ControlConfig(port=port), performer) as server,  # its reply port stays 7401: the patch says hello
        running_pd(
            f"rld-connect 127.0.0.1 {port} {reply_port}",
            "rld-play bang",
            "rld-seed 42",
            "rld-number 7",
            "rld-cue-now bang",
            "rld-morph-a 5",
            "rld-morph-set bang",
            "rld-reseed-index 3",
            "rld-mute 1",
            "rld-out /rld/seed 1883 52501 3",
            "rld-out /rld/codec/attribute learn_target 1",
            "rld-gain 40",
            "rld-panic bang",
        ) as pd,
    ):
        lines = read_until(pd, "rld-done: /rld/panic")
        server.publish(
            Status(state="playing", seed=2**40, level=(-3.0, -9.0, float("-inf"), -9.0), device="USB, 2 out")
        )
        server.event("cue_ready", 7)
        lines += read_until(pd, "rld-cue: ready 7")
        server.event("underrun", 1)
        lines += read_until(pd, "rld-event: underrun 1")

    assert complaints(lines) == []
    assert performer.commands == [
        Play(0.1),
        PlaySeed(42),
        PrepareCue(7),
        SetMorphSeeds((5, 2)),
        SetReseed("random"),
        SetKnob("mute", 1),
        PlaySeed(123456789, 3.0),
        SetAttribute("learn_target", (1.0,)),
        Panic(),
    ]
    assert "rld-done: /rld/seed" in lines
    assert any(line.startswith("rld-error: /rld/gain") and "-90" in line for line in lines)


def test_every_slider_of_the_panel_is_within_the_range_of_its_knob() -> None:
    performer = FakePerformer()
    ends = {
        name: (float(low), float(high))
        for low, high, name in re.findall(
            r" hsl \d+ \d+ ([-\d.]+) ([-\d.]+) \d \d rld-(\w+) ", PATCH.read_text(encoding="utf-8")
        )
    }
    assert {"gain", "crossfade", "temperature", "limiter", "morph"} == set(ends)
    port, reply_port = free_port(), free_port()
    sends = [f"rld-{name} {value:g}" for name, values in ends.items() for value in values]
    with (
        ControlServer(ControlConfig(port=port), performer) as server,
        running_pd(f"rld-connect 127.0.0.1 {port} {reply_port}", *sends, "rld-panic bang") as pd,
    ):
        lines = read_until(pd, "rld-done: /rld/panic")
        assert server.counts.refused == 0
    assert complaints(lines) == []
    assert len(performer.commands) == len(sends) + 1


def test_without_a_server_the_patch_loads_in_silence_at_the_ports_of_the_configuration() -> None:
    assert "127.0.0.1 7400 7401" in PATCH.read_text(encoding="utf-8")
    with running_pd(f"rld-connect 127.0.0.1 {free_port()} {free_port()}", "rld-seed 1", "pd quit") as pd:
        output, _ = pd.communicate(timeout=8)
    assert complaints(output.splitlines()) == []


def test_the_patch_needs_no_externals() -> None:
    assert "declare" not in PATCH.read_text(encoding="utf-8")
