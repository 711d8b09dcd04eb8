from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
import torch

from rld_live.codec.export import load_module, open_codec
from rld_live.diffusion.checkpoint import read_header, read_tensors, save_checkpoint
from rld_live.diffusion.network import build_network
from rld_live.diffusion.rld import ForeignOptions, read_rld
from rld_live.diffusion.weights import weights_of
from rld_live.errors import ConfigError, DataError, ModelError
from rld_live.offline.calibrate import CalibrateJob, Calibration, calibrate
from tests.fakes.exports import LATENT_DIM, RATIO, SAMPLE_RATE, write_export
from tests.fakes.rld import SMALL, diffusion_model, write_run

WINDOW = SMALL.window


def write_music(path: Path, windows: float, *, gain: float = 0.2, seed: int = 0) -> np.ndarray:
    frames = gain * np.random.default_rng(seed).standard_normal(round(windows * WINDOW * RATIO))
    path.parent.mkdir(exist_ok=True)
    soundfile.write(path, frames.astype(np.float32), SAMPLE_RATE, subtype="FLOAT")
    return frames.astype(np.float32)


def encoded(codec: Path, frames: np.ndarray) -> np.ndarray:
    """Return the latents of a whole recording, float64, by the adapter that plays."""
    ready = open_codec(codec)
    return ready.encode(torch.from_numpy(frames[: len(frames) // RATIO * RATIO])[None, None])[0].double().numpy()


@pytest.fixture
def job(tmp_path: Path) -> CalibrateJob:
    codec = write_export(tmp_path / "codec.ts", kind="wasserstein")
    return CalibrateJob(codec=codec, audio=tmp_path / "audio", window=WINDOW)


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    """A converted checkpoint, without its codec."""
    found = read_rld(write_run(tmp_path / "old.pt", diffusion_model()), ForeignOptions(window=WINDOW))
    save_checkpoint(tmp_path / "new.safetensors", found.header, found.weights)
    return tmp_path / "new.safetensors"


def test_each_whole_window_is_measured_as_the_original_preprocessing_did(job: CalibrateJob) -> None:
    latents = encoded(job.codec, write_music(job.audio / "a.wav", 5.6))
    windows = [latents[:, start : start + WINDOW] for start in range(0, 5 * WINDOW, WINDOW)]

    found = calibrate(job)

    assert found.windows == 5
    assert found.scale.median == pytest.approx(np.median([window.std(ddof=1) for window in windows]), rel=1e-5)
    assert found.offset.median == pytest.approx(np.median([window.mean() for window in windows]), abs=1e-6)
    assert found.scale.low <= found.scale.median <= found.scale.high


def test_every_file_begins_anew(job: CalibrateJob) -> None:
    write_music(job.audio / "b.wav", 1.0)
    alone = calibrate(job)
    write_music(job.audio / "a.wav", 3.5, gain=0.9, seed=1)
    calibrate(replace(job, audio=job.audio / "a.wav"))

    assert calibrate(replace(job, audio=job.audio / "b.wav")) == alone


def test_latents_are_drawn_from_the_posterior_as_the_network_learned_them(tmp_path: Path, job: CalibrateJob) -> None:
    job = replace(job, codec=write_export(tmp_path / "drawing.ts", is_streaming=False))
    frames = write_music(job.audio / "a.wav", 40)
    module, _, _ = load_module(job.codec)
    with torch.random.fork_rng(devices=[]), torch.inference_mode():
        torch.manual_seed(0)
        drawn = module.encode(torch.from_numpy(frames)[None, None])[0]

    scale = calibrate(job).scale.median

    assert scale == pytest.approx(float(drawn.std()), rel=0.03)
    assert scale > 1.1 * encoded(job.codec, frames).std()


def test_a_file_shorter_than_a_window_counts_as_one_and_a_snippet_as_none(job: CalibrateJob) -> None:
    write_music(job.audio / "short.wav", 0.5)
    short = calibrate(job)
    write_music(job.audio / "tiny.wav", 0.01)
    tiny = calibrate(job)

    assert short.windows == 1
    assert tiny == short


def test_digital_silence_in_a_recording_does_not_spoil_the_window_of_a_spherical_codec(
    tmp_path: Path, job: CalibrateJob
) -> None:
    frames = write_music(job.audio / "a.wav", 2)
    frames[: 4 * RATIO] = 0.0
    soundfile.write(job.audio / "a.wav", frames, SAMPLE_RATE, subtype="FLOAT")

    assert calibrate(replace(job, codec=write_export(tmp_path / "spherical.ts", kind="spherical"))).windows == 2


def test_files_that_cannot_be_read_are_told_and_the_others_measured(job: CalibrateJob) -> None:
    write_music(job.audio / "a.wav", 2)
    (job.audio / "broken.wav").write_bytes(b"not audio")
    found = calibrate(job)

    assert found.windows == 2
    assert [Path(failure.path).name for failure in found.failed] == ["broken.wav"]


def test_nothing_to_measure_is_an_error_that_says_why(job: CalibrateJob) -> None:
    job.audio.mkdir()
    (job.audio / "broken.wav").write_bytes(b"not audio")
    with pytest.raises(DataError, match=r"nothing can be measured in 1 audio files: .*broken\.wav"):
        calibrate(job)
    (job.audio / "broken.wav").unlink()
    write_music(job.audio / "tiny.wav", 0.01)
    with pytest.raises(DataError, match="silent, or shorter than 16 latent frames"):
        calibrate(job)


def test_the_result_is_written_into_a_converted_checkpoint(job: CalibrateJob, checkpoint: Path) -> None:
    write_music(job.audio / "a.wav", 3)
    weights = read_tensors(checkpoint, prefix="")
    found = calibrate(replace(job, window=None, checkpoint=checkpoint))
    header = read_header(checkpoint)

    assert found.window == WINDOW
    assert set(header.statistics.deviation) == {found.scale.median}
    assert set(header.statistics.mean) == {found.offset.median}
    assert header.codec is not None
    assert header.codec.fingerprint == open_codec(job.codec).info.fingerprint
    after = read_tensors(checkpoint, prefix="")
    assert all(torch.equal(after[name], tensor) for name, tensor in weights.items())


def test_files_without_a_place_for_the_result_are_refused_before_the_work(
    tmp_path: Path, job: CalibrateJob, checkpoint: Path
) -> None:
    write_music(job.audio / "a.wav", 1)
    ours = tmp_path / "ours.safetensors"
    save_checkpoint(
        ours, replace(read_header(checkpoint), standardisation="dimension"), weights_of(build_network(SMALL))
    )
    other = write_run(tmp_path / "other.pt", diffusion_model(replace(SMALL, latent_dim=6)))
    wide = tmp_path / "wide.safetensors"
    found = read_rld(other, ForeignOptions(window=WINDOW))
    save_checkpoint(wide, found.header, found.weights)

    def run(**changes: object) -> Calibration:
        return calibrate(replace(job, **changes))  # type: ignore[arg-type]

    with pytest.raises(ModelError, match=r"old\.pt: is not ours to change: rld-live convert --audio"):
        run(checkpoint=tmp_path / "old.pt")
    with pytest.raises(ModelError, match=r"ours\.safetensors: .*scale and offset are known"):
        run(checkpoint=ours)
    with pytest.raises(ModelError, match=f"6.*{LATENT_DIM}"):
        run(checkpoint=wide)
    with pytest.raises(ConfigError, match=f"--window 16.* window of {WINDOW}"):
        run(checkpoint=checkpoint, window=16)
    with pytest.raises(ConfigError, match="2 or more"):
        run(window=1)


def test_a_codec_that_cannot_be_used_is_refused(tmp_path: Path, job: CalibrateJob) -> None:
    write_music(job.audio / "a.wav", 1)

    with pytest.raises(ModelError, match="codebook indices"):
        calibrate(replace(job, codec=write_export(tmp_path / "discrete.ts", kind="discrete")))
