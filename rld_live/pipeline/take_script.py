"""The decoder's half of a log, told again step by step."""

from collections import deque

from rld_live.errors import DataError
from rld_live.latent.circumstances import Retreats
from rld_live.pipeline.circumstances import Moment
from rld_live.pipeline.take import Take
from rld_live.pipeline.take_events import DecoderEvent, Drawn, Performed, Retreated, Rewound, Started, Turned

_AHEAD = 3
"""Lines that are read ahead: of one chunk there are a start, a retreat and a turn at most, noted in this order."""


class TakeScript:
    """Reads the lines once, each when the music comes to it; whatever does not fit is a `DataError` with its line."""

    def __init__(self, take: Take) -> None:
        self._path = take.path
        self._steps = (each for each in take.decoder_lines() if not isinstance(each[1], Drawn))
        # a sequence of its own: a seed is drawn within a step, and told before it
        self._seeds = (each for each in take.decoder_lines() if isinstance(each[1], Drawn))
        self._number = 1
        self._next: deque[tuple[int, DecoderEvent]] = deque()
        self._read_ahead()

    def work(self, chunk: int) -> Performed | Rewound | None:
        """Take the next thing that was done before the chunk after `chunk` was decoded; None when there is no more."""
        step = self._step(0)
        if step is not None and step.chunk < chunk:
            raise self.other_course()
        if step is None or step.chunk > chunk or not isinstance(step, Performed | Rewound):
            return None
        self._go_on()
        return step

    def has_start(self, moment: Moment) -> bool:
        return self._step(0) == Started(*moment)

    def start(self) -> None:
        self._go_on()

    def has_turn(self, moment: Moment) -> bool:
        return self._step(self.has_start(moment) + bool(self.retreats(moment))) == Turned(*moment)

    def turn(self) -> None:
        if not isinstance(self._step(0), Turned):
            raise self.other_course()
        self._go_on()

    def retreats(self, moment: Moment) -> Retreats:
        step = self._step(1 if self.has_start(moment) else 0)  # which is told first, and asked for last
        return step.retreats if isinstance(step, Retreated) and (step.chunk, step.produced) == moment else ()

    def retreat(self) -> None:
        if not isinstance(self._step(0), Retreated):
            raise self.other_course()
        self._go_on()

    def fresh_seed(self) -> int:
        _, drawn = next(self._seeds, (0, None))
        if not isinstance(drawn, Drawn):
            raise self.other_course()
        return drawn.fresh_seed

    @property
    def where(self) -> str:
        """The line that comes next, or was the last, for an error."""
        return f"{self._path}: line {self._number}"

    def other_course(self) -> DataError:
        """Return the error for music that goes elsewhere."""
        return DataError(
            f"{self.where}: the music takes another course here; render with the version and models that played it"
        )

    def lacks_latents(self) -> DataError:
        """Return the error for music that cannot go on."""
        return DataError(f"{self.where}: latents are missing here; render with the version and models that played it")

    def _step(self, index: int) -> DecoderEvent | None:
        return self._next[index][1] if index < len(self._next) else None

    def _go_on(self) -> None:
        self._next.popleft()
        self._read_ahead()

    def _read_ahead(self) -> None:
        while len(self._next) < _AHEAD and (step := next(self._steps, None)) is not None:
            self._next.append(step)
        if self._next:
            self._number = self._next[0][0]
