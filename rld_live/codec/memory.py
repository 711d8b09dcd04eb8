"""What an export remembers between calls, and how it is made to forget."""

from collections.abc import Callable, Iterator

import torch
from torch import Tensor

from rld_live.codec.kind import Module

# In exports that are not streaming RAVE v1 resamples with cached convolutions all the same, a prior has its caches, and
# what foresees latents has the last one.
_ALWAYS_KEPT = ("resample.", "prior_module.", "last_z")


def is_state(name: str) -> bool:
    """Tell whether the buffer `name` is a memory: of cached convolutions, of AFTER's codecs, of a fork of RAVE."""
    return name.rpartition(".")[2] in {"pad", "z_buffer", "out_buffer", "last_z"} or name.endswith("cache")


def is_streaming(core: Module) -> bool:
    """Tell from the names of its buffers whether an export carries its state from call to call."""
    return any(
        buffer.numel() and is_state(name) and not name.startswith(_ALWAYS_KEPT) for name, buffer in core.named_buffers()
    )


class Memory:
    """The state of one module. Owner: the thread that runs it.

    It begins at zero, as that of convolutions and filters does: files are saved with the state of their last test run.
    """

    def __init__(self, core: Module) -> None:
        self._core = core
        self._found: frozenset[str] = frozenset()
        self.rows = self._count()
        """How many rows of a batch are remembered apart from each other; None where nothing is."""
        self.forget()

    def find(self, try_out: Callable[[], object]) -> bool:
        """Take every buffer that `try_out` changes by running the module; return whether there are any."""
        before = {name: buffer.clone() for name, buffer in self._core.named_buffers()}
        try_out()
        after = dict(self._core.named_buffers())
        changed = {name for name in before if not torch.equal(after[name], before[name])}
        self._found |= changed
        self.rows = self._count()
        self.forget()
        return bool(changed)

    def forget(self) -> None:
        """Go back to the beginning."""
        # inside inference_mode, since exports that replace buffers while they run leave inference tensors behind
        with torch.inference_mode():
            for buffer in self._buffers():
                buffer.zero_()

    def _count(self) -> int | None:
        return min((len(buffer) for buffer in self._buffers() if buffer.ndim and buffer.numel()), default=None)

    def _buffers(self) -> Iterator[Tensor]:
        for name, buffer in self._core.named_buffers():
            if name in self._found or is_state(name):
                yield buffer
