import os
import pickle
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from rld_live.diffusion.architecture import infer_network
from rld_live.diffusion.checkpoint import Checkpoint, ForeignOptions, load_checkpoint, read_header
from rld_live.diffusion.network import PRESETS, NetworkConfig, build_network
from rld_live.diffusion.rld import describe
from rld_live.diffusion.sampler import WindowSampler
from rld_live.diffusion.weights import weights_of
from rld_live.errors import ConfigError, ModelError
from rld_live.latent.noise import NoiseTape
from tests.fakes.rld import SMALL, diffusion_model, write_run, write_weights

OPTIONS = ForeignOptions(window=SMALL.window)

# The Flex-ed fork's presets: latent length → channels, factors, items, attentions.
FLEXED = {
    256: ((256, 256, 256, 512, 512), (1, 2, 2, 2, 2), (1, 2, 2, 2, 4), (0, 0, 0, 1, 1)),
    512: ((256, 256, 256, 256, 512, 512), (1, 2, 2, 2, 2, 2), (1, 2, 2, 2, 2, 4), (0, 0, 0, 0, 1, 1)),
    1024: ((256,) * 4 + (512,) * 3, (1, 4, 4, 4, 2, 2, 2), (1, 2, 2, 2, 2, 2, 4), (0, 0, 0, 0, 1, 1, 1)),
    2048: (
        (256,) * 4 + (512,) * 3 + (768,),
        (1, 4, 4, 4, 2, 2, 2, 2),
        (1, 2, 2, 2, 2, 2, 2, 4),
        (0, 0, 0, 0, 0, 1, 1, 1),
    ),
    8192: (
        (256,) * 4 + (512,) * 3 + (768,) * 3,
        (1, 4, 4, 4, 2, 2, 2, 2, 2, 2),
        (1, 2, 2, 2, 2, 2, 2, 4, 4, 4),
        (0, 0, 0, 0, 0, 1, 1, 1, 1, 1),
    ),
    16384: (
        (256,) * 4 + (512,) * 3 + (768,) * 4,
        (1, 4, 4, 4, 2, 2, 2, 2, 2, 2, 2),
        (1, 2, 2, 2, 2, 2, 2, 4, 4, 4, 4),
        (0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1),
    ),
}


def flexed(window: int) -> NetworkConfig:
    channels, factors, items, attentions = FLEXED[window]
    return replace(
        PRESETS["rld"], window=window, channels=channels, factors=factors, items=items, attentions=attentions
    )


@pytest.mark.parametrize("config", [PRESETS["rld"], *map(flexed, FLEXED)], ids=lambda config: str(config.window))
def test_every_known_network_is_told_from_its_weights_alone(config: NetworkConfig) -> None:
    with torch.device("meta"):
        weights = weights_of(build_network(config))

    assert infer_network(weights, Path("a.pt"), ForeignOptions(), window=None) == config


def test_a_training_run_is_read_with_all_that_it_says(tmp_path: Path) -> None:
    header = read_header(write_run(tmp_path / "a.pt", diffusion_model(), epoch=12, has_trained=True), OPTIONS)

    assert header.network == SMALL
    assert header.step == 1
    assert header.codec is None
    assert header.standardisation == "window"
    assert header.noise == "white"
    assert header.training["epoch"] == 12
    assert set(header.statistics.mean) == {0.0}
    assert set(header.statistics.deviation) == {1.0}


def test_what_the_file_does_not_say_comes_from_the_options(tmp_path: Path) -> None:
    path = write_run(tmp_path / "a.pt", diffusion_model())
    header = read_header(path, ForeignOptions(noise="pyramid", scale=1.5, offset=-0.25, window=64, heads=4))

    assert header.noise == "pyramid"
    assert set(header.statistics.deviation) == {1.5}
    assert set(header.statistics.mean) == {-0.25}
    assert (header.network.window, header.network.attention_heads, header.network.attention_features) == (64, 4, 32)


def test_a_network_of_raw_latents_has_its_windows_left_alone(tmp_path: Path) -> None:
    path = write_run(tmp_path / "a.pt", diffusion_model())

    assert read_header(path, replace(OPTIONS, standardisation="dimension")).standardisation == "dimension"


def test_sampled_latents_are_those_of_the_original_program(tmp_path: Path) -> None:
    model = diffusion_model()
    _, network = load_checkpoint(write_run(tmp_path / "a.pt", model), OPTIONS)
    noise = NoiseTape(664, latent_dim=SMALL.latent_dim, window=SMALL.window).window(0)
    sampler = WindowSampler(network, latent_dim=SMALL.latent_dim, window=SMALL.window)
    latents = sampler.sample(noise, steps=100, solver="ddim")
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(664)
        original = model.sample(torch.randn(1, SMALL.latent_dim, SMALL.window), num_steps=100)[0]

    assert (latents - original).abs().max() < 1e-5 * original.abs().max()


