"""The models of a set: what belongs together plays, and what does not is told before anything is computed."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from rld_live.config import ModelsConfig
from rld_live.config_file import parse_config
from rld_live.errors import ConfigError, ControlError, ModelError, RldError
from rld_live.latent.geometry import ANGULAR, LINEAR
from rld_live.latent.library import BlockKey, Piece
from rld_live.latent.statistics import LatentStatistics
from rld_live.parameters import defaults
from rld_live.pipeline import Pipeline
from rld_live.pipeline.models import BUILTIN_CHECKPOINT, Models, builtin, load_models
from tests.fakes.exports import LATENT_DIM, RATIO, SAMPLE_RATE, write_export
from tests.fakes.hybrid import write_hybrid
from tests.fakes.priors import write_msprior, write_v1_with_prior
from tests.fakes.rld import diffusion_model, write_run
from tests.fakes.sets import FakeSet, write_checkpoint_for, write_set

CHUNK = 4


@pytest.fixture
def fake_set(tmp_path: Path) -> FakeSet:
    return write_set(tmp_path)


def load(config: ModelsConfig, *, chunk: int = CHUNK, is_live: bool = True) -> Models:
    return load_models(config, solver="dpmpp-2m", chunk=chunk, is_live=is_live)


def test_a_set_whose_files_belong_together_plays(fake_set: FakeSet) -> None:
    models = load(fake_set.config)
    assert models.geometry is LINEAR
    assert models.self_test is not None
    _, block = models.source.block(BlockKey(Piece(1, 1.0, 2), 0))
    assert block.shape == (LATENT_DIM, models.source.hop)


@pytest.mark.parametrize(
    ("change", "values"),
    [
        ({"ratio": 1024}, ("ratio", "1024", str(RATIO))),
        ({"sample_rate": 48000}, ("sample rate", "48000", str(SAMPLE_RATE))),
        ({"fingerprint": "0123456789abcdef"}, ("fingerprint", "0123456789abcdef")),
    ],
)
def test_a_checkpoint_of_another_codec_is_refused_with_both_values_before_its_weights_are_read(
    fake_set: FakeSet, change: dict[str, object], values: tuple[str, ...]
) -> None:
    assert fake_set.header.codec is not None
    other = fake_set.with_header(has_weights=False, codec=replace(fake_set.header.codec, **change))  # type: ignore[arg-type]
    with pytest.raises(ModelError) as refused:
        load(other.config)
    assert all(value in str(refused.value) for value in (*values, "codec.ts", "diffusion.safetensors"))


def test_latents_of_another_size_are_refused_with_both_values_whether_the_codec_is_named_or_not(
    fake_set: FakeSet,
) -> None:
    network = replace(fake_set.header.network, latent_dim=8)
    for codec in (fake_set.header.codec, None):
        statistics = LatentStatistics.uniform(8)
        other = fake_set.with_header(has_weights=False, network=network, statistics=statistics, codec=codec)
        with pytest.raises(ModelError, match=r"latent dimensions 8, this one has 4"):
            load(other.config)


def test_a_checkpoint_that_does_not_name_its_codec_plays_with_a_line_that_says_so(
    fake_set: FakeSet, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        load(fake_set.with_header(codec=None).config)
    assert f"played with codec, {SAMPLE_RATE} Hz, ratio {RATIO}" in caplog.text


def test_a_chunk_longer_than_what_is_generated_before_a_voice_starts_is_refused(fake_set: FakeSet) -> None:
    with pytest.raises(ConfigError, match=r"play\.chunk = 9 .* windows of 32: 8 at most"):
        load(fake_set.with_header(has_weights=False).config, chunk=9)


def test_a_solver_that_does_not_exist_is_refused_before_any_file_is_read() -> None:
    with pytest.raises(ConfigError, match="nothing"):
        load_models(ModelsConfig(codec=Path("a.ts"), checkpoint=Path("b.pt")), solver="nothing", chunk=CHUNK)


@pytest.mark.parametrize(
    ("config", "line"),
    [
        (ModelsConfig(checkpoint=builtin(BUILTIN_CHECKPOINT)), r"models\.codec is missing"),
        (ModelsConfig(source="prior"), r"models\.codec is missing: .* an export that has a prior"),
        (ModelsConfig(source="prior", codec=Path("a.ts"), checkpoint=Path("b.pt")), r"models\.checkpoint has no mean"),
        (ModelsConfig(source="prior", codec=Path("a.ts"), scale=2.0), r"models\.scale has no meaning"),
        (ModelsConfig(noise="pyramid"), "leave these settings out"),
        (ModelsConfig(window=64), "leave these settings out"),
    ],
)
def test_settings_that_contradict_each_other_are_refused(config: ModelsConfig, line: str) -> None:
    with pytest.raises(RldError, match=line):
        load(config)


def test_a_checkpoint_of_rave_latent_diffusion_takes_from_the_set_what_it_does_not_say(fake_set: FakeSet) -> None:
    path = write_run(fake_set.codec.with_name("old.pt"), diffusion_model())
    config = parse_config(
        {"models": {"codec": fake_set.codec, "checkpoint": path, "window": 64, "scale": 2, "offset": 0.5}}, "here"
    ).models
    source = load(config).source
    assert source.hop == 32
    assert source.statistics == LatentStatistics.uniform(LATENT_DIM, scale=2.0, offset=0.5)


def test_a_codec_without_a_checkpoint_asks_for_it(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"models\.checkpoint is missing: .*codec\.ts .* belongs to it$"):
        load(ModelsConfig(codec=write_export(tmp_path / "codec.ts")))


def test_a_codec_that_has_a_prior_needs_no_checkpoint_and_says_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"models\.checkpoint is missing: .* or set models\.source = prior"):
        load(ModelsConfig(codec=write_msprior(tmp_path / "joined.ts")))


def test_what_is_no_codec_is_not_asked_for_a_checkpoint(tmp_path: Path) -> None:
    (tmp_path / "run.onnx").write_bytes(b"\x08\x07\x12\x07pytorch")
    write_export(tmp_path / "codes.ts", kind="discrete")
    for name, line in (("run.onnx", "is an ONNX model"), ("codes.ts", "codebook indices"), ("gone.ts", "No such file")):
        with pytest.raises(ModelError, match=line):
            load(ModelsConfig(codec=tmp_path / name))


def test_a_window_standardised_checkpoint_generates_windows_of_mean_0_and_deviation_1(fake_set: FakeSet) -> None:
    models = load(fake_set.with_header(standardisation="window", noise="white-1.005").config)
    piece = Piece(1, 1.0, 2)
    _, first = models.source.block(BlockKey(piece, 0))
    white = load(fake_set.with_header(standardisation="window").config)
    _, other = white.source.block(BlockKey(piece, 0))
    assert float(first.abs().mean()) == pytest.approx(0.8, abs=0.15)
    assert not torch.equal(first, other)  # the noise that the checkpoint names reaches the tape


def test_angles_are_mixed_as_angles_and_no_statistics_touch_them(tmp_path: Path) -> None:
    models = load(write_set(tmp_path, kind="spherical").config)
    assert models.geometry is ANGULAR
    _, block = models.source.block(BlockKey(Piece(1, 2.0, 2), 0))
    assert float(block.abs().max()) <= 1.0
    assert torch.equal(models.source.statistics.restore(block), block)


@pytest.mark.parametrize("write", [write_v1_with_prior, write_msprior])
def test_a_prior_plays_without_a_checkpoint(write: object, tmp_path: Path) -> None:
    assert callable(write)
    models = load(ModelsConfig(source="prior", codec=write(tmp_path / "joined.ts")))
    pipeline = Pipeline.build(models, chunk=CHUNK, knobs=defaults())
    pipeline.performance.start((1,))
    assert pipeline.generation.next() is not None
    frames = pipeline.decoding.next()
    assert frames is not None
    assert frames.shape == (CHUNK * RATIO, 1)


def test_a_recurrent_codec_is_refused_live_before_the_checkpoints_weights_are_read(tmp_path: Path) -> None:
    fake_set = write_checkpoint_for(write_hybrid(tmp_path / "hybrid.ts"))
    with pytest.raises(ModelError, match=r"hybrid\.ts: its decoder is recurrent .* .rld-live generate"):
        load(fake_set.with_header(has_weights=False).config)
    assert load(fake_set.with_header().config, is_live=False).self_test is None


def test_a_prior_that_is_not_there_is_told_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="has no prior"):
        load(ModelsConfig(source="prior", codec=write_export(tmp_path / "codec.ts")))


def test_the_attributes_of_the_codec_reach_the_performance(tmp_path: Path) -> None:
    models = load(ModelsConfig(source="prior", codec=write_msprior(tmp_path / "joined.ts")))
    performance = Pipeline.build(models, chunk=CHUNK, knobs=defaults()).performance
    assert performance.attributes.names() == ("colour",)
    performance.attributes.set("colour", (2,))
    assert performance.attributes.get("colour") == (2,)


def test_a_network_that_cannot_be_guided_plays_with_a_guidance_of_1_whatever_the_knob_says(fake_set: FakeSet) -> None:
    pieces = load(fake_set.config).source.pieces
    assert pieces.piece(1, temperature=1.0, steps=2, guidance=3.0) == Piece(1, 1.0, 2)
    with pytest.raises(ControlError, match="no attention"):
        pieces.with_guidance(Piece(1, 1.0, 2), 3.0)
    assert pieces.with_guidance(Piece(1, 1.0, 2), 1.0) == Piece(1, 1.0, 2)  # off, as it is


def test_guidance_of_a_set_changes_its_music_and_1_does_not(fake_set: FakeSet) -> None:
    network = replace(fake_set.header.network, attentions=(0, 1))
    source = load(fake_set.with_header(network=network).config).source
    plain = source.pieces.piece(1, temperature=1.0, steps=2, guidance=1.0)
    guided = source.pieces.with_guidance(plain, 3.0)
    assert source.pieces.with_guidance(guided, 1.0) == plain
    one, other = (source.block(BlockKey(piece, 0))[1] for piece in (plain, guided))
    assert not torch.allclose(one, other, atol=1e-3)
