"""A folder of latents as it grows."""

import os
import re
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rld_live.diffusion.checkpoint import CodecIdentity
from rld_live.errors import DataError
from rld_live.latent.statistics import LatentStatistics, StatisticsEstimator
from rld_live.offline.latents.latent_file import open_array
from rld_live.offline.latents.manifest import EncodedSource, Failure, Manifest, read_manifest, written_whole

_PIECE = 1 << 14  # latent frames
_SAVE_SECONDS = 5.0  # how much work a crash may cost


class GrowingFolder:
    """The latents that are written to `out`, added to those that an earlier run left there.

    Latents come first and the manifest after them, each written whole or not at all: whenever the work stops, the
    manifest tells the truth.
    """

    def __init__(
        self, out: Path, audio: Path, codec: CodecIdentity, *, window: int, statistics: LatentStatistics | None = None
    ) -> None:
        """Read what is there; raise `DataError` when it comes from another codec or from other audio.

        `statistics` are those of the latents, where they are known before a frame is encoded.
        """
        self.failed: list[Failure] = []
        self._out = out
        self._audio = str(audio.resolve())
        self._codec = codec
        self._window = window
        self._sources: list[EncodedSource] = []
        self._statistics = statistics
        self._estimator = StatisticsEstimator()
        self._saved = time.monotonic()
        earlier = read_manifest(out)
        self._known = {source.path: source for source in earlier.sources} if earlier else {}
        self._numbers = [int(re.sub(r"\D.*", "", Path(source.latents).name) or 0) for source in self._known.values()]
        if earlier and earlier.codec.fingerprint != codec.fingerprint:
            raise DataError(
                f"{out}: holds latents of codec {earlier.codec.name} ({earlier.codec.fingerprint}), and this one is "
                f"{codec.name} ({codec.fingerprint}): use that codec, or another --out"
            )
        if earlier and earlier.audio != self._audio:
            raise DataError(f"{out}: holds latents of {earlier.audio}, not of {self._audio}: choose another --out")

    def keep(self, name: str, stamp: os.stat_result) -> bool:
        """Take over what an earlier run made of the source `name`, if both are as they were; tell whether so."""
        source = self._known.get(name)
        if source is None or (source.size, source.mtime_ns) != (stamp.st_size, stamp.st_mtime_ns):
            return False
        if source.frames != max(source.frames - source.padded_frames, self._window):
            return False  # the window was another one, and with it the silence
        try:
            latents = open_array(self._out / source.latents)
        except DataError:
            return False
        if latents.shape != (self._codec.latent_dim, source.frames) or latents.dtype != np.float32:
            return False
        self._count(source, latents)
        return True

    def latents_name(self, name: str) -> str:
        """Return where the latents of the source `name` belong: a number nobody else has, then its name, plainly."""
        known = self._known.get(name)
        if known:
            return known.latents
        self._numbers.append(max(self._numbers, default=0) + 1)
        plain = re.sub(r"[^A-Za-z0-9]+", "-", Path(name).stem).strip("-")[:60]
        return f"latents/{self._numbers[-1]:04d}-{plain or 'source'}.npy"

    def add(self, source: EncodedSource, latents: NDArray[np.float32]) -> None:
        """Write what was encoded, finite numbers all; raise `DataError` if that cannot be done."""
        with written_whole(self._out / source.latents) as file:
            np.save(file, latents, allow_pickle=False)
        self._count(source, latents)
        if time.monotonic() - self._saved > _SAVE_SECONDS:
            self.save()

    def save(self) -> Manifest | None:
        """Write the manifest of what there is, and return it; None if there is nothing."""
        self._saved = time.monotonic()
        if not self._sources:
            return None
        manifest = Manifest(
            codec=self._codec,
            window=self._window,
            audio=self._audio,
            statistics=self._statistics or self._estimator.statistics(),
            sources=tuple(sorted(self._sources, key=lambda source: source.path)),
            failed=tuple(self.failed),
        )
        manifest.write(self._out)
        return manifest

    def remove_leftovers(self) -> None:
        """Delete the latents of sources that are there no more; call it only when every source was seen."""
        kept = {source.latents for source in self._sources}
        for source in self._known.values():
            if source.latents not in kept:
                (self._out / source.latents).unlink(missing_ok=True)

    def _count(self, source: EncodedSource, latents: NDArray[np.float32]) -> None:
        # silence that was added tells nothing about the music; in pieces, since sums in double precision need room
        music = source.frames - source.padded_frames
        for start in range(0, music, _PIECE):
            self._estimator.add(latents[:, start : min(start + _PIECE, music)])
        self._sources.append(source)
        if source.damage:
            self.failed.append(Failure(source.path, f"{source.damage} (its first {source.seconds:.1f} s are kept)"))
