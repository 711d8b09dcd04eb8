"""What the Intelligent Instruments Lab's fork of RAVE v1 fills left-out dimensions with: it foresees them.

A small network tells mean and deviation of a latent frame from the one before, which is kept in `last_z`. Older exports
can do that for one frame in a call only; here the frames are completed one after another and decoded together, which
gives the same.
"""

import torch
from torch import Tensor
from torch.nn import functional

from rld_live.codec.kind import Module


def foresees(core: Module) -> bool:
    """Tell whether `core` is an export of that fork."""
    return hasattr(core, "last_z")


def noise_dim(core: Module) -> int:
    """Return how many normal numbers a latent frame takes, beside its latents."""
    return 0 if core.deterministic else int(core.latent_size)


def decode(core: Module, latents: Tensor) -> Tensor:
    """Return audio [1, rows, frames] of [rows, latent_dim + noise_dim, n], as `core.decode` would of each frame."""
    latent_dim = int(core.decode_params[0])
    offered, noise = latents[:, :latent_dim], latents[:, latent_dim:]
    if core.trained_cropped:
        offered = _off_axes(core, offered)
    frames = zip(torch.split(offered, 1, 2), torch.split(noise, 1, 2), strict=True)
    completed = torch.cat([_completed(core, frame, drawn) for frame, drawn in frames], 2)
    if not core.use_pca:
        completed = completed[:, core.kld_idxs.argsort()]
    elif not core.trained_cropped:
        completed = _off_axes(core, completed)
    if getattr(core, "gimbal", None) is not None:
        completed = core.gimbal.inv(completed)
    audio = core.decoder(completed, not core.deterministic)
    if core.pqmf is not None:
        audio = core.pqmf.inverse(audio)
    audio = torch.as_tensor(core.resample.to_target_sampling_rate(audio))
    return audio.permute(1, 0, 2) if core.stereo else audio


def _completed(core: Module, frame: Tensor, noise: Tensor) -> Tensor:
    """Return [rows, all dimensions, 1] of [rows, latent_dim, 1], and keep it for the next."""
    rows, latent_dim = frame.shape[:2]
    is_ordered = hasattr(core, "prior_net")  # the newer ones, which keep dimensions in the order of their information
    network = core.prior_net if is_ordered else core.prior
    mean, deviation = core.post_process_distribution(*network(core.last_z[:rows]).chunk(2, 1))
    foreseen = mean if core.deterministic else mean + deviation * noise
    left_out = foreseen[:, core.kld_idxs[latent_dim:]] if is_ordered else foreseen[:, latent_dim:]
    completed = torch.cat([frame, left_out], 1)
    core.last_z[:rows] = completed
    return completed


def _off_axes(core: Module, latents: Tensor) -> Tensor:
    turned = functional.conv1d(latents, core.latent_pca.T.unsqueeze(-1))
    return turned + torch.as_tensor(core.latent_mean.unsqueeze(-1))
