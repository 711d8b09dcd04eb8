"""A set whose sound tells its latents: what was played can be read from a recording, latent frame by latent frame.

Its codec gives each latent dimension a tone of its own, as loud as the latent, with whole cycles per latent frame. So a
Fourier transform of a latent frame's stretch of the recording finds the latents again, and what they should have been
is computed from the checkpoint without a server.
"""

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from rld_live.codec.export import describe_codec
from rld_live.config import ModelsConfig
from rld_live.diffusion.checkpoint import Checkpoint, CodecIdentity, save_checkpoint
from rld_live.diffusion.network import NetworkConfig, build_network
from rld_live.diffusion.weights import weights_of
from rld_live.latent.statistics import LatentStatistics
from rld_live.parameters import defaults
from rld_live.pipeline import Pipeline
from rld_live.pipeline.models import Models, compute_on_one_thread, load_models
from tests.fakes.exports import torchscript_accepted

RATE, RATIO, DIMENSIONS, WINDOW = 48000, 1024, 8, 64
LATENT_RATE = RATE / RATIO
CHUNK = 4
CHUNK_SECONDS = CHUNK / LATENT_RATE
KNOWN_FRAMES = 400
"""Latent frames of a seed that are computed."""
LEVEL = 0.04
"""Of a tone whose latent is 1: all of them together stay below the limiter."""
FIRST, STRIDE = 10, 2
"""Cycles per latent frame of the first tone, and from one to the next: 470 to 1130 Hz."""
KNOBS = {**defaults(), "steps": 2.0, "crossfade": 0.0}

Latents = NDArray[np.float64]  # [latent_frames, latent_dim]


class TellingCodec(nn.Module):
    """One tone per latent dimension, in both channels; it has no memory, and one attribute."""

    decode_params: Tensor
    level_params: Tensor
    tones: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.sr = RATE
        self.level = (1.0,)
        self.register_buffer("decode_params", torch.tensor([DIMENSIONS, RATIO, 2, 1]))
        self.register_buffer("level_params", torch.tensor([2]))
        cycles = FIRST + STRIDE * torch.arange(DIMENSIONS, dtype=torch.float64)
        time = 2 * torch.pi * torch.arange(RATIO, dtype=torch.float64) / RATIO
        self.register_buffer("tones", (LEVEL * torch.sin(cycles[:, None] * time)).float())

    @torch.jit.export
    def decode(self, z: Tensor) -> Tensor:
        mono = torch.einsum("bdn,dr->bnr", z, self.tones).reshape(z.shape[0], 1, -1)
        return self.level[0] * mono.repeat(1, 2, 1)

    @torch.jit.export
    def get_attributes(self) -> list[str]:
        return ["level"]

    @torch.jit.export
    def get_level(self) -> float:
        return self.level[0]

    @torch.jit.export
    def set_level(self, level: float) -> int:
        self.level = (level,)
        return 0


def write_telling_set(folder: Path) -> ModelsConfig:
    """Write the codec, and a small random network whose latents are about as loud as noise."""
    codec, checkpoint = folder / "telling.ts", folder / "telling.safetensors"
    with torchscript_accepted():
        torch.jit.save(torch.jit.script(TellingCodec().eval()), str(codec))
    info, _ = describe_codec(codec)
    header = Checkpoint(
        network=NetworkConfig(
            latent_dim=DIMENSIONS,
            window=WINDOW,
            channels=(8, 8),
            factors=(1, 4),
            items=(1, 1),
            attentions=(0, 1),
            attention_heads=1,
            attention_features=8,
            modulation_features=8,
        ),
        statistics=LatentStatistics.uniform(DIMENSIONS),
        codec=CodecIdentity(info.name, info.fingerprint, info.sample_rate, info.ratio, info.latent_dim),
        step=1,
        seed=0,
    )
    with torch.random.fork_rng(devices=[]):
        torch.default_generator.manual_seed(0)
        save_checkpoint(checkpoint, header, weights_of(build_network(header.network)))
    return ModelsConfig(codec=codec, checkpoint=checkpoint)


def options(models: ModelsConfig, **knobs: float) -> tuple[str, ...]:
    """Return what `serve` needs to play the set."""
    settings = {"models.codec": models.codec, "models.checkpoint": models.checkpoint, "play.chunk": CHUNK}
    settings |= {f"knobs.{name}": value for name, value in {**KNOBS, **knobs}.items()}
    return tuple(word for key, value in settings.items() for word in ("--set", f"{key}={value}"))


class Telling:
    """What seeds should sound like."""

    def __init__(self, models: ModelsConfig) -> None:
        compute_on_one_thread()
        self.models: Models = load_models(models, solver="dpmpp-2m", chunk=CHUNK)
        self._known: dict[object, Latents] = {}

    def seed(self, seed: int, **knobs: float) -> Latents:
        """Return the beginning of `seed`, played alone."""
        asked = (seed, *knobs.items())
        if asked not in self._known:
            self._known[asked] = self._played(seed, **knobs)
        return self._known[asked]

    def _played(self, seed: int, **knobs: float) -> Latents:
        pipeline = Pipeline.build(self.models, chunk=CHUNK, knobs={**KNOBS, **knobs})
        pipeline.performance.start((seed,))
        chunks = []
        while len(chunks) * CHUNK < KNOWN_FRAMES:
            while pipeline.generation.next() is not None:
                pass
            chunk = pipeline.timeline.next(CHUNK)
            assert chunk is not None
            chunks.append(chunk)
        return torch.cat(chunks, 1).numpy().T.astype(np.float64)
