"""Codecs from strangers: a `.ts` is a program, and no sandbox is around it. What is damaged or lies is refused."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn

from rld_live.codec.export import open_codec
from tests.fakes.exports import save
from tests.fakes.flawed import write_flawed
from tests.hostile.files import assert_harmless, flipped, refusal, truncated


class Writer(nn.Module):
    """A codec by contract that writes a file whenever it decodes."""

    decode_params: Tensor

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.register_buffer("decode_params", torch.tensor([4, 16, 1, 1]))
        self.sr = 44100
        self.path = str(path)

    @torch.jit.export
    def decode(self, z: Tensor) -> Tensor:
        torch.save(z, self.path)
        return z.mean(1, keepdim=True).repeat_interleave(16, 2)

    def forward(self, x: Tensor) -> Tensor:
        return x


class Liar(nn.Module):
    """A module that claims anything."""

    decode_params: Tensor
    encode_params: Tensor

    def __init__(self, decode: list[int], encode: list[int], rate: float) -> None:
        super().__init__()
        self.register_buffer("decode_params", torch.tensor(decode))
        self.register_buffer("encode_params", torch.tensor(encode))
        self.sr = rate

    @torch.jit.export
    def decode(self, z: Tensor) -> Tensor:
        return z

    @torch.jit.export
    def encode(self, x: Tensor) -> Tensor:
        return x

    def forward(self, x: Tensor) -> Tensor:
        return x


def test_a_codec_can_do_what_torchscript_can_so_it_takes_trust(tmp_path: Path) -> None:
    path, mark = tmp_path / "a.ts", tmp_path / "mark"
    save(Writer(mark).eval(), path)
    assert not mark.exists()
    assert refusal(lambda: open_codec(path)) is None
    assert mark.exists(), "then the README may promise more"


CLAIMS = {
    "latent dimensions": ([2**40, 16, 1, 1], [1, 1, 2**40, 16], 44100.0),
    "more than any address": ([2**62, 2**62, 2**62, 1], [1, 1, 2**62, 2**62], 44100.0),
    "frames": ([4, 2**40, 1, 1], [1, 1, 4, 2**40], 44100.0),
    "channels": ([4, 16, 2**40, 1], [1, 1, 4, 16], 44100.0),
    "channels in": ([4, 16, 1, 1], [2**40, 1, 4, 16], 44100.0),
    "an endless rate": ([4, 16, 1, 1], [1, 1, 4, 16], float("inf")),
    "no rate": ([4, 16, 1, 1], [1, 1, 4, 16], float("nan")),
    "a rate beyond all": ([4, 16, 1, 1], [1, 1, 4, 16], 1e30),
    "less than nothing": ([-4, 16, 1, 1], [1, 1, -4, 16], 44100.0),
}


@pytest.mark.parametrize(("decode", "encode", "rate"), CLAIMS.values(), ids=CLAIMS)
def test_what_it_claims_takes_no_memory_before_it_is_checked(
    tmp_path: Path, decode: list[int], encode: list[int], rate: float
) -> None:
    path = tmp_path / "a.ts"
    save(Liar(decode, encode, rate).eval(), path)
    assert str(refusal(lambda: open_codec(path))).startswith(f"{path}: ")


def test_an_archive_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    path = write_flawed(tmp_path / "a.ts")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("a/extra/zeros", bytes(8 * 2**20))
        archive.writestr("a/extra/more", bytes(8 * 2**20))
    assert "unpacks to far more" in str(refusal(lambda: open_codec(path, sample_rate=44100), mebibytes=128))


def test_an_archive_of_several_disks_is_refused(tmp_path: Path) -> None:
    content = write_flawed(tmp_path / "a.ts").read_bytes()
    locator = content.rindex(b"PK\x06\x07")
    (tmp_path / "b.ts").write_bytes(content[: locator + 4] + b"\7" + content[locator + 5 :])
    assert "damaged" in str(refusal(lambda: read(tmp_path / "b.ts")))


def damaged(content: bytes, *, count: int) -> Iterator[bytes]:
    yield from truncated(content, step=max(1, len(content) // count))
    yield from flipped(content, count=count, seed=1)


def read(path: Path) -> object:
    return open_codec(path, sample_rate=44100)


def test_damaged_exports_do_no_harm(tmp_path: Path) -> None:
    content = write_flawed(tmp_path / "a.ts").read_bytes()
    assert_harmless(read, tmp_path / "b.ts", damaged(content, count=15))


@pytest.mark.soak
def test_exports_cut_at_every_byte_do_no_harm(tmp_path: Path) -> None:
    content = write_flawed(tmp_path / "a.ts").read_bytes()
    assert_harmless(read, tmp_path / "b.ts", damaged(content, count=len(content)))
