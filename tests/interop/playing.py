"""What an export should sound like when it plays, known a second way: from one call of the module itself."""

import math
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from rld_live.audio.frames import Frames
from rld_live.audio.recording import first_sound
from rld_live.codec.contract import CodecInfo
from rld_live.codec.memory import is_state
from rld_live.diffusion.checkpoint import Checkpoint, CodecIdentity, save_checkpoint
from rld_live.diffusion.network import NetworkConfig, build_network
from rld_live.diffusion.weights import weights_of
from rld_live.latent.statistics import LatentStatistics
from rld_live.offline.generate import play
from rld_live.parameters import defaults
from rld_live.pipeline import Pipeline
from rld_live.pipeline.decoding import BlockDecoder
from rld_live.pipeline.models import Models
from tests.fakes.exports import torchscript_accepted

CHUNK = 4
_WINDOW_SECONDS = 10.0


def write_checkpoint(path: Path, info: CodecInfo) -> Path:
    """Write an untrained diffusion model of the codec's latents, so small that it costs nothing."""
    network = NetworkConfig(
        latent_dim=info.latent_dim,
        window=2 ** round(math.log2(_WINDOW_SECONDS * info.latent_rate)),
        channels=(8, 8),
        factors=(1, 2),
        items=(1, 1),
        attentions=(0, 0),
        attention_heads=1,
        attention_features=8,
        modulation_features=8,
    )
    identity = CodecIdentity(info.name, info.fingerprint, info.sample_rate, info.ratio, info.latent_dim)
    statistics = LatentStatistics(mean=(0.0,) * info.latent_dim, deviation=(1.0,) * info.latent_dim)
    with torch.random.fork_rng(devices=[]):
        torch.default_generator.manual_seed(3)
        weights = weights_of(build_network(network))
    save_checkpoint(path, Checkpoint(network, statistics, identity, step=0, seed=0), weights)
    return path


def latents_of(models: Models, seed: int, seconds: float) -> Tensor:
    """Return the raw latents [latent_dim, n] of the beginning of `seed`, at least `seconds` of them."""
    listener = _Listener(models.codec.info)
    pipeline = _started(models, listener, seed)
    while len(listener.heard) * CHUNK < seconds * pipeline.latent_rate:
        while pipeline.generation.next() is not None:
            pass
        pipeline.decoding.next()
    return torch.cat(listener.heard, 1)


def decoded_whole(path: Path, latents: Tensor) -> Frames:
    """Return what the module at `path` makes of `latents` in one call, from zero state, drawing what it draws."""
    with torchscript_accepted(), torch.inference_mode():
        module = torch.jit.load(str(path), map_location="cpu").eval()  # type: ignore[no-untyped-call]
        for name, buffer in module.named_buffers():
            if is_state(name):
                buffer.zero_()
        audio: Tensor = module.decode(latents[None])
    return np.ascontiguousarray(audio[0].numpy().T)


def played(models: Models, seed: int, audio: Frames, seconds: float) -> Frames:
    """Return what is recorded when the decoder says `audio`: through the output's chain, from the first sound on."""
    pipeline = _started(models, _Player(audio, models.codec.info), seed)
    blocks = list(play(pipeline, sample_rate=models.codec.info.sample_rate, seconds=seconds))
    music = np.concatenate(blocks)
    return music[first_sound(music) :]


def _started(models: Models, decoder: BlockDecoder, seed: int) -> Pipeline:
    pipeline = Pipeline.build(models, chunk=CHUNK, knobs=defaults(), decoder=decoder)
    pipeline.performance.start((seed,))
    return pipeline


class _Listener:
    """A decoder that keeps what it is given, and answers with silence."""

    delay_frames = 0

    def __init__(self, info: CodecInfo) -> None:
        self.heard: list[Tensor] = []
        self._info = info

    def push(self, latents: Tensor) -> Frames:
        self.heard.append(latents)
        return np.zeros((latents.shape[1] * self._info.ratio, self._info.channels), np.float32)


class _Player:
    """A decoder that knows beforehand what it will have to say."""

    delay_frames = 0

    def __init__(self, audio: Frames, info: CodecInfo) -> None:
        self._rest = audio
        self._ratio = info.ratio

    def push(self, latents: Tensor) -> Frames:
        frames = latents.shape[1] * self._ratio
        said, self._rest = self._rest[:frames], self._rest[frames:]
        return np.pad(said, ((0, frames - len(said)), (0, 0)))  # the ring asks ahead of the end
