"""The decoders of sound files: libsndfile first, FFmpeg for what it does not know."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import av.error
import numpy as np
import soundfile

from rld_live.audio.frames import Frames
from rld_live.errors import DataError

BLOCK_FRAMES = 1 << 16


@dataclass(frozen=True)
class SoundSource:
    """A file that can be decoded: its rate, its channels, and its frames, block by block and once."""

    sample_rate: int
    channels: int
    blocks: Iterator[Frames]


def open_sound_source(path: Path) -> SoundSource:
    """Open `path` with the first decoder that knows it; raise `DataError` with the reason if none does.

    Nothing stays open unless blocks are being read; reading them raises `DataError` too, where the file is broken
    further on.
    """
    if not path.is_file():
        raise DataError(f"{path}: there is no such file; check the path")
    if path.stat().st_size == 0:
        raise DataError(f"{path}: the file is empty; remove it or copy it again")
    try:
        return _open_with_libsndfile(path)
    except soundfile.LibsndfileError:
        return _open_with_ffmpeg(path)


def _open_with_libsndfile(path: Path) -> SoundSource:
    with soundfile.SoundFile(path) as file:
        return SoundSource(file.samplerate, file.channels, _libsndfile_blocks(path))


def _libsndfile_blocks(path: Path) -> Iterator[Frames]:
    try:
        with soundfile.SoundFile(path) as file:
            while len(frames := file.read(BLOCK_FRAMES, dtype="float32", always_2d=True)):
                yield frames
    except soundfile.LibsndfileError as error:
        raise DataError(f"{path}: cannot be read to its end: {error.error_string}; convert or remove it") from error


def _open_with_ffmpeg(path: Path) -> SoundSource:
    try:
        with av.open(str(path)) as container:
            if not container.streams.audio:
                raise DataError(f"{path}: holds no sound; remove it")
            stream = container.streams.audio[0]
            return SoundSource(stream.rate, stream.channels, _ffmpeg_blocks(path))
    except av.error.FFmpegError as error:
        raise DataError(f"{path}: is not sound that can be read: {error.strerror}; convert or remove it") from error


def _ffmpeg_blocks(path: Path) -> Iterator[Frames]:
    try:
        with av.open(str(path)) as container:
            to_planar_float = av.AudioResampler(format="fltp")
            for frame in container.decode(audio=0):
                for planar in to_planar_float.resample(frame):
                    yield np.ascontiguousarray(planar.to_ndarray().T)
            for planar in to_planar_float.resample(None):
                yield np.ascontiguousarray(planar.to_ndarray().T)
    except av.error.FFmpegError as error:
        raise DataError(f"{path}: cannot be read to its end: {error.strerror}; convert or remove it") from error
