import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import save_file

import rld_live
from rld_live.diffusion.checkpoint import (
    Checkpoint,
    CodecIdentity,
    ForeignOptions,
    load_checkpoint,
    read_header,
    read_tensors,
    rewrite_header,
    save_checkpoint,
)
from rld_live.diffusion.network import NetworkConfig, build_network
from rld_live.diffusion.weights import weights_of
from rld_live.errors import ConfigError, ModelError
from rld_live.latent.statistics import LatentStatistics
from tests.fakes.json_files import changed

BUILTIN = Path(rld_live.__file__).parent / "builtin" / "diffusion.safetensors"
HEADER = Checkpoint(
    network=NetworkConfig(
        latent_dim=2,
        window=16,
        channels=(8, 8),
        factors=(1, 4),
        items=(1, 1),
        attentions=(0, 1),
        attention_heads=1,
        attention_features=8,
        modulation_features=8,
    ),
    statistics=LatentStatistics(mean=(0.1, -2.0), deviation=(1.5, 0.3)),
    codec=CodecIdentity(name="toy", fingerprint="0123456789abcdef", sample_rate=44100, ratio=2048, latent_dim=2),
    step=1234,
    seed=2**63 - 1,
    validation_loss=1 / 3,
    training={"batch": 16},
)


def test_header_and_network_come_back_as_they_were(tmp_path: Path) -> None:
    network = build_network(HEADER.network)
    save_checkpoint(tmp_path / "a.safetensors", HEADER, weights_of(network))
    header, loaded = load_checkpoint(tmp_path / "a.safetensors")
    x, time = torch.randn(1, 2, 16), torch.tensor([0.4])

    assert header == HEADER == read_header(tmp_path / "a.safetensors")
    with torch.inference_mode():
        assert torch.equal(loaded(x, time), network(x, time))


@pytest.mark.parametrize("storage", [torch.bfloat16, torch.float16])
def test_half_precision_halves_the_file_and_loads_as_float32(tmp_path: Path, storage: torch.dtype) -> None:
    weights = weights_of(build_network(HEADER.network))
    save_checkpoint(tmp_path / "whole.safetensors", HEADER, weights)
    save_checkpoint(tmp_path / "half.safetensors", HEADER, weights, storage=storage)
    _, loaded = load_checkpoint(tmp_path / "half.safetensors")
    numbers = sum(tensor.numel() for tensor in weights.values())
    saved = (tmp_path / "whole.safetensors").stat().st_size - (tmp_path / "half.safetensors").stat().st_size

    assert saved == pytest.approx(2 * numbers, rel=0.05)
    for name, tensor in weights_of(loaded).items():
        assert tensor.dtype == torch.float32
        torch.testing.assert_close(tensor, weights[name], rtol=2**-8, atol=1e-6)


def test_what_only_training_needs_is_kept_bit_by_bit_and_apart(tmp_path: Path) -> None:
    path, moments = tmp_path / "last.safetensors", {"moment1.a": torch.randn(5), "online.a": torch.randn(3)}
    weights = weights_of(build_network(HEADER.network))
    save_checkpoint(path, HEADER, weights, storage=torch.bfloat16, resuming=moments)

    assert torch.equal(read_tensors(path, prefix="moment1.")["a"], moments["moment1.a"])
    assert read_tensors(path, prefix="online.").keys() == {"a"}
    load_checkpoint(path)


