"""What is fixed when the instrument starts: one frozen section per section of the YAML file."""

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator, model_validator

from rld_live.errors import ConfigError
from rld_live.parameters import ReseedMode, knob

Port = Annotated[int, Field(ge=1, le=65535)]


def _at_home(path: Path) -> Path:
    """Return `path` with its ~, at which no shell has looked; raise ValueError for what can be no path."""
    if "\0" in str(path):
        raise ValueError("no path holds a null character")
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise ValueError(f"{path.parts[0]} is nobody on this machine") from error


def _named(host: str) -> str:
    """Return `host`; raise ValueError for what can be no machine's name or number."""
    try:
        is_host = bool(host.encode("idna")) and host.isprintable() and " " not in host
    except UnicodeError:
        is_host = False
    if not is_host:
        raise ValueError(f"{host[:40]!r} is no machine's name or number: 127.0.0.1 is this one, 0.0.0.0 lets all in")
    return host


File = Annotated[Path, AfterValidator(_at_home)]
Host = Annotated[str, AfterValidator(_named)]

OWN_SET = "default"
"""The name of the models of the config itself, among those that can be loaded while it plays."""
SetName = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]([A-Za-z0-9 _-]{0,62}[A-Za-z0-9_-])?$")]


class Section(BaseModel):
    """One section: unknown keys are errors, values never change."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ModelsConfig(Section):
    """Which models play; what is left out comes from the built-in set."""

    source: Literal["diffusion", "prior"] = "diffusion"
    """What generates latents: the diffusion checkpoint, or the prior in the codec's own file."""
    codec: File | None = None
    checkpoint: File | None = None
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


class PlayConfig(Section):
    """How the music starts and goes on."""

    seed: Annotated[int, Field(ge=0, le=2**63 - 1)] = 1
    reseed: ReseedMode = "continue"
    autoplay: bool = True
    chunk: Annotated[int, Field(ge=1, le=64)] = 4
    """Latent frames decoded in one call."""
    solver: str = "dpmpp-2m"
    cuelist: File | None = None
    """The written set: a YAML file of cues, see configs/cuelist.yaml."""


class AudioConfig(Section):
    """The sound card and what waits before it."""

    device: str | None = None
    """Name or part of it, `null`, or `jack`; left out: the system's default."""
    wait: bool = False
    """Start without the sound card where it is not there yet, and sound as soon as it is."""

    @field_validator("device", mode="before")
    @classmethod
    def _null_is_a_name(cls, device: object) -> object:
        return "null" if device is None else device  # written without quotes, YAML reads it as nothing

    block_frames: Annotated[int, Field(ge=16, le=8192)] = 512
    latency_seconds: Annotated[float, Field(ge=0.0, le=2.0)] = 0.05
    prebuffer_seconds: Annotated[float, Field(ge=0.05, le=10.0)] = 0.5


class ControlConfig(Section):
    """Where messages come from and where answers go."""

    host: Host = "127.0.0.1"
    port: Port = 7400
    reply_port: Port = 7401


class WebConfig(Section):
    """The web remote and OSCQuery."""

    host: Host = "127.0.0.1"
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

    folder: Annotated[File, Field(validate_default=True)] = Path("~/rld_live")
    """What is written goes into folders of it, presets, recordings and shows among them; nothing goes anywhere else."""
    shows: Annotated[int, Field(ge=0, le=10_000)] = 50
    """How many show logs are kept in its folder `shows`; with 0 none is written."""


class FaultConfig(Section):
    """A fault on purpose, to see before the show what the music survives.

    It strikes `at` so many seconds after the start, then `every` so many, or in a random `share` of the calls; in each
    call where none of the three is given.
    """

    part: Literal["generate", "decode"]
    """Which of the two works it strikes."""
    seconds: Annotated[float, Field(ge=0.0, le=60.0)] = 0.0
    """For how long the work stands still …"""
    factor: Annotated[float, Field(ge=1.0, le=100.0)] = 1.0
    """… and how many times as long it takes."""
    fails: bool = False
    """Whether it raises instead; a decoder that does ends the engine."""
    at: Annotated[float, Field(ge=0.0)] | None = None
    every: Annotated[float, Field(gt=0.0)] | None = None
    lasting: Annotated[float, Field(ge=0.0)] = 0.0
    """For how many seconds, each time, it strikes every call and not only one."""
    share: Annotated[float, Field(ge=0.0, le=1.0)] = 0.0


class Config(Section):
    """Everything that is fixed at start."""

    models: ModelsConfig = ModelsConfig()
    sets: dict[SetName, ModelsConfig] = {}
    """Other models, by the name under which they are loaded while the music plays."""
    play: PlayConfig = PlayConfig()
    audio: AudioConfig = AudioConfig()
    control: ControlConfig = ControlConfig()
    web: WebConfig = WebConfig()
    midi: MidiConfig = MidiConfig()
    tempo: TempoConfig = TempoConfig()
    files: FilesConfig = FilesConfig()
    faults: tuple[FaultConfig, ...] = ()
    """Nothing, but in a rehearsal of what can go wrong."""
    knobs: dict[str, float] = {}
    """Where the knobs stand at start; see `rld_live.parameters`."""

    @model_validator(mode="before")
    @classmethod
    def _nothing_is_the_default(cls, values: Any) -> Any:
        """Read a section whose lines are all commented out, which YAML takes for null."""
        return (
            {name: value for name, value in values.items() if value is not None} if isinstance(values, dict) else values
        )

    @property
    def set_names(self) -> tuple[str, ...]:
        """Every set that can be loaded, the config's own first."""
        return (OWN_SET, *self.sets)

    def models_of(self, name: str) -> ModelsConfig:
        """Return the models of a set; raise `ConfigError` that lists what there is for a name that is not there."""
        models = self.models if name == OWN_SET else self.sets.get(name)
        if models is None:
            raise ConfigError(f"there is no set {name!r} in the config's sets: there are {', '.join(self.set_names)}")
        return models

    @field_validator("sets", mode="before")
    @classmethod
    def _nothing_is_the_builtin_set(cls, sets: Any) -> Any:
        if not isinstance(sets, dict):
            return sets
        return {name: {} if models is None else models for name, models in sets.items()}

    @field_validator("sets")
    @classmethod
    def _own_name_is_taken(cls, sets: dict[str, ModelsConfig]) -> dict[str, ModelsConfig]:
        if OWN_SET in sets:
            raise ValueError(f"{OWN_SET} is the name of the config's own models: choose another one")
        return sets

    @field_validator("knobs")
    @classmethod
    def _known_knobs(cls, knobs: dict[str, float]) -> dict[str, float]:
        try:
            return {name: knob(name).check(value) for name, value in knobs.items()}
        except ConfigError as error:
            raise ValueError(str(error)) from error
