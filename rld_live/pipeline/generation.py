"""The first half of the sound path: seeds become blocks of latents."""

from collections.abc import Callable
from typing import Protocol

from torch import Tensor

from rld_live.latent.library import BlockKey, Library
from rld_live.latent.statistics import LatentStatistics
from rld_live.pipeline.attributes import Attributes
from rld_live.pipeline.pieces import Pieces


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
        self._source = source
        self._library = library
        self._wanted = wanted

    def next(self) -> BlockKey | None:
        """Generate one block, for the most wanted that is missing, and return its key; None when nothing is missing."""
        wanted = self._wanted()
        missing = next((key for key in wanted if key not in self._library), None)
        if missing is None:
            return None
        key, block = self._source.block(missing)
        self._library.add(key, block, keep=wanted)
        return key
