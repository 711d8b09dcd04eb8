"""A recording: a sound file that may begin where sound begins."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Protocol, Self

import numpy as np

from rld_live.audio.frames import Frames
from rld_live.audio.wave_file import WaveFile
from rld_live.errors import DataError


class SoundWriter(Protocol):
    """A sound file that grows."""

    def write(self, frames: Frames) -> None: ...
    def close(self) -> None: ...


class Recording:
    """Writes frames to a file, unless told otherwise without the silence before the first one that sounds.

    So an offline run and a live one of the same piece give the same file, however long the live one waited.
    The suffix decides: `.wav` (32-bit float, RF64 when large) or `.flac` (24 bit). Raises `DataError` if the file
    cannot be opened; a full disk while writing raises `OSError`.
    """

    def __init__(self, path: Path, *, sample_rate: int, channels: int, skips_silence: bool = True) -> None:
        self.frames = 0
        self._skips_silence = skips_silence
        self._writer = open_sound_writer(path, sample_rate=sample_rate, channels=channels)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def write(self, frames: Frames) -> None:
        """Append `frames` [frames, channels]."""
        if self._skips_silence and not self.frames:
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


def open_sound_writer(path: Path, *, sample_rate: int, channels: int) -> SoundWriter:
    """Create the file at `path`; raise `DataError` for a suffix that is not written here, or a path that cannot be."""
    make = _WRITERS.get(path.suffix.lower())
    if make is None:
        raise DataError(f"{path}: cannot write {path.suffix or 'a file without a suffix'}; use {' or '.join(_WRITERS)}")
    try:
        return make(path, sample_rate, channels)
    except OSError as error:
        raise DataError(f"{path}: cannot be written: {error.strerror or error}; choose another folder") from error


class _FlacFile:
    def __init__(self, path: Path, sample_rate: int, channels: int) -> None:
        import soundfile  # only here: the audio process starts without it

        path.open("wb").close()  # an OSError that says why, where libsndfile would only say "System error"
        self._file = soundfile.SoundFile(path, "w", sample_rate, channels, subtype="PCM_24", format="FLAC")

    def write(self, frames: Frames) -> None:
        with _disk_errors():
            self._file.write(frames)

    def close(self) -> None:
        with _disk_errors():
            self._file.close()


@contextmanager
def _disk_errors() -> Iterator[None]:
    """Raise what libsndfile raises, a `RuntimeError`, as the `OSError` that it is."""
    try:
        yield
    except RuntimeError as error:
        raise OSError(str(error)) from error


def _wave_file(path: Path, sample_rate: int, channels: int) -> WaveFile:
    return WaveFile(path, sample_rate=sample_rate, channels=channels)


_WRITERS: Mapping[str, Callable[[Path, int, int], SoundWriter]] = MappingProxyType(
    {".wav": _wave_file, ".flac": _FlacFile}
)
