"""Modules that RAVE's exporters did not write: codecs by contract, and what people take for codecs."""

import math

import torch
from torch import Tensor, nn

from tests.fakes.exports import LATENT_DIM, RATIO, Decoder
from tests.fakes.generations import register_codec


class Voice(nn.Module):
    """A module of somebody's own, made with nn_tilde: its memory has any name, it does not tell its rate."""

    overlap: Tensor
    gain: tuple[float]
    repeat: tuple[int]
    muted: tuple[bool]
    mode: tuple[str]
    span: tuple[float, float]

    def __init__(self, *, has_encoder: bool = True) -> None:
        super().__init__()
        self.sr = None
        self.ratio, self.dims = RATIO, LATENT_DIM
        self.taps = nn.Conv1d(LATENT_DIM, RATIO, 2)
        self.register_buffer("overlap", torch.ones(8, LATENT_DIM, 1))
        register_codec(self, channels=1)
        if not has_encoder:
            del self.encode_params
        self.methods = ["encode", "decode"] if has_encoder else ["decode"]
        self.gain, self.repeat, self.muted, self.mode, self.span = (0.5,), (2,), (False,), ("plain",), (0.0, 1.0)
        for name, types in {"gain": [2], "repeat": [1], "muted": [0], "mode": [3], "span": [2, 2]}.items():
            self.register_buffer(f"{name}_params", torch.tensor(types))
        self.register_buffer("table_params", torch.tensor([5]))

    @torch.jit.export
    def encode(self, x: Tensor) -> Tensor:
        return x.reshape(x.shape[0], -1, self.ratio).transpose(1, 2)[:, : self.dims]

    @torch.jit.export
    def decode(self, z: Tensor) -> Tensor:
        assert self.repeat[0] < 100, "too many repetitions"  # which the setter does not look at
        rows = z.shape[0]
        z = torch.cat([self.overlap[:rows], z], 2)
        self.overlap[:rows].copy_(z[:, :, -1:])
        y: Tensor = self.taps(z)
        return self.gain[0] * y.transpose(1, 2).reshape(rows, 1, -1)

    def forward(self, x: Tensor) -> Tensor:
        return self.decode(self.encode(x))

    @torch.jit.export
    def get_sample_rate(self) -> int:
        return -1

    @torch.jit.export
    def get_methods(self) -> list[str]:
        return self.methods

    @torch.jit.export
    def get_attributes(self) -> list[str]:
        return ["gain", "repeat", "muted", "mode", "span", "table", "loudness"]

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
    def get_loudness(self) -> float:
        assert self.gain[0] > 0, "there is no sound"
        return 20 * math.log10(self.gain[0])

    @torch.jit.export
    def get_repeat(self) -> tuple[int]:
        return self.repeat

    @torch.jit.export
    def set_repeat(self, repeat: int) -> int:
        self.repeat = (repeat,)
        return 0

    @torch.jit.export
    def get_muted(self) -> bool:
        return self.muted[0]

    @torch.jit.export
    def set_muted(self, muted: bool) -> None:
        self.muted = (muted,)

    @torch.jit.export
    def get_mode(self) -> str:
        return self.mode[0]

    @torch.jit.export
    def set_mode(self, mode: str) -> int:
        assert mode in ["plain", "bright"], "no such mode"
        self.mode = (mode,)
        return 0

    @torch.jit.export
    def get_span(self) -> tuple[float, float]:
        return self.span

    @torch.jit.export
    def set_span(self, low: float, high: float) -> int:
        self.span = (low, high)
        return 0

    @torch.jit.export
    def get_table(self) -> str:
        return "empty"


class Overlapping(nn.Module):
    """AFTER's codec: decodes the last latents of a piece again with the next, and fades from the one to the other."""

    z_buffer: Tensor
    out_buffer: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.fade = 4
        self.ratio, self.dims = RATIO, LATENT_DIM
        self.net = Decoder(LATENT_DIM, 1, noise=0.0, noise_is_held=False, is_streaming=False)
        self.register_buffer("pad", torch.zeros(4, LATENT_DIM, 1))  # of a normalisation, which offline leaves it alone
        self.register_buffer("z_buffer", torch.ones(4, LATENT_DIM, self.fade))
        self.register_buffer("out_buffer", torch.ones(4, 1, self.fade * RATIO))
        register_codec(self, channels=1)

    @torch.jit.export
    def encode(self, x: Tensor) -> Tensor:
        return x.reshape(x.shape[0], -1, self.ratio).transpose(1, 2)[:, : self.dims]

    @torch.jit.export
    def decode(self, z: Tensor) -> Tensor:
        rows, frames = z.shape[0], self.fade * self.ratio
        z = torch.cat([self.z_buffer[:rows], z], 2)
        y: Tensor = self.net(z)
        rise = torch.linspace(0.0, 1.0, frames)
        y[:, :, :frames] = (1 - rise) * self.out_buffer[:rows] + rise * y[:, :, :frames]
        self.z_buffer[:rows] = z[:, :, -self.fade :]
        self.out_buffer[:rows] = y[:, :, -frames:]
        return y[:, :, :-frames]

    def forward(self, x: Tensor) -> Tensor:
        return self.decode(self.encode(x))


class Streamer(Overlapping):
    """AFTER's generative model, which decodes what it diffused."""

    @torch.jit.export
    def timbre(self, x: Tensor) -> Tensor:
        return x

    @torch.jit.export
    def diffuse(self, x: Tensor) -> Tensor:
        return x[:, : self.dims]

    @torch.jit.export
    def generate(self, x: Tensor) -> Tensor:
        return self.decode(self.diffuse(x))


class SampleQueueWrapper(nn.Module):
    """Neutone's wrapper around a model."""

    def __init__(self) -> None:
        super().__init__()
        self.w2w_base = nn.Identity()

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.w2w_base(x)
        return y


class PriorAlone(nn.Module):
    """A prior of RAVE v1 that was not combined with its codec."""

    previous_step: Tensor
    forward_params: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("previous_step", torch.zeros(1, LATENT_DIM, 1))
        self.register_buffer("forward_params", torch.tensor([1, RATIO, LATENT_DIM, RATIO]))

    @torch.jit.export
    def step_forward(self, x: Tensor) -> Tensor:
        return x

    def forward(self, x: Tensor) -> Tensor:
        return self.step_forward(x)
