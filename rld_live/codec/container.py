"""What kind of file a model file is, told from its first bytes and its list of contents without running any of it."""

import pickletools
import struct
import zipfile
import zlib
from enum import Enum
from io import BytesIO
from pathlib import Path

from rld_live.errors import ModelError


class Container(Enum):
    """The formats that people hand to a program that wants a model; the value is how a sentence names it."""

    TORCHSCRIPT = "a TorchScript module"
    LIGHTNING = "a Lightning training checkpoint"
    TORCH_WEIGHTS = "a PyTorch checkpoint (weights without code)"
    PICKLED_OBJECTS = "pickled Python objects, which could run anything"
    SAFETENSORS = "a safetensors file"
    ONNX = "an ONNX model"
    OTHER_ZIP = "a zip archive that PyTorch did not write"
    ARCHIVE = "an archive"
    WEB_PAGE = "a web page (the download went wrong)"
    LFS_POINTER = "a Git LFS pointer (the file itself was not fetched)"
    EMPTY = "an empty file"
    UNKNOWN = "in no known model format"


_FIRST_BYTES: dict[bytes, Container] = {
    b"version https://git-lfs": Container.LFS_POINTER,
    b"<!doctype html": Container.WEB_PAGE,
    b"<html": Container.WEB_PAGE,
    b"\x1f\x8b": Container.ARCHIVE,  # gzip
    b"7z\xbc\xaf\x27\x1c": Container.ARCHIVE,
    b"rar!": Container.ARCHIVE,
    b"\x08": Container.ONNX,  # protobuf field 1, ir_version
}
_PICKLES = (b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05")
_ZIP_START = b"PK\x03\x04"
_TAR_MARK = b"ustar"  # at byte 257
_HEAD = 512
_MOST_PICKLE = 8 * 2**20  # of a file's own pickle, which holds names; the numbers lie elsewhere
_MOST_UNPACKED = 100  # times the size of the file: PyTorch packs nothing
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError),
    RuntimeError,  # zipfile's, for a password, a later version, a way of packing
)
_LIGHTNING_KEY = b"pytorch-lightning_version"
_OF_WEIGHTS = {  # the modules that tensors, and the numbers beside them, are put together by
    "torch",
    "torch._utils",
    "torch._tensor",
    "torch.serialization",
    "torch.storage",
    "collections",
    "numpy",
    "numpy.core.multiarray",
    "numpy._core.multiarray",
    "numpy.dtypes",
    "_codecs",
}
_LEGACY_PICKLES = 5  # torch.save before 1.6: a magic number, a protocol, the machine, the object, the storages' names


def recognise(path: Path) -> Container:
    """Return the format of the file at `path`; raise `ModelError` when there is no file that can be read.

    That includes a zip archive without its end, which is what a download that was cut short leaves.
    """
    try:
        if path.is_dir():
            raise ModelError(f"{path}: is a folder, not a model file: name the file in it")
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise ModelError(f"{path}: cannot be read: {error.strerror}; give the path of a model file") from error
    if not head:
        return Container.EMPTY
    if _is_zip(path):
        return _recognise_zip(path)
    if head.startswith(_ZIP_START):
        raise ModelError(f"{path}: is damaged or cut short: fetch it again")
    if head[8:9] == b"{":  # safetensors: eight bytes of length, then JSON
        return Container.SAFETENSORS
    if head[257:262] == _TAR_MARK:
        return Container.ARCHIVE
    if head.startswith(_PICKLES):
        with path.open("rb") as file:
            return _recognise_pickle(file.read(_MOST_PICKLE), pickles=_LEGACY_PICKLES)
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    return next((container for magic, container in _FIRST_BYTES.items() if start.startswith(magic)), Container.UNKNOWN)


def check_whole(path: Path) -> None:
    """Raise `ModelError` when the zip archive at `path` is not what was written: PyTorch reads it all the same."""
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(each.file_size for each in archive.infolist()) > _MOST_UNPACKED * path.stat().st_size:
                raise ModelError(f"{path}: unpacks to far more than it is: fetch it again from somebody you trust")
            damaged = archive.testzip()
    except _DAMAGE as error:
        raise ModelError(f"{path}: is damaged or cut short ({error}): fetch it again") from error
    if damaged is not None:
        raise ModelError(f"{path}: is damaged ({damaged} is not what was written): fetch it again")


def _is_zip(path: Path) -> bool:
    try:
        return zipfile.is_zipfile(path)
    except _DAMAGE as error:  # which it does not expect itself
        raise ModelError(f"{path}: is damaged or cut short ({error}): fetch it again") from error


def _recognise_zip(path: Path) -> Container:
    try:
        with zipfile.ZipFile(path) as archive:
            # every member lies in one folder named after the file as it was first saved
            names = {name.partition("/")[2]: name for name in archive.namelist()}
            if "data.pkl" not in names:
                return Container.OTHER_ZIP
            if "constants.pkl" in names or any(name.startswith("code/") for name in names):
                return Container.TORCHSCRIPT
            with archive.open(names["data.pkl"]) as file:
                return _recognise_pickle(file.read(_MOST_PICKLE), pickles=1)
    except _DAMAGE as error:
        raise ModelError(f"{path}: is damaged or cut short ({error}): fetch it again") from error


def _recognise_pickle(content: bytes, *, pickles: int) -> Container:
    """Tell what the first `pickles` pickles in `content` hold from the names in them."""
    if _LIGHTNING_KEY in content:
        return Container.LIGHTNING
    return Container.TORCH_WEIGHTS if _modules_in(content, pickles) <= _OF_WEIGHTS else Container.PICKLED_OBJECTS


def _modules_in(content: bytes, pickles: int) -> set[str]:
    """Return the modules in which unpickling would look something up, without unpickling."""
    modules: set[str] = set()
    strings = ["", ""]  # the last two, which protocol 4 takes a name from
    file = BytesIO(content)
    try:
        for _ in range(pickles):
            for operation, argument, _place in pickletools.genops(file):
                if operation.name == "GLOBAL":
                    modules.add(str(argument).partition(" ")[0])
                elif operation.name == "STACK_GLOBAL":
                    modules.add(strings[0])
                elif isinstance(argument, str):
                    strings = [strings[1], argument]
    except (ValueError, struct.error):
        pass  # fewer pickles than torch.save writes, or cut short: what was seen counts
    return modules
