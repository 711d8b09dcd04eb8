"""Diffusion checkpoints from strangers: `.pt` and `.safetensors`."""

import io
import json
import pickle
import struct
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import torch
from torch import Tensor

from rld_live.diffusion.checkpoint import load_checkpoint
from rld_live.errors import RldError
from rld_live.offline.inspection.inspect import inspect
from tests.fakes.rld import diffusion_model, write_run
from tests.hostile.files import assert_harmless, flipped, refusal, truncated

OURS = Path(__file__).parents[2] / "rld_live" / "builtin"


def saved(content: object, *, is_zip: bool = True) -> bytes:
    file = io.BytesIO()
    torch.save(content, file, _use_new_zipfile_serialization=is_zip)
    return file.getvalue()


def zipped(pickled: bytes) -> bytes:
    """Return an archive that is nothing but its list of contents."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/data.pkl", pickled)
        archive.writestr("a/version", "3")
    return file.getvalue()


class Evil:
    """Leaves a mark when it is unpickled as Python does it."""

    def __init__(self, mark: Path) -> None:
        self._mark = mark

    def __reduce__(self) -> tuple[Callable[[Path], None], tuple[Path]]:
        return Path.touch, (self._mark,)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return write_run(tmp_path_factory.mktemp("run") / "a.pt", diffusion_model()).read_bytes()


def read(path: Path) -> object:
    """Inspect a checkpoint, and load it; raise `RldError` where it does not."""
    with suppress(RldError):
        inspect(path)
    return load_checkpoint(path)


def told(path: Path) -> str | None:
    """Return why a checkpoint does not load."""
    return refusal(lambda: read(path))


def test_pickled_code_is_never_run(tmp_path: Path) -> None:
    path, mark = tmp_path / "a.pt", tmp_path / "mark"
    weights = diffusion_model().net.state_dict()
    evil = Evil(mark)
    for content in (
        pickle.dumps(evil),
        saved(evil),
        saved(evil, is_zip=False),
        saved({**weights, "blocks.0.weights": evil}),
        saved({"model_state_dict": weights, "epoch": evil}),
        zipped(pickle.dumps({"model_state_dict": evil})),
    ):
        path.write_bytes(content)
        assert told(path) is not None
        assert not mark.exists()
    pickle.loads(pickle.dumps(evil))
    assert mark.exists(), "the file would have left no mark in any case"


STRANGE: dict[str, Callable[[Tensor], Tensor]] = {
    "larger than the file": lambda tensor: tensor.flatten()[:1].expand(2**20, *tensor.shape[1:]),
    "without numbers": lambda tensor: torch.empty_like(tensor, device="meta"),
    "sparse": lambda tensor: tensor.to_sparse(),
    "complex": lambda tensor: tensor.to(torch.complex64),
    "quantised": lambda tensor: torch.quantize_per_tensor(tensor, 0.1, 0, torch.qint8),
}


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning")
@pytest.mark.parametrize("kind", STRANGE)
def test_weights_that_are_no_plain_numbers_are_refused_by_name(tmp_path: Path, kind: str) -> None:
    path, model = tmp_path / "a.pt", diffusion_model()
    path.write_bytes(saved({name: STRANGE[kind](tensor) for name, tensor in model.net.state_dict().items()}))
    assert "is no plain array of numbers" in str(told(path))


@pytest.mark.parametrize("step", [float("inf"), torch.tensor([float("nan")])])
def test_steps_that_nobody_has_taken_count_as_untold(tmp_path: Path, step: object) -> None:
    path, model = tmp_path / "a.pt", diffusion_model()
    path.write_bytes(saved({"net": model.net.state_dict(), "optimizer_state_dict": {"state": {0: {"step": step}}}}))
    assert told(path) is None
    assert load_checkpoint(path)[0].step == 0


@pytest.mark.parametrize(
    "pickled",
    [
        b"\x80\x02" + b"(" * 15_000 + b".",
        b"\x80\x02)" + b"\x85" * 15_000 + b".",
        b"\x80\x02]q\0"
        + b"".join(b"(h" + bytes([at]) + b"h" + bytes([at]) + b"tq" + bytes([at + 1]) for at in range(60))
        + b".",
        b"\x80\x02X\xff\xff\xff\x7fabc.",
        b"\x80\x02\x8b\xff\xff\xff\x7f",
        b"\x80\x02Nr\xff\xff\xff\xff.",
        b"\x80\x02I" + b"1" * 100_000 + b"\n.",
    ],
    ids=[
        "marks",
        "a tower",
        "a billion laughs",
        "a long string",
        "a long number",
        "a far memo",
        "digits",
    ],
)
def test_a_list_of_contents_that_never_ends_is_refused_soon(tmp_path: Path, pickled: bytes) -> None:
    path = tmp_path / "a.pt"
    path.write_bytes(zipped(pickled))
    assert told(path) is not None


@pytest.mark.soak
def test_a_list_of_contents_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.pt"
    path.write_bytes(zipped(b"\x80\x02" + b"N0" * 2**29))
    assert "longer than any network's" in str(told(path))


def damaged(content: bytes, *, seed: int, count: int) -> Iterator[bytes]:
    yield from truncated(content, step=max(1, len(content) // count))
    yield from flipped(content, count=count, seed=seed)
    for tail in flipped(content[-20_000:], count=count, seed=seed + 1):  # where a zip has its table of contents
        yield content[:-20_000] + tail


def test_damaged_runs_do_no_harm(tmp_path: Path, run: bytes) -> None:
    assert_harmless(read, tmp_path / "a.pt", damaged(run, seed=1, count=5))


@pytest.mark.soak
def test_thousands_of_damaged_runs_do_no_harm(tmp_path: Path, run: bytes) -> None:
    assert_harmless(read, tmp_path / "a.pt", damaged(run, seed=2, count=400))


def safetensors(header: object, data: bytes = b"") -> bytes:
    written = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(written)) + written + data


def headers() -> Iterator[bytes]:
    tensor = {"dtype": "F32", "shape": [2, 2], "data_offsets": [0, 16]}
    yield safetensors({"x": {**tensor, "shape": [2**40, 2**40]}}, bytes(16))
    yield safetensors({"x": {**tensor, "data_offsets": [0, 2**60]}}, bytes(16))
    yield safetensors({"x": {**tensor, "data_offsets": [16, 0]}}, bytes(16))
    yield safetensors({"x": {**tensor, "data_offsets": [-1, 15]}}, bytes(16))
    yield safetensors({"x": {**tensor, "shape": [-2, -2]}}, bytes(16))
    yield safetensors({"x": tensor, "y": tensor}, bytes(16))
    yield safetensors({"x": {**tensor, "dtype": "OBJECT"}}, bytes(16))
    yield safetensors({"__metadata__": {"rld_live.checkpoint": "[" * 100_000}, "x": tensor}, bytes(16))
    yield safetensors({"__metadata__": {"rld_live.checkpoint": '{"network": ' * 5000}, "x": tensor}, bytes(16))
    yield safetensors(
        {"__metadata__": {"rld_live.checkpoint": '{"version": 1' + "0" * 5000 + "}"}, "x": tensor}, bytes(16)
    )
    yield safetensors({"__metadata__": {"rld_live.checkpoint": "null"}}, b"")
    yield safetensors(b"[" * 1_000_000)
    yield safetensors(b'{"a":' * 100_000)
    yield struct.pack("<Q", 2**63) + b"{}"
    yield struct.pack("<Q", 99_999_999) + b"{}"


def test_headers_that_lie_are_refused(tmp_path: Path) -> None:
    contents = list(headers())
    assert assert_harmless(read, tmp_path / "a.safetensors", iter(contents)) == len(contents)


def ours() -> bytes:
    (path,) = OURS.glob("*.safetensors")
    content = path.read_bytes()
    return content[: 8 + struct.unpack("<Q", content[:8])[0] + 4096]


def test_damaged_headers_of_ours_do_no_harm(tmp_path: Path) -> None:
    assert_harmless(read, tmp_path / "a.safetensors", damaged(ours(), seed=3, count=60))


@pytest.mark.soak
def test_our_header_cut_at_every_byte_does_no_harm(tmp_path: Path) -> None:
    content = ours()
    assert_harmless(read, tmp_path / "a.safetensors", truncated(content))
    assert_harmless(read, tmp_path / "a.safetensors", flipped(content, count=5000, seed=4))
