import json
from pathlib import Path
from typing import Any

import pytest

from rld_live.diffusion.checkpoint import CodecIdentity
from rld_live.errors import DataError
from rld_live.latent.statistics import LatentStatistics
from rld_live.offline.latents.manifest import EncodedSource, Failure, Manifest, read_manifest, written_whole
from tests.fakes.json_files import changed

MANIFEST = Manifest(
    codec=CodecIdentity("voices", "0123456789abcdef", 48000, 2048, 2),
    window=256,
    audio="/music/für Elise",
    statistics=LatentStatistics(mean=(0.5, -0.25), deviation=(1.0, 2.0)),
    sources=(EncodedSource("a/ü.wav", 123, 456, "latents/0001-u.npy", 300, 0, 12.8, damage="broke off"),),
    failed=(Failure("b.mp3", "is empty"),),
)


def test_a_manifest_comes_back_as_it_was_written(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) is None

    MANIFEST.write(tmp_path)

    assert read_manifest(tmp_path) == MANIFEST
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]


def test_a_manifest_of_before_there_were_songs_and_standardisations_is_read(tmp_path: Path) -> None:
    MANIFEST.write(tmp_path)
    path = tmp_path / "manifest.json"
    values = json.loads(path.read_text())
    del values["standardisation"], values["sources"][0]["song"], values["sources"][0]["is_held_out"]
    path.write_text(json.dumps(values))

    assert read_manifest(tmp_path) == MANIFEST


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"version": 1}', '{"version": 1, "codec": {"name": 3}}'])
def test_a_damaged_manifest_is_an_error_that_names_it(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text)

    with pytest.raises(DataError, match=r"manifest\.json: is damaged .*run preprocess again"):
        read_manifest(tmp_path)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"codec": {"ratio": "abc"}}, "codec.ratio"),
        ({"codec": {"ratio": 0}}, "codec.ratio"),
        ({"codec": {"ratio": -1}}, "codec.ratio"),
        ({"codec": {"sample_rate": None}}, "codec.sample_rate"),
        ({"codec": {"latent_dim": 3}}, "statistics are of 2, codec.latent_dim 3"),
        ({"window": 1 << 40}, "window"),
        ({"audio": 3}, "audio"),
        ({"statistics": {"deviation": ["1", "2"]}}, "statistics.deviation.0"),
        ({"statistics": []}, "statistics"),
        ({"sources": {"latents": "../../x.npy"}}, "sources.0.latents"),
        ({"sources": {"latents": "latents/../../x.npy"}}, "sources.0.latents"),
        ({"sources": {"latents": "/etc/x.npy"}}, "sources.0.latents"),
        ({"sources": {"latents": "C:\\x.npy"}}, "sources.0.latents"),
        ({"sources": {"latents": ""}}, "sources.0.latents"),
        ({"sources": {"latents": "a\0.npy"}}, "sources.0.latents"),
        ({"sources": {"frames": "many"}}, "sources.0.frames"),
        ({"sources": {"padded_frames": 301}}, "sources.0: padded_frames 301"),
        ({"sources": {"seconds": float("nan")}}, "sources.0.seconds"),
        ({"sources": {"song": 1}}, "sources.0.song"),
        ({"sources": "x"}, "sources"),
        ({"sources": []}, "sources"),
        ({"failed": {"reason": None}}, "failed.0.reason"),
        ({"failed": None}, "failed"),
        ({"standardisation": "song"}, "standardisation"),
        ({"mood": "blue"}, "mood"),
    ],
)
def test_a_manifest_of_other_types_is_refused_in_one_line_that_names_the_key(
    tmp_path: Path, change: dict[str, Any], key: str
) -> None:
    MANIFEST.write(tmp_path)
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps(changed(json.loads(path.read_text()), change)))

    with pytest.raises(DataError) as error:
        read_manifest(tmp_path)
    assert str(error.value).startswith(f"{path}: is damaged ({key}")
    assert str(error.value).endswith("remove the folder and run preprocess again")
    assert "\n" not in str(error.value)


def test_a_manifest_of_another_version_is_not_guessed_at(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"version": 99}')

    with pytest.raises(DataError, match="another version"):
        read_manifest(tmp_path)


def test_a_file_that_was_not_finished_leaves_the_old_one_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("old")

    def write_half() -> None:
        with written_whole(path) as file:
            file.write(b"half of the new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_half()

    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_a_place_that_cannot_be_written_is_an_error_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "in the way").touch()

    with pytest.raises(DataError, match=r"cannot be written: .*choose a folder"):
        MANIFEST.write(tmp_path / "in the way")