def test_a_write_that_fails_leaves_the_older_file(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    save_checkpoint(path, HEADER, weights_of(build_network(HEADER.network)))
    before = path.read_bytes()
    (tmp_path / "a.safetensors.partial").mkdir()

    with pytest.raises(ModelError, match="cannot be written"):
        save_checkpoint(path, replace(HEADER, step=1), {})
    assert path.read_bytes() == before


def test_other_files_are_refused_with_what_they_are(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "codec.ts", "w") as archive:
        archive.writestr("codec/constants.pkl", "")
    (tmp_path / "text.safetensors").write_text("not a checkpoint, but longer than eight bytes")
    (tmp_path / "empty.safetensors").touch()
    save_file({"a": torch.zeros(1)}, tmp_path / "foreign.safetensors")

    for name, sentence in (
        ("codec.ts", "give it as the codec"),
        ("text.safetensors", "not a safetensors file"),
        ("empty.safetensors", "not a safetensors file"),
        ("foreign.safetensors", "not our checkpoint"),
        ("missing.safetensors", "No such file"),
        (".", "Is a directory"),
    ):
        with pytest.raises(ModelError, match=sentence):
            read_header(tmp_path / name)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (json.dumps({"version": 99}), "version 99"),
        (json.dumps({"version": 1}), "damaged"),
        ("{", "damaged"),
        ("[]", "damaged"),
        (json.dumps({**json.loads(HEADER.to_json()), "network": {"depth": 3}}), "not one of our networks|newer"),
        (json.dumps({**json.loads(HEADER.to_json()), "standardisation": "song"}), "damaged"),
        (json.dumps({**json.loads(HEADER.to_json()), "statistics": []}), "damaged"),
        (json.dumps({**json.loads(HEADER.to_json()), "statistics": {"mean": [0.0], "deviation": [1.0]}}), "damaged"),
        (json.dumps({**json.loads(HEADER.to_json()), "noise": "pink"}), "no noise is called 'pink'"),
    ],
)
def test_a_header_that_is_newer_or_damaged_is_refused(tmp_path: Path, text: str, sentence: str) -> None:
    save_file({"a": torch.zeros(1)}, tmp_path / "a.safetensors", metadata={"rld_live.checkpoint": text})

    with pytest.raises(ModelError, match=f"a.safetensors: .*({sentence})"):
        read_header(tmp_path / "a.safetensors")


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"network": {"channels": ["8", "8"]}}, "network.channels.0"),
        ({"network": {"channels": 8}}, "network.channels"),
        ({"network": {"window": 1 << 40}}, "network.window"),
        ({"network": {"items": [1, 1 << 30]}}, "network.items.1"),
        ({"network": None}, "network"),
        ({"statistics": {"mean": ["a", "b"]}}, "statistics.mean.0"),
        ({"statistics": {"mean": None}}, "statistics.mean"),
        ({"codec": {"ratio": "abc"}}, "codec.ratio"),
        ({"codec": {"ratio": 0}}, "codec.ratio"),
        ({"codec": {"ratio": -1}}, "codec.ratio"),
        ({"codec": {"sample_rate": None}}, "codec.sample_rate"),
        ({"codec": {"new\nkey": 1}}, "codec.new key"),
        ({"codec": []}, "codec"),
        ({"validation_loss": "x"}, "validation_loss"),
        ({"training": 3}, "training"),
        ({"step": 1.5}, "step"),
        ({"seed": -1}, "seed"),
        ({"standardisation": ["window"]}, "standardisation"),
        ({"noise": ["white"]}, "noise"),
        ({"version": True}, "version"),
    ],
)
def test_a_header_of_other_types_is_refused_in_one_line_that_names_the_key(
    tmp_path: Path, change: dict[str, Any], key: str
) -> None:
    path = tmp_path / "a.safetensors"
    text = json.dumps(changed(json.loads(HEADER.to_json()), change))
    save_file({"a": torch.zeros(1)}, path, metadata={"rld_live.checkpoint": text})

    for read in (read_header, load_checkpoint):
        with pytest.raises(ModelError) as error:
            read(path)
        assert str(error.value).startswith(f"{path}: its header is damaged ({key}: ")
        assert str(error.value).endswith("train again or take another copy")
        assert "\n" not in str(error.value)


def test_sizes_that_the_weights_do_not_have_are_refused_before_memory_is_taken_for_them(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    save_checkpoint(path, HEADER, weights_of(build_network(HEADER.network)))
    rewrite_header(path, replace(HEADER, network=replace(HEADER.network, channels=(1 << 16, 1 << 16))))  # 50 GB a layer

    with pytest.raises(ModelError, match=r"a\.safetensors: .* does not belong to the network it describes"):
        load_checkpoint(path)


def test_the_built_in_checkpoint_is_read_by_its_own_header() -> None:
    assert read_header(BUILTIN).network.latent_dim == 32


def test_what_a_converted_checkpoint_says_comes_back(tmp_path: Path) -> None:
    converted = replace(
        HEADER,
        codec=None,
        standardisation="window",
        noise="pyramid",
        statistics=LatentStatistics.uniform(2, scale=1.5, offset=0.1),
    )
    save_checkpoint(tmp_path / "a.safetensors", converted, weights_of(build_network(HEADER.network)))

    assert read_header(tmp_path / "a.safetensors") == converted


def test_a_header_from_before_noise_and_standardisation_is_read(tmp_path: Path) -> None:
    old = json.loads(HEADER.to_json())
    del old["noise"], old["standardisation"]
    for name in ("cross_attentions", "embedding_features", "embedding_length"):
        del old["network"][name]
    save_file({"a": torch.zeros(1)}, tmp_path / "a.safetensors", metadata={"rld_live.checkpoint": json.dumps(old)})

    assert read_header(tmp_path / "a.safetensors") == HEADER


def test_a_rewritten_header_leaves_the_weights_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    save_checkpoint(path, HEADER, weights_of(build_network(HEADER.network)), storage=torch.bfloat16)
    before = read_tensors(path, prefix="")
    rewrite_header(path, replace(HEADER, noise="pyramid"))
    after = read_tensors(path, prefix="")

    assert read_header(path).noise == "pyramid"
    assert before.keys() == after.keys()
    assert all(
        torch.equal(after[name], tensor) and after[name].dtype == tensor.dtype for name, tensor in before.items()
    )


def test_options_for_foreign_files_are_refused_where_the_file_says_it_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    save_checkpoint(path, HEADER, weights_of(build_network(HEADER.network)))

    for read in (read_header, load_checkpoint):
        with pytest.raises(ConfigError, match="says itself"):
            read(path, ForeignOptions())


def test_weights_that_are_no_numbers_are_refused_by_name(tmp_path: Path) -> None:
    weights = weights_of(build_network(HEADER.network))
    name = next(iter(weights))
    weights[name].view(-1)[-1] = float("nan")
    save_checkpoint(tmp_path / "a.safetensors", HEADER, weights)

    with pytest.raises(ModelError, match=rf"a\.safetensors: {name} holds NaN or infinity"):
        load_checkpoint(tmp_path / "a.safetensors")


def test_missing_weights_refuse_the_file_instead_of_starting_afresh(tmp_path: Path) -> None:
    weights = weights_of(build_network(HEADER.network))
    weights.pop(next(iter(weights)))
    save_checkpoint(tmp_path / "a.safetensors", HEADER, weights)

    with pytest.raises(ModelError, match=r"a\.safetensors: 1 weights are missing"):
        load_checkpoint(tmp_path / "a.safetensors")
