"""Hostile files at the command line: one clear line, and an exit code that says whose mistake it is."""

import pickle
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fakes.flawed import write_flawed
from tests.hostile.test_latents import described, npy
from tests.hostile.test_sounds import wave
from tests.hostile.test_weights import Evil
from tests.hostile.test_yaml import LAUGHS

ADDRESS_SPACE = 16 * 2**30
SECONDS = 60.0


def run(*arguments: str | Path) -> tuple[int, str]:
    """Run a command with so much memory and time; return its exit code and what it complains about."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))

    command = [sys.executable, "-m", "rld_live", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, preexec_fn=limit)
    return done.returncode, done.stderr


def assert_one_line(stderr: str, path: Path) -> None:
    (line,) = stderr.strip().splitlines()
    assert line.startswith("rld-live: ")
    assert str(path) in line


@pytest.mark.parametrize("setting", ["--config", pytest.param("play.cuelist", marks=pytest.mark.soak)])
def test_a_set_that_laughs_ends_with_one_line(tmp_path: Path, setting: str) -> None:
    path = tmp_path / "set.yaml"
    path.write_text(f"a: &a [x, x]\n{LAUGHS}")
    given = ("--config", path) if setting == "--config" else ("--device", "null", "--set", f"{setting}={path}")
    code, stderr = run("serve", *given)
    assert code == 2
    assert_one_line(stderr, path)


@pytest.mark.soak
def test_files_that_lie_end_with_one_line_each(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    codec, out = write_flawed(tmp_path / "codec.ts"), tmp_path / "out"
    files = {
        "a.npy": npy(described(shape="(1000000000000000000000000000000, 2)")),
        "a.jsonl": b"[" * 100_000 + b"\n",
        "a.pt": pickle.dumps(Evil(mark)),
        "a.safetensors": b"\xff" * 7 + b"\x7f{}",
        "a.ts": b"PK\x03\x04" + bytes(100),
        "a.wav": wave(rate=1),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    for name, arguments in {
        "a.npy": ("inspect", tmp_path / "a.npy"),
        "a.jsonl": ("render", tmp_path / "a.jsonl"),
        "a.pt": ("convert", tmp_path / "a.pt", "--codec", codec, "--out", out / "a.safetensors"),
        "a.safetensors": ("generate", "--checkpoint", tmp_path / "a.safetensors", "--out", out),
        "a.ts": ("generate", "--codec", tmp_path / "a.ts", "--out", out),
        "a.wav": ("preprocess", tmp_path / "a.wav", "--codec", codec, "--sample-rate", "44100", "--out", out),
    }.items():
        code, stderr = run(*arguments)
        assert code in {1, 2}, (name, stderr)
        assert_one_line(stderr, tmp_path / name)
    assert not mark.exists()
    assert {each.name for each in tmp_path.iterdir()} <= {*files, "codec.ts", "out"}
