"""What the audio process is told when it starts."""

import json
from dataclasses import asdict, dataclass
from typing import Self


@dataclass(frozen=True)
class ProcessSettings:
    """Plain values that travel on the command line; `*_fd` are descriptors that the child inherits."""

    device: str | None
    """What to look for; with `host_api`, the very name."""
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
    host_api: str | None = None
    is_rate_fixed: bool = False
    """Whether the ring has the preferred rate whatever the card says, or takes the card's."""
    needs_card: bool = False
    """Whether, with no device named, a machine without a sound card is an error."""

    def to_text(self) -> str:
        """Return what `from_text` reads."""
        return json.dumps(asdict(self))

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Return the settings that were written as `text`."""
        return cls(**json.loads(text))
