"""The scale and the offset that RAVE-Latent Diffusion threw away, measured again on reference audio.

Its preprocessing cuts audio into windows, encodes each, takes one mean and one deviation over all of a window's
numbers, standardises by them and keeps neither. What it generates is decoded at deviation 1, whatever the codec was
used to. This measures both numbers for each window of reference audio, the same way.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from rld_live.audio.sound_files import read_blocks
from rld_live.codec.contract import CodecInfo
from rld_live.codec.export import Codec, open_codec
from rld_live.diffusion.checkpoint import Checkpoint, read_header, rewrite_header
from rld_live.diffusion.torch_file import is_torch_file
from rld_live.errors import ConfigError, DataError, ModelError
from rld_live.latent.statistics import LatentStatistics
from rld_live.offline.latents.manifest import Failure, codec_identity
from rld_live.offline.sources import expected_seconds, find_audio
from rld_live.pipeline.fit import check_fit

DEFAULT_WINDOW = 2048
_PIECE = 256  # latent frames encoded in one call: the edges of an export that is not streaming weigh little
_SHORTEST = 16  # latent frames: less at the end of a file tells little, and some encoders cannot take it

OnProgress = Callable[[float, str], None]
"""Hears how much is done, 0 … 1, and the name of the file at hand."""


@dataclass(frozen=True)
class Spread:
    """The middle of many numbers, and where nine of ten of them lie."""

    median: float
    low: float
    high: float


@dataclass(frozen=True)
class Calibration:
    """What windows of reference audio have: their deviation and their mean."""

    scale: Spread
    offset: Spread
    windows: int
    window: int
    """Latent frames of most of them; shorter ones are whole files."""
    failed: tuple[Failure, ...]
    """Files that could not be read, or not to their end."""

    def statistics(self, latent_dim: int) -> LatentStatistics:
        """Return what a checkpoint keeps of it."""
        return LatentStatistics.uniform(latent_dim, scale=self.scale.median, offset=self.offset.median)


@dataclass(frozen=True)
class CalibrateJob:
    """What to measure, and where to write it."""

    codec: Path
    audio: Path
    checkpoint: Path | None = None
    """Ours, made by `convert`; it gets what is measured."""
    window: int | None = None
    """Latent frames; None: the checkpoint's, else RAVE-Latent Diffusion's 2048."""
    sample_rate: int | None = None
    """Of a codec that does not tell it."""


def calibrate(job: CalibrateJob, on_progress: OnProgress = lambda _fraction, _name: None) -> Calibration:
    """Measure the audio at or below `job.audio`, and write the result into `job.checkpoint` if there is one.

    Raise `ModelError` or `ConfigError` for what does not fit together, before anything is encoded, and `DataError` when
    there is nothing to measure.
    """
    files = find_audio(job.audio)
    header = _header(job)
    codec = open_codec(job.codec, sample_rate=job.sample_rate)
    if header and job.checkpoint:
        check_fit(codec.info, header, job.checkpoint)
    window = header.network.window if header else DEFAULT_WINDOW if job.window is None else job.window
    if window < 2:
        raise ConfigError(f"--window {window}: must be 2 or more latent frames")
    found = _measure(files, codec, window, on_progress)
    if header and job.checkpoint:
        statistics = found.statistics(header.network.latent_dim)
        rewrite_header(job.checkpoint, replace(header, statistics=statistics, codec=codec_identity(codec.info)))
    return found


def _header(job: CalibrateJob) -> Checkpoint | None:
    """Return the header of the checkpoint to be written to; raise where it has no place for a scale and an offset."""
    if job.checkpoint is None:
        return None
    if is_torch_file(job.checkpoint):
        raise ModelError(
            f"{job.checkpoint}: is not ours to change: rld-live convert --audio makes a file of ours that is "
            "calibrated, or leave --checkpoint out and put the two lines into the set"
        )
    header = read_header(job.checkpoint)
    if header.standardisation != "window":
        raise ModelError(
            f"{job.checkpoint}: learned latents whose scale and offset are known, so there is nothing to calibrate: "
            "play it as it is"
        )
    if job.window not in (None, header.network.window):
        raise ConfigError(
            f"--window {job.window}: {job.checkpoint} has a window of {header.network.window} latent frames: leave "
            "--window out"
        )
    return header


def _measure(files: list[Path], codec: Codec, window: int, on_progress: OnProgress) -> Calibration:
    seconds = {path: expected_seconds(path) for path in files}
    total, done = sum(seconds.values()) or math.inf, 0.0
    deviations, means, failed = [], [], []
    for path in files:
        on_progress(done / total, path.name)
        try:
            for latents in _windows(path, codec, window):
                deviation = float(latents.std())
                if 0 < deviation < math.inf:  # encoders for angles give NaN for digital silence
                    deviations.append(deviation)
                    means.append(float(latents.mean()))
        except DataError as error:
            failed.append(Failure(str(path), str(error).removeprefix(f"{path}: ")))
        done += seconds[path]
    if not deviations:
        why = (
            f"{failed[0].path}: {failed[0].reason}"
            if failed
            else f"they are silent, or shorter than {_SHORTEST} latent frames"
        )
        raise DataError(f"{files[0].parent}: nothing can be measured in {len(files)} audio files: {why}")
    return Calibration(_spread(deviations), _spread(means), len(means), window, tuple(failed))


def _windows(path: Path, codec: Codec, window: int) -> Iterator[Tensor]:
    """Yield the file's whole windows, float64 [latent_dim, window], or the file itself if it is shorter than one."""
    codec.reset()
    pending, is_first = torch.zeros(codec.info.latent_dim, 0, dtype=torch.float64), True
    for place, audio in enumerate(_pieces(path, codec.info)):
        # drawn from the posterior, as that preprocessing does: its mean is narrower than what the network has learned
        pending = torch.cat([pending, codec.encode(audio[None], draw=place)[0].double()], 1)
        while pending.shape[1] >= window:
            yield pending[:, :window]
            pending, is_first = pending[:, window:], False
    if is_first and pending.shape[1]:
        yield pending


def _pieces(path: Path, info: CodecInfo) -> Iterator[Tensor]:
    """Yield the audio as the codec wants it, [input_channels, n·ratio], less what is too short at its end."""
    size = _PIECE * info.ratio
    pending = np.zeros((0, info.input_channels), np.float32)
    for block in read_blocks(path, sample_rate=info.sample_rate, channels=info.input_channels):
        pending = np.concatenate([pending, block])
        while len(pending) >= size:
            yield _rows(pending[:size])
            pending = pending[size:]
    if (whole := len(pending) // info.ratio) >= _SHORTEST:
        yield _rows(pending[: whole * info.ratio])


def _rows(frames: np.ndarray[tuple[int, int], np.dtype[np.float32]]) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(frames.T))


def _spread(values: list[float]) -> Spread:
    low, median, high = np.quantile(values, (0.05, 0.5, 0.95)).tolist()
    return Spread(median, low, high)
