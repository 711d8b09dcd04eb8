"""The other side of control: whoever carries out commands."""

from collections.abc import Mapping
from typing import Protocol

from rld_live.commands import Command
from rld_live.control.replies import Answer
from rld_live.status import Status


class Performer(Protocol):
    """The instrument, as the control server sees it.

    All of it is called on the control thread and must return at once: what takes time goes through a mailbox.
    """

    def submit(self, command: Command, answer: Answer) -> None:
        """Take `command`; call `answer` once, now or later, from any thread."""

    def status(self) -> Status:
        """Return the newest snapshot."""

    def knobs(self) -> Mapping[str, float]:
        """Return where every knob stands, by name."""
