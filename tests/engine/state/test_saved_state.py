"""What plays is saved while it plays, and comes back; whatever else is in the file's place, the music begins."""

import json
import logging
import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from rld_live.commands import MoveMorph, PlaySeed, SetKnob, SetLatent, SetMorphSeeds, SetQuantize, SetReseed
from rld_live.config import OWN_SET, Config
from rld_live.control.cues import CuePlace
from rld_live.engine.files.presets import Presets
from rld_live.engine.state.resuming import Resuming, Start
from rld_live.engine.state.saved_state import MEBIBYTES_MAXIMUM, SavedState, StateFile
from rld_live.engine.state.state_keeper import StateKeeper
from rld_live.errors import DataError, ModelError
from tests.engine.rig import Rig
from tests.waiting import wait_until

CRASHED = Start(resumes=True, restarts=1, death="was killed by signal 9", has_played=True)


@dataclass(frozen=True)
class Codec:
    """As much of a `CodecInfo` as is looked at."""

    name: str = "codec.ts"
    fingerprint: str = "0123456789abcdef"


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    with Rig(tmp_path) as rig:
        yield rig


@pytest.fixture
def file(tmp_path: Path) -> StateFile:
    return StateFile(tmp_path / "state.json")


def presets_of(rig: Rig) -> Presets:
    parts = {"midi": rig.bindings}
    return Presets(rig.presets, clerk=rig.clerk, pre_ring=rig.pre_ring, post_ring=rig.post_ring, parts=parts)


def keeper_of(rig: Rig, file: StateFile, **beside: Any) -> StateKeeper:
    told = {"codec": Codec.fingerprint, "set": OWN_SET, "transport": "playing", **beside}
    return StateKeeper(file, presets=presets_of(rig), decoder=rig.decoder, clerk=rig.clerk, beside=lambda: told)


def saved(rig: Rig, file: StateFile, **beside: Any) -> SavedState:
    keeper = keeper_of(rig, file, **beside)
    keeper.save()
    keeper.wait(5.0)
    state = file.read()
    assert state is not None
    return state


def perform(rig: Rig) -> None:
    for command in (
        PlaySeed(42),
        SetMorphSeeds((42, 43, 44)),
        MoveMorph(0.25),
        SetKnob("temperature", 0.7),
        SetKnob("gain", -6.0),
        SetLatent("bias", 1, -2.0),
        SetReseed("loop"),
        SetQuantize("bar"),
    ):
        assert rig.ask(command)[0] == "done"
    rig.bindings.value = 7


def resumed(rig: Rig, file: StateFile, start: Start = CRASHED, codec: Codec = Codec()) -> bool:
    presets = presets_of(rig)
    return Resuming(file, start).resume(presets, rig.decoder.performance, codec)  # type: ignore[arg-type]


def stands(rig: Rig) -> tuple[object, ...]:
    return rig.performer.standing(), dict(rig.performer.knobs()), rig.bindings.value


def warnings(log: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in log.records if record.levelno >= logging.WARNING]


def test_everything_stands_again_where_it_was(rig: Rig, file: StateFile, tmp_path: Path) -> None:
    perform(rig)
    saved(rig, file)
    with Rig(tmp_path) as other:
        assert resumed(other, file)
        assert stands(other) == stands(rig)


def test_a_quantized_performance_begins_without_waiting_for_its_bar(rig: Rig, file: StateFile, tmp_path: Path) -> None:
    perform(rig)
    saved(rig, file)
    with Rig(tmp_path) as other:
        resumed(other, file)
        assert other.decoder.performance.timeline.waits_for is None
        assert other.decoder.performance.timeline.waiting_seed == 42


def test_a_held_moment_is_held_again(rig: Rig, file: StateFile, tmp_path: Path) -> None:
    rig.ask(PlaySeed(42))
    state = saved(rig, file)
    file.write(state.model_copy(update={"is_frozen": True}))
    with Rig(tmp_path) as other:
        assert resumed(other, file)
        aimed = other.decoder.performance.timeline.aimed
        assert aimed is not None
        assert aimed.is_frozen


