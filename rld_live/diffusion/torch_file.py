"""Files that `torch.save` wrote, read without running anything in them."""

import re
import warnings
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

import torch

from rld_live.errors import ModelError

_ZIP = b"PK\x03\x04"
_PICKLES = (b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05")
# What torch.load lets through of a file that is damaged.
_UNREADABLE = (
    *(RuntimeError, ValueError, OSError, EOFError),
    *(AssertionError, AttributeError, IndexError, KeyError, TypeError),
)
_PICKLE_BYTES_MAXIMUM = 8 * 2**20
"""Names and sizes; the numbers lie elsewhere."""
_FORBIDDEN = re.compile(r"GLOBAL (\S+)")
_LIGHTNING = b"pytorch-lightning_version"
# What is in the pickle of files that people mistake for a checkpoint → what to do instead.
_MISTAKEN: Mapping[bytes, str] = {
    b"pqmf": "a RAVE training checkpoint: export it (rave export --run RUN --streaming) and give the .ts as the codec",
    _LIGHTNING: "a Lightning checkpoint, which holds Python objects: where it was trained, take the network out with "
    "torch.save(model.net.state_dict(), 'network.pt'), and give that",
}


def is_torch_file(path: Path) -> bool:
    """Tell whether the file at `path` is a zip or a pickle, which `torch.save` writes; False where there is none."""
    try:
        with path.open("rb") as file:
            head = file.read(9)
    except OSError:
        return False
    is_safetensors = head[8:] == b"{"  # after the header's length, which can look like anything
    return head.startswith((_ZIP, *_PICKLES)) and not is_safetensors


def read_torch_file(path: Path) -> Any:
    """Return what `torch.save` wrote, with tensors mapped into memory; raise `ModelError` for what is not data alone.

    Nothing is unpickled but tensors, numbers, strings and their containers: a file can name code and it is not run.
    """
    pickled = _pickle_of(path)
    mistaken = next((sentence for mark, sentence in _MISTAKEN.items() if mark in pickled), None)
    if mistaken:
        raise ModelError(f"{path}: is {mistaken}")
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Detected pickle protocol", category=UserWarning)
            # mmap: the two thirds of a training checkpoint that are not wanted are never read from the disk
            return torch.load(path, map_location="cpu", weights_only=True, mmap=bool(pickled))
    except UnpicklingError as error:
        named = _FORBIDDEN.search(str(error))
        what = f"holds a Python object ({named[1]})" if named else "cannot be read as plain tensors"
        raise ModelError(
            f"{path}: {what}, which could run code, so it is not opened: where it was trained, save the weights alone "
            "with torch.save(model.state_dict(), 'network.pt'), and give that"
        ) from error
    except _UNREADABLE as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise ModelError(f"{path}: PyTorch cannot read it ({reason[:120]}): fetch it again") from error


def _pickle_of(path: Path) -> bytes:
    """Return the pickle inside of the zip, still closed; empty for a file from before torch 1.6, which is no zip."""
    try:
        with path.open("rb") as file:
            if file.read(4) != _ZIP:
                return b""
        with zipfile.ZipFile(path) as archive:
            # every member lies in one folder named after the file as it was first saved
            names = {name.partition("/")[2]: name for name in archive.namelist()}
            if "constants.pkl" in names:
                raise ModelError(f"{path}: is a TorchScript module: give it as the codec, and a checkpoint here")
            if "data.pkl" not in names:
                raise ModelError(
                    f"{path}: is a zip archive that PyTorch did not write: unpack it, and give what is inside"
                )
            if archive.getinfo(names["data.pkl"]).file_size > _PICKLE_BYTES_MAXIMUM:
                raise ModelError(f"{path}: its list of contents is longer than any network's: take another copy")
            return archive.read(names["data.pkl"])
    except OSError as error:
        raise ModelError(f"{path}: cannot be read: {error.strerror}; give a .safetensors or .pt checkpoint") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError) as error:
        # the last two are what zipfile raises for a password, a way of compressing that it does not know, an offset
        raise ModelError(f"{path}: is cut short or damaged ({error}): fetch it again") from error