@pytest.mark.parametrize(
    "prefix", ["", "net.", "diffusion.net.", "module.net.", "_orig_mod.net.", "net._orig_mod.", "diffusion_model.net."]
)
def test_stripped_files_are_read_under_any_prefix(tmp_path: Path, prefix: str) -> None:
    net = diffusion_model().net
    path = write_weights(tmp_path / "a.pt", {prefix + name: tensor for name, tensor in net.state_dict().items()})
    header, network = load_checkpoint(path, OPTIONS)

    assert header.network == SMALL
    assert all(torch.equal(tensor, weights_of(net)[name]) for name, tensor in weights_of(network).items())


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16])
def test_stripped_files_of_half_precision_load_as_float32(tmp_path: Path, dtype: torch.dtype) -> None:
    weights = {name: tensor.to(dtype) for name, tensor in diffusion_model().net.state_dict().items()}
    _, network = load_checkpoint(write_weights(tmp_path / "a.pt", weights), OPTIONS)

    for name, tensor in weights_of(network).items():
        assert tensor.dtype == torch.float32
        assert torch.equal(tensor, weights[name].float())


def test_a_file_of_an_old_torch_is_read(tmp_path: Path) -> None:
    path = write_weights(tmp_path / "a.pt", diffusion_model().state_dict(), is_zip=False)

    assert read_header(path, OPTIONS).network == SMALL


def test_the_window_is_what_the_file_says(tmp_path: Path) -> None:
    path = write_run(tmp_path / "a.pt", diffusion_model(), latent_length=64, rave_dims=4)

    assert read_header(path).network.window == 64
    assert read_header(path, ForeignOptions(window=64)).network.window == 64
    with pytest.raises(ConfigError, match="windows of 64 latent frames, not 32"):
        read_header(path, OPTIONS)


def test_a_window_that_does_not_fit_the_factors_is_refused_with_both_numbers(tmp_path: Path) -> None:
    path = write_run(tmp_path / "a.pt", diffusion_model())

    with pytest.raises(ModelError, match=r"a\.pt: a window of 20 .* a multiple of 8"):
        read_header(path, ForeignOptions(window=20))


def test_without_a_word_about_the_window_it_is_at_least_2048_frames(tmp_path: Path) -> None:
    assert read_header(write_run(tmp_path / "a.pt", diffusion_model())).network.window == 2048


def test_dimensions_that_contradict_the_weights_are_refused_with_both_numbers(tmp_path: Path) -> None:
    path = write_run(tmp_path / "a.pt", diffusion_model(), latent_length=32, rave_dims=8)

    with pytest.raises(ModelError, match="have 8 dimensions, and its weights take 4"):
        read_header(path)


def test_heads_that_do_not_divide_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="5 attention heads do not divide its 128"):
        read_header(write_run(tmp_path / "a.pt", diffusion_model()), replace(OPTIONS, heads=5))


def test_what_a_file_leaves_open_is_told(tmp_path: Path) -> None:
    header, silent = describe(write_run(tmp_path / "a.pt", diffusion_model()))
    _, flexed_fork = describe(write_run(tmp_path / "b.pt", diffusion_model(), latent_length=64))

    assert header.network == replace(SMALL, window=2048)
    assert "codec" in silent[0]
    assert "window" in silent[-1]
    assert len(flexed_fork) == len(silent) - 1


@pytest.mark.parametrize("length", [1, 3])
def test_a_network_that_learned_to_do_without_its_condition_plays_without_it(tmp_path: Path, length: int) -> None:
    model = diffusion_model(
        cross_attentions=[0, 1, 1], embedding_features=24, embedding_max_length=length, use_embedding_cfg=True
    )
    header, network = load_checkpoint(write_run(tmp_path / "a.pt", model), OPTIONS)
    x, time = torch.randn(2, SMALL.latent_dim, SMALL.window), torch.tensor([0.2, 0.9])
    absence = model.net.state_dict()["blocks.2.blocks.0.blocks.0.weight"]

    assert header.network.cross_attentions == (0, 1, 1)
    assert Checkpoint.from_json(header.to_json()) == header
    with torch.inference_mode():
        expected = model.net(x, time, embedding=absence.expand(2, length, 24))
        torch.testing.assert_close(network(x, time), expected)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"cross_attentions": [0, 1, 1], "embedding_features": 24}, "a condition of 24 numbers, always"),
        (
            {
                "cross_attentions": [0, 1, 1],
                "embedding_features": 32,
                "embedding_max_length": 32,
                "use_embedding_cfg": True,
            },
            "another recording's latents, windows of 32 frames",
        ),
        ({"context_channels": [0, 3, 0]}, "further channels"),
    ],
)
def test_a_network_that_needs_its_condition_says_which(tmp_path: Path, more: dict[str, Any], sentence: str) -> None:
    path = write_run(tmp_path / "a.pt", diffusion_model(**more))

    with pytest.raises(ModelError, match=f"{sentence}.*plays only with that condition"):
        read_header(path, OPTIONS)


class Hostile:
    """Pickles as a call that creates a file."""

    def __init__(self, evidence: Path) -> None:
        self.evidence = evidence

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return os.mkdir, (str(self.evidence),)


