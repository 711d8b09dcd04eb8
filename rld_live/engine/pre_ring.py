"""What is done to the performance: heard behind the ring, or spliced into it."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Protocol

from rld_live.commands import (
    Command,
    GetAttribute,
    ListAttributes,
    ListHistory,
    MoveMorph,
    MovePad,
    Panic,
    PlayRandomSeed,
    PlaySeed,
    SetKnob,
    SetLatent,
)
from rld_live.control.replies import Answer
from rld_live.engine.attempt import attempt
from rld_live.engine.works import Do, nothing
from rld_live.errors import RldError
from rld_live.latent.noise import fresh_seed
from rld_live.pipeline import Performance
from rld_live.pipeline.perform import foresee, perform
from rld_live.status import Standing

DROPPED = "dropped by /rld/panic: send it again"
QUESTIONS = ListHistory | ListAttributes | GetAttribute
"""Commands that change nothing."""


class Decoder(Protocol):
    """The thread that owns the performance."""

    def submit(
        self, do: Do, *, key: str | None = None, due: float | None = None, otherwise: Callable[[], None] = nothing
    ) -> None: ...

    def note(self, command: Command) -> None: ...

    def drop_dated(self) -> None: ...


class PreRing:
    """Makes work for the decoder's thread of commands, and tells where they have led."""

    def __init__(self, decoder: Decoder, performance: Performance) -> None:
        """Begin with `performance` as it stands, before its thread runs."""
        self.standing: Standing = performance.standing()
        """Replaced whole by the decoder's thread."""
        self.knobs: Mapping[str, float] = performance.knobs
        """The same."""
        self._decoder = decoder

    def submit(self, command: Command, answer: Answer, *, due: float | None = None) -> None:
        """Have `command` done and answered, in its turn; with `due`, so that it is heard then."""
        if due is not None:
            command = self._foreseen(command)

        def do(performance: Performance) -> None:
            outcome = perform(command, performance)
            if not isinstance(command, QUESTIONS):
                self._decoder.note(command)
                self.publish(performance)
            for name, values in outcome.lines:
                answer.tell(name, *values)
            answer.done(*outcome.values)

        key = _key(command) if due is None else None
        passed_over = None if key is None else lambda: answer.done(*_told(command))
        self.ask(do, answer, key=key, due=due, passed_over=passed_over)

    def ask(
        self,
        do: Do,
        answer: Answer,
        *,
        key: str | None = None,
        due: float | None = None,
        passed_over: Callable[[], None] | None = None,
    ) -> None:
        """Have the decoder's thread `do` something; what it raises goes to `answer`, and never ends the music.

        `passed_over` is called when a later one with the same `key` takes its place.
        """

        self._decoder.submit(
            lambda performance: attempt(lambda: do(performance), answer),
            key=key,
            due=due,
            otherwise=passed_over or (lambda: answer.failed(DROPPED)),
        )

    def panic(self) -> None:
        """Forget everything that waits."""
        self._decoder.drop_dated()

        def do(performance: Performance) -> None:
            perform(Panic(), performance)
            self._decoder.note(Panic())
            self.publish(performance)

        self._decoder.submit(do)

    def _foreseen(self, command: Command) -> Command:
        """Have generated what a dated `command` will play, and return it; chance chooses now."""
        if isinstance(command, PlayRandomSeed):
            command = PlaySeed(fresh_seed(), command.crossfade_seconds)

        def look_ahead(performance: Performance) -> None:
            with suppress(RldError):  # it is told at its date, if it is still so
                foresee(command, performance)

        self._decoder.submit(look_ahead)
        return command

    def publish(self, performance: Performance) -> None:
        """Show where the performance stands (decoder's thread)."""
        self.standing, self.knobs = performance.standing(), dict(performance.knobs)


def _key(command: Command) -> str | None:
    """Return which control `command` moves; None for what counts each time."""
    match command:
        case SetKnob(name):
            return name
        case SetLatent(hand, dimension):
            return f"{hand}/{dimension}"
        case MoveMorph() | MovePad():
            return type(command).__name__
        case _:
            return None


def _told(command: Command) -> tuple[float, ...]:
    """Return what the answer tells of a command whose place a later one has taken."""
    return (command.value,) if isinstance(command, SetKnob) else ()
