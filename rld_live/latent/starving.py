"""What the music does for want of latents: it goes round in those that are there."""

from collections.abc import Callable, Iterable

from rld_live.latent.circumstances import Circumstances, Retreats
from rld_live.latent.library import BlockKey, Library
from rld_live.latent.moment import Moment
from rld_live.latent.retreat import Scout


class Starving:
    """Owned by the timeline; others may read `lacking` and `episodes`, which are replaced whole."""

    def __init__(self, library: Library, circumstances: Circumstances, tell: Callable[[int], None]) -> None:
        """Tell 1 when the music begins to starve, and 0 when it no longer does."""
        self.lacking: tuple[BlockKey, ...] = ()
        """Blocks that the music went back for want of, and that are not there yet."""
        self.episodes = 0
        self._library, self._circumstances, self._tell = library, circumstances, tell

    def retreats(self, moment: Moment | None, scout: Scout) -> Retreats:
        """Return which voices of `moment` go back before the next chunk, after a look at what is still lacking."""
        if moment is None:
            return ()
        if self.lacking:
            pieces = {piece for voice in moment.scene.voices() for piece in voice.pieces}
            wanted = ((piece, key) for key in self.lacking for piece in pieces if piece.seed == key.piece.seed)
            self._lack(BlockKey.of(piece, key.index) for piece, key in wanted)  # with the knobs as they stand now
        return self._circumstances.retreats(lambda: scout.retreats(moment))

    def retreated(self, moment: Moment | None, scout: Scout, retreats: Retreats) -> None:
        """Hear that they did: their chunk is handed out."""
        if moment is None or not retreats:
            return
        self._circumstances.retreated(retreats)
        self._lack((*self.lacking, *scout.lacking(moment, retreats)))

    def _lack(self, keys: Iterable[BlockKey]) -> None:
        was_starving = bool(self.lacking)
        self.lacking = tuple(dict.fromkeys(key for key in keys if key not in self._library))
        if bool(self.lacking) != was_starving:
            self.episodes += not was_starving
            self._tell(int(not was_starving))
