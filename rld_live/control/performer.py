"""The other side of control: whoever carries out commands."""

from collections.abc import Mapping
from typing import Protocol

from rld_live.commands import Command
from rld_live.control.replies import Answer, Value
from rld_live.status import Standing, Status


class Performer(Protocol):
    """The instrument, as the control server sees it.

    All of it is called on the control thread and must return at once: what takes time goes through a mailbox.
    """

    def submit(self, command: Command, answer: Answer, *, due: float | None = None) -> None:
        """Take `command`; call `answer` once, now or later, from any thread.

        With `due` (monotonic seconds, in the future) it takes effect then, to the sample or the chunk; a panic before
        that drops it, and answers it as failed.
        """

    def status(self) -> Status:
        """Return the newest snapshot."""

    def knobs(self) -> Mapping[str, float]:
        """Return where every knob stands, by name."""

    def standing(self) -> Standing:
        """Return what the instrument is set to, beside the knobs."""

    def facts(self) -> Mapping[str, Value]:
        """Return what does not change while it plays: `version`, `sample_rate`, `latent_dim` and others, by name."""
