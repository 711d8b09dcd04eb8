"""What is kept ready, silently: the cue, the slots, and what is going to be asked for."""

from collections.abc import Callable, Iterator, Mapping

from rld_live.latent.voice import Voice

FORESEEN_MAXIMUM = 8


class Shelf:
    """Owned by the timeline's thread."""

    def __init__(self) -> None:
        self.cue: Voice | None = None
        self.slots: Mapping[int, Voice] = {}
        self.foreseen: tuple[Voice, ...] = ()
        """What will be played soon, in the order in which that was heard of; of too much, the oldest is forgotten."""
        self._cue_is_told = False

    def put_cue(self, voice: Voice) -> None:
        """Keep `voice` for `go`."""
        self.cue, self._cue_is_told = voice, False

    def foresee(self, voice: Voice) -> None:
        """Keep `voice` until it is played, and some time longer."""
        self.foreseen = (*(each for each in self.foreseen if each != voice), voice)[-FORESEEN_MAXIMUM:]

    def take_cue(self) -> Voice | None:
        """Return the cue and forget it."""
        cue, self.cue = self.cue, None
        return cue

    def forget(self) -> None:
        """Keep the slots only."""
        self.cue, self.foreseen = None, ()

    def newly_ready(self, is_ready: Callable[[Voice], bool]) -> Iterator[Voice]:
        """Yield the cue once, when it has become ready."""
        if self.cue is not None and not self._cue_is_told and is_ready(self.cue):
            self._cue_is_told = True
            yield self.cue
