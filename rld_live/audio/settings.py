"""What the audio process is told when it starts."""

import json
from dataclasses import asdict, dataclass
from typing import Self


@dataclass(frozen=True)
class ProcessSettings:
    """Plain values that travel on the command line; `*_fd` are descriptors that the child inherits."""

    device: str | None
    channels: int
    preferred_rate: int
    block_frames: int
    latency_seconds: float
    prebuffer_seconds: float
    record: str | None
    ring_fd: int
    messages_fd: int
    meters_fd: int
    journal_fd: int
    scope_fd: int

    def to_text(self) -> str:
        """Return what `from_text` reads."""
        return json.dumps(asdict(self))

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Return the settings that were written as `text`."""
        return cls(**json.loads(text))
