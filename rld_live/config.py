"""What is fixed when the instrument starts: one frozen section per section of the YAML file."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from rld_live.errors import ConfigError
from rld_live.parameters import ReseedMode, knob

Port = Annotated[int, Field(ge=1, le=65535)]


class Section(BaseModel):
    """One section: unknown keys are errors, values never change."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ModelsConfig(Section):
    """Which models play; what is left out comes from the built-in set."""

    source: Literal["diffusion", "prior"] = "diffusion"
    """What generates latents: the diffusion checkpoint, or the prior in the codec's own file."""
    codec: Path | None = None
    checkpoint: Path | None = None
    noise: str | None = None
    """What a checkpoint of RAVE-Latent Diffusion learned to remove: white, pyramid or white-1.005."""
    scale: Annotated[float, Field(gt=0.0, le=100.0, allow_inf_nan=False)] | None = None
    """Deviation of the codec's latents, for such a checkpoint; `rld-live calibrate` measures it."""
    offset: Annotated[float, Field(ge=-100.0, le=100.0, allow_inf_nan=False)] | None = None
    """Mean of the codec's latents, for such a checkpoint."""
    window: Annotated[int, Field(ge=2)] | None = None
    """Latent frames that such a checkpoint was trained with, where it does not tell them."""
    sample_rate: Annotated[int, Field(ge=8000, le=192000)] | None = None
    """Rate of a codec whose file does not tell it."""

    @field_validator("codec", "checkpoint")
    @classmethod
    def _at_home(cls, path: Path | None) -> Path | None:
        return None if path is None else path.expanduser()  # no shell has looked at `--set models.codec=~/…`


class PlayConfig(Section):
    """How the music starts and goes on."""

    seed: Annotated[int, Field(ge=0, le=2**63 - 1)] = 1
    reseed: ReseedMode = "continue"
    autoplay: bool = True
    chunk: Annotated[int, Field(ge=1, le=64)] = 4
    """Latent frames decoded in one call."""
    solver: str = "dpmpp-2m"
    cuelist: Path | None = None
    """The written set: a YAML file of cues, see configs/cuelist.yaml."""


class AudioConfig(Section):
    """The sound card and what waits before it."""

    device: str | None = None
    """Name or part of it, `null`, or `jack`; left out: the system's default."""

    @field_validator("device", mode="before")
    @classmethod
    def _null_is_a_name(cls, device: object) -> object:
        return "null" if device is None else device  # written without quotes, YAML reads it as nothing

    block_frames: Annotated[int, Field(ge=16, le=8192)] = 512
    latency_seconds: Annotated[float, Field(ge=0.0, le=2.0)] = 0.05
    prebuffer_seconds: Annotated[float, Field(ge=0.05, le=10.0)] = 0.5


class ControlConfig(Section):
    """Where messages come from and where answers go."""

    host: str = "127.0.0.1"
    port: Port = 7400
    reply_port: Port = 7401


class WebConfig(Section):
    """The web remote and OSCQuery."""

    host: str = "127.0.0.1"
    """Where pages are answered: 0.0.0.0 for tablets on the network, which then need the token."""
    port: Annotated[int, Field(ge=0, le=65535)] = 7480
    """0 switches the web off."""
    token: str | None = None
    """What other machines have to know; left out, a fresh one is made and told at start."""
    announce: bool = True
    """Whether OSC and OSCQuery are announced on the network by mDNS, where they can be reached from it."""


class MidiConfig(Section):
    """MIDI controllers."""

    input: str = ""
    """Part of the name of the inputs that are heard: all of them where it is empty, none where it is `off`."""

    @field_validator("input", mode="before")
    @classmethod
    def _off_is_a_word(cls, name: object) -> object:
        return "off" if name is False else name  # written without quotes, YAML reads it as false


class TempoConfig(Section):
    """Where the beat comes from."""

    link: bool = False
    """Follow Ableton Link; needs the package aalink, which you install yourself (its licence is the GPL)."""


class FilesConfig(Section):
    """What is written while playing."""

    folder: Annotated[Path, Field(validate_default=True)] = Path("~/rld_live")
    """Presets and recordings go into its folders `presets` and `recordings`; nothing is written anywhere else."""

    @field_validator("folder")
    @classmethod
    def _at_home(cls, path: Path) -> Path:
        return path.expanduser()


