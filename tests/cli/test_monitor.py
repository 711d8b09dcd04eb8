"""The state of a server, in a terminal."""

import os
import pty
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from rich.console import Console

from rld_live.cli.monitor_view import WIDE_COLUMNS, Connection, page, plain
from rld_live.control.audience import status_lines
from rld_live.control.mirror import Mirror
from rld_live.control.packets import Message
from rld_live.control.server_process import free_port
from rld_live.status import Status

PLAYING = Status(
    state="playing",
    seed=42,
    next_seed=43,
    position=75.0,
    window=6,
    morph=0.5,
    ring_seconds=0.5,
    ring_seconds_min=0.4,
    generate_rtf=0.2,
    decode_rtf=0.1,
    level=(-9.0, -18.0, -30.0, -40.0),
    device="a card",
    sample_rate=48000,
    latency_ms=560.0,
    cpu=0.5,
    memory_mb=600.0,
)
HERE = Connection("box:7400", is_there=True, silent_seconds=0.1)


def mirrored(status: Status) -> Mirror:
    mirror = Mirror()
    for address, values in status_lines(status):
        mirror.hear(Message(address, values), 0.0)
    for values in [
        ("/rld/gain", -6.0),
        ("/rld/steps", 8),
        ("/rld/morph/seeds", 42, 7),
        ("/rld/quantize", "bar"),
        ("/rld/latent/bias/0", 0.0),
        ("/rld/latent/bias/3", 1.5),
        ("/rld/latent/scale/3", 1.0),
    ]:
        mirror.hear(Message("/rld/event/value", values), 0.0)
    return mirror


def shown(mirror: Mirror, connection: Connection = HERE, *, width: int = 80, height: int = 24) -> list[str]:
    console = Console(width=width, height=height, record=True, force_terminal=True, file=open(os.devnull, "w"))  # noqa: SIM115, PTH123
    with console.file:
        console.print(page(mirror, connection, width=width, height=height, now=30.0))
    return console.export_text().splitlines()


def line(lines: list[str], label: str) -> str:
    (found,) = (each for each in lines if each.startswith(f"{label} "))
    return found


@pytest.mark.parametrize(("width", "height"), [(40, 10), (80, 24), (WIDE_COLUMNS, 20), (200, 60)])
def test_a_page_fits_its_terminal_whatever_was_told(width: int, height: int) -> None:
    mirror = mirrored(replace(PLAYING, device="a very long name " * 20, seed=2**62))
    for number in range(100):
        mirror.hear(Message("/rld/error", ("/rld/gain", "out of range " * 30, number)), 0.0)
    lines = shown(mirror, width=width, height=height)
    assert len(lines) <= height
    assert max(map(len, lines)) <= width


def test_the_page_says_what_plays_and_how_it_goes() -> None:
    lines = shown(mirrored(PLAYING))
    assert "box:7400" in lines[0]
    assert lines[0].endswith("PLAYING ")
    assert line(lines, "seed").split() == ["seed", "42", "→", "43", "at", "1:15", "window", "6"]
    assert "0.50  of 42 7" in line(lines, "morph")
    assert line(lines, "morph").count("█") == 12
    assert "quantize bar" in line(lines, "beat")
    assert line(lines, "latent").split(maxsplit=1)[1] == "bias 3: 1.5"
    assert "-9.0 dBFS  RMS  -18.0" in line(lines, "left")
    assert line(lines, "right").count("█") == 12
    assert "0.50 s  least 0.40" in line(lines, "ring")
    assert "generate 0.200  decode 0.100" in line(lines, "load")
    assert "a card  48000 Hz  latency 560 ms" in line(lines, "device")
    assert "gain -6 dB" in "".join(lines)


def test_the_same_is_on_a_wide_page_with_the_knobs_beside() -> None:
    lines = shown(mirrored(PLAYING), width=140)
    assert any("seed" in each and each.rstrip().endswith("crossfade –") for each in lines)
    assert len(lines) < len(shown(mirrored(PLAYING), width=WIDE_COLUMNS - 1)) + 2


