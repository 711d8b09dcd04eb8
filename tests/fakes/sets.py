"""Sets in the small: a fake codec export, and a checkpoint with random weights that is made out to it."""

from dataclasses import dataclass, replace
from pathlib import Path

import torch

from rld_live.codec.export import describe_codec
from rld_live.config import ModelsConfig
from rld_live.diffusion.checkpoint import Checkpoint, CodecIdentity, save_checkpoint
from rld_live.diffusion.network import NetworkConfig, build_network
from rld_live.diffusion.weights import weights_of
from rld_live.latent.statistics import LatentStatistics
from tests.fakes.exports import write_export

WINDOW = 32


@dataclass(frozen=True)
class FakeSet:
    """Two files that belong together, and the header of the second."""

    codec: Path
    checkpoint: Path
    header: Checkpoint

    @property
    def config(self) -> ModelsConfig:
        return ModelsConfig(codec=self.codec, checkpoint=self.checkpoint)

    def with_header(self, *, has_weights: bool = True, **changes: object) -> "FakeSet":
        """Return the set with another header in its checkpoint; without weights, it is only good for reading that."""
        header = replace(self.header, **changes)  # type: ignore[arg-type]
        with torch.random.fork_rng(devices=[]):
            torch.default_generator.manual_seed(0)
            weights = weights_of(build_network(header.network)) if has_weights else {}
        save_checkpoint(self.checkpoint, header, weights)
        return replace(self, header=header)


def write_set(folder: Path, *, kind: str = "variational") -> FakeSet:
    """Write a codec of `kind` and a checkpoint of windows of 32 latent frames."""
    return write_checkpoint_for(write_export(folder / "codec.ts", kind=kind))


def write_playable_set(folder: Path) -> FakeSet:
    """Write a set whose latent frames last as long as those of real codecs, mono and at 44.1 kHz, to be played live."""
    return write_checkpoint_for(write_export(folder / "codec.ts", ratio=2048), window=128)


def write_checkpoint_for(codec: Path, *, window: int = WINDOW, sample_rate: int | None = None) -> FakeSet:
    """Write a checkpoint beside the export at `codec`."""
    info, _ = describe_codec(codec, sample_rate=sample_rate)
    header = Checkpoint(
        network=NetworkConfig(
            latent_dim=info.latent_dim,
            window=window,
            channels=(8, 8),
            factors=(1, 4),
            items=(1, 1),
            attentions=(0, 0),
            attention_heads=1,
            attention_features=8,
            modulation_features=8,
        ),
        statistics=LatentStatistics((0.0,) * info.latent_dim, (1.0,) * info.latent_dim),
        codec=CodecIdentity(info.name, info.fingerprint, info.sample_rate, info.ratio, info.latent_dim),
        step=1,
        seed=0,
    )
    return FakeSet(codec, codec.parent / "diffusion.safetensors", header).with_header()