def test_what_has_not_changed_is_not_written_again(rig: Rig, file: StateFile) -> None:
    keeper = keeper_of(rig, file)
    for _ in range(3):
        keeper.save()
        keeper.wait(5.0)
    written = file.path.stat()
    keeper.save()
    keeper.wait(5.0)
    assert file.path.stat().st_ino == written.st_ino
    rig.ask(PlaySeed(7))
    keeper.save()
    keeper.wait(5.0)
    assert file.path.stat().st_ino != written.st_ino


def test_a_disk_that_fails_is_told_once_and_saving_goes_on(
    rig: Rig, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "folder"
    folder.write_text("a file in its place")
    keeper = keeper_of(rig, StateFile(folder / "state.json"))
    for _ in range(3):
        keeper.save()
        keeper.wait(5.0)
    assert len(warnings(caplog)) == 1
    folder.unlink()
    keeper.save()
    keeper.wait(5.0)
    assert (folder / "state.json").exists()


def test_it_saves_once_a_second_and_never_overtakes_itself(rig: Rig, file: StateFile) -> None:
    keeper = keeper_of(rig, file)
    before = len(rig.decoder.keys)
    for _ in range(20):
        keeper.turn()
    assert len(rig.decoder.keys) == before + 1
    wait_until(file.path.exists)


def test_truncated_at_every_byte_it_begins_from_the_config_with_one_line_and_keeps_the_file(
    rig: Rig, file: StateFile, caplog: pytest.LogCaptureFixture
) -> None:
    rig.ask(PlaySeed(42))
    saved(rig, file)
    whole = file.path.read_bytes()
    for length in range(len(whole)):
        file.path.write_bytes(whole[:length])
        assert not resumed(rig, file)
        (aside,) = file.path.parent.glob("state-aside-*.json")
        assert aside.read_bytes() == whole[:length]
        aside.unlink()
        assert len(warnings(caplog)) == 1
        caplog.clear()
    file.path.write_bytes(whole)
    assert resumed(rig, file)


def _directory(path: Path) -> None:
    path.mkdir()
    (path / "inside").touch()


def _edited(change: Callable[[dict[str, Any]], Any]) -> Callable[[Path], None]:
    def edit(path: Path) -> None:
        state = json.loads(path.read_text())
        change(state)
        path.write_text(json.dumps(state))

    return edit


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(random.Random(1).randbytes(2000)),
        lambda path: path.write_bytes(b"\0" * 1000),
        lambda path: path.write_text("[" * 100_000),
        lambda path: path.write_text("{}"),
        lambda path: path.write_text("null"),
        lambda path: os.truncate(path, (MEBIBYTES_MAXIMUM + 1) * 2**20),
        lambda path: (path.unlink(), _directory(path)),
        lambda path: (path.unlink(), os.mkfifo(path)),
        lambda path: (path.unlink(), path.symlink_to("/dev/zero")),
        _edited(lambda state: state.update(transport="dancing")),
        _edited(lambda state: state.update(is_frozen="yes")),
        _edited(lambda state: state.update(set=3)),
        _edited(lambda state: state.update(seconds_to_next_cue=-1.0)),
        _edited(lambda state: state.update(parts=[])),
        _edited(lambda state: state.update(surprise=1)),
        _edited(lambda state: state["parts"].pop("performance")),
        _edited(lambda state: state["parts"]["knobs"].update(gain="loud")),
        _edited(lambda state: state["parts"]["performance"]["voice"].update(position=1e300)),
        _edited(lambda state: state["parts"].update(midi="something else")),
    ],
)
def test_whatever_is_in_its_place_the_music_begins_with_one_line_and_it_is_kept(
    rig: Rig, file: StateFile, caplog: pytest.LogCaptureFixture, damage: Callable[[Path], Any]
) -> None:
    rig.ask(PlaySeed(42))
    saved(rig, file)
    damage(file.path)
    before = stands(rig)
    assert not resumed(rig, file)
    assert stands(rig) == before
    assert len(warnings(caplog)) == 1
    assert "\n" not in warnings(caplog)[0]
    assert not os.path.lexists(file.path)
    assert len(list(file.path.parent.glob("state-aside-1*"))) == 1


