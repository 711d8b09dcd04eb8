"""One file of latents, `.npy` or `.npz`."""

import tokenize
import zipfile
import zlib
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rld_live.errors import DataError

SUFFIXES = frozenset({".npy", ".npz"})
_MEMBER = "z_audio.npy"
_MEMBER_BYTES_MAXIMUM = 2**30
"""Unpacked: two days of latents, or what a few kilobytes of zip can be made to claim."""
_UNREADABLE = (
    *(OSError, ValueError, EOFError, MemoryError),
    *(TypeError, ArithmeticError, SyntaxError),  # numpy's, for a shape or a type that no array has
    tokenize.TokenError,  # numpy's, for a header that is cut short
    *(zipfile.BadZipFile, zlib.error),
    RuntimeError,  # zipfile's, for a password or a way of compressing that it does not know
)

Latents = NDArray[Any]  # [latent_dim, frames], of some floating-point type


def open_array(path: Path) -> Latents:
    """Return the latents [latent_dim, frames] of one `.npy`, mapped into memory, or `.npz`; never unpickle anything.

    Raise `DataError` for a file that holds something else.
    """
    try:
        with np.errstate(over="raise"):  # a shape that no number holds is no warning
            array = _member(path) if path.suffix.lower() == ".npz" else np.lib.format.open_memmap(path, mode="r")
    except _UNREADABLE as error:
        raise DataError(f"{path}: cannot be read as an array of numbers ({error}): write or copy it again") from error
    if array.ndim == 3 and array.shape[0] == 1:
        array = array[0]
    if array.ndim != 2 or array.dtype.kind != "f" or 0 in array.shape:
        raise DataError(
            f"{path}: holds {array.dtype} {list(array.shape)}, and latents are float32 [1, latent_dim, frames] or "
            "[latent_dim, frames]: remove it from the folder"
        )
    return array


def _member(path: Path) -> Latents:
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name == _MEMBER] or archive.namelist()
        if len(names) != 1:
            raise DataError(
                f"{path}: holds {', '.join(names) or 'nothing'} and no {_MEMBER}: leave one array of latents in it"
            )
        if archive.getinfo(names[0]).file_size > _MEMBER_BYTES_MAXIMUM:
            raise DataError(f"{path}: unpacks to more than {_MEMBER_BYTES_MAXIMUM // 2**30} GiB: save it as .npy")
        with archive.open(names[0]) as file:
            array: Latents = np.lib.format.read_array(file, allow_pickle=False)
            return array
