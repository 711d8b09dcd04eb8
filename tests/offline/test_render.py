"""Takes that are rebuilt from their logs, sample for sample."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from rld_live.cli.app import app
from rld_live.errors import DataError
from rld_live.offline.render import render, session
from rld_live.pipeline.models import compute_on_one_thread
from rld_live.pipeline.take import open_take
from tests.fakes.sets import FakeSet, write_set
from tests.offline.improvisation import Improvisation

WINDOW = 512


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> FakeSet:
    compute_on_one_thread()
    written = write_set(tmp_path_factory.mktemp("set"))
    return written.with_header(network=replace(written.header.network, window=WINDOW))


@pytest.fixture(scope="module")
def take(models: FakeSet, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A short recording in the middle of a session, with its log beside it."""
    path = tmp_path_factory.mktemp("take") / "take.wav"
    with Improvisation(models.config, seed=20) as improvised:
        improvised.go_on(20)
        improvised.record(path, 1)
        improvised.go_on(20)
        improvised.end_recording()
    return path


def sound(path: Path) -> NDArray[np.float32]:
    frames: NDArray[np.float32] = soundfile.read(path, dtype="float32", always_2d=True)[0]
    return frames


def rendered(log: Path, out: Path | None = None) -> Path:
    return render(log, out, lambda fraction: None).path


@pytest.mark.parametrize(("seed", "device_rate"), [(0, 48000), (1, 44100), (2, 48000)])
def test_whatever_happened_the_rendering_has_the_samples_of_both_recordings(
    models: FakeSet, tmp_path: Path, seed: int, device_rate: int
) -> None:
    with Improvisation(models.config, seed=seed, device_rate=device_rate) as improvised:
        improvised.go_on(15)
        improvised.record(tmp_path / "1.wav", 1)
        improvised.go_on(30)
        improvised.end_recording()
        improvised.go_on(10)
        improvised.record(tmp_path / "2.wav", 2)
        improvised.go_on(15)
        heard = improvised.end_recording()
        assert improvised.stage.player.meters.faults == 0
    assert "splice" in improvised.done
    for name in ("1", "2"):
        recording = sound(tmp_path / f"{name}.wav")
        assert recording.any()
        assert np.array_equal(sound(rendered(tmp_path / f"{name}.jsonl")), recording)
    second = open_take(tmp_path / "2.jsonl")
    frames = np.concatenate([block for _, block in session(second, block_frames=777)])
    assert np.array_equal(frames, heard[: second.stop])


@pytest.mark.parametrize("seed", [7, 8])
def test_music_that_starved_is_rendered_as_it_went_round(tmp_path: Path, seed: int) -> None:
    compute_on_one_thread()
    written = write_set(tmp_path)
    models = written.with_header(network=replace(written.header.network, window=64))
    with Improvisation(models.config, seed=seed, blocks_per_turn=0.5) as improvised:
        improvised.go_on(10)
        improvised.record(tmp_path / "take.wav", 1)
        improvised.go_on(80)
        heard = improvised.end_recording()
    assert (tmp_path / "take.jsonl").read_text().count('"retreats"') > 10
    assert improvised.events.count(("starving", 0)) > 3
    assert heard.any()
    assert np.array_equal(sound(rendered(tmp_path / "take.jsonl")), sound(tmp_path / "take.wav"))


@pytest.mark.parametrize("seed", [3, 4])
def test_recordings_of_two_audio_processes_are_rendered_each_as_it_was(
    models: FakeSet, tmp_path: Path, seed: int
) -> None:
    with Improvisation(models.config, seed=seed) as improvised:
        improvised.go_on(15)
        improvised.record(tmp_path / "1.wav", 1)
        improvised.go_on(30)
        killed = improvised.stage.player
        improvised.drain()
        improvised.log.end()
        improvised.stage.replace_player()
        improvised.go_on(10)
        improvised.record(tmp_path / "2.wav", 2)
        improvised.go_on(30)
        improvised.end_recording()
        killed.close()
    assert "splice" in improvised.done
    first, second = (sound(tmp_path / f"{name}.wav") for name in "12")
    assert second.any()
    assert np.array_equal(sound(rendered(tmp_path / "2.jsonl")), second)
    again = sound(rendered(tmp_path / "1.jsonl"))
    assert 0 <= len(first) - len(again) < 0.1 * 48000
    assert np.array_equal(again, first[: len(again)])


def test_a_rendering_stands_beside_its_log_and_takes_nobodys_place(take: Path, tmp_path: Path) -> None:
    log = tmp_path / "my set.jsonl"
    log.write_bytes(take.with_suffix(".jsonl").read_bytes())
    fractions: list[float] = []
    first = render(log, None, fractions.append)
    second = rendered(log)
    assert [first.path.name, second.name] == ["my set-render.wav", "my set-render-2.wav"]
    assert first.path.parent == second.parent == tmp_path
    assert first.path.read_bytes() == second.read_bytes()
    assert first.seconds == pytest.approx(len(sound(take)) / 48000)
    assert fractions[-1] == 1.0
    assert fractions == sorted(fractions)
    assert not (tmp_path / "1.wav").exists()  # the log's own path


