"""The one import of audio-diffusion-pytorch, made to work beside a CPU build of torch.

The library imports torchaudio for things that are not used here. PyPI's torchaudio for Linux is a CUDA build, whose
native library does not load beside torch for the CPU; its Python half is then imported on its own.
"""

import importlib
import sys
from collections.abc import Callable
from types import ModuleType
from typing import cast

from torch import nn

from rld_live.errors import ModelError

_NATIVE = "torchaudio._extension"
_ATTENTION = {"to_q", "to_kv", "attention"}


def unet_v0() -> Callable[..., nn.Module]:
    """Return the library's `UNetV0`; raise `ModelError` where the library is missing.

    Imported when a network is built and not before: reading a checkpoint's header must stay quick.
    """
    try:
        components = _import_components()
    except ImportError as error:
        raise ModelError(f"audio-diffusion-pytorch cannot be imported ({error}): install rld-live again") from error
    return cast(Callable[..., nn.Module], components.UNetV0)


def self_attentions(network: nn.Module) -> list[nn.Module]:
    """Return the parts of `network` that mix values by an attention map, in the order in which they compute.

    Each is called with queries, keys and values [batch, places, heads · head features], and its first block projects
    what came of them. Those that attend to a condition are not among them.
    """
    layers = [layer for layer in network.modules() if dict(layer.named_children()).keys() >= _ATTENTION]
    return [cast(nn.Module, layer.attention) for layer in layers if not layer.use_context]


def _import_components() -> ModuleType:
    try:
        return importlib.import_module("audio_diffusion_pytorch.components")
    except OSError:  # torch.ops.load_library says so when the native library does not fit
        _forget_half_imported()
        sys.modules[_NATIVE] = _stand_in()
    try:
        return importlib.import_module("audio_diffusion_pytorch.components")
    except BaseException:
        sys.modules.pop(_NATIVE, None)
        raise


def _forget_half_imported() -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] in {"torchaudio", "audio_diffusion_pytorch"}]:
        del sys.modules[name]


def _stand_in() -> ModuleType:
    """Return what torchaudio's Python half asks its native half for: only that the parts that need it refuse."""

    def fail_if_no_align(_function: Callable[..., object]) -> Callable[..., object]:
        def refuse(*_arguments: object, **_options: object) -> object:
            raise RuntimeError("torchaudio's forced alignment needs its native library")

        return refuse

    module = ModuleType(_NATIVE)
    module.__dict__.update(
        fail_if_no_align=fail_if_no_align, _IS_TORCHAUDIO_EXT_AVAILABLE=False, _IS_ALIGN_AVAILABLE=False
    )
    return module
