"""Every stretch of latents that has been generated and may still be played."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import torch
from torch import Tensor

TURNS_MAXIMUM = 4096
"""Of one piece: hours of a temperature that never rests. Every key carries them."""
BOUNDS_KEPT = 16
"""Of a piece that has played for hours; those before are those of the earliest that is kept."""


@dataclass(frozen=True)
class Piece:
    """The endless music of one seed, as generated with one set of knobs."""

    seed: int
    temperature: float
    steps: int = 0
    """Denoising steps per window; 0 where nothing is denoised."""
    guidance: float = 1.0
    """How far the network is pushed towards what it is surest of; 1 where it is not."""
    turns: tuple[tuple[int, float], ...] = ()
    """Where a piece that grows out of its own past had other temperatures: (up to which block, which), in order."""
    bounds: tuple[tuple[int, int], ...] = ()
    """Where fewer steps are used than asked for: (from which block on, at most how many; 0: all of them), in order."""

    def turned(self, temperature: float, *, block: int) -> "Piece":
        """Return the piece that is this one before `block`, and goes on at `temperature` from there, unless that would
        be one turn too many."""
        past = self.until(block)
        if block == 0 or past.temperature == temperature:
            return replace(past, temperature=temperature)
        if past.is_settled:
            return self
        return replace(past, temperature=temperature, turns=(*past.turns, (block, past.temperature)))

    @property
    def is_settled(self) -> bool:
        """Tell whether it has been turned as often as a piece may."""
        return len(self.turns) >= TURNS_MAXIMUM

    def until(self, block: int) -> "Piece":
        """Return the piece as far as it decides the blocks before `block`: one value, whatever was turned later."""
        for index, (stop, temperature) in enumerate(self.turns):
            if block <= stop:
                return replace(self, temperature=temperature, turns=self.turns[:index])
        return self

    def is_like(self, other: "Piece") -> bool:
        """Tell whether both are the same seed with the same knobs, whatever was turned on the way."""
        return replace(self, turns=(), bounds=()) == replace(other, turns=(), bounds=())

    def another(self, seed: int) -> "Piece":
        """Return the piece of another seed, with the same knobs as this one has in the end."""
        bounds = tuple((0, most) for _, most in self.bounds[-1:] if most)
        return replace(self, seed=seed, turns=(), bounds=bounds)

    def bounded(self, most: int, *, start: int) -> "Piece":
        """Return the piece that is made with `most` steps at most (0: all) in block `start` and in those after it."""
        before = tuple(bound for bound in self.bounds if bound[0] < start)[-BOUNDS_KEPT:]
        if self.steps == 0 or most == (before[-1][1] if before else 0):
            return replace(self, bounds=before)
        return replace(self, bounds=(*before, (start, most)))

    def bounded_before(self, most: int, *, stop: int) -> "Piece":
        """Return the piece that is made with `most` steps at most (0: all) in the blocks before `stop`."""
        if self.steps == 0 or stop <= 0:
            return self
        after = tuple(bound for bound in self.bounds if bound[0] > stop)[:BOUNDS_KEPT]
        return replace(self, bounds=((0, most), (stop, self._bound(stop)), *after))

    def steps_at(self, block: int) -> int:
        """Return how many steps the window that begins with `block` is made with."""
        bound = self._bound(block)
        return min(self.steps, bound) if bound else self.steps

    def in_window(self, block: int) -> "Piece":
        """Return the piece that asks for just what decides the window that begins with `block`."""
        return replace(self, steps=self.steps_at(block), bounds=()) if self.bounds else self

    def in_block(self, block: int) -> "Piece":
        """Return the piece as far as it decides `block`, which is made of two windows."""
        if not self.bounds:
            return self
        before, now = self.steps_at(max(0, block - 1)), self.steps_at(block)
        if before == now:
            return replace(self, steps=now, bounds=())
        return replace(self, steps=max(before, now), bounds=((0, before), (block, now)))

    def _bound(self, block: int) -> int:
        return next((most for start, most in reversed(self.bounds) if start <= block), 0)


@dataclass(frozen=True)
class BlockKey:
    """Names half a window of a piece: block k holds its latent frames k·hop … (k+1)·hop."""

    piece: Piece
    index: int

    @staticmethod
    def of(piece: Piece, index: int) -> "BlockKey":
        """Return the one key that the block has, whatever was turned after it."""
        return BlockKey((piece.until(index + 1) if piece.turns else piece).in_block(index), index)


class Library:
    """Blocks by key. The producer adds, the decoder reads; neither waits for the other.

    A block, once added, never changes; a dictionary's own atomicity is all the locking there is.
    """

    def __init__(self, *, hop: int, capacity: int = 1024) -> None:
        self.hop = hop
        self._capacity = capacity
        self._blocks: dict[BlockKey, Tensor] = {}

    def add(self, key: BlockKey, block: Tensor, *, keep: Iterable[BlockKey] = ()) -> None:
        """Store `block` [latent_dim, hop] (producer only); drop the oldest beyond capacity that is not in `keep`."""
        self._blocks[key] = block.contiguous()  # half of a window must not keep the other half in memory
        if len(self._blocks) > self._capacity:
            kept = {key, *keep}
            oldest = next((each for each in self._blocks if each not in kept), None)
            if oldest is not None:
                del self._blocks[oldest]

    def __contains__(self, key: BlockKey) -> bool:
        return key in self._blocks

    def span(self, piece: Piece, start: int, stop: int) -> list[BlockKey]:
        """Return the keys of the blocks that hold latent frames `start` … `stop`."""
        return [BlockKey.of(piece, index) for index in range(start // self.hop, (stop - 1) // self.hop + 1)]

    def holds(self, piece: Piece, start: int, stop: int) -> bool:
        """Tell whether every latent frame from `start` to `stop` is there."""
        return all(key in self._blocks for key in self.span(piece, start, stop))

    def frames(self, piece: Piece, start: int, stop: int) -> Tensor | None:
        """Return latent frames [latent_dim, stop - start], or None while some of them are not generated."""
        keys = self.span(piece, start, stop)
        blocks = [self._blocks.get(key) for key in keys]
        present = [block for block in blocks if block is not None]
        if len(present) < len(keys):
            return None
        offset = keys[0].index * self.hop
        joined = present[0] if len(present) == 1 else torch.cat(present, dim=1)
        return joined[:, start - offset : stop - offset]

    def generated_ahead(self, piece: Piece, place: int, *, is_backwards: bool = False) -> int:
        """Return how many latent frames from `place` on, or back to the beginning, are generated."""
        first = place // self.hop
        index, step = first, -1 if is_backwards else 1
        while index >= 0 and BlockKey.of(piece, index) in self._blocks:
            index += step
        return max(0, place - (index + 1) * self.hop) if is_backwards else max(0, index * self.hop - place)
