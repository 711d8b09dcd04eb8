"""The built-in set with a mark in its sound that tells which decoded latent frame is heard.

Where a trigger takes over in a recording cannot be seen in the music itself: what would have played is not known to
the sample, since the decoder goes on from its own state. So what it decodes is marked (see `mark`). The traced codec
does all that the built-in one does, and one addition more.
"""

import warnings
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from rld_live.codec.export import open_codec
from rld_live.diffusion.checkpoint import CodecIdentity, load_checkpoint, save_checkpoint
from rld_live.diffusion.weights import weights_of
from rld_live.offline.bench.mark import COUNTS, LEVEL, STRIDE, lowest_pitch
from rld_live.offline.bench.plain_codec import load_plain_codec
from rld_live.pipeline.models import BUILTIN_CHECKPOINT, builtin


@dataclass(frozen=True)
class TracedSet:
    """A marked codec, and a checkpoint that plays with it."""

    codec: Path
    checkpoint: Path
    ratio: int


class TracedCodec(nn.Module):
    """A streaming export, with the mark added to what it decodes."""

    decode_params: Tensor
    encode_params: Tensor
    count_cache: Tensor
    time: Tensor

    def __init__(self, codec: Any) -> None:
        super().__init__()
        self.codec = codec
        self.sr = int(codec.sr)
        for name in ("decode_params", "encode_params"):
            self.register_buffer(name, getattr(codec, name).clone())
        ratio = int(codec.decode_params[1])
        self.lowest, self.stride, self.counts, self.level = lowest_pitch(ratio), STRIDE, COUNTS, LEVEL
        self.register_buffer("count_cache", torch.zeros(1, dtype=torch.int64))
        self.register_buffer("time", 2 * torch.pi * torch.arange(ratio, dtype=torch.float64) / ratio)

    @torch.jit.export
    def encode(self, x: Tensor) -> Tensor:
        """As the codec does."""
        latents: Tensor = self.codec.encode(x)
        return latents

    @torch.jit.export
    def decode(self, z: Tensor) -> Tensor:
        """As the codec does, softer, with a tone per latent frame."""
        audio: Tensor = self.codec.decode(z)
        counts = self.count_cache + torch.arange(z.shape[2])
        pitches = self.lowest + counts % self.counts * self.stride
        tones = torch.sin(pitches[:, None] * self.time[None]).reshape(1, 1, -1)
        self.count_cache += z.shape[2]
        return self.level * (audio + tones.to(audio.dtype))

    @torch.jit.export
    def reset(self) -> None:
        """Begin again, the count as well."""
        self.codec.reset()
        self.count_cache.zero_()


def build_traced_set(folder: Path) -> TracedSet:
    """Write the marked codec, and the built-in checkpoint made out to it."""
    codec, traced = folder / "traced.ts", folder / "traced.safetensors"
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r".*torch\.jit\..*deprecated", category=DeprecationWarning)
        torch.jit.save(torch.jit.script(TracedCodec(load_plain_codec()).eval()), str(codec))
    info = open_codec(codec).info
    checkpoint, network = load_checkpoint(builtin(BUILTIN_CHECKPOINT))
    identity = CodecIdentity(info.name, info.fingerprint, info.sample_rate, info.ratio, info.latent_dim)
    save_checkpoint(traced, replace(checkpoint, codec=identity), weights_of(network))
    return TracedSet(codec, traced, info.ratio)
