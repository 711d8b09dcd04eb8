import pickle
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from rld_live.codec.contract import CodecInfo
from rld_live.codec.export import describe_codec
from rld_live.errors import DataError
from rld_live.offline.latents.dataset import WindowCrops, read_latents, split
from rld_live.offline.latents.foreign_latents import survey
from rld_live.offline.latents.latent_file import open_array
from rld_live.offline.latents.manifest import codec_identity
from tests.fakes.exports import write_export

DIMS, WINDOW = 4, 32

Array = NDArray[np.float32]


def raw(seed: int, frames: int = WINDOW, dims: int = DIMS) -> Array:
    """Latents as a codec makes them: each dimension with a mean and a scale of its own."""
    noise = np.random.default_rng(seed).standard_normal((dims, frames))
    return (np.arange(dims)[:, None] + (1.0 + np.arange(dims)[:, None]) * noise).astype(np.float32)


def standardised(latents: Array) -> Array:
    """What RAVE-Latent Diffusion makes of a piece."""
    tensor = torch.from_numpy(latents)
    return np.asarray((tensor - tensor.mean()) / tensor.std())


def write(folder: Path, arrays: Mapping[str, NDArray[np.generic]]) -> Path:
    for name, array in arrays.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".npz":
            np.savez_compressed(path, z_audio=array, rms=np.float32(0.1))
        else:
            np.save(path, array)
    return folder


def pieces(songs: int, parts: int, prefix: str = "") -> dict[str, Array]:
    return {
        f"{prefix}song {song}_part{part:03d}.npy": standardised(raw(100 * song + part))[None]
        for song in range(songs)
        for part in range(parts)
    }


@pytest.fixture(scope="module")
def codec(tmp_path_factory: pytest.TempPathFactory) -> CodecInfo:
    return describe_codec(write_export(tmp_path_factory.mktemp("codec") / "toy.ts"))[0]


def test_pieces_of_rave_latent_diffusion_are_read_where_they_lie(codec: CodecInfo, tmp_path: Path) -> None:
    arrays = pieces(songs=3, parts=2)
    manifest = read_latents(write(tmp_path, arrays), codec)
    crops = WindowCrops(
        split(tmp_path, manifest.sources, window=WINDOW)[0],
        manifest.statistics,
        window=WINDOW,
        standardisation="window",
    )

    assert [source.latents for source in manifest.sources] == sorted(arrays)
    assert manifest.codec == codec_identity(codec)
    assert manifest.standardisation == "window"
    assert (manifest.statistics.mean, manifest.statistics.deviation) == ((0.0,) * DIMS, (1.0,) * DIMS)
    assert manifest.sources[0].seconds == pytest.approx(WINDOW * codec.ratio / codec.sample_rate)
    for window in crops.spread(len(crops)):
        assert any(np.allclose(window, array[0], atol=1e-5) for array in arrays.values())
    assert {path.name for path in tmp_path.iterdir()} == set(arrays)  # nothing was copied or added


def test_whole_songs_and_compressed_pieces_of_the_forks_are_the_same_latents(codec: CodecInfo, tmp_path: Path) -> None:
    arrays = {"hash_a.npy": raw(1, 50), "hash_b.npy": raw(2, 70).astype(np.float64), "sub/c_part000.NPZ": raw(3)[None]}
    arrays["sub/c_part000.npz"] = arrays.pop("sub/c_part000.NPZ")
    manifest = read_latents(write(tmp_path, arrays), codec)
    everything = np.concatenate([raw(1, 50), raw(2, 70), raw(3)], axis=1)

    assert manifest.standardisation == "dimension"
    np.testing.assert_allclose(manifest.statistics.mean, everything.mean(1), atol=1e-5)
    np.testing.assert_allclose(manifest.statistics.deviation, everything.std(1), atol=1e-5)
    for source in manifest.sources:
        ((span,), _) = split(tmp_path, [source], window=source.frames)
        (window,) = WindowCrops((span,), manifest.statistics, window=source.frames).spread(1)
        expected = arrays[source.path].reshape(DIMS, -1).astype(np.float32)
        torch.testing.assert_close(manifest.statistics.restore(window), torch.from_numpy(expected))


