"""What the doctor found in one place, and what to do about it."""

from dataclasses import dataclass
from typing import Literal

Grade = Literal["ok", "warn", "bad"]
"""As it should be; worth a look before the show; a reason not to go on stage."""


@dataclass(frozen=True)
class Change:
    """A setting that would help, with the value that the measurements ask for."""

    key: str
    """As `--set` and the YAML file call it."""
    value: float

    def __str__(self) -> str:
        return f"{self.key}={self.value:g}"


@dataclass(frozen=True)
class Finding:
    """One line of the page."""

    name: str
    grade: Grade
    found: str
    remedy: str = ""
    """What to do; empty where all is well."""
    changes: tuple[Change, ...] = ()
    """Settings that would do it."""
