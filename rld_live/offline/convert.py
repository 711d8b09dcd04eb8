"""A `.pt` of RAVE-Latent Diffusion becomes a checkpoint of ours, a sixth of its size, with everything in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import torch
from torch import Tensor

from rld_live.codec.export import describe_codec
from rld_live.diffusion.checkpoint import Checkpoint, ForeignOptions, save_checkpoint, storage_named
from rld_live.diffusion.network import build_network
from rld_live.diffusion.rld import read_rld
from rld_live.diffusion.torch_file import is_torch_file
from rld_live.diffusion.weights import check_weights
from rld_live.errors import ConfigError, ModelError
from rld_live.offline.calibrate import CalibrateJob, Calibration, OnProgress, calibrate
from rld_live.offline.latents.manifest import codec_identity
from rld_live.offline.output_folder import make_folder
from rld_live.pipeline.fit import check_fit


@dataclass(frozen=True)
class ConvertJob:
    """What to convert, and what the file does not say of itself."""

    source: Path
    codec: Path
    out: Path
    storage: str = "bfloat16"
    foreign: ForeignOptions = field(default_factory=ForeignOptions)
    audio: Path | None = None
    """Reference audio to measure scale and offset on, in the place of those of `foreign`."""
    sample_rate: int | None = None
    """Of a codec that does not tell it."""


@dataclass(frozen=True)
class Converted:
    """What came of it."""

    header: Checkpoint
    calibration: Calibration | None
    bytes_before: int
    bytes_after: int


def convert(job: ConvertJob, on_progress: OnProgress = lambda _fraction, _name: None) -> Converted:
    """Write `job.out` whole or not at all; raise `ConfigError` or `ModelError` before the work for what does not fit.

    Memory is that of the stored network, whatever else the source holds.
    """
    _check(job)
    found = read_rld(job.source, job.foreign)
    info, refusal = describe_codec(job.codec, sample_rate=job.sample_rate)
    if refusal:
        raise ModelError(f"{job.codec}: is a {info.kind} codec: {refusal}")
    check_fit(info, found.header, job.source)
    with torch.device("meta"):
        network = build_network(found.header.network)
    check_weights(network, found.weights, where=str(job.source))
    make_folder(job.out.parent)
    header, calibration = replace(found.header, codec=codec_identity(info)), None
    if job.audio:
        calibration = calibrate(
            CalibrateJob(job.codec, job.audio, window=header.network.window, sample_rate=job.sample_rate), on_progress
        )
        header = replace(header, statistics=calibration.statistics(header.network.latent_dim))
    save_checkpoint(job.out, header, dict(_stored(job, found.weights)), storage=None)
    return Converted(header, calibration, job.source.stat().st_size, job.out.stat().st_size)


def _check(job: ConvertJob) -> None:
    storage_named(job.storage)
    if job.out.suffix != ".safetensors":
        raise ConfigError(f"{job.out}: is to be a safetensors file: give --out a name that ends in .safetensors")
    if job.out.exists():
        raise ConfigError(f"{job.out}: is there already: choose another --out, or remove it")
    if job.audio and (job.foreign.scale, job.foreign.offset) != (1.0, 0.0):
        raise ConfigError("--audio measures the scale and the offset: leave --scale and --offset out, or --audio")
    if job.audio and job.foreign.standardisation == "dimension":
        raise ConfigError("--audio measures what was lost by standardising, which --raw says was not done: choose one")
    if job.source.is_file() and not is_torch_file(job.source):
        raise ModelError(
            f"{job.source}: is not a .pt that PyTorch wrote: give RAVE-Latent Diffusion's; our .safetensors need no "
            "converting"
        )


def _stored(job: ConvertJob, weights: Mapping[str, Tensor]) -> Iterator[tuple[str, Tensor]]:
    storage = storage_named(job.storage)
    for name, tensor in weights.items():
        kept = tensor.to(storage)
        if not bool(torch.isfinite(kept).all()):
            remedy = "choose --storage bfloat16" if bool(torch.isfinite(tensor).all()) else "take another copy"
            raise ModelError(f"{job.source}: {name} holds a number that is none in {job.storage}: {remedy}")
        yield name, kept
