"""The first half of the sound path: seeds become blocks of latents."""

from collections.abc import Callable
from typing import Protocol

from torch import Tensor

from rld_live.latent.library import BlockKey, Library
from rld_live.latent.statistics import LatentStatistics
from rld_live.pipeline.attributes import Attributes
from rld_live.pipeline.pieces import Pieces
from rld_live.pipeline.setbacks import NoNumbersError, Setbacks


class LatentSource(Protocol):
    """What makes the latents of a set. `block` belongs to the producer's thread; the rest is for any.

    A block is decided by its key alone: the same piece and index, the same latents, in whatever order they are asked.
    """

    latent_dim: int
    hop: int
    """Latent frames of a block, which is half a window."""
    statistics: LatentStatistics
    """What turns its latents into those that the codec knows."""
    pieces: Pieces
    """What the knobs mean to it."""

    def block(self, key: BlockKey) -> tuple[BlockKey, Tensor]:
        """Return the block [latent_dim, hop] with its key; or an earlier one of the piece that has to be made first."""
        ...

    def attributes(self, codec: Attributes) -> Attributes:
        """Return what a performer may set: the codec's attributes, and with them those of a source in the same file."""
        ...


class Generation:
    """Owned by one thread, the producer: generates what the timeline wants, the most urgent first."""

    def __init__(self, source: LatentSource, library: Library, *, wanted: Callable[[], tuple[BlockKey, ...]]) -> None:
        self.setbacks = Setbacks()
        """What has failed; whoever goes on after an error puts its block there."""
        self._source = source
        self._library = library
        self._wanted = wanted

    def next(self) -> BlockKey | None:
        """Generate one block, for the most wanted that is missing, and return its key; None when nothing is missing.

        Raise what `make` raises.
        """
        missing = self.missing()
        return None if missing is None else self.make(missing)

    def missing(self) -> BlockKey | None:
        """Return the most wanted block that is missing, and has not failed just now."""
        wanted = self._wanted()
        return next((key for key in wanted if key not in self._library and not self.setbacks.rests(key)), None)

    def make(self, key: BlockKey) -> BlockKey:
        """Generate a block, or the one before it that has to be made first, and return its key.

        Raise `NoNumbersError` where not even a second attempt makes numbers of it: what is none gets no further.
        """
        for _ in range(2):
            made, block = self._source.block(key)
            if bool(block.isfinite().all()):
                self._library.add(made, block, keep=self._wanted())
                return made
        raise NoNumbersError(
            f"seed {made.piece.seed}: the model makes no numbers of block {made.index}: play another seed, "
            "or another temperature, or see whether the checkpoint is damaged"
        )