@pytest.mark.parametrize("is_zip", [True, False])
def test_code_in_a_file_is_never_run(tmp_path: Path, is_zip: bool) -> None:
    path, evidence = tmp_path / "a.pt", tmp_path / "it-ran"
    torch.save(
        {"model_state_dict": diffusion_model().state_dict(), "epoch": Hostile(evidence)},
        path,
        _use_new_zipfile_serialization=is_zip,
    )

    with pytest.raises(ModelError, match=r"holds a Python object \(posix.mkdir\).*save the weights alone"):
        read_header(path, OPTIONS)
    assert not evidence.exists()


def test_a_bare_pickle_is_never_opened(tmp_path: Path) -> None:
    path, evidence = tmp_path / "a.pt", tmp_path / "it-ran"
    for protocol in (2, 4):
        path.write_bytes(pickle.dumps({"net": Hostile(evidence)}, protocol=protocol))
        with pytest.raises(ModelError, match=r"a\.pt: "):
            read_header(path, OPTIONS)
    assert not evidence.exists()


@pytest.mark.parametrize(
    ("saved", "sentence"),
    [
        ({"pytorch-lightning_version": "1.9", "state_dict": {"net.a": torch.zeros(1)}}, "Lightning.*model.net.state_d"),
        ({"state_dict": {"pqmf.weight": torch.zeros(1)}}, "a RAVE training checkpoint: export it"),
        (torch.zeros(2, 3), r"holds one tensor \[2, 3\] and no weights"),
        ([1, 2], "holds a list and no weights"),
        ({"epoch": 3}, "holds epoch and no weights"),
        ({}, "holds nothing and no weights"),
        ({"net.emb_network.linear0.weight": torch.zeros(1)}, "not those of audio-diffusion-pytorch's UNetV0"),
        ({"net.blocks.0.weights": torch.zeros(128)}, "not those of a whole UNetV0"),
    ],
)
def test_other_data_is_refused_with_what_it_is(tmp_path: Path, saved: Any, sentence: str) -> None:
    torch.save(saved, tmp_path / "a.pt")

    with pytest.raises(ModelError, match=rf"a\.pt: .*{sentence}"):
        read_header(tmp_path / "a.pt", OPTIONS)


def test_a_network_without_some_of_its_weights_is_refused(tmp_path: Path) -> None:
    weights = diffusion_model().net.state_dict()
    last = "blocks.2.net.skip.blocks.0.1.bias"
    inner = [name for name in weights if name.startswith("blocks.2.net.block.blocks.3.block.blocks.2.")]
    up = [name for name in weights if name.startswith("blocks.2.net.block.blocks.3.block.blocks.5.block.blocks.4.")]
    assert last in weights
    assert inner
    assert up
    for missing in ([last], inner, up):
        kept = {name: tensor for name, tensor in weights.items() if name not in missing}
        with pytest.raises(ModelError, match=r"a\.pt: .*(weights are missing|not those of a whole UNetV0)"):
            load_checkpoint(write_weights(tmp_path / "a.pt", kept), OPTIONS)


def test_time_layers_that_are_two_are_refused(tmp_path: Path) -> None:
    weights = diffusion_model().net.state_dict()
    weights["blocks.1.blocks.1.0.bias"] = torch.ones(16)

    with pytest.raises(ModelError, match="two time layers differ"):
        read_header(write_weights(tmp_path / "a.pt", weights), OPTIONS)


def test_damaged_and_mistaken_archives_are_refused(tmp_path: Path) -> None:
    whole = write_run(tmp_path / "whole.pt", diffusion_model()).read_bytes()
    (tmp_path / "short.pt").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "start.pt").write_bytes(whole[:100])
    directory = whole.rfind(b"PK\x01\x02", 0, whole.index(b"data.pkl", whole.index(b"PK\x01\x02")))
    (tmp_path / "locked.pt").write_bytes(whole[: directory + 8] + b"\x01" + whole[directory + 9 :])
    for name, members in (("codec.ts", ("data.pkl", "constants.pkl", "code/x.py")), ("other.zip", ("a.txt",))):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            for member in members:
                archive.writestr(f"archive/{member}", "")

    for name, sentence in (
        ("short.pt", "cut short or damaged"),
        ("start.pt", "cut short or damaged"),
        ("locked.pt", "cut short or damaged"),
        ("codec.ts", "TorchScript module: give it as the codec"),
        ("other.zip", "zip archive that PyTorch did not write"),
    ):
        with pytest.raises(ModelError, match=rf"{name}: .*{sentence}"):
            read_header(tmp_path / name, OPTIONS)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"noise": "brown"}, "no noise is called 'brown': there are white, pyramid"),
        ({"scale": 0.0}, "above 0"),
        ({"scale": float("nan")}, "above 0"),
        ({"offset": float("inf")}, "make no latents"),
        ({"heads": 0}, "1 or more"),
        ({"window": 0}, "window of 0 latent frames"),
        ({"standardisation": "song"}, "one of dimension, window"),
    ],
)
def test_impossible_options_are_refused(options: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ConfigError, match=sentence):
        ForeignOptions(**options)
