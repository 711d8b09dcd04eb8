"""Logs of takes from strangers, as `rld-live render` reads them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from rld_live.offline.render import render
from rld_live.pipeline.models import compute_on_one_thread
from rld_live.pipeline.take import open_take
from tests.fakes.sets import write_set
from tests.hostile.files import assert_harmless, flipped, refusal, truncated
from tests.hostile.values import HARMFUL, ODDITIES, TOWERS, changed
from tests.offline.improvisation import Improvisation


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The log of a short take."""
    compute_on_one_thread()
    path = tmp_path_factory.mktemp("take") / "take.wav"
    with Improvisation(write_set(tmp_path_factory.mktemp("set")).config, seed=20) as improvised:
        improvised.record(path, 1)
        improvised.go_on(4)
        improvised.end_recording()
    return path.with_suffix(".jsonl").read_bytes()


def read(path: Path) -> None:
    """Read all that is told, as a rendering does before it plays."""
    take = open_take(path)
    for lines in (take.decoder_lines(), take.audio_lines()):
        for _ in lines:
            pass


def play(path: Path) -> None:
    """Render it, and remove what came of it."""
    made = render(path, path.with_name("out.wav"), lambda _fraction: None).path
    made.unlink()


def with_lines_changed(log: bytes, *, count: int, seed: int) -> Iterator[bytes]:
    lines = [json.loads(line) for line in log.splitlines()]
    for content in changed(lines, count=count, seed=seed):
        told = json.loads(content)
        yield b"".join(json.dumps(line).encode() + b"\n" for line in (told if isinstance(told, list) else [told]))


def test_damaged_logs_do_no_harm(tmp_path: Path, log: bytes) -> None:
    path = tmp_path / "a.jsonl"
    assert_harmless(read, path, with_lines_changed(log, count=60, seed=1))
    assert_harmless(read, path, truncated(log, step=len(log) // 15))
    assert_harmless(read, path, flipped(log, count=30, seed=2))
    assert assert_harmless(read, path, iter((*TOWERS, *ODDITIES))) == len(TOWERS) + len(ODDITIES)


@pytest.mark.soak
def test_logs_cut_at_every_byte_do_no_harm(tmp_path: Path, log: bytes) -> None:
    path = tmp_path / "a.jsonl"
    assert_harmless(read, path, with_lines_changed(log, count=3000, seed=3))
    assert_harmless(read, path, truncated(log))
    assert_harmless(read, path, flipped(log, count=3000, seed=4))


@pytest.mark.soak
def test_damaged_logs_that_are_rendered_do_no_harm(tmp_path: Path, log: bytes) -> None:
    path = tmp_path / "a.jsonl"
    assert_harmless(play, path, with_lines_changed(log, count=300, seed=5), seconds=60.0)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.jsonl"]


def header_changed(log: bytes, key: str, value: object) -> bytes:
    first, rest = log.split(b"\n", 1)
    header = json.loads(first)
    header["config"]["models"][key] = value
    return json.dumps(header).encode() + b"\n" + rest


@pytest.mark.parametrize(
    "model",
    ["/dev/zero", "/dev/stdin", "/etc/passwd", "/", "a\0b", "~nobody/x", "x" * 5000, ""],
    ids=range(8),
)
def test_a_log_does_not_make_us_read_what_is_no_model(tmp_path: Path, log: bytes, model: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(header_changed(log, "codec", model))
    assert refusal(lambda: play(path), seconds=3.0, mebibytes=256) is not None


@pytest.mark.parametrize(
    "recording", [each for each in HARMFUL if isinstance(each, str)] + ["/etc/x.wav", "a.\0wav", "a.exe"]
)
def test_a_rendering_lies_beside_its_log_whatever_that_says(tmp_path: Path, log: bytes, recording: str) -> None:
    path = tmp_path / "in" / "a.jsonl"
    path.parent.mkdir()
    lines = [json.loads(line) for line in log.splitlines()]
    for line in lines:
        if line.get("recording"):
            line["recording"] = recording
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    refusal(lambda: render(path, None, lambda _fraction: None), seconds=30.0)
    assert [each.name for each in tmp_path.iterdir()] == ["in"]
    assert {each.stem for each in path.parent.iterdir()} <= {"a", "a-render"}
