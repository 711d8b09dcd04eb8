"""Write modules of our own that look like what AFTER exports, which cannot be installed: its models and its codecs.

Usage: export_after.py OUT model|codec|streaming-codec. Runs in an environment of its own.
"""

import sys

import nn_tilde
import torch
from tiny_codec import TinyCodec
from torch import Tensor

_FADE = 4  # latents by which a streaming codec is late: it decodes those again with the next ones, and crossfades
_ROWS = 4  # streams that it can tell apart


class AutoEncoder(torch.nn.Module):
    """What AFTER keeps under `model`."""

    def __init__(self) -> None:
        super().__init__()
        self.codec = TinyCodec(ratio=1024, latent_dim=8)

    def decode(self, z: Tensor) -> Tensor:
        half = self.codec.ratio // 2
        return self.codec.decode(z)[..., half:-half]


class AE_causal(nn_tilde.Module):  # noqa: N801  the name is part of the interface
    """A codec without memory."""

    def __init__(self) -> None:
        super().__init__()
        self.model = AutoEncoder()
        self.comp_ratio = self.model.codec.ratio
        self.latent_size = self.model.codec.latent_dim
        self.register_method("encode", 1, 1, self.latent_size, self.comp_ratio)
        self.register_method("decode", self.latent_size, self.comp_ratio, 1, 1)
        self.register_method("forward", 1, 1, 1, 1)

    @torch.jit.export
    def encode(self, x: Tensor) -> Tensor:
        return self.model.codec.encode(x)

    @torch.jit.export
    def decode(self, z: Tensor) -> Tensor:
        return self.model.decode(z)

    @torch.jit.export
    def forward(self, x: Tensor) -> Tensor:
        return self.decode(self.encode(x))


class AE_notcausal(nn_tilde.Module):  # noqa: N801
    """A codec that decodes the last latents twice and crossfades: late, and in pieces only nearly the same."""

    def __init__(self) -> None:
        super().__init__()
        self.model = AutoEncoder()
        self.comp_ratio = self.model.codec.ratio
        self.latent_size = self.model.codec.latent_dim
        self.faded = _FADE * self.comp_ratio
        self.register_buffer("out_buffer", torch.zeros(_ROWS, 1, self.faded))
        self.register_buffer("z_buffer", torch.zeros(_ROWS, self.latent_size, _FADE))
        self.register_method("encode", 1, 1, self.latent_size, self.comp_ratio)
        self.register_method("decode", self.latent_size, self.comp_ratio, 1, 1)
        self.register_method("forward", 1, 1, 1, 1)

    @torch.jit.export
    def encode(self, x: Tensor) -> Tensor:
        return self.model.codec.encode(x)

    @torch.jit.export
    def decode(self, z: Tensor) -> Tensor:
        rows, latents = len(z), torch.cat([self.z_buffer[: len(z)], z], -1)
        audio = self.model.decode(latents)
        self.z_buffer[:rows] = latents[..., -self.z_buffer.shape[-1] :]
        rising = torch.linspace(0, 1, self.faded)
        audio[..., : self.faded] = (1 - rising) * self.out_buffer[:rows] + rising * audio[..., : self.faded]
        self.out_buffer[:rows] = audio[..., -self.faded :]
        return audio[..., : -self.faded]

    @torch.jit.export
    def forward(self, x: Tensor) -> Tensor:
        return self.decode(self.encode(x))


class Streamer(nn_tilde.Module):
    """A model: it has a codec inside, and shows its `decode` beside what generates."""

    def __init__(self, codec: str) -> None:
        super().__init__()
        self.emb_model_structure = torch.jit.load(codec).eval()
        self.register_attribute("nb_steps", 1)
        self.register_method("forward", 2, 1, 1, 1)
        self.register_method("structure", 1, 1, 3, 1024)
        self.register_method("timbre", 1, 1, 2, 1024)
        self.register_method("generate", 5, 1024, 1, 1)
        self.register_method("diffuse", 5, 1024, 8, 1024)
        self.register_method("decode", 8, 1024, 1, 1)

    @torch.jit.export
    def get_nb_steps(self) -> int:
        return self.nb_steps[0]

    @torch.jit.export
    def set_nb_steps(self, nb_steps: int) -> int:
        self.nb_steps = (nb_steps,)
        return 0

    @torch.jit.export
    def structure(self, x: Tensor) -> Tensor:
        return self.emb_model_structure.encode(x)[:, :3]

    @torch.jit.export
    def timbre(self, x: Tensor) -> Tensor:
        return self.emb_model_structure.encode(x)[:, :2]

    @torch.jit.export
    def diffuse(self, x: Tensor) -> Tensor:
        return torch.randn(x.shape[0], 8, x.shape[-1])

    @torch.jit.export
    def decode(self, x: Tensor) -> Tensor:
        return self.emb_model_structure.decode(x)

    @torch.jit.export
    def generate(self, x: Tensor) -> Tensor:
        return self.decode(self.diffuse(x))

    @torch.jit.export
    def forward(self, x: Tensor) -> Tensor:
        return self.generate(torch.cat([self.structure(x[:, :1]), self.timbre(x[:, 1:])], 1))


if __name__ == "__main__":
    out, kind = sys.argv[1:]
    torch.set_grad_enabled(False)
    codec = {"codec": AE_causal, "streaming-codec": AE_notcausal, "model": AE_causal}[kind]()
    codec.export_to_ts(out)
    if kind == "model":
        Streamer(out).export_to_ts(out)
