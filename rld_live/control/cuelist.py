"""The written set: cues in a YAML file, each a list of what is said at one moment."""

from dataclasses import dataclass
from pathlib import Path

from rld_live.control.addresses import ROOT, find, unknown_address
from rld_live.control.packets import Message
from rld_live.control.row import COMMANDS
from rld_live.control.vocabulary import CUES_MAXIMUM, DIMENSIONS_MAXIMUM
from rld_live.errors import ConfigError, ControlError
from rld_live.yaml_file import Loader, read_yaml

NAME_LENGTH_MAXIMUM = 64
THEN_SECONDS_MAXIMUM = 86400.0


@dataclass(frozen=True, slots=True)
class Cue:
    """One moment of the set."""

    name: str
    messages: tuple[Message, ...]
    then: float | None = None
    """Seconds after which the next cue comes by itself; None: when somebody asks for it."""


CueList = tuple[Cue, ...]


def load_cuelist(path: Path | None) -> CueList:
    """Read the cues of a file, none without one; raise `ConfigError` with file, cue and key."""
    if path is None:
        return ()
    loaded = read_yaml(path, instead="set play.cuelist to an existing YAML file", loader=_Loader)
    if not isinstance(loaded, list) or not 0 < len(loaded) <= CUES_MAXIMUM:
        raise ConfigError(f"{path}: write a list of 1 to {CUES_MAXIMUM} cues, each begins with a dash: - name: opening")
    cues = tuple(_cue(written, f"{path}: cue {number}") for number, written in enumerate(loaded, start=1))
    if cues[-1].then is not None:
        raise ConfigError(f"{path}: cue {len(cues)}: then: no cue follows: leave it out")
    return cues


def _cue(written: object, where: str) -> Cue:
    if not isinstance(written, dict):
        raise ConfigError(f"{where}: holds {written!r:.40}: write its name and what is said: - name: opening")
    said = dict(written)
    name, then = said.pop("name", None), said.pop("then", None)
    if not isinstance(name, str | int | float) or not 0 < len(str(name)) <= NAME_LENGTH_MAXIMUM:
        raise ConfigError(f"{where}: name: give it one of at most {NAME_LENGTH_MAXIMUM} characters")
    where = f"{where} ({name})"
    if then is not None and not (isinstance(then, int | float) and 0 < then <= THEN_SECONDS_MAXIMUM):
        raise ConfigError(f"{where}: then: {then!r}: write seconds, up to {THEN_SECONDS_MAXIMUM:g}")
    messages = tuple(_message(key, values, where) for key, values in said.items())
    return Cue(str(name), messages, None if then is None else float(then))


def _message(key: object, values: object, where: str) -> Message:
    """Return what a line says, once it is sure that the vocabulary has it."""
    given = () if values is None else tuple(values) if isinstance(values, list) else (values,)
    message = Message(f"{ROOT}{key}", given)
    try:
        found = find(message.address, dimensions=DIMENSIONS_MAXIMUM)
        if not found:
            raise unknown_address(message.address)
        commands = [each.row.read(given, each.place) for each in found]
    except ControlError as error:
        raise ConfigError(f"{where}: {key}: {error}") from error
    if any(type(command) not in COMMANDS for command in commands):
        raise ConfigError(f"{where}: {key}: this is for clients: a cue says what is to be heard")
    return message


class _Loader(Loader):
    """In a cue list, `off` is a word."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - the shape that yaml asks for
        first: [each for each in resolvers if each[0] != "tag:yaml.org,2002:bool"]
        for first, resolvers in Loader.yaml_implicit_resolvers.items()
    }
