"""YAML that somebody wrote: numbers, words, lists and sections, and none of the traps."""

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from rld_live.errors import ConfigError

BYTES_MAXIMUM = 2**20
DEPTH_MAXIMUM = 16
NUMBER_LENGTH_MAXIMUM = 64

_TAGS = ("null", "bool", "int", "float", "str", "seq", "map")
_CORE = "tag:yaml.org,2002:"
_UNREADABLE = (yaml.YAMLError, ValueError, KeyError)  # the last two are PyYAML's for `!!int x` and `!!bool x`


class Loader(yaml.SafeLoader):
    """YAML of a bounded size that says what it means.

    A few lines of aliases can stand for a billion words: there are none. A key that is written twice is an error. A
    date is a word, and so is everything else that is not in `_TAGS`.
    """

    yaml_implicit_resolvers = {  # noqa: RUF012 - the shape that yaml asks for
        first: [each for each in resolvers if each[0].removeprefix(_CORE) in _TAGS]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    yaml_constructors = {  # noqa: RUF012
        tag: construct
        for tag, construct in yaml.SafeLoader.yaml_constructors.items()
        if tag is None or tag.removeprefix(_CORE) in _TAGS
    }

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Return the next node; raise `ComposerError` for an alias, and for a tower of brackets."""
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]
        place = event.start_mark
        if isinstance(event, yaml.AliasEvent):
            raise yaml.composer.ComposerError(None, None, "aliases (*) are not read: write it out", place)
        if self._depth == DEPTH_MAXIMUM:
            raise yaml.composer.ComposerError(None, None, f"nested deeper than {DEPTH_MAXIMUM}", place)
        self._depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self._depth -= 1

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Return a section; raise `ConstructorError` for a key that is written twice."""
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    raise yaml.constructor.ConstructorError(None, None, f"{key.value} is written twice", key.start_mark)
                seen.add(key.value)
        return super().construct_mapping(node, deep)

    def construct_yaml_int(self, node: yaml.ScalarNode) -> int:
        """Return a number; raise `ConstructorError` for one that nobody means."""
        if len(node.value) > NUMBER_LENGTH_MAXIMUM:
            raise yaml.constructor.ConstructorError(None, None, "a number of too many digits", node.start_mark)
        return super().construct_yaml_int(node)


Loader.add_constructor(f"{_CORE}int", Loader.construct_yaml_int)


def read_yaml(path: Path, *, instead: str, loader: type[Loader] = Loader) -> Any:
    """Return what a file says; raise `ConfigError` that names it, and says what to do `instead` of giving it."""
    try:
        with path.open("rb") as file:
            written = file.read(BYTES_MAXIMUM + 1)
    except (OSError, ValueError) as error:  # no path may hold a null character
        reason = error.strerror if isinstance(error, OSError) else error
        raise ConfigError(f"{path}: cannot be read: {reason}; {instead}") from error
    if len(written) > BYTES_MAXIMUM:
        raise ConfigError(f"{path}: is larger than {BYTES_MAXIMUM // 2**20} MiB; {instead}")
    try:
        return parse_yaml(written.decode("utf-8"), loader=loader)
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: cannot be read: it is not UTF-8 text; {instead}") from error
    except ValueError as error:
        raise ConfigError(f"{path}: not valid YAML: {error}") from error


def parse_yaml(text: str, *, loader: type[Loader] = Loader) -> Any:
    """Return what `text` says; raise ValueError with the reason, in one line, for what is no YAML."""
    try:
        return loader(text).get_single_data()
    except _UNREADABLE as error:
        raise ValueError(" ".join(str(error).split())) from error
