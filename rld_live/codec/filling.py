"""The dimensions that an export left out: how many are to be filled, and the way to decode with them.

Exports draw them anew in every call, so that what is decoded in pieces would not be what is decoded whole. Here they
hang on their place in the piece instead, wherever an export has a way to be given them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from rld_live.codec import foresight
from rld_live.codec.chance import OURS, seeded
from rld_live.codec.complaint import FAILURES
from rld_live.codec.contract import CodecInfo
from rld_live.codec.kind import Module
from rld_live.codec.memory import Memory

_TRIAL_LATENTS = 2
_SAME = 1e-5  # of the peak


@dataclass(frozen=True)
class Filling:
    """A way to decode: `missing` dimensions more than the export offers, `rows` rows for each row of latents."""

    missing: int
    rows: int  # one for each channel of fake stereo, where channels differ by nothing but their noise; else one
    decode: Callable[[Tensor], Tensor]  # [batch·rows, latent_dim + missing, n] → audio, rows before channels

    def fill(self, latents: Tensor, position: int) -> Tensor:
        """Return what to decode for raw latents [batch, latent_dim, n], the first of them at `position`.

        Blocks that overlap hear the same noise.
        """
        latents = latents.repeat_interleave(self.rows, 0)
        if not self.missing:
            return latents
        shape = (len(latents), self.missing)
        columns = [
            np.random.Generator(np.random.Philox(key=OURS, counter=[0, place, 0, 0])).standard_normal(
                shape, dtype=np.float32
            )
            for place in range(position, position + latents.shape[2])
        ]
        return torch.cat([latents, torch.from_numpy(np.stack(columns, axis=-1))], 1)


def filling_of(core: Module, info: CodecInfo, memory: Memory) -> Filling:
    """Return the best way that `core` offers; leaves its memory empty."""
    left_out = info.full_latent_dim - info.latent_dim
    if foresight.foresees(core):
        by_parts = Filling(foresight.noise_dim(core), info.channels, partial(foresight.decode, core))
        return by_parts if _agrees(by_parts, core, info, memory) else Filling(0, info.channels, core.decode)
    if core.original_name == "TraceModel":
        # RAVE v1 gives the rows of a batch as channels of one, and takes every dimension where it turns the axes late
        turns_late = getattr(core, "trained_cropped", None) is False and not getattr(core, "deterministic", False)
        return Filling(left_out if turns_late else 0, info.channels, core.decode)
    if core.original_name not in _TURNS or hasattr(core, "temperature"):  # RAVE after 2.3 lets one turn down its noise
        return Filling(0, 1, core.decode)
    augmentation = getattr(getattr(core, "encoder", None), "noise_augmentation", 0)
    rows = max(1, info.channels // getattr(core, "n_channels", 1))
    if hasattr(core, "target_channels") and not hasattr(core, "signs") and rows == 1 and not augmentation:
        return Filling(left_out, 1, core.decode)  # RAVE 2.3 draws only what is missing of what it is given
    by_parts = Filling(left_out + augmentation, rows, partial(_decode, core))
    is_needed = by_parts.missing or rows > 1
    return by_parts if is_needed and _agrees(by_parts, core, info, memory) else Filling(0, 1, core.decode)


def _on_axes(core: Module, latents: Tensor) -> Tensor:
    if hasattr(core, "signs"):  # the lab's fork of RAVE 2.3 turns the axes that it offers so that larger is louder
        latents = latents * functional.pad(core.signs, (0, latents.shape[1] - len(core.signs)), value=1.0)[:, None]
    axes, mean = core.latent_pca.T.unsqueeze(-1), core.latent_mean.unsqueeze(-1)
    return functional.conv1d(latents, axes) + torch.as_tensor(mean)


def _as_they_are(_: Module, latents: Tensor) -> Tensor:
    return latents


def _as_a_direction(core: Module, latents: Tensor) -> Tensor:
    direction: Tensor = core.pre_process_latent(latents)
    return direction


_TURNS: Mapping[str, Callable[[Module, Tensor], Tensor]] = {  # what RAVE 2 does with latents, all dimensions of them
    "VariationalScriptedRAVE": _on_axes,
    "WasserteinScriptedRAVE": _as_they_are,
    "SphericalScriptedRAVE": _as_a_direction,
}


def _decode(core: Module, latents: Tensor) -> Tensor:
    """What RAVE 2's `decode` does after it has drawn."""
    if getattr(core, "is_using_adain", False):
        core.update_adain()
    audio = core.decoder(_TURNS[str(core.original_name)](core, latents))
    rows, channels = len(latents), getattr(core, "n_channels", 1)
    if core.pqmf is not None:
        bands = audio.reshape(rows * channels, -1, audio.shape[-1])
        audio = core.pqmf.inverse(bands).reshape(rows, channels, -1)
    if getattr(core, "resampler", None) is not None:
        audio = core.resampler.from_model_sampling_rate(audio)
    _, ratio, wanted_channels, _ = core.decode_params.tolist()
    whole: Tensor = audio[:, :wanted_channels, : latents.shape[-1] * ratio]
    return whole


def _agrees(filling: Filling, core: Module, info: CodecInfo, memory: Memory) -> bool:
    """Tell whether `filling` gives what the export itself gives when it draws the same numbers, frame by frame."""
    trial = torch.randn(1, info.latent_dim, _TRIAL_LATENTS, generator=torch.Generator().manual_seed(0))
    frames = torch.split(trial, 1, 2)  # some exports take one at a time
    try:
        with torch.inference_mode(), seeded(0):
            memory.forget()
            wanted = torch.cat([core.decode(frame) for frame in frames], 2)
        with torch.inference_mode(), seeded(0):
            memory.forget()
            given = torch.cat([_drawn(filling, frame) for frame in frames], 2).reshape(wanted.shape)
    except (AttributeError, *FAILURES):
        return False  # somebody's fork, put together in another way
    finally:
        memory.forget()
    return torch.allclose(given, wanted, rtol=0, atol=_SAME * float(wanted.abs().max()))


def _drawn(filling: Filling, latents: Tensor) -> Tensor:
    """Return audio of latents [1, latent_dim, 1] that are filled as an export does it."""
    noise = torch.randn(filling.rows, filling.missing, 1)
    return filling.decode(torch.cat([latents.expand(filling.rows, -1, -1), noise], 1))
