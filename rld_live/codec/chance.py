"""Chance that repeats: torch's global generator, lent out with a seed."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import torch

_OURS = 0x524C44  # any constant: it makes the noise ours and the same for everybody
_LOCK = threading.RLock()


@contextmanager
def seeded(*keys: int) -> Iterator[None]:
    """Seed the CPU's global generator by `keys` for the block, and put it back afterwards.

    That generator is where exports draw from, and there is one in the process. The prior in the producer's thread and
    the codec in the decoder's would draw from each other's seeds, so who is inside keeps the others waiting: stay for
    one call of a model, never for a loop of them.
    """
    generator = torch.default_generator
    seed = int(np.random.SeedSequence([_OURS, *(key % 2**64 for key in keys)]).generate_state(1)[0])
    with _LOCK:
        state = generator.get_state()
        # not `torch.manual_seed`: that also formats a stack trace per call to remember for CUDA
        generator.manual_seed(seed)
        try:
            yield
        finally:
            generator.set_state(state)
