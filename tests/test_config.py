"""What is fixed at start."""

import re
from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from rld_live.config import Config
from rld_live.config_file import load_config, parse_config
from rld_live.errors import ConfigError
from rld_live.parameters import KNOBS

CONFIGS = Path(__file__).parents[1] / "configs"


def written(folder: Path, text: str) -> Path:
    path = folder / "set.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_everything_has_a_default() -> None:
    assert load_config(None) == Config()


def test_a_file_says_only_what_differs(tmp_path: Path) -> None:
    config = load_config(written(tmp_path, "play:\n  seed: 7\nknobs:\n  gain: -6\n"))
    assert config.play.seed == 7
    assert config.knobs == {"gain": -6.0}
    assert config.control == Config().control


def test_an_empty_file_is_the_default(tmp_path: Path) -> None:
    assert load_config(written(tmp_path, "# nothing yet\n")) == Config()


def test_a_section_of_which_everything_is_commented_out_is_the_default(tmp_path: Path) -> None:
    assert load_config(written(tmp_path, "audio:\n  # device: jack\nknobs:\n")) == Config()


def test_an_override_wins_over_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, "control:\n  port: 9000\n  host: 0.0.0.0\n")
    config = load_config(path, ["control.port=9100", "audio.device=null", "knobs.steps=4"])
    assert config.control.port == 9100
    assert config.control.host == "0.0.0.0"
    assert config.knobs == {"steps": 4.0}


def test_the_models_of_a_set_are_found_by_its_name_beside_the_config(tmp_path: Path) -> None:
    path = written(tmp_path, "sets:\n  warm:\n    codec: warm.ts\n    checkpoint: ~/w.pt\n")
    config = load_config(path, ["sets.cold.source=prior", "sets.cold.codec=cold.ts"])
    assert config.set_names == ("default", "warm", "cold")
    assert config.models_of("default") == config.models
    assert config.models_of("warm").codec == tmp_path / "warm.ts"
    assert config.models_of("warm").checkpoint == Path.home() / "w.pt"
    assert config.models_of("cold").source == "prior"
    with pytest.raises(ConfigError, match="no set 'hot' in the config's sets: there are default, warm, cold"):
        config.models_of("hot")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("default:\n    codec: a.ts", "default is the name of the config's own models"),
        ("a/b:\n    codec: a.ts", "sets"),
        ("a:\n    codek: a.ts", "sets.a.codek: there is no such key: did you mean codec?"),
    ],
)
def test_a_set_that_cannot_be_is_told(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(reason)):
        load_config(written(tmp_path, f"sets:\n  {text}\n"))


def test_the_null_device_can_be_named_in_both_ways(tmp_path: Path) -> None:
    assert load_config(None, ['audio.device="null"']).audio.device == "null"
    assert load_config(written(tmp_path, "audio:\n  device: 'null'\n")).audio.device == "null"


def test_midi_is_switched_off_by_a_word_that_yaml_takes_for_a_bool(tmp_path: Path) -> None:
    assert load_config(None, ["midi.input=off"]).midi.input == "off"
    assert load_config(written(tmp_path, "midi:\n  input: off\n")).midi.input == "off"


def test_without_a_word_about_it_diffusion_generates_from_what_the_checkpoint_says() -> None:
    models = load_config(None).models
    assert models.source == "diffusion"
    assert (models.noise, models.scale, models.offset, models.window) == (None, None, None, None)


def test_model_paths_are_read_from_the_folder_of_the_file(tmp_path: Path) -> None:
    config = load_config(written(tmp_path, "models:\n  codec: codec.ts\n  checkpoint: /elsewhere/best.safetensors\n"))
    assert config.models.codec == tmp_path / "codec.ts"
    assert config.models.checkpoint == Path("/elsewhere/best.safetensors")