class Config(Section):
    """Everything that is fixed at start."""

    models: ModelsConfig = ModelsConfig()
    play: PlayConfig = PlayConfig()
    audio: AudioConfig = AudioConfig()
    control: ControlConfig = ControlConfig()
    web: WebConfig = WebConfig()
    midi: MidiConfig = MidiConfig()
    tempo: TempoConfig = TempoConfig()
    files: FilesConfig = FilesConfig()
    knobs: dict[str, float] = {}
    """Where the knobs stand at start; see `rld_live.parameters`."""

    @model_validator(mode="before")
    @classmethod
    def _nothing_is_the_default(cls, values: Any) -> Any:
        """Read a section whose lines are all commented out, which YAML takes for null."""
        return (
            {name: value for name, value in values.items() if value is not None} if isinstance(values, dict) else values
        )

    @field_validator("knobs")
    @classmethod
    def _known_knobs(cls, knobs: dict[str, float]) -> dict[str, float]:
        try:
            return {name: knob(name).check(value) for name, value in knobs.items()}
        except ConfigError as error:
            raise ValueError(str(error)) from error


def load_config(path: Path | None, overrides: Iterable[str] = ()) -> Config:
    """Read a YAML file, then `key.name=value` overrides; raise `ConfigError` with file, key and remedy."""
    where = str(path) if path else "--set"
    values: dict[str, Any] = _read_yaml(path) if path else {}
    if path:
        values = _anchor_paths(values, path.parent)
    for override in overrides:
        key, equals, text = override.partition("=")
        if not equals or not key:
            raise ConfigError(f"--set {override}: write it as section.key=value, for example --set control.port=7400")
        _place(values, key.strip().split("."), _scalar(text, key), override)
    return parse_config(values, where)


def parse_config(values: Mapping[str, Any], where: str) -> Config:
    """Validate `values`; raise `ConfigError` that names `where`, the key and the nearest valid one."""
    try:
        return Config.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        raise ConfigError(f"{where}: {_explain(first['loc'], first['msg'], first['type'])}") from error


def _read_yaml(path: Path) -> dict[str, Any]:
    try:
        loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise ConfigError(f"{path}: cannot be read: {reason}; give --config an existing YAML file") from error
    except yaml.YAMLError as error:
        raise ConfigError(f"{path}: not valid YAML: {' '.join(str(error).split())}") from error
    if loaded is None:
        return {}
    if not isinstance(loaded, dict):
        raise ConfigError(f"{path}: holds a {type(loaded).__name__}, not sections; see configs/example.yaml")
    return loaded


_PATHS = {"models": {"codec", "checkpoint"}, "play": {"cuelist"}, "files": {"folder"}}


def _anchor_paths(values: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Read paths relative to the file that names them, so that a set folder can be moved."""
    anchored = dict(values)
    for section, keys in _PATHS.items():
        written = values.get(section)
        if isinstance(written, dict):
            anchored[section] = {
                key: str(folder / Path(value).expanduser()) if key in keys and isinstance(value, str) else value
                for key, value in written.items()
            }
    return anchored


def _scalar(text: str, key: str) -> Any:
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ConfigError(f"--set {key}={text}: not a YAML value; put it in quotes") from error


def _place(values: dict[str, Any], keys: list[str], value: Any, override: str) -> None:
    for key in keys[:-1]:
        inner = values.setdefault(key, {})
        if not isinstance(inner, dict):
            raise ConfigError(f"--set {override}: {key} is a value, not a section")
        values = inner
    values[keys[-1]] = value


def _explain(location: tuple[int | str, ...], message: str, kind: str) -> str:
    key = ".".join(str(part) for part in location)
    if kind != "extra_forbidden":
        return f"{key}: {message.removeprefix('Value error, ')}"
    section: Any = Config
    for part in location[:-1]:
        section = section.model_fields[str(part)].annotation
    names = list(section.model_fields)
    near = get_close_matches(str(location[-1]), names, n=1)
    return f"{key}: there is no such key: " + (f"did you mean {near[0]}?" if near else f"there are {', '.join(names)}")
