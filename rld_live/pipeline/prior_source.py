"""Latents by an export's own prior: a piece grows, block by block, out of what it remembers."""

import logging
import queue
from collections import OrderedDict

from torch import Tensor

from rld_live.codec.attributes import Value
from rld_live.codec.prior import Prior, PriorState
from rld_live.errors import ModelError
from rld_live.latent.library import BlockKey
from rld_live.latent.statistics import LatentStatistics
from rld_live.pipeline.attributes import Attributes, SharedAttributes
from rld_live.pipeline.pieces import GROWN

log = logging.getLogger(__name__)

HOP = 64
"""Latent frames of a block. A new seed waits for the first one, and the reseed modes turn at every second one."""

BYTES_KEPT = 128 * 2**20
ENDS_KEPT = 24
"""At least, however large they are: as many pieces as can sound together and wait, so that each of them can go on."""


class PriorSource:
    """Owned by the producer.

    The prior is autoregressive: block k of a piece can only be made where block k - 1 ended. The latest of these ends
    are kept, so playing on costs nothing; another place is reached from the nearest one before it, a block at a time.
    The draws of a block are decided by seed and block, so a piece is the same however it was reached.
    """

    def __init__(self, prior: Prior, *, bytes_kept: int = BYTES_KEPT) -> None:
        """Generate with `prior`, keeping at most `bytes_kept` of block ends, but always some."""
        dims = prior.info.latent_dim
        self.latent_dim = dims
        self.hop = HOP
        self.pieces = GROWN
        self.statistics = LatentStatistics.uniform(dims)
        self._prior = prior
        self._bytes_kept = bytes_kept
        self._ends: OrderedDict[BlockKey, PriorState] = OrderedDict()
        self._changes: queue.SimpleQueue[tuple[str, tuple[Value, ...]]] = queue.SimpleQueue()

    def block(self, key: BlockKey) -> tuple[BlockKey, Tensor]:
        """Return the block that `key` names, or the one before it that must be made first."""
        self._set_attributes()
        index, state = self._nearest(key)
        made = BlockKey.of(key.piece, index)
        self._prior.restore(state)
        piece = made.piece
        latents = self._prior.generate(self.hop, temperature=piece.temperature, keys=(piece.seed, index))
        if bool(latents.isfinite().all()):  # nothing can grow out of what is no number
            self._keep(made, self._prior.state())
        return made, latents

    def attributes(self, codec: Attributes) -> Attributes:
        """Return the codec's, which reach the prior before its next block."""
        return SharedAttributes(
            codec, lambda name, values: self._changes.put((name, tuple(values))), taken=self._prior.taken_attributes
        )

    def _set_attributes(self) -> None:
        while not self._changes.empty():
            name, values = self._changes.get_nowait()
            try:
                self._prior.attributes.set(name, values)
            except ModelError as error:  # the codec has answered for both; the music goes on
                log.warning("the prior did not follow the codec: %s", error)

    def _nearest(self, key: BlockKey) -> tuple[int, PriorState]:
        """Return the last block up to `key` that can be made now, and the state that it begins with."""
        for index in range(key.index, 0, -1):
            end = BlockKey.of(key.piece, index - 1)
            if end in self._ends:
                self._ends.move_to_end(end)
                return index, self._ends[end]
        return 0, self._prior.beginning

    def _keep(self, key: BlockKey, end: PriorState) -> None:
        self._ends[key] = end
        self._ends.move_to_end(key)
        if len(self._ends) > max(ENDS_KEPT, self._bytes_kept // max(1, end.size)):
            # where a piece has been before where it is: a long way to one place must not cost the others theirs
            passed = (old for old in self._ends if BlockKey.of(old.piece, old.index + 1) in self._ends)
            del self._ends[next(passed, next(iter(self._ends)))]
