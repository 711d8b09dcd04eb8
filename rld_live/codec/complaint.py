"""What a scripted module says when it fails, out of TorchScript's long account of it."""

import re

import torch

FAILURES = (RuntimeError, torch.jit.Error)
"""What a call of a scripted module raises."""

_RAISED = re.compile(r"^(?:[\w.]*(?:Error|Exception): ?)+", re.MULTILINE)


def complaint(error: Exception) -> str:
    """Return in one line the module's own words, which stand behind the code that failed and the exception's name."""
    words = _RAISED.split(str(error))[-1].splitlines()
    return next((line.strip() for line in words if line.strip()), "it does not say why")