def test_what_needs_a_look_is_said_in_words_and_not_by_colour_alone() -> None:
    lines = shown(mirrored(replace(PLAYING, ring_seconds=0.05, underruns=2, underrun_frames=960)))
    assert "LOW" in line(lines, "ring")
    assert "2  960 frames" in line(lines, "underruns")


def test_the_latest_news_come_first() -> None:
    mirror = mirrored(PLAYING)
    mirror.hear(Message("/rld/event/seed", (1,)), 10.0)
    mirror.hear(Message("/rld/event/underrun", (1,)), 20.0)
    lines = shown(mirror)
    assert lines[-2].split() == ["0:10", "ago", "underrun", "1"]
    assert lines[-1].split() == ["0:20", "ago", "seed", "1"]


def test_a_server_that_is_gone_is_shown_as_gone_with_what_it_told_last() -> None:
    lines = shown(mirrored(PLAYING), Connection("box:7400", is_there=False, silent_seconds=12.0))
    assert lines[0].endswith("NO ANSWER ")
    assert "Silent for 12 s" in lines[1]
    assert line(lines, "seed")


def test_before_anybody_answers_it_says_what_to_look_for() -> None:
    lines = shown(Mirror(), Connection("box:7400", is_there=False, silent_seconds=None))
    assert len(lines) == 2
    assert "control.host" in lines[1]


def test_a_line_for_a_log_holds_the_state() -> None:
    assert plain(mirrored(PLAYING)) == (
        "playing, seed 42, at 1:15, morph 0.50, peaks -9.0 -30.0 dBFS, ring 0.50 s, generate 0.200, decode 0.100, "
        "underruns 0"
    )


@pytest.fixture
def fake_port() -> Iterator[int]:
    """The port of a server that plays without sound, in a process of its own."""
    port = free_port()
    with subprocess.Popen([sys.executable, "-m", "rld_live.control.fake", str(port)]) as server:
        yield port
        server.send_signal(signal.SIGINT)


def monitor(*options: str) -> list[str]:
    return [sys.executable, "-c", "from rld_live.cli import main; main()", "monitor", *options]


def test_asked_once_it_prints_everything_and_ends(fake_port: int) -> None:
    for _ in range(10):  # until the server is there
        done = subprocess.run(monitor("--port", str(fake_port), "--once"), capture_output=True, text=True, check=False)
        if done.returncode == 0:
            break
    told = [each.split() for each in done.stdout.splitlines()]
    for fact in (["state", "playing"], ["seed", "1"], ["crossfade", "-1"], ["crossfade", "3"], ["latent_dim", "8"]):
        assert fact in told


def test_asked_once_where_nobody_is_it_says_so_in_one_line() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:  # by somebody who does not answer
        taken.bind(("127.0.0.1", 0))
        port = str(taken.getsockname()[1])
        done = subprocess.run(monitor("--port", port, "--once"), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)
    assert f"nobody answers at 127.0.0.1:{port}" in done.stderr


def test_where_there_is_no_terminal_it_prints_plain_lines(fake_port: int) -> None:
    with subprocess.Popen(monitor("--port", str(fake_port)), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline()]
        while "playing" not in lines[-1]:
            lines.append(process.stdout.readline())
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
    assert f"127.0.0.1:{fake_port} answers\n" in lines
    assert not any("\x1b" in each for each in lines)


def test_in_a_terminal_it_draws_until_it_is_interrupted_and_gives_the_screen_back(fake_port: int) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
    with subprocess.Popen(
        monitor("--port", str(fake_port)), stdin=theirs, stdout=theirs, stderr=theirs, env=environment
    ) as process:
        os.close(theirs)
        drawn, deadline = b"", time.monotonic() + 20.0
        while b"PLAYING" not in drawn and time.monotonic() < deadline:
            drawn += os.read(ours, 65536)
        process.send_signal(signal.SIGINT)
        while True:
            try:
                drawn += os.read(ours, 65536)
            except OSError:  # how Linux says that the other side is closed
                break
        assert process.wait(10) == 0
    os.close(ours)
    assert b"PLAYING" in drawn
    assert b"\x1b[?1049h" in drawn
    assert b"\x1b[?1049l" in drawn[drawn.rindex(b"PLAYING") :]
