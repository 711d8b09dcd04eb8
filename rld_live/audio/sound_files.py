"""Sound files, read at the rate and with the channels that are wanted."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from rld_live.audio.channels import map_channels
from rld_live.audio.frames import Frames
from rld_live.audio.recording import open_sound_writer
from rld_live.audio.resample import StreamResampler
from rld_live.audio.sound_sources import open_sound_source
from rld_live.errors import DataError

_SUFFIXES = (
    ".3gp .aac .ac3 .aif .aifc .aiff .amr .ape .au .avi .caf .dsf .flac .flv .m4a .m4b .m4v .mka .mkv .mov .mp2 .mp3 "
    ".mp4 .mpc .mpg .oga .ogg .opus .ra .rf64 .snd .tta .voc .w64 .wav .wave .webm .wma .wmv .wv"
)

AUDIO_SUFFIXES = frozenset(_SUFFIXES.split())
"""What to look for in a folder, in lower case: compare `path.suffix.lower()`."""


def read_audio(path: Path, *, sample_rate: int | None = None, channels: int | None = None) -> Frames:
    """Return the whole file, float32 [frames, channels]; see `read_blocks`."""
    return np.concatenate(list(read_blocks(path, sample_rate=sample_rate, channels=channels)))


def read_blocks(path: Path, *, sample_rate: int | None = None, channels: int | None = None) -> Iterator[Frames]:
    """Yield the file block by block, float32 [frames, channels], in bounded memory; at least one block, maybe empty.

    Any format that libsndfile or FFmpeg decodes, whatever its suffix. What is left out (`None`) stays as it is in the
    file. Raises `DataError` that names the file and the reason: at the call if it cannot be opened, and later if it is
    broken further on or holds samples that are not numbers.
    """
    source = open_sound_source(path)
    channels = channels or source.channels
    resampler = StreamResampler(source.sample_rate, sample_rate or source.sample_rate, channels=channels)
    return _converted(path, source.blocks, resampler, channels)


def sound_format(path: Path) -> tuple[int, int]:
    """Return the file's sample rate and channels; raise `DataError` if it cannot be opened."""
    source = open_sound_source(path)
    return source.sample_rate, source.channels


def write_audio(path: Path, frames: Frames, *, sample_rate: int) -> None:
    """Write `frames` [frames, channels] as WAV (32-bit float) or FLAC (24 bit), as the suffix says."""
    writer = open_sound_writer(path, sample_rate=sample_rate, channels=frames.shape[1])
    try:
        writer.write(frames)
    finally:
        writer.close()


def _converted(path: Path, blocks: Iterator[Frames], resampler: StreamResampler, channels: int) -> Iterator[Frames]:
    for block in blocks:
        if not np.isfinite(block).all():
            raise DataError(f"{path}: holds samples that are not numbers; export it again")
        yield resampler.push(map_channels(block, channels))
    yield resampler.flush()
