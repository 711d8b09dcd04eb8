"""Who is examined: a set, and the machine that it shall play on."""

from dataclasses import dataclass
from pathlib import Path

from rld_live.config import Config

SYSTEM = Path("/")


@dataclass(frozen=True)
class Patient:
    """What every check looks at."""

    config: Config
    root: Path = SYSTEM
    """Where the system tells about itself: the folder that has `proc` and `sys`."""
