"""A folder of audio becomes a folder of latents."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch

from rld_live.audio.sound_files import read_blocks
from rld_live.codec.contract import CodecInfo
from rld_live.codec.encoding import Frames, StreamingEncoder
from rld_live.codec.export import open_codec
from rld_live.errors import ConfigError, DataError, ModelError
from rld_live.offline.latents.latent_folder import GrowingFolder
from rld_live.offline.latents.manifest import EncodedSource, Failure, Manifest, codec_identity, known_statistics
from rld_live.offline.output_folder import make_folder
from rld_live.offline.sources import expected_seconds, find_audio

_CHUNK = 64  # latent frames encoded in one call: long enough that what surrounds a piece costs little


@dataclass(frozen=True)
class PreprocessJob:
    """What to encode, with what, to where."""

    audio: Path
    codec: Path
    out: Path
    window: int = 2048
    """Latent frames that every source has at least, in silence if need be."""
    sample_rate: int | None = None
    """Of a codec that does not tell it."""


@dataclass(frozen=True)
class Progress:
    """How far the encoding is."""

    current: str
    """The file that is being encoded."""
    files_done: int
    files: int
    seconds_done: float
    """Audio that is encoded, what an earlier run encoded included."""
    seconds_total: float
    seconds_left: float | None
    """Time until the end; None until it can be told."""

    @property
    def fraction(self) -> float:
        """Done, from 0 to 1."""
        return min(1.0, self.seconds_done / self.seconds_total) if self.seconds_total else 0.0


def preprocess(job: PreprocessJob, on_progress: Callable[[Progress], None]) -> Manifest:
    """Encode every audio file at or below `job.audio` into `job.out`, and return what is there then.

    Files that an earlier run encoded and that have not changed are not encoded again. Interrupted at any moment
    (KeyboardInterrupt goes on upwards), the folder holds what was done. Files that cannot be read are in the
    manifest's `failed`; of one that breaks off, what comes before is kept too. Raises `ModelError` for a codec that
    cannot be used, `DataError` when no file can be read or the folder belongs to another codec or other audio.
    """
    if job.window < 1:
        raise ConfigError(f"--window {job.window}: must be 1 or more latent frames")
    files = find_audio(job.audio)
    codec = open_codec(job.codec, sample_rate=job.sample_rate)
    info = codec.info
    if info.latent_dim < 2:
        raise ModelError(
            f"{job.codec}: has one latent dimension, of which nothing can be learned: RAVE exports so before its "
            "training has measured which ones matter; train it further and export it again"
        )
    root = job.audio if job.audio.is_dir() else job.audio.parent
    folder = GrowingFolder(job.out, root, codec_identity(info), window=job.window, statistics=known_statistics(info))
    make_folder(job.out)
    encoder = StreamingEncoder(codec, chunk=_CHUNK)
    tally = _Tally({path: expected_seconds(path) for path in files}, on_progress)
    pending = []
    for path in files:  # first of all, so that an interruption loses nothing of what an earlier run did
        if folder.keep(path.relative_to(root).as_posix(), path.stat()):
            tally.end(path)
        else:
            pending.append(path)
    try:
        for path in pending:
            tally.begin(path)
            name = path.relative_to(root).as_posix()
            try:
                _encode(path, name, encoder, folder, window=job.window, on_heard=tally.heard)
            except _UnreadableError as error:
                folder.failed.append(Failure(name, str(error)))
            tally.end(path)
    finally:
        manifest = folder.save()
    if manifest is None:
        first = folder.failed[0]
        raise DataError(f"{job.audio}: none of {len(files)} audio files can be read; {first.path}: {first.reason}")
    folder.remove_leftovers()
    return manifest


class _UnreadableError(Exception):
    """A file of which nothing can be used; the message is why."""


def _encode(
    path: Path,
    name: str,
    encoder: StreamingEncoder,
    folder: GrowingFolder,
    *,
    window: int,
    on_heard: Callable[[float], None],
) -> None:
    """Encode `path`, with silence after it where it is shorter than `window` latent frames, and add it to `folder`."""
    info, stamp = encoder.info, path.stat()
    recording = _Recording(path, info)
    pieces = []
    for block in recording.blocks():
        pieces.append(encoder.push(block))
        on_heard(len(block) / info.sample_rate)
    if recording.frames == 0:
        raise _UnreadableError(recording.damage or "holds no sound; remove it")
    heard = -(-recording.frames // info.ratio)
    for _ in range(heard, window):
        pieces.append(encoder.push(np.zeros((info.ratio, info.input_channels), np.float32)))
    pieces.append(encoder.finish()[0])
    frames = max(heard, window)
    source = EncodedSource(
        path=name,
        size=stamp.st_size,
        mtime_ns=stamp.st_mtime_ns,
        latents=folder.latents_name(name),
        frames=frames,
        padded_frames=frames - heard,
        seconds=recording.frames / info.sample_rate,
        damage=recording.damage,
    )
    latents = torch.cat(pieces, 1)[:, :frames].numpy()
    if not np.isfinite(latents).all():
        raise _UnreadableError("the codec makes latents of it that are not numbers; leave it out")
    folder.add(source, latents)


class _Recording:
    """One file's audio as the codec wants it, as far as it can be read."""

    def __init__(self, path: Path, info: CodecInfo) -> None:
        self.frames = 0
        self.damage: str | None = None
        self._path = path
        self._info = info

    def blocks(self) -> Iterator[Frames]:
        try:
            for block in read_blocks(
                self._path, sample_rate=self._info.sample_rate, channels=self._info.input_channels
            ):
                self.frames += len(block)
                yield block
        except DataError as error:
            self.damage = str(error).removeprefix(f"{self._path}: ")


class _Tally:
    """What is told about the work while it goes on."""

    def __init__(self, expected: dict[Path, float], tell: Callable[[Progress], None]) -> None:
        self._expected = expected
        self._tell = tell
        self._began = time.monotonic()
        self._encoded = 0.0  # seconds of audio in this run: what is kept costs no time
        self._before = 0.0  # expected seconds of the files that are done
        self._progress = Progress("", 0, len(expected), 0.0, sum(expected.values()), None)

    def begin(self, path: Path) -> None:
        self._show(replace(self._progress, current=path.name))

    def heard(self, seconds: float) -> None:
        self._encoded += seconds
        self._show(replace(self._progress, seconds_done=self._progress.seconds_done + seconds))

    def end(self, path: Path) -> None:
        # what a header says and what was guessed can both be wrong: files that are done count as they were expected
        self._before += self._expected[path]
        self._show(replace(self._progress, seconds_done=self._before, files_done=self._progress.files_done + 1))

    def _show(self, progress: Progress) -> None:
        remaining = max(0.0, progress.seconds_total - progress.seconds_done)
        spent = time.monotonic() - self._began
        left = remaining * spent / self._encoded if self._encoded else None
        self._progress = replace(progress, seconds_left=left if remaining else 0.0)
        self._tell(self._progress)
