import zipfile
from pathlib import Path

import pytest
import torch

from rld_live.codec.container import Container, recognise
from rld_live.errors import ModelError
from tests.fakes.exports import write_export


def test_an_export_is_told_from_a_checkpoint(tmp_path: Path) -> None:
    torch.save({"state_dict": {"weight": torch.zeros(3)}}, tmp_path / "run.ckpt")
    torch.save({"weight": torch.zeros(3)}, tmp_path / "old.pt", _use_new_zipfile_serialization=False)

    assert recognise(write_export(tmp_path / "codec.ts")) is Container.TORCHSCRIPT
    assert recognise(tmp_path / "run.ckpt") is Container.TORCH_WEIGHTS
    assert recognise(tmp_path / "old.pt") is Container.TORCH_WEIGHTS


@pytest.mark.parametrize(
    ("content", "container"),
    [
        (b"", Container.EMPTY),
        (b"\x08\x07\x12\x07pytorch", Container.ONNX),
        (b'\x40\x00\x00\x00\x00\x00\x00\x00{"a":{}}', Container.SAFETENSORS),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0", Container.LFS_POINTER),
        (b"\n<!DOCTYPE html><html><body>404</body></html>", Container.WEB_PAGE),
        (b"RIFF....WAVEfmt ", Container.UNKNOWN),
    ],
)
def test_other_formats_are_told_from_their_first_bytes(tmp_path: Path, content: bytes, container: Container) -> None:
    path = tmp_path / "model.ts"
    path.write_bytes(content)

    assert recognise(path) is container


def test_a_zip_that_pytorch_did_not_write_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "model.ts", "w") as archive:
        archive.writestr("song.txt", "la")

    assert recognise(tmp_path / "model.ts") is Container.OTHER_ZIP


def test_what_is_not_there_is_an_error_with_the_path(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"nothing\.ts: cannot be read: No such file"):
        recognise(tmp_path / "nothing.ts")
    with pytest.raises(ModelError, match="is a folder"):
        recognise(tmp_path)
