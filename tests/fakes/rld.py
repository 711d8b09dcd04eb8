"""Checkpoints in RAVE-Latent Diffusion's own format, in the small.

Networks are built as its `train.py` builds them, by audio-diffusion-pytorch's `DiffusionModel`, and saved as it saves
them: three times over, beside the state of an optimizer.
"""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from rld_live.diffusion.network import NetworkConfig
from rld_live.diffusion.unet_library import unet_v0

SMALL = NetworkConfig(
    latent_dim=4,
    window=32,
    channels=(8, 16, 16),
    factors=(1, 4, 2),
    items=(1, 2, 1),
    attentions=(0, 0, 1),
    attention_heads=2,
    attention_features=64,
    modulation_features=16,
)
LEFT_OUT = frozenset({"latent_dim", "window", "cross_attentions", "embedding_features", "embedding_length"})


def diffusion_model(config: NetworkConfig = SMALL, *, seed: int = 0, **more: Any) -> Any:
    """Return the library's `DiffusionModel` of this shape; `more` goes to its UNetV0."""
    unet = unet_v0()  # makes the library importable where torchaudio's native half is not
    from audio_diffusion_pytorch import DiffusionModel, VDiffusion, VSampler

    shape = {name: value for name, value in asdict(config).items() if name not in LEFT_OUT}
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return DiffusionModel(
            net_t=unet, in_channels=config.latent_dim, diffusion_t=VDiffusion, sampler_t=VSampler, **shape, **more
        ).eval()


def write_run(path: Path, model: nn.Module, *, epoch: int = 3, has_trained: bool = False, **more: Any) -> Path:
    """Save `model` as a training run does; `more` is what a fork adds.

    With `has_trained`, the optimizer remembers a step, which makes the file three times as large.
    """
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-4, weight_decay=1e-5)
    if has_trained:
        for parameter in model.parameters():
            parameter.grad = parameter.detach() / 100
        optimizer.step()
        optimizer.zero_grad()
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=100, gamma=0.99)
    torch.save(
        {
            "model_state_dict": model.state_dict(),
            "optimizer_state_dict": optimizer.state_dict(),
            "scheduler_state_dict": scheduler.state_dict(),
            "epoch": epoch,
            **more,
        },
        path,
    )
    return path


def write_weights(path: Path, weights: Mapping[str, Tensor], *, is_zip: bool = True) -> Path:
    """Save a bare state dict, as people do who want a smaller file; `is_zip` False is how torch did before 1.6."""
    torch.save(dict(weights), path, _use_new_zipfile_serialization=is_zip)
    return path
