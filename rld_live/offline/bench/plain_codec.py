"""The built-in codec as any other host would load it: TorchScript, without our adapter."""

import warnings
from typing import Any

import torch

from rld_live.pipeline.models import BUILTIN_CODEC, builtin


def load_plain_codec() -> Any:
    """Return the module, its state at zero."""
    with warnings.catch_warnings():
        # torch 2.13 deprecates TorchScript; it remains what every exported codec is
        warnings.filterwarnings("ignore", message=r".*torch\.jit\..*deprecated", category=DeprecationWarning)
        module: Any = torch.jit.load(str(builtin(BUILTIN_CODEC)), map_location="cpu")  # type: ignore[no-untyped-call]
    module.eval()
    module.reset()
    return module
