import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest
import soundfile
import torch
from torch import nn

from rld_live.codec.export import open_codec
from rld_live.errors import DataError, ModelError
from rld_live.latent.statistics import LatentStatistics
from rld_live.offline.latents.dataset import WindowCrops, read_latents, split
from rld_live.offline.latents.manifest import Manifest, read_manifest
from rld_live.offline.latents.preprocess import PreprocessJob, Progress, preprocess
from tests.fakes.exports import LATENT_DIM, RATIO, SAMPLE_RATE, save, write_export

WINDOW = 64


def _music(seconds: float, channels: int = 1, *, rate: int = SAMPLE_RATE, seed: int = 0) -> np.ndarray:
    noise = np.random.default_rng(seed).standard_normal((round(seconds * rate), channels))
    return (0.2 * noise).astype(np.float32)


class CannotEncode(nn.Module):
    """A codec that opens, and fails as soon as more than a try is asked of it."""

    def __init__(self, latent_dim: int) -> None:
        super().__init__()
        self.latent_dim = latent_dim
        self.register_buffer("encode_params", torch.tensor([1, 1, latent_dim, RATIO]))
        self.register_buffer("decode_params", torch.tensor([latent_dim, RATIO, 1, 1]))

    @torch.jit.export
    def encode(self, x: torch.Tensor) -> torch.Tensor:
        if x.shape[2] > 32 * 16:
            raise RuntimeError("it was used")
        return torch.zeros(x.shape[0], self.latent_dim, x.shape[2] // 16)

    @torch.jit.export
    def decode(self, z: torch.Tensor) -> torch.Tensor:
        return z[:, :1].repeat_interleave(16, 2)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.decode(self.encode(x))


@pytest.fixture
def job(tmp_path: Path) -> PreprocessJob:
    (tmp_path / "audio").mkdir()
    codec = write_export(tmp_path / "codec.ts", is_streaming=False)
    return PreprocessJob(audio=tmp_path / "audio", codec=codec, out=tmp_path / "latents", window=WINDOW)


def _run(job: PreprocessJob, tell: Callable[[Progress], None] = lambda progress: None) -> Manifest:
    return preprocess(job, tell)


def _latents(job: PreprocessJob, manifest: Manifest, path: str) -> np.ndarray:
    (source,) = [source for source in manifest.sources if source.path == path]
    return np.load(job.out / source.latents)


def test_latents_are_those_of_the_whole_file_encoded_at_once(job: PreprocessJob) -> None:
    soundfile.write(job.audio / "a.wav", _music(1.0), SAMPLE_RATE, subtype="FLOAT")
    padding = -SAMPLE_RATE % RATIO
    audio = np.pad(_music(1.0), ((0, padding), (0, 0)))
    whole = open_codec(job.codec).encode(torch.from_numpy(audio.T.copy())[None])[0].numpy()

    manifest = _run(job)

    latents = _latents(job, manifest, "a.wav")
    assert latents.dtype == np.float32
    np.testing.assert_allclose(latents, whole, rtol=0, atol=1e-6)
    np.testing.assert_allclose(manifest.statistics.mean, whole.mean(1), atol=1e-5)
    np.testing.assert_allclose(manifest.statistics.deviation, whole.std(1), atol=1e-5)


def test_every_format_suffix_case_and_depth_is_found(job: PreprocessJob) -> None:
    names = ["a.wav", "b.FLAC", "c.Ogg", "d.AIF", "deep/er/e.mp3", "f.caf", "g.w64", "h.au"]
    for name in names:
        path = job.audio / name
        path.parent.mkdir(parents=True, exist_ok=True)
        file_format = {"aif": "AIFF", "mp3": "MP3"}.get(path.suffix[1:].lower(), path.suffix[1:].upper())
        soundfile.write(path, _music(0.2, 2, rate=32000), 32000, format=file_format)
    _write_aac(job.audio / "i.M4A", _music(0.2, 2, rate=32000), 32000)
    (job.audio / "notes.txt").write_text("not music")
    (job.audio / "._a.wav").write_bytes(b"what macOS leaves")

    manifest = _run(job)

    assert [source.path for source in manifest.sources] == sorted([*names, "i.M4A"])
    assert not manifest.failed
    for source in manifest.sources:
        longer = 0.15 if source.path.endswith(("mp3", "M4A")) else 0.001  # lossy coders pad
        assert 0.199 <= source.seconds <= 0.2 + longer


def test_short_files_and_last_parts_are_kept_with_silence_and_marked(job: PreprocessJob) -> None:
    soundfile.write(job.audio / "short.wav", _music(10.5 * RATIO / SAMPLE_RATE), SAMPLE_RATE, subtype="FLOAT")
    soundfile.write(job.audio / "long.wav", _music(100.5 * RATIO / SAMPLE_RATE), SAMPLE_RATE, subtype="FLOAT")

    manifest = _run(job)

    by_path = {source.path: source for source in manifest.sources}
    assert (by_path["short.wav"].frames, by_path["short.wav"].padded_frames) == (WINDOW, WINDOW - 11)
    assert (by_path["long.wav"].frames, by_path["long.wav"].padded_frames) == (101, 0)
    music = np.concatenate([_latents(job, manifest, "long.wav"), _latents(job, manifest, "short.wav")[:, :11]], axis=1)
    np.testing.assert_allclose(manifest.statistics.deviation, music.std(1), atol=1e-5)  # added silence does not count
    silence = open_codec(job.codec).encode(torch.zeros(1, 1, 32 * RATIO))[0, :, 16].numpy()
    for column in _latents(job, manifest, "short.wav")[:, 20:60].T:
        np.testing.assert_allclose(column, silence, atol=1e-6)


def test_what_is_written_is_what_training_reads(job: PreprocessJob) -> None:
    for number in range(3):
        soundfile.write(job.audio / f"{number}.wav", _music(0.1, seed=number), SAMPLE_RATE)

    manifest = _run(job)

    assert read_latents(job.out) == manifest
    assert manifest.codec.fingerprint == open_codec(job.codec).info.fingerprint
    training, held_out = split(job.out, manifest.sources, window=WINDOW)
    crops = WindowCrops((*training, *held_out), manifest.statistics, window=WINDOW)
    windows = crops.spread(len(crops))
    assert windows.shape == (3 * (276 - WINDOW + 1), LATENT_DIM, WINDOW)  # 0.1 s are 276 latent frames
    assert float(windows.mean()) == pytest.approx(0, abs=0.1)
    assert float(windows.std()) == pytest.approx(1, abs=0.1)
    assert json.loads((job.out / "manifest.json").read_text())["version"] == 1


def test_unreadable_files_are_listed_with_their_reason_and_the_rest_is_encoded(job: PreprocessJob) -> None:
    soundfile.write(job.audio / "good.wav", _music(0.1), SAMPLE_RATE)
    (job.audio / "empty.wav").touch()
    (job.audio / "text.mp3").write_text("this is not music, whatever its name says " * 9)
    soundfile.write(job.audio / "silent.wav", np.zeros((0, 1)), SAMPLE_RATE)
    broken = _music(3.0)
    broken[100_000] = np.nan
    soundfile.write(job.audio / "broken.wav", broken, SAMPLE_RATE, subtype="FLOAT")

    manifest = _run(job)

    assert [source.path for source in manifest.sources] == ["broken.wav", "good.wav"]
    reasons = {failure.path: failure.reason for failure in manifest.failed}
    assert set(reasons) == {"broken.wav", "empty.wav", "silent.wav", "text.mp3"}
    assert all(reasons.values())
    assert not any(str(job.audio) in reason for reason in reasons.values())
    assert "kept" in reasons["broken.wav"]
    assert 1.0 < manifest.sources[0].seconds < 100_000 / SAMPLE_RATE
    assert manifest == _run(job)  # what was found is told again, and nothing moves


def test_nothing_readable_is_an_error_with_the_first_reason(job: PreprocessJob) -> None:
    with pytest.raises(DataError, match="holds no audio file"):
        _run(job)
    (job.audio / "empty.wav").touch()
    with pytest.raises(DataError, match=r"none of 1 audio files can be read; empty\.wav: .*empty"):
        _run(job)
    with pytest.raises(DataError, match="there is no such folder"):
        _run(replace(job, audio=job.audio / "nowhere"))


def test_an_interrupted_run_goes_on_where_it_was_and_ends_the_same(job: PreprocessJob, tmp_path: Path) -> None:
    for number in range(4):
        soundfile.write(job.audio / f"{number}.wav", _music(0.1 + 0.05 * number, seed=number), SAMPLE_RATE)
    uninterrupted = _run(replace(job, out=tmp_path / "other"))

    def interrupt(progress: Progress) -> None:
        if progress.current == "2.wav":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _run(job, interrupt)
    halfway = read_manifest(job.out)
    assert halfway is not None
    assert [source.path for source in halfway.sources] == ["0.wav", "1.wav"]
    written = {path.name: path.stat().st_mtime_ns for path in (job.out / "latents").iterdir()}
    encoded: list[str] = []
    resumed = _run(job, lambda progress: encoded.append(progress.current))

    assert set(encoded) - {""} == {"2.wav", "3.wav"}
    assert resumed.sources == uninterrupted.sources
    np.testing.assert_allclose(resumed.statistics.mean, uninterrupted.statistics.mean, rtol=1e-9)
    for source in resumed.sources:
        same = np.load(job.out / source.latents), np.load(tmp_path / "other" / source.latents)
        assert np.array_equal(*same)
    assert all((job.out / "latents" / name).stat().st_mtime_ns == when for name, when in written.items())


def test_changed_added_and_removed_sources_are_noticed(job: PreprocessJob) -> None:
    for name in ("a", "b", "c"):
        soundfile.write(job.audio / f"{name}.wav", _music(0.1), SAMPLE_RATE)
    first = _run(job)
    soundfile.write(job.audio / "a.wav", _music(0.2, seed=1), SAMPLE_RATE)
    (job.audio / "b.wav").unlink()
    soundfile.write(job.audio / "aa.wav", _music(0.15, seed=2), SAMPLE_RATE)

    second = _run(job)

    assert [source.path for source in second.sources] == ["a.wav", "aa.wav", "c.wav"]
    assert second.sources[2] == first.sources[2]
    assert second.sources[0].seconds == pytest.approx(0.2, abs=0.001)
    on_disk = {path.relative_to(job.out).as_posix() for path in (job.out / "latents").iterdir()}
    assert on_disk == {source.latents for source in second.sources}
    assert len(on_disk) == 3


def test_files_of_the_same_name_in_different_folders_do_not_meet(job: PreprocessJob) -> None:
    for seed, folder in enumerate(("a", "b", "c", "d")):
        (job.audio / folder).mkdir()
        soundfile.write(job.audio / folder / "take 1.wav", _music(0.1, seed=seed), SAMPLE_RATE)
        if folder in {"b", "d"}:
            _run(job)  # encodes two folders each time
    (job.audio / "b" / "take 1.wav").unlink()
    (job.audio / "e").mkdir()
    soundfile.write(job.audio / "e" / "take 1.wav", _music(0.1, seed=9), SAMPLE_RATE)

    manifest = _run(job)

    latents = [_latents(job, manifest, f"{folder}/take 1.wav") for folder in ("a", "c", "d", "e")]
    assert len({array.tobytes() for array in latents}) == len(manifest.sources) == 4


def test_another_codec_is_refused_with_both_fingerprints(job: PreprocessJob, tmp_path: Path) -> None:
    soundfile.write(job.audio / "a.wav", _music(0.1), SAMPLE_RATE)
    _run(job)
    other = write_export(tmp_path / "other.ts", weights=1)
    was, now = open_codec(job.codec).info.fingerprint, open_codec(other).info.fingerprint

    with pytest.raises(DataError, match=rf"{was}.*{now}.*another --out"):
        _run(replace(job, codec=other))


def test_another_codec_is_refused_before_it_is_measured(job: PreprocessJob, tmp_path: Path) -> None:
    soundfile.write(job.audio / "a.wav", _music(0.1), SAMPLE_RATE)
    _run(job)
    cannot_encode = save(CannotEncode(2), tmp_path / "cannot.ts")

    with pytest.raises(DataError, match="another --out"):
        _run(replace(job, codec=cannot_encode, sample_rate=SAMPLE_RATE))


def test_a_codec_that_does_not_tell_its_rate_is_told(job: PreprocessJob, tmp_path: Path) -> None:
    soundfile.write(job.audio / "a.wav", _music(0.5, rate=22050), 22050)
    silent_about_it = replace(job, codec=write_export(tmp_path / "b.ts", kind="generic", sample_rate=0))

    with pytest.raises(ModelError, match="--sample-rate"):
        _run(silent_about_it)
    manifest = _run(replace(silent_about_it, sample_rate=16000))

    assert manifest.codec.sample_rate == 16000
    assert manifest.sources[0].frames == -(-round(0.5 * 16000) // RATIO)


def test_one_latent_dimension_is_refused_with_the_reason(job: PreprocessJob, tmp_path: Path) -> None:
    soundfile.write(job.audio / "a.wav", _music(0.1), SAMPLE_RATE)

    with pytest.raises(ModelError, match="one latent dimension, of which nothing can be learned"):
        _run(replace(job, codec=save(CannotEncode(1), tmp_path / "one.ts"), sample_rate=SAMPLE_RATE))


def test_angles_stay_as_they_are(job: PreprocessJob, tmp_path: Path) -> None:
    soundfile.write(job.audio / "a.wav", _music(0.1), SAMPLE_RATE)

    manifest = _run(replace(job, codec=write_export(tmp_path / "angles.ts", kind="spherical")))

    assert manifest.statistics == LatentStatistics((0.0,) * LATENT_DIM, (1.0,) * LATENT_DIM)


@pytest.mark.parametrize("is_streaming", [True, False])
def test_nothing_of_one_file_is_heard_in_the_next(job: PreprocessJob, tmp_path: Path, is_streaming: bool) -> None:
    codec = write_export(tmp_path / "b.ts", is_streaming=is_streaming)
    loud = 50 * _music(0.3, seed=1)
    loud[9000] = np.nan  # it breaks off in the middle
    soundfile.write(job.audio / "a.wav", loud, SAMPLE_RATE, subtype="FLOAT")
    soundfile.write(job.audio / "b.wav", _music(0.3), SAMPLE_RATE, subtype="FLOAT")
    together = replace(job, codec=codec)
    manifest = _run(together)
    (job.audio / "a.wav").unlink()
    alone = replace(together, out=tmp_path / "alone")

    assert np.array_equal(_latents(together, manifest, "b.wav"), _latents(alone, _run(alone), "b.wav"))


def test_other_audio_does_not_take_the_place_of_what_is_there(job: PreprocessJob, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    for folder in (job.audio, tmp_path / "more"):
        soundfile.write(folder / "a.wav", _music(0.1), SAMPLE_RATE)
    _run(job)

    with pytest.raises(DataError, match="choose another --out"):
        _run(replace(job, audio=tmp_path / "more"))


def test_another_window_renews_the_silence_of_short_files(job: PreprocessJob) -> None:
    soundfile.write(job.audio / "short.wav", _music(10 * RATIO / SAMPLE_RATE), SAMPLE_RATE)
    soundfile.write(job.audio / "long.wav", _music(200 * RATIO / SAMPLE_RATE), SAMPLE_RATE)
    _run(job)
    encoded: list[str] = []

    manifest = _run(replace(job, window=128), lambda progress: encoded.append(progress.current))

    assert [(source.path, source.frames) for source in manifest.sources] == [("long.wav", 200), ("short.wav", 128)]
    assert set(encoded) - {""} == {"short.wav"}


def test_a_stereo_codec_gets_stereo_and_its_own_rate(job: PreprocessJob, tmp_path: Path) -> None:
    codec = write_export(tmp_path / "stereo.ts", channels=2)
    soundfile.write(job.audio / "mono.wav", _music(0.5, rate=22050), 22050)

    manifest = _run(replace(job, codec=codec))

    assert manifest.seconds == pytest.approx(0.5, abs=0.001)
    assert _latents(job, manifest, "mono.wav").shape == (LATENT_DIM, -(-round(manifest.seconds * SAMPLE_RATE) // RATIO))


@pytest.mark.parametrize(("codec_channels", "file_channels"), [(1, 2), (2, 1), (2, 2)])
def test_files_get_the_channels_of_the_codec(
    job: PreprocessJob, tmp_path: Path, codec_channels: int, file_channels: int
) -> None:
    codec = write_export(tmp_path / "other.ts", channels=codec_channels)
    audio = _music(0.1, file_channels)
    soundfile.write(job.audio / "a.wav", audio, SAMPLE_RATE, subtype="FLOAT")
    mapped = audio.mean(1, keepdims=True) if codec_channels == 1 else np.broadcast_to(audio, (len(audio), 2))
    soundfile.write(job.audio / "b.wav", mapped, SAMPLE_RATE, subtype="FLOAT")

    manifest = _run(replace(job, codec=codec))

    np.testing.assert_allclose(*(_latents(job, manifest, name) for name in ("a.wav", "b.wav")), atol=1e-6)


def test_progress_counts_up_to_everything_and_tells_the_time_left(job: PreprocessJob) -> None:
    for number in range(3):
        soundfile.write(job.audio / f"{number}.wav", _music(2.0, seed=number), SAMPLE_RATE)
    told: list[Progress] = []

    _run(job, told.append)

    fractions = [progress.fraction for progress in told]
    assert fractions == sorted(fractions)
    assert fractions[0] == 0
    assert fractions[-1] == 1
    assert told[-1].seconds_left == 0
    assert (told[-1].files_done, told[-1].files) == (3, 3)
    assert told[len(told) // 2].seconds_left is not None
    assert {progress.current for progress in told} == {"0.wav", "1.wav", "2.wav"}


def _write_aac(path: Path, frames: np.ndarray, rate: int) -> None:
    with av.open(str(path), "w", format="mp4") as container:
        stream = container.add_stream("aac", rate=rate)
        stream.layout = "stereo"
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(frames.T), format="fltp", layout="stereo")
        frame.sample_rate = rate
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            container.mux(packet)
