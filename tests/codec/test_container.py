import argparse
import pickle
import zipfile
from pathlib import Path

import pytest
import torch
from torch import nn

from rld_live.codec.container import Container, check_whole, recognise
from rld_live.errors import ModelError
from tests.fakes.exports import place_of_weights, write_export


def test_an_export_is_told_from_a_checkpoint(tmp_path: Path) -> None:
    torch.save({"state_dict": {"weight": torch.zeros(3)}, "epoch": 3}, tmp_path / "run.pt")
    torch.save({"weight": torch.zeros(3)}, tmp_path / "old.pt", _use_new_zipfile_serialization=False)

    assert recognise(write_export(tmp_path / "codec.ts")) is Container.TORCHSCRIPT
    assert recognise(tmp_path / "run.pt") is Container.TORCH_WEIGHTS
    assert recognise(tmp_path / "old.pt") is Container.TORCH_WEIGHTS


@pytest.mark.parametrize("is_zip", [True, False])
def test_a_training_checkpoint_and_pickled_objects_are_told_from_weights(tmp_path: Path, is_zip: bool) -> None:
    weights = {"weight": nn.Parameter(torch.zeros(3)), "half": torch.zeros(2, dtype=torch.float16)}
    optimizer = torch.optim.Adam([weights["weight"]]).state_dict()
    for name, content in {
        "weights": {"model_state_dict": weights, "optimizer_state_dict": optimizer},
        "lightning": {"epoch": 1, "pytorch-lightning_version": "1.9.0", "state_dict": weights},
        "module": nn.Linear(2, 2),
        "options": {"state_dict": weights, "args": argparse.Namespace(a=1)},
    }.items():
        torch.save(content, tmp_path / name, _use_new_zipfile_serialization=is_zip)

    assert recognise(tmp_path / "weights") is Container.TORCH_WEIGHTS
    assert recognise(tmp_path / "lightning") is Container.LIGHTNING
    assert recognise(tmp_path / "module") is Container.PICKLED_OBJECTS
    assert recognise(tmp_path / "options") is Container.PICKLED_OBJECTS


@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
def test_nothing_in_a_pickle_is_run(tmp_path: Path, protocol: int) -> None:
    class Trap:
        def __reduce__(self) -> tuple[object, tuple[Path]]:
            return Path.touch, (tmp_path / "sprung",)

    (tmp_path / "trap.pt").write_bytes(pickle.dumps({"state_dict": Trap()}, protocol=protocol))

    assert recognise(tmp_path / "trap.pt") is Container.PICKLED_OBJECTS
    assert not (tmp_path / "sprung").exists()


@pytest.mark.parametrize(
    ("content", "container"),
    [
        (b"", Container.EMPTY),
        (b"\x08\x07\x12\x07pytorch", Container.ONNX),
        (b'\x40\x00\x00\x00\x00\x00\x00\x00{"a":{}}', Container.SAFETENSORS),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0", Container.LFS_POINTER),
        (b"\n<!DOCTYPE html><html><body>404</body></html>", Container.WEB_PAGE),
        (b"\x1f\x8b\x08\x00", Container.ARCHIVE),
        (b"7z\xbc\xaf\x27\x1c\x00", Container.ARCHIVE),
        (b"codec.ts".ljust(257, b"\0") + b"ustar\x0000", Container.ARCHIVE),
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


def test_a_zip_that_was_cut_short_is_damaged_and_not_unknown(tmp_path: Path) -> None:
    whole = write_export(tmp_path / "whole.ts").read_bytes()
    for end in (10, len(whole) // 2, len(whole) - 10):
        (tmp_path / "cut.ts").write_bytes(whole[:end])
        with pytest.raises(ModelError, match=r"cut\.ts: is damaged or cut short: fetch it again"):
            recognise(tmp_path / "cut.ts")


def test_one_wrong_bit_is_found_in_what_looks_like_a_whole_file(tmp_path: Path) -> None:
    whole = write_export(tmp_path / "whole.ts")
    content = bytearray(whole.read_bytes())
    content[place_of_weights(whole.read_bytes())] ^= 1
    (tmp_path / "flipped.ts").write_bytes(content)

    check_whole(whole)
    assert recognise(tmp_path / "flipped.ts") is Container.TORCHSCRIPT
    with pytest.raises(ModelError, match=r"is damaged \(.*data/.* is not what was written\): fetch it again"):
        check_whole(tmp_path / "flipped.ts")


def test_what_is_not_there_is_an_error_with_the_path(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"nothing\.ts: cannot be read: No such file"):
        recognise(tmp_path / "nothing.ts")
    with pytest.raises(ModelError, match="is a folder"):
        recognise(tmp_path)
