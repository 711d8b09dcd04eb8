"""What the music's course depends on beside what is asked of it: which latents are there in time, and chance."""

from collections.abc import Callable
from typing import Protocol

from rld_live.latent.noise import fresh_seed
from rld_live.latent.scene import Retreat

Retreats = tuple[Retreat, ...]


class Circumstances(Protocol):
    """Asked by the timeline at fixed places, and by nobody else; everything else follows from what was asked of it.

    A performance notes the answers, and its rendering is told them again: then it takes the same course.
    """

    def may_start(self, is_ready: Callable[[], bool]) -> bool:
        """Tell whether what waits starts now. When this is True, it does, and its chunk is handed out."""
        ...

    def may_turn(self, is_ready: Callable[[], bool]) -> bool:
        """Tell whether the successor takes over at the end of the window; asked again for a chunk that is not ready."""
        ...

    def turned(self) -> None:
        """Hear that it did: told once, when the chunk in which it happened is handed out."""
        ...

    def retreats(self, needed: Callable[[], Retreats]) -> Retreats:
        """Return which voices go back before the next chunk; asked again for a chunk that is not ready."""
        ...

    def retreated(self, retreats: Retreats) -> None:
        """Hear that they did: told once, when that chunk is handed out, before `turned`."""
        ...

    def fresh_seed(self) -> int:
        """Return a seed that nobody chose."""
        ...


class Live:
    """A performance: what is ready goes ahead."""

    def may_start(self, is_ready: Callable[[], bool]) -> bool:
        return is_ready()

    def may_turn(self, is_ready: Callable[[], bool]) -> bool:
        return is_ready()

    def turned(self) -> None:
        pass

    def retreats(self, needed: Callable[[], Retreats]) -> Retreats:
        return needed()

    def retreated(self, retreats: Retreats) -> None:
        pass

    def fresh_seed(self) -> int:
        return fresh_seed()
