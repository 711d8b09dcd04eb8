"""A recording: a sound file that may begin where sound begins."""

from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Protocol, Self

import numpy as np

from rld_live.audio.flac_file import FlacFile
from rld_live.audio.frames import Frames
from rld_live.audio.wave_file import WaveFile
from rld_live.errors import DataError

LOG_SUFFIX = ".jsonl"
"""Of the log that lies beside a recording."""


class SoundWriter(Protocol):
    """A sound file that grows, whole after each `write`; raises `OSError` where the disk fails."""

    def write(self, frames: Frames) -> None: ...
    def close(self) -> None: ...


class OpenSoundWriter(Protocol):
    """Creates a sound file."""

    def __call__(self, path: Path, *, sample_rate: int, channels: int) -> SoundWriter: ...


def open_sound_writer(path: Path, *, sample_rate: int, channels: int) -> SoundWriter:
    """Create the file at `path`; raise `DataError` for a suffix that is not written here, or a path that cannot be."""
    make = _WRITERS.get(path.suffix.lower())
    if make is None:
        raise DataError(f"{path}: cannot write {path.suffix or 'a file without a suffix'}; use {' or '.join(_WRITERS)}")
    try:
        return make(path, sample_rate=sample_rate, channels=channels)
    except OSError as error:
        raise DataError(f"{path}: cannot be written: {error.strerror or error}; choose another folder") from error


class Recording:
    """Writes frames to a file, unless told otherwise without the silence before the first one that sounds.

    So an offline run and a live one of the same piece give the same file, however long the live one waited.
    The suffix decides: `.wav` (32-bit float, RF64 when large) or `.flac` (24 bit). Raises `DataError` if the file
    cannot be opened; a full disk while writing raises `OSError`.
    """

    def __init__(
        self,
        path: Path,
        *,
        sample_rate: int,
        channels: int,
        skips_silence: bool = True,
        open_writer: OpenSoundWriter = open_sound_writer,
    ) -> None:
        self.path = path
        self.sample_rate = sample_rate
        self.channels = channels
        self.skips_silence = skips_silence
        self.frames = 0
        """Frames in the file so far."""
        self._writer = open_writer(path, sample_rate=sample_rate, channels=channels)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def write(self, frames: Frames) -> None:
        """Append `frames` [frames, channels]."""
        if self.skips_silence and not self.frames:
            frames = frames[first_sound(frames) :]
        if len(frames):
            self._writer.write(frames)
            self.frames += len(frames)

    def close(self) -> None:
        """Complete the file."""
        self._writer.close()


def first_sound(frames: Frames) -> int:
    """Return the index of the first frame that is not digital silence; their number if all are."""
    sounds = np.any(frames != 0.0, axis=1)
    return int(sounds.argmax()) if sounds.any() else len(frames)


def further_path(path: Path) -> Path:
    """Return where the recording `path` goes on after a fault: `name-2.wav`, or the first further one that is free.

    What went on already (`name-2.wav` beside its `name.wav`) goes on as `name-3.wav`. A log counts as taken, too.
    """
    name, _, number = path.stem.rpartition("-")
    goes_on = bool(name) and number.isdecimal() and path.with_stem(name).exists()
    first = path.with_stem(name) if goes_on else path
    further = (first.with_stem(f"{first.stem}-{number}") for number in count(2))
    return next(each for each in further if not is_taken(each))


def is_taken(path: Path) -> bool:
    """Whether the recording at `path`, or its log, would replace something, be it a link that leads nowhere."""
    return any(each.exists() or each.is_symlink() for each in (path, path.with_suffix(LOG_SUFFIX)))


_WRITERS: Mapping[str, Callable[..., SoundWriter]] = MappingProxyType({".wav": WaveFile, ".flac": FlacFile})