def test_the_written_set_and_the_files_are_looked_for_beside_the_file_that_names_them(tmp_path: Path) -> None:
    config = load_config(written(tmp_path, "play:\n  cuelist: set/cues.yaml\nfiles:\n  folder: mine\n"))
    assert config.play.cuelist == tmp_path / "set" / "cues.yaml"
    assert config.files.folder == tmp_path / "mine"


def test_without_a_word_about_it_files_go_home_and_only_this_machine_is_let_in() -> None:
    config = load_config(None)
    assert config.files.folder == Path.home() / "rld_live"
    assert (config.web.host, config.web.token) == ("127.0.0.1", None)
    assert (config.play.cuelist, config.midi.input, config.tempo.link) == (None, "", False)


def test_every_key_is_shown_in_the_example() -> None:
    """Commented out or not, with its default where it has one."""
    text = re.sub(r"^  # (?=\w+:)", "  ", (CONFIGS / "example.yaml").read_text(), flags=re.MULTILINE)
    shown = {section: set(values) for section, values in yaml.safe_load(text).items()}
    assert shown == {
        name: set(KNOBS) if name == "knobs" else set(field.annotation.model_fields)
        for name, field in Config.model_fields.items()
        if name not in ("sets", "faults")  # the first has names of your own, the other is a rehearsal's
    } | {"sets": {"other"}}


@pytest.mark.parametrize("name", ["example.yaml", "builtin.yaml"])
def test_the_configs_that_come_along_are_valid(name: str) -> None:
    load_config(CONFIGS / name)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("contrl:\n  port: 1\n", "did you mean control"),
        ("control:\n  prot: 1\n", "control.prot: there is no such key: did you mean port"),
        ("control:\n  port: 70000\n", "control.port"),
        ("audio:\n  prebuffer_seconds: 0\n", "audio.prebuffer_seconds"),
        ("play:\n  reseed: sometimes\n", "play.reseed"),
        ("play:\n  seed: -1\n", "play.seed"),
        ("models:\n  source: radio\n", "models.source"),
        ("models:\n  scale: 0\n", "models.scale"),
        ("models:\n  scale: .nan\n", "models.scale: Input should be a finite number"),
        ("models:\n  window: 0\n", "models.window"),
        ("knobs:\n  gian: 1\n", "did you mean gain"),
        ("knobs:\n  gain: 40\n", "gain = 40 is outside"),
        ("web:\n  port: 70000\n", "web.port"),
        ("web:\n  tokn: x\n", "did you mean token"),
        ("tempo:\n  link: sometimes\n", "tempo.link"),
        ("- a\n- b\n", "not sections"),
        ("play: [\n", "not valid YAML"),
        ("\x00", "not valid YAML"),
    ],
)
def test_a_mistake_in_a_file_is_told_with_file_key_and_remedy(tmp_path: Path, text: str, hint: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert str(path) in str(caught.value)
    assert hint in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_missing_or_no_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"nowhere\.yaml: cannot be read"):
        load_config(tmp_path / "nowhere.yaml")
    binary = tmp_path / "binary.yaml"
    binary.write_bytes(b"\xff\xfe\xfd")
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_config(binary)


@pytest.mark.parametrize(
    "override", ["control.port", "=1", "control.port.number=1", "control.prot=1", "control.port=[", "seed=1"]
)
def test_a_mistake_in_an_override_is_told(override: str) -> None:
    with pytest.raises(ConfigError, match="--set"):
        load_config(None, [override])


def test_a_config_never_changes() -> None:
    config = Config()
    with pytest.raises(ValidationError):
        config.play.seed = 2


def test_values_from_elsewhere_are_checked_in_the_same_way() -> None:
    with pytest.raises(ConfigError, match="the checkpoint: play"):
        parse_config({"play": {"seed": "x"}}, "the checkpoint")


def test_a_home_folder_is_found_on_the_command_line_too() -> None:
    assert load_config(None, ["models.codec=~/my.ts"]).models.codec == Path.home() / "my.ts"