def test_arrays_are_mapped_and_not_read(tmp_path: Path) -> None:
    write(tmp_path, {"a.npy": raw(1)[None]})

    array = open_array(tmp_path / "a.npy")

    assert array.shape == (DIMS, WINDOW)
    assert isinstance(array, np.memmap)


def test_standardised_pieces_that_were_cut_afterwards_are_still_recognised(codec: CodecInfo, tmp_path: Path) -> None:
    songs = {f"{seed}_part000.npy": standardised(raw(seed, 2063))[None, :, :2048] for seed in range(4)}

    assert read_latents(write(tmp_path, songs), codec).standardisation == "window"


def test_angles_are_left_as_they_are(codec: CodecInfo, tmp_path: Path) -> None:
    write(tmp_path, {"a.npy": (raw(1) / 20)[None]})

    statistics = read_latents(tmp_path, replace(codec, geometry="angular")).statistics

    assert (statistics.mean, statistics.deviation) == ((0.0,) * DIMS, (1.0,) * DIMS)


def test_the_parts_of_a_song_stay_on_one_side_of_the_split(codec: CodecInfo, tmp_path: Path) -> None:
    manifest = read_latents(write(tmp_path, pieces(songs=10, parts=3)), codec)
    training, validation = split(tmp_path, manifest.sources, window=WINDOW, share=0.2)
    sides = [{span.path.name.split("_part")[0] for span in side} for side in (training, validation)]

    assert not sides[0] & sides[1]
    assert len(sides[1]) == 2
    assert len(training) + len(validation) == 30


def test_the_last_parts_of_the_only_song_are_held_out(codec: CodecInfo, tmp_path: Path) -> None:
    manifest = read_latents(write(tmp_path, pieces(songs=1, parts=10)), codec)
    training, validation = split(tmp_path, manifest.sources, window=WINDOW, share=0.2)

    assert {span.path.name for span in validation} == {"song 0_part008.npy", "song 0_part009.npy"}
    assert len(training) == 8


def test_a_folder_that_is_divided_already_stays_so(codec: CodecInfo, tmp_path: Path) -> None:
    write(tmp_path, pieces(songs=4, parts=1, prefix="Train/"))
    write(tmp_path, pieces(songs=3, parts=1, prefix="val/"))

    training, validation = split(tmp_path, read_latents(tmp_path, codec).sources, window=WINDOW)

    assert (len(training), len(validation)) == (4, 3)
    assert {span.path.parent.name for span in validation} == {"val"}


def test_zeros_after_the_music_count_as_silence(codec: CodecInfo, tmp_path: Path) -> None:
    short = np.pad(standardised(raw(1, 20)), ((0, 0), (0, 12)))
    manifest = read_latents(write(tmp_path, {"short_part000.npy": short[None], **pieces(songs=2, parts=1)}), codec)
    frames = {source.path: (source.frames, source.padded_frames) for source in manifest.sources}

    assert frames == {"short_part000.npy": (32, 12), "song 0_part000.npy": (32, 0), "song 1_part000.npy": (32, 0)}
    assert manifest.standardisation == "window"


def test_without_a_codec_the_line_asks_for_it_and_a_survey_is_possible(tmp_path: Path) -> None:
    write(tmp_path, pieces(songs=2, parts=3))

    with pytest.raises(DataError, match=r"latents of 4 dimensions .*--codec"):
        read_latents(tmp_path)
    found = survey(tmp_path)
    assert (found.latent_dim, found.songs, set(found.frames.values())) == (DIMS, 2, {WINDOW})


def test_a_codec_of_other_dimensions_is_refused_with_both(codec: CodecInfo, tmp_path: Path) -> None:
    write(tmp_path, {"a.npy": raw(1, dims=8)[None]})

    with pytest.raises(DataError, match=r"of 8 dimensions.* toy has 4"):
        read_latents(tmp_path, codec)


