"""What goes on to the performer: of a continuous address only the latest of each turn, of everything else each."""

import logging
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from rld_live.commands import Command
from rld_live.control.performer import Performer
from rld_live.control.replies import BUG, Answer, Value
from rld_live.errors import RldError

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Held:
    command: Command
    answers: list[Answer]
    due: float | None


class Outbox:
    """Keeps the order: what was said before a trigger reaches the performer before it."""

    def __init__(self, performer: Performer) -> None:
        self._performer = performer
        self._held: dict[Hashable, _Held] = {}

    def put(self, command: Command, answer: Answer, *, due: float | None, continuous: Hashable = None) -> None:
        """Hand `command` on, now or at the end of the turn.

        Of those with the same `continuous`, and nothing but others of that kind between them, the last stands for all,
        and what is answered to it is answered to each of them.
        """
        if continuous is None:
            self.flush()
            self._hand_on(command, answer, due)
            return
        earlier = self._held.pop(continuous, None)  # taken out, so that the last one's place in the order counts
        answers = earlier.answers if earlier else []
        answers.append(answer)
        self._held[continuous] = _Held(command, answers, due)

    def flush(self) -> None:
        """Hand on what is held, in its order."""
        held, self._held = self._held, {}
        for each in held.values():
            self._hand_on(each.command, each.answers[0] if len(each.answers) == 1 else _Each(each.answers), each.due)

    def _hand_on(self, command: Command, answer: Answer, due: float | None) -> None:
        try:
            self._performer.submit(command, answer, due=due)
        except RldError as error:
            answer.failed(str(error))
        except Exception:
            _logger.exception("%s failed, and the music goes on", command)
            answer.failed(BUG)


class _Each:
    """One answer for many."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        self._answers = answers

    def tell(self, name: str, *values: Value) -> None:
        for answer in self._answers:
            answer.tell(name, *values)

    def done(self, *values: Value) -> None:
        for answer in self._answers:
            answer.done(*values)

    def failed(self, reason: str) -> None:
        for answer in self._answers:
            answer.failed(reason)
