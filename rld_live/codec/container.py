"""What kind of file a model file is, told from its first bytes without running anything in it."""

import zipfile
from enum import Enum
from pathlib import Path

from rld_live.errors import ModelError


class Container(Enum):
    """The formats that people hand to a program that wants a model; the value is how a sentence names it."""

    TORCHSCRIPT = "a TorchScript module"
    TORCH_WEIGHTS = "a PyTorch checkpoint (weights without code)"
    SAFETENSORS = "a safetensors file"
    ONNX = "an ONNX model"
    OTHER_ZIP = "a zip archive that PyTorch did not write"
    WEB_PAGE = "a web page (the download went wrong)"
    LFS_POINTER = "a Git LFS pointer (the file itself was not fetched)"
    EMPTY = "an empty file"
    UNKNOWN = "in no known model format"


_FIRST_BYTES: dict[bytes, Container] = {
    b"\x80\x02": Container.TORCH_WEIGHTS,  # a bare pickle, which is how torch.save wrote before 1.6
    b"version https://git-lfs": Container.LFS_POINTER,
    b"<!doctype html": Container.WEB_PAGE,
    b"<html": Container.WEB_PAGE,
    b"\x08": Container.ONNX,  # protobuf field 1, ir_version
}


def recognise(path: Path) -> Container:
    """Return the format of the file at `path`; raise `ModelError` when there is no file that can be read."""
    if path.is_dir():
        raise ModelError(f"{path}: is a folder, not a model file: name the file in it")
    try:
        with path.open("rb") as file:
            head = file.read(64)
    except OSError as error:
        raise ModelError(f"{path}: cannot be read: {error.strerror}; give the path of a model file") from error
    if not head:
        return Container.EMPTY
    if zipfile.is_zipfile(path):
        return _recognise_zip(path)
    if head[8:9] == b"{":  # safetensors: eight bytes of length, then JSON
        return Container.SAFETENSORS
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    return next((container for magic, container in _FIRST_BYTES.items() if start.startswith(magic)), Container.UNKNOWN)


def _recognise_zip(path: Path) -> Container:
    try:
        with zipfile.ZipFile(path) as archive:
            # every member lies in one folder named after the file as it was first saved
            names = {name.partition("/")[2] for name in archive.namelist()}
    except zipfile.BadZipFile as error:
        raise ModelError(f"{path}: is a damaged archive ({error}): fetch it again") from error
    if "data.pkl" not in names:
        return Container.OTHER_ZIP
    has_code = any(name.startswith("code/") for name in names)
    return Container.TORCHSCRIPT if has_code and "constants.pkl" in names else Container.TORCH_WEIGHTS