def test_arrays_of_two_codecs_are_refused_with_both_dimensions(codec: CodecInfo, tmp_path: Path) -> None:
    write(tmp_path, {"a.npy": raw(1)[None], "b.npy": raw(1, dims=8)[None]})

    with pytest.raises(DataError, match=r"a\.npy has 4 latent dimensions and b\.npy has 8"):
        read_latents(tmp_path, codec)


def test_arrays_that_hold_no_numbers_or_no_music_are_named(codec: CodecInfo, tmp_path: Path) -> None:
    broken = standardised(raw(1))
    broken[2, 5] = np.nan
    write(
        tmp_path, {**pieces(songs=2, parts=1), "bad.npy": broken[None], "silent.npy": np.zeros((1, DIMS, WINDOW), "f4")}
    )

    with pytest.raises(DataError, match=r"2 of 4 arrays .*\(bad\.npy, silent\.npy\)"):
        read_latents(tmp_path, codec)


@pytest.mark.parametrize(
    "array",
    [np.zeros(5, np.float32), np.zeros((2, DIMS, WINDOW), np.float32), np.zeros((DIMS, WINDOW), np.int64)],
    ids=["one axis", "a batch", "whole numbers"],
)
def test_what_is_no_array_of_latents_is_refused_with_its_shape(
    codec: CodecInfo, tmp_path: Path, array: NDArray[np.generic]
) -> None:
    write(tmp_path, {"a.npy": array})

    with pytest.raises(DataError, match=r"a\.npy: holds .*\["):
        read_latents(tmp_path, codec)


class Trap:
    """Leaves a mark when it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[Path]]:
        return Path.touch, (self.mark,)


@pytest.mark.parametrize("kind", ["objects.npy", "objects.npz", "pickle.npy"])
def test_a_pickle_is_refused_and_never_opened(codec: CodecInfo, tmp_path: Path, kind: str) -> None:
    (tmp_path / "latents").mkdir()
    path, mark = tmp_path / "latents" / kind, tmp_path / "mark"
    objects = np.array([[Trap(mark)]], dtype=object)
    if kind == "pickle.npy":
        path.write_bytes(pickle.dumps(Trap(mark)))
    elif kind == "objects.npz":
        np.savez(path, z_audio=objects)
    else:
        np.save(path, objects, allow_pickle=True)

    with pytest.raises(DataError, match="cannot be read as an array of numbers"):
        read_latents(tmp_path / "latents", codec)
    assert not mark.exists()


@pytest.mark.parametrize("content", [b"", b"\x93NUMPY", b"\x93NUMPY\x01\0\x04\0{'a'", b"PK\x03\x04 cut short"])
@pytest.mark.parametrize("name", ["a.npy", "a.npz"])
def test_a_damaged_file_is_an_error_that_names_it(codec: CodecInfo, tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)

    with pytest.raises(DataError, match=r"a\.np[yz]: cannot be read"):
        read_latents(tmp_path, codec)


def test_an_array_that_breaks_off_is_an_error_that_names_it(codec: CodecInfo, tmp_path: Path) -> None:
    write(tmp_path, pieces(songs=2, parts=1))
    path = tmp_path / "song 1_part000.npy"
    path.write_bytes(path.read_bytes()[:-100])

    with pytest.raises(DataError, match=r"song 1_part000\.npy: cannot be read"):
        read_latents(tmp_path, codec)


def test_a_folder_without_any_latents_is_refused(codec: CodecInfo, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="neither a manifest nor"):
        read_latents(tmp_path, codec)


def test_an_archive_of_several_arrays_must_say_which_are_the_latents(codec: CodecInfo, tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", one=raw(1), two=raw(2))

    with pytest.raises(DataError, match=r"holds one\.npy, two\.npy and no z_audio"):
        read_latents(tmp_path, codec)
