"""Decoding of a take in one call, for codecs that cannot be decoded in pieces."""

import numpy as np
import torch
from torch import Tensor

from rld_live.audio.frames import Frames
from rld_live.codec.export import Codec
from rld_live.errors import ConfigError

LONGEST_SECONDS = 300.0
"""A decoder keeps hundreds of bytes per audio frame while it works: at 48 kHz, this is some gigabytes."""


class WholeTake:
    """Gathers the latents of a take, and gives all of its audio with the last of them.

    A recurrent decoder (RAVE's hybrid configs) begins each call without a past, so every seam would be heard.
    """

    delay_frames = 0

    def __init__(self, codec: Codec, *, latent_frames: int) -> None:
        """Raise `ConfigError` for a take that is longer than memory can be relied on."""
        info = codec.info
        seconds = latent_frames / info.latent_rate
        if seconds > LONGEST_SECONDS:
            raise ConfigError(
                f"{info.path}: its decoder is recurrent, so a take is decoded whole, and {seconds:.0f} s may not fit "
                f"into memory: {LONGEST_SECONDS:.0f} s at most, ask for fewer windows"
            )
        self._codec = codec
        self._due = latent_frames
        self._parts: list[Tensor] = []

    def push(self, latents: Tensor) -> Frames:
        """Return no frames until the take is there, then all [latent_frames · ratio, channels]; after that, silence."""
        info, count = self._codec.info, latents.shape[1]
        if self._due <= 0:
            return np.zeros((count * info.ratio, info.channels), np.float32)
        self._parts.append(latents)
        self._due -= count
        if self._due > 0:
            return np.zeros((0, info.channels), np.float32)
        self._codec.reset()
        take = torch.cat(self._parts, dim=1)
        self._parts.clear()
        return np.ascontiguousarray(self._codec.decode(take[None])[0].numpy().T)
