"""A performer without sound, for tests and for building clients where no model is at hand."""

import threading
from collections.abc import Mapping

from rld_live.commands import Command, PlayRandomSeed, SetKnob
from rld_live.control.replies import Answer
from rld_live.errors import ControlError
from rld_live.parameters import defaults
from rld_live.status import Status

FRESH_SEED = 4711


class FakePerformer:
    """Answers every command at once, and remembers it; commands named in `refusals` fail with that reason."""

    def __init__(self, *, status: Status | None = None, refusals: Mapping[type[Command], str] | None = None) -> None:
        self._status = status or Status(state="playing", seed=1, sample_rate=48000)
        self._refusals = dict(refusals or {})
        self._knobs = defaults()
        self._changed = threading.Condition()
        self._commands: list[Command] = []

    @property
    def commands(self) -> list[Command]:
        """Return the commands so far, in the order of their arrival."""
        with self._changed:
            return list(self._commands)

    def wait_for(self, count: int, timeout_seconds: float = 5.0) -> list[Command]:
        """Return the commands once there are `count` of them; raise `ControlError` when they do not come."""
        with self._changed:
            if not self._changed.wait_for(lambda: len(self._commands) >= count, timeout_seconds):
                raise ControlError(f"{len(self._commands)} commands after {timeout_seconds:g} s, not {count}")
            return list(self._commands)

    def submit(self, command: Command, answer: Answer) -> None:
        """Remember `command`, and answer."""
        with self._changed:
            self._commands.append(command)
            self._changed.notify_all()
        if type(command) in self._refusals:
            answer.failed(self._refusals[type(command)])
        elif isinstance(command, SetKnob):
            self._knobs[command.name] = command.value
            answer.done(command.value)
        elif isinstance(command, PlayRandomSeed):
            answer.done(FRESH_SEED)
        else:
            answer.done()

    def status(self) -> Status:
        """Return the snapshot that was given."""
        return self._status

    def knobs(self) -> Mapping[str, float]:
        """Return where the knobs stand."""
        return dict(self._knobs)
