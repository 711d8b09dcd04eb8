from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from rld_live.codec.export import open_codec
from rld_live.diffusion.checkpoint import ForeignOptions, load_checkpoint, read_header
from rld_live.diffusion.weights import weights_of
from rld_live.errors import ConfigError, DataError, ModelError
from rld_live.offline.calibrate import CalibrateJob, calibrate
from rld_live.offline.convert import ConvertJob, convert
from tests.fakes.exports import LATENT_DIM, write_export
from tests.fakes.rld import SMALL, diffusion_model, write_run, write_weights
from tests.offline.test_calibrate import write_music


@pytest.fixture
def job(tmp_path: Path) -> ConvertJob:
    return ConvertJob(
        source=write_run(tmp_path / "old.pt", diffusion_model()),
        codec=write_export(tmp_path / "codec.ts", kind="wasserstein"),
        out=tmp_path / "new" / "new.safetensors",
        foreign=ForeignOptions(window=SMALL.window),
    )


def test_everything_is_in_the_new_file(job: ConvertJob) -> None:
    options = ForeignOptions(window=SMALL.window, scale=1.5, offset=-0.2, noise="pyramid")
    done = convert(replace(job, storage="float32", foreign=options))
    header, network = load_checkpoint(job.out)
    _, original = load_checkpoint(job.source, options)

    assert header == done.header
    assert header.network == SMALL
    assert (header.standardisation, header.noise) == ("window", "pyramid")
    assert (set(header.statistics.deviation), set(header.statistics.mean)) == ({1.5}, {-0.2})
    assert header.codec is not None
    assert header.codec.fingerprint == open_codec(job.codec).info.fingerprint
    for name, tensor in weights_of(original).items():
        assert torch.equal(weights_of(network)[name], tensor)


@pytest.mark.parametrize(("storage", "size"), [("bfloat16", 2), ("float16", 2), ("float32", 4)])
def test_the_new_file_holds_the_network_once_and_nothing_else(job: ConvertJob, storage: str, size: int) -> None:
    numbers = sum(tensor.numel() for tensor in diffusion_model().net.parameters())
    done = convert(replace(job, storage=storage))

    assert done.bytes_before == job.source.stat().st_size
    assert size * numbers < done.bytes_after < size * numbers + 30_000


def test_a_network_that_plays_without_its_condition_still_does(tmp_path: Path, job: ConvertJob) -> None:
    model = diffusion_model(
        cross_attentions=[0, 1, 1], embedding_features=24, embedding_max_length=1, use_embedding_cfg=True
    )
    source = write_run(tmp_path / "conditioned.pt", model)
    convert(replace(job, source=source, storage="float32"))
    x, time = torch.randn(1, SMALL.latent_dim, SMALL.window), torch.tensor([0.4])

    with torch.inference_mode():
        before = load_checkpoint(source, job.foreign)[1](x, time)
        torch.testing.assert_close(load_checkpoint(job.out)[1](x, time), before)


def test_audio_gives_the_scale_and_the_offset_that_calibrate_measures(tmp_path: Path, job: ConvertJob) -> None:
    audio = tmp_path / "audio"
    write_music(audio / "a.wav", 3)
    done = convert(replace(job, audio=audio))
    measured = calibrate(CalibrateJob(job.codec, audio, window=SMALL.window))

    assert done.calibration == measured
    assert set(read_header(job.out).statistics.deviation) == {measured.scale.median}


def test_what_does_not_fit_is_found_before_anything_is_written(tmp_path: Path, job: ConvertJob) -> None:
    wide = write_run(tmp_path / "wide.pt", diffusion_model(replace(SMALL, latent_dim=6)))
    weights = diffusion_model().net.state_dict()
    del weights["blocks.2.net.skip.blocks.0.1.bias"]
    partial = write_weights(tmp_path / "partial.pt", weights)
    missing = tmp_path / "missing.pt"

    def refused(sentence: str, error: type[Exception] = ModelError, **changes: Any) -> None:
        with pytest.raises(error, match=sentence):
            convert(replace(job, **changes))
        assert not job.out.parent.exists()

    refused(f"6.*{LATENT_DIM}", source=wide)
    refused("1 weights are missing", source=partial)
    refused("No such file", source=missing)
    refused("a multiple of 8", foreign=ForeignOptions(window=20))
    refused("codebook indices", codec=write_export(tmp_path / "discrete.ts", kind="discrete"))
    refused("not an exported codec", codec=job.source)
    refused("there are float32, bfloat16, float16", ConfigError, storage="int4")
    refused("ends in .safetensors", ConfigError, out=job.out.with_suffix(".pt"))
    refused("choose one", ConfigError, audio=tmp_path, foreign=ForeignOptions(standardisation="dimension"))
    refused("leave --scale", ConfigError, audio=tmp_path, foreign=ForeignOptions(scale=2.0))


def test_a_folder_that_cannot_be_made_is_told_before_an_hour_of_listening(tmp_path: Path, job: ConvertJob) -> None:
    (tmp_path / "file").touch()
    write_music(tmp_path / "audio/a.wav", 3)

    with pytest.raises(DataError, match="choose another folder with --out"):
        convert(replace(job, out=tmp_path / "file/new.safetensors", audio=tmp_path / "audio"), on_progress=_never)


def _never(_fraction: float, _name: str) -> None:
    raise AssertionError("the work has begun")


def test_a_file_that_is_there_is_left_alone(job: ConvertJob) -> None:
    convert(job)
    before = job.out.read_bytes()

    with pytest.raises(ConfigError, match="is there already: choose another --out"):
        convert(replace(job, storage="float32"))
    assert job.out.read_bytes() == before


def test_a_file_of_ours_needs_no_converting(tmp_path: Path, job: ConvertJob) -> None:
    convert(job)

    with pytest.raises(ModelError, match="need no converting"):
        convert(replace(job, source=job.out, out=tmp_path / "again.safetensors"))


def test_numbers_that_a_storage_cannot_hold_are_refused_with_one_that_can(tmp_path: Path, job: ConvertJob) -> None:
    weights = diffusion_model().net.state_dict()
    weights["blocks.0.to_out.bias"][0] = 1e6
    large = replace(job, source=write_weights(tmp_path / "large.pt", weights), storage="float16")
    weights["blocks.0.to_out.bias"][0] = float("nan")
    broken = replace(job, source=write_weights(tmp_path / "broken.pt", weights))

    with pytest.raises(ModelError, match="none in float16: choose --storage bfloat16"):
        convert(large)
    with pytest.raises(ModelError, match="take another copy"):
        convert(broken)
    assert not job.out.exists()
