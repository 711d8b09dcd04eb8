"""The audio files of a folder, and how long they are likely to be."""

from pathlib import Path

import soundfile

from rld_live.audio.sound_files import AUDIO_SUFFIXES
from rld_live.errors import DataError

_COMPRESSED_BYTES_PER_SECOND = 24_000  # what libsndfile does not know is nearly always AAC or WMA, of some 192 kbit/s


def find_audio(folder: Path) -> list[Path]:
    """Return every audio file at or below `folder`, sorted; raise `DataError` when there is none.

    Suffixes count in any case. Hidden files are left out: beside an audio file they are what macOS keeps about it.
    """
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        raise DataError(f"{folder}: there is no such folder; give one with audio files in it")
    files = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in AUDIO_SUFFIXES and not path.name.startswith(".") and path.is_file()
    )
    if not files:
        raise DataError(f"{folder}: holds no audio file, nor does any folder in it; give one that does")
    return files


def expected_seconds(path: Path) -> float:
    """Return how long `path` is, to show progress by: what its header says, or a guess from its size."""
    try:
        return float(soundfile.info(str(path)).duration)
    except soundfile.LibsndfileError:
        return path.stat().st_size / _COMPRESSED_BYTES_PER_SECOND
