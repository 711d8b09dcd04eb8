"""The mean of what an export's encoder would draw from, where the export has a way to it."""

from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn import functional

from rld_live.codec.kind import Module, core_of, kind_of

Mean = Callable[[Tensor], Tensor]  # audio [batch, channels, n·ratio] → [batch, dimensions, n], on the principal axes


def mean_of(module: Module) -> Mean | None:
    """Return the way to the posterior's mean; None where `encode` is all there is: it then may draw a sample."""
    core, kind = core_of(module), kind_of(module)
    if hasattr(core, "encode_amortized"):
        return lambda audio: _amortized(core, audio)
    if kind.has_posterior and hasattr(core, "encode_dist"):
        return lambda audio: _at_temperature_zero(core, audio)
    if getattr(core, "gimbal", None) is not None:  # turns the axes in a way of its own
        return None
    if kind.has_posterior and all(hasattr(core, part) for part in ("encoder", "latent_mean", "latent_pca")):
        return lambda audio: _encoded(core, audio)
    return None


def _amortized(core: Module, audio: Tensor) -> Tensor:
    """RAVE v1's own: the mean and the deviation, both on the principal axes."""
    mean: Tensor = core.encode_amortized(audio)[0]
    return mean


def _at_temperature_zero(core: Module, audio: Tensor) -> Tensor:
    """The own way of the Intelligent Instruments Lab's fork of RAVE 2.3."""
    mean: Tensor = core.encode(audio, 0.0)
    return mean


def _encoded(core: Module, audio: Tensor) -> Tensor:
    """RAVE's encoder up to where it would sample: features, network, the mean of mean and scale, principal axes."""
    if getattr(core, "resample", None) is not None:  # v1
        audio = core.resample.from_target_sampling_rate(audio)
    if getattr(core, "resampler", None) is not None:
        audio = core.resampler.to_model_sampling_rate(audio)
    posterior = core.encoder(_features(core, audio))
    mean: Tensor = posterior.chunk(2, 1)[0] if isinstance(posterior, Tensor) else posterior[0]  # v1: a pair
    if not getattr(core, "use_pca", True):  # RAVE after 2.3 can export without, and the lab's fork of v1
        return mean[:, core.kld_idxs] if hasattr(core, "kld_idxs") else mean
    return functional.conv1d(mean - core.latent_mean.unsqueeze(-1), core.latent_pca.unsqueeze(-1))


def _features(core: Module, audio: Tensor) -> Tensor:
    """Return what the encoder reads. Exports before 2.3 know the bands only, and may be without them."""
    batch, channels, frames = audio.shape
    mode = getattr(core, "input_mode", "pqmf" if getattr(core, "pqmf", None) is not None else "raw")
    if mode == "pqmf":
        bands: Tensor = core.pqmf(audio.reshape(batch * channels, 1, frames))
        return bands.reshape(batch, -1, bands.shape[-1])
    if mode == "mel":
        spectrum = torch.log1p(core.spectrogram(audio)[..., :-1])
        return spectrum.reshape(batch, -1, spectrum.shape[-1])
    return audio
