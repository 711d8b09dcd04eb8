"""The circumstances of a performance, noted while it plays and told again when it is rendered."""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from rld_live.latent.circumstances import Circumstances, Retreats


class Moment(NamedTuple):
    """How far the decoder is."""

    chunk: int
    """Chunks decoded so far, to be heard."""
    produced: int
    """Latent frames handed out so far, less those rewound."""


class Note(Protocol):
    """Adds one line to a take's log: `TakeLog.note`."""

    def __call__(self, **line: bool | int | Retreats) -> None: ...


class Script(Protocol):
    """The log of a take, as its rendering reads it; raises `DataError` where the music does not follow it."""

    def has_start(self, moment: Moment) -> bool:
        """Tell whether what waits starts in the chunk of that moment."""
        ...

    def start(self) -> None:
        """Go on to the line after that."""
        ...

    def has_turn(self, moment: Moment) -> bool:
        """Tell whether the successor takes over in the chunk of that moment."""
        ...

    def turn(self) -> None:
        """Go on to the line after that."""
        ...

    def retreats(self, moment: Moment) -> Retreats:
        """Return which voices go back before the chunk of that moment."""
        ...

    def retreat(self) -> None:
        """Go on to the line after that."""
        ...

    def fresh_seed(self) -> int:
        """Return the next seed that nobody chose."""
        ...


class LatentsMissing(Exception):  # noqa: N818 - it says what to do: generate, and ask for the same chunk again
    """What is told to happen in this chunk needs latents that are not there yet; nothing has changed."""


class NotingCircumstances:
    """Leaves the answers to others, and notes those that the music's course depends on."""

    def __init__(self, answers: Circumstances, note: Note, *, moment: Callable[[], Moment]) -> None:
        self._answers = answers
        self._note = note
        self._moment = moment
        self._turn_asked = self._retreats_asked = Moment(0, 0)

    def may_start(self, is_ready: Callable[[], bool]) -> bool:
        may = self._answers.may_start(is_ready)
        if may:
            moment = self._moment()
            self._note(chunk=moment.chunk, start=True, produced=moment.produced)
        return may

    def may_turn(self, is_ready: Callable[[], bool]) -> bool:
        self._turn_asked = self._moment()
        return self._answers.may_turn(is_ready)

    def turned(self) -> None:
        self._answers.turned()
        self._note(chunk=self._turn_asked.chunk, turn=True, produced=self._turn_asked.produced)

    def retreats(self, needed: Callable[[], Retreats]) -> Retreats:
        self._retreats_asked = self._moment()
        return self._answers.retreats(needed)

    def retreated(self, retreats: Retreats) -> None:
        self._answers.retreated(retreats)
        moment = self._retreats_asked
        self._note(chunk=moment.chunk, retreats=retreats, produced=moment.produced)

    def fresh_seed(self) -> int:
        seed = self._answers.fresh_seed()
        self._note(chunk=self._moment().chunk, fresh_seed=seed)
        return seed


class ToldCircumstances:
    """Answers what was answered when the take was played; raises `LatentsMissing` where that cannot be done yet."""

    def __init__(self, script: Script, *, moment: Callable[[], Moment]) -> None:
        self._script = script
        self._moment = moment

    def may_start(self, is_ready: Callable[[], bool]) -> bool:
        may = self._script.has_start(self._moment())
        if may:
            _require(is_ready)
            self._script.start()
        return may

    def may_turn(self, is_ready: Callable[[], bool]) -> bool:
        may = self._script.has_turn(self._moment())
        if may:
            _require(is_ready)
        return may

    def turned(self) -> None:
        self._script.turn()

    def retreats(self, needed: Callable[[], Retreats]) -> Retreats:  # noqa: ARG002
        return self._script.retreats(self._moment())

    def retreated(self, retreats: Retreats) -> None:  # noqa: ARG002
        self._script.retreat()

    def fresh_seed(self) -> int:
        return self._script.fresh_seed()


def _require(is_ready: Callable[[], bool]) -> None:
    if not is_ready():
        raise LatentsMissing
