"""Latents by diffusion: noise becomes windows, and windows become one endless piece."""

from collections import OrderedDict
from dataclasses import replace
from typing import Protocol

import torch
from torch import Tensor

from rld_live.latent.geometry import LINEAR, Geometry
from rld_live.latent.library import BlockKey, Piece
from rld_live.latent.noise import NoiseTape
from rld_live.latent.slerp import trajectory_slerp
from rld_live.latent.statistics import LatentStatistics, standardise_window
from rld_live.pipeline.attributes import Attributes
from rld_live.pipeline.pieces import DENOISED, Pieces

JOIN_FRAMES = 64
"""Latent frames over which one window becomes the next, in the middle of their overlap.

Fréchet distance of the join to real latents, built-in set, 256 seeds: 2.9 at 8 frames, 2.6 at 32, 2.3 at 64; within one
window 1.8; with windows of unrelated noise 5.2, 4.0 and 2.9.
"""

WINDOWS_KEPT = 16


class Sampler(Protocol):
    """What turns noise into latents as the network was trained on, both [latent_dim, window]."""

    def sample(self, noise: Tensor, *, steps: int, guidance: float) -> Tensor: ...


class DiffusionSource:
    """Owned by the producer.

    The windows of a piece overlap by half and share the noise tape there, so they agree about the music in the
    overlap, and a short crossfade in its middle joins them. Block k is the half window that window k - 1 ends with
    and window k begins with.
    """

    def __init__(
        self,
        sampler: Sampler,
        *,
        latent_dim: int,
        window: int,
        statistics: LatentStatistics | None = None,
        noise: str = "white",
        standardises_windows: bool = False,
        geometry: Geometry = LINEAR,
        pieces: Pieces = DENOISED,
    ) -> None:
        """Generate with `sampler`, from `noise` (a kind that `NoiseTape` knows), what becomes latents by `statistics`.

        `standardises_windows`: every window is given mean 0 and deviation 1 as a whole, as RAVE-Latent Diffusion does.
        """
        self.latent_dim = latent_dim
        self.hop = window // 2
        self.pieces = pieces
        self._sampler = sampler
        self._noise = noise
        self._standardises_windows = standardises_windows
        self._geometry = geometry
        self._learned = statistics or LatentStatistics.uniform(latent_dim)
        self.statistics = self._learned if geometry.is_standardised else LatentStatistics.uniform(latent_dim)
        self._windows: OrderedDict[BlockKey, Tensor] = OrderedDict()

    def block(self, key: BlockKey) -> tuple[BlockKey, Tensor]:
        """Return the block [latent_dim, hop]; any one can be made at once."""
        head = self._window(key.piece, key.index)[:, : self.hop]
        if key.index == 0:
            return key, head
        tail = self._window(key.piece, key.index - 1)[:, self.hop :]
        join = min(JOIN_FRAMES, self.hop)
        start = (self.hop - join) // 2
        progress = (torch.arange(self.hop) - start).clamp(0, join) / join
        return key, self._geometry.crossfade(tail, head, progress)

    def attributes(self, codec: Attributes) -> Attributes:
        """Return the codec's own: they do not reach a diffusion model."""
        return codec

    def between(self, first: Piece, last: Piece) -> Tensor:
        """Return one window [latent_dim, window] that goes from `first` to `last` as RAVE-Latent Diffusion goes."""
        return self._finished(trajectory_slerp(self._sampled(first, 0), self._sampled(last, 0)))

    def _window(self, piece: Piece, index: int) -> Tensor:
        key = BlockKey(piece.in_window(index), index)
        if key not in self._windows:
            window = self._finished(self._sampled(key.piece, index))
            if not bool(window.isfinite().all()):
                return window  # and not kept: a second attempt is to be one
            self._windows[key] = window
            if len(self._windows) > WINDOWS_KEPT:
                self._windows.popitem(last=False)
        self._windows.move_to_end(key)
        return self._windows[key]

    def _sampled(self, piece: Piece, index: int) -> Tensor:
        tape = NoiseTape(piece.seed, latent_dim=self.latent_dim, window=2 * self.hop, noise=self._noise)
        return self._sampler.sample(tape.window(index) * piece.temperature, steps=piece.steps, guidance=piece.guidance)

    def _finished(self, window: Tensor) -> Tensor:
        if self._standardises_windows:
            window = standardise_window(window)
        if not self._geometry.is_standardised:
            window = self._learned.restore(window)
        return self._geometry.enclose(window)


class TrajectorySource:
    """One window between two seeds by RAVE-Latent Diffusion's own interpolation, for those who want its file again."""

    def __init__(self, diffusion: DiffusionSource, *, last_seed: int) -> None:
        """Travel from the piece that is asked for to the one of `last_seed`."""
        self.latent_dim = diffusion.latent_dim
        self.hop = diffusion.hop
        self.pieces = diffusion.pieces
        self.statistics = diffusion.statistics
        self._diffusion = diffusion
        self._last_seed = last_seed
        self._window: Tensor | None = None

    def block(self, key: BlockKey) -> tuple[BlockKey, Tensor]:
        """Return a half of the window; what lies behind its end is its last latent frame, held."""
        if self._window is None:
            first = key.piece
            self._window = self._diffusion.between(first, replace(first, seed=self._last_seed))
        if key.index > 1:
            return key, self._window[:, -1:].expand(-1, self.hop)
        return key, self._window[:, key.index * self.hop : (key.index + 1) * self.hop]

    def attributes(self, codec: Attributes) -> Attributes:
        """Return the codec's own."""
        return codec
