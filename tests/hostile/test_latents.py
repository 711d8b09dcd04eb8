"""Arrays of latents from strangers: `.npy` and `.npz`."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from rld_live.offline.inspection.inspect import inspect
from rld_live.offline.latents.latent_file import open_array
from rld_live.offline.latents.manifest import FILE, read_manifest
from tests.hostile.files import assert_harmless, flipped, refusal, truncated
from tests.hostile.values import ODDITIES, TOWERS

LATENTS = np.random.default_rng(1).standard_normal((1, 4, 16)).astype(np.float32)


def npy(header: str, data: bytes = bytes(64)) -> bytes:
    return b"\x93NUMPY\x02\0" + len(header).to_bytes(4, "little") + header.encode() + data


def described(*, descr: str = "'<f4'", order: str = "False", shape: str = "(4, 4)") -> str:
    return f"{{'descr': {descr}, 'fortran_order': {order}, 'shape': {shape}}}\n"


HEADERS = (
    *(described(shape=f"({size}, 2)") for size in ("1" + "0" * 30, 2**62, -1, 0, "1e3", "True", "'a'", "None", "2**9")),
    *(described(shape=shape) for shape in ("()", "None", "5", "(4,)", "(2, 2, 2, 2)", "(" + "1," * 40 + ")")),
    *(
        described(descr=f"'{kind}'")
        for kind in ("|O", "<f16", "V99999999999", "<U2147483647", "M8[ns]", "<i4", "<f4, <f4", ",f4")
    ),
    *(described(descr=kind) for kind in ("5", "None", "['x']", "[('a', 'O')]", "[('a', '<f4')]", "{'names': ['a']}")),
    described(order="7"),
    *("(" * 5000, "{" * 5000, "'" * 20_000, "-" * 9000 + "1", "1" * 9000, "[" * 90 + "]" * 90, "\0", ""),
    *("lambda: 1", "__import__('os').system('exit 7')", "{" + "'a': 1, " * 2000 + "}"),
)


@pytest.mark.parametrize("header", HEADERS, ids=range(len(HEADERS)))
def test_headers_that_lie_are_refused(tmp_path: Path, header: str) -> None:
    for name in ("a.npy", "a.npz"):
        path = tmp_path / name
        if path.suffix == ".npy":
            path.write_bytes(npy(header))
        else:
            with zipfile.ZipFile(path, "w") as archive:
                archive.writestr("z_audio.npy", npy(header))
        assert str(refusal(lambda path=path: open_array(path), mebibytes=256)).startswith(f"{path}: ")  # type: ignore[misc]


def test_objects_are_never_unpickled(tmp_path: Path) -> None:
    path, mark = tmp_path / "a.npy", tmp_path / "mark"

    class Evil:
        def __reduce__(self) -> tuple[object, ...]:
            return Path.touch, (mark,)

    np.save(path, np.array([Evil()], dtype=object), allow_pickle=True)
    np.savez(tmp_path / "a.npz", z_audio=np.array([Evil()], dtype=object))
    assert refusal(lambda: open_array(path)) is not None
    assert refusal(lambda: open_array(tmp_path / "a.npz")) is not None
    assert not mark.exists()
    np.load(path, allow_pickle=True)
    assert mark.exists(), "the file would have left no mark in any case"


def test_a_zip_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    path, header = tmp_path / "a.npz", npy(described(shape="(2, 200000000)"), b"")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("z_audio.npy", header + bytes(2**20))
    content = path.read_bytes().replace((len(header) + 2**20).to_bytes(4, "little"), (2**31).to_bytes(4, "little"))
    path.write_bytes(content)
    assert "more than 1 GiB" in str(refusal(lambda: open_array(path), mebibytes=128))


def test_a_table_of_contents_that_is_none_is_refused(tmp_path: Path) -> None:
    for content in (*TOWERS, *ODDITIES):
        (tmp_path / FILE).write_bytes(content)
        assert refusal(lambda: read_manifest(tmp_path)) is not None


def arrays() -> Iterator[tuple[str, bytes]]:
    for name, save in (("a.npy", np.save), ("packed.npz", np.savez_compressed), ("plain.npz", np.savez)):
        file = io.BytesIO()
        save(file, LATENTS) if name == "a.npy" else save(file, z_audio=LATENTS)  # type: ignore[call-arg]
        yield name, file.getvalue()


def test_damaged_arrays_do_no_harm(tmp_path: Path) -> None:
    for name, content in arrays():
        assert_harmless(inspect, tmp_path / name, truncated(content, step=5))
        assert_harmless(inspect, tmp_path / name, flipped(content, count=100, seed=1))


@pytest.mark.soak
def test_arrays_cut_at_every_byte_do_no_harm(tmp_path: Path) -> None:
    for name, content in arrays():
        assert_harmless(inspect, tmp_path / name, truncated(content))
        assert_harmless(inspect, tmp_path / name, flipped(content, count=20_000, seed=2))