def test_nothing_saved_is_said_and_no_error(file: StateFile, rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    assert not resumed(rig, file)
    assert ["nothing was saved" in line for line in warnings(caplog)] == [True]


def test_the_state_of_another_codec_is_not_played(rig: Rig, file: StateFile) -> None:
    rig.ask(PlaySeed(42))
    saved(rig, file)
    assert not resumed(rig, file, codec=Codec(fingerprint="another"))


def test_a_plain_start_looks_at_nothing(rig: Rig, file: StateFile, caplog: pytest.LogCaptureFixture) -> None:
    rig.ask(PlaySeed(42))
    saved(rig, file)
    assert not resumed(rig, file, Start())
    assert file.path.exists()
    assert not warnings(caplog)


def test_a_state_that_may_be_what_kills_is_put_aside(rig: Rig, file: StateFile) -> None:
    rig.ask(PlaySeed(42))
    saved(rig, file)
    assert not resumed(rig, file, Start(restarts=3, death="failed by a bug", is_state_suspect=True))
    assert not file.path.exists()
    assert file.path.with_name("state-aside-1.json").exists()


def test_after_an_engine_that_died_while_it_loaded_nothing_of_an_earlier_performance_is_looked_at(
    rig: Rig, file: StateFile, caplog: pytest.LogCaptureFixture
) -> None:
    rig.ask(PlaySeed(42))
    saved(rig, file)
    assert not resumed(rig, file, Start(restarts=1, death="was killed by signal 9"))
    assert file.path.exists()
    assert not warnings(caplog)


@pytest.mark.parametrize("seconds", [4.5, None])
def test_a_written_set_goes_on_with_its_clock(rig: Rig, file: StateFile, seconds: float | None) -> None:
    saved(rig, file, cuelist=3, seconds_to_next_cue=seconds)
    assert Resuming(file, CRASHED).cue == CuePlace(3, seconds)


def test_a_set_that_cannot_be_loaded_any_more_gives_way_to_the_config(rig: Rig, file: StateFile) -> None:
    rig.ask(PlaySeed(42))
    saved(rig, file, set="other")
    config = Config.model_validate({"sets": {"other": {"codec": "gone.ts"}}})

    def open_set(name: str) -> str:
        if name == "other":
            raise ModelError("gone.ts: there is no such file")
        return name

    resuming = Resuming(file, CRASHED)
    assert resuming.opened(config, open_set) == OWN_SET
    assert resuming.state is None

    def open_none(_name: str) -> str:
        raise ModelError("codec.ts: there is no such file")

    with pytest.raises(ModelError):
        Resuming(file, CRASHED).opened(config, open_none)


def test_a_recording_goes_on_in_a_further_file(rig: Rig, file: StateFile, tmp_path: Path) -> None:
    folder = tmp_path / "recordings"
    folder.mkdir()
    (folder / "take.wav").touch()
    saved(rig, file, recording=str(folder / "take.wav"))
    assert Resuming(file, CRASHED).further_recording(None, folder) == folder / "take-2.wav"
    (folder / "take-2.wav").touch()
    saved(rig, file, recording=str(folder / "take-2.wav"))
    assert Resuming(file, CRASHED).further_recording(None, folder) == folder / "take-3.wav"


def test_what_was_not_recorded_any_more_is_not_recorded_again(rig: Rig, file: StateFile, tmp_path: Path) -> None:
    asked_for = tmp_path / "show.wav"
    asked_for.touch()
    saved(rig, file, recording="")
    assert Resuming(file, CRASHED).further_recording(asked_for, tmp_path / "recordings") is None


def test_a_recording_that_was_begun_before_anything_was_saved_goes_on(file: StateFile, tmp_path: Path) -> None:
    asked_for = tmp_path / "show.wav"
    asked_for.touch()
    resuming = Resuming(file, CRASHED)
    assert resuming.further_recording(asked_for, tmp_path / "recordings") == tmp_path / "show-2.wav"


def test_a_file_of_another_version_is_refused(file: StateFile) -> None:
    file.path.write_text('{"version": 2}')
    with pytest.raises(DataError, match="no whole saved state"):
        file.read()
