"""Write a codec as a custom module of nn~, with whichever version of nn~'s SDK is on the path.

Usage: export_nn.py OUT offline|streaming|decoder|effect|accessors|wide. Runs in an environment of its own.
"""

import sys
from pathlib import Path

import nn_tilde
import torch
from tiny_codec import TinyCodec
from torch import Tensor


class Codec(nn_tilde.Module):
    """A codec that keeps the end of what it decoded when it is streaming, and has an attribute of every type."""

    def __init__(self, *, is_streaming: bool) -> None:
        super().__init__()
        self.network = TinyCodec()
        self.is_streaming = is_streaming
        self.register_buffer("overlap", torch.zeros(8, 1, self.network.ratio))
        self.register_attribute("gain", 1.0)
        self.register_attribute("repeat", 1)
        self.register_attribute("muted", False)
        self.register_attribute("mode", "warm")
        self.register_attribute("range", (0.25, 0.75))

    def register(self, *methods: str) -> None:
        """Show `methods` to nn~, which tries each of them out."""
        ratio, latent_dim = self.network.ratio, self.network.latent_dim
        shapes = {
            "encode": (1, 1, latent_dim, ratio),
            "decode": (latent_dim, ratio, 1, 1),
            "forward": (1, 1, 1, 1),
        }
        for method in methods:
            self.register_method(method, *shapes[method])

    @torch.jit.export
    def encode(self, x: Tensor) -> Tensor:
        return self.network.encode(x)

    @torch.jit.export
    def decode(self, x: Tensor) -> Tensor:
        audio, ratio = self.network.decode(x), self.network.ratio
        if self.is_streaming:
            audio[..., :ratio] += self.overlap[: x.shape[0]]
            self.overlap[: x.shape[0]] = audio[..., -ratio:]
            audio = audio[..., :-ratio]
        else:
            audio = audio[..., ratio // 2 : -(ratio // 2)]
        return audio * (0.0 if self.muted[0] else self.gain[0])

    @torch.jit.export
    def forward(self, x: Tensor) -> Tensor:
        return self.decode(self.encode(x))

    @torch.jit.export
    def get_gain(self) -> float:
        return self.gain[0]

    @torch.jit.export
    def set_gain(self, gain: float) -> int:
        if gain < 0:
            return -1
        self.gain = (gain,)
        return 0

    @torch.jit.export
    def get_repeat(self) -> int:
        return self.repeat[0]

    @torch.jit.export
    def set_repeat(self, repeat: int) -> int:
        self.repeat = (repeat,)
        return 0

    @torch.jit.export
    def get_muted(self) -> bool:
        return self.muted[0]

    @torch.jit.export
    def set_muted(self, muted: bool) -> int:
        self.muted = (muted,)
        return 0

    @torch.jit.export
    def get_mode(self) -> str:
        return self.mode[0]

    @torch.jit.export
    def set_mode(self, mode: str) -> int:
        self.mode = (mode,)
        return 0

    @torch.jit.export
    def get_range(self) -> tuple[float, float]:
        return self.range

    @torch.jit.export
    def set_range(self, low: float, high: float) -> int:
        self.range = (low, high)
        return 0


class CodecWithoutAccessors(nn_tilde.Module):
    """A codec whose only attributes get their accessors from the SDK, which it does from version 1.6 on."""

    def __init__(self) -> None:
        super().__init__(sr=32000)
        self.network = TinyCodec()
        self.register_attribute("gain", 1.0)
        self.register_attribute("range", (1, 0.75))
        self.register_attribute("table", nn_tilde.Buffer())
        self.register_method("encode", 1, 1, self.network.latent_dim, self.network.ratio)
        self.register_method("decode", self.network.latent_dim, self.network.ratio, 1, 1)

    @torch.jit.export
    def encode(self, x: Tensor) -> Tensor:
        return self.network.encode(x)

    @torch.jit.export
    def decode(self, x: Tensor) -> Tensor:
        half = self.network.ratio // 2
        return self.network.decode(x)[..., half:-half] * self.gain[0]


def build(variant: str) -> nn_tilde.Module:
    """Return the module that `variant` names."""
    if variant == "accessors":
        return CodecWithoutAccessors()
    codec = Codec(is_streaming=variant == "streaming")
    methods = {"decoder": ("decode",), "effect": ("forward",)}
    codec.register(*methods.get(variant, ("encode", "decode", "forward")))
    return codec


if __name__ == "__main__":
    path, name = sys.argv[1:]
    torch.set_grad_enabled(False)
    build(name).export_to_ts(str(Path(path)))
