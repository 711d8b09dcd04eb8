"""The config that the doctor writes."""

from pathlib import Path

import pytest

from rld_live.config import AudioConfig, Config, FaultConfig, ModelsConfig, PlayConfig
from rld_live.config_file import load_config
from rld_live.engine.doctor.finding import Change
from rld_live.engine.doctor.prescription import with_changes, write_config
from rld_live.errors import ConfigError, DataError

CONFIG = Config(
    audio=AudioConfig(device="null"),
    play=PlayConfig(seed=12),
    knobs={"gain": -6.0},
    models=ModelsConfig(codec=Path("a.ts")),
)
CHANGES = (Change("audio.prebuffer_seconds", 0.9), Change("play.chunk", 6.0), Change("knobs.steps", 5.0))


def test_changes_are_made_and_all_else_stays() -> None:
    changed = with_changes(CONFIG, CHANGES)
    assert (changed.audio.prebuffer_seconds, changed.play.chunk, changed.knobs) == (0.9, 6, {"gain": -6.0, "steps": 5})
    assert (changed.audio.device, changed.play.seed) == ("null", 12)


def test_what_is_written_is_read_as_it_was_and_paths_are_found_from_anywhere(tmp_path: Path) -> None:
    file, changed = tmp_path / "elsewhere" / "fixed.yaml", with_changes(CONFIG, CHANGES)
    write_config(file, changed, ("why",))
    assert load_config(file).model_copy(update={"models": changed.models}) == changed
    assert load_config(file).models.codec == Path("a.ts").absolute()
    assert file.read_text().startswith("# why\n")


def test_faults_on_purpose_are_not_written(tmp_path: Path) -> None:
    write_config(tmp_path / "fixed.yaml", Config(faults=(FaultConfig(part="decode", seconds=1.0),)), ())
    assert load_config(tmp_path / "fixed.yaml") == Config()


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("play: {seed: 1}\n")
    with pytest.raises(ConfigError, match="not overwritten"):
        write_config(file, CONFIG, ())
    assert file.read_text() == "play: {seed: 1}\n"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DataError, match="cannot be written"):
        write_config(tmp_path / "file" / "fixed.yaml", CONFIG, ())
