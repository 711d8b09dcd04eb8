"""The decoders of sound files: libsndfile first, FFmpeg for what it does not know."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import av
import av.error
import numpy as np
import soundfile

from rld_live.audio.frames import Frames
from rld_live.errors import DataError

BLOCK_FRAMES = 1 << 16
RATES = range(1_000, 768_001)
CHANNELS = range(1, 65)
"""What files may claim: beyond that, a few bytes would become more sound than any memory holds."""
_FORMATS = (
    *("3g2", "3gp", "aac", "ac3", "aiff", "amr", "ape", "asf", "au", "avi", "caf", "dsf", "eac3", "flac", "flv"),
    *("m4a", "matroska", "mov", "mp3", "mp4", "mpc", "mpc8", "mpeg", "mpegts", "ogg", "rm", "tta", "voc", "w64", "wav"),
    *("webm", "wsd", "wv"),
)
"""FFmpeg's names. What is a list of other files (a playlist, a session description) is none: it would open those."""
_OPTIONS = {"format_whitelist": ",".join(_FORMATS), "protocol_whitelist": "file"}


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
        return _checked(path, SoundSource(file.samplerate, file.channels, _libsndfile_blocks(path)))


def _libsndfile_blocks(path: Path) -> Iterator[Frames]:
    try:
        with soundfile.SoundFile(path) as file:
            while len(frames := file.read(BLOCK_FRAMES, dtype="float32", always_2d=True)):
                yield frames
    except soundfile.LibsndfileError as error:
        raise DataError(f"{path}: cannot be read to its end: {error.error_string}; convert or remove it") from error


def _open_with_ffmpeg(path: Path) -> SoundSource:
    try:
        with _container(path) as container:
            if not container.streams.audio:
                raise DataError(f"{path}: holds no sound; remove it")
            codec = container.streams.audio[0].codec_context
            if codec is None:
                raise DataError(f"{path}: holds sound of a kind that nothing here decodes; convert or remove it")
            return _checked(path, SoundSource(codec.sample_rate, codec.channels, _ffmpeg_blocks(path)))
    except (av.error.FFmpegError, ValueError) as error:
        raise DataError(f"{path}: is not sound that can be read: {_reason(error)}; convert or remove it") from error


def _ffmpeg_blocks(path: Path) -> Iterator[Frames]:
    try:
        with _container(path) as container:
            # not "fltp": PyAV 18 looks for a null pointer behind the planes, and FFmpeg puts none behind 8 or more
            to_float = av.AudioResampler(format="flt")
            for frame in chain(container.decode(audio=0), (None,)):
                for packed in to_float.resample(frame):
                    yield np.asarray(packed.to_ndarray(), np.float32).reshape(-1, packed.layout.nb_channels)
    except (av.error.FFmpegError, ValueError) as error:
        raise DataError(f"{path}: cannot be read to its end: {_reason(error)}; convert or remove it") from error


@contextmanager
def _container(path: Path) -> Iterator[av.container.InputContainer]:
    """Open a file of one of `_FORMATS`, whatever the tags in it are written in."""
    with av.open(f"file:{path}", metadata_errors="replace", options=_OPTIONS) as container:
        yield container


def _checked(path: Path, source: SoundSource) -> SoundSource:
    if source.sample_rate not in RATES or source.channels not in CHANNELS:
        raise DataError(
            f"{path}: claims {source.channels} channels at {source.sample_rate} Hz, and {CHANNELS.stop - 1} at "
            f"{RATES.start} to {RATES.stop - 1} Hz are read; convert or remove it"
        )
    return source


def _reason(error: Exception) -> str:
    return str(error.strerror) if isinstance(error, av.error.FFmpegError) else str(error)
