"""The config file, read again while the music plays."""

import logging
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol

from rld_live.box.notify import Notifier
from rld_live.config import Config
from rld_live.control.cuelist import CueList, load_cuelist
from rld_live.control.packets import Message
from rld_live.control.replies import Value
from rld_live.errors import RldError
from rld_live.parameters import defaults

SOURCE = "config file"

log = logging.getLogger(__name__)


class Control(Protocol):
    """The control server: it says to the performer what the file says."""

    def inject(self, message: Message, source: str) -> None: ...
    def put_cuelist(self, cuelist: CueList) -> None: ...


class Midi(Protocol):
    """The controllers."""

    def hear(self, wanted: str) -> None: ...


class Sets(Protocol):
    """Whoever loads sets of models while the music plays."""

    def put_config(self, config: Config) -> None: ...


class Reloading:
    """Has the new config hold as far as it can while playing, or the old one altogether; belongs to one thread.

    A knob is turned where the file says something else of it than it did before: what the performer has turned since
    stays.
    """

    def __init__(
        self,
        config: Config,
        read: Callable[[], Config],
        *,
        control: Control,
        midi: Midi,
        sets: Sets,
        notifier: Notifier,
    ) -> None:
        """`config` is what holds now; `read` reads it again, and raises `RldError`."""
        self._config = config
        self._cuelist = load_cuelist(config.play.cuelist)
        self._read = read
        self._control = control
        self._midi = midi
        self._sets = sets
        self._notifier = notifier

    def reload(self) -> None:
        """Read the file, and say in one line what came of it."""
        self._notifier.reloading()
        self._reload()
        self._notifier.ready()

    def _reload(self) -> None:
        try:
            config = self._read()
            cuelist = load_cuelist(config.play.cuelist)
        except RldError as error:
            log.warning("the config stays as it was: %s", error)
            return
        before, self._config = self._config, config
        self._sets.put_config(config)
        done: list[str] = []
        waiting: list[str] = []
        for key in _changed(before, config):
            (done if self._take(key, config) else waiting).append(key)
        if cuelist != self._cuelist:
            self._cuelist = cuelist
            self._control.put_cuelist(cuelist)
            done.append("the written set")
        log.log(logging.WARNING if waiting else logging.INFO, "%s", _sentence(done, waiting))

    def _take(self, key: str, config: Config) -> bool:
        """Have what `key` says hold from now on; return whether that can be."""
        section, _, name = key.partition(".")
        match section, name:
            case "knobs", _:
                self._say(f"/rld/{name}", config.knobs.get(name, defaults()[name]))
            case "play", "reseed":
                self._say("/rld/reseed", config.play.reseed)
            case "play", "cuelist":  # which may have changed without its path, and the other way round
                pass
            case "sets", _:  # for whoever loads one
                pass
            case "midi", "input":
                self._midi.hear(config.midi.input)
            case _:
                return False
        return True

    def _say(self, address: str, *values: Value) -> None:
        self._control.inject(Message(address, values), SOURCE)


def _changed(before: Config, after: Config) -> Iterator[str]:
    """Yield each key, as in `audio.device`, of which the two say something else."""
    one, other = (dict(_keys(config.model_dump())) for config in (before, after))
    yield from sorted(key for key in one.keys() | other.keys() if one.get(key) != other.get(key))


def _keys(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for section, inside in values.items():
        if isinstance(inside, dict):
            yield from ((f"{section}.{key}", value) for key, value in inside.items())
        else:
            yield section, inside


def _sentence(done: list[str], waiting: list[str]) -> str:
    parts = [f"{_listed(done)} changed"] if done else []
    parts += [f"{_listed(waiting)} wait{'' if len(waiting) > 1 else 's'} for the next start"] if waiting else []
    return f"the config was read again: {'; '.join(parts) or 'nothing has changed'}"


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
