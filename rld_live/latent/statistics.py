"""Mean and deviation of every latent dimension, kept wherever latents go."""

import math
from dataclasses import dataclass, field
from typing import Self

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from rld_live.errors import DataError

# A dimension that hardly moves carries nothing; dividing by its deviation would make noise out of rounding errors.
DEVIATION_FLOOR = 1e-4


@dataclass(frozen=True)
class LatentStatistics:
    """Turn raw latents into ones of mean 0 and deviation 1 per dimension, and back."""

    mean: tuple[float, ...]
    deviation: tuple[float, ...]

    def __post_init__(self) -> None:
        """Raise `DataError` for numbers that no latents can have."""
        if not self.mean or len(self.mean) != len(self.deviation):
            raise DataError(
                f"latent statistics of {len(self.mean)} means, {len(self.deviation)} deviations: run preprocess again"
            )
        is_finite = all(map(math.isfinite, (*self.mean, *self.deviation)))
        if not is_finite or min(self.deviation) <= 0:
            raise DataError("latent statistics hold a number that is no mean or deviation: run preprocess again")

    @classmethod
    def uniform(cls, latent_dim: int, *, scale: float = 1.0, offset: float = 0.0) -> "LatentStatistics":
        """Return one deviation and one mean for all dimensions; those left out change nothing."""
        return cls(mean=(offset,) * latent_dim, deviation=(scale,) * latent_dim)

    @property
    def latent_dim(self) -> int:
        """How many dimensions they describe."""
        return len(self.mean)

    def standardise(self, latents: Tensor) -> Tensor:
        """Return raw `latents` [..., latent_dim, latent_frames] with mean 0 and deviation 1."""
        return (latents - self._column(self.mean, latents)) / self._column(self.deviation, latents)

    def restore(self, latents: Tensor) -> Tensor:
        """Return standardised `latents` [..., latent_dim, latent_frames] as the codec knows them."""
        return latents * self._column(self.deviation, latents) + self._column(self.mean, latents)

    def _column(self, values: tuple[float, ...], like: Tensor) -> Tensor:
        if like.shape[-2] != self.latent_dim:
            raise DataError(f"{like.shape[-2]} latent dimensions meet statistics of {self.latent_dim}: use one codec")
        return torch.tensor(values, dtype=like.dtype, device=like.device).unsqueeze(-1)


def standardise_window(latents: Tensor) -> Tensor:
    """Return `latents` [..., latent_dim, window] less their mean, by their deviation: one of each per window.

    As RAVE-Latent Diffusion does with each piece that it learns and each window that it generates: over all dimensions
    at once, with the unbiased deviation. A window that does not move is only centred.
    """
    over = (-2, -1)
    deviation = latents.std(dim=over, keepdim=True).clamp_min(DEVIATION_FLOOR)
    return (latents - latents.mean(dim=over, keepdim=True)) / deviation


def _zeros() -> NDArray[np.float64]:
    return np.zeros(0)


@dataclass
class StatisticsEstimator:
    """Gather statistics of latents that never fit into memory together.

    Pieces are merged by the pairwise update of Chan, Golub & LeVeque ("Updating formulae and a pairwise algorithm for
    computing sample variances", 1979), in double precision, so neither order nor size of the pieces matters.
    """

    frames: int = 0
    _mean: NDArray[np.float64] = field(default_factory=_zeros)
    _squares: NDArray[np.float64] = field(default_factory=_zeros)

    def add(self, latents: NDArray[np.float32]) -> Self:
        """Count raw `latents` [latent_dim, latent_frames] in; raise `DataError` for NaN, infinity or another shape."""
        if latents.ndim != 2 or (self.frames and latents.shape[0] != len(self._mean)):
            raise DataError(f"latents {list(latents.shape)} do not go with those before: encode with one codec")
        if not np.isfinite(latents).all():
            raise DataError("latents hold NaN or infinity: encode that file again")
        count = latents.shape[1]
        if count == 0:
            return self
        values = latents.astype(np.float64)
        mean = values.mean(axis=1)
        squares = np.square(values - mean[:, None]).sum(axis=1)
        if self.frames:
            total = self.frames + count
            step = mean - self._mean
            mean = self._mean + step * (count / total)
            squares = self._squares + squares + np.square(step) * (self.frames * count / total)
        self.frames, self._mean, self._squares = self.frames + count, mean, squares
        return self

    def statistics(self) -> LatentStatistics:
        """Return what was gathered (population deviation, never below `DEVIATION_FLOOR`)."""
        if not self.frames:
            raise DataError("there are no latents to measure: give preprocess a folder with audio in it")
        deviation = np.maximum(np.sqrt(self._squares / self.frames), DEVIATION_FLOOR)
        return LatentStatistics(mean=tuple(self._mean.tolist()), deviation=tuple(deviation.tolist()))