def test_the_command_writes_where_it_is_told_to(take: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "again.flac"
    app(["render", str(take.with_suffix(".jsonl")), "--out", str(out)], standalone_mode=False)
    assert np.abs(sound(out) - sound(take)).max() <= 2**-23
    assert "again.flac" in capsys.readouterr().out


def test_a_log_without_its_end_gives_what_it_tells_of_with_a_warning(
    take: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    log = tmp_path / "a.jsonl"
    content = take.with_suffix(".jsonl").read_bytes()
    begins = content.index(b'"recording"')
    recording = sound(take)
    lengths = []
    for share in (0.2, 0.5, 0.9):
        log.write_bytes(content[: begins + int((len(content) - begins) * share)])
        part = sound(rendered(log))
        assert np.array_equal(part, recording[: len(part)])
        lengths.append(len(part))
    assert 0 < lengths[0] < lengths[1] < lengths[2] < len(recording)
    assert len(caplog.messages) == 3
    assert all("a.jsonl: breaks off behind line" in message for message in caplog.messages)


def test_a_log_that_breaks_off_with_the_recordings_first_line_has_nothing_to_render(take: Path, tmp_path: Path) -> None:
    log = tmp_path / "a.jsonl"
    lines = take.with_suffix(".jsonl").read_bytes().splitlines(keepends=True)
    begins = next(index for index, line in enumerate(lines) if b'"recording"' in line)
    log.write_bytes(b"".join(lines[: begins + 1]))
    with pytest.raises(DataError, match="breaks off before the first frame"):
        rendered(log)
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]


def test_another_model_file_is_named_and_so_is_a_missing_one(models: FakeSet, take: Path, tmp_path: Path) -> None:
    log = tmp_path / "a.jsonl"
    content = take.with_suffix(".jsonl").read_text()
    moved = tmp_path / "diffusion.safetensors"
    log.write_text(content.replace(str(models.checkpoint), str(moved)))
    with pytest.raises(DataError, match=r"diffusion\.safetensors: is not there"):
        rendered(log)
    moved.write_bytes(models.checkpoint.read_bytes() + b"0")
    with pytest.raises(DataError, match=r"diffusion\.safetensors: is not the checkpoint that played a\.jsonl"):
        rendered(log)


def test_a_log_of_another_version_is_rendered_with_a_warning(
    take: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    log = tmp_path / "a.jsonl"
    content = take.with_suffix(".jsonl").read_text()
    version = content.split('"torch":"', 1)[1].split('"', 1)[0]
    log.write_text(content.replace(f'"torch":"{version}"', '"torch":"1.2.3"'))
    assert np.array_equal(sound(rendered(log)), sound(take))
    assert "torch 1.2.3" in caplog.text


def test_a_log_whose_music_takes_another_course_is_refused_with_the_line(take: Path, tmp_path: Path) -> None:
    log = tmp_path / "a.jsonl"
    lines = take.with_suffix(".jsonl").read_text().splitlines(keepends=True)
    index = next(index for index, line in enumerate(lines) if '"start"' in line)
    log.write_text("".join(lines[:index] + lines[index + 1 :]))
    with pytest.raises(DataError, match=r"a\.jsonl: line \d+: (the music takes another course|latents are missing)"):
        rendered(log)
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]


def test_more_than_a_ring_holds_is_refused(take: Path, tmp_path: Path) -> None:
    log = tmp_path / "a.jsonl"
    content = take.with_suffix(".jsonl").read_text()
    head, first, *rest = content.splitlines(keepends=True)
    log.write_text(
        head + first + '{"frame":0,"ring":[900000000,0,0]}\n' + "".join(line for line in rest if "recording" in line)
    )
    with pytest.raises(DataError, match=r"a\.jsonl: line 3: more than the ring holds"):
        rendered(log)


def test_a_rendering_that_fails_leaves_the_file_that_was_there(take: Path, tmp_path: Path) -> None:
    log, out = tmp_path / "a.jsonl", tmp_path / "a.wav"
    out.write_bytes(b"dear")
    lines = take.with_suffix(".jsonl").read_text().splitlines(keepends=True)
    log.write_text("".join(line for line in lines if '"start"' not in line))
    with pytest.raises(DataError, match=r"another course|latents are missing"):
        rendered(log, out)
    assert out.read_bytes() == b"dear"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "a.wav"]
    rendered(take.with_suffix(".jsonl"), out)
    assert np.array_equal(sound(out), sound(take))


@pytest.mark.parametrize("suffix", [".wav", ".flac"])
def test_a_disk_that_is_full_is_told_in_a_line(take: Path, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"a{suffix}"
    (tmp_path / f".a.part{suffix}").symlink_to("/dev/full")
    with pytest.raises(DataError, match=rf"a(\.part)?\{suffix}: cannot be written: No space left"):
        rendered(take.with_suffix(".jsonl"), out)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ({"rewind": 2**53}, "the music takes another course"),
        ({"heard": 0.0, "command": "Quit"}, "does not belong to the performance"),
        ({"heard": 0.0, "command": "SetKnob", "name": "gain", "value": 0.0}, "does not belong to the performance"),
        ({"heard": 0.0, "command": "PlaySlot", "slot": 3}, "slot 3 is empty"),
    ],
)
def test_what_cannot_be_done_is_told_with_its_line(
    take: Path, tmp_path: Path, line: dict[str, object], reason: str
) -> None:
    log = tmp_path / "a.jsonl"
    head, rest = take.with_suffix(".jsonl").read_text().split("\n", 1)
    log.write_text("\n".join((head, json.dumps({"chunk": 0, "written": 0, **line}), rest)))
    with pytest.raises(DataError, match=rf"a\.jsonl: line \d+: .*{reason}"):
        rendered(log)


def test_a_rate_that_is_not_the_codecs_is_refused(take: Path, tmp_path: Path) -> None:
    log = tmp_path / "a.jsonl"
    content = take.with_suffix(".jsonl").read_text()
    log.write_text(content.replace('"codec_rate":44100', '"codec_rate":44101'))
    with pytest.raises(DataError, match=r"a\.jsonl: line 1: 44101 Hz is not the rate of its codec"):
        rendered(log)
