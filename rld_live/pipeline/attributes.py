"""What the models let a performer set, by name."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from rld_live.codec.attributes import Value
from rld_live.errors import ControlError


class Attributes(Protocol):
    """Owned by the decoder's thread, as the codec is. Each method raises `RldError` for a name that is not there."""

    def names(self) -> tuple[str, ...]: ...
    def get(self, name: str) -> tuple[Value, ...]: ...
    def set(self, name: str, values: Sequence[Value]) -> None: ...


class NoAttributes:
    """Models that have nothing to set."""

    def names(self) -> tuple[str, ...]:
        return ()

    def get(self, name: str) -> tuple[Value, ...]:
        raise ControlError(f"no attribute {name}: these models have none")

    def set(self, name: str, values: Sequence[Value]) -> None:  # noqa: ARG002
        raise ControlError(f"no attribute {name}: these models have none")


class SharedAttributes:
    """Attributes of an export that runs twice, as the codec here and as the prior in the producer's thread."""

    def __init__(
        self, codec: Attributes, pass_on: Callable[[str, Sequence[Value]], None], *, taken: Mapping[str, str]
    ) -> None:
        """Set on `codec`, and `pass_on` what it accepted; `taken` are the names that are not free, and why."""
        self._codec = codec
        self._pass_on = pass_on
        self._taken = taken

    def names(self) -> tuple[str, ...]:
        return tuple(name for name in self._codec.names() if name not in self._taken)

    def get(self, name: str) -> tuple[Value, ...]:
        self._check(name)
        return self._codec.get(name)

    def set(self, name: str, values: Sequence[Value]) -> None:
        self._check(name)
        self._codec.set(name, values)
        self._pass_on(name, values)

    def _check(self, name: str) -> None:
        if name in self._taken:
            raise ControlError(f"attribute {name} is not free while the prior generates: {self._taken[name]}")


class RememberedAttributes:
    """Attributes, and what has been set of them."""

    def __init__(self, attributes: Attributes) -> None:
        self._attributes = attributes
        self.given: Mapping[str, tuple[Value, ...]] = {}
        """By name, the one that was set last at the end; replaced whole."""

    def names(self) -> tuple[str, ...]:
        return self._attributes.names()

    def get(self, name: str) -> tuple[Value, ...]:
        return self._attributes.get(name)

    def set(self, name: str, values: Sequence[Value]) -> None:
        self._attributes.set(name, values)
        others = {other: given for other, given in self.given.items() if other != name}
        self.given = {**others, name: tuple(values)}
