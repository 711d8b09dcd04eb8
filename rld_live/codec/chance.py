"""Chance that repeats: torch's global generator, lent out with a seed."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import torch

OURS = 0x524C44
"""A key of all that is drawn for an export: any constant will do, as long as it is the same for everybody."""
_NEXT, _INSIDE = threading.Lock(), threading.Lock()


@contextmanager
def seeded(*keys: int) -> Iterator[None]:
    """Seed the CPU's global generator by `keys` for the block, and put it back afterwards; not to be nested.

    That generator is where exports draw from, and there is one in the process. The prior in the producer's thread and
    the codec in the decoder's would draw from each other's seeds, so who is inside keeps the others waiting: stay for
    one call of a model, never for a loop of them. Of two threads, neither waits longer than that.
    """
    generator = torch.default_generator
    seed = int(np.random.SeedSequence([OURS, *(key % 2**64 for key in keys)]).generate_state(1)[0])
    with _turn():
        state = generator.get_state()
        # not `torch.manual_seed`: that also formats a stack trace per call to remember for CUDA
        generator.manual_seed(seed)
        try:
            yield
        finally:
            generator.set_state(state)


@contextmanager
def _turn() -> Iterator[None]:
    """Be alone for the block. One lock is not fair: who came out is in again before who waits has woken up."""
    with _NEXT:  # who waits for `_INSIDE` holds this, so who came out has to queue behind
        _INSIDE.acquire()
    try:
        yield
    finally:
        _INSIDE.release()
